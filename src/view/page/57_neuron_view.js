// Neurons: one query before all keys, column by column, up to its scores and weights.
{
  const rowHeight = 25;
  const queryHeight = 62;   // of the query's own row at the top, with the fields' names
  const barWidth = 150;
  const scoreWidth = 96;
  const apart = 22;

  const shortest = (matrix) => (matrix?.length ? matrix : null);

  function largest(matrix) {
    const { low, high } = regard.rangeOf(matrix);
    return Math.max(-low, high, 1e-12);
  }

  // Everything that the view shows of one query.
  function follow(run, head, row, names) {
    const scoring = regard.scoringOf(run);
    const steps = names.columns.map((_, column) => regard.follow(run, head, row, column));
    return {
      scoring, steps, row,
      query: head.queries?.[row] ?? null,
      keys: shortest(head.keys),
      scores: head.scores?.[row] ?? null,
      weights: head.weights[row],
      comparable: Boolean(steps[0]),
    };
  }

  // A kernel that reaches no key is answered by the nearest one.
  const outOfReach = (seen) =>
    seen.comparable && seen.scores?.some((score, c) => score !== null && seen.steps[c].score === -Infinity);

  function columnsOf(seen, head, width, gutter) {
    const columns = [{ name: "weight", width: barWidth, kind: "weight" }];
    if (seen.scores) columns.push({ name: "score", width: scoreWidth, kind: "score" });
    if (seen.comparable) {
      if (seen.scoring.distance) columns.push({ name: "distance u", width: scoreWidth, kind: "distance" });
      columns.push({ name: seen.scoring.distance ? "log K(u)" : "sum of terms", width: scoreWidth, kind: "sum" });
    }
    const strips = [];
    if (seen.keys && seen.comparable) {
      strips.push({ name: "key k", kind: "key", above: seen.query, aboveName: "query q" });
      seen.scoring.fields.forEach((field, i) => strips.push({
        name: field.name, kind: "field", field: i,
        above: head.direction?.length && i === seen.scoring.fields.length - 1 ? head.direction : null,
        aboveName: "direction v",
      }));
    } else if (seen.query) strips.push({ name: "", kind: "query", above: seen.query, aboveName: "query q" });
    const fixed = gutter + regard.sum(columns.map((column) => column.width)) + strips.length * apart;
    const depth = seen.query?.length ?? 1;
    const cell = regard.clamp((width - fixed - 10) / Math.max(strips.length * depth, 1), 2, 16);
    const all = [...columns, ...strips.map((strip) => ({ ...strip, width: cell * depth + apart, depth }))];
    let x = gutter;
    for (const column of all) {
      column.x = x;
      x += column.width;
    }
    return { all, cell, width: x + 8 };
  }

  function stripOf(column, seen, c) {
    if (column.kind === "key") return seen.keys[c];
    if (column.kind === "field") return seen.steps[c].fields[column.field];
    return null;
  }

  function paintStrip(pen, values, x, y, cell, scale) {
    pen.cells({
      x, y, width: cell, height: rowHeight - 5, rows: 1, columns: values.length, gap: cell >= 6 ? 1 : 0,
      colour: (_, d) => regard.sign(values[d] / scale),
    }, { firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: values.length - 1 });
  }

  function paintNumber(pen, column, seen, c, y) {
    const { ink, muted, faint } = regard.colours();
    if (column.kind === "weight") {
      const room = column.width - 58;
      pen.rect(column.x, y + 6, room, 8, { fill: faint, radius: 4 });
      pen.rect(column.x, y + 6, room * regard.clamp(seen.weights[c], 0, 1), 8, { fill: regard.colours().accent, radius: 4 });
      pen.text(regard.number(seen.weights[c]), column.x + column.width - 14, y + 10, { size: 12, fill: ink, anchor: "end" });
      return;
    }
    const value = {
      score: () => seen.scores[c], sum: () => seen.steps[c].score, distance: () => seen.steps[c].distance,
    }[column.kind]();
    pen.text(regard.number(value), column.x + column.width - 14, y + 10,
      { size: 12, fill: column.kind === "score" ? ink : muted, anchor: "end" });
  }

  function mount(box, run, index) {
    const head = regard.chosenHead(run);
    if (!head) {
      box.append(regard.lacks(run, regard.state.part));
      return { stages: [], table: () => [] };
    }
    const sides = regard.sidesOf(run, regard.state.part);
    const names = { rows: regard.labelsOf(sides.rows), columns: regard.labelsOf(sides.columns) };
    const row = Math.min(regard.state.row, names.rows.length - 1);
    const seen = follow(run, head, row, names);
    const gutter = Math.min(Math.max(...names.columns.map((name) => regard.widthOf(name, 13)), 40), 120) + 24;
    const scales = {
      key: largest([...(seen.keys ?? []), ...(head.queries ?? [])]),
      query: largest(head.queries ?? []),
      fields: seen.scoring.fields.map((_, i) =>
        largest(seen.steps.filter(Boolean).map((step) => step.fields[i]))),
      above: (column) => (column.kind === "field" ? largest([head.direction]) : scales.key),
    };
    let g = null;
    let at = null;

    explain(box, run, seen);

    const top = (c) => queryHeight + c * rowHeight;

    function paintHeadings(pen, sight) {
      const { paper, muted, ink, faint } = regard.colours();
      pen.rect(sight.x, sight.y, sight.width, queryHeight - 4, { fill: paper });
      pen.line(sight.x, sight.y + queryHeight - 4.5, sight.x + sight.width, sight.y + queryHeight - 4.5, { stroke: faint });
      for (const column of g.all) {
        const number = column.depth === undefined;
        if (column.above) {
          pen.text(column.aboveName, column.x, sight.y + 10, { size: 11, fill: muted });
          paintStrip(pen, column.above, column.x, sight.y + 18, g.cell, scales.above(column));
        }
        pen.text(column.name, number ? column.x + column.width - 14 : column.x, sight.y + queryHeight - 14,
          { size: 11, fill: muted, anchor: number ? "end" : "start" });
      }
      pen.rect(sight.x, sight.y, gutter - 8, queryHeight - 6, { fill: paper });
      pen.text(regard.fit(names.rows[row], 14, gutter - 20), sight.x + gutter - 14, sight.y + 28,
        { size: 14, weight: 650, fill: ink, anchor: "end" });
    }

    function paintKey(pen, sight, c) {
      const { paper, ink, muted, faint } = regard.colours();
      const y = top(c);
      if (at?.c === c) pen.rect(sight.x, y - 2, sight.width, rowHeight, { fill: faint, radius: 4, opacity: 0.6 });
      for (const column of g.all) {
        if (column.depth === undefined) paintNumber(pen, column, seen, c, y);
        else {
          const values = stripOf(column, seen, c);
          const scale = column.kind === "key" ? scales.key : scales.fields[column.field];
          if (values) paintStrip(pen, values, column.x, y, g.cell, scale);
        }
      }
      pen.rect(sight.x, y - 2, gutter - 8, rowHeight, { fill: at?.c === c ? faint : paper });
      pen.text(regard.fit(names.columns[c], 13, gutter - 20), sight.x + gutter - 14, y + 10,
        { size: 13, fill: at?.c === c ? ink : muted, anchor: "end" });
    }

    function paint(pen, sight) {
      const first = Math.max(0, Math.floor((sight.y - rowHeight) / rowHeight));
      const last = Math.min(names.columns.length - 1, Math.ceil((sight.y + sight.height - queryHeight) / rowHeight));
      for (let c = first; c <= last; c++) paintKey(pen, sight, c);
      if (at?.d !== undefined) paintColumnMark(pen, sight);
      paintHeadings(pen, sight);
    }

    function paintColumnMark(pen, sight) {
      for (const column of g.all) {
        if (column.depth === undefined) continue;
        pen.rect(column.x + at.d * g.cell - 1, sight.y + 16, g.cell + 1, sight.height - 18,
          { stroke: regard.colours().ink, opacity: 0.5 });
      }
    }

    // What a column of the vectors does, or what a whole key comes to.
    function describe({ c, d }) {
      const pair = [regard.piece(names.rows[row]), " before ", regard.piece(names.columns[c])];
      if (d !== undefined && seen.comparable) {
        const fields = seen.scoring.fields.flatMap((field, i) =>
          [", ", `${field.name} `, regard.figure(regard.number(seen.steps[c].fields[i][d]))]);
        return [...pair, `, column ${d + 1}: query `, regard.figure(regard.number(seen.query[d])), ", key ",
          regard.figure(regard.number(seen.keys[c][d])), ...fields];
      }
      const parts = [...pair, ": weight ", regard.figure(regard.number(seen.weights[c]))];
      if (seen.scores) parts.push(", score ", regard.figure(regard.number(seen.scores[c])));
      if (seen.comparable) {
        parts.push(seen.scoring.distance ? ", log K(u) " : ", sum of terms ", regard.figure(regard.number(seen.steps[c].score)));
      }
      return parts;
    }

    function placeAt({ x, y }) {
      const c = Math.floor((y - queryHeight) / rowHeight);
      if (c < 0 || c >= names.columns.length || y - stage.box.scrollTop < queryHeight) return null;
      const strip = g.all.find((column) => column.depth !== undefined && x >= column.x && x < column.x + column.width - apart);
      return strip && seen.comparable ? { c, d: Math.floor((x - strip.x) / g.cell) } : { c };
    }

    function go(to, aloud) {
      at = to;
      stage.repaint();
      if (at) regard.say(aloud, ...describe(at));
    }

    function point(place) {
      const to = place && placeAt(place);
      if (!to) regard.hideTip();
      if (to) regard.showTip(place.event, ...describe(to));
      if (to?.c !== at?.c || to?.d !== at?.d) go(to, false);
    }

    function key(event) {
      if (event.key === "PageUp" || event.key === "PageDown") {
        const step = event.key === "PageUp" ? -1 : 1;
        regard.change({ row: regard.clamp(row + step, 0, names.rows.length - 1) });
        return true;
      }
      const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
      if (!(event.key in steps)) return false;
      const [down, right] = steps[event.key];
      const c = regard.clamp((at?.c ?? -1) + (at ? down : 1), 0, names.columns.length - 1);
      const depth = seen.comparable ? seen.query.length : 0;
      const d = (at?.d ?? -1) + right;
      go(d >= 0 && d < depth ? { c, d } : { c }, true);
      stage.reveal({ x: stage.box.scrollLeft + gutter, y: top(c), width: 1, height: rowHeight }, { left: gutter, top: queryHeight });
      return true;
    }

    const stage = regard.makeStage(box, {
      id: `neurons-${index}`, kind: "neuron view", paint, point, key,
      label: `Neurons of ${regard.chosenTitle(run)}`,
      measure(width) {
        g = columnsOf(seen, head, width, gutter);
        return { width: g.width, height: queryHeight + names.columns.length * rowHeight + 8 };
      },
    });
    stage.rowAt = (c) => stage.toScreen(gutter + 10, top(c) + 10);
    const table = () => [
      ["query", "key", "weight", "score", "followed", ...(seen.steps[0]?.fields.at(-1) ?? []).map((_, d) => `term ${d + 1}`)],
      ...names.columns.map((name, c) => [names.rows[row], name, seen.weights[c], seen.scores ? seen.scores[c] : "",
        seen.steps[c] ? seen.steps[c].score : "", ...(seen.steps[c]?.fields.at(-1) ?? [])]),
    ];
    return { stages: [stage], table };
  }

  function explain(box, run, seen) {
    const { element } = regard;
    box.append(element("p", { class: "formula" }, seen.scoring.formula));
    if (outOfReach(seen)) {
      box.append(element("p", { class: "note" },
        "No key lies within this kernel\u2019s reach: the nearest one answers in its stead."));
    }
    if (!seen.comparable && seen.scoring.fields.length) {
      box.append(element("p", { class: "note" }, run.left_out
        ? `The vectors are not in this page, it would have grown too large: ${run.left_out}.`
        : "The vectors of this head were not kept."));
    }
  }

  // Which piece asks.
  function tools(box) {
    const run = regard.run();
    const { rows } = regard.sidesOf(run, regard.state.part);
    const names = regard.labelsOf(rows);
    box.append(regard.picker({
      id: "query", label: "Query of", value: Math.min(regard.state.row, names.length - 1),
      options: names.map((name, i) => ({ value: i, text: `${i + 1} ${name}` })),
      change: (value) => regard.change({ row: Number(value) }),
    }));
  }

  regard.views.neurons = {
    title: "Neurons",
    hint: () =>
      "How one piece\u2019s query meets every key, column by column: blue adds to the score, orange takes away.",
    exists: regard.hasAttention,
    controls: { part: true, layer: true, head: "one" },
    mount, tools,
  };
}
