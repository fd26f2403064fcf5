// Heads of every kind of attention, with numbers that hang together: scores follow from queries and
// keys, weights are their softmax.
// Numbers between -1 and 1 that are the same in every run (Lehmer's generator).
export function randomFrom(seed) {
  let state = (seed * 2654435761) % 2147483647 || 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return (2 * state) / 2147483647 - 1;
  };
}

export const round6 = (x) => Number(x.toPrecision(6));
export const round4 = (x) => Number(x.toPrecision(4));
export const roundWeight = (x) => Number(x.toFixed(4));
const rounded = (matrix, round) =>
  matrix.map((row) => row.map((x) => (Number.isFinite(x) ? round(x) : null)));

export function softmax(row) {
  const most = Math.max(...row);
  const powers = row.map((x) => Math.exp(x - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((x) => x / sum);
}

const kernels = {
  gaussian: (u) => (-u * u) / 2,
  boxcar: (u) => (u <= 1 ? 0 : -Infinity),
  epanechnikov: (u) => (u < 1 ? Math.log(1 - u * u) : -Infinity),
  triangular: (u) => (u < 1 ? Math.log(1 - u) : -Infinity),
};

// The score of each kind as DESIGN.md and include/regard/attention/head_score.h have it.
function scoreOf(kind, q, k, { scale, direction, offset }) {
  const dot = q.reduce((sum, x, d) => sum + x * k[d], 0);
  if (kind === "cosine") return (scale * dot) / (Math.hypot(...q) * Math.hypot(...k));
  if (kind === "additive")
    return q.reduce((sum, x, d) => sum + direction[d] * Math.tanh(x + k[d]), offset);
  if (kind in kernels) {
    const squared = q.reduce((sum, x, d) => sum + (x - k[d]) ** 2, 0);
    return kernels[kind](Math.sqrt(squared / q.length) / scale);
  }
  return dot * (scale ?? 1);
}

const scales = {
  "scaled-dot": (depth) => 1 / Math.sqrt(depth),
  cosine: () => 8,
  gaussian: () => 0.35,
  boxcar: () => 0.75,
  epanechnikov: () => 0.9,
  triangular: () => 0.9,
};

// A head of some kind. Keys and queries of the same place are made alike, so that there is a
// diagonal to see.
export function makeHead({
  kind,
  rows,
  columns,
  depth = 16,
  causal = false,
  seed = 1,
  sharpness = 1.6,
}) {
  const random = randomFrom(seed);
  const vector = () => Array.from({ length: depth }, random);
  const keys = Array.from({ length: columns }, vector);
  const queries = Array.from({ length: rows }, (_, t) => {
    const near =
      keys[Math.min(Math.round((t * (columns - 1)) / Math.max(rows - 1, 1)), columns - 1)];
    return near.map((x) => sharpness * x + 0.4 * random());
  });
  const head = {};
  if (kind === "additive") {
    head.direction = vector().map((x) => round4(2 * x));
    head.offset = 0.25;
  }
  if (scales[kind]) head.scale = round4(scales[kind](depth));
  const round = (matrix) => rounded(matrix, round4);
  const [q, k] = [round(queries), round(keys)];
  let scores;
  if (kind === "location") scores = q.map((row) => keys.map((_, s) => 3 * row[s % depth]));
  else if (kind === "constant") scores = q.map(() => keys.map(() => 0));
  else scores = q.map((one) => k.map((other) => scoreOf(kind, one, other, head)));
  if (kind in kernels) {
    // A query that reaches no key is answered by the nearest.
    scores.forEach((row, t) => {
      if (Math.max(...row) > -Infinity) return;
      const far = k.map((other) => other.reduce((sum, x, d) => sum + (x - q[t][d]) ** 2, 0));
      row[far.indexOf(Math.min(...far))] = 0;
    });
  }
  const weights = scores.map((row, t) =>
    softmax(row.map((x, s) => (causal && s > t ? -Infinity : x))),
  );
  head.weights = rounded(weights, roundWeight);
  head.scores = rounded(scores, round6);
  if (!rows) return {};
  if (kind !== "constant") head.queries = q;
  if (kind !== "constant" && kind !== "location") head.keys = k;
  return head;
}
