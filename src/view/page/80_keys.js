// Keys that work wherever the focus is, and the page that tells of them.
{
  const listed = [
    ["\u2190 \u2191 \u2192 \u2193", "move in a view that has the focus"],
    ["Home End", "begin and end of a row"],
    ["Enter", "enlarge a head; turn a head on or off (with Shift: it alone)"],
    ["[ ]", "layer before, layer after"],
    ["\u2212 +", "head before, head after"],
    ["Page \u2191 \u2193", "the query before and after, in Neurons"],
    ["1 \u2013 7", "choose a view"],
    ["Space", "play and pause"],
    [", .", "sentence before, sentence after"],
    ["w", "pieces or words"],
    ["n", "numbers in the heat map"],
    ["d", "dark or light"],
    ["Esc", "back"],
    ["?", "these keys"],
  ];

  function showHelp() {
    const { element, button } = regard;
    const dialog = document.getElementById("help");
    dialog.replaceChildren(
      element("h2", { id: "help-title" }, "Keys"),
      element(
        "dl",
        {},
        ...listed.flatMap(([key, meaning]) => [
          element("dt", {}, ...key.split(" ").map((name) => element("kbd", {}, name))),
          element("dd", {}, meaning),
        ]),
      ),
      button({ class: "plain", click: () => dialog.close() }, "Close"),
    );
    dialog.showModal();
  }

  function stepLayer(by) {
    const { state, change, shownLayers, clamp } = regard;
    change({ layer: clamp(state.layer + by, 0, Math.max(shownLayers() - 1, 0)) });
  }

  // The mean stands before the first head.
  function stepHead(by) {
    const { state, change, shownHeads } = regard;
    const last = shownHeads() - 1;
    const to = regard.clamp((state.head === "mean" ? -1 : state.head) + by, -1, last);
    change({ head: to < 0 ? "mean" : to });
  }

  function playOrPause() {
    const player =
      regard.state.view === "decoding" ? regard.player : (regard.trainingPlayer ?? null);
    player?.toggle();
    return Boolean(player);
  }

  const actions = {
    "?": showHelp,
    "[": () => stepLayer(-1),
    "]": () => stepLayer(1),
    "-": () => stepHead(-1),
    "+": () => stepHead(1),
    "=": () => stepHead(1),
    " ": playOrPause,
    ",": () => regard.change({ group: regard.state.group - 1 }),
    ".": () => regard.change({ group: regard.state.group + 1 }),
    w: () => regard.change({ words: !regard.state.words }),
    n: () => regard.change({ values: !regard.state.values }),
    d: () => regard.change({ theme: regard.isDark() ? "light" : "dark" }),
    Escape: () => (regard.state.enlarged ? regard.change({ enlarged: false }) : false),
  };

  // Keys that a control under the focus has a use of its own for.
  function isTaken(event) {
    const { target, key } = event;
    if (target.closest("dialog")) return true;
    if (target.matches("input[type=search], select")) return true;
    return key === " " && target.matches("button, input, summary, [role=tab]");
  }

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
    const view = regard.shownViews()[Number(event.key) - 1];
    const action = view ? () => regard.change({ view }) : actions[event.key];
    if (action && action() !== false) event.preventDefault();
  });

  Object.assign(regard, { showHelp });
}
