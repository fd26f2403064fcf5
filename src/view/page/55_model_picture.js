// The picture of the model view: a thumbnail of every head of every layer.
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

  // `data(layer, head)` gives a head's matrix with its names; `at` {layer, head} is the chosen one.
  class ModelPicture {
    #bitmaps = new Map();

    constructor(layers, sides, data) {
      Object.assign(this, { layers, sides, data, at: null, nameWidth, nameHeight });
      this.most = Math.max(...layers.map((heads) => heads.length));
    }

    arrange(width) {
      const shape = (this.sides.rows.pieces.length || 1) / (this.sides.columns.pieces.length || 1);
      this.side = regard.clamp((width - nameWidth) / this.most - apart, 58, 240);
      this.height = this.side * regard.clamp(shape, 0.4, 1.6);
      this.#bitmaps.clear();
      return {
        width: nameWidth + this.most * (this.side + apart),
        height: nameHeight + this.layers.length * (this.height + apart) + 8,
      };
    }

    place(layer, head) {
      return {
        x: nameWidth + head * (this.side + apart),
        y: nameHeight + layer * (this.height + apart),
        width: this.side,
        height: this.height,
      };
    }

    headAt({ x, y }) {
      const head = Math.floor((x - nameWidth) / (this.side + apart));
      const layer = Math.floor((y - nameHeight) / (this.height + apart));
      return this.layers[layer]?.[head] ? { layer, head } : null;
    }

    paint(pen, sight) {
      const name = { size: 12, fill: regard.colours().muted };
      for (let head = 0; head < this.most; head++) {
        pen.text(`head ${head + 1}`, this.place(0, head).x + this.side / 2, 14, {
          ...name,
          anchor: "middle",
        });
      }
      this.layers.forEach((heads, layer) => {
        const { y } = this.place(layer, 0);
        if (y > sight.y + sight.height || y + this.height < sight.y) return;
        pen.text(`layer ${layer + 1}`, nameWidth - 10, y + this.height / 2, {
          ...name,
          anchor: "end",
        });
        heads.forEach((_, head) => this.#paintThumbnail(pen, sight, layer, head));
      });
    }

    #paintThumbnail(pen, sight, layer, head) {
      const { ink, faint } = regard.colours();
      const { x, y, width, height } = this.place(layer, head);
      if (x > sight.x + sight.width || x + width < sight.x) return;
      const chosen = this.at?.layer === layer && this.at.head === head;
      pen.bitmap(this.#bitmap(layer, head), x, y, width, height);
      pen.rect(x - 1, y - 1, width + 2, height + 2, {
        stroke: chosen ? ink : faint,
        lineWidth: chosen ? 2 : 1,
        radius: 2,
      });
    }

    #bitmap(layer, head) {
      const key = `${layer} ${head}`;
      if (!this.#bitmaps.has(key)) {
        const small = pooled(this.data(layer, head).matrix, Math.floor(this.side));
        this.#bitmaps.set(
          key,
          regard.bitmapOf(small.length, small[0].length, (r, c) => regard.heat(small[r][c])),
        );
      }
      return this.#bitmaps.get(key);
    }
  }

  Object.assign(regard, { ModelPicture });
}
