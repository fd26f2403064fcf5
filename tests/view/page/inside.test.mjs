// The views that look inside: neurons, dots and why.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  assertNear,
  drawnIn,
  hoverCell,
  numbersIn,
  readout,
  visitDocument,
  visitView,
} from "./browser.mjs";
import { softmax } from "./heads.mjs";

const kinds = [
  "recurrent",
  "dot",
  "general",
  "cosine",
  "gaussian",
  "boxcar",
  "epanechnikov",
  "triangular",
];

for (const name of kinds) {
  test(`neurons: the terms come to the score, ${name}`, () =>
    visitView(name, "neurons", async (page, run) => {
      const [[head]] = run.parts.cross;
      for (const row of [0, 4, 10]) {
        await page.locator("#query").selectOption(String(row));
        const table = await page.evaluate(() => regard.panels[0].table());
        head.scores[row].forEach((score, column) => {
          const [, , weight, shown, followed] = table[column + 1];
          assert.equal(weight, head.weights[row][column]);
          assert.equal(shown, score);
          // The nearest key answers with 0 where none is in reach of the kernel.
          const alone =
            score === 0 && head.scores[row].every((other) => other === null || other === 0);
          if (score === null) assert.ok(followed === null || followed === -Infinity);
          else if (!(alone && followed === -Infinity))
            assertNear(followed, score, `${row} ${column}`, 0.004 + 0.002 * Math.abs(score));
        });
      }
      const { x, y } = await page.evaluate(() => regard.panels[0].stages[0].rowAt(2));
      await page.mouse.move(x, y);
      assertNear(numbersIn(await readout(page))[0], head.weights[10][2], "weight");
    }));
}

test("neurons: where scales differ by row, each row has its own", () =>
  visitDocument(
    "gaussian",
    async (page) => {
      const [first, second] = await page.evaluate(() => {
        const [run] = regard.document.groups[0].runs;
        const [[head]] = run.parts.cross;
        const scale = head.weights.map((_, row) => (row === 1 ? 2 : 1) * head.scale);
        const distance = (one, row) => regard.follow(run, one, row, 0).distance;
        return [0, 1].map((row) => distance({ ...head, scale }, row) / distance(head, row));
      });
      assertNear(first, 1, "row 1");
      assertNear(second, 0.5, "row 2, of twice the bandwidth");
    },
    { hash: "view=neurons" },
  ));

test("neurons: one column of one head, by keys", () =>
  visitView("transformer", "neurons", async (page, run) => {
    const head = run.parts.cross[2][0];
    await page.locator("#neurons-0").focus();
    for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
    const [query, key, product] = numbersIn(await readout(page));
    assertNear(query, head.queries[0][1], "query");
    assertNear(key, head.keys[1][1], "key");
    assertNear(product, head.queries[0][1] * head.keys[1][1] * head.scale, "term");
    await page.keyboard.press("PageDown");
    assert.equal(await page.locator("#query").inputValue(), "1");
  }));

for (const width of [390, 1280]) {
  test(`neurons: names stand apart and whole, ${width} pixels wide`, async () => {
    for (const name of ["recurrent", "cosine", "transformer", "gaussian"]) {
      const names = await visitView(
        name,
        "neurons",
        (page) =>
          page.evaluate(() => {
            const [{ size, paint }] = regard.panels[0].stages;
            const pen = new regard.SvgPen(size.width, size.height);
            paint(pen, { x: 0, y: 0, ...size });
            return [...pen.root.querySelectorAll("text")].map((node) => {
              const at = (key) => Number(node.getAttribute(key));
              const wide = regard.widthOf(
                node.textContent,
                at("font-size"),
                node.getAttribute("font-weight") ?? 400,
              );
              const left = at("x") - (node.getAttribute("text-anchor") === "end" ? wide : 0);
              return { text: node.textContent, left, right: left + wide, y: at("y") };
            });
          }),
        { width },
      );
      assert.ok(!names.some(({ text }) => text.endsWith("\u2026")), name);
      for (const a of names) {
        for (const b of names) {
          const beside = a !== b && Math.abs(a.y - b.y) < 10;
          if (beside && a.left <= b.left)
            assert.ok(a.right + 2 < b.left, `${name}: ${a.text} meets ${b.text}`);
        }
      }
    }
  });
}

test("neurons: what cannot be compared is said", async () => {
  const textOf = (name) =>
    visitView(name, "neurons", (page) => page.locator("#panels").textContent());
  assert.match(await textOf("location"), /straight from the query/);
  assert.match(await textOf("constant"), /nothing to compare/);
  assert.match(await textOf("sixty"), /not in this page.*scores, queries and keys/);
});

test("dots: switches go from scores to weights", () =>
  visitView("transformer", "dots&part=decoder", async (page, run) => {
    const head = run.parts.decoder[2][0];
    const at = async (row, column) => {
      await hoverCell(page, "dots-0", row, column);
      return numbersIn(await readout(page))[0];
    };
    assertNear(await at(2, 5), head.scores[2][5], "bare score");
    await page.locator("#mask").check();
    assert.equal(await at(2, 5), -Infinity);
    assertNear(await at(5, 2), head.scores[5][2], "score that may be seen");
    await page.locator("#softmax").check();
    assertNear(await at(2, 5), 0, "masked weight");
    assertNear(await at(5, 2), head.weights[5][2], "weight");
    await page.locator("#mask").uncheck();
    assertNear(await at(2, 5), softmax(head.scores[2])[5], "softmax without mask", 0.002);
    assert.match(
      await page.getByTestId("story-0").textContent(),
      /girl.*-ves.*Query\..*Key\..*Mask\..*Value\./,
    );
  }));

test("dots: the larger the score, the larger the dot", () =>
  visitView("recurrent", "dots", async (page, run) => {
    const scores = run.parts.cross[0][0].scores.flat();
    const radii = (await drawnIn(page, "dots-0"))
      .filter(({ name }) => name === "circle")
      .map(({ r }) => Number(r));
    assert.equal(radii.length, scores.length);
    const order = scores.map((_, i) => i).sort((a, b) => scores[a] - scores[b]);
    order.slice(1).forEach((i, k) => assert.ok(radii[i] >= radii[order[k]]));
    assert.ok(Math.max(...radii) > 3 * Math.min(...radii));
  }));

test("dots: shapes and parameter counts of the chosen layer and part, and the total of all", () =>
  visitView("transformer", "dots", async (page) => {
    const text = await page.locator(".matrices").textContent();
    assert.match(text, /192 × 64.*12\u202f288/);
    assert.match(text, /queries11 × 16keys12 × 16/);
    const learned = page.locator(".matrices table").nth(1);
    const names = () => learned.locator("tbody tr > :first-child").allTextContents();
    const both = (module) => [`${module}.in_proj_weight`, `${module}.out_proj.weight`];
    assert.deepEqual(await names(), both("decoder.layers.2.multihead_attn"));
    await page.locator("#layer").selectOption("1");
    await page.locator("#part-encoder").check();
    assert.deepEqual(await names(), both("encoder.layers.1.self_attn"));
    assert.match(await page.getByTestId("total").textContent(), /147\u202f456 parameters/);
  }));

test("dots: a recurrent decoder's one attention is listed", () =>
  visitView("recurrent", "dots", async (page) =>
    assert.match(await page.locator(".matrices").textContent(), /decoder\.attention\.key\.weight/),
  ));

test("why: one pointer for three maps, and the agreement in numbers", () =>
  visitView("transformer", "why", async (page, run) => {
    await hoverCell(page, "why-0-1", 3, 4);
    const marks = await page.evaluate(() => regard.panels[0].stages.map((stage) => stage.grid.at));
    assert.deepEqual(marks, Array(3).fill({ row: 3, column: 4 }));
    const [attention, occlusion, gradient] = numbersIn(await readout(page));
    const looks = run.parts.cross.at(-1).reduce((sum, head) => sum + head.weights[3][4], 0) / 4;
    assertNear(attention, looks, "attention");
    assertNear(occlusion, run.explanation.occlusion[3][4], "occlusion");
    assertNear(gradient, run.explanation.gradient[3][4], "gradient");
    assert.match(await page.getByTestId("agreement-0").textContent(), /0\.621.*0\.384/);
    assert.match(await page.locator("#panels").textContent(), /no proof/);
  }));

test("why: the place that keys move to is in sight in every map", () =>
  visitView("sixty", "why", async (page) => {
    await page.locator("#why-0-0").focus();
    for (let i = 0; i < 41; i++) await page.keyboard.press("ArrowRight");
    const seen = await page.evaluate(() =>
      regard.panels[0].stages.map(({ box, middleOf, grid }) => {
        const { left, right } = box.getBoundingClientRect();
        const { x } = middleOf(grid.at.row, grid.at.column);
        return { column: grid.at.column, inSight: left < x && x < right };
      }),
    );
    assert.deepEqual(seen, Array(3).fill({ column: 40, inSight: true }));
  }));

test("why: occlusion leaves out words", () =>
  visitView("transformer", "why", async (page) =>
    assert.match(
      await page.locator("figcaption").nth(1).textContent(),
      /source word is left out; its pieces share the effect/,
    ),
  ));

const clampedNote = /Clamped decodings are not explained.*belongs to the free decoding/;

test("why: a clamped decoding shows the free one's explanation instead", () =>
  visitView("clamped", "why&run=2&beside=none", async (page) => {
    const text = await page.locator("#panels").textContent();
    assert.match(text, clampedNote);
    assert.doesNotMatch(text, /not asked why/);
    const { explanation } = await page.evaluate(() => regard.group().runs[0]);
    const table = await page.evaluate(() => regard.panels[0].table());
    assert.equal(table[1][3], explanation.occlusion[0][0]);
  }));

test("why: beside the free decoding, a clamped one has only words", () =>
  visitView("clamped", "why", async (page) => {
    assert.match(await page.getByTestId("panel-1").textContent(), clampedNote);
    assert.equal(await page.locator("figure").count(), 3);
  }));

test("why: the maps stand beside each other, all of one size", () =>
  visitView("transformer", "why", async (page) => {
    const sizes = await page.evaluate(() => regard.panels[0].stages.map(({ size }) => size));
    assert.equal(sizes.length, 3);
    for (const size of sizes) assert.deepEqual(size, sizes[0]);
  }));

test("why: maps that are no weights say how far their colours go", () =>
  visitView("transformer", "why", async (page, run) => {
    const sizes = ({ explanation }, key) => explanation[key].flat().map(Math.abs);
    for (const [i, key] of ["occlusion", "gradient"].entries()) {
      const marks = await page
        .locator("figure")
        .nth(i + 1)
        .locator(".scale small")
        .allTextContents();
      assertNear(numbersIn(marks.at(-1))[0], Math.max(...sizes(run, key)), key);
    }
  }));

test("why: a translation that was not asked says how to ask", () =>
  visitDocument(
    "long",
    async (page) => {
      assert.equal(await page.locator("#tab-why").getAttribute("aria-selected"), "true");
      assert.match(await page.locator("#panels").textContent(), /--explain/);
    },
    { hash: "view=why" },
  ));
