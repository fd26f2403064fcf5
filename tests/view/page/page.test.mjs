// The page as a whole: small screens, dark and light, long and hostile input, saving, keys, links.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertNear, dataOf, hoverCell, numbersIn, readout, visitDocument } from "./browser.mjs";
import { documents, hostilePieces } from "./fixture.mjs";

const tabs = (page) => page.getByRole("tab").evaluateAll((all) => all.map(({ id }) => id));

for (const name of Object.keys(documents)) {
  test(`390 pixels are enough for every view: ${name}`, () =>
    visitDocument(
      name,
      async (page) => {
        for (const tab of await tabs(page)) {
          await page.locator(`#${tab}`).click();
          const [needed, has] = await page.evaluate(() => [
            document.documentElement.scrollWidth,
            innerWidth,
          ]);
          assert.ok(needed <= has, `${tab} needs ${needed}`);
        }
      },
      { width: 390, height: 844 },
    ));
}

test("dark and light follow the system and the switch", async () => {
  const paper = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await visitDocument("transformer", async (page) =>
    assert.equal(await paper(page), "rgb(255, 255, 255)"),
  );
  await visitDocument(
    "transformer",
    async (page) => {
      assert.equal(await paper(page), "rgb(20, 23, 28)");
      await page.locator("#theme-light").check();
      assert.equal(await paper(page), "rgb(255, 255, 255)");
      await page.locator("#header").click();
      await page.keyboard.press("d");
      assert.equal(await paper(page), "rgb(20, 23, 28)");
    },
    { colorScheme: "dark" },
  );
});

for (const colorScheme of ["light", "dark"]) {
  test(`text can be read: ${colorScheme}`, () =>
    visitDocument(
      "comparison",
      async (page) => {
        for (const tab of await tabs(page)) {
          await page.locator(`#${tab}`).click();
          const poor = await page.evaluate(() => {
            const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
            const light = ([r, g, b]) =>
              [r, g, b]
                .map((c) => c / 255)
                .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
            const paperOf = (node) => {
              for (let at = node; at; at = at.parentElement) {
                const colour = getComputedStyle(at).backgroundColor;
                if (colour.startsWith("rgb(")) return channels(colour);
              }
              return [255, 255, 255];
            };
            return [...document.querySelectorAll("main *, header *, footer *")]
              .filter((node) => {
                const own = [...node.childNodes].some(
                  (child) => child.nodeType === 3 && child.textContent.trim(),
                );
                if (!own || node.closest(":disabled, .square, option")) return false;
                const [a, b] = [
                  light(channels(getComputedStyle(node).color)),
                  light(paperOf(node)),
                ];
                return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
              })
              .map((node) => `${node.tagName} ${node.textContent.slice(0, 30)}`);
          });
          assert.deepEqual(poor, [], tab);
        }
      },
      { colorScheme },
    ));
}

test("60 pieces: every name has its place", () =>
  visitDocument("sixty", async (page) => {
    const [run] = (await dataOf(page)).groups[0].runs;
    const [first, second] = await page.evaluate(() =>
      [0, 1].map((i) => regard.panels[0].stages[0].middleOf(i, i)),
    );
    assert.ok(second.x - first.x >= 14 && second.y - first.y >= 14);
    await hoverCell(page, "heat-0", 58, 57);
    assert.match(await readout(page), /^word59 looks at mot58 /);
    const heads = run.parts.cross.at(-1);
    assertNear(
      numbersIn(await readout(page))[0],
      heads.reduce((sum, head) => sum + head.weights[58][57], 0) / 8,
      "weight",
    );
  }));

test("60 pieces: a scrollbar takes nothing from the sums", () =>
  visitDocument("sixty", async (page) => {
    const { across, has, bar } = await page.evaluate(() => {
      const [{ box, size }] = regard.panels[0].stages;
      return { across: size.width, has: box.clientWidth, bar: box.offsetWidth - box.clientWidth };
    });
    assert.ok(bar > 0, "no scrollbar");
    assert.ok(across <= has, `${across} in ${has}`);
  }));

test("a long title is cut with a sign and shown whole by a button", () =>
  visitDocument(
    "sixty",
    async (page) => {
      const cut = () =>
        page.locator("#title-source").evaluate((box) => box.scrollHeight > box.clientHeight);
      const more = page.getByTestId("more-source");
      assert.ok(await cut());
      assert.equal(await more.textContent(), "Show all");
      assert.equal(await more.getAttribute("aria-expanded"), "false");
      await more.focus();
      await page.keyboard.press("Enter");
      assert.ok(!(await cut()));
      assert.equal(await more.textContent(), "Show less");
      await page.locator("#tab-heads").click();
      assert.ok(!(await cut()), "after another view");
      await more.click();
      assert.ok(await cut());
    },
    { width: 390, height: 844 },
  ));

test("a title that fits has no button", () =>
  visitDocument("sixty", async (page) =>
    assert.equal(await page.getByTestId("more-source").isVisible(), false),
  ));

test("numbers have three decimals, and no more digits than JSON holds", () =>
  visitDocument("recurrent", async (page) => {
    for (const [value, text] of [
      [-12.3457, "\u221212.346"],
      [999.123, "999.123"],
      [1234.57, "1234.57"],
      [-12345.6, "\u221212345.6"],
      [0.00012, "0.0001"],
    ])
      assert.equal(await page.evaluate((x) => regard.number(x), value), text);
  }));

test("500 pieces: the far corner is reached, and the page stays small", () =>
  visitDocument("long", async (page) => {
    const [run] = (await dataOf(page)).groups[0].runs;
    await page.locator("#head").selectOption("1");
    await hoverCell(page, "heat-0", 499, 498);
    assertNear(
      numbersIn(await readout(page))[0],
      run.parts.cross[1][1].weights[499][498],
      "far corner",
    );
    for (const tab of await tabs(page)) {
      await page.locator(`#${tab}`).click();
      assert.ok((await page.evaluate(() => document.querySelectorAll("*").length)) < 3000, tab);
      const canvases = await page.evaluate(() =>
        regard.liveStages().map(({ canvas }) => canvas.width * canvas.height),
      );
      for (const size of canvases) assert.ok(size < 4e6, `${tab}: ${size}`);
    }
  }));

test("markup, quotes and odd letters stay text", () =>
  visitDocument("hostile", async (page) => {
    const before = await page.evaluate(() => document.scripts.length);
    for (const tab of await tabs(page)) {
      await page.locator(`#${tab}`).click();
      const injected = await page.evaluate(
        () => document.querySelectorAll("img, b[title], body script:not([id]) ~ script").length,
      );
      assert.equal(injected, 0, tab);
    }
    assert.equal(await page.evaluate(() => document.scripts.length), before);
    await page.locator("#tab-heat").click();
    await hoverCell(page, "heat-0", 12, 3);
    assert.match(await readout(page), /^<script>alert\(1\)<\/script> looks at ␣ /);
    assert.equal(await page.locator("#readout bdi").count(), 2);
    await hoverCell(page, "heat-0", 12, 4);
    assert.match(await readout(page), /^<script>alert\(1\)<\/script> looks at ␣ /);
    await hoverCell(page, "heat-0", 1, 10);
    assert.match(await readout(page), /^\{\{data\}\} looks at <img src=x onerror=alert\(1\)> /);
    assert.deepEqual((await dataOf(page)).groups[0].runs[0].source_pieces, hostilePieces);
  }));

async function saved(page, kind) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByTestId(`save-${kind}`).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function savesAsSvgPngAndCsv(page) {
  const svg = await saved(page, "svg");
  assert.match(svg.name, /^regard-[^/\\<>"]+\.svg$/);
  const { wrong, marks, alive } = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    return {
      wrong: parsed.querySelector("parsererror")?.textContent ?? null,
      marks: parsed.querySelectorAll("rect, path, text, image, circle").length,
      alive: parsed.querySelectorAll("script, foreignObject, [onload], [class], style").length,
    };
  }, svg.bytes.toString("utf8"));
  assert.equal(wrong, null);
  assert.ok(marks > 3, `${marks} marks`);
  assert.equal(alive, 0);
  const png = await saved(page, "png");
  assert.match(png.name, /\.png$/);
  assert.equal(png.bytes.subarray(0, 8).toString("hex"), "89504e470d0a1a0a");
  assert.ok(png.bytes.readUInt32BE(16) > 200 && png.bytes.readUInt32BE(20) > 60);
  assert.ok(png.bytes.length > 2000, `${png.bytes.length} bytes`);
  const csv = await saved(page, "csv");
  assert.ok(csv.bytes.toString("utf8").split("\r\n").length > 2);
}

for (const name of ["transformer", "hostile", "comparison", "none", "long"]) {
  test(`every view is saved as SVG, PNG and CSV: ${name}`, async (t) => {
    const all = await visitDocument(name, tabs);
    // A model view of 500 pieces has a million numbers: two views will do.
    for (const tab of all.slice(0, name === "long" ? 2 : undefined))
      // A visit each: of a page's downloads in quick succession Chromium drops the eleventh.
      await t.test(tab, () =>
        visitDocument(name, async (page) => {
          await page.locator(`#${tab}`).click();
          await savesAsSvgPngAndCsv(page);
        }),
      );
  });
}

test("the numbers of a CSV file are the document's", () =>
  visitDocument("recurrent", async (page) => {
    const [run] = (await dataOf(page)).groups[0].runs;
    const csv = await saved(page, "csv");
    assert.equal(csv.name, "regard-heat-cross-la-petite-fille-donne-un-os-au-chien.csv");
    const [names, ...rows] = csv.bytes
      .toString("utf8")
      .trim()
      .split("\r\n")
      .map((line) => line.split(","));
    assert.equal(names[2], "pe");
    assert.deepEqual(
      rows.map((row) => row.slice(1).map(Number)),
      run.parts.cross[0][0].weights,
    );
  }));

test("a link brings the same view back", async () => {
  let hash;
  await visitDocument("transformer", async (page) => {
    await page.locator("#tab-neurons").click();
    await page.locator("#part-decoder").check();
    await page.locator("#layer").selectOption("1");
    await page.locator("#head").selectOption("3");
    hash = new URL(page.url()).hash.slice(1);
    assert.equal(hash, "view=neurons&part=decoder&layer=2&head=4");
  });
  await visitDocument(
    "transformer",
    async (page) => {
      assert.equal(await page.locator("[role=tab][aria-selected=true]").textContent(), "Neurons");
      assert.equal(await page.locator("#part-decoder").isChecked(), true);
      assert.equal(await page.locator("#layer").inputValue(), "1");
      assert.equal(await page.locator("#head").inputValue(), "3");
    },
    { hash },
  );
});

test("nonsense in the address is survived", () =>
  visitDocument(
    "recurrent",
    async (page) => {
      assert.equal(await page.locator("[role=tab][aria-selected=true]").textContent(), "Heat map");
      await hoverCell(page, "heat-0", 0, 0);
      assert.match(await readout(page), /^The looks at La /);
    },
    { hash: "view=nothing&group=99&run=-3&layer=x&head=77&part=decoder&beside=5&row=900&%%%" },
  ));

test("arrow keys walk the tabs, and the focus stays where it was", () =>
  visitDocument("transformer", async (page) => {
    await page.locator("#tab-heat").focus();
    const focused = () => page.evaluate(() => document.activeElement.id);
    for (const expected of ["tab-heads", "tab-model"]) {
      await page.keyboard.press("ArrowRight");
      assert.equal(await focused(), expected);
      assert.equal(await page.locator(`#${expected}`).getAttribute("aria-selected"), "true");
    }
    await page.keyboard.press("End");
    assert.equal(await focused(), "tab-why");
    await page.keyboard.press("Home");
    await page.locator("#heat-0").focus();
    await page.keyboard.press("[");
    assert.equal(await focused(), "heat-0");
    await page.locator("#heat-0").press("2");
    assert.equal(await page.locator("#tab-heads").getAttribute("aria-selected"), "true");
  }));

test("? shows the keys", () =>
  visitDocument("transformer", async (page) => {
    await page.keyboard.press("?");
    assert.equal(await page.locator("#help").isVisible(), true);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#help").isVisible(), false);
  }));

test("whatever can have the focus shows it", () =>
  visitDocument("transformer", async (page) => {
    const seen = new Set();
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press("Tab");
      const { id, shown } = await page.evaluate(() => {
        const at = document.activeElement;
        const marked = at.matches(".choice input") ? at.nextElementSibling : at;
        const style = getComputedStyle(marked);
        return {
          id: at.id || at.tagName,
          shown: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        };
      });
      if (id === "BODY") continue;
      assert.ok(shown, id);
      seen.add(id);
    }
    for (const id of ["keys", "tab-heat", "layer", "values", "save-svg", "heat-0"])
      assert.ok(seen.has(id), id);
  }));
