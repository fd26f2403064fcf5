// The pen that makes SVG: the same strokes, as elements that carry their style with them.
{
  const space = "http://www.w3.org/2000/svg";
  const mostCells = 20000; // more of them go into the SVG as one picture

  const rounded = (x) => String(Math.round(100 * x) / 100);

  class SvgPen {
    #clips = 0;

    constructor(width, height) {
      this.root = document.createElementNS(space, "svg");
      this.root.setAttribute("xmlns", space);
      this.root.setAttribute("viewBox", `0 0 ${rounded(width)} ${rounded(height)}`);
      this.root.setAttribute("width", rounded(width));
      this.root.setAttribute("height", rounded(height));
      this.root.setAttribute("font-family", regard.fonts);
      this.parent = this.root;
    }

    rect(x, y, width, height, { radius = 0, ...style }) {
      this.#add("rect", { x, y, width, height, rx: radius }, style);
    }

    circle(cx, cy, r, style) {
      this.#add("circle", { cx, cy, r }, style);
    }

    line(x1, y1, x2, y2, style) {
      this.#add("line", { x1, y1, x2, y2 }, style);
    }

    curve(x1, y1, x2, y2, style) {
      const middle = (x1 + x2) / 2;
      const places = [x1, y1, middle, y1, middle, y2, x2, y2].map(rounded);
      this.#add("path", {}, { fill: "none", ...style }).setAttribute(
        "d",
        `M${places[0]} ${places[1]}C${places.slice(2).join(" ")}`,
      );
    }

    cells(block, visible) {
      if (block.rows * block.columns > mostCells) {
        const { x, y, width, height, rows, columns, colour } = block;
        this.bitmap(regard.bitmapOf(rows, columns, colour), x, y, columns * width, rows * height);
        return;
      }
      const { x, y, width, height, gap, colour } = block;
      for (let r = visible.firstRow; r <= Math.min(visible.lastRow, block.rows - 1); r++) {
        for (
          let c = visible.firstColumn;
          c <= Math.min(visible.lastColumn, block.columns - 1);
          c++
        ) {
          const fill = colour(r, c);
          if (fill !== null)
            this.rect(x + c * width, y + r * height, width - gap, height - gap, { fill });
        }
      }
    }

    bitmap(image, x, y, width, height) {
      const made = this.#add("image", { x, y, width, height }, {});
      made.setAttribute("preserveAspectRatio", "none");
      made.setAttribute("style", "image-rendering: pixelated");
      made.setAttribute("href", image.toDataURL());
    }

    text(text, x, y, { size = 13, fill, anchor = "start", weight = 400, turned = 0, opacity = 1 }) {
      const made = this.#add("text", { x, y, "font-size": size, opacity }, { fill });
      if (weight !== 400) made.setAttribute("font-weight", weight);
      if (anchor !== "start") made.setAttribute("text-anchor", anchor);
      made.setAttribute("dominant-baseline", "central");
      if (turned) made.setAttribute("transform", `rotate(${turned} ${rounded(x)} ${rounded(y)})`);
      made.textContent = text;
    }

    inside(x, y, width, height, draw) {
      const id = `clip-${this.#clips++}`;
      const clip = this.#add("clipPath", {}, {});
      clip.id = id;
      this.#within(clip, () => this.rect(x, y, width, height, {}));
      const group = this.#add("g", {}, {});
      group.setAttribute("clip-path", `url(#${id})`);
      this.#within(group, draw);
    }

    moved(dx, dy, draw) {
      const group = this.#add("g", {}, {});
      group.setAttribute("transform", `translate(${rounded(dx)} ${rounded(dy)})`);
      this.#within(group, draw);
    }

    toString() {
      return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(this.root)}\n`;
    }

    #within(parent, draw) {
      const before = this.parent;
      this.parent = parent;
      draw(this);
      this.parent = before;
    }

    #add(name, places, { fill, stroke, opacity, lineWidth = 1 }) {
      const made = document.createElementNS(space, name);
      for (const [key, value] of Object.entries(places)) made.setAttribute(key, rounded(value));
      if (fill !== undefined || stroke) made.setAttribute("fill", fill ?? "none");
      if (stroke) {
        made.setAttribute("stroke", stroke);
        made.setAttribute("stroke-width", rounded(lineWidth));
      }
      if (opacity !== undefined && opacity !== 1)
        made.setAttribute("opacity", String(Math.round(1000 * opacity) / 1000));
      this.parent.append(made);
      return made;
    }
  }

  Object.assign(regard, { SvgPen });
}
