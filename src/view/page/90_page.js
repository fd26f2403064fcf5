// Draws the page from the state, at the start and after every change.
{
  const byId = (id) => document.getElementById(id);

  // What a view has drawn, with words for whose it is.
  function titled(run, drawn) {
    const { layer, head } = regard.views[regard.state.view].controls;
    const title = layer ? regard.chosenTitle(run, head) : "";
    return Object.assign(drawn, {
      caption: [regard.nameOf(run), title].filter(Boolean).join(": "),
    });
  }

  function mountPanel(place, run, index, headed) {
    const { element } = regard;
    const box = element("article", { class: "panel", "data-testid": `panel-${index}` });
    place.append(box);
    if (headed) {
      box.append(
        element(
          "header",
          {},
          element("h3", {}, regard.nameOf(run)),
          element("p", {}, element("bdi", {}, regard.targetOf(run))),
          element("small", {}, regard.kindOf(run.model)),
        ),
      );
    }
    return titled(run, regard.views[regard.state.view].mount(box, run, index));
  }

  function mountPanels(place) {
    const { state } = regard;
    const [run, beside] = [regard.run(), regard.besideRun()];
    const view = regard.views[state.view];
    place.replaceChildren();
    const asDifference = beside && state.difference && view.differenceOf?.(run, beside);
    place.className = beside && !asDifference ? "two" : "one";
    if (asDifference) {
      const box = regard.element(
        "article",
        { class: "panel", "data-testid": "panel-difference" },
        regard.element(
          "header",
          {},
          regard.element("h3", {}, `${regard.nameOf(run)} less ${regard.nameOf(beside)}`),
        ),
      );
      place.append(box);
      return [titled(run, view.mountDifference(box, run, beside))];
    }
    const panels = [mountPanel(place, run, 0, Boolean(beside))];
    if (beside) panels.push(mountPanel(place, beside, 1, true));
    return panels;
  }

  // What has the focus keeps it, and what was scrolled stays so, though the elements are new ones.
  function keepingPlace(draw) {
    const { id } = document.activeElement ?? {};
    const scrolled = regard.liveStages().map(({ box }) => [box.id, box.scrollLeft, box.scrollTop]);
    const panels = byId("panels");
    panels.style.minHeight = `${panels.offsetHeight}px`;
    draw();
    panels.style.minHeight = "";
    for (const [stage, left, top] of scrolled) byId(stage)?.scrollTo(left, top);
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
    keepingPlace(() => {
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
