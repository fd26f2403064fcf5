// A real Chromium, and pages in it that fail a test when they ask the network for anything or
// complain on the console.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { after } from "node:test";
import { documents } from "./fixture.mjs";
import { pageOf } from "./page_of.mjs";

// Where `run` has put playwright-core, and where pages may be written.
const folder = process.env.REGARD_BROWSER;
assert.ok(folder, "run these tests with tests/view/page/run");
const { chromium } = createRequire(path.join(folder, "package.json"))("playwright-core");

const launch = () =>
  chromium.launch({
    executablePath: "/usr/bin/chromium",
    ignoreDefaultArgs: ["--hide-scrollbars"], // people have them
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
let launched; // a browser for all tests of a file, once one of them wants it
after(async () => (await launched)?.close());

const written = new Map();

// The file of a synthetic document.
export function fileOf(name) {
  if (!written.has(name)) {
    const pages = path.join(folder, "pages");
    mkdirSync(pages, { recursive: true });
    const file = path.join(pages, `${process.pid}-${name}.html`);
    writeFileSync(file, pageOf(documents[name]()));
    written.set(name, file);
  }
  return written.get(name);
}

// Opens a file, hands it to `use`, whose result it gives, and asserts that the page kept quiet.
export async function visit(file, use, { hash = "", width = 1280, height = 900, ...options } = {}) {
  const browser = await (launched ??= launch());
  const context = await browser.newContext({
    viewport: { width, height },
    acceptDownloads: true,
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const troubles = [];
  page.on("request", (request) => {
    if (!/^(file|blob|data):/.test(request.url())) troubles.push(`asked for ${request.url()}`);
  });
  page.on("console", (message) => {
    const ours = !message.text().includes("willReadFrequently"); // these tests read pixels back
    if (ours && ["error", "warning"].includes(message.type()))
      troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(String(error.stack)));
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  try {
    await page.goto(`${pathToFileURL(file)}#${hash}`);
    await page.waitForFunction(() => window.regard?.panels);
    const result = await use(page);
    assert.deepEqual(troubles, []);
    return result;
  } finally {
    await context.close();
  }
}

export const visitDocument = (name, use, options) => visit(fileOf(name), use, options);

// As text: a long document would take minutes value by value.
export const dataOf = async (page) =>
  JSON.parse(await page.evaluate(() => JSON.stringify(regard.document)));

// Opens a document at a view, which may bring more of the address's hash, and hands the page and the
// first translation in it to `use`.
export const visitView = (name, view, use, options = {}) =>
  visitDocument(name, async (page) => use(page, (await dataOf(page)).groups[0].runs[0]), {
    ...options,
    hash: `view=${view}`,
  });

export const readout = (page) => page.locator("#readout").textContent();

// The numbers in a text as a person reads it.
export const numbersIn = (text) =>
  (text.match(/[\u2212-]?\d+\.\d+(e[\u2212+-]?\d+)?|\u2212\u221e/g) ?? []).map((word) =>
    word === "\u2212\u221e" ? -Infinity : Number(word.replaceAll("\u2212", "-")),
  );

export function assertNear(actual, expected, message, tolerance = 0.0006) {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${message}: ${actual} is not ${expected}`);
}

// Puts the mouse on the middle of a cell, scrolled into sight.
export async function hoverCell(page, stage, row, column) {
  const place = await page.evaluate(
    ([id, r, c]) => {
      const found = regard.liveStages().find(({ box }) => box.id === id);
      found.box.scrollIntoView({ block: "center" });
      const { left, top } = found.box.getBoundingClientRect();
      const before = found.middleOf(r, c);
      found.box.scrollBy(
        before.x - left - found.box.clientWidth + 90,
        before.y - top - found.box.clientHeight + 60,
      );
      return found.middleOf(r, c);
    },
    [stage, row, column],
  );
  await page.mouse.move(place.x, place.y);
}

// The elements of a picture as it would be saved: name, attributes and text.
export const drawnIn = (page, stage) =>
  page.evaluate((id) => {
    const found = regard.liveStages().find(({ box }) => box.id === id);
    const pen = new regard.SvgPen(found.size.width, found.size.height);
    found.paint(pen, { x: 0, y: 0, ...found.size });
    return [...pen.root.querySelectorAll("*")].map((node) => ({
      name: node.localName,
      text: node.textContent,
      ...Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])),
    }));
  }, stage);
