// A box that scrolls over a picture of any size. Only what is in sight is drawn, on a canvas of the
// box's own size that stays in place, so that 500 words by 500 cost no more than 20 by 20.
{
  const stages = new Set();

  // `measure(width)` gives the picture's {width, height} for a box of that width. `paint(pen, sight)`
  // draws the part of it in `sight` {x, y, width, height}. `point(place)` hears of the pointer at
  // place {x, y, event}, or of null when it left; `press` of clicks; `key` of keys: true means taken.
  function makeStage(parent, { id, label, kind, measure, paint, point, press, key }) {
    const canvas = regard.element("canvas", { "aria-hidden": "true" });
    const extent = regard.element("div", { class: "extent" }, canvas);
    const box = regard.element(
      "div",
      {
        class: "stage",
        id,
        "data-testid": id,
        tabindex: "0",
        role: "application",
        "aria-roledescription": kind,
        "aria-label": label,
        "aria-describedby": "readout",
      },
      extent,
    );
    parent.append(box);
    const stage = { box, canvas, size: { width: 0, height: 0 } };

    function sight() {
      return {
        x: box.scrollLeft,
        y: box.scrollTop,
        width: box.clientWidth,
        height: box.clientHeight,
      };
    }

    function repaint() {
      const seen = sight();
      const ratio = window.devicePixelRatio || 1;
      const width = Math.round(seen.width * ratio);
      const height = Math.round(seen.height * ratio);
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
        canvas.style.width = `${seen.width}px`;
        canvas.style.height = `${seen.height}px`;
      }
      const context = canvas.getContext("2d");
      context.setTransform(ratio, 0, 0, ratio, -seen.x * ratio, -seen.y * ratio);
      context.clearRect(seen.x, seen.y, seen.width, seen.height);
      paint(new regard.CanvasPen(context), seen);
    }

    function resize(width) {
      stage.size = measure(width);
      extent.style.width = `${Math.max(stage.size.width, 1)}px`;
      extent.style.height = `${stage.size.height}px`;
    }

    function layout() {
      const wide = box.clientWidth;
      resize(wide);
      // The scrollbar of a picture that turned out tall takes from its width.
      if (box.clientWidth < wide) resize(box.clientWidth);
      repaint();
    }

    const placeOf = (event) => {
      const frame = canvas.getBoundingClientRect();
      return {
        x: event.clientX - frame.left + box.scrollLeft,
        y: event.clientY - frame.top + box.scrollTop,
        event,
      };
    };

    // Brings a rectangle into sight, clear of headings that cover `left` and `top`.
    function reveal({ x, y, width, height }, { left, top }) {
      const seen = sight();
      if (x < seen.x + left) box.scrollLeft = x - left;
      else if (x + width > seen.x + seen.width) box.scrollLeft = x + width - seen.width;
      if (y < seen.y + top) box.scrollTop = y - top;
      else if (y + height > seen.y + seen.height) box.scrollTop = y + height - seen.height;
    }

    box.addEventListener("scroll", repaint, { passive: true });
    box.addEventListener("pointermove", (event) => point?.(placeOf(event)));
    box.addEventListener("pointerleave", () => point?.(null));
    box.addEventListener("click", (event) => press?.(placeOf(event)));
    box.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (key?.(event)) {
        event.preventDefault();
        event.stopPropagation();
      }
    });

    // Where a place of the picture is on the screen.
    function toScreen(x, y) {
      const frame = canvas.getBoundingClientRect();
      return { x: frame.left + x - box.scrollLeft, y: frame.top + y - box.scrollTop };
    }

    Object.assign(stage, { repaint, layout, reveal, paint, toScreen });
    stages.add(stage);
    layout();
    return stage;
  }

  // Stages whose box has left the page are forgotten.
  function liveStages() {
    for (const stage of stages) if (!stage.box.isConnected) stages.delete(stage);
    return [...stages];
  }

  addEventListener("resize", () => liveStages().forEach((stage) => stage.layout()));

  Object.assign(regard, { makeStage, liveStages });
}
