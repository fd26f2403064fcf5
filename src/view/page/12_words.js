// Pieces as people read them, and pieces joined to words.
{
  const space = "\u2581"; // what SentencePiece writes for one
  const glue = "\uffed"; // where a word tokeniser's piece touches its neighbour
  const wordMark = new RegExp(space, "g");
  const glueMark = new RegExp(glue, "g");
  const specials = new Set(["<pad>", "<s>", "</s>", "<unk>"]);
  const visibleSpace = "\u2423";

  // Nothing that moves, hides or breaks what stands beside it, in HTML as in SVG.
  function printable(text) {
    return text
      .replace(/[\u0000-\u001f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
      .replace(
        /[\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/g,
        "\ufffd",
      );
  }

  function readable(piece) {
    const text = piece.replace(glueMark, "").replace(wordMark, " ").trim();
    return text === "" ? visibleSpace : printable(text);
  }

  // The words of pieces that came without them, counted as the program does.
  function wordsOf(pieces) {
    const subwords = pieces.some((piece) => piece.startsWith(space));
    const touch = (left, right) =>
      !specials.has(left) &&
      !specials.has(right) &&
      (subwords
        ? left === space || !right.startsWith(space)
        : left.endsWith(glue) || right.startsWith(glue));
    let word = 0;
    return pieces.map((piece, i) => (i > 0 && !touch(pieces[i - 1], piece) ? ++word : word));
  }

  // A piece that goes on inside a word begins with a hyphen, as endings do in a dictionary.
  function labelsOf({ pieces, words }) {
    return pieces.map((piece, i) => {
      const inside = i > 0 && words[i] === words[i - 1] && /^[\p{L}\p{N}]/u.test(piece);
      return inside ? `-${readable(piece)}` : readable(piece);
    });
  }

  // What was said, which may have been asked to be nothing.
  const targetOf = ({ forced, target }) =>
    forced && target === "" ? "nothing (given)" : readable(target);

  // The indices of the pieces of each word, in the words' order.
  function groupsOf({ words }) {
    const groups = new Map();
    words.forEach((word, i) => {
      if (!groups.has(word)) groups.set(word, []);
      groups.get(word).push(i);
    });
    return [...groups.values()];
  }

  const wordLabelsOf = (side) =>
    groupsOf(side).map((group) => readable(group.map((i) => side.pieces[i]).join("")));

  // What is looked at adds up over a word's pieces; of those who look, the mean counts.
  function joined(matrix, rows, columns) {
    const rowGroups = groupsOf(rows);
    const columnGroups = groupsOf(columns);
    return rowGroups.map((group) =>
      columnGroups.map((pieces) => {
        let sum = 0;
        for (const t of group) for (const s of pieces) sum += matrix[t][s];
        return sum / group.length;
      }),
    );
  }

  // A matrix with its labels, in pieces or in words.
  function labelled(matrix, { rows, columns }, inWords) {
    if (!inWords) return { matrix, rows: labelsOf(rows), columns: labelsOf(columns) };
    return {
      matrix: joined(matrix, rows, columns),
      rows: wordLabelsOf(rows),
      columns: wordLabelsOf(columns),
    };
  }

  Object.assign(regard, { readable, wordsOf, labelsOf, targetOf, labelled });
}
