// Beside the dots: what query, key and value mean for the chosen cell, and what the matrices that
// make them cost.
{
  const paragraph = (...content) => regard.element("p", {}, ...content);

  function storyOf(run, head, names, row, column) {
    const { piece, figure, number, element } = regard;
    const [asks, answers] = [piece(names.rows[row]), piece(names.columns[column])];
    const weight = head.weights[row][column];
    const score = head.scores?.[row]?.[column];
    const depth = head.queries?.[row]?.length;
    const story = [
      element("h3", {}, piece(names.rows[row]), " \u2192 ", piece(names.columns[column])),
      paragraph(
        element("b", {}, "Query. "),
        asks,
        " asks what it needs to know",
        depth ? `, in ${regard.count(depth)} numbers.` : ".",
      ),
      paragraph(
        element("b", {}, "Key. "),
        answers,
        head.keys?.length ? " answers with a key of as many numbers." : " answers.",
        ...(score === undefined
          ? []
          : [" Question and answer fit with a score of ", figure(number(score)), "."]),
      ),
    ];
    const hidden = regard.state.part === "decoder" && column > row;
    if (hidden) {
      story.push(
        paragraph(
          element("b", {}, "Mask. "),
          "This piece has not been said yet, so the mask makes the score ",
          figure("\u2212\u221e"),
          ".",
        ),
      );
    } else if (score !== undefined) {
      story.push(
        paragraph(
          element("b", {}, "Softmax. "),
          "Among all the scores of this row it ranks ",
          figure(String(regard.ranked(visibleScores(head, row)).indexOf(column) + 1)),
          `, and its share is `,
          figure(number(weight)),
          ".",
        ),
      );
    }
    story.push(
      paragraph(
        element("b", {}, "Value. "),
        figure(regard.percent(weight)),
        " of what ",
        piece(names.rows[row]),
        " takes away is the value of ",
        piece(names.columns[column]),
        ".",
      ),
    );
    return story;
  }

  const visibleScores = (head, row) =>
    head.scores[row].map((score, c) =>
      score === null || (regard.state.part === "decoder" && c > row) ? -Infinity : score,
    );

  const times = (shape) => shape.map(regard.count).join(" \u00d7 ");
  const sizeOf = (matrix) => (matrix?.length ? times([matrix.length, matrix[0].length]) : null);

  function row(name, shape, parameters) {
    const { element } = regard;
    return element(
      "tr",
      {},
      element("td", {}, name),
      element("td", {}, shape),
      element("td", {}, parameters),
    );
  }

  function table(caption, heads, rows) {
    const { element } = regard;
    return element(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
      element(
        "table",
        {},
        element("caption", {}, caption),
        element(
          "thead",
          {},
          element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head))),
        ),
        element("tbody", {}, ...rows),
      ),
    );
  }

  // Where a Transformer keeps the weights of each part; other decoders have one attention.
  const moduleOf = {
    encoder: (layer) => `encoder.layers.${layer}.self_attn.`,
    decoder: (layer) => `decoder.layers.${layer}.self_attn.`,
    cross: (layer) => `decoder.layers.${layer}.multihead_attn.`,
  };
  const belongsTo = (name, { part, layer }) =>
    name.startsWith(moduleOf[part](layer)) ||
    (part === "cross" && name.startsWith("decoder.attention."));

  // The shapes of this head's numbers, and the parameters that made them.
  function matricesOf(run, head) {
    const { element, count } = regard;
    const box = element("div", { class: "matrices" });
    const sizes = [
      ["queries", head.queries],
      ["keys", head.keys],
      ["scores", head.scores],
      ["weights", head.weights],
    ]
      .filter(([, matrix]) => matrix?.length)
      .map(([name, matrix]) => row(name, sizeOf(matrix), ""));
    const { matrices, parameters } = run.model;
    const total = regard.sum(matrices.map((matrix) => matrix.parameters));
    const rows = matrices
      .filter(({ name }) => belongsTo(name, regard.usual(run)))
      .map((matrix) => row(matrix.name, times(matrix.shape), count(matrix.parameters)));
    const share = parameters
      ? `, ${regard.percent(total / parameters)} of the model\u2019s ${count(parameters)}`
      : "";
    box.append(table("This sentence", ["numbers", "shape", ""], sizes));
    if (rows.length) {
      box.append(
        table(
          `Learned matrices: ${regard.chosenTitle(run)}`,
          ["matrix", "shape", "parameters"],
          rows,
        ),
        element(
          "p",
          { "data-testid": "total" },
          "All attention together has ",
          regard.figure(count(total)),
          ` parameters${share}.`,
        ),
      );
    } else box.append(element("p", {}, "This attention has no parameters of its own."));
    return box;
  }

  Object.assign(regard, { storyOf, matricesOf });
}
