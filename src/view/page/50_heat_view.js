// Heat map: rows look, columns are looked at.
{
  // What each panel showed last, to see a map become the next one.
  const last = [];

  const sameNames = (a, b) => a.length === b.length && a.every((name, i) => name === b[i]);
  const sameShape = (a, b) => sameNames(a.rows, b.rows) && sameNames(a.columns, b.columns);

  const tidy = (x) => Math.sign(x) * Math.abs(x) ** 0.6;
  const signColour = (x) => regard.sign(tidy(x));

  function mount(box, run, index) {
    const data = regard.chosenData(run);
    if (!data) {
      box.append(regard.lacks(run, regard.state.part));
      return regard.nothing();
    }
    const from = last[index] && sameShape(last[index], data) ? last[index].matrix : null;
    last[index] = data;
    const map = regard.makeHeatMap(box, {
      id: `heat-${index}`,
      label: `Heat map of ${regard.chosenTitle(run, "mean")}`,
      data,
      from,
      sums: true,
      values: regard.state.values,
    });
    return { stages: [map], table: () => regard.tableOf(data) };
  }

  // The first translation less the second, where both have the same names.
  function differenceOf(first, second) {
    const [a, b] = [regard.chosenData(first), regard.chosenData(second)];
    if (!a || !b || !sameShape(a, b)) return null;
    return { ...a, matrix: a.matrix.map((row, r) => row.map((x, c) => x - b.matrix[r][c])) };
  }

  function mountDifference(box, first, second) {
    const data = differenceOf(first, second);
    const [a, b] = [regard.chosenData(first), regard.chosenData(second)];
    const map = regard.makeHeatMap(box, {
      id: "heat-difference",
      label: `${first.name} less ${second.name}`,
      data,
      colour: signColour,
      values: regard.state.values,
      describe: (r, c) => [
        regard.piece(data.rows[r]),
        " looks at ",
        regard.piece(data.columns[c]),
        " ",
        regard.figure(regard.number(data.matrix[r][c])),
        ` more: ${regard.number(a.matrix[r][c])} less ${regard.number(b.matrix[r][c])}`,
      ],
    });
    return { stages: [map], table: () => regard.tableOf(data) };
  }

  const differenceLegend = () =>
    regard.legend(
      signColour,
      [-1, -0.5, -0.1, 0, 0.1, 0.5, 1],
      (x) => (tidy(x) + 1) / 2,
      "difference",
    );

  regard.views.heat = {
    title: "Heat map",
    hint: () =>
      `Rows look, columns are looked at: ${regard.partMeanings[regard.state.part]}. The weights of a row add up to 1.`,
    exists: regard.hasAttention,
    controls: {
      part: true,
      layer: true,
      head: "mean",
      words: true,
      values: true,
      difference: true,
    },
    legend: () => (regard.state.difference ? differenceLegend() : regard.weightLegend()),
    mount,
    mountDifference,
    differenceOf,
  };
}
