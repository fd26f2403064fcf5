// A grid on a stage, with its pointer and keys: what heat maps and dots have in common.
{
  // Makes a grid on a stage. `grid` holds rows and columns (names), `paintCells(pen, g, visible)`,
  // `describe(row, column)` (nodes that say it), and maybe sums, cellAtLeast, and `moved(at)`, which
  // hears where the pointer or the keys are. The result's `at` is that place, or null.
  function makeGrid(parent, { id, label, kind, ...grid }) {
    let g = null;
    grid.at = null;

    function paint(pen, sight) {
      const visible = regard.visibleCells(g, sight);
      pen.inside(
        sight.x + g.gutter,
        sight.y + g.header,
        sight.width - g.gutter,
        sight.height - g.header,
        () => {
          pen.moved(g.gutter, g.header, () => {
            grid.paintCells(pen, g, visible);
            if (grid.at) paintPlace(pen);
          });
        },
      );
      regard.paintGridNames(pen, g, grid, sight, visible);
    }

    function paintPlace(pen) {
      const { row, column } = grid.at;
      pen.rect(column * g.side - 0.5, row * g.height - 0.5, g.side, g.height, {
        stroke: regard.colours().ink,
        lineWidth: 2,
        radius: 2,
      });
    }

    function cellAt({ x, y }) {
      const { scrollLeft, scrollTop } = stage.box;
      if (x < scrollLeft + g.gutter || y < scrollTop + g.header) return null;
      const column = Math.floor((x - g.gutter) / g.side);
      const row = Math.floor((y - g.header) / g.height);
      return column < grid.columns.length && row < grid.rows.length ? { row, column } : null;
    }

    function show(at) {
      grid.at = at;
      stage.repaint();
    }

    function reveal({ row, column }) {
      stage.reveal(
        {
          x: g.gutter + column * g.side,
          y: g.header + row * g.height,
          width: g.side,
          height: g.height,
        },
        { left: g.gutter, top: g.header },
      );
    }

    // Shows a place without telling anyone: for maps that follow another.
    function mark(at) {
      show(at);
      if (at) reveal(at);
    }

    function move(at, aloud) {
      show(at);
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
      else return false;
      row = regard.clamp(row, 0, grid.rows.length - 1);
      column = regard.clamp(column, 0, grid.columns.length - 1);
      move({ row, column }, true);
      regard.note({ row, column });
      reveal({ row, column });
      return true;
    }

    function press(place) {
      const at = cellAt(place);
      if (!at) return;
      move(at, false);
      regard.note(at);
    }

    const stage = regard.makeStage(parent, {
      id,
      label,
      kind,
      paint,
      point,
      key,
      press,
      measure(width) {
        g = regard.arrangeGrid(grid, width);
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
