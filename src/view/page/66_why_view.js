// Why: attention beside two other ways to ask what a piece owes to the source.
{
  const strength = (x) => Math.sign(x) * Math.min(Math.abs(x), 1) ** 0.6;

  function sentenceOf(name, agreement) {
    const { figure, number } = regard;
    if (agreement === null || agreement === undefined)
      return [`Attention and ${name} cannot be compared here.`];
    const words =
      agreement > 0.7
        ? "put the source pieces in nearly the same order"
        : agreement > 0.4
          ? "agree in part"
          : agreement > 0.1
            ? "hardly agree"
            : "do not agree";
    return [`Attention and ${name} ${words}: `, figure(number(agreement)), "."];
  }

  const sameSize = (matrix, looks) => matrix?.length === looks.length;

  function mapsOf(run, looks) {
    const { occlusion, gradient } = run.explanation;
    return [
      {
        name: "Attention",
        matrix: looks,
        verb: "looks at",
        about: "the mean of the last layer\u2019s heads",
      },
      {
        name: "Occlusion",
        matrix: occlusion,
        verb: "needs",
        about:
          "how much less likely the piece becomes when the source word is left out; its pieces share the effect",
      },
      {
        name: "Gradient \u00d7 input",
        matrix: gradient,
        verb: "is moved by",
        about:
          "how strongly the piece\u2019s probability answers to a small change of the source piece",
      },
    ].filter(({ matrix }) => sameSize(matrix, looks));
  }

  // Each map has its own unit, so that its colours go as far as its own numbers do.
  function scaleOf({ name, data }) {
    if (name === "Attention") return { colour: regard.heat, legend: regard.weightLegend() };
    const { low, high } = regard.rangeOf(data.matrix);
    const largest = Math.max(-low, high, 1e-12);
    const share = (x) => strength(x / largest);
    const colour = (x) => regard.sign(share(x));
    const marks = low < 0 ? [-largest, 0, largest] : [0, largest];
    const place = low < 0 ? (x) => (share(x) + 1) / 2 : share;
    return { colour, legend: regard.legend(colour, marks, place, "effect", regard.number) };
  }

  const howToAsk = () =>
    regard.element(
      "p",
      { class: "note" },
      "This translation was not asked why. ",
      regard.element("code", {}, "regard attention TEXT --explain --output PAGE.html"),
      " leaves out each source word in turn, takes gradients, and sets both beside attention here.",
    );

  // The same model's decoding of the sentence that no clamp changed.
  const freeOf = (run) =>
    regard
      .group()
      .runs.find(({ clamps, model }) => !clamps.length && model.folder === run.model.folder);

  // An explanation belongs to the free decoding, which is shown in a clamped one's place, unless it
  // stands beside it anyway.
  function mountFree(box, run, index) {
    const { element } = regard;
    box.append(
      element(
        "p",
        { class: "note" },
        "Clamped decodings are not explained: the explanation belongs to the free decoding.",
      ),
    );
    const free = freeOf(run);
    if (!free || regard.shownRuns().includes(free)) return regard.nothing();
    box.append(element("h3", {}, regard.nameOf(free)));
    return mount(box, free, index);
  }

  function mount(box, run, index) {
    const looks = regard.lastLookOf(run);
    if (looks && run.explanation) return mountMaps(box, run, looks, index);
    if (looks && run.clamps.length) return mountFree(box, run, index);
    box.append(looks ? howToAsk() : regard.lacks(run, "cross"));
    return regard.nothing();
  }

  function mountMaps(box, run, looks, index) {
    const { element } = regard;
    const sides = regard.sidesOf(run, "cross");
    const row = element("div", { class: "maps" });
    const shown = mapsOf(run, looks).map((map) => ({
      ...map,
      data: regard.labelled(map.matrix, sides, regard.state.words),
    }));
    const { occlusion_agreement: occlusion, gradient_agreement: gradient } = run.explanation;
    box.append(
      element(
        "p",
        { class: "agreement", "data-testid": `agreement-${index}` },
        ...sentenceOf("occlusion", occlusion),
        " ",
        ...sentenceOf("gradient \u00d7 input", gradient),
      ),
      row,
    );

    const values = (r, c) =>
      shown.flatMap(({ name, data }, i) => [
        i ? ", " : " ",
        `${name.toLowerCase()} `,
        regard.figure(regard.number(data.matrix[r][c])),
      ]);

    // All of them before the first map: how wide one is depends on how many there are.
    const cells = shown.map(({ name, about }) =>
      element(
        "figure",
        {},
        element("figcaption", {}, element("b", {}, name), " ", element("small", {}, about)),
      ),
    );
    row.append(...cells);
    const maps = shown.map((map, i) => {
      const { name, verb, data } = map;
      const { colour, legend } = scaleOf(map);
      const made = regard.makeHeatMap(cells[i], {
        id: `why-${index}-${i}`,
        label: name,
        data,
        verb,
        colour,
        // One pointer for all: the same place in each.
        moved: (at) =>
          maps.forEach((other, k) => {
            if (k !== i) other.mark(at);
          }),
        describe: (r, c) => [
          regard.piece(data.rows[r]),
          ` ${verb} `,
          regard.piece(data.columns[c]),
          ":",
          ...values(r, c),
        ],
      });
      cells[i].append(legend);
      return made;
    });
    box.append(
      element(
        "p",
        { class: "note" },
        "The numbers are Spearman\u2019s rank correlations, averaged over the target: 1 is the same order of the source pieces, 0 none, \u22121 the reverse. Attention shows where a model looked. That is no proof of why it said what it said.",
      ),
    );
    const table = () => [
      ["target", "source", ...shown.map(({ name }) => name)],
      ...shown[0].data.rows.flatMap((name, r) =>
        shown[0].data.columns.map((column, c) => [
          name,
          column,
          ...shown.map(({ data }) => data.matrix[r][c]),
        ]),
      ),
    ];
    return { stages: maps, table };
  }

  regard.views.why = {
    title: "Why",
    hint: () =>
      "Does attention explain? Beside it what happens when a source word is left out (blue: the target piece needs it, orange: it stands in the way), and how strongly each piece pulls.",
    exists: (run) => Boolean(regard.lastLookOf(run)),
    controls: { words: true },
    mount,
  };
}
