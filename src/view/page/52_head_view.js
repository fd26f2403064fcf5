// Heads: who looks at the left, what is looked at on the right, joined by lines as dark as the
// weights. After BertViz's head view.
{
  const invisible = 1 / 255;
  const widestLine = 3;
  const band = 9;  // all lines between two pieces
  const gapAbove = 34;

  const headCount = () => {
    const { part, layer } = regard.usual(regard.run());
    return regard.headsOf(regard.run(), part, layer).length;
  };

  // The heads that are on: all of them unless the state names some.
  function activeHeads(count) {
    const all = Array.from({ length: count }, (_, i) => i);
    if (regard.state.heads === null) return all;
    const named = regard.state.heads.split(".").filter(Boolean).map((text) => Number(text) - 1);
    return all.filter((head) => named.includes(head));
  }

  function dataOf(run) {
    const { part, layer } = regard.usual(run);
    const sides = regard.sidesOf(run, part);
    const heads = regard.headsOf(run, part, layer)
      .map((head) => regard.labelled(head.weights, sides, regard.state.words));
    return heads.length
      ? { rows: heads[0].rows, columns: heads[0].columns, heads: heads.map((head) => head.matrix), sides }
      : null;
  }

  function arrange(data, width) {
    const longest = (names) => Math.max(...names.map((name) => regard.widthOf(name, 14)), 30);
    const names = Math.min(Math.max(longest(data.rows), longest(data.columns)) + 20, width * 0.3, 200);
    const most = Math.max(data.rows.length, data.columns.length);
    const numbers = 46;
    const wide = Math.min(Math.max(width, 300), 860);
    return {
      names, height: most > 40 ? 20 : 27, left: numbers + names,
      right: wide - numbers - names, width: wide, side: Math.max((width - wide) / 2, 0),
    };
  }

  function mount(box, run, index) {
    const data = dataOf(run);
    if (!data) {
      box.append(regard.lacks(run, regard.state.part));
      return { stages: [], table: () => [] };
    }
    let g = null;
    let at = null;  // {side: "left" or "right", i}: the piece whose lines alone are shown

    const active = () => activeHeads(data.heads.length);
    const middle = (i) => gapAbove + (i + 0.5) * g.height;
    const weight = (head, pair) => data.heads[head][pair.row][pair.column];
    const pairOf = (side, i, other) => (side === "left" ? { row: i, column: other } : { row: other, column: i });
    const meanOf = (pair) => regard.sum(active().map((head) => weight(head, pair))) / Math.max(active().length, 1);

    function paintLines(pen, sight) {
      const heads = active();
      const inSight = (y) => y > sight.y - g.height && y < sight.y + sight.height + g.height;
      for (let row = 0; row < data.rows.length; row++) {
        if (at?.side === "left" && at.i !== row) continue;
        for (let column = 0; column < data.columns.length; column++) {
          if (at?.side === "right" && at.i !== column) continue;
          if (!inSight(middle(row)) && !inSight(middle(column))) continue;
          paintPair(pen, row, column, heads);
        }
      }
    }

    // Each head has its own strand of a pair's band: as much ink as lines on top of each other would
    // have that were as dense as weight / heads, but colours that do not mix to grey.
    function paintPair(pen, row, column, heads) {
      const lineWidth = Math.min(band / heads.length, widestLine);
      heads.forEach((head, k) => {
        const opacity = weight(head, { row, column });
        if (opacity < invisible) return;
        const aside = (k - (heads.length - 1) / 2) * lineWidth;
        pen.curve(g.left + 6, middle(row) + aside, g.right - 6, middle(column) + aside,
          { stroke: regard.series(head), opacity: Math.min(opacity, 1), lineWidth });
      });
    }

    // Over the column that is not pointed at: a box for each head, as dense as its weight.
    function paintBoxes(pen, side) {
      const heads = active();
      const names = side === "left" ? data.columns : data.rows;
      const x = side === "left" ? g.right : g.left - g.names;
      const each = g.names / Math.max(heads.length, 1);
      names.forEach((_, other) => {
        const pair = pairOf(side, at.i, other);
        const top = middle(other) - g.height / 2 + 1;
        heads.forEach((head, k) => {
          pen.rect(x + k * each, top, each, g.height - 2,
            { fill: regard.series(head), opacity: regard.clamp(weight(head, pair), 0, 1) });
        });
        const numberAt = side === "left" ? g.right + g.names + 8 : g.left - g.names - 8;
        pen.text(regard.number(meanOf(pair)), numberAt, middle(other),
          { size: 11, anchor: side === "left" ? "start" : "end", fill: regard.colours().muted });
      });
    }

    function paintNames(pen, sight, side) {
      const { ink, muted } = regard.colours();
      const names = side === "left" ? data.rows : data.columns;
      const x = side === "left" ? g.left - 10 : g.right + 10;
      const anchor = side === "left" ? "end" : "start";
      names.forEach((name, i) => {
        if (middle(i) < sight.y - g.height || middle(i) > sight.y + sight.height + g.height) return;
        const chosen = at?.side === side && at.i === i;
        pen.text(regard.fit(name, 14, g.names - 16), x, middle(i),
          { size: 14, anchor, fill: at?.side === side && !chosen ? muted : ink, weight: chosen ? 650 : 400 });
      });
    }

    function paint(pen, sight) {
      pen.moved(g.side, 0, () => {
        const { muted, faint } = regard.colours();
        if (at) {
          const x = at.side === "left" ? g.left - g.names : g.right;
          pen.rect(x, middle(at.i) - g.height / 2 + 1, g.names, g.height - 2, { fill: faint, radius: 4 });
          paintBoxes(pen, at.side);
        }
        paintLines(pen, sight);
        pen.text(`${data.sides.rows.name} looks`, g.left - 10, 14, { size: 12, anchor: "end", fill: muted });
        pen.text(`at ${data.sides.columns.name}`, g.right + 10, 14, { size: 12, fill: muted });
        paintNames(pen, sight, "left");
        paintNames(pen, sight, "right");
      });
    }

    function describe(side, i) {
      const names = side === "left" ? data.columns : data.rows;
      const own = side === "left" ? data.rows : data.columns;
      const means = names.map((_, other) => meanOf(pairOf(side, i, other)));
      const best = regard.ranked(means).slice(0, 4).filter((other) => means[other] > 0);
      const list = best.flatMap((other, k) =>
        [k ? ", " : " ", regard.piece(names[other]), " ", regard.figure(regard.number(means[other]))]);
      return [regard.piece(own[i]), side === "left" ? " looks most at" : " is looked at most by", ...list];
    }

    // With a piece chosen, one of the other side tells what lies between them, head by head.
    function describePair(pair) {
      const list = active().flatMap((head, k) =>
        [k ? ", " : " ", `head ${head + 1} `, regard.figure(regard.number(weight(head, pair)))]);
      return [regard.piece(data.rows[pair.row]), " looks at ", regard.piece(data.columns[pair.column]), ":", ...list];
    }

    let pinned = false;
    function tokenAt({ x, y }) {
      const i = Math.floor((y - gapAbove) / g.height);
      const inner = x - g.side;
      const side = inner < g.left ? "left" : inner > g.right ? "right" : null;
      const names = side === "left" ? data.rows : data.columns;
      return side && i >= 0 && i < names.length ? { side, i } : null;
    }

    function go(to, aloud) {
      at = to;
      stage.repaint();
      if (at) regard.say(aloud, ...describe(at.side, at.i));
    }

    function point(place) {
      const token = place && tokenAt(place);
      if (!token) regard.hideTip();
      if (pinned) {
        if (!token || token.side === at.side) return;
        const said = () => describePair(pairOf(at.side, at.i, token.i));
        regard.showTip(place.event, ...said());
        regard.say(false, ...said());
        return;
      }
      if (token?.side !== at?.side || token?.i !== at?.i) go(token, false);
    }

    function press(place) {
      const token = tokenAt(place);
      pinned = Boolean(token) && !(pinned && token.side === at.side && token.i === at.i);
      go(token, false);
    }

    function key(event) {
      const from = at ?? { side: "left", i: -1 };
      if (event.key === "Escape" && at) {
        pinned = false;
        go(null, true);
        return true;
      }
      const side = { ArrowLeft: "left", ArrowRight: "right" }[event.key] ?? from.side;
      const step = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: 0, ArrowRight: 0 }[event.key];
      if (step === undefined) return false;
      const names = side === "left" ? data.rows : data.columns;
      pinned = true;
      go({ side, i: regard.clamp(from.i + step, 0, names.length - 1) }, true);
      stage.reveal({ x: 0, y: middle(at.i) - g.height / 2, width: 1, height: g.height }, { left: 0, top: 0 });
      return true;
    }

    const stage = regard.makeStage(box, {
      id: `heads-${index}`, kind: "head view", paint, point, press, key,
      label: `Heads of ${regard.chosenTitle(run)}`,
      measure(width) {
        g = arrange(data, width);
        const most = Math.max(data.rows.length, data.columns.length);
        return { width: g.width, height: gapAbove + most * g.height + 10 };
      },
    });
    stage.tokenAt = (side, i) =>
      stage.toScreen(g.side + (side === "left" ? g.left - 20 : g.right + 20), middle(i));
    stage.active = active;
    const table = () => [["head", "looks", "at", "weight"], ...active().flatMap((head) =>
      data.rows.flatMap((row, r) => data.columns.map((column, c) =>
        [head + 1, row, column, data.heads[head][r][c]])))];
    return { stages: [stage], table };
  }

  // A square for each head.
  function tools(box) {
    const count = headCount();
    if (count < 2) return;
    const squares = Array.from({ length: count }, (_, head) => regard.button({
      class: "square", id: `head-${head + 1}`, "data-testid": `head-${head + 1}`,
      title: "Click: on or off. Double click, or Shift and Enter: alone, and all again.",
      style: `--head: ${regard.series(head)}`,
      click: (event) => (event.detail > 1 ? null : toggleHead(head, event.shiftKey)),
      dblclick: () => isolate(head),
    }, String(head + 1)));
    let before = null;  // what a first click changed, should it be the first half of a double click

    function show() {
      const active = activeHeads(count);
      squares.forEach((square, head) => square.setAttribute("aria-pressed", String(active.includes(head))));
    }

    function set(heads) {
      regard.note({ heads: heads.length === count ? null : heads.map((head) => head + 1).join(".") });
      show();
      regard.liveStages().forEach((stage) => stage.repaint());
    }

    function toggleHead(head, alone) {
      before = activeHeads(count);
      if (alone) {
        isolate(head);
        return;
      }
      set(before.includes(head) ? before.filter((one) => one !== head) : [...before, head].sort((a, b) => a - b));
    }

    function isolate(head) {
      const all = Array.from({ length: count }, (_, i) => i);
      const [only, ...others] = before ?? activeHeads(count);
      set(only === head && !others.length ? all : [head]);
    }

    show();
    box.append(regard.element("div", { class: "squares", role: "group", "aria-label": "Heads" },
      regard.element("span", {}, "Heads"), ...squares));
  }

  regard.views.heads = {
    title: "Heads",
    hint: () =>
      "Lines run from who looks to what is looked at, one colour a head, as dense as the weight. Point at a piece to see its lines alone; click to hold it.",
    exists: regard.hasAttention,
    controls: { part: true, layer: true, words: true },
    mount, tools,
  };
}
