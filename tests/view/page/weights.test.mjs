// The views of weights: heat map, heads and model.
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

const meanOf = (heads, row, column) =>
  heads.reduce((sum, head) => sum + head.weights[row][column], 0) / heads.length;

test("a hovered cell says the number of the JSON, in every part, layer and head", () =>
  visitView("transformer", "heat", async (page, run) => {
    for (const [part, layers] of Object.entries(run.parts)) {
      await page.locator(`#part-${part}`).check();
      for (const [layer, heads] of layers.entries()) {
        await page.locator("#layer").selectOption(String(layer));
        for (const head of ["mean", 2]) {
          await page.locator("#head").selectOption(String(head));
          for (const [row, column] of [
            [0, 0],
            [3, 2],
            [9, 10],
          ]) {
            await hoverCell(page, "heat-0", row, column);
            const [weight, sum] = numbersIn(await readout(page));
            const expected =
              head === "mean" ? meanOf(heads, row, column) : heads[head].weights[row][column];
            assertNear(weight, expected, `${part} ${layer} ${head} ${row} ${column}`);
            assertNear(sum, 1, "row sum", 0.002);
          }
        }
      }
    }
  }));

test("the two pieces are named, without the mark of a space", () =>
  visitDocument("transformer", async (page) => {
    await hoverCell(page, "heat-0", 4, 2);
    assert.match(await readout(page), /^-ves looks at -tite \d\.\d{3} /);
    assert.equal(await page.locator("#tip").textContent(), await readout(page));
    await page.locator("#part-decoder").check();
    await hoverCell(page, "heat-0", 1, 0);
    assert.match(await readout(page), /^little looks at <s> /);
  }));

test("the heavier a weight, the darker its cell", () =>
  visitView("transformer", "heat", async (page, run) => {
    const heads = run.parts.cross.at(-1);
    for (let row = 0; row < run.target_pieces.length; row++) {
      const weights = run.source_pieces.map((_, column) => meanOf(heads, row, column));
      const lights = await page.evaluate((r) => {
        const [stage] = regard.panels[0].stages;
        const frame = stage.canvas.getBoundingClientRect();
        return regard.group().runs[0].source_pieces.map((_, c) => {
          const { x, y } = stage.middleOf(r, c);
          const [red, green, blue] = stage.canvas
            .getContext("2d")
            .getImageData(x - frame.left, y - frame.top, 1, 1).data;
          return red + green + blue;
        });
      }, row);
      const order = weights.map((_, i) => i).sort((a, b) => weights[b] - weights[a]);
      order
        .slice(1)
        .forEach((column, k) => assert.ok(lights[column] >= lights[order[k]], `row ${row}`));
    }
  }));

test("words add up the pieces that are looked at and average those that look", () =>
  visitView("transformer", "heat", async (page, run) => {
    const heads = run.parts.cross.at(-1);
    await page.locator("#join-words").check();
    // "gives" is two target pieces, "petite" and "donne" are two source pieces each.
    for (const [row, column, ts, ss, words] of [
      [3, 1, [3, 4], [1, 2], /^gives looks at petite /],
      [3, 3, [3, 4], [4, 5], /^gives looks at donne /],
    ]) {
      let expected = 0;
      for (const t of ts) for (const s of ss) expected += meanOf(heads, t, s) / ts.length;
      await hoverCell(page, "heat-0", row, column);
      assert.match(await readout(page), words);
      assertNear(numbersIn(await readout(page))[0], expected, String(words));
    }
  }));

test("arrow keys move in the heat map and say the number aloud", () =>
  visitView("transformer", "heat", async (page, run) => {
    await page.locator("#heat-0").focus();
    for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
    assertNear(
      numbersIn(await readout(page))[0],
      meanOf(run.parts.cross.at(-1), 1, 1),
      "after three keys",
    );
    assert.equal(await page.locator("#readout").getAttribute("aria-live"), "polite");
    await page.keyboard.press("End");
    assertNear(
      numbersIn(await readout(page))[0],
      meanOf(run.parts.cross.at(-1), 1, 11),
      "at the end",
    );
  }));

test("brackets change the layer, plus and minus the head", () =>
  visitDocument("transformer", async (page) => {
    await page.keyboard.press("[");
    assert.equal(await page.locator("#layer").inputValue(), "1");
    await page.keyboard.press("]");
    assert.equal(await page.locator("#layer").inputValue(), "2");
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    assert.equal(await page.locator("#head").inputValue(), "1");
    await page.keyboard.press("-");
    await page.keyboard.press("-");
    assert.equal(await page.locator("#head").inputValue(), "mean");
  }));

test("values are printed in the cells on demand", () =>
  visitView("transformer", "heat", async (page, run) => {
    const expected = meanOf(run.parts.cross.at(-1), 0, 0).toFixed(2).slice(1);
    const hasIt = async () =>
      (await drawnIn(page, "heat-0")).some(
        ({ name, text }) => name === "text" && text === expected,
      );
    assert.equal(await hasIt(), false);
    await page.locator("#values").check();
    assert.equal(await hasIt(), true);
  }));

// Lines of the head view by head, told by their colours.
async function linesByHead(page) {
  const drawn = (await drawnIn(page, "heads-0")).filter(({ name }) => name === "path");
  const colours = await page.evaluate(() => [0, 1, 2, 3].map(regard.series));
  return colours.map((colour) => drawn.filter(({ stroke }) => stroke === colour).length);
}

test("heads: a click turns one off, a double click shows it alone and then all again", () =>
  visitView("transformer", "heads", async (page) => {
    const shown = async () => (await linesByHead(page)).map((count) => count > 0);
    assert.deepEqual(await shown(), [true, true, true, true]);
    await page.getByTestId("head-2").click();
    assert.deepEqual(await shown(), [true, false, true, true]);
    assert.equal(await page.getByTestId("head-2").getAttribute("aria-pressed"), "false");
    await page.getByTestId("head-2").click({ delay: 20 });
    await page.waitForTimeout(600); // or the next click would be the second of a double click
    await page.getByTestId("head-3").dblclick();
    assert.deepEqual(await shown(), [false, false, true, false]);
    await page.waitForTimeout(600);
    await page.getByTestId("head-3").dblclick();
    assert.deepEqual(await shown(), [true, true, true, true]);
    await page.getByTestId("head-4").press("Shift+Enter");
    assert.deepEqual(await shown(), [false, false, false, true]);
  }));

test("heads: a token shows only its own lines, with boxes and numbers", () =>
  visitView("transformer", "heads", async (page, run) => {
    const heads = run.parts.cross.at(-1);
    const visible = (weight) => weight >= 1 / 255;
    const token = (side, i) =>
      page.evaluate(([s, k]) => regard.panels[0].stages[0].tokenAt(s, k), [side, i]);
    for (const [side, i] of [
      ["left", 3],
      ["right", 5],
    ]) {
      const { x, y } = await token(side, i);
      await page.mouse.move(x, y);
      const of = (head) => (side === "left" ? head.weights[i] : head.weights.map((row) => row[i]));
      assert.deepEqual(
        await linesByHead(page),
        heads.map((head) => of(head).filter(visible).length),
      );
      const drawn = await drawnIn(page, "heads-0");
      const means = of(heads[0]).map(
        (_, other) => heads.reduce((sum, head) => sum + of(head)[other], 0) / heads.length,
      );
      for (const mean of means)
        assert.ok(
          drawn.some(({ text }) => text === mean.toFixed(3)),
          `no ${mean.toFixed(3)}`,
        );
      const colours = await page.evaluate(() => [0, 1, 2, 3].map(regard.series));
      const boxes = drawn.filter(({ name, fill }) => name === "rect" && colours.includes(fill));
      assert.equal(boxes.length, 4 * means.length);
      assertNear(numbersIn(await readout(page))[0], Math.max(...means), "the most");
    }
  }));

test("heads: among many pieces the faint lines wait for the pointer", () =>
  visitView("sixty", "heads", async (page, run) => {
    const heads = run.parts.cross.at(-1).slice(0, 4);
    const shown = ({ weights }, rows, least) =>
      weights
        .filter((_, row) => rows(row))
        .flat()
        .filter((weight) => weight >= least).length;
    const counts = (rows, least) => heads.map((head) => shown(head, rows, least));
    const pieces = run.source_pieces.length;
    assert.deepEqual(
      await linesByHead(page),
      counts(() => true, 2 / pieces),
    );
    const { x, y } = await page.evaluate(() => regard.panels[0].stages[0].tokenAt("left", 3));
    await page.mouse.move(x, y);
    assert.deepEqual(
      await linesByHead(page),
      counts((row) => row === 3, 1 / 255),
    );
  }));

test("heads: a held token and one of the other side give every head's number", () =>
  visitView("transformer", "heads", async (page, run) => {
    const token = (side, i) =>
      page.evaluate(([s, k]) => regard.panels[0].stages[0].tokenAt(s, k), [side, i]);
    const [from, to] = [await token("left", 2), await token("right", 4)];
    await page.mouse.click(from.x, from.y);
    await page.mouse.move(to.x, to.y);
    const said = numbersIn(await readout(page));
    run.parts.cross
      .at(-1)
      .forEach((head, k) => assertNear(said[k], head.weights[2][4], `head ${k}`));
  }));

test("heads: keys walk through the tokens", () =>
  visitView("transformer", "heads", async (page) => {
    await page.locator("#heads-0").focus();
    await page.keyboard.press("ArrowDown");
    assert.match(await readout(page), /^The looks most at /);
    await page.keyboard.press("ArrowRight");
    assert.match(await readout(page), /^La is looked at most by /);
  }));

test("model: a click enlarges a head, Escape brings all back, Enter enlarges too", () =>
  visitView("transformer", "model", async (page, run) => {
    assert.equal(
      (await drawnIn(page, "model-0")).filter(({ name }) => name === "image").length,
      12,
    );
    const { x, y } = await page.evaluate(() => regard.panels[0].stages[0].middleOf(1, 2));
    await page.mouse.click(x, y);
    await hoverCell(page, "heat-0", 2, 2);
    assertNear(numbersIn(await readout(page))[0], run.parts.cross[1][2].weights[2][2], "enlarged");
    await page.keyboard.press("Escape");
    await page.locator("#model-0").focus();
    for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "Enter"])
      await page.keyboard.press(key);
    assert.equal(await page.locator(".panel h3").first().textContent(), "Cross, layer 2, head 2");
  }));
