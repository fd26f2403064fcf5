// Elements, made without any markup: what comes from the data stays text.
{
  // Properties are attributes; those whose value is a function listen to the event of that name.
  function element(name, properties = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (typeof value === "function") made.addEventListener(key, value);
      else if (value === true) made.setAttribute(key, "");
      else if (value !== false && value !== null) made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }

  // A piece inside a sentence of ours: isolated, whatever direction its letters run.
  const piece = (text) => element("bdi", { class: "piece" }, text);
  const figure = (text) => element("b", { class: "figure" }, text);

  const outlines = {
    play: "M4 2.5v11l9-5.5z",
    pause: "M4 2.5h3v11H4zM9 2.5h3v11H9z",
    back: "M10.5 3 5.5 8l5 5",
    on: "M5.5 3l5 5-5 5",
  };

  function icon(name) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("class", `icon icon-${name}`);
    path.setAttribute("d", outlines[name]);
    svg.append(path);
    return svg;
  }

  function button(properties, ...children) {
    return element("button", { type: "button", ...properties }, ...children);
  }

  // A few choices side by side, as radio buttons, so that arrow keys come with them.
  function choice({ id, label, options, value, change }) {
    const box = element(
      "fieldset",
      { class: "choice", id, "data-testid": id },
      element("legend", {}, label),
    );
    for (const option of options) {
      const radio = element("input", {
        type: "radio",
        name: id,
        id: `${id}-${option.value}`,
        value: option.value,
        checked: option.value === value,
        change: () => change(option.value),
      });
      box.append(
        element("label", { title: option.title ?? null }, radio, element("span", {}, option.text)),
      );
    }
    return box;
  }

  function picker({ id, label, options, value, change }) {
    const select = element("select", {
      id,
      "data-testid": id,
      change: (event) => change(event.target.value),
    });
    for (const option of options) {
      select.append(
        element(
          "option",
          { value: option.value, selected: String(option.value) === String(value) },
          option.text,
        ),
      );
    }
    return element("label", { class: "picker" }, element("span", {}, label), select);
  }

  function toggle({ id, label, value, change, title = null }) {
    const box = element("input", {
      type: "checkbox",
      role: "switch",
      id,
      "data-testid": id,
      checked: value,
      change: (event) => change(event.target.checked),
    });
    return element("label", { class: "toggle", title }, box, element("span", {}, label));
  }

  // What the pointer or the keyboard is at, in words. Read aloud only when keys moved there: a
  // pointer passes over more than anyone wants to hear.
  function say(aloud, ...content) {
    const readout = document.getElementById("readout");
    readout.setAttribute("aria-live", aloud ? "polite" : "off");
    readout.replaceChildren(...content);
  }

  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  Object.assign(regard, {
    element,
    piece,
    figure,
    icon,
    button,
    choice,
    picker,
    toggle,
    say,
    calm,
  });
}
