// Model: every head of every layer at once; one can be enlarged.
{
  class ModelView extends regard.PictureView {
    constructor(box, run, index) {
      super();
      const { part } = regard.state;
      Object.assign(this, { part, layers: run.parts[part], sides: regard.sidesOf(run, part) });
      const data = (layer, head) => this.#data(layer, head);
      this.put(box, new regard.ModelPicture(this.layers, this.sides, data), {
        id: `model-${index}`,
        kind: "grid of heads",
        label: `All heads, ${regard.partNames[part]}`,
      });
      this.stage.middleOf = (layer, head) => {
        const { x, y, width, height } = this.picture.place(layer, head);
        return this.stage.toScreen(x + width / 2, y + height / 2);
      };
    }

    table() {
      return [
        ["layer", "head", "looks", "at", "weight"],
        ...this.layers.flatMap((heads, layer) =>
          heads.flatMap((_, head) => {
            const { matrix, rows, columns } = this.#data(layer, head);
            return rows.flatMap((row, r) =>
              columns.map((column, c) => [layer + 1, head + 1, row, column, matrix[r][c]]),
            );
          }),
        ),
      ];
    }

    #data(layer, head) {
      return regard.labelled(this.layers[layer][head].weights, this.sides, regard.state.words);
    }

    describe({ layer, head }) {
      const { weights } = this.layers[layer][head];
      const peak = regard.sum(weights.map((row) => Math.max(...row))) / weights.length;
      return [
        `Layer ${layer + 1}, head ${head + 1}: a row\u2019s largest weight is `,
        regard.figure(regard.number(peak)),
        " on average. ",
        regard.habitOf(weights, this.part),
      ];
    }

    #enlarge(at) {
      if (at) regard.change({ ...at, enlarged: true });
    }

    press(place) {
      this.#enlarge(this.picture.headAt(place));
    }

    point(place) {
      const to = place && this.picture.headAt(place);
      if (to?.layer !== this.picture.at?.layer || to?.head !== this.picture.at?.head)
        this.go(to, false);
    }

    key(event) {
      const { nameWidth, nameHeight } = this.picture;
      const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
      if (event.key === "Enter" && this.picture.at) {
        this.#enlarge(this.picture.at);
        return true;
      }
      if (!(event.key in steps)) return false;
      const [down, right] = this.picture.at ? steps[event.key] : [0, 0];
      const layer = regard.clamp((this.picture.at?.layer ?? 0) + down, 0, this.layers.length - 1);
      const head = regard.clamp(
        (this.picture.at?.head ?? 0) + right,
        0,
        this.layers[layer].length - 1,
      );
      this.go({ layer, head }, true);
      this.stage.reveal(this.picture.place(layer, head), { left: nameWidth, top: nameHeight });
      return true;
    }
  }

  function mountEnlarged(box, run, index) {
    box.append(
      regard.button(
        {
          id: `smaller-${index}`,
          "data-testid": `smaller-${index}`,
          class: "plain",
          click: () => regard.change({ enlarged: false }),
        },
        regard.icon("back"),
        "All heads",
      ),
      regard.element("h3", {}, regard.chosenTitle(run, "mean")),
    );
    return regard.views.heat.mount(box, run, index);
  }

  function mount(box, run, index) {
    const { part, enlarged } = regard.state;
    if (!run.parts[part]?.length) {
      box.append(regard.lacks(run, part));
      return regard.nothing();
    }
    return enlarged ? mountEnlarged(box, run, index) : new ModelView(box, run, index);
  }

  regard.views.model = {
    title: "Model",
    hint: () => "Every head of every layer at once. Click one, or press Enter, to see it large.",
    exists: regard.hasAttention,
    controls: { part: true, words: true },
    legend: regard.weightLegend,
    mount,
  };
}
