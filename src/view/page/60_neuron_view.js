// Neurons: one query before all keys, column by column, up to its scores and weights. After
// BertViz's neuron view.
{
  class NeuronView extends regard.PictureView {
    constructor(box, run, index) {
      super();
      const sides = regard.sidesOf(run, regard.state.part);
      this.names = { rows: regard.labelsOf(sides.rows), columns: regard.labelsOf(sides.columns) };
      const row = Math.min(regard.state.row, this.names.rows.length - 1);
      this.seen = regard.stepsOf(run, regard.chosenHead(run), row, this.names.columns.length);
      this.#explain(box, run);
      this.put(box, new regard.NeuronPicture(this.seen, this.names), {
        id: `neurons-${index}`,
        kind: "neuron view",
        label: `Neurons of ${regard.chosenTitle(run, "one")}`,
      });
      this.stage.rowAt = (c) =>
        this.stage.toScreen(this.picture.gutter + 10, this.picture.top(c) + 10);
    }

    table() {
      const { seen, names } = this;
      const termsOf = (step) => step?.fields.at(-1) ?? [];
      return [
        [
          "query",
          "key",
          "weight",
          "score",
          "followed",
          ...termsOf(seen.steps[0]).map((_, d) => `term ${d + 1}`),
        ],
        ...names.columns.map((name, c) => [
          names.rows[seen.row],
          name,
          seen.weights[c],
          seen.scores ? seen.scores[c] : "",
          seen.steps[c] ? seen.steps[c].score : "",
          ...termsOf(seen.steps[c]),
        ]),
      ];
    }

    #explain(box, run) {
      const { element } = regard;
      const { scoring, comparable } = this.seen;
      const note = (text) => box.append(element("p", { class: "note" }, text));
      box.append(element("p", { class: "formula" }, scoring.formula));
      if (regard.isOutOfReach(this.seen)) {
        note("No key lies within this kernel\u2019s reach: the nearest one answers in its stead.");
      }
      if (!comparable && scoring.fields.length) {
        note(
          run.left_out
            ? `The vectors are not in this page. Left out: ${run.left_out}.`
            : "The vectors of this head were not kept.",
        );
      }
    }

    // What a column of the vectors does, or what a whole key comes to.
    describe({ c, d }) {
      const { seen, names } = this;
      const pair = [regard.piece(names.rows[seen.row]), " before ", regard.piece(names.columns[c])];
      const named = (name, value) => [`, ${name} `, regard.figure(regard.number(value))];
      if (d !== undefined) {
        return [
          ...pair,
          `, column ${d + 1}`,
          ...named("query", seen.query[d]),
          ...named("key", seen.keys[c][d]),
          ...seen.scoring.fields.flatMap((field, i) =>
            named(field.name, seen.steps[c].fields[i][d]),
          ),
        ];
      }
      return [
        ...pair,
        ...named("weight", seen.weights[c]),
        ...(seen.scores ? named("score", seen.scores[c]) : []),
        ...(seen.comparable ? named(seen.scoring.sumName, seen.steps[c].score) : []),
      ];
    }

    point(place) {
      const { at } = this.picture;
      const to = place && this.picture.placeAt(place, this.stage.box.scrollTop);
      if (to) regard.showTip(place.event, ...this.describe(to));
      else regard.hideTip();
      if (to?.c !== at?.c || to?.d !== at?.d) this.go(to, false);
    }

    key(event) {
      const pages = { PageUp: -1, PageDown: 1 };
      if (event.key in pages) {
        regard.change({
          row: regard.clamp(this.seen.row + pages[event.key], 0, this.names.rows.length - 1),
        });
        return true;
      }
      const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
      if (!(event.key in steps)) return false;
      const [down, right] = steps[event.key];
      const { at, gutter, headHeight, rowHeight } = this.picture;
      const c = at ? regard.clamp(at.c + down, 0, this.names.columns.length - 1) : 0;
      const d = Math.min(
        (at?.d ?? -1) + right,
        (this.seen.comparable ? this.seen.query.length : 0) - 1,
      );
      this.go(d >= 0 ? { c, d } : { c }, true);
      this.stage.reveal(
        {
          x: this.stage.box.scrollLeft + gutter,
          y: this.picture.top(c),
          width: 1,
          height: rowHeight,
        },
        { left: gutter, top: headHeight },
      );
      return true;
    }
  }

  function mount(box, run, index) {
    if (regard.chosenHead(run)) return new NeuronView(box, run, index);
    box.append(regard.lacks(run, regard.state.part));
    return regard.nothing();
  }

  // Which piece asks.
  function tools(box) {
    const asking = regard.shownRuns().find(regard.chosenHead);
    const names = regard.labelsOf(regard.sidesOf(asking, regard.state.part).rows);
    box.append(
      regard.picker({
        id: "query",
        label: "Query of",
        value: Math.min(regard.state.row, names.length - 1),
        options: names.map((name, i) => ({ value: i, text: `${i + 1} ${name}` })),
        change: (value) => regard.change({ row: Number(value) }),
      }),
    );
  }

  regard.views.neurons = {
    title: "Neurons",
    hint: () =>
      "How one piece\u2019s query meets every key, column by column: blue is above zero, orange below.",
    exists: regard.hasAttention,
    controls: { part: true, layer: true, head: "one" },
    mount,
    tools,
  };
}
