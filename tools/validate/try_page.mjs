// Use pages as a tester would, in Chromium without a network; print a line for each thing that is wrong.
//   node try_page.mjs CHROMIUM PAGE…
import { readFileSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, ...pages] = process.argv.slice(2);
const axe = readFileSync(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const profile = mkdtempSync(join(tmpdir(), "page-"));
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", `--crash-dumps-dir=${profile}`];
const browser = await chromium.launch({ executablePath, args });
let wrong = 0;
const say = (text) => { wrong += 1; console.log(text); };

const open = async (file, options = {}, hash = "") => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, offline: true, ...options });
  context.setDefaultTimeout(180_000);
  const page = await context.newPage();
  const name = basename(file);
  page.on("pageerror", (error) => say(`${name}: error of the script: ${error.message}`));
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) say(`${name}: ${message.text()}`); });
  page.on("request", (request) => { if (!request.url().startsWith("file:")) say(`${name}: asks for ${request.url()}`); });
  await page.goto(pathToFileURL(file).href + hash);
  return page;
};

const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const expect = (name, what, seen, wanted) => { if (JSON.stringify(seen) !== JSON.stringify(wanted)) say(`${name}: ${what}: expected ${JSON.stringify(wanted)}, found ${JSON.stringify(seen)}`); };
const shownCount = async (page) => Number((await page.textContent("#shown")).match(/(\d+) of \d+ findings/)[1]);
const seen = (page, selector) => page.locator(selector).evaluateAll((all) => all.filter((element) => element.checkVisibility()).length);

// in the dark nothing is another than in the light but the colours
const COLOURS = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

const accessible = async (file) => {
  for (const [colorScheme, asked] of [["light", {}], ["dark", COLOURS]]) {
    const page = await open(file, { colorScheme, bypassCSP: true });
    await page.addStyleTag({ content: ".row, .run, .beside .t { content-visibility: visible !important }" });
    await page.evaluate(axe);
    const { violations } = await page.evaluate((options) => axe.run(document, options), asked);
    for (const each of violations) say(`${basename(file)}: axe (${colorScheme}): ${each.id}: ${each.help}: ${each.nodes[0].html.slice(0, 160)}`);
    await page.context().close();
  }
};

const narrow = async (file) => {
  const page = await open(file, { viewport: { width: 360, height: 740 } });
  expect(basename(file), "width on a telephone", await page.evaluate(() => document.documentElement.scrollWidth), 360);
  await page.screenshot({ path: file.replace(/html$/, "narrow.png") });
  await page.context().close();
};

const withoutScript = async (file) => {
  const page = await open(file, { javaScriptEnabled: false });
  const name = basename(file);
  const all = await page.locator(".f").count();
  expect(name, "findings to be read without the script", await seen(page, ".f h4"), all);
  expect(name, "buttons without the script", await seen(page, "main button"), 0);
  await page.context().close();
};

const prints = async (file) => {
  const page = await open(file);
  const path = file.replace(/html$/, "pdf");
  await page.pdf({ path, format: "A4" });
  if (statSync(path).size < 5000) say(`${basename(file)}: prints nothing`);
  await page.emulateMedia({ media: "print" });
  expect(basename(file), "filters on paper", await seen(page, ".bar"), 0);
  await page.context().close();
};

const keys = async (file) => {
  const name = basename(file);
  const page = await open(file, { permissions: ["clipboard-read", "clipboard-write"] });
  const ids = await page.locator(".f:not([hidden])").evaluateAll((all) => all.map((element) => element.id));
  const now = () => page.evaluate(() => [...document.querySelectorAll(".f.now")].map((element) => element.id).join());
  await page.keyboard.press("n");
  expect(name, "n", await now(), ids[0]);
  await page.keyboard.press("j");
  expect(name, "j", await now(), ids[1]);
  await page.keyboard.press("p");
  expect(name, "p", await now(), ids[0]);
  await page.keyboard.press("k");
  expect(name, "k before the first", await now(), ids.at(-1));
  expect(name, "focus", await page.evaluate(() => document.activeElement.id), ids.at(-1));
  const box = await page.locator(`#${ids.at(-1)}`).boundingBox();
  if (!box || box.y < 0 || box.y > 900) say(`${name}: k: the finding is out of sight`);
  expect(name, "the address", new URL(page.url()).hash, `#${ids.at(-1)}`);
  await page.keyboard.press("c");
  await page.waitForFunction(() => document.getElementById("shown").textContent === "Copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const rule = await page.locator(`#${ids.at(-1)}`).getAttribute("data-rule");
  if (!/^(error|warning|note)\[/.test(copied) || !copied.includes(`[${rule}]`)) say(`${name}: c: copies ${copied}`);
  await page.keyboard.press("?");
  expect(name, "?", await seen(page, "#keys"), 1);
  await page.keyboard.press("Escape");
  expect(name, "Escape", await seen(page, "#keys"), 0);
  await page.keyboard.press("t");
  expect(name, "t", await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  await page.context().close();
};

const filters = async (file) => {
  const name = basename(file);
  const page = await open(file);
  const total = await page.locator(".f").count();
  const notes = await page.locator(".f.note").count();
  expect(name, "findings at first", await shownCount(page), total - notes);
  expect(name, "notes in the grids at first", await seen(page, "td.note"), 0);
  await page.locator(".sev .note").click();
  expect(name, "with notes", await shownCount(page), total);
  await page.locator(".sev .warning").click();
  expect(name, "without warnings", await seen(page, ".f.warning"), 0);
  const rule = await page.locator(".f.error").first().getAttribute("data-rule");
  await page.selectOption("#rule", rule);
  expect(name, "one rule", await shownCount(page), await page.locator(`.f:not(.warning)[data-rule="${rule}"]`).count());
  await page.locator("#rule").selectOption("");
  await page.locator(".sev .warning").click();
  await page.locator("header").click();
  await page.keyboard.press("/");
  await page.keyboard.type("nothing has these words");
  await page.waitForFunction(() => document.getElementById("shown").textContent.startsWith("0 of"));
  expect(name, "the way out of an empty list", await seen(page, "#clear"), 1);
  await page.keyboard.press("Escape");
  expect(name, "Escape clears the words", await shownCount(page), total);
  await page.keyboard.press("Escape");
  await page.keyboard.press("d");
  expect(name, "only what differs", [await seen(page, ".run"), await seen(page, ".map tr.agree")], [0, 0]);
  const state = new URL(page.url()).hash;
  const again = await open(file, {}, state);
  expect(name, "the address brings the filters back", await again.textContent("#shown"), await page.textContent("#shown"));
  expect(name, "and the switch", await again.isChecked("#differs"), true);
  await again.context().close();
  await page.context().close();
};

const sideBySide = async (file) => {
  const name = basename(file);
  const page = await open(file);
  await page.locator(".pick summary").click();
  for (const tag of ["nl", "ja"]) await page.locator(`.pick input[value="${tag}"]`).check();
  await page.keyboard.press("Escape");
  const tags = new Set(await page.locator(".row .t:not(.hit)").evaluateAll((all) => all.filter((element) => element.checkVisibility()).map((element) => element.querySelector(".v b").textContent)));
  expect(name, "side by side", [...tags].sort(), ["ja", "nl"]);
  if (!page.url().includes("beside=ja%2Cnl")) say(`${name}: the address does not hold the versions: ${page.url()}`);
  const more = page.locator(".more").first();
  const row = page.locator(".row", { has: more }).first();
  const few = await row.locator(".t").evaluateAll((all) => all.filter((element) => element.checkVisibility()).length);
  await more.click();
  const many = await row.locator(".t").evaluateAll((all) => all.filter((element) => element.checkVisibility()).length);
  if (many <= few) say(`${name}: the other versions of a row do not open`);
  await page.locator(".map tbody td > a").last().click();
  await settled(page);
  const id = new URL(page.url()).hash.slice(1).split("&")[0];
  const box = await page.locator(`#${id}`).boundingBox();
  if (!box || box.y < 0 || box.y + 20 > 900) say(`${name}: a cell of the grid does not lead to its finding`);
  if (!page.url().includes("beside=")) say(`${name}: a link loses the filters`);
  await page.screenshot({ path: file.replace(/html$/, "beside.png") });
  await page.context().close();
};

const looksAt = async (file) => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open(file, { colorScheme });
    await page.screenshot({ path: file.replace(/html$/, `${colorScheme}.png`) });
    await page.context().close();
  }
};

const large = async (file) => {
  const start = Date.now();
  const page = await open(file);
  const opened = Date.now() - start;
  await page.keyboard.press("n");
  expect(basename(file), "n", await page.locator(".f.now").count(), 1);
  console.error(`${basename(file)}: opens in ${(opened / 1000).toFixed(1)} s`);
  if (opened > 120_000) say(`${basename(file)}: opens in ${opened} ms`);
  await page.context().close();
};

for (const file of pages) {
  const name = basename(file, ".html");
  try {
    if (name === "thirty-thousand") { await large(file); continue; }
    await accessible(file);
    await narrow(file);
    await withoutScript(file);
    await prints(file);
    await looksAt(file);
    if (["samples", "five", "thirteen", "forty"].includes(name)) { await keys(file); await filters(file); }
    if (["five", "thirteen", "forty"].includes(name)) await sideBySide(file);
  } catch (error) {
    say(`${name}: ${String(error.message).split("\n")[0]}`);
  }
}
await browser.close();
process.exit(wrong ? 1 : 0);
