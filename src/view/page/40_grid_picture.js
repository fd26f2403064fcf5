// How a grid of cells is laid out and its names are drawn: rows and columns keep theirs in sight while
// the cells scroll. A grid is {rows, columns} (names), maybe `sums` and `cellAtLeast`, and `at`
// {row, column}, the cell that is pointed at, or null.
{
  const labelSize = 13;
  const widest = 150; // of a name, before it is cut
  const turn = -50; // degrees, of names that are wider than their column
  const least = 15; // a cell's side
  const most = 54;

  function arrangeGrid({ rows, columns, sums, cellAtLeast = least }, width) {
    const nameWidth = (name) => Math.min(regard.widthOf(name, labelSize), widest);
    const widestOf = (names) => names.reduce((w, name) => Math.max(w, nameWidth(name)), 0);
    const gutter = Math.ceil(widestOf(rows)) + 18;
    const upright = widestOf(columns);
    const sumWidth = sums ? 52 : 0;
    const across = Math.cos((turn * Math.PI) / 180);
    const up = -Math.sin((turn * Math.PI) / 180);
    const lastOverhang = columns.length ? nameWidth(columns.at(-1)) * across : 0;
    const space = (width - gutter - Math.max(sumWidth, 8)) / Math.max(columns.length, 1);
    const side = Math.floor(regard.clamp(space, cellAtLeast, most));
    const flat = upright <= side - 6;
    const spare = flat ? 8 : Math.max(8, lastOverhang - side / 2 + 8);
    return {
      gutter,
      side,
      flat,
      sumWidth,
      height: Math.min(side, Math.max(cellAtLeast, 38)),
      header: flat ? 30 : Math.ceil(upright * up) + 24,
      width: gutter + side * columns.length + Math.max(sumWidth, spare),
    };
  }

  // What of the cells is in sight.
  function visibleCells(g, sight) {
    return {
      firstRow: Math.max(0, Math.floor(sight.y / g.height)),
      lastRow: Math.ceil((sight.y + sight.height - g.header) / g.height),
      firstColumn: Math.max(0, Math.floor(sight.x / g.side)),
      lastColumn: Math.ceil((sight.x + sight.width - g.gutter) / g.side),
    };
  }

  function eachCell({ rows, columns }, visible, visit) {
    const lastRow = Math.min(visible.lastRow, rows.length - 1);
    const lastColumn = Math.min(visible.lastColumn, columns.length - 1);
    for (let r = visible.firstRow; r <= lastRow; r++)
      for (let c = visible.firstColumn; c <= lastColumn; c++) visit(r, c);
  }

  const nameSize = (side) => Math.min(labelSize, Math.max(11, side - 3));

  function paintColumnNames(pen, g, grid, sight, visible) {
    const { ink, muted } = regard.colours();
    const size = nameSize(g.side);
    pen.inside(sight.x + g.gutter, sight.y, sight.width - g.gutter, g.header, () => {
      // A turned name leans over the columns to its right: those out of sight at the left do too.
      const first = Math.max(0, visible.firstColumn - Math.ceil(widest / g.side));
      for (let c = first; c <= Math.min(visible.lastColumn, grid.columns.length - 1); c++) {
        const at = grid.at?.column === c;
        const x = g.gutter + (c + 0.5) * g.side;
        const style = { size, fill: at ? ink : muted, weight: at ? 650 : 400 };
        const name = regard.fit(grid.columns[c], size, widest);
        if (g.flat) pen.text(name, x, sight.y + g.header - 14, { ...style, anchor: "middle" });
        else pen.text(name, x, sight.y + g.header - 10, { ...style, turned: turn });
      }
    });
  }

  function paintRowNames(pen, g, grid, sight, visible) {
    const { ink, muted } = regard.colours();
    const size = nameSize(g.height);
    pen.inside(sight.x, sight.y + g.header, sight.width, sight.height - g.header, () => {
      for (let r = visible.firstRow; r <= Math.min(visible.lastRow, grid.rows.length - 1); r++) {
        const at = grid.at?.row === r;
        const y = g.header + (r + 0.5) * g.height;
        const style = { size, fill: at ? ink : muted, anchor: "end", weight: at ? 650 : 400 };
        pen.text(regard.fit(grid.rows[r], size, widest), sight.x + g.gutter - 9, y, style);
      }
    });
  }

  function paintSums(pen, g, grid, sight, visible) {
    const { muted } = regard.colours();
    const x = g.gutter + g.side * grid.columns.length + g.sumWidth - 6;
    pen.text("sum", x, sight.y + g.header - 14, { size: 11, fill: muted, anchor: "end" });
    pen.inside(sight.x, sight.y + g.header, sight.width, sight.height - g.header, () => {
      for (let r = visible.firstRow; r <= Math.min(visible.lastRow, grid.rows.length - 1); r++) {
        const y = g.header + (r + 0.5) * g.height;
        pen.text(regard.number(grid.sums[r]), x, y, { size: 11, fill: muted, anchor: "end" });
      }
    });
  }

  // Names and sums around the cells that are in sight.
  function paintGridNames(pen, g, grid, sight, visible) {
    paintColumnNames(pen, g, grid, sight, visible);
    paintRowNames(pen, g, grid, sight, visible);
    if (grid.sums) paintSums(pen, g, grid, sight, visible);
  }

  Object.assign(regard, { arrangeGrid, visibleCells, eachCell, paintGridNames });
}
