// What of the model a view shows: part, layer, head, pieces or words.
{
  function partControl() {
    const { state, change, choice } = regard;
    const parts = regard.shownParts();
    if (parts.length < 2) return [];
    return [
      choice({
        id: "part",
        label: "Part",
        value: state.part,
        change: (part) => change({ part }),
        options: parts.map((part) => ({
          value: part,
          text: regard.partNames[part],
          title: regard.partMeanings[part],
        })),
      }),
    ];
  }

  const numbered = (count, name) =>
    Array.from({ length: count }, (_, i) => ({ value: i, text: `${name} ${i + 1}` }));

  function layerControl() {
    const { state, change, picker } = regard;
    const count = regard.shownLayers();
    if (count < 2) return [];
    return [
      picker({
        id: "layer",
        label: "Layer",
        options: numbered(count, "layer"),
        value: state.layer,
        change: (value) => change({ layer: Number(value) }),
      }),
    ];
  }

  function headControl(kind) {
    const { state, change, picker } = regard;
    const count = regard.shownHeads();
    if (count < 2) return [];
    const options = numbered(count, "head");
    if (kind === "mean") options.unshift({ value: "mean", text: `mean of ${count}` });
    return [
      picker({
        id: "head",
        label: "Head",
        options,
        value: state.head === "mean" && kind === "one" ? 0 : state.head,
        change: (value) => change({ head: value === "mean" ? value : Number(value) }),
      }),
    ];
  }

  function wordsControl() {
    const { state, change, choice } = regard;
    return [
      choice({
        id: "join",
        label: "Show",
        value: state.words ? "words" : "pieces",
        change: (value) => change({ words: value === "words", row: 0, column: 0 }),
        options: [
          { value: "pieces", text: "Pieces", title: "as the model reads them" },
          {
            value: "words",
            text: "Words",
            title: "to a word the sum of its pieces, from a word their mean",
          },
        ],
      }),
    ];
  }

  function switches(controls) {
    const { state, change, toggle, besideRun } = regard;
    const made = [];
    if (controls.values) {
      made.push(
        toggle({
          id: "values",
          label: "Numbers",
          value: state.values,
          change: (values) => change({ values }),
        }),
      );
    }
    if (
      controls.difference &&
      besideRun() &&
      regard.views.heat.differenceOf(regard.run(), besideRun())
    ) {
      made.push(
        toggle({
          id: "difference",
          label: "Difference",
          value: state.difference,
          change: (difference) => change({ difference }),
        }),
      );
    }
    return made;
  }

  function showControls(box) {
    const { controls } = regard.views[regard.state.view];
    box.replaceChildren(
      ...(controls.part ? partControl() : []),
      ...(controls.layer ? layerControl() : []),
      ...(controls.head ? headControl(controls.head) : []),
      ...(controls.words ? wordsControl() : []),
      ...switches(controls),
    );
  }

  // On a narrow screen the tabs scroll sideways; the page itself must not.
  function keepInSight(box, tab) {
    const after = tab.offsetLeft + tab.offsetWidth - box.offsetLeft;
    if (after > box.scrollLeft + box.clientWidth) box.scrollLeft = after - box.clientWidth + 24;
  }

  function showTabs(box) {
    const { state, change, views, element } = regard;
    const names = regard.shownViews();
    const tabs = names.map((name) =>
      element(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${name}`,
          "data-testid": `tab-${name}`,
          "aria-selected": String(name === state.view),
          "aria-controls": "view",
          tabindex: name === state.view ? "0" : "-1",
          click: () => change({ view: name }),
          keydown: (event) => {
            const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
            const ends = { Home: 0, End: names.length - 1 };
            const to = step
              ? (names.indexOf(name) + step + names.length) % names.length
              : ends[event.key];
            if (to === undefined) return;
            event.preventDefault();
            change({ view: names[to] });
            document.getElementById(`tab-${names[to]}`).focus();
          },
        },
        views[name].title,
      ),
    );
    box.replaceChildren(element("div", { role: "tablist", "aria-label": "Views" }, ...tabs));
    document.getElementById("view").setAttribute("aria-labelledby", `tab-${state.view}`);
    keepInSight(box, tabs[names.indexOf(state.view)]);
  }

  Object.assign(regard, { showControls, showTabs });
}
