// WCAG A and AA by axe-core, on every view, in both languages; and everything by keyboard.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { give, held, open, root } from "./page.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const files = ["hebei-one-table", "hebei-two-tables-2023", "no-form-narrative", "monitoring-unknown-block", "no-form-tables"];

/** What axe finds; it is evaluated by the debugger, past the page's policy. */
async function violations(page, where) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"], iframes: false }),
  );
  assert.ok(found.passes.length > 10, "axe has run");
  return found.violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.slice(0, 3).map(({ html, any }) => `${html} ${any[0]?.message ?? ""}`)}`);
}

test("no view has a barrier that axe knows", async () => {
  const { page, close } = await open();
  const found = await violations(page, "empty");
  await give(page, [
    ...files.map((stem) => held(join(root, "fixtures", "good", `${stem}.docx`))),
    { name: "broken.docx", mimeType: "application/msword", buffer: Buffer.from("PK\u0003\u0004") },
  ]);
  for (const language of ["中文", "English"]) {
    if (language === "English") await page.locator(".language").click();
    const tab = (index) => page.locator(".top nav button").nth(index);
    await tab(0).click();
    found.push(...(await violations(page, `list ${language}`)));
    for (const stem of files) {
      await page.locator("button.open", { hasText: stem }).click();
      await page.waitForSelector(".page section");
      await page.locator(".page [data-at]:not(section):not(table)").first().click();
      found.push(...(await violations(page, `${stem} ${language}`)));
      await page.keyboard.press("Escape");
    }
    await tab(1).click();
    await page.locator(".compare button.primary").click();
    await page.waitForSelector(".compare iframe, .compare .result .empty");
    found.push(...(await violations(page, `compare ${language}`)));
    await tab(2).click();
    await page.locator(".search input").fill("培训");
    await page.locator(".hits li").first().waitFor();
    found.push(...(await violations(page, `overview ${language}`)));
  }
  assert.deepEqual(found, []);
  await close();
});

test("a document is opened, a value looked at and left by keyboard alone", async () => {
  const { page, close } = await open();
  await give(page, [join(root, "fixtures", "good", "hebei-one-table.docx"), join(root, "fixtures", "good", "central-frame.docx")]);
  const tabTo = async (selector) => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
    }
    assert.fail(`no way to ${selector} by keyboard`);
  };
  await tabTo("button.open");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".page section");
  await tabTo(".page .v");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".value .written");
  const first = await page.locator(".document h2").innerText();
  await page.keyboard.press("]");
  await page.waitForFunction((first) => document.querySelector(".document h2")?.innerText !== first, first);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".documents");
  assert.ok(await page.evaluate(() => document.activeElement?.matches("button.open")), "back where it was");
  await close();
});
