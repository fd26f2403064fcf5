// Habits of heads that people have given names to (Vig 2019), told from the weights.
{
  const enough = 0.5; // of a row's weight, on average

  // How much of each row lies `offset` columns from the diagonal.
  function shareAt(weights, offset) {
    let sum = 0,
      rows = 0;
    weights.forEach((row, t) => {
      if (t + offset < 0 || t + offset >= row.length) return;
      sum += row[t + offset];
      rows++;
    });
    return rows ? sum / rows : 0;
  }

  function spreadOf(weights) {
    const entropies = weights
      .filter((row) => row.length > 1)
      .map(
        (row) => -regard.sum(row.map((w) => (w > 0 ? w * Math.log(w) : 0))) / Math.log(row.length),
      );
    return entropies.length ? regard.sum(entropies) / entropies.length : 0;
  }

  function habitOf(weights, part) {
    const last = weights.reduce((sum, row) => sum + (row.at(-1) ?? 0), 0) / weights.length;
    const habits =
      part === "cross"
        ? []
        : [
            [
              shareAt(weights, -1),
              part === "decoder" ? "the piece before the last one read" : "the piece before",
            ],
            [shareAt(weights, 0), part === "decoder" ? "the piece just read" : "itself"],
            [shareAt(weights, 1), "the next piece"],
          ];
    if (part !== "decoder")
      habits.push([last, "the end mark, as heads do that have nothing to say"]);
    const [share, name] = habits.reduce((best, one) => (one[0] > best[0] ? one : best), [0, ""]);
    if (share >= enough) return `It looks mostly at ${name} (${regard.percent(share)}).`;
    const spread = spreadOf(weights);
    return spread > 0.9 ? "It spreads its look almost evenly, like a bag of words." : "";
  }

  Object.assign(regard, { habitOf });
}
