// A worker: takes the program once, then a request at a time.

import { join, split } from "./frame";
import { run } from "./wasi";

/** What the page sends. Documents come as files and blobs, whose bytes are read here. */
export interface Job {
  head: unknown;
  parts: Blob[];
}

/** What comes back. */
export type Done = { head: Record<string, unknown>; parts: Uint8Array<ArrayBuffer>[] } | { broken: string };

let module: WebAssembly.Module;

self.onmessage = async (event: MessageEvent<{ program: ArrayBuffer } | Job>) => {
  try {
    if ("program" in event.data) {
      module = await WebAssembly.compile(event.data.program);
      self.postMessage("ready");
      return;
    }
    const { head, parts } = event.data;
    const bytes = await Promise.all(parts.map(async (part) => new Uint8Array(await part.arrayBuffer())));
    const { stdout, stderr, failed } = run(module, join(head, bytes));
    if (failed !== null) {
      self.postMessage({ broken: panic(stderr) ?? failed } satisfies Done);
      return;
    }
    const answer = split(stdout) as Exclude<Done, { broken: string }>;
    self.postMessage(answer satisfies Done, { transfer: answer.parts.map((part) => part.buffer) });
  } catch (error) {
    self.postMessage({ broken: String(error) } satisfies Done);
  }
};

/** The message of a panic, which stands behind the line that says where. */
function panic(stderr: string): string | undefined {
  const lines = stderr.split("\n").map((line) => line.trim());
  const at = lines.findIndex((line) => line.includes("panicked at"));
  return at < 0 ? undefined : `${lines[at + 1] ?? ""} (${lines[at]})`;
}
