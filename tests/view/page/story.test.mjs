// Decoding, and pages of several sentences or translations.
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
  visitView,
} from "./browser.mjs";

const slider = (page, name) => page.locator(`#${name}-slider`).inputValue().then(Number);

test("decoding: steps by button, slider, key and by playing", () =>
  visitView("transformer", "decoding", async (page, run) => {
    const saidAt = async (step) => {
      assert.match(await readout(page), new RegExp(`^Step ${step + 1} of 11`));
      const [log, probability] = numbersIn(await readout(page));
      assertNear(log, run.steps[step].log_probability, "log-probability");
      assertNear(probability, run.steps[step].candidates[0].probability, "probability");
    };
    await page.locator("#steps-on").click();
    await saidAt(1);
    await page.locator("#steps-slider").fill("7");
    await saidAt(7);
    await page.locator("#steps-back").click();
    await saidAt(6);
    await page.locator("#decoding-0").press("ArrowRight");
    await saidAt(7);
    await page.locator("#steps-speed").selectOption("4");
    await page.locator("#decoding-0").press("Space");
    await page.waitForFunction(() => document.querySelector("#steps-slider").value === "10");
    await saidAt(10);
  }));

test("decoding: candidates and the look at the source are drawn", () =>
  visitView("transformer", "decoding&step=5", async (page, run) => {
    const texts = (await drawnIn(page, "decoding-0"))
      .filter(({ name }) => name === "text")
      .map(({ text }) => text);
    for (const { piece, probability } of run.steps[4].candidates) {
      assert.ok(texts.includes(piece.replace("\u2581", "")), piece);
      assert.ok(texts.includes(probability.toFixed(3)), String(probability));
    }
    const looks = run.parts.cross.at(-1).reduce((sum, head) => sum + head.weights[4][4], 0) / 4;
    assert.ok(texts.includes(looks.toFixed(2).slice(1)));
  }));

test("decoding: a hypothesis shows its scores and where it looked", () =>
  visitView("transformer", "decoding", async (page, run) => {
    for (const [i, hypothesis] of run.hypotheses.entries()) {
      const entry = page.getByTestId(`hypothesis-0-${i + 1}`);
      await entry.click();
      const [score, log] = numbersIn(await entry.locator("small").textContent());
      assertNear(score, hypothesis.score, "score");
      assertNear(log, hypothesis.log_probability, "log-probability");
      await hoverCell(page, "beam-0", 5, 4);
      assertNear(numbersIn(await readout(page))[0], hypothesis.attention[5][4], "attention");
    }
  }));

test("a model without attention shows its decoding and says so", () =>
  visitDocument("none", async (page) => {
    assert.deepEqual(await page.getByRole("tab").allTextContents(), ["Decoding"]);
    assert.match(await page.getByTestId("no-attention").textContent(), /no attention/);
    await page.locator("#steps-on").click();
    assert.match(await readout(page), /^Step 2 of 11/);
  }));

test("tabs and parts are those of all translations that are shown", () =>
  visitDocument("mixed", async (page) => {
    const tabs = ["Heat map", "Heads", "Model", "Neurons", "Dots", "Decoding", "Why"];
    assert.deepEqual(await page.getByRole("tab").allTextContents(), tabs);
    for (const tab of ["heat", "heads", "model", "neurons", "dots", "why"]) {
      await page.locator(`#tab-${tab}`).click();
      assert.match(
        await page.getByTestId("panel-0").textContent(),
        /gru-plain has no cross attention/,
      );
      assert.ok((await page.getByTestId("panel-1").locator(".stage").count()) > 0, tab);
    }
    await page.locator("#tab-heads").click();
    await page.locator("#part-encoder").check();
    await page.locator("#layer").selectOption("1");
    assert.equal(await page.locator(".square").count(), 4);
    assert.match(await page.getByTestId("panel-0").textContent(), /has no encoder attention/);
    await page.locator("#beside").selectOption("none");
    assert.deepEqual(await page.getByRole("tab").allTextContents(), ["Decoding"]);
  }));

test("a target that was given as nothing says so", () =>
  visitDocument("nothing", async (page) =>
    assert.equal(await page.getByTestId("target").textContent(), "nothing (given)"),
  ));

test("the beam names pieces as the other views do", () =>
  visitDocument(
    "transformer",
    async (page) => {
      const rows = () => page.evaluate(() => regard.panels[0].stages.at(-1).grid.rows);
      const beam = await rows();
      await page.locator("#tab-heat").click();
      assert.deepEqual(beam, await rows());
      assert.equal(beam[4], "-ves");
    },
    { hash: "view=decoding" },
  ));

test("words of pieces are counted as the program counts them", () =>
  visitDocument("mixed", async (page) => {
    for (const [pieces, words] of [
      [["\u2581un", "s", ".", "<unk>", "s", "\u2581", "a", "</s>"], [0, 0, 0, 1, 2, 3, 3, 4]],
      [["l\u2019\uffed", "os", "\uffed.", "bien", "</s>"], [0, 0, 0, 1, 2]],
    ])
      assert.deepEqual(await page.evaluate((given) => regard.wordsOf(given), pieces), words);
  }));

test("an empty translation opens", () =>
  visitDocument("silent", async (page) => {
    assert.deepEqual(await page.getByRole("tab").allTextContents(), ["Decoding"]);
    assert.equal(await page.getByTestId("target").textContent(), "\u2423");
  }));

test("a gallery is filtered, chosen from and walked through", () =>
  visitDocument("gallery", async (page) => {
    const source = () => page.getByTestId("source").textContent();
    assert.equal(await source(), "phrase numéro1");
    await page.locator("#sentence-on").click();
    assert.equal(await source(), "phrase numéro2");
    await page.keyboard.press(".");
    assert.equal(await source(), "phrase numéro3");
    await page.locator("#sentence-summary").click();
    assert.equal(await page.locator(".sentence").count(), 30);
    await page.getByTestId("filter").fill("number27");
    assert.equal(await page.locator(".sentence").count(), 1);
    await page.locator(".sentence").click();
    assert.equal(await source(), "phrase numéro27");
    assert.match(page.url(), /group=27/);
    const [run] = (await dataOf(page)).groups[26].runs;
    await page.locator("#head").selectOption("1");
    await hoverCell(page, "heat-0", 1, 1);
    assertNear(
      numbersIn(await readout(page))[0],
      run.parts.cross[0][1].weights[1][1],
      "of its own sentence",
    );
  }));

test("the text of a gallery is let go, that of one sentence can be saved again", async () => {
  const textOf = (name) =>
    visitDocument(name, (page) =>
      page.evaluate(() => document.getElementById("gazes")?.textContent.length ?? 0),
    );
  assert.equal(await textOf("gallery"), 0);
  assert.ok((await textOf("recurrent")) > 1000);
});

test("captions name the head that is shown, and none where all are", async () => {
  const captionOf = (view) =>
    visitView("transformer", view, (page) => page.evaluate(() => regard.panels[0].caption));
  assert.match(await captionOf("heat"), /Cross, layer 3, mean of 4 heads$/);
  assert.match(await captionOf("heads"), /Cross, layer 3$/);
  assert.match(await captionOf("neurons"), /Cross, layer 3, head 1$/);
  assert.match(await captionOf("dots&head=3"), /Cross, layer 3, head 3$/);
});

test("two translations stand side by side, and their difference", () =>
  visitDocument("comparison", async (page) => {
    const { runs } = (await dataOf(page)).groups[0];
    const mean = (run) => {
      const heads = run.parts.cross.at(-1);
      return heads.reduce((sum, head) => sum + head.weights[2][3], 0) / heads.length;
    };
    const boxes = await page
      .locator(".panel")
      .evaluateAll((panels) => panels.map((panel) => panel.getBoundingClientRect().left));
    assert.equal(boxes.length, 2);
    assert.ok(boxes[1] > boxes[0] + 300);
    for (const i of [0, 1]) {
      await hoverCell(page, `heat-${i}`, 2, 3);
      assertNear(numbersIn(await readout(page))[0], mean(runs[i]), `run ${i}`);
    }
    await page.locator("#difference").check();
    await hoverCell(page, "heat-difference", 2, 3);
    assertNear(
      numbersIn(await readout(page))[0],
      mean(runs[0]) - mean(runs[1]),
      "difference",
      0.0011,
    );
    await page.locator("#beside").selectOption("2");
    await hoverCell(page, "heat-difference", 2, 3);
    assertNear(numbersIn(await readout(page))[1], mean(runs[0]), "other model");
    await page.locator("#part-encoder").check();
    assert.match(await page.getByTestId("panel-1").textContent(), /has no encoder attention/);
    await page.locator("#beside").selectOption("none");
    assert.equal(await page.locator(".panel").count(), 1);
  }));

test("a training is played over its updates", () =>
  visitDocument("timeline", async (page) => {
    const { runs } = (await dataOf(page)).groups[0];
    const now = async (i) => {
      assert.match(
        await page.locator("#training-caption").textContent(),
        new RegExp(`${runs[i].update}`.replace(/(\d)(\d{3})$/, "$1.$2")),
      );
      await hoverCell(page, "heat-0", 3, 3);
      assertNear(
        numbersIn(await readout(page))[0],
        runs[i].parts.cross[0][0].weights[3][3],
        `run ${i}`,
      );
    };
    await now(0);
    await page.locator("#training-slider").fill("4");
    await now(4);
    await page.locator("#training-slider").fill("2");
    await page.locator("#training-speed").selectOption("4");
    await page.locator("#heat-0").press("Space");
    await page.waitForFunction(() => regard.state.run === 5);
    await now(5);
    assert.equal(await slider(page, "training"), 5);
  }));

test("between two updates of a training the map moves, unless motion is unwelcome", async () => {
  const colourSoonAfter = (page) =>
    page.evaluate(async () => {
      const colour = () => {
        const [stage] = regard.panels[0].stages;
        const frame = stage.canvas.getBoundingClientRect();
        const { x, y } = stage.middleOf(3, 3);
        return stage.canvas
          .getContext("2d")
          .getImageData(x - frame.left, y - frame.top, 1, 1)
          .data.join();
      };
      const before = colour();
      regard.change({ run: 5 });
      const [at, after] = [
        colour(),
        await new Promise((done) => setTimeout(() => done(colour()), 700)),
      ];
      return { moves: at === before && after !== before, jumps: at === after && after !== before };
    });
  await visitDocument("timeline", async (page) => assert.ok((await colourSoonAfter(page)).moves), {
    reducedMotion: "no-preference",
  });
  await visitDocument("timeline", async (page) => assert.ok((await colourSoonAfter(page)).jumps));
});

test("findings are told with their causes beneath every view", () =>
  visitDocument("transformer", async (page) => {
    for (const view of await page.getByRole("tab").all()) {
      await view.click();
      assert.match(
        await page.locator("#words").textContent(),
        /Skipped.*0\.08.*may not know.*Collapse.*0\.71.*rests there/,
      );
    }
  }));
