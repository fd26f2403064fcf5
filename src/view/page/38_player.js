// Buttons and a slider that step through something: the words of a translation, or a training.
{
  const speeds = [0.5, 1, 2, 4];
  const beat = 900; // milliseconds a step at speed 1

  // `move(i)` shows step i of `count`; `caption(i)` says what it is.
  function makePlayer(parent, { id, label, count, at, caption, move }) {
    const { element, button, icon } = regard;
    let now = at;
    let speed = 1;
    let timer = 0;

    const slider = element("input", {
      type: "range",
      id: `${id}-slider`,
      "data-testid": `${id}-slider`,
      min: "0",
      max: String(count - 1),
      value: String(at),
      "aria-label": label,
      input: () => go(Number(slider.value)),
    });
    const playing = button({
      id: `${id}-play`,
      "data-testid": `${id}-play`,
      class: "round primary",
      click: toggle,
    });
    const text = element("output", { id: `${id}-caption`, for: slider.id });
    const speedChoice = element(
      "select",
      {
        id: `${id}-speed`,
        "aria-label": "Speed",
        change: (event) => {
          speed = Number(event.target.value);
        },
      },
      ...speeds.map((x) => element("option", { value: x, selected: x === 1 }, `${x}\u00d7`)),
    );
    const step = (by, name, title) =>
      button(
        {
          id: `${id}-${name}`,
          "data-testid": `${id}-${name}`,
          class: "round",
          "aria-label": title,
          title,
          click: () => {
            stop();
            go(now + by);
          },
        },
        icon(name),
      );

    parent.append(
      element(
        "div",
        { class: "player", role: "group", "aria-label": label },
        step(-1, "back", "One back"),
        playing,
        step(1, "on", "One on"),
        slider,
        text,
        speedChoice,
      ),
    );

    function show() {
      slider.value = String(now);
      slider.setAttribute("aria-valuetext", caption(now));
      text.textContent = caption(now);
      playing.replaceChildren(icon(timer ? "pause" : "play"));
      playing.setAttribute("aria-label", timer ? "Pause" : "Play");
    }

    function go(to) {
      now = regard.clamp(to, 0, count - 1);
      show();
      move(now);
    }

    function tick() {
      if (!slider.isConnected) return;
      go(now + 1);
      timer = now < count - 1 ? setTimeout(tick, beat / speed) : 0;
      show();
    }

    function stop() {
      clearTimeout(timer);
      timer = 0;
      show();
    }

    function toggle() {
      if (timer) {
        stop();
        return;
      }
      if (now === count - 1) go(0);
      timer = setTimeout(tick, beat / speed);
      show();
    }

    // Follows what was changed elsewhere.
    function follow(to) {
      now = to;
      show();
    }

    show();
    return {
      toggle,
      show: follow,
      step: (by) => {
        stop();
        go(now + by);
      },
    };
  }

  Object.assign(regard, { makePlayer });
}
