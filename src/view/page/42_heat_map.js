// A heat map on a grid, wherever one is needed, and its legend.
{
  const duration = 280; // milliseconds that a map takes to become the next one

  // `data` is {matrix, rows, columns}. `colour(value)` paints a cell. `from` is a matrix of the same
  // size to begin with, where the change itself is worth seeing.
  function makeHeatMap(
    parent,
    {
      id,
      label,
      data,
      colour = regard.heat,
      verb = "looks at",
      sums = false,
      values = false,
      from = null,
      moved,
      describe,
    },
  ) {
    const { matrix } = data;
    let share = from && !regard.calm() ? 0 : 1;

    const now = (r, c) =>
      share === 1 ? matrix[r][c] : from[r][c] + share * (matrix[r][c] - from[r][c]);

    function paintCells(pen, g, visible) {
      const gap = g.side >= 18 ? 1 : 0;
      pen.cells(
        {
          x: 0,
          y: 0,
          width: g.side,
          height: g.height,
          rows: data.rows.length,
          columns: data.columns.length,
          gap,
          colour: (r, c) => colour(now(r, c)),
        },
        visible,
      );
      if (values) paintValues(pen, g, visible);
    }

    function paintValues(pen, g, visible) {
      regard.eachCell(data, visible, (r, c) =>
        pen.text(regard.short(matrix[r][c]), (c + 0.5) * g.side, (r + 0.5) * g.height, {
          size: 11,
          anchor: "middle",
          fill: regard.inkOn(colour(now(r, c))),
        }),
      );
    }

    const rowSums = matrix.map(regard.sum);
    function say(row, column) {
      return [
        regard.piece(data.rows[row]),
        ` ${verb} `,
        regard.piece(data.columns[column]),
        " ",
        regard.figure(regard.number(matrix[row][column])),
        ...(sums
          ? [regard.element("small", {}, ` of ${regard.number(rowSums[row])} in its row`)]
          : []),
      ];
    }

    const map = regard.makeGrid(parent, {
      id,
      label,
      kind: "heat map",
      rows: data.rows,
      columns: data.columns,
      paintCells,
      moved,
      describe: describe ?? say,
      sums: sums ? rowSums : null,
      cellAtLeast: values ? 34 : undefined,
    });
    if (share < 1) grow(performance.now());

    function grow(begin) {
      requestAnimationFrame((time) => {
        if (!map.box.isConnected) return;
        share = regard.clamp((time - begin) / duration, 0, 1);
        map.repaint();
        if (share < 1) grow(begin);
      });
    }
    return map;
  }

  // The scale between marks at some values, that `write` makes text of; `place(value)` is 0 to 1.
  function legend(colour, marks, place, title, write = regard.short) {
    const { element } = regard;
    const [low, high] = [marks[0], marks.at(-1)];
    const stops = Array.from({ length: 41 }, (_, i) => {
      const value = low + ((high - low) * i) / 40;
      return `${colour(value)} ${(100 * place(value)).toFixed(1)}%`;
    });
    return element(
      "div",
      { class: "legend" },
      element("span", {}, title),
      element(
        "div",
        { class: "scale" },
        element("i", { style: `background: linear-gradient(90deg, ${stops.join(", ")})` }),
        ...marks.map((mark) =>
          element("small", { style: `left: ${(100 * place(mark)).toFixed(1)}%` }, write(mark)),
        ),
      ),
    );
  }

  const weightLegend = () =>
    legend(regard.heat, [0, 0.05, 0.2, 0.5, 1], regard.heatShare, "weight");

  const tableOf = (data) => [
    ["", ...data.columns],
    ...data.rows.map((name, r) => [name, ...data.matrix[r]]),
  ];

  Object.assign(regard, { makeHeatMap, legend, weightLegend, tableOf });
}
