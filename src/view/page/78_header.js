// Whose translation this is, above everything, and what is small, below.
{
  const themes = [
    { value: "system", text: "Auto", title: "as the system has it" },
    { value: "light", text: "Light" },
    { value: "dark", text: "Dark" },
  ];

  function kindOf({ encoder, decoder, attention, folder, parameters }) {
    const kind = [encoder, decoder]
      .filter((name, i, all) => name && all.indexOf(name) === i)
      .join(" and ");
    const words = [
      folder,
      kind,
      attention === "none" ? "no attention" : attention && `${attention} attention`,
    ];
    if (parameters) words.push(`${regard.count(parameters)} parameters`);
    return words.filter(Boolean).join(" \u00b7 ");
  }

  // A long sentence is set small, or it would push the views out of sight.
  const sizeOf = (text) => (text.length > 140 ? "long" : "");

  function showHeader(box) {
    const { element, button, choice, state, change } = regard;
    const run = regard.run();
    box.replaceChildren(
      element(
        "div",
        { class: "bar" },
        element("span", { class: "name" }, "regard"),
        element(
          "div",
          { class: "bar-end" },
          choice({
            id: "theme",
            label: "Colours",
            options: themes,
            value: state.theme,
            change: (theme) => change({ theme }),
          }),
          button(
            {
              id: "keys",
              "data-testid": "keys",
              class: "round",
              "aria-label": "Keys",
              title: "Keys (?)",
              click: regard.showHelp,
            },
            "?",
          ),
        ),
      ),
      element(
        "h1",
        { class: sizeOf(run.source) },
        element("bdi", { "data-testid": "source" }, regard.readable(run.source)),
      ),
      element(
        "p",
        { class: `target ${sizeOf(run.target)}` },
        element("span", { class: "arrow", "aria-hidden": "true" }, "\u2192"),
        element("bdi", { "data-testid": "target" }, regard.readable(run.target)),
        ...(run.forced ? [element("span", { class: "badge" }, "target given")] : []),
        ...run.clamps.map((clamp) => element("span", { class: "badge" }, `clamp ${clamp}`)),
      ),
      element("p", { class: "model" }, kindOf(run.model)),
    );
  }

  function showFooter(box) {
    const { element } = regard;
    const lines = regard
      .shownRuns()
      .filter((run) => run.left_out)
      .map((run) => element("p", {}, `Left out of ${regard.nameOf(run)}: ${run.left_out}.`));
    box.replaceChildren(
      ...lines,
      element("p", {}, `regard ${regard.document.regard}. This page asks nothing of the network.`),
    );
  }

  Object.assign(regard, { kindOf, showHeader, showFooter });
}
