// Documents of every kind, for what the shipped models cannot show.
import { makeHead, randomFrom, round4, round6, roundWeight } from "./heads.mjs";

const sourcePieces = [
  "\u2581La",
  "\u2581pe",
  "tite",
  "\u2581fille",
  "\u2581don",
  "ne",
  "\u2581un",
  "\u2581os",
  "\u2581au",
  "\u2581chien",
  ".",
  "</s>",
];
const targetPieces = [
  "\u2581The",
  "\u2581little",
  "\u2581girl",
  "\u2581gi",
  "ves",
  "\u2581the",
  "\u2581dog",
  "\u2581a",
  "\u2581bone",
  ".",
  "</s>",
];

// A word begins with the mark of a space; the end mark is a word of its own.
export function wordsOf(pieces) {
  let word = -1;
  return pieces.map((piece, i) => {
    if (i === 0 || piece.startsWith("\u2581") || piece === "</s>") word++;
    return word;
  });
}

const textOf = (pieces) =>
  pieces
    .filter((piece) => piece !== "</s>")
    .join("")
    .replaceAll("\u2581", " ")
    .trim();

function candidatesOf(piece, share) {
  const others = ["\u2581it", "\u2581this", "\u2581has", "\u2581one"];
  return [
    { piece, probability: share },
    ...others.map((other, i) => ({
      piece: other,
      probability: round4(((1 - share) * 0.5) / 2 ** i),
    })),
  ];
}

// The attention of every block, by the names that the program's modules have.
function matricesOf({ kind, transformer, layers, width }) {
  if (kind === "none") return [];
  const matrix = (name, ...shape) => ({ name, shape, parameters: shape[0] * shape[1] });
  if (!transformer)
    return [
      matrix("decoder.attention.query.weight", width, width),
      matrix("decoder.attention.key.weight", width, 2 * width),
    ];
  return Array.from({ length: layers }, (_, layer) =>
    ["encoder", "decoder"].flatMap((side) =>
      (side === "encoder" ? ["self_attn"] : ["self_attn", "multihead_attn"]).flatMap((module) => [
        matrix(`${side}.layers.${layer}.${module}.in_proj_weight`, 3 * width, width),
        matrix(`${side}.layers.${layer}.${module}.out_proj.weight`, width, width),
      ]),
    ),
  ).flat();
}

export function makeRun(options = {}) {
  const {
    kind = "scaled-dot",
    transformer = true,
    layers = 3,
    heads = 4,
    depth = 16,
    seed = 1,
    source = sourcePieces,
    target = targetPieces,
    name = "transformer-small",
    update = null,
    sharpness = 1.6,
    explanation = true,
    findings = [],
    vectors = true,
    left_out = "",
    forced = false,
    clamps = [],
  } = options;
  const sizes = {
    encoder: [source.length, source.length],
    decoder: [target.length, target.length],
    cross: [target.length, source.length],
  };
  const parts = {};
  let next = seed * 1000;
  for (const part of transformer
    ? ["encoder", "decoder", "cross"]
    : kind === "none"
      ? []
      : ["cross"]) {
    const [rows, columns] = sizes[part];
    parts[part] = Array.from({ length: transformer ? layers : 1 }, () =>
      Array.from({ length: transformer ? heads : 1 }, () => {
        const head = makeHead({
          kind,
          rows,
          columns,
          depth,
          causal: part === "decoder",
          seed: next++,
          sharpness,
        });
        if (!vectors) {
          delete head.queries;
          delete head.keys;
          delete head.scores;
        }
        return head;
      }),
    );
  }
  const last = parts.cross?.at(-1);
  const looks =
    last?.[0].weights &&
    last[0].weights.map((row, t) =>
      row.map((_, s) =>
        roundWeight(last.reduce((sum, head) => sum + head.weights[t][s], 0) / last.length),
      ),
    );
  const random = randomFrom(seed + 7);
  const shares = target.map(() => round4(0.55 + 0.4 * Math.abs(random())));
  const width = transformer ? depth * heads : depth;
  return {
    name,
    update,
    forced,
    clamps,
    left_out,
    model: {
      folder: `models/${name}`,
      encoder: transformer ? "transformer" : "gru",
      decoder: transformer ? "transformer" : "bahdanau",
      attention: kind,
      parameters: 1234567,
      matrices: matricesOf({ kind, transformer, layers, width }),
    },
    source: textOf(source),
    target: textOf(target),
    source_pieces: source,
    target_pieces: target,
    source_words: wordsOf(source),
    target_words: wordsOf(target),
    hypotheses: forced
      ? []
      : [0, 1, 2].map((i) => ({
          text: `${textOf(target)}${"!".repeat(i)}`,
          score: round6(-0.31 - 0.22 * i),
          log_probability: round6(-3.4 - 2.1 * i),
          finished: i < 2,
          pieces: target,
          attention: looks ? looks.map((_, t) => looks[Math.max(t - i, 0)]) : [],
        })),
    steps: target.map((piece, t) => ({
      log_probability: round6(Math.log(shares[t])),
      candidates: candidatesOf(piece, shares[t]),
    })),
    parts,
    explanation:
      explanation && looks
        ? {
            occlusion: looks.map((row) => row.map((w) => round4(3 * w + 0.5 * random()))),
            gradient: looks.map((row) =>
              row.map((w) => round4(0.8 * w + 0.2 * Math.abs(random()))),
            ),
            occlusion_agreement: 0.6213,
            gradient_agreement: 0.3842,
          }
        : null,
    findings,
  };
}

export const someFindings = [
  {
    kind: "skipped",
    number: 0.08,
    says: "\u201cpetite\u201d gets 0.08 of all weight, less than half of an even share.",
    cause: "The model may not know the word, or leaves it out.",
  },
  {
    kind: "collapse",
    number: 0.71,
    says: "0.71 of layer 1, head 2 lies on the end mark.",
    cause: "A head that has nothing to say rests there.",
  },
];

export const documentOf = (...groups) => ({
  format: "regard-attention",
  version: 1,
  regard: "0.1.0",
  groups,
});
export const groupOf = (runs, timeline = false) => ({ source: runs[0].source, timeline, runs });

export function longPieces(count, word = "mot") {
  return [...Array.from({ length: count - 1 }, (_, i) => `\u2581${word}${i + 1}`), "</s>"];
}

export const hostilePieces = [
  "\u2581<script>alert(1)</script>",
  '\u2581"quotes"',
  "\u2581'&amp;",
  "",
  "\u2581",
  "\u0000",
  "\u2581\u0645\u0631\u062d\u0628\u0627",
  "\u202eabc",
  "\u2581\ud83d\ude00",
  "\u2581</title>",
  "\u2581<img src=x onerror=alert(1)>",
  "{{data}}",
  "</s>",
];

// Every document that the tests open, by name.
export const documents = {
  transformer: () => documentOf(groupOf([makeRun({ findings: someFindings })])),
  recurrent: () =>
    documentOf(
      groupOf([makeRun({ kind: "additive", transformer: false, depth: 48, name: "gru-additive" })]),
    ),
  silent: () =>
    documentOf(groupOf([makeRun({ source: ["</s>"], target: [], kind: "dot", transformer: false })])),
  none: () =>
    documentOf(groupOf([makeRun({ kind: "none", transformer: false, name: "gru-plain" })])),
  sixty: () =>
    documentOf(
      groupOf([
        makeRun({
          heads: 8,
          layers: 6,
          vectors: false,
          left_out: "scores, queries and keys: the sentence is too long for them",
          source: longPieces(60),
          target: longPieces(60, "word"),
        }),
      ]),
    ),
  long: () =>
    documentOf(
      groupOf([
        makeRun({
          heads: 2,
          layers: 2,
          vectors: false,
          left_out: "scores, queries and keys: the sentence is too long for them",
          explanation: false,
          source: longPieces(500),
          target: longPieces(500, "word"),
        }),
      ]),
    ),
  hostile: () =>
    documentOf(
      groupOf([
        makeRun({
          source: hostilePieces,
          target: [...hostilePieces].reverse(),
          name: "<b>model</b>",
        }),
      ]),
    ),
  gallery: () =>
    documentOf(
      ...Array.from({ length: 30 }, (_, i) =>
        groupOf([
          makeRun({
            seed: i + 1,
            layers: 1,
            heads: 2,
            explanation: false,
            source: ["\u2581phrase", `\u2581num\u00e9ro${i + 1}`, "</s>"],
            target: ["\u2581sentence", `\u2581number${i + 1}`, "</s>"],
          }),
        ]),
      ),
    ),
  comparison: () =>
    documentOf(
      groupOf([
        makeRun({ seed: 3 }),
        makeRun({ seed: 4, name: "transformer-other", clamps: ["cross:2:1:3:4=0"] }),
        makeRun({ kind: "additive", transformer: false, seed: 5, depth: 32, name: "gru-additive" }),
      ]),
    ),
  // A model without attention, then one that has it.
  mixed: () =>
    documentOf(
      groupOf([
        makeRun({ kind: "none", transformer: false, name: "gru-plain" }),
        makeRun({ name: "transformer-small" }),
      ]),
    ),
  clamped: () =>
    documentOf(
      groupOf([
        makeRun({ seed: 3 }),
        makeRun({ seed: 4, clamps: ["cross:2:1:3:4=0"], explanation: false }),
        makeRun({ seed: 5, clamps: ["cross:1:1:1:1=0"], explanation: false }),
      ]),
    ),
  nothing: () =>
    documentOf(groupOf([makeRun({ target: ["</s>"], forced: true, explanation: false })])),
  timeline: () =>
    documentOf(
      groupOf(
        Array.from({ length: 6 }, (_, i) =>
          makeRun({
            seed: 3,
            kind: "additive",
            transformer: false,
            depth: 32,
            update: 250 * (i + 1),
            sharpness: 0.1 + 0.5 * i,
            name: "gru",
            forced: true,
          }),
        ),
        true,
      ),
    ),
  ...Object.fromEntries(
    [
      "dot",
      "general",
      "cosine",
      "gaussian",
      "boxcar",
      "epanechnikov",
      "triangular",
      "location",
      "constant",
    ].map((kind) => [
      kind,
      () =>
        documentOf(
          groupOf([
            makeRun({
              kind,
              transformer: false,
              depth: 12,
              name: `gru-${kind}`,
              explanation: false,
            }),
          ]),
        ),
    ]),
  ),
};
