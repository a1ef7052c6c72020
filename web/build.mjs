// Puts everything into one file: page, style, script, worker and the program (gzipped, in base64). The page's policy names the
// script by its hash, so that no other can run, and lets nothing in or out.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
/** The last Chromium for Windows 7, and the Firefox ESR that still runs there. */
const target = ["chrome109", "firefox115"];
const LARGEST = 6 * 1024 * 1024;

const bundled = async (entry, plugins = []) => {
  const result = await build({
    entryPoints: [join(here, "src", entry)],
    bundle: true,
    minify: true,
    charset: "utf8",
    format: "iife",
    target,
    write: false,
    plugins,
  });
  return result.outputFiles[0].text;
};

/** `import script from "worker:./worker.ts"` is the bundled worker as text. */
const workers = {
  name: "worker",
  setup(build) {
    build.onResolve({ filter: /^worker:/ }, ({ path }) => ({ path: path.slice("worker:".length), namespace: "worker" }));
    build.onLoad({ filter: /.*/, namespace: "worker" }, async ({ path }) => ({
      contents: await bundled(path),
      loader: "text",
    }));
  },
};

const [, , wasm, out = join(here, "dist", "jixiao.html")] = process.argv;
if (!wasm) throw new Error("usage: node build.mjs PROGRAM.wasm [OUT.html]");

// A script ends at the first `</script`, whatever stands around it.
const script = (await bundled("main.ts", [workers])).replaceAll("</script", "<\\/script");
const style = await bundled("page.css");
const hash = createHash("sha256").update(script).digest("base64");
const policy = [
  "default-src 'none'",
  "connect-src 'none'",
  `script-src 'sha256-${hash}' 'wasm-unsafe-eval'`,
  "style-src 'unsafe-inline'",
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
const program = gzipSync(readFileSync(wasm), { level: 9 }).toString("base64");

const parts = { POLICY: policy, STYLE: style, PROGRAM: program, SCRIPT: script };
const page = readFileSync(join(here, "src", "page.html"), "utf8").replace(/@([A-Z]+)@/g, (_, name) => parts[name]);
if (page.length > LARGEST) throw new Error(`${page.length} bytes are more than ${LARGEST}`);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, page);
console.log(`${out}: ${(Buffer.byteLength(page) / 1024 / 1024).toFixed(2)} MB (program ${(program.length / 1024 / 1024).toFixed(2)} MB)`);
