// A square for each head: a click turns it on or off, a double click shows it alone, another one
// shows all again.
{
  const allOf = (count) => Array.from({ length: count }, (_, i) => i);

  // The heads that are on: all of them unless the state names some.
  function activeHeads(count) {
    if (regard.state.heads === null) return allOf(count);
    const named = regard.state.heads
      .split(".")
      .filter(Boolean)
      .map((text) => Number(text) - 1);
    return allOf(count).filter((head) => named.includes(head));
  }

  function showHeadSquares(box) {
    const count = regard.shownHeads();
    if (count < 2) return;
    let before = activeHeads(count); // a click that may be the first half of a double click

    const squares = allOf(count).map((head) =>
      regard.button(
        {
          class: "square",
          id: `head-${head + 1}`,
          "data-testid": `head-${head + 1}`,
          title: "Click: on or off. Double click, or Shift and Enter: alone, and all again.",
          style: `--head: ${regard.series(head)}`,
          click: (event) => {
            if (event.detail < 2) press(head, event.shiftKey);
          },
          dblclick: () => isolate(head),
        },
        String(head + 1),
      ),
    );

    function set(heads) {
      regard.note({
        heads: heads.length === count ? null : heads.map((head) => head + 1).join("."),
      });
      squares.forEach((square, head) =>
        square.setAttribute("aria-pressed", String(heads.includes(head))),
      );
      regard.liveStages().forEach((stage) => stage.repaint());
    }

    function press(head, alone) {
      before = activeHeads(count);
      if (alone) isolate(head);
      else set(allOf(count).filter((one) => before.includes(one) !== (one === head)));
    }

    function isolate(head) {
      const isAlone = before.length === 1 && before[0] === head;
      set(isAlone ? allOf(count) : [head]);
    }

    set(before);
    box.append(
      regard.element(
        "div",
        { class: "squares", role: "group", "aria-label": "Heads" },
        regard.element("span", {}, "Heads"),
        ...squares,
      ),
    );
  }

  Object.assign(regard, { activeHeads, showHeadSquares });
}
