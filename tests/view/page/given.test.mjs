// Pages that `regard attention` made: the files in REGARD_PAGE, separated by colons. Whatever is in
// them, their numbers must be those of their JSON.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { assertNear, dataOf, hoverCell, numbersIn, readout, visit } from "./browser.mjs";

const files = (process.env.REGARD_PAGE ?? "").split(":").filter(Boolean);

// The JSON as it stands in the file, not as the page has understood it.
function jsonOf(file) {
  const html = readFileSync(file, "utf8");
  const begin = html.indexOf(">", html.indexOf('id="gazes"')) + 1;
  return JSON.parse(html.slice(begin, html.indexOf("</script>", begin)));
}

function someOf(count) {
  return [...new Set([0, Math.floor(count / 2), count - 1])];
}

async function checkHeatMaps(page, run) {
  for (const [part, layers] of Object.entries(run.parts)) {
    if (await page.locator(`#part-${part}`).count()) await page.locator(`#part-${part}`).check();
    for (const layer of someOf(layers.length)) {
      if (layers.length > 1) await page.locator("#layer").selectOption(String(layer));
      const heads = layers[layer];
      for (const head of someOf(heads.length)) {
        if (heads.length > 1) await page.locator("#head").selectOption(String(head));
        const { weights } = heads[head];
        for (const row of someOf(weights.length)) {
          for (const column of someOf(weights[0].length)) {
            await hoverCell(page, "heat-0", row, column);
            assertNear(
              numbersIn((await readout(page)).split(" looks at ")[1]).at(-2),
              weights[row][column],
              `${part} ${layer} ${head} ${row} ${column}`,
            );
          }
        }
      }
    }
  }
}

// Terms of six digits come to a score of six, but for what the roundings add up to.
function slackOf(kind, head, row, column) {
  const [q, k] = [head.queries[row], head.keys[column]];
  const sizes = q.reduce(
    (sum, x, d) => sum + Math.abs(x * k[d]) + Math.abs(head.direction?.[d] ?? 0),
    0,
  );
  // Only where the scale multiplies products may a small one make the slack small.
  const least = kind === "scaled-dot" ? 0 : 1;
  const scale = Math.max(...[head.scale ?? 1].flat(), least);
  return 1e-5 * (1 + sizes * scale + Math.abs(head.scores[row][column] ?? 0));
}

async function checkNeurons(page, run) {
  for (const [part, layers] of Object.entries(run.parts)) {
    if (await page.locator(`#part-${part}`).count()) await page.locator(`#part-${part}`).check();
    const head = layers.at(-1)[0];
    if (layers.length > 1) await page.locator("#layer").selectOption(String(layers.length - 1));
    if (layers.at(-1).length > 1) await page.locator("#head").selectOption("0");
    if (!head.queries || !head.keys || !head.scores) continue;
    for (const row of someOf(head.weights.length)) {
      await page.locator("#query").selectOption(String(row));
      const table = await page.evaluate(() => regard.panels[0].table());
      head.scores[row].forEach((score, column) => {
        const followed = table[column + 1][4];
        if (score === null || followed === "" || followed === -Infinity) return;
        const slack = slackOf(run.model.attention, head, row, column);
        assertNear(followed, score, `${part} ${row} ${column}`, slack);
      });
    }
  }
}

for (const file of files) {
  const name = path.basename(file);

  test(`${name}: numbers on hover and neurons are those of the JSON`, () =>
    visit(
      file,
      async (page) => {
        const document = jsonOf(file);
        assert.deepEqual(await dataOf(page), document);
        const [run] = document.groups[0].runs;
        if (!Object.keys(run.parts).length) {
          assert.deepEqual(await page.getByRole("tab").allTextContents(), ["Decoding"]);
          return;
        }
        await checkHeatMaps(page, run);
        await page.locator("#tab-neurons").click();
        await checkNeurons(page, run);
      },
      { hash: "beside=none" },
    ));

  for (const options of [{ width: 1280 }, { width: 390, height: 844, colorScheme: "dark" }]) {
    test(`${name}: every view opens, ${options.width} pixels wide`, () =>
      visit(
        file,
        async (page) => {
          for (const tab of await page
            .getByRole("tab")
            .evaluateAll((all) => all.map(({ id }) => id))) {
            await page.locator(`#${tab}`).click();
            const [needed, has, panels] = await page.evaluate(() => [
              document.documentElement.scrollWidth,
              innerWidth,
              document.querySelectorAll(".panel").length,
            ]);
            assert.ok(needed <= has, `${tab} needs ${needed}`);
            assert.ok(panels > 0);
            const [download] = await Promise.all([
              page.waitForEvent("download"),
              page.getByTestId("save-svg").click(),
            ]);
            const wrong = await page.evaluate(
              (text) =>
                new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")
                  ?.textContent ?? null,
              readFileSync(await download.path(), "utf8"),
            );
            assert.equal(wrong, null, tab);
          }
        },
        options,
      ));
  }
}
