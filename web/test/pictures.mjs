// The pictures of docs/web.md.

import { mkdirSync, mkdtempSync, copyFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documents, give, giveFolder, held, jixiao, open, openDocument, root } from "./page.mjs";

const into = join(root, "docs", "web");
mkdirSync(into, { recursive: true });
const good = (name) => join(root, "fixtures", "good", `${name}.docx`);

/** Last year's folder and this year's: the same documents with another year, other amounts and a lower target. */
function years(folder) {
  const names = { "hebei-one-table": "水利局", "central-two-sided": "交通运输局" };
  for (const year of ["2022", "2023"]) mkdirSync(join(folder, year));
  for (const [fixture, name] of Object.entries(names)) {
    copyFileSync(good(fixture), join(folder, "2022", `${name}.docx`));
    jixiao("convert", good(fixture), "-o", folder, "--to", "json");
  }
  for (const [fixture, name] of Object.entries(names)) {
    const json = jixiao("convert", good(fixture), "-o", "-", "--to", "json");
    const later = json
      .replaceAll('"year": 2022', '"year": 2023')
      .replaceAll('"text": "40.00"', '"text": "46.50"')
      .replaceAll('"text": "300.00"', '"text": "340.00"')
      .replaceAll("≥95%", "≥90%");
    writeFileSync(join(folder, "2023", `${name}.json`), later);
  }
}

const { page, close } = await open();
await page.setViewportSize({ width: 1280, height: 800 });
const picture = (name) => page.screenshot({ path: join(into, `${name}.png`) });
const folder = mkdtempSync(join(tmpdir(), "jixiao-pictures-"));
years(folder);

await give(page, [
  ...documents(join(root, "fixtures", "good")).map((file) => held(file)),
  { name: "没有写完的文件.docx", mimeType: "application/octet-stream", buffer: Buffer.from("PK\u0003\u0004") },
]);
await picture("list");

await openDocument(page, "hebei-two-tables-2023.docx");
await page.locator(".findings li button.place").nth(2).click();
await picture("form");
await page.keyboard.press("Escape");

await page.locator(".top nav button").nth(2).click();
await page.locator(".search input").fill("培训");
await page.locator(".hits li").nth(3).waitFor();
await picture("overview");

await page.reload();
await page.waitForSelector(".drop");
await giveFolder(page, join(folder, "2022"));
await giveFolder(page, join(folder, "2023"));
await page.locator(".top nav button").nth(1).click();
await page.locator(".compare button.primary").click();
await page.frameLocator(".compare iframe").locator("h1").waitFor();
await picture("compare");
rmSync(folder, { recursive: true, force: true });
await close();
