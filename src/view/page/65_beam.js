// The beam: every hypothesis that was left at the end, and where each one looked.
{
  // A hypothesis's attention may leave out its end mark.
  function dataOf(run, hypothesis) {
    const { attention } = hypothesis;
    if (!attention?.length) return null;
    const pieces = attention.map((_, t) => hypothesis.pieces[t] ?? "</s>");
    return {
      matrix: attention,
      rows: regard.labelsOf({ pieces, words: regard.wordsOf(pieces) }),
      columns: regard.labelsOf({ pieces: run.source_pieces, words: run.source_words }),
    };
  }

  function entry(hypothesis, i, chosen, choose, id) {
    const { element, button, number } = regard;
    return element(
      "li",
      {},
      button(
        {
          class: "hypothesis",
          id,
          "data-testid": id,
          "aria-pressed": String(chosen),
          click: () => choose(i),
        },
        element("span", { class: "rank" }, String(i + 1)),
        element("bdi", {}, regard.readable(hypothesis.text)),
        element(
          "small",
          {},
          `score ${number(hypothesis.score)}, log-probability ${number(hypothesis.log_probability)}`,
          hypothesis.finished ? "" : ", not finished",
        ),
      ),
    );
  }

  // The heat map of the chosen hypothesis joins the `stages` of its panel.
  function mountBeam(box, run, index, stages) {
    const { element } = regard;
    if (!run.hypotheses.length) {
      if (run.forced)
        box.append(
          element("p", { class: "note" }, "The target was given, so nothing was searched for."),
        );
      return;
    }
    const others = stages.length;
    const list = element("ol", { class: "hypotheses" });
    const place = element("div", {});
    box.append(
      element(
        "h3",
        {},
        run.hypotheses.length > 1 ? "The beam at the end, best first" : "The translation",
      ),
      list,
      place,
    );

    function choose(i) {
      const chosen = regard.clamp(i, 0, run.hypotheses.length - 1);
      list.replaceChildren(
        ...run.hypotheses.map((hypothesis, k) =>
          entry(
            hypothesis,
            k,
            k === chosen,
            (to) => {
              regard.note({ hypothesis: to });
              choose(to);
              document.getElementById(`hypothesis-${index}-${to + 1}`).focus();
            },
            `hypothesis-${index}-${k + 1}`,
          ),
        ),
      );
      const data = dataOf(run, run.hypotheses[chosen]);
      place.replaceChildren();
      stages.length = others;
      if (data) {
        stages.push(
          regard.makeHeatMap(place, {
            id: `beam-${index}`,
            label: `Heat map of hypothesis ${chosen + 1}`,
            data,
            sums: true,
          }),
        );
      }
    }

    choose(regard.state.hypothesis);
  }

  Object.assign(regard, { mountBeam });
}
