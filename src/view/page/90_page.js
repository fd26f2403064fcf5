// Draws the page from the state, at the start and after every change.
{
  const byId = (id) => document.getElementById(id);

  function titled(run, stages, table, show) {
    const { state } = regard;
    const title = regard.views[state.view].controls.layer ? regard.chosenTitle(run) : "";
    return { stages, table, show, caption: [regard.nameOf(run), title].filter(Boolean).join(": ") };
  }

  function mountPanel(place, run, index, headed) {
    const { element } = regard;
    const box = element("article", { class: "panel", "data-testid": `panel-${index}` });
    place.append(box);
    if (headed) {
      box.append(element("header", {}, element("h3", {}, regard.nameOf(run)),
        element("p", {}, element("bdi", {}, regard.readable(run.target)))));
    }
    const { stages, table, show } = regard.views[regard.state.view].mount(box, run, index);
    return titled(run, stages, table, show);
  }

  function mountPanels(place) {
    const { state } = regard;
    const [run, beside] = [regard.run(), regard.besideRun()];
    const view = regard.views[state.view];
    place.replaceChildren();
    const asDifference = beside && state.difference && view.differenceOf?.(run, beside);
    place.className = beside && !asDifference ? "two" : "one";
    if (asDifference) {
      const box = regard.element("article", { class: "panel", "data-testid": "panel-difference" },
        regard.element("header", {}, regard.element("h3", {}, `${regard.nameOf(run)} less ${regard.nameOf(beside)}`)));
      place.append(box);
      const { stages, table } = view.mountDifference(box, run, beside);
      return [titled(run, stages, table)];
    }
    const panels = [mountPanel(place, run, 0, Boolean(beside))];
    if (beside) panels.push(mountPanel(place, beside, 1, true));
    return panels;
  }

  // What has the focus keeps it, though the element is a new one.
  function keepingFocus(draw) {
    const { id } = document.activeElement ?? {};
    draw();
    if (id && document.activeElement?.id !== id) byId(id)?.focus({ preventScroll: true });
  }

  function showView() {
    const { state } = regard;
    const view = regard.views[state.view];
    regard.hideTip();
    regard.player = null;
    byId("hint").textContent = view.hint();
    byId("tools").replaceChildren();
    view.tools?.(byId("tools"));
    regard.panels = mountPanels(byId("panels"));
    byId("legend").replaceChildren(...(view.legend ? [view.legend()] : []));
    byId("readout").replaceChildren();
  }

  function render() {
    document.documentElement.dataset.theme = regard.isDark() ? "dark" : "light";
    keepingFocus(() => {
      regard.showHeader(byId("header"));
      regard.showSentences(byId("sentences"));
      regard.showRuns(byId("runs"));
      regard.showTabs(byId("tabs"));
      regard.showControls(byId("controls"));
      byId("saves").replaceChildren(regard.exportButtons());
      showView();
      regard.showFindings(byId("words"));
      regard.showFooter(byId("footer"));
    });
  }

  regard.render = render;
  addEventListener("hashchange", () => {
    regard.readHash();
    render();
  });
  regard.systemIsDark.addEventListener("change", render);
  regard.readHash();
  render();
}
