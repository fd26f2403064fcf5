// A pen draws rectangles, lines, curves, circles, cells and text. Views are drawn with one of two
// pens: this one for the screen and for PNG, the other for SVG. So a picture is what was on screen.
{
  const fonts =
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";
  const fontOf = (size, weight = 400) => `${weight} ${size}px ${fonts}`;

  const ruler = document.createElement("canvas").getContext("2d");
  const widths = new Map();

  function widthOf(text, size, weight) {
    const key = `${weight ?? 400} ${size} ${text}`;
    if (!widths.has(key)) {
      ruler.font = fontOf(size, weight);
      widths.set(key, ruler.measureText(text).width);
    }
    return widths.get(key);
  }

  // As much of a text as fits.
  function fit(text, size, width, weight) {
    if (widthOf(text, size, weight) <= width) return text;
    const characters = [...text];
    while (characters.length > 1 && widthOf(`${characters.join("")}\u2026`, size, weight) > width) {
      characters.pop();
    }
    return `${characters.join("")}\u2026`;
  }

  // A text in lines that fit, broken between words.
  function linesOf(text, size, width) {
    const lines = [];
    for (const word of text.split(" ")) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && widthOf(longer, size) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  class CanvasPen {
    constructor(context) {
      this.context = context;
    }

    rect(x, y, width, height, { fill, stroke, radius = 0, opacity = 1, lineWidth = 1 }) {
      const { context } = this;
      context.globalAlpha = opacity;
      context.beginPath();
      context.roundRect(x, y, width, height, radius);
      this.#ink(fill, stroke, lineWidth);
    }

    circle(x, y, radius, { fill, stroke, opacity = 1, lineWidth = 1 }) {
      const { context } = this;
      context.globalAlpha = opacity;
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      this.#ink(fill, stroke, lineWidth);
    }

    line(x1, y1, x2, y2, { stroke, opacity = 1, lineWidth = 1 }) {
      const { context } = this;
      context.globalAlpha = opacity;
      context.beginPath();
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
      this.#ink(null, stroke, lineWidth);
    }

    // Leaves one column and arrives at the other level.
    curve(x1, y1, x2, y2, { stroke, opacity = 1, lineWidth = 1 }) {
      const { context } = this;
      const middle = (x1 + x2) / 2;
      context.globalAlpha = opacity;
      context.beginPath();
      context.moveTo(x1, y1);
      context.bezierCurveTo(middle, y1, middle, y2, x2, y2);
      this.#ink(null, stroke, lineWidth);
    }

    // A block of cells of one size, `gap` apart; those that `colour` gives null for stay empty. Edges
    // stand on whole pixels, or the paper would shine through between them.
    cells({ x, y, width, height, rows, columns, gap, colour }, seen) {
      const { context } = this;
      context.globalAlpha = 1;
      for (let r = seen.firstRow; r <= Math.min(seen.lastRow, rows - 1); r++) {
        const top = Math.round(y + r * height);
        const bottom = Math.round(y + (r + 1) * height) - gap;
        for (let c = seen.firstColumn; c <= Math.min(seen.lastColumn, columns - 1); c++) {
          const fill = colour(r, c);
          if (fill === null) continue;
          const left = Math.round(x + c * width);
          context.fillStyle = fill;
          context.fillRect(left, top, Math.round(x + (c + 1) * width) - gap - left, bottom - top);
        }
      }
    }

    // A small picture drawn large, its pixels kept square.
    bitmap(image, x, y, width, height) {
      this.context.globalAlpha = 1;
      this.context.imageSmoothingEnabled = false;
      this.context.drawImage(image, x, y, width, height);
    }

    text(text, x, y, { size = 13, fill, anchor = "start", weight = 400, turned = 0, opacity = 1 }) {
      const { context } = this;
      context.save();
      context.globalAlpha = opacity;
      context.font = fontOf(size, weight);
      context.fillStyle = fill;
      context.textAlign = { start: "left", middle: "center", end: "right" }[anchor];
      context.textBaseline = "middle";
      context.translate(x, y);
      context.rotate((turned * Math.PI) / 180);
      context.fillText(text, 0, 0);
      context.restore();
    }

    inside(x, y, width, height, draw) {
      this.context.save();
      this.context.beginPath();
      this.context.rect(x, y, width, height);
      this.context.clip();
      draw(this);
      this.context.restore();
    }

    moved(dx, dy, draw) {
      this.context.save();
      this.context.translate(dx, dy);
      draw(this);
      this.context.restore();
    }

    #ink(fill, stroke, lineWidth) {
      if (fill) {
        this.context.fillStyle = fill;
        this.context.fill();
      }
      if (stroke) {
        this.context.strokeStyle = stroke;
        this.context.lineWidth = lineWidth;
        this.context.stroke();
      }
    }
  }

  // A picture of one pixel a cell.
  function bitmapOf(rows, columns, colour) {
    const canvas = document.createElement("canvas");
    canvas.width = columns;
    canvas.height = rows;
    new CanvasPen(canvas.getContext("2d")).cells(
      { x: 0, y: 0, width: 1, height: 1, rows, columns, gap: 0, colour },
      { firstRow: 0, lastRow: rows - 1, firstColumn: 0, lastColumn: columns - 1 },
    );
    return canvas;
  }

  Object.assign(regard, { CanvasPen, bitmapOf, fonts, widthOf, fit, linesOf });
}
