// The current view as SVG, PNG or CSV: a file that the browser saves.
{
  const margin = 24;
  const captionHeight = 40;
  const largestSide = 8192; // of a PNG, and its most pixels: beyond, browsers refuse
  const mostPixels = 48e6;

  const slug = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 40);

  function fileName(ending) {
    const { state } = regard;
    const run = regard.run();
    const { layer, head } = regard.views[state.view].controls;
    const what = layer ? regard.chosenTitle(run, head) : "";
    return (
      [...["regard", state.view, what, run.source].map(slug).filter(Boolean)].join("-") +
      `.${ending}`
    );
  }

  function save(blob, name) {
    const url = URL.createObjectURL(blob);
    const link = regard.element("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  // Panels side by side, a panel's stages below each other, and above them whose they are.
  function plan() {
    const blocks = [];
    let x = margin;
    let height = 0;
    for (const { stages, caption } of regard.panels) {
      let y = margin + captionHeight;
      let width = 0;
      for (const stage of stages) {
        blocks.push({ stage, x, y });
        y += stage.size.height + margin;
        width = Math.max(width, stage.size.width);
      }
      blocks.push({ caption, x, y: margin + 8 });
      x += Math.max(width, regard.widthOf(caption, 13)) + margin;
      height = Math.max(height, y);
    }
    return { blocks, width: x, height };
  }

  function draw(pen, { blocks, width, height }) {
    const { paper, muted } = regard.colours();
    pen.rect(0, 0, width, height, { fill: paper });
    for (const { stage, caption, x, y } of blocks) {
      if (caption !== undefined) pen.text(caption, x, y, { size: 13, fill: muted });
      else pen.moved(x, y, () => stage.paint(pen, { x: 0, y: 0, ...stage.size }));
    }
  }

  function exportSvg() {
    const picture = plan();
    const pen = new regard.SvgPen(picture.width, picture.height);
    draw(pen, picture);
    save(new Blob([pen.toString()], { type: "image/svg+xml" }), fileName("svg"));
  }

  function exportPng() {
    const picture = plan();
    const { width, height } = picture;
    const scale = Math.min(
      2,
      largestSide / Math.max(width, height),
      Math.sqrt(mostPixels / (width * height)),
    );
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(width * scale);
    canvas.height = Math.ceil(height * scale);
    const context = canvas.getContext("2d");
    context.scale(scale, scale);
    draw(new regard.CanvasPen(context), picture);
    // Not toBlob: it waits until the browser is idle, and a file that is saved after the click may
    // wait for the next one.
    const base64 = canvas.toDataURL("image/png").split(",")[1];
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    save(new Blob([bytes], { type: "image/png" }), fileName("png"));
  }

  const quoted = (value) => {
    const text = value === null || value === -Infinity ? "-inf" : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };

  function exportCsv() {
    const tables = regard.panels.map((panel) => panel.table());
    const several = tables.length > 1;
    const lines = tables.flatMap((table, i) => [
      ...(several ? [[regard.panels[i].caption]] : []),
      ...table,
      ...(several ? [[]] : []),
    ]);
    const text = lines.map((cells) => cells.map(quoted).join(",")).join("\r\n");
    save(new Blob([`${text}\r\n`], { type: "text/csv" }), fileName("csv"));
  }

  function exportButtons() {
    const make = (name, title, click) =>
      regard.button(
        { id: `save-${name}`, "data-testid": `save-${name}`, class: "plain", title, click },
        name.toUpperCase(),
      );
    return regard.element(
      "div",
      { class: "saves", role: "group", "aria-label": "Save" },
      regard.element("span", {}, "Save"),
      make("svg", "This picture as SVG", exportSvg),
      make("png", "This picture as PNG", exportPng),
      make("csv", "Its numbers as CSV", exportCsv),
    );
  }

  Object.assign(regard, { exportButtons });
}
