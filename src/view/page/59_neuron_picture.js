// The picture of the neuron view: a row for each key, beneath the query that stays in sight.
{
  const rowHeight = 25;
  const headHeight = 62;
  const lineHeight = 13; // of the columns' names
  const queryStyle = { size: 14, weight: 650 };

  // `at` {c, d} is the key and maybe the column of the vectors that are pointed at, or null.
  class NeuronPicture {
    constructor(seen, names) {
      const widest = names.columns.reduce(
        (most, name) => Math.max(most, regard.widthOf(name, 13)),
        regard.widthOf(names.rows[seen.row], queryStyle.size, queryStyle.weight),
      );
      Object.assign(this, {
        seen,
        names,
        at: null,
        gutter: Math.min(widest, 120) + 24,
        headHeight,
        rowHeight,
      });
    }

    arrange(width) {
      this.columns = regard.neuronColumns(this.seen, width, this.gutter);
      return {
        width: this.columns.width,
        height: headHeight + this.names.columns.length * rowHeight + 8,
      };
    }

    top(c) {
      return headHeight + c * rowHeight;
    }

    placeAt({ x, y }, scrolled) {
      const c = Math.floor((y - headHeight) / rowHeight);
      if (c < 0 || c >= this.names.columns.length || y - scrolled < headHeight) return null;
      const { vectors, cell } = this.columns;
      const depth = this.seen.comparable ? this.seen.query.length : 0;
      const vector = vectors.find((column) => x >= column.x && x < column.x + cell * depth);
      return vector ? { c, d: Math.floor((x - vector.x) / cell) } : { c };
    }

    paint(pen, sight) {
      const first = Math.max(0, Math.floor((sight.y - rowHeight) / rowHeight));
      const last = Math.ceil((sight.y + sight.height - headHeight) / rowHeight);
      for (let c = first; c <= Math.min(last, this.names.columns.length - 1); c++)
        this.#paintKey(pen, sight, c);
      if (this.at?.d !== undefined) this.#paintMark(pen, sight);
      this.#paintHead(pen, sight);
    }

    #paintKey(pen, sight, c) {
      const { paper, ink, muted, faint } = regard.colours();
      const y = this.top(c);
      const chosen = this.at?.c === c;
      if (chosen) pen.rect(sight.x, y - 2, sight.width, rowHeight, { fill: faint, radius: 4 });
      for (const column of this.columns.numbers) this.#paintNumber(pen, column, c, y);
      for (const column of this.columns.vectors)
        this.#paintVector(pen, column.values(c), column, y, column.scale);
      pen.rect(sight.x, y - 2, this.gutter - 8, rowHeight, { fill: chosen ? faint : paper });
      pen.text(
        regard.fit(this.names.columns[c], 13, this.gutter - 20),
        sight.x + this.gutter - 14,
        y + 10,
        { size: 13, fill: chosen ? ink : muted, anchor: "end" },
      );
    }

    #paintNumber(pen, { x, width, value, isWeight, name }, c, y) {
      const { ink, muted, faint, line, accent } = regard.colours();
      if (isWeight) {
        const room = width - 66;
        pen.rect(x, y + 6, room, 8, { fill: this.at?.c === c ? line : faint, radius: 4 });
        pen.rect(x, y + 6, room * regard.clamp(value(c), 0, 1), 8, { fill: accent, radius: 4 });
      }
      pen.text(regard.number(value(c)), x + width - 14, y + 10, {
        size: 12,
        anchor: "end",
        fill: isWeight || name === "score" ? ink : muted,
      });
    }

    #paintVector(pen, values, { x }, y, scale) {
      if (!values) return;
      const { cell } = this.columns;
      pen.cells(
        {
          x,
          y,
          width: cell,
          height: rowHeight - 5,
          rows: 1,
          columns: values.length,
          gap: cell >= 6 ? 1 : 0,
          colour: (_, d) => regard.sign(values[d] / scale),
        },
        { firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: values.length - 1 },
      );
    }

    #paintMark(pen, sight) {
      const { cell, vectors } = this.columns;
      for (const { x } of vectors) {
        pen.rect(x + this.at.d * cell - 1, sight.y + 16, cell + 1, sight.height - 18, {
          stroke: regard.colours().ink,
          opacity: 0.5,
        });
      }
    }

    // The query, the names of the columns, and what stands over all keys.
    #paintHead(pen, sight) {
      const { paper, muted, ink, faint } = regard.colours();
      const small = { size: regard.columnNameSize, fill: muted };
      const bottom = sight.y + headHeight;
      pen.rect(sight.x, sight.y, sight.width, headHeight - 4, { fill: paper });
      pen.line(sight.x, bottom - 4.5, sight.x + sight.width, bottom - 4.5, { stroke: faint });
      for (const { name, x, width } of this.columns.numbers) {
        const lines = regard.linesOf(name, small.size, width - 14);
        lines.reverse().forEach((line, i) => {
          pen.text(line, x + width - 14, bottom - 14 - i * lineHeight, { ...small, anchor: "end" });
        });
      }
      for (const column of this.columns.vectors) {
        pen.text(column.name, column.x, bottom - 14, small);
        if (!column.above) continue;
        pen.text(column.aboveName, column.x, sight.y + 10, small);
        this.#paintVector(pen, column.above, column, sight.y + 18, column.aboveScale);
      }
      pen.rect(sight.x, sight.y, this.gutter - 8, headHeight - 6, { fill: paper });
      const { size, weight } = queryStyle;
      pen.text(
        regard.fit(this.names.rows[this.seen.row], size, this.gutter - 20, weight),
        sight.x + this.gutter - 14,
        sight.y + 28,
        { ...queryStyle, fill: ink, anchor: "end" },
      );
    }
  }

  Object.assign(regard, { NeuronPicture });
}
