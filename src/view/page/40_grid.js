// A grid of cells with the names of its rows and columns, which stay in sight while the cells
// scroll: what heat maps and dots have in common.
{
  const labelSize = 13;
  const widest = 150;  // of a name, before it is cut
  const turn = -50;    // degrees, of names that are wider than their column
  const least = 15;    // a cell's side
  const most = 54;

  function arrange({ rows, columns, sums, cellAtLeast = least }, width) {
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
      gutter, side, flat, sumWidth,
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

  // Makes a grid on a stage. `grid` holds rows and columns (names), `paintCells(pen, g, visible)`,
  // `describe(row, column)` (nodes that say it), and maybe sums, cellAtLeast, and `moved(at)`, which
  // hears where the pointer or the keys are. The result's `at` is that place, or null.
  function makeGrid(parent, { id, label, kind, ...grid }) {
    let g = null;
    grid.at = null;

    function paint(pen, sight) {
      const visible = visibleCells(g, sight);
      pen.inside(sight.x + g.gutter, sight.y + g.header, sight.width - g.gutter, sight.height - g.header, () => {
        pen.moved(g.gutter, g.header, () => {
          grid.paintCells(pen, g, visible);
          if (grid.at) paintPlace(pen);
        });
      });
      paintColumnNames(pen, g, grid, sight, visible);
      paintRowNames(pen, g, grid, sight, visible);
      if (grid.sums) paintSums(pen, g, grid, sight, visible);
    }

    function paintPlace(pen) {
      const { row, column } = grid.at;
      pen.rect(column * g.side - 0.5, row * g.height - 0.5, g.side, g.height,
        { stroke: regard.colours().ink, lineWidth: 2, radius: 2 });
    }

    function cellAt({ x, y }) {
      const { scrollLeft, scrollTop } = stage.box;
      if (x < scrollLeft + g.gutter || y < scrollTop + g.header) return null;
      const column = Math.floor((x - g.gutter) / g.side);
      const row = Math.floor((y - g.header) / g.height);
      return column < grid.columns.length && row < grid.rows.length ? { row, column } : null;
    }

    // Shows a place without telling anyone: for maps that follow another.
    function mark(at) {
      grid.at = at;
      stage.repaint();
    }

    function move(at, aloud) {
      mark(at);
      grid.moved?.(at);
      if (at) regard.say(aloud, ...grid.describe(at.row, at.column));
    }

    function point(place) {
      const at = place && cellAt(place);
      if (!at) regard.hideTip();
      if (at) regard.showTip(place.event, ...grid.describe(at.row, at.column));
      if (at?.row === grid.at?.row && at?.column === grid.at?.column) return;
      move(at, false);
    }

    function key(event) {
      const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
      const ends = { Home: 0, End: grid.columns.length - 1 };
      const from = grid.at ?? { row: regard.state.row, column: regard.state.column };
      let { row, column } = from;
      if (event.key in steps) {
        const [down, right] = grid.at ? steps[event.key] : [0, 0];
        row += down;
        column += right;
      } else if (event.key in ends) column = ends[event.key];
      else if (event.key === "Enter" && grid.at) return grid.chosen?.(grid.at) ?? false;
      else return false;
      row = regard.clamp(row, 0, grid.rows.length - 1);
      column = regard.clamp(column, 0, grid.columns.length - 1);
      move({ row, column }, true);
      regard.note({ row, column });
      stage.reveal({ x: g.gutter + column * g.side, y: g.header + row * g.height, width: g.side, height: g.height },
        { left: g.gutter, top: g.header });
      return true;
    }

    function press(place) {
      const at = cellAt(place);
      if (!at) return;
      move(at, false);
      regard.note(at);
      grid.chosen?.(at);
    }

    const stage = regard.makeStage(parent, {
      id, label, kind, paint, point, key, press,
      measure(width) {
        g = arrange(grid, width);
        return { width: g.width, height: g.header + g.height * grid.rows.length + 10 };
      },
    });
    // The middle of a cell on the screen.
    const middleOf = (row, column) =>
      stage.toScreen(g.gutter + (column + 0.5) * g.side, g.header + (row + 0.5) * g.height);
    return Object.assign(stage, { mark, middleOf, grid });
  }

  Object.assign(regard, { makeGrid });
}
