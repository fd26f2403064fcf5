// The picture of the head view: two columns of names joined by lines as dense as the weights.
{
  const invisible = 1 / 255;
  const crowded = 24; // pieces: from here on a head's even look alone would blacken the picture
  const top = 34; // of the first name
  const numbers = 46; // the width of the numbers outside
  const widestLine = 3;
  const band = 9; // all lines between two pieces

  // `data` is {rows, columns, heads: a matrix each, sides}; `active()` gives the heads that are on.
  // `at` {side: "left" or "right", i} is the piece whose lines alone are shown, or null.
  class HeadPicture {
    constructor(data, active) {
      Object.assign(this, { data, active, at: null });
    }

    arrange(width) {
      const { rows, columns } = this.data;
      const longest = [...rows, ...columns].reduce(
        (most, name) => Math.max(most, regard.widthOf(name, 14)),
        30,
      );
      const most = Math.max(rows.length, columns.length);
      this.names = Math.min(longest + 20, width * 0.3, 200);
      this.height = most > 40 ? 20 : 27;
      this.width = regard.clamp(width, 300, 860);
      this.left = numbers + this.names;
      this.right = this.width - numbers - this.names;
      this.aside = Math.max((width - this.width) / 2, 0);
      return { width: this.width, height: top + most * this.height + 10 };
    }

    middle(i) {
      return top + (i + 0.5) * this.height;
    }

    namesOf(side) {
      return side === "left" ? this.data.rows : this.data.columns;
    }

    othersOf(side) {
      return this.namesOf(side === "left" ? "right" : "left");
    }

    // The cell of the weights that joins a piece of one side with one of the other.
    pair(side, i, other) {
      return side === "left" ? { row: i, column: other } : { row: other, column: i };
    }

    weight(head, { row, column }) {
      return this.data.heads[head][row][column];
    }

    mean(pair) {
      const heads = this.active();
      return regard.sum(heads.map((head) => this.weight(head, pair))) / Math.max(heads.length, 1);
    }

    tokenAt({ x, y }) {
      const i = Math.floor((y - top) / this.height);
      const inner = x - this.aside;
      const side = inner < this.left ? "left" : inner > this.right ? "right" : null;
      return side && i >= 0 && i < this.namesOf(side).length ? { side, i } : null;
    }

    // Among many pieces, lines of less than twice an even share wait until a piece is pointed at.
    leastShown() {
      const pieces = this.data.columns.length;
      return this.at || pieces < crowded ? invisible : 2 / pieces;
    }

    paint(pen, sight) {
      pen.moved(this.aside, 0, () => {
        this.#paintTitles(pen);
        if (this.at) this.#paintChosen(pen);
        this.#paintLines(pen, sight);
        this.#paintNames(pen, sight, "left");
        this.#paintNames(pen, sight, "right");
      });
    }

    #inSight(i, sight) {
      const y = this.middle(i);
      return y > sight.y - this.height && y < sight.y + sight.height + this.height;
    }

    #paintTitles(pen) {
      const style = { size: 12, fill: regard.colours().muted };
      const { rows, columns } = this.data.sides;
      pen.text(`${rows.name} looks`, this.left - 10, 14, { ...style, anchor: "end" });
      pen.text(`at ${columns.name}`, this.right + 10, 14, style);
    }

    #paintLines(pen, sight) {
      const { at, data } = this;
      const heads = this.active();
      for (let row = 0; row < data.rows.length; row++) {
        if (at?.side === "left" && at.i !== row) continue;
        for (let column = 0; column < data.columns.length; column++) {
          if (at?.side === "right" && at.i !== column) continue;
          if (this.#inSight(row, sight) || this.#inSight(column, sight))
            this.#paintPair(pen, { row, column }, heads);
        }
      }
    }

    // Each head has its own strand of a pair's band: as much ink as lines on top of each other would
    // have that were as dense as weight / heads, but colours that do not mix to grey.
    #paintPair(pen, pair, heads) {
      const least = this.leastShown();
      const lineWidth = Math.min(band / heads.length, widestLine);
      heads.forEach((head, k) => {
        const opacity = this.weight(head, pair);
        if (opacity < least) return;
        const aside = (k - (heads.length - 1) / 2) * lineWidth;
        pen.curve(
          this.left + 6,
          this.middle(pair.row) + aside,
          this.right - 6,
          this.middle(pair.column) + aside,
          { stroke: regard.series(head), opacity: Math.min(opacity, 1), lineWidth },
        );
      });
    }

    #paintChosen(pen) {
      const { side, i } = this.at;
      const x = side === "left" ? this.left - this.names : this.right;
      pen.rect(x, this.middle(i) - this.height / 2 + 1, this.names, this.height - 2, {
        fill: regard.colours().faint,
        radius: 4,
      });
      this.othersOf(side).forEach((_, other) => this.#paintBoxes(pen, side, other));
    }

    // Over a name of the other column: a box for each head, as dense as its weight, and their mean.
    #paintBoxes(pen, side, other) {
      const heads = this.active();
      const pair = this.pair(side, this.at.i, other);
      const x = side === "left" ? this.right : this.left - this.names;
      const each = this.names / Math.max(heads.length, 1);
      heads.forEach((head, k) => {
        pen.rect(x + k * each, this.middle(other) - this.height / 2 + 1, each, this.height - 2, {
          fill: regard.series(head),
          opacity: regard.clamp(this.weight(head, pair), 0, 1),
        });
      });
      pen.text(
        regard.number(this.mean(pair)),
        side === "left" ? x + this.names + 8 : x - 8,
        this.middle(other),
        { size: 11, anchor: side === "left" ? "start" : "end", fill: regard.colours().muted },
      );
    }

    #paintNames(pen, sight, side) {
      const { ink, muted } = regard.colours();
      const x = side === "left" ? this.left - 10 : this.right + 10;
      const anchor = side === "left" ? "end" : "start";
      this.namesOf(side).forEach((name, i) => {
        if (!this.#inSight(i, sight)) return;
        const here = this.at?.side === side;
        const chosen = here && this.at.i === i;
        pen.text(regard.fit(name, 14, this.names - 16), x, this.middle(i), {
          size: 14,
          anchor,
          fill: here && !chosen ? muted : ink,
          weight: chosen ? 650 : 400,
        });
      });
    }
  }

  Object.assign(regard, { HeadPicture });
}
