// Files to save: of one document, of all, and all of them as one zip.

import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import type { Comparison, Engine, Target } from "./engine";
import type { Doc, Store } from "./store";
import { t, type Word } from "./words";

/** Files of a zip that are written at once. */
const AT_ONCE = 16;

type Read = Doc & { data: NonNullable<Doc["data"]> };

/** What can be saved of one document: its word, and what stands behind the stem of its name; in the zip
 * of all, its folder, unless one file for all takes its place. */
export const OF_ONE: { word: Word; suffix: string; folder?: string; write: (engine: Engine, doc: Read) => Promise<Blob> }[] = [
  { word: "asJson", suffix: ".json", folder: "json", write: async (_, { data }) => data.json },
  { word: "asDocx", suffix: ".标准表.docx", folder: "标准表", write: exported("docx") },
  { word: "asXlsx", suffix: ".xlsx", write: exported("xlsx") },
  { word: "asHtml", suffix: ".html", write: exported("html") },
  { word: "asReturn", suffix: ".退回单.html", folder: "退回单", write: exported("return_sheet") },
  { word: "asComments", suffix: ".批注.docx", folder: "批注", write: annotated },
  { word: "asFixed", suffix: ".修订.docx", write: fixed },
];

/** What can be saved of all documents together. */
export const OF_ALL: { word: Word; name: string; write: (store: Store) => Promise<Blob> }[] = [
  { word: "asXlsx", name: "汇总.xlsx", write: together("xlsx") },
  { word: "asIndicators", name: "指标.csv", write: together("indicators") },
  { word: "asFunds", name: "资金.csv", write: together("funds") },
  { word: "asFindings", name: "问题.json", write: findings },
];

function exported(target: Target) {
  return async (engine: Engine, { data }: Read) => new Blob([await engine.export(target, [data.json])]);
}

async function annotated(engine: Engine, { data, file }: Read): Promise<Blob> {
  return new Blob([await engine.annotate(data.json, file)]);
}

async function fixed(engine: Engine, { data, file }: Read): Promise<Blob> {
  const bytes = await engine.fix(data.json, file);
  if (!bytes) throw new Error(t("nothingToFix"));
  return new Blob([bytes]);
}

function together(target: Target) {
  return async ({ engine, ready }: Store) => new Blob([await engine.export(target, ready.map(({ data }) => data.json))]);
}

/** The findings of all documents and those between them as one list, each as the program writes it. */
async function findings({ engine, ready }: Store): Promise<Blob> {
  const among = await engine.among(ready.map(({ path, data }) => ({ path, json: data.json })));
  const lists = await Promise.all([...ready.map(({ data }) => data.findings), among.json].map((list) => list.text()));
  const inner = lists.map((list) => list.trim().slice(1, -1).replace(/\s+$/, "")).filter((list) => list !== "");
  return new Blob([inner.length > 0 ? `[${inner.join(",")}\n]\n` : "[]\n"]);
}

/** Hands a file to the browser to save. */
export function offer(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A document's path without its extension. */
export function stem(path: string): string {
  const dot = path.lastIndexOf(".");
  return dot > path.lastIndexOf("/") + 1 ? path.slice(0, dot) : path;
}

/** All files of all documents, in folders by kind; those that cannot be written are told. */
export async function zipped(
  store: Store,
  comparison: Comparison | null,
  preparing: (name: string) => void,
  failed: (name: string, error: unknown) => void,
): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let finish: () => void;
  let fail: (error: unknown) => void;
  const finished = new Promise<void>((done, broken) => {
    finish = done;
    fail = broken;
  });
  const zip = new Zip((error, piece, last) => {
    if (error) fail(error);
    else pieces.push(piece as Uint8Array<ArrayBuffer>);
    if (last) finish();
  });
  const entries = [...entriesOf(store)];
  if (comparison) {
    entries.push({ name: "对比.html", write: async () => new Blob([comparison.page]) });
    entries.push({ name: "对比.json", write: async () => comparison.json });
  }
  // Some at once, for the workers; in their order, and never all in memory.
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    const some = entries.slice(from, from + AT_ONCE);
    preparing(`${some[0]?.name} (${from + 1} / ${entries.length})`);
    const written = await Promise.allSettled(some.map(async ({ write }) => (await write()).arrayBuffer()));
    written.forEach((result, index) => {
      const name = some[index]?.name ?? "";
      if (result.status === "rejected") {
        failed(name, result.reason);
        return;
      }
      // Word and Excel files are compressed already. No clock: the same files give the same zip.
      const packed = /\.(docx|xlsx)$/.test(name);
      const entry = packed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      entry.mtime = new Date(1980, 0, 1);
      zip.add(entry);
      entry.push(new Uint8Array(result.value), true);
    });
  }
  zip.end();
  await finished;
  return new Blob(pieces, { type: "application/zip" });
}

interface Entry {
  name: string;
  write: () => Promise<Blob>;
}

/** The documents' names in the zip, as the program names its outputs: those that would share one keep their extension. */
function stems(docs: readonly Doc[]): Map<Doc, string> {
  const owners = new Map<string, number>();
  const key = (path: string) => stem(path).toLowerCase();
  for (const { path } of docs) owners.set(key(path), (owners.get(key(path)) ?? 0) + 1);
  return new Map(docs.map((doc) => [doc, owners.get(key(doc.path)) === 1 ? stem(doc.path) : doc.path]));
}

/** What stands in the zip, each under a name of its own. */
function* entriesOf(store: Store): Generator<Entry> {
  const named = stems(store.docs);
  const names = new Set<string>();
  const unique = (wanted: string) => {
    let name = wanted;
    for (let number = 2; names.has(name); number += 1) name = wanted.replace(/(\.[^./]+)$/, `（${number}）$1`);
    names.add(name);
    return name;
  };
  for (const doc of store.ready) {
    for (const { suffix, folder, write } of OF_ONE) {
      if (folder) yield { name: unique(`${folder}/${named.get(doc) ?? doc.path}${suffix}`), write: () => write(store.engine, doc) };
    }
  }
  for (const { name, write } of OF_ALL) yield { name: unique(name), write: () => write(store) };
}
