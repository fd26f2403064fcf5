// Numbers as the page writes them, and the little mathematics it does itself.
{
  // Three digits after the point, more where that would say nothing, fewer where it would say more
  // than the six digits that JSON holds. Minus infinity is null in JSON.
  function number(x) {
    if (x === null || x === -Infinity) return "\u2212\u221e";
    const size = Math.abs(x);
    if (size === 0 || (size >= 0.001 && size < 1000)) return signed(x.toFixed(3));
    if (size >= 1000 && size < 1e6) return signed(String(Number(x.toPrecision(6))));
    if (size >= 0.0001 && size < 0.001) return signed(x.toFixed(4));
    return signed(x.toExponential(2));
  }

  // For the narrow cells of a heat map: .44 rather than 0.440.
  const short = (x) => (x === null ? "" : signed(x.toFixed(2)).replace(/^(\u2212?)0\./, "$1."));
  const percent = (x) => `${(100 * x).toFixed(1)} %`;
  const count = (n) => n.toLocaleString("en-US").replaceAll(",", "\u202f");
  const signed = (text) => text.replace("-", "\u2212").replace(/^\u2212(0\.?0*)$/, "$1");

  const sum = (row) => row.reduce((total, x) => total + x, 0);

  // Of the scores of one row, where null is minus infinity.
  function softmax(scores) {
    const largest = Math.max(...scores.map((x) => x ?? -Infinity));
    if (largest === -Infinity) return scores.map(() => 0);
    const powers = scores.map((x) => (x === null ? 0 : Math.exp(x - largest)));
    const total = sum(powers);
    return powers.map((x) => x / total);
  }

  const ranked = (row) => row.map((_, i) => i).sort((a, b) => row[b] - row[a]);

  // The smallest and largest of a matrix, minus infinity left out.
  function rangeOf(matrix) {
    let low = Infinity,
      high = -Infinity;
    for (const row of matrix) {
      for (const x of row) {
        if (x === null) continue;
        if (x < low) low = x;
        if (x > high) high = x;
      }
    }
    return low > high ? { low: 0, high: 0 } : { low, high };
  }

  const clamp = (x, low, high) => Math.min(Math.max(x, low), high);

  Object.assign(regard, { number, short, percent, count, sum, softmax, ranked, rangeOf, clamp });
}
