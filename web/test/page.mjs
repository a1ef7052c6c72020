// The page in Debian's Chromium, opened from its file, with a log of every request that leaves it.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const built = join(root, "web", "dist", "jixiao.html");
const program = process.env.JIXIAO ?? join(root, "target", "debug", "jixiao");

/** Runs the program; what it prints. Findings and differences are no failure. */
export function jixiao(...args) {
  try {
    return execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    if (error.status === 1) return error.stdout;
    throw error;
  }
}

/** Opens the page; `close` ends the browser and gives the requests that were made beside the page itself. */
export async function open() {
  if (!existsSync(built)) throw new Error(`${built} is not there: run \`just web\``);
  const profile = mkdtempSync(join(tmpdir(), "jixiao-web-"));
  const flags = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
  const context = await chromium.launchPersistentContext(profile, {
    // Another one, such as that of an office, by its path.
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: flags.split(" "),
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(300_000);
  const requests = [];
  const trouble = [];
  const address = pathToFileURL(built).href;
  context.on("request", (request) => {
    const url = request.url();
    // The page, its worker and what it hands to the browser to save are in memory.
    if (url !== address && !url.startsWith("blob:") && url !== "about:srcdoc") requests.push(url);
  });
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
  page.on("dialog", (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(address);
  await page.waitForSelector(".drop");
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
    return { requests, trouble };
  };
  return { page, close };
}

/** All files below a folder that are documents, by path. */
export function documents(folder) {
  const found = [];
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) found.push(...documents(path));
    else if (!/\.(md|expected\.json|toml)$/.test(name)) found.push(path);
  }
  return found;
}

/** A file as bytes under a name, to be given beside made ones. */
export function held(path, name = basename(path)) {
  return { name, mimeType: "application/octet-stream", buffer: readFileSync(path) };
}

/** Gives files to the page and waits until all are read. */
export async function give(page, files) {
  await page.setInputFiles("#files", files);
  await settled(page);
}

/** Gives a folder to the page as a person chooses one. */
export async function giveFolder(page, folder) {
  await page.setInputFiles("#folder", folder);
  await settled(page);
}

async function settled(page) {
  await page.waitForFunction(
    () => document.querySelector(".documents tbody tr") && !document.querySelector("tr.waiting, tr.reading"),
    null,
    { timeout: 300_000 },
  );
}

/** Clicks and gives the text, or the bytes, of the file that is saved. */
export async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  const pieces = [];
  for await (const piece of await download.createReadStream()) pieces.push(piece);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(pieces) };
}

/** Opens a menu and chooses from it. */
export async function choose(page, menu, item) {
  await page.locator(".menu summary", { hasText: menu }).click();
  await page.locator(".menu[open] button", { hasText: item }).click();
}

/** Opens a document of the list by its path. */
export async function openDocument(page, path) {
  await page.locator(".documents button.open", { hasText: path }).first().click();
  await page.waitForSelector(".document .page section");
}
