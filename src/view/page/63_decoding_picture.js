// The picture of a step of decoding: the source as it is looked at, what was said, what could have
// been said.
{
  const line = 34;
  const pad = 12;
  const barHeight = 26;

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
      pen.text(box.text, box.x + box.width / 2, box.y + box.height / 2, {
        size: 14,
        anchor: "middle",
        fill: fill ? regard.inkOn(fill) : ink,
      });
      if (weights) {
        pen.text(regard.short(weights[s]), box.x + box.width / 2, box.y + box.height + 9, {
          size: 10,
          anchor: "middle",
          fill: muted,
        });
      }
    });
  }

  function paintTarget(pen, boxes, step) {
    const { ink, accent, faint, muted, paper } = regard.colours();
    boxes.forEach((box, t) => {
      const now = t === step;
      pen.rect(box.x, box.y, box.width, box.height, {
        fill: now ? accent : paper,
        stroke: now ? accent : faint,
        radius: 6,
        opacity: t > step ? 0.4 : 1,
      });
      pen.text(box.text, box.x + box.width / 2, box.y + box.height / 2, {
        size: 14,
        anchor: "middle",
        weight: now ? 650 : 400,
        opacity: t > step ? 0.4 : 1,
        fill: now ? regard.inkOn(accent) : t < step ? ink : muted,
      });
    });
  }

  function paintCandidates(pen, { candidates, chosen, y, width }) {
    const { ink, muted, faint, accent } = regard.colours();
    const names = candidates.map(({ piece }) => regard.readable(piece));
    const gutter =
      Math.min(Math.max(...names.map((name) => regard.widthOf(name, 13)), 40), 140) + 14;
    const room = Math.min(width - gutter - 70, 460);
    candidates.forEach(({ probability }, i) => {
      const top = y + i * barHeight;
      const said = i === chosen;
      pen.text(regard.fit(names[i], 13, gutter - 14), gutter - 10, top + 9, {
        size: 13,
        anchor: "end",
        fill: ink,
        weight: said ? 650 : 400,
      });
      pen.rect(gutter, top + 3, room, 12, { fill: faint, radius: 6 });
      pen.rect(gutter, top + 3, room * probability, 12, { fill: said ? accent : muted, radius: 6 });
      pen.text(regard.number(probability), gutter + room + 10, top + 9, {
        size: 12,
        fill: said ? ink : muted,
      });
    });
  }

  // `looks` are the weights of the source at each step, or null for a model without attention.
  class DecodingPicture {
    constructor(run, looks, step) {
      Object.assign(this, { run, looks, step });
      this.source = regard.labelsOf({ pieces: run.source_pieces, words: run.source_words });
      this.target = regard.labelsOf({ pieces: run.target_pieces, words: run.target_words });
    }

    get candidates() {
      return this.run.steps[this.step]?.candidates ?? [];
    }

    arrange(width) {
      this.width = Math.max(width, 200);
      this.from = flow(this.source, this.width, 24, this.looks ? 40 : 0);
      this.to = flow(this.target, this.width, this.from.bottom + 44);
      const most = Math.max(...this.run.steps.map(({ candidates }) => candidates.length), 0);
      return { width: this.width, height: this.to.bottom + 44 + most * barHeight };
    }

    paint(pen) {
      const { from, to, looks, step, run, candidates } = this;
      const title = (text, y) => pen.text(text, 0, y, { size: 12, fill: regard.colours().muted });
      title(looks ? "source, as it is looked at in this step" : "source", 8);
      paintSource(pen, from.boxes, looks?.[step]);
      title("said so far", from.bottom + 28);
      paintTarget(pen, to.boxes, step);
      if (!candidates.length) return;
      title("what could have been said, with its probability", to.bottom + 22);
      const chosen = candidates.findIndex(({ piece }) => piece === run.target_pieces[step]);
      paintCandidates(pen, { candidates, chosen, y: to.bottom + 40, width: this.width });
    }
  }

  Object.assign(regard, { DecodingPicture });
}
