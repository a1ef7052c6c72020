// Documents that mean harm cost themselves and nothing else.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { documents, give, open, openDocument, root } from "./page.mjs";

const INJECTED = "<img src=x onerror=window.ran=1><script>window.ran=1</script><a href=javascript:window.ran=1>";

/** A form whose every text is markup, as a web page named .doc. */
function injected() {
  const text = INJECTED.replaceAll("<", "&lt;");
  const row = (label, value) => `<tr><td>${label}</td><td colspan=3>${value}</td></tr>`;
  return `<html><head><meta charset=utf-8><title>${text}</title></head><body><p>一、${text}</p><p>${text}培训40人。</p>
    <p>项目支出绩效目标表${text}</p><table>${row("项目名称", text)}${row("实施单位", text)}${row("绩效目标", text)}
    <tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>
    <tr><td>产出指标</td><td>数量指标</td><td>${text}</td><td>≥5${text}</td></tr></table>
    <table><tr><td>${text}</td></tr></table></body></html>`;
}

test("markup in a document is text, on every view", async () => {
  const { page, close } = await open();
  const name = "<img src=x onerror=window.ran=1>.doc";
  await give(page, [
    { name, mimeType: "application/msword", buffer: Buffer.from(injected()) },
    { name: "b.doc", mimeType: "application/msword", buffer: Buffer.from(injected()) },
  ]);
  await openDocument(page, "b.doc");
  assert.match(await page.locator(".page").innerText(), /<img src=x onerror=window.ran=1>/);
  await page.getByRole("button", { name: "汇总" }).click();
  await page.locator(".search input").fill("onerror");
  await page.locator(".hits li").first().waitFor();
  await page.getByRole("button", { name: "年度对比" }).click();
  await page.locator(".compare button.primary").click();
  await page.waitForSelector(".compare iframe, .compare .result .empty");
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.equal(await page.locator("img, main script, main a").count(), 0);
  const { requests, trouble } = await close();
  assert.deepEqual(requests, []);
  assert.deepEqual(trouble, []);
});

test("every hostile fixture ends in a result or a reason, and the page goes on", async () => {
  const files = documents(join(root, "fixtures", "hostile"));
  assert.ok(files.length > 40, "the fixtures are there");
  const { page, close } = await open();
  await give(page, files);
  assert.equal(await page.locator(".documents tbody tr").count(), files.length);
  for (const row of await page.locator("tr.failed").all()) assert.notEqual(await row.locator(".why").innerText(), "");
  // A program that panicked, crashed or ran out of time would not be a reason.
  const reasons = await page.locator("tr.failed .why").allInnerTexts();
  console.log(`hostile: ${files.length} files, ${reasons.length} refused`);
  const own = reasons.filter((reason) => /panicked|RuntimeError|超时|RangeError/.test(reason));
  assert.deepEqual(own, []);
  await give(page, [join(root, "fixtures", "good", "hebei-one-table.docx")]);
  await openDocument(page, "hebei-one-table.docx");
  const { requests } = await close();
  assert.deepEqual(requests, []);
});

test("the page's policy lets nothing out", async () => {
  const { page, close } = await open();
  const blocked = await page.evaluate(async () => {
    const told = [];
    document.addEventListener("securitypolicyviolation", (event) => told.push(event.effectiveDirective));
    await fetch("https://example.org/").catch(() => {});
    new Image().src = "https://example.org/a.png";
    const script = document.createElement("script");
    script.textContent = "window.ran = 1";
    document.body.append(script);
    await new Promise((go) => setTimeout(go, 300));
    return { told, ran: window.ran };
  });
  assert.deepEqual([...new Set(blocked.told)].sort(), ["connect-src", "img-src", "script-src-elem"]);
  assert.equal(blocked.ran, undefined);
  await close();
});
