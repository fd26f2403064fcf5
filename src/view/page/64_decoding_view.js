// Decoding: how the translation came about, word by word.
{
  const stepsOf = (run) => Math.max(run.steps.length, run.target_pieces.length);
  const lastOf = (run) => Math.max(stepsOf(run) - 1, 0);

  class DecodingView extends regard.PictureView {
    constructor(box, run, index) {
      super();
      Object.assign(this, { run, index });
      const looks = regard.lastLookOf(run);
      if (!looks) {
        box.append(
          regard.element(
            "p",
            { class: "note", "data-testid": "no-attention" },
            "This model has no attention over the source: whatever it knows of the sentence, it holds in the state it began with.",
          ),
        );
      }
      const step = Math.min(regard.state.step, lastOf(run));
      this.put(box, new regard.DecodingPicture(run, looks, step), {
        id: `decoding-${index}`,
        kind: "step of decoding",
        label: "A step of decoding",
      });
      regard.mountBeam(box, run, index, this.stages);
    }

    table() {
      const { source, target, looks } = this.picture;
      return [
        ["step", "piece", "log_probability", ...source],
        ...target.map((name, t) => [
          t + 1,
          name,
          this.run.steps[t]?.log_probability ?? "",
          ...(looks?.[t] ?? []),
        ]),
      ];
    }

    // The player has moved.
    show(step) {
      this.picture.step = Math.min(step, lastOf(this.run));
      this.stage.repaint();
      if (this.index === 0) regard.say(true, ...this.#said());
    }

    #said() {
      const { piece, figure, number, ranked } = regard;
      const { step, source, target, looks } = this.picture;
      const said = [`Step ${step + 1} of ${stepsOf(this.run)}: `, piece(target[step] ?? "")];
      const log = this.run.steps[step]?.log_probability;
      if (log !== undefined) {
        const probability = log === null ? 0 : Math.exp(log);
        said.push(
          ", log-probability ",
          figure(number(log)),
          ", probability ",
          figure(number(probability)),
        );
      }
      if (looks?.[step]) {
        const [best] = ranked(looks[step]);
        said.push("; looks most at ", piece(source[best]), " ", figure(number(looks[step][best])));
      }
      return said;
    }

    key(event) {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step) regard.player?.step(step);
      return Boolean(step);
    }
  }

  // One player moves all translations that are shown.
  function tools(box) {
    const count = Math.max(...regard.shownRuns().map(stepsOf));
    if (!count) return;
    regard.player = regard.makePlayer(box, {
      id: "steps",
      label: "Steps of decoding",
      count,
      at: Math.min(regard.state.step, count - 1),
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
    exists: () => true,
    controls: {},
    legend: () => (regard.shownRuns().some(regard.lastLookOf) ? regard.weightLegend() : ""),
    mount: (box, run, index) => new DecodingView(box, run, index),
    tools,
  };
}
