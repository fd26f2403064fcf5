// The sentences of the page: one to look at, and of several a list to choose from.
{
  const mostListed = 200;
  let wanted = "";
  let open = false;

  const sourceOf = (group) => group.runs[0].source;

  function matches() {
    const { groups } = regard.document;
    const needle = wanted.toLocaleLowerCase();
    return groups
      .map((group, i) => ({ group, i }))
      .filter(
        ({ group }) =>
          !needle ||
          group.runs.some((run) =>
            `${run.source} ${run.target}`.toLocaleLowerCase().includes(needle),
          ),
      );
  }

  function fillList(list) {
    const { element, button, state } = regard;
    const found = matches();
    const items = found
      .slice(0, mostListed)
      .map(({ group, i }) =>
        element(
          "li",
          {},
          button(
            {
              class: "sentence",
              "data-testid": `sentence-${i + 1}`,
              "aria-current": i === state.group ? "true" : null,
              click: () => regard.change({ group: i }),
            },
            element("span", { class: "rank" }, String(i + 1)),
            element("bdi", {}, regard.readable(sourceOf(group))),
          ),
        ),
      );
    if (!found.length) items.push(element("li", { class: "note" }, "No sentence has that."));
    if (found.length > mostListed) {
      items.push(
        element(
          "li",
          { class: "note" },
          `${regard.count(found.length - mostListed)} more: type some letters to find them.`,
        ),
      );
    }
    list.replaceChildren(...items);
  }

  function showSentences(box) {
    const { groups } = regard.document;
    const { element, button, icon, state } = regard;
    if (groups.length < 2) {
      box.replaceChildren();
      return;
    }
    const list = element("ol", { class: "sentences" });
    const filter = element("input", {
      type: "search",
      id: "filter",
      "data-testid": "filter",
      placeholder: "Find a sentence",
      "aria-label": "Find a sentence",
      value: wanted,
      input: () => {
        wanted = filter.value;
        fillList(list);
      },
    });
    fillList(list);
    const step = (by, name, title) =>
      button(
        {
          id: `sentence-${name}`,
          "data-testid": `sentence-${name}`,
          class: "round",
          "aria-label": title,
          title,
          disabled: !groups[state.group + by],
          click: () => regard.change({ group: state.group + by }),
        },
        icon(name),
      );
    box.replaceChildren(
      element(
        "div",
        { class: "gallery" },
        step(-1, "back", "Previous sentence"),
        step(1, "on", "Next sentence"),
        element(
          "details",
          {
            open,
            toggle: (event) => {
              open = event.target.open;
            },
          },
          element(
            "summary",
            { id: "sentence-summary" },
            `Sentence ${state.group + 1} of ${groups.length}`,
          ),
          element("div", { class: "list" }, filter, list),
        ),
      ),
    );
  }

  Object.assign(regard, { showSentences });
}
