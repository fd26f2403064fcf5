// The page of a document, made by the substitution that `regard` does.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const pageFolder = fileURLToPath(new URL("../../../src/view/page/", import.meta.url));

export function pageOf(document, title = "Attention") {
  const read = (name) => readFileSync(path.join(pageFolder, name), "utf8");
  const scripts = readdirSync(pageFolder)
    .filter((name) => name.endsWith(".js"))
    .sort();
  const filled = {
    title: title.replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
    style: read("attention.css"),
    script: scripts.map(read).join(""),
    data: JSON.stringify(document).replaceAll("<", "\\u003c"),
  };
  return read("page.html").replace(/\{\{(\w+)\}\}/g, (_, name) => filled[name]);
}
