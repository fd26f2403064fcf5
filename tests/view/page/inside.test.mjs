// The views that look inside: neurons, dots and why.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  assertNear,
  dataOf,
  drawnIn,
  hoverCell,
  numbersIn,
  readout,
  visitDocument,
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
    visitDocument(
      name,
      async (page) => {
        const [run] = (await dataOf(page)).groups[0].runs;
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
      },
      { hash: "view=neurons" },
    ));
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
  visitDocument(
    "transformer",
    async (page) => {
      const [run] = (await dataOf(page)).groups[0].runs;
      const head = run.parts.cross[2][0];
      await page.locator("#neurons-0").focus();
      for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
      const [query, key, product] = numbersIn(await readout(page));
      assertNear(query, head.queries[0][1], "query");
      assertNear(key, head.keys[1][1], "key");
      assertNear(product, head.queries[0][1] * head.keys[1][1] * head.scale, "term");
      await page.keyboard.press("PageDown");
      assert.equal(await page.locator("#query").inputValue(), "1");
    },
    { hash: "view=neurons" },
  ));

test("neurons: what cannot be compared is said", async () => {
  const textOf = (name) =>
    new Promise((resolve, reject) =>
      visitDocument(name, async (page) => resolve(await page.locator("#panels").textContent()), {
        hash: "view=neurons",
      }).catch(reject),
    );
  assert.match(await textOf("location"), /straight from the query/);
  assert.match(await textOf("constant"), /nothing to compare/);
  assert.match(await textOf("sixty"), /not in this page.*scores, queries and keys/);
});

test("dots: switches go from scores to weights", () =>
  visitDocument(
    "transformer",
    async (page) => {
      const [run] = (await dataOf(page)).groups[0].runs;
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
    },
    { hash: "view=dots&part=decoder" },
  ));

test("dots: the larger the score, the larger the dot", () =>
  visitDocument(
    "recurrent",
    async (page) => {
      const [run] = (await dataOf(page)).groups[0].runs;
      const scores = run.parts.cross[0][0].scores.flat();
      const radii = (await drawnIn(page, "dots-0"))
        .filter(({ name }) => name === "circle")
        .map(({ r }) => Number(r));
      assert.equal(radii.length, scores.length);
      const order = scores.map((_, i) => i).sort((a, b) => scores[a] - scores[b]);
      order.slice(1).forEach((i, k) => assert.ok(radii[i] >= radii[order[k]]));
      assert.ok(Math.max(...radii) > 3 * Math.min(...radii));
    },
    { hash: "view=dots" },
  ));

test("dots: shapes and parameter counts with their total", () =>
  visitDocument(
    "transformer",
    async (page) => {
      const text = await page.locator(".matrices").textContent();
      assert.match(text, /192 × 64.*12\u202f288/);
      assert.match(text, /queries11 × 16keys12 × 16/);
      assert.match(await page.getByTestId("total").textContent(), /16\u202f384 parameters/);
    },
    { hash: "view=dots" },
  ));

test("why: one pointer for three maps, and the agreement in numbers", () =>
  visitDocument(
    "transformer",
    async (page) => {
      const [run] = (await dataOf(page)).groups[0].runs;
      await hoverCell(page, "why-0-1", 3, 4);
      const marks = await page.evaluate(() =>
        regard.panels[0].stages.map((stage) => stage.grid.at),
      );
      assert.deepEqual(marks, Array(3).fill({ row: 3, column: 4 }));
      const [attention, occlusion, gradient] = numbersIn(await readout(page));
      const looks = run.parts.cross.at(-1).reduce((sum, head) => sum + head.weights[3][4], 0) / 4;
      assertNear(attention, looks, "attention");
      assertNear(occlusion, run.explanation.occlusion[3][4], "occlusion");
      assertNear(gradient, run.explanation.gradient[3][4], "gradient");
      assert.match(await page.getByTestId("agreement-0").textContent(), /0\.621.*0\.384/);
      assert.match(await page.locator("#panels").textContent(), /no proof/);
    },
    { hash: "view=why" },
  ));
