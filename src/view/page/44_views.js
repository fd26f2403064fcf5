// The views, each a file of its own that adds itself here: {title, hint, exists(run), controls,
// mount(box, run, index)}. `mount` draws one translation into a box and gives {stages, table()}, what
// can be exported; a view may have `tools(box)` for controls of its own, and `legend()`.
{
  const views = {};
  const hasAttention = (run) => regard.partsOf(run).length > 0;

  // The chosen weights with their names, in pieces or words.
  function chosenData(run) {
    const { part, words } = regard.state;
    const matrix = regard.weightsOf(run, usual(run));
    return matrix && regard.labelled(matrix, regard.sidesOf(run, part), words);
  }

  // Part, layer and head as chosen, as far as this translation has them: models beside each other
  // need not be of one size.
  function usual(run) {
    const { part, layer, head } = regard.state;
    const layers = run.parts[part] ?? [];
    const ownLayer = Math.min(layer, layers.length - 1);
    const heads = layers[ownLayer] ?? [];
    return {
      part,
      layer: ownLayer,
      head: head === "mean" ? head : Math.min(head, heads.length - 1),
    };
  }

  // What can be chosen is what any of the shown translations has; one that lacks it says so.
  const shownViews = () =>
    Object.keys(views).filter((name) => regard.shownRuns().some(views[name].exists));
  const shownParts = () =>
    Object.keys(regard.partNames).filter((part) =>
      regard.shownRuns().some((run) => regard.partsOf(run).includes(part)),
    );
  const mostOf = (count) => Math.max(...regard.shownRuns().map(count));
  const shownLayers = () => mostOf((run) => run.parts[regard.state.part]?.length ?? 0);
  const shownHeads = () =>
    mostOf((run) => regard.headsOf(run, regard.state.part, usual(run).layer).length);

  // One head, for views that look inside it.
  function chosenHead(run) {
    const { part, layer, head } = usual(run);
    const number = head === "mean" ? 0 : head;
    return regard.headsOf(run, part, layer)[number] ?? null;
  }

  // What is shown, in words: for captions and file names. `kind` is how the view lets a head be
  // chosen: "mean" or "one", where the first stands for the mean; without, it shows all of them.
  function chosenTitle(run, kind) {
    const { part, layer, head } = usual(run);
    const heads = regard.headsOf(run, part, layer).length;
    const layers = run.parts[part]?.length ?? 0;
    const words = [regard.partNames[part]];
    if (layers > 1) words.push(`layer ${layer + 1}`);
    if (heads > 1 && kind) {
      const asMean = head === "mean" && kind === "mean";
      words.push(asMean ? `mean of ${heads} heads` : `head ${head === "mean" ? 1 : head + 1}`);
    }
    return words.join(", ");
  }

  // What `mount` gives where there is nothing to draw.
  const nothing = () => ({ stages: [], table: () => [] });
  const lacks = (run, part) =>
    regard.element(
      "p",
      { class: "note" },
      part
        ? `${run.name || "This model"} has no ${regard.partNames[part].toLowerCase()} attention.`
        : "This model has no attention.",
    );

  Object.assign(regard, {
    views,
    shownViews,
    shownParts,
    shownLayers,
    shownHeads,
    hasAttention,
    chosenData,
    chosenHead,
    chosenTitle,
    usual,
    lacks,
    nothing,
  });
}
