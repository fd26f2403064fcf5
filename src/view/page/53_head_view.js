// Heads: who looks at the left, what is looked at on the right. After BertViz's head view.
{
  const most = 4; // pieces that are named for one that is pointed at

  function dataOf(run) {
    const { part, layer } = regard.usual(run);
    const sides = regard.sidesOf(run, part);
    const heads = regard
      .headsOf(run, part, layer)
      .map((head) => regard.labelled(head.weights, sides, regard.state.words));
    if (!heads.length) return null;
    return {
      rows: heads[0].rows,
      columns: heads[0].columns,
      heads: heads.map(({ matrix }) => matrix),
      sides,
    };
  }

  class HeadView extends regard.PictureView {
    #held = false; // a click holds a piece until the next

    constructor(box, run, index) {
      super();
      this.data = dataOf(run);
      this.active = () => regard.activeHeads(this.data.heads.length);
      this.put(box, new regard.HeadPicture(this.data, this.active), {
        id: `heads-${index}`,
        kind: "head view",
        label: `Heads of ${regard.chosenTitle(run)}`,
      });
      this.stage.tokenAt = (side, i) => this.#screenPlace(side, i);
    }

    table() {
      const { rows, columns, heads } = this.data;
      return [
        ["head", "looks", "at", "weight"],
        ...this.active().flatMap((head) =>
          rows.flatMap((row, r) =>
            columns.map((column, c) => [head + 1, row, column, heads[head][r][c]]),
          ),
        ),
      ];
    }

    #screenPlace(side, i) {
      const { aside, left, right } = this.picture;
      return this.stage.toScreen(
        aside + (side === "left" ? left - 20 : right + 20),
        this.picture.middle(i),
      );
    }

    describe({ side, i }) {
      const picture = this.picture;
      const others = picture.othersOf(side);
      const means = others.map((_, other) => picture.mean(picture.pair(side, i, other)));
      const best = regard
        .ranked(means)
        .slice(0, most)
        .filter((other) => means[other] > 0);
      return [
        regard.piece(picture.namesOf(side)[i]),
        side === "left" ? " looks most at" : " is looked at most by",
        ...best.flatMap((other, k) => [
          k ? ", " : " ",
          regard.piece(others[other]),
          " ",
          regard.figure(regard.number(means[other])),
        ]),
      ];
    }

    // What lies between the piece that is held and one of the other side, head by head.
    #describePair({ side, i }, other) {
      const pair = this.picture.pair(side, i, other);
      const { rows, columns } = this.data;
      return [
        regard.piece(rows[pair.row]),
        " looks at ",
        regard.piece(columns[pair.column]),
        ":",
        ...this.active().flatMap((head, k) => [
          k ? ", " : " ",
          `head ${head + 1} `,
          regard.figure(regard.number(this.picture.weight(head, pair))),
        ]),
      ];
    }

    point(place) {
      const { at } = this.picture;
      const token = place && this.picture.tokenAt(place);
      if (!this.#held) {
        if (token?.side !== at?.side || token?.i !== at?.i) this.go(token, false);
        return;
      }
      if (!token || token.side === at.side) {
        regard.hideTip();
        return;
      }
      regard.showTip(place.event, ...this.#describePair(at, token.i));
      regard.say(false, ...this.#describePair(at, token.i));
    }

    press(place) {
      const { at } = this.picture;
      const token = this.picture.tokenAt(place);
      this.#held = Boolean(token) && !(this.#held && token.side === at.side && token.i === at.i);
      this.go(token, false);
    }

    key(event) {
      const { at } = this.picture;
      if (event.key === "Escape" && at) {
        this.#held = false;
        this.go(null, true);
        return true;
      }
      const step = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: 0, ArrowRight: 0 }[event.key];
      if (step === undefined) return false;
      const side = { ArrowLeft: "left", ArrowRight: "right" }[event.key] ?? at?.side ?? "left";
      const last = this.picture.namesOf(side).length - 1;
      this.#held = true;
      this.go({ side, i: regard.clamp(at ? at.i + step : 0, 0, last) }, true);
      const { height } = this.picture;
      this.stage.reveal(
        { x: 0, y: this.picture.middle(this.picture.at.i) - height / 2, width: 1, height },
        { left: 0, top: 0 },
      );
      return true;
    }
  }

  function mount(box, run, index) {
    const { part, layer } = regard.usual(run);
    if (regard.headsOf(run, part, layer).length) return new HeadView(box, run, index);
    box.append(regard.lacks(run, part));
    return regard.nothing();
  }

  regard.views.heads = {
    title: "Heads",
    hint: () =>
      "Lines run from who looks to what is looked at, one colour a head, as dense as the weight. Point at a piece to see its lines alone; click to hold it. Among many pieces, lines of less than twice an even share show only then.",
    exists: regard.hasAttention,
    controls: { part: true, layer: true, words: true },
    mount,
    tools: regard.showHeadSquares,
  };
}
