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

  // A long sentence is set small and cut, or it would push the views out of sight. A button, where
  // something is cut, shows it whole.
  const isLong = (text) => text.length > 140;
  const whole = new Set(); // the ids of the titles that are shown whole

  function title(name, { id, text, before = [], badges = [] }) {
    const { element, button } = regard;
    const words = [...before, element("bdi", { "data-testid": id }, text)];
    if (!isLong(text)) return [element(name, { class: id }, ...words, ...badges)];
    const box = element(name, { class: `${id} long`, id: `title-${id}` }, ...words);
    const more = button({
      class: "plain",
      id: `more-${id}`,
      "data-testid": `more-${id}`,
      "aria-controls": box.id,
      click() {
        if (!whole.delete(id)) whole.add(id);
        fit();
      },
    });
    function fit() {
      const open = whole.has(id);
      box.classList.toggle("whole", open);
      more.hidden = !open && box.scrollHeight <= box.clientHeight;
      more.setAttribute("aria-expanded", String(open));
      more.textContent = open ? "Show less" : "Show all";
    }
    new ResizeObserver(fit).observe(box);
    return [box, element("div", { class: "more" }, more, ...badges)];
  }

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
      ...title("h1", { id: "source", text: regard.readable(run.source) }),
      ...title("p", {
        id: "target",
        text: regard.targetOf(run),
        before: [element("span", { class: "arrow", "aria-hidden": "true" }, "\u2192")],
        badges: [
          ...(run.forced && run.target ? ["target given"] : []),
          ...run.clamps.map((clamp) => `clamp ${clamp}`),
        ].map((text) => element("span", { class: "badge" }, text)),
      }),
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
