// How the kinds of attention make a score of a query and a key, column by column, so that a person
// can follow it. `fields` are what is drawn for each of the D columns; the last field's terms are
// what `score` makes the score of, under the name `sumName`.
{
  const dot = (terms) => regard.sum(terms);
  const sumName = "sum of terms";
  const length = (vector) => Math.max(Math.hypot(...vector), 1e-8);

  const product = {
    formula: "score = q \u00b7 k: each column of the query times that of the key, all added up",
    fields: [
      { name: "q \u00d7 k", terms: (q, k, head) => q.map((x, d) => x * k[d] * (head.scale ?? 1)) },
    ],
    score: dot,
    sumName,
  };

  const cosine = {
    formula: "score = sharpness \u00d7 cos(q, k): only the directions count, not the lengths",
    fields: [
      {
        name: "q \u00d7 k, both of length 1",
        terms(q, k, head) {
          const scale = (head.scale ?? 1) / (length(q) * length(k));
          return q.map((x, d) => x * k[d] * scale);
        },
      },
    ],
    score: dot,
    sumName,
  };

  const hidden = (q, k) => q.map((x, d) => Math.tanh(x + k[d]));
  const additive = {
    formula:
      "score = v \u00b7 tanh(q + k): each column bends the sum, v says what it is worth (and a constant, the same for all keys, is added)",
    fields: [
      { name: "tanh(q + k)", terms: hidden },
      {
        name: "v \u00d7 tanh(q + k)",
        terms: (q, k, head) => hidden(q, k).map((x, d) => x * head.direction[d]),
      },
    ],
    score: (terms, head) => regard.sum(terms) + (head.offset ?? 0),
    sumName,
  };

  const logarithms = {
    gaussian: (u) => (-u * u) / 2,
    boxcar: (u) => (u <= 1 ? 0 : -Infinity),
    epanechnikov: (u) => (u < 1 ? Math.log(1 - u * u) : -Infinity),
    triangular: (u) => (u < 1 ? Math.log(1 - u) : -Infinity),
  };

  const distance = (terms, head) =>
    Math.sqrt(regard.sum(terms) / Math.max(terms.length, 1)) / (head.scale ?? 1);

  const kernel = (name, words) => ({
    formula: `score = log K(u), ${words}, where u is the distance of query and key in bandwidths`,
    fields: [{ name: "(q \u2212 k)\u00b2", terms: (q, k) => q.map((x, d) => (x - k[d]) ** 2) }],
    distance,
    sumName: "log K(u)",
    score: (terms, head) => logarithms[name](distance(terms, head)),
  });

  const none = (formula) => ({ formula, fields: [], score: () => null });

  const kinds = {
    dot: product,
    general: {
      ...product,
      formula: "score = q \u00b7 W k: the matrix W is already in the vectors that you see here",
    },
    "scaled-dot": {
      ...product,
      formula:
        "score = q \u00b7 k / \u221aD: each column of the query times that of the key, added up and tamed",
    },
    cosine,
    additive,
    gaussian: kernel("gaussian", "K = exp(\u2212u\u00b2/2)"),
    boxcar: kernel("boxcar", "K = 1 up to a distance of 1 and 0 beyond"),
    epanechnikov: kernel("epanechnikov", "K = 1 \u2212 u\u00b2 up to a distance of 1 and 0 beyond"),
    triangular: kernel("triangular", "K = 1 \u2212 u up to a distance of 1 and 0 beyond"),
    location: none(
      "Location attention scores straight from the query: no key is read, so it knows where a word stands but not what it says.",
    ),
    constant: none(
      "Constant attention has nothing to compare: every piece weighs alike, whatever is asked.",
    ),
  };

  const scoringOf = (run) =>
    kinds[run.model.attention] ??
    none(`No formula is known here for ${run.model.attention} attention.`);

  // The head as one row of it sees it: where a clamp holds at some steps only, scales differ by row.
  const atRow = (head, row) =>
    Array.isArray(head.scale) ? { ...head, scale: head.scale[row] } : head;

  // A query beside a key: the terms of each field, and what they come to.
  function follow(run, whole, row, column) {
    const scoring = scoringOf(run);
    const head = atRow(whole, row);
    const [q, k] = [head.queries?.[row], head.keys?.[column]];
    if (!q || !k || !scoring.fields.length) return null;
    const fields = scoring.fields.map((field) => field.terms(q, k, head));
    const terms = fields.at(-1);
    return {
      fields,
      distance: scoring.distance?.(terms, head) ?? null,
      score: scoring.score(terms, head),
    };
  }

  Object.assign(regard, { scoringOf, follow });
}
