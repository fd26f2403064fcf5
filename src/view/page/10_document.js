"use strict";
// What the page was made from, and questions to it. All scripts share the one name `regard`, and
// each stands in a block of its own, so that its other names stay private.
window.regard = {};

{
  const data = document.getElementById("gazes");
  regard.document = JSON.parse(data.textContent);
  // A gallery's text can fill the memory as its numbers do: once is enough. A single sentence keeps
  // it, so that a browser's "save as" makes a page that opens.
  if (regard.document.groups.length > 1) data.remove();

  const partNames = { encoder: "Encoder", decoder: "Decoder", cross: "Cross" };
  const partMeanings = {
    encoder: "the source looks at itself",
    decoder: "the target looks at what was said before",
    cross: "the target looks at the source",
  };
  const beginMark = "<s>";

  // An empty translation leaves heads without any weights.
  const headsOf = (run, part, layer) =>
    (run.parts[part]?.[layer] ?? []).filter(({ weights }) => weights?.length);

  const partsOf = (run) =>
    Object.keys(partNames).filter((part) =>
      (run.parts[part] ?? []).some((_, layer) => headsOf(run, part, layer).length),
    );

  // Who looks and what is looked at, as pieces and the numbers of the words they belong to.
  function sidesOf(run, part) {
    const source = { pieces: run.source_pieces, words: run.source_words, name: "source" };
    const target = { pieces: run.target_pieces, words: run.target_words, name: "target" };
    if (part === "encoder") return { rows: source, columns: source };
    if (part === "cross") return { rows: target, columns: source };
    // What was read before each target piece: the mark of the beginning is a word of its own.
    const read = {
      pieces: [beginMark, ...target.pieces.slice(0, -1)],
      words: [0, ...target.words.slice(0, -1).map((word) => word + 1)],
      name: "what was said before",
    };
    return { rows: target, columns: read };
  }

  function meanOf(matrices) {
    if (matrices.length === 1) return matrices[0];
    return matrices[0].map((row, t) =>
      row.map((_, s) => matrices.reduce((sum, matrix) => sum + matrix[t][s], 0) / matrices.length),
    );
  }

  // The weights that part, layer and head (a number or "mean") choose.
  function weightsOf(run, { part, layer, head }) {
    const heads = headsOf(run, part, layer);
    if (!heads.length) return null;
    return head === "mean" ? meanOf(heads.map((one) => one.weights)) : heads[head].weights;
  }

  // The translation's last look at the source: what hypotheses and explanations are set beside.
  function lastLookOf(run) {
    const layers = run.parts.cross;
    if (!layers?.length) return null;
    return weightsOf(run, { part: "cross", layer: layers.length - 1, head: "mean" });
  }

  Object.assign(regard, {
    partNames,
    partMeanings,
    partsOf,
    sidesOf,
    headsOf,
    weightsOf,
    lastLookOf,
  });
}
