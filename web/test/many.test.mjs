// Four hundred files: read while the page stays at hand. Times are told, not asserted.

import assert from "node:assert/strict";
import { basename, join } from "node:path";
import { test } from "node:test";
import { documents, give, held, open, root } from "./page.mjs";

test("400 files", async () => {
  const good = documents(join(root, "fixtures", "good"));
  const files = Array.from({ length: 400 }, (_, index) => {
    const file = good[index % good.length];
    return held(file, `${String(index + 1).padStart(3, "0")} ${basename(file)}`);
  });
  const { page, close } = await open();
  await page.evaluate(() => {
    window.longest = 0;
    let last = performance.now();
    const frame = (now) => {
      window.longest = Math.max(window.longest, now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const start = performance.now();
  await give(page, files);
  const took = performance.now() - start;
  const { longest, heap } = await page.evaluate(() => ({ longest: window.longest, heap: performance.memory?.usedJSHeapSize ?? 0 }));
  console.log(
    `400 files: ${(took / 1000).toFixed(1)} s, ${(took / 400).toFixed(1)} ms a file, longest gap between frames ${longest.toFixed(0)} ms, heap ${(heap / 1e6).toFixed(0)} MB`,
  );
  assert.equal(await page.locator("tr.done").count(), 400);
  const { requests, trouble } = await close();
  assert.deepEqual(requests, []);
  assert.deepEqual(trouble, []);
});
