// Model: a thumbnail of every head of every layer; one can be enlarged.
{
  const nameWidth = 62;
  const nameHeight = 28;
  const apart = 12;

  // At most so many cells a side, each the largest weight of those it stands for: a thin diagonal
  // must not fade.
  function pooled(matrix, most) {
    const rows = Math.min(matrix.length, most);
    const columns = Math.min(matrix[0]?.length ?? 0, most);
    const small = Array.from({ length: rows }, () => new Array(columns).fill(0));
    matrix.forEach((row, t) => {
      const to = small[Math.floor((t * rows) / matrix.length)];
      row.forEach((weight, s) => {
        const c = Math.floor((s * columns) / row.length);
        if (weight > to[c]) to[c] = weight;
      });
    });
    return small;
  }

  function mount(box, run, index) {
    const { part } = regard.state;
    const layers = run.parts[part];
    if (!layers?.length) {
      box.append(regard.lacks(run, part));
      return { stages: [], table: () => [] };
    }
    return regard.state.enlarged ? mountOne(box, run, index) : mountAll(box, run, index);
  }

  function mountOne(box, run, index) {
    box.append(regard.button({
      id: `smaller-${index}`, "data-testid": `smaller-${index}`, class: "plain",
      click: () => regard.change({ enlarged: false }),
    }, regard.icon("back"), "All heads"));
    box.append(regard.element("h3", {}, regard.chosenTitle(run)));
    return regard.views.heat.mount(box, run, index);
  }

  function mountAll(box, run, index) {
    const { part, words } = regard.state;
    const layers = run.parts[part];
    const sides = regard.sidesOf(run, part);
    const most = Math.max(...layers.map((heads) => heads.length));
    const bitmaps = new Map();
    let g = null;
    let at = null;

    function arrange(width) {
      const side = regard.clamp((width - nameWidth) / most - apart, 58, 240);
      const shape = (sides.rows.pieces.length || 1) / (sides.columns.pieces.length || 1);
      const height = side * regard.clamp(shape, 0.4, 1.6);
      return {
        side, height,
        width: nameWidth + most * (side + apart), whole: nameHeight + layers.length * (height + apart) + 8,
      };
    }

    function bitmap(layer, head) {
      const key = `${layer} ${head}`;
      if (!bitmaps.has(key)) {
        const data = regard.labelled(layers[layer][head].weights, sides, words);
        const small = pooled(data.matrix, Math.floor(g.side));
        bitmaps.set(key, regard.bitmapOf(small.length, small[0].length, (r, c) => regard.heat(small[r][c])));
      }
      return bitmaps.get(key);
    }

    const place = (layer, head) => ({
      x: nameWidth + head * (g.side + apart), y: nameHeight + layer * (g.height + apart),
      width: g.side, height: g.height,
    });

    function paintThumbnail(pen, layer, head) {
      const { ink, faint } = regard.colours();
      const { x, y, width, height } = place(layer, head);
      const chosen = at?.layer === layer && at.head === head;
      pen.bitmap(bitmap(layer, head), x, y, width, height);
      pen.rect(x - 1, y - 1, width + 2, height + 2,
        { stroke: chosen ? ink : faint, lineWidth: chosen ? 2 : 1, radius: 2 });
    }

    function paint(pen, sight) {
      const { muted } = regard.colours();
      const name = { size: 12, fill: muted };
      for (let head = 0; head < most; head++) {
        pen.text(most > 1 ? `head ${head + 1}` : "head", place(0, head).x + g.side / 2, 14, { ...name, anchor: "middle" });
      }
      layers.forEach((heads, layer) => {
        const { y } = place(layer, 0);
        if (y > sight.y + sight.height || y + g.height < sight.y) return;
        pen.text(`layer ${layer + 1}`, nameWidth - 10, y + g.height / 2, { ...name, anchor: "end" });
        heads.forEach((_, head) => {
          const { x, width } = place(layer, head);
          if (x <= sight.x + sight.width && x + width >= sight.x) paintThumbnail(pen, layer, head);
        });
      });
    }

    // Where a head looks, as a few well-known habits put it.
    function describe({ layer, head }) {
      const { weights } = layers[layer][head];
      const peak = regard.sum(weights.map((row) => Math.max(...row))) / weights.length;
      return [`Layer ${layer + 1}, head ${head + 1}: a row\u2019s largest weight is `,
        regard.figure(regard.number(peak)), " on average. ", regard.habitOf(weights, part)];
    }

    function go(to, aloud) {
      at = to;
      stage.repaint();
      if (at) regard.say(aloud, ...describe(at));
    }

    function headAt({ x, y }) {
      const head = Math.floor((x - nameWidth) / (g.side + apart));
      const layer = Math.floor((y - nameHeight) / (g.height + apart));
      return layers[layer]?.[head] ? { layer, head } : null;
    }

    const enlarge = ({ layer, head }) => regard.change({ layer, head, enlarged: true });

    function point(place) {
      const head = place && headAt(place);
      if (head?.layer !== at?.layer || head?.head !== at?.head) go(head, false);
    }

    function key(event) {
      const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
      if (event.key === "Enter" && at) {
        enlarge(at);
        return true;
      }
      if (!(event.key in steps)) return false;
      const [down, right] = at ? steps[event.key] : [0, 0];
      const layer = regard.clamp((at?.layer ?? 0) + down, 0, layers.length - 1);
      const head = regard.clamp((at?.head ?? 0) + right, 0, layers[layer].length - 1);
      go({ layer, head }, true);
      stage.reveal(place(layer, head), { left: nameWidth, top: nameHeight });
      return true;
    }

    const stage = regard.makeStage(box, {
      id: `model-${index}`, kind: "grid of heads", paint, point, key,
      label: `All heads, ${regard.partNames[part]}`,
      press: (at) => { const head = headAt(at); if (head) enlarge(head); },
      measure(width) {
        g = arrange(width);
        bitmaps.clear();
        return { width: g.width, height: g.whole };
      },
    });
    stage.middleOf = (layer, head) => {
      const { x, y, width, height } = place(layer, head);
      return stage.toScreen(x + width / 2, y + height / 2);
    };
    const table = () => [["layer", "head", "row", "column", "weight"], ...layers.flatMap((heads, l) =>
      heads.flatMap(({ weights }, h) => {
        const data = regard.labelled(weights, sides, words);
        return data.matrix.flatMap((row, r) =>
          row.map((weight, c) => [l + 1, h + 1, data.rows[r], data.columns[c], weight]));
      }))];
    return { stages: [stage], table };
  }

  regard.views.model = {
    title: "Model",
    hint: () =>
      "Every head of every layer at once. Click one, or press Enter, to see it large.",
    exists: regard.hasAttention,
    controls: { part: true, words: true },
    legend: regard.weightLegend,
    mount,
  };
}
