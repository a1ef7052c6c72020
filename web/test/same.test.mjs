// What the page says is what the program says, to the byte.

import assert from "node:assert/strict";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { unzipSync } from "fflate";
import { choose, documents, give, giveFolder, jixiao, open, openDocument, root, saved } from "./page.mjs";

const good = documents(join(root, "fixtures", "good"));
const odd = documents(join(root, "fixtures", "odd"));
let folder;

before(() => (folder = mkdtempSync(join(tmpdir(), "jixiao-same-"))));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Documents in a flat folder, under names of their own. */
function gathered(name, files) {
  const into = join(folder, name);
  mkdirSync(into);
  for (const file of files) copyFileSync(file, join(into, basename(file)));
  return into;
}

/** The zip of everything, by name. */
async function everything(page) {
  const { bytes } = await saved(page, () => choose(page, "保存全部", "zip"));
  const files = unzipSync(bytes);
  return { names: Object.keys(files), text: (name) => Buffer.from(files[name] ?? []).toString("utf8"), files };
}

test("all good and odd fixtures: JSON, findings, workbook and tables are the program's", async () => {
  const files = [...good, ...odd.filter((file) => !file.endsWith(".json"))];
  const into = gathered("all", files);
  const { page, close } = await open();
  await give(page, documents(into));
  const zip = await everything(page);
  const out = join(folder, "out");
  jixiao("convert", into, "-o", out, "--to", "json");
  assert.ok(good.length > 60, "the fixtures are there");
  let read = 0;
  for (const file of documents(into)) {
    // Two inputs of one stem keep their extensions.
    const names = [basename(file).replace(/\.[^.]+$/, ""), basename(file)].map((stem) => `${stem}.json`);
    const name = names.find((name) => existsSync(join(out, name)));
    assert.ok(name, `the program wrote ${file}`);
    assert.equal(zip.text(`json/${name}`), readFileSync(join(out, name), "utf8"), name);
    read += 1;
  }
  assert.equal(read, files.length);
  const folderOfJson = zip.names.filter((name) => name.startsWith("json/")).map((name) => basename(name));
  assert.deepEqual(folderOfJson.sort(), readdirSync(out).filter((name) => name.endsWith(".json")).sort());

  const plain = (list) =>
    list.map(({ path, others = [], message, ...finding }) => ({
      path: basename(path),
      others: others.map((path) => basename(path)),
      message: message.replaceAll(`${into}/`, ""),
      ...finding,
    }));
  const findings = plain(JSON.parse(zip.text("问题.json")));
  const expected = plain(JSON.parse(jixiao("check", into, "--format", "json")));
  const order = (list) => [...list].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  assert.deepEqual(order(findings), order(expected));
  assert.ok(expected.length > 0, "the fixtures have findings");
  assert.ok(expected.some(({ others }) => others.length > 0), "some of them between documents");

  for (const name of ["汇总.xlsx", "指标.csv", "资金.csv"]) assert.ok(zip.files[name]?.length > 0, name);
  const word = good.filter((file) => file.endsWith("hebei-one-table.docx")).map((file) => basename(file, ".docx"))[0];
  assert.ok(zip.files[`标准表/${word}.标准表.docx`]?.length > 0, "a Word file of the standard form");
  assert.match(zip.text(`退回单/${word}.退回单.html`), /退回修改意见/);
  const { requests, trouble } = await close();
  assert.deepEqual(requests, []);
  assert.deepEqual(trouble, []);
});

test("two folders compared: the changes are the program's", async () => {
  const stems = ["hebei-one-table", "hebei-two-tables-2023", "central-frame"];
  const files = stems.map((stem) => join(root, "fixtures", "good", `${stem}.docx`));
  const [old, fresh] = [gathered("2022", files.slice(0, 2)), gathered("2023", files)];
  const { page, close } = await open();
  await giveFolder(page, old);
  await giveFolder(page, fresh);
  await page.getByRole("button", { name: "年度对比" }).click();
  await page.getByLabel("上年").selectOption({ label: "文件夹 2022（2 份）" });
  await page.getByLabel("今年").selectOption({ label: "文件夹 2023（3 份）" });
  await page.locator(".compare button.primary").click();
  const { bytes } = await saved(page, () => page.getByRole("button", { name: "对比数据 JSON" }).click());
  const expected = jixiao("diff", old, fresh, "--format", "json").replaceAll(`${folder}/`, "");
  assert.equal(bytes.toString("utf8"), expected);
  const frame = page.frameLocator(".compare iframe");
  await frame.locator("h1").waitFor();
  assert.match(await frame.locator("body").innerText(), /central-frame|新增/);
  const { requests, trouble } = await close();
  assert.deepEqual(requests, []);
  assert.deepEqual(trouble, []);
});

test("a value is corrected, everything follows, and it is taken back", async () => {
  const file = join(root, "fixtures", "good", "hebei-one-table.docx");
  const { page, close } = await open();
  await give(page, [file]);
  await openDocument(page, "hebei-one-table.docx");
  const before = await saved(page, () => choose(page, "保存这一份", "数据 JSON"));
  const at = "/forms/0/funds/0/budget";
  const value = page.locator(`.held[data-at~="${at}"]`).first();
  await value.click();
  const text = (await page.locator(".value .written").innerText()).trim();
  assert.notEqual(text, "");
  await page.getByLabel("更正为").fill("123456.78");
  await page.getByRole("button", { name: "更正", exact: true }).click();
  await page.locator(`.held.corrected[data-at~="${at}"]`, { hasText: "123456.78" }).waitFor();
  const after = JSON.parse((await saved(page, () => choose(page, "保存这一份", "数据 JSON"))).bytes.toString("utf8"));
  assert.equal(after.forms[0].funds[0].budget.text, "123456.78");
  assert.equal(after.forms[0].funds[0].budget.value, 123456.78);
  const note = after.notes.at(-1);
  assert.equal(note.id, "edit.corrected");
  assert.equal(note.message, `「${text}」 became 「123456.78」 by hand (手工更正)`);
  // The parts no longer add up to the total.
  await page.locator(".findings li", { hasText: "AMT-SUM" }).first().waitFor();
  await page.keyboard.press("Escape");
  await openDocument(page, "hebei-one-table.docx");
  await page.locator(".page").focus();
  await page.keyboard.press("Control+z");
  await page.locator(".held.corrected").waitFor({ state: "detached" });
  const undone = await saved(page, () => choose(page, "保存这一份", "数据 JSON"));
  assert.equal(undone.bytes.toString("utf8"), before.bytes.toString("utf8"));
  await close();
});

test("a finding leads to its cell, and the cell to its finding", async () => {
  const { page, close } = await open();
  await give(page, good);
  await page.locator("th button.sort", { hasText: "提醒" }).click();
  // A document whose finding is one of cells.
  await openDocument(page, "hebei-one-table.docx");
  const item = page.locator(".findings li:has(button.place)").first();
  const at = ((await item.getAttribute("data-finding")) ?? "").split(" ")[0];
  await item.locator("button.place").first().click();
  const selected = page.locator(".page .selected");
  assert.equal(await selected.count(), 1);
  const pointers = ((await selected.getAttribute("data-at")) ?? "").split(" ");
  assert.ok(
    pointers.some((pointer) => pointer === at || at.startsWith(`${pointer}/`) || pointer.startsWith(`${at}/`)),
    `${at} led to ${pointers}`,
  );
  const found = page.locator(".page .held.found").first();
  await found.click();
  assert.ok((await page.locator(".findings li.here").count()) > 0, "its findings are marked");
  await close();
});
