// Several translations of one sentence: which one, which beside it, or a training played through.
{
  let playedGroup = null;

  function nameOf(run) {
    const name = regard.readable(run.name || run.model.folder || "translation");
    return run.update === null ? name : `${name}, update ${regard.count(run.update)}`;
  }

  function pickers(runs) {
    const { state, change, picker } = regard;
    const options = runs.map((run, i) => ({ value: i, text: nameOf(run) }));
    return [
      picker({
        id: "run",
        label: "Show",
        options,
        value: state.run,
        change: (value) => change({ run: Number(value) }),
      }),
      picker({
        id: "beside",
        label: "beside",
        options: [{ value: "none", text: "nothing" }, ...options],
        value: state.beside ?? "none",
        change: (value) => change({ beside: value === "none" ? null : Number(value) }),
      }),
    ];
  }

  // The player stays as long as its sentence does: it must not vanish under the hand that moves it.
  function showRuns(box) {
    const { group, state, element } = regard;
    const { runs, timeline } = group();
    if (runs.length < 2) {
      box.replaceChildren();
      playedGroup = regard.trainingPlayer = null;
      return;
    }
    if (!timeline) {
      playedGroup = regard.trainingPlayer = null;
      box.replaceChildren(element("div", { class: "controls" }, ...pickers(runs)));
      return;
    }
    if (playedGroup !== group()) {
      playedGroup = group();
      const place = element("div", {});
      const choices = element("div", { class: "controls", id: "run-choices" });
      box.replaceChildren(place, choices);
      regard.trainingPlayer = regard.makePlayer(place, {
        id: "training",
        label: "Training",
        count: runs.length,
        at: state.run,
        caption: (i) =>
          runs[i].update === null ? runs[i].name : `update ${regard.count(runs[i].update)}`,
        move: (run) => regard.change({ run }),
      });
    }
    regard.trainingPlayer.show(state.run);
    document.getElementById("run-choices").replaceChildren(pickers(runs)[1]);
  }

  Object.assign(regard, { nameOf, showRuns });
}
