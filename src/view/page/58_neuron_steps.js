// What the neuron view shows of one query: its steps to every key, and the columns they stand in.
{
  const apart = 22;
  const nameSize = 11; // of the columns' names
  const narrow = 600; // a box that is less wide scrolls rather than squeeze its columns

  function largest(matrix) {
    const { low, high } = regard.rangeOf(matrix);
    return Math.max(-low, high, 1e-12);
  }

  // `steps` has what `regard.follow` gives for each key; `scales` the sizes that colours are at their
  // fullest for.
  function stepsOf(run, head, row, count) {
    const scoring = regard.scoringOf(run);
    const steps = Array.from({ length: count }, (_, column) =>
      regard.follow(run, head, row, column),
    );
    const vectors = largest([...(head.queries ?? []), ...(head.keys ?? [])]);
    return {
      scoring,
      steps,
      row,
      comparable: Boolean(steps[0]),
      query: head.queries?.[row] ?? null,
      keys: head.keys ?? null,
      direction: head.direction ?? null,
      scores: head.scores?.[row] ?? null,
      weights: head.weights[row],
      scales: {
        vectors,
        direction: head.direction ? largest([head.direction]) : 1,
        fields: scoring.fields.map((_, i) =>
          largest(steps.filter(Boolean).map((step) => step.fields[i])),
        ),
      },
    };
  }

  // A kernel that reaches no key is answered by the nearest one.
  const isOutOfReach = ({ comparable, scores, steps }) =>
    comparable &&
    Boolean(scores?.some((score, c) => score !== null && steps[c].score === -Infinity));

  // Columns of numbers: {name, width, value(c)}.
  function numberColumns({ scoring, steps, scores, weights, comparable }, isNarrow) {
    const width = isNarrow ? 74 : 96;
    const columns = [
      { name: "weight", width: isNarrow ? 108 : 150, value: (c) => weights[c], isWeight: true },
    ];
    if (scores) columns.push({ name: "score", width, value: (c) => scores[c] });
    if (!comparable) return columns;
    if (scoring.distance)
      columns.push({ name: "distance u", width, value: (c) => steps[c].distance });
    columns.push({ name: scoring.sumName, width, value: (c) => steps[c].score });
    return columns;
  }

  // Columns of vectors: {name, values(c), scale, above, aboveName}; what is above stands over all keys.
  function vectorColumns(seen) {
    const { scoring, query, keys, direction, steps, scales } = seen;
    const asked = { above: query, aboveName: "query q", aboveScale: scales.vectors };
    if (!seen.comparable) return query ? [{ name: "", values: () => null, ...asked }] : [];
    const last = scoring.fields.length - 1;
    return [
      { name: "key k", values: (c) => keys[c], scale: scales.vectors, ...asked },
      ...scoring.fields.map((field, i) => ({
        name: field.name,
        values: (c) => steps[c].fields[i],
        scale: scales.fields[i],
        above: i === last ? direction : null,
        aboveName: i === last && direction ? "direction v" : "",
        aboveScale: scales.direction,
      })),
    ];
  }

  // All of them with their places `x`, from `gutter` on; `cell` is the width of a vector's column.
  function neuronColumns(seen, width, gutter) {
    const isNarrow = width < narrow;
    const numbers = numberColumns(seen, isNarrow);
    const vectors = vectorColumns(seen);
    const depth = seen.query?.length ?? 1;
    const taken =
      gutter + regard.sum(numbers.map((column) => column.width)) + vectors.length * apart;
    const room = (width - taken - 10) / Math.max(vectors.length * depth, 1);
    const cell = regard.clamp(room, isNarrow ? 4 : 2, 16);
    const namesWidth = ({ name, aboveName = "" }) =>
      Math.max(regard.widthOf(name, nameSize), regard.widthOf(aboveName, nameSize));
    let x = gutter;
    const place = (column) => {
      const placed = { ...column, x };
      x += column.width;
      return placed;
    };
    return {
      cell,
      numbers: numbers.map(place),
      vectors: vectors.map((column) =>
        place({ ...column, width: Math.max(cell * depth, namesWidth(column)) + apart }),
      ),
      width: x + 8,
    };
  }

  Object.assign(regard, { stepsOf, isOutOfReach, neuronColumns, columnNameSize: nameSize });
}
