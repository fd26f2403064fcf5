// Dots: how well each key answers each query, as the size of a dot, step by step from the bare score
// to the weight. After 3Blue1Brown's grid.
{
  const isMasked = (row, column) => regard.state.part === "decoder" && column > row;

  // What is drawn, as the switches say: null is minus infinity.
  function shown(head) {
    const { afterSoftmax, afterMask } = regard.state;
    const { scores, weights } = head;
    if (!scores) return weights;
    const masked = afterMask
      ? scores.map((row, r) => row.map((score, c) => (isMasked(r, c) ? null : score)))
      : scores;
    if (!afterSoftmax) return masked;
    // With the mask these are the model's own weights, whatever a clamp made of them.
    return afterMask ? weights : scores.map(regard.softmax);
  }

  function mount(box, run, index) {
    const head = regard.chosenHead(run);
    if (!head) {
      box.append(regard.lacks(run, regard.state.part));
      return regard.nothing();
    }
    const { element } = regard;
    const sides = regard.sidesOf(run, regard.state.part);
    const names = { rows: regard.labelsOf(sides.rows), columns: regard.labelsOf(sides.columns) };
    const matrix = shown(head);
    const asWeights = regard.state.afterSoftmax || !head.scores;
    const range = asWeights ? { low: 0, high: 1 } : regard.rangeOf(matrix);
    const story = element("div", { class: "story", "data-testid": `story-${index}` });

    // Areas grow evenly from the smallest score to the largest.
    function radiusOf(value, room) {
      const share = range.high > range.low ? (value - range.low) / (range.high - range.low) : 0.5;
      return Math.max(0.9, room * Math.sqrt(regard.clamp(share, 0, 1)));
    }

    function paintCells(pen, g, visible) {
      const { accent, faint, muted } = regard.colours();
      regard.eachCell(names, visible, (r, c) => {
        const [x, y] = [(c + 0.5) * g.side, (r + 0.5) * g.height];
        pen.rect(c * g.side, r * g.height, g.side, g.height, { stroke: faint });
        const value = matrix[r][c];
        if (value === null) {
          pen.text("\u2212\u221e", x, y, { size: 10, fill: muted, anchor: "middle" });
          return;
        }
        const fill = asWeights ? accent : regard.sign(value < 0 ? -0.75 : 0.75);
        pen.circle(x, y, radiusOf(value, Math.min(g.side, g.height) / 2 - 2), { fill });
      });
    }

    const tell = ({ row, column }) =>
      story.replaceChildren(...regard.storyOf(run, head, names, row, column));

    const left = element("div");
    const right = element("aside");
    box.append(element("div", { class: "split" }, left, right));
    if (!head.scores) {
      left.append(
        element(
          "p",
          { class: "note" },
          run.left_out
            ? `The scores are not in this page. Left out: ${run.left_out}. The dots show the weights.`
            : "This kind of attention keeps no scores. The dots show the weights.",
        ),
      );
    }
    const map = regard.makeGrid(left, {
      id: `dots-${index}`,
      kind: "grid of dots",
      label: `Dots of ${regard.chosenTitle(run, "one")}`,
      rows: names.rows,
      columns: names.columns,
      paintCells,
      cellAtLeast: 20,
      moved: (at) => at && tell(at),
      describe: (r, c) => [
        "query ",
        regard.piece(names.rows[r]),
        ", key ",
        regard.piece(names.columns[c]),
        " ",
        regard.figure(regard.number(matrix[r][c])),
        asWeights ? " of the row" : " is the score",
      ],
    });
    left.append(
      element(
        "p",
        { class: "note" },
        asWeights
          ? "A dot\u2019s area is its weight, from 0 to 1."
          : `Areas grow from the smallest score, ${regard.number(range.low)}, to the largest, ${regard.number(range.high)}. Blue is above zero, orange below.`,
      ),
    );
    const { row, column } = regard.state;
    tell({
      row: Math.min(row, names.rows.length - 1),
      column: Math.min(column, names.columns.length - 1),
    });
    right.append(story, regard.matricesOf(run, head));
    return { stages: [map], table: () => regard.tableOf({ ...names, matrix }) };
  }

  function tools(box) {
    const { state, change, toggle } = regard;
    box.append(
      toggle({
        id: "mask",
        label: "After the mask",
        value: state.afterMask,
        title: "The mask hides what may not be seen yet",
        change: (afterMask) => change({ afterMask }),
      }),
      toggle({
        id: "softmax",
        label: "After the softmax",
        value: state.afterSoftmax,
        title: "The softmax makes shares of a row\u2019s scores, which add up to 1",
        change: (afterSoftmax) => change({ afterSoftmax }),
      }),
    );
  }

  regard.views.dots = {
    title: "Dots",
    hint: () =>
      "A row\u2019s query asks, a column\u2019s key answers, and the larger the dot, the better the answer fits. The switches take you from the score to the weight.",
    exists: regard.hasAttention,
    controls: { part: true, layer: true, head: "one" },
    mount,
    tools,
  };
}
