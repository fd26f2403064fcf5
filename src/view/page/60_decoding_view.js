// Decoding: how the translation came about, word by word.
{
  const line = 34;
  const pad = 12;

  const stepsOf = (run) => Math.max(run.steps.length, run.target_pieces.length);

  // Boxes with words in them, one after another, in as many lines as it takes.
  function flow(names, width, y, leastWidth = 0) {
    let x = 0;
    const boxes = names.map((name) => {
      const text = regard.fit(name, 14, 160);
      const wide = Math.max(regard.widthOf(text, 14) + 2 * pad, leastWidth);
      if (x > 0 && x + wide > width) {
        x = 0;
        y += line + 14;
      }
      const box = { x, y, width: wide, height: line - 6, text };
      x += wide + 6;
      return box;
    });
    return { boxes, bottom: y + line };
  }

  function paintSource(pen, boxes, weights) {
    const { ink, muted, faint } = regard.colours();
    boxes.forEach((box, s) => {
      const fill = weights ? regard.heat(weights[s]) : null;
      pen.rect(box.x, box.y, box.width, box.height, { fill, stroke: faint, radius: 6 });
      pen.text(box.text, box.x + box.width / 2, box.y + box.height / 2,
        { size: 14, anchor: "middle", fill: fill ? regard.inkOn(fill) : ink });
      if (weights) {
        pen.text(regard.short(weights[s]), box.x + box.width / 2, box.y + box.height + 9,
          { size: 10, anchor: "middle", fill: muted });
      }
    });
  }

  function paintTarget(pen, boxes, step) {
    const { ink, accent, faint, muted, paper } = regard.colours();
    boxes.forEach((box, t) => {
      const now = t === step;
      pen.rect(box.x, box.y, box.width, box.height,
        { fill: now ? accent : paper, stroke: now ? accent : faint, radius: 6, opacity: t > step ? 0.4 : 1 });
      pen.text(box.text, box.x + box.width / 2, box.y + box.height / 2, {
        size: 14, anchor: "middle", weight: now ? 650 : 400, opacity: t > step ? 0.4 : 1,
        fill: now ? regard.inkOn(accent) : t < step ? ink : muted,
      });
    });
  }

  function paintCandidates(pen, { candidates, chosen, y, width }) {
    const { ink, muted, faint, accent } = regard.colours();
    const names = candidates.map(({ piece }) => regard.readable(piece));
    const gutter = Math.min(Math.max(...names.map((name) => regard.widthOf(name, 13)), 40), 140) + 14;
    const room = Math.min(width - gutter - 70, 460);
    candidates.forEach(({ probability }, i) => {
      const top = y + i * 26;
      const said = i === chosen;
      pen.text(regard.fit(names[i], 13, gutter - 14), gutter - 10, top + 9,
        { size: 13, anchor: "end", fill: ink, weight: said ? 650 : 400 });
      pen.rect(gutter, top + 3, room, 12, { fill: faint, radius: 6 });
      pen.rect(gutter, top + 3, room * probability, 12, { fill: said ? accent : muted, radius: 6 });
      pen.text(regard.number(probability), gutter + room + 10, top + 9, { size: 12, fill: said ? ink : muted });
    });
  }

  function mount(box, run, index) {
    const looks = regard.lastLookOf(run);
    const source = regard.labelsOf({ pieces: run.source_pieces, words: run.source_words });
    const target = regard.labelsOf({ pieces: run.target_pieces, words: run.target_words });
    let step = Math.min(regard.state.step, Math.max(stepsOf(run) - 1, 0));
    let g = null;

    if (!looks) {
      box.append(regard.element("p", { class: "note", "data-testid": "no-attention" },
        "This model has no attention over the source: whatever it knows of the sentence, it holds in the state it began with."));
    }

    const candidatesOf = () => run.steps[step]?.candidates ?? [];
    const chosenOf = () => candidatesOf().findIndex(({ piece }) => piece === run.target_pieces[step]);

    function arrange(width) {
      const from = flow(source, width, 24, looks ? 40 : 0);
      const to = flow(target, width, from.bottom + 44);
      const most = Math.max(...run.steps.map(({ candidates }) => candidates.length), 0);
      return { source: from, target: to, width, bars: to.bottom + 40, height: to.bottom + 44 + most * 26 };
    }

    function paint(pen) {
      const { muted } = regard.colours();
      const title = (text, y) => pen.text(text, 0, y, { size: 12, fill: muted });
      title(looks ? "source, as it is looked at in this step" : "source", 8);
      paintSource(pen, g.source.boxes, looks?.[step]);
      title("said so far", g.source.bottom + 28);
      paintTarget(pen, g.target.boxes, step);
      if (!candidatesOf().length) return;
      title("what could have been said, with its probability", g.target.bottom + 22);
      paintCandidates(pen, { candidates: candidatesOf(), chosen: chosenOf(), y: g.bars, width: g.width });
    }

    function describe() {
      const { piece, figure, number, ranked } = regard;
      const said = [`Step ${step + 1} of ${stepsOf(run)}: `, piece(target[step] ?? "")];
      const log = run.steps[step]?.log_probability;
      if (log !== undefined) {
        said.push(", log-probability ", figure(number(log)), ", probability ", figure(number(log === null ? 0 : Math.exp(log))));
      }
      if (looks?.[step]) {
        const best = ranked(looks[step])[0];
        said.push("; looks most at ", piece(source[best] ?? ""), " ", figure(number(looks[step][best] ?? 0)));
      }
      return said;
    }

    const stage = regard.makeStage(box, {
      id: `decoding-${index}`, kind: "step of decoding", label: "A step of decoding", paint,
      key(event) {
        if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
          regard.player?.step(event.key === "ArrowRight" ? 1 : -1);
          return true;
        }
        return false;
      },
      measure(width) {
        g = arrange(Math.max(width, 200));
        return { width: Math.max(width, 200), height: g.height };
      },
    });
    const beam = regard.mountBeam(box, run, index);

    function show(to) {
      step = Math.min(to, Math.max(stepsOf(run) - 1, 0));
      stage.repaint();
      if (index === 0) regard.say(true, ...describe());
    }

    const table = () => [["step", "piece", "log_probability", ...source], ...target.map((name, t) =>
      [t + 1, name, run.steps[t]?.log_probability ?? "", ...(looks?.[t] ?? [])])];
    return { stages: [stage, ...beam], table, show };
  }

  // One player moves all translations that are shown.
  function tools(box) {
    const runs = [regard.run(), regard.besideRun()].filter(Boolean);
    const count = Math.max(...runs.map(stepsOf));
    if (!count) return;
    regard.player = regard.makePlayer(box, {
      id: "steps", label: "Steps of decoding", count, at: Math.min(regard.state.step, count - 1),
      caption: (i) => `step ${i + 1} of ${count}`,
      move(step) {
        regard.note({ step });
        regard.panels.forEach((panel) => panel.show?.(step));
      },
    });
  }

  regard.views.decoding = {
    title: "Decoding",
    hint: () =>
      "Play the translation word by word: where the model looks, what it could have said, what it said.",
    exists: (run) => run.target_pieces.length > 0 || run.steps.length > 0,
    controls: {},
    mount, tools,
  };
}
