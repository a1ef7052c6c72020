// The documents that were dropped in, and what is known of each.

import type { Data, Engine } from "./engine";
import type { Found } from "./files";
import type { Failure } from "./pool";

export type State = "waiting" | "reading" | "done" | "failed";

export interface Doc {
  id: number;
  path: string;
  name: string;
  file: File;
  state: State;
  data: Data | null;
  failure: Failure | null;
  /** The corrections, the last one behind, each with what stood before it. */
  before: Step[];
  /** Those that undoing took back, each with what stood after it. */
  undone: Step[];
}

/** A correction of the value at a pointer. */
export interface Step {
  at: string;
  data: Data;
}

export class Store {
  readonly docs: Doc[] = [];
  readonly engine: Engine;
  /** Files that are no documents, or stand here already. */
  passedOver: string[] = [];
  #listeners: ((doc: Doc | null) => void)[] = [];

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** Calls with each document that changed, or `null` when the list did. */
  listen(listener: (doc: Doc | null) => void): void {
    this.#listeners.push(listener);
  }

  get ready(): (Doc & { data: Data })[] {
    return this.docs.filter((doc): doc is Doc & { data: Data } => doc.data !== null);
  }

  get pending(): number {
    return this.docs.filter(({ state }) => state === "waiting" || state === "reading").length;
  }

  add({ documents, passedOver }: Found): void {
    const known = new Set(this.docs.map(({ path, file }) => `${path}\n${file.size}\n${file.lastModified}`));
    const added: Doc[] = [];
    for (const { file, path } of documents) {
      if (known.has(`${path}\n${file.size}\n${file.lastModified}`)) continue;
      added.push({
        id: this.docs.length + added.length,
        path,
        name: file.name,
        file,
        state: "waiting",
        data: null,
        failure: null,
        before: [],
        undone: [],
      });
    }
    this.docs.push(...added);
    this.passedOver.push(...passedOver);
    this.#tell(null);
    for (const doc of added) void this.#read(doc);
  }

  clear(): void {
    this.docs.length = 0;
    this.passedOver = [];
    this.#tell(null);
  }

  async #read(doc: Doc): Promise<void> {
    const started = () => {
      doc.state = "reading";
      this.#tell(doc);
    };
    try {
      doc.data = await this.engine.read(doc.file, doc.path, started);
      doc.state = "done";
    } catch (failure) {
      doc.failure = failure as Failure;
      doc.state = "failed";
    }
    this.#tell(doc);
  }

  async correct(doc: Doc, at: string, text: string): Promise<void> {
    if (!doc.data) return;
    const corrected = await this.engine.correct(doc.data.json, doc.path, at, text);
    doc.before.push({ at, data: doc.data });
    doc.undone = [];
    doc.data = corrected;
    this.#tell(doc);
  }

  undo(doc: Doc): void {
    this.#step(doc, doc.before, doc.undone);
  }

  redo(doc: Doc): void {
    this.#step(doc, doc.undone, doc.before);
  }

  #step(doc: Doc, from: Step[], to: Step[]): void {
    const step = from.pop();
    if (!step || !doc.data) return;
    to.push({ at: step.at, data: doc.data });
    doc.data = step.data;
    this.#tell(doc);
  }

  #tell(doc: Doc | null): void {
    for (const listener of this.#listeners) listener(doc);
  }
}
