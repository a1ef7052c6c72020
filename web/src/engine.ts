// The program behind the page: what can be asked of it, typed.

import type { Pool } from "./pool";
import type { AmongFinding, Look, Summary } from "./types";

/** A document's data as they are kept: canonical JSON and findings, each as the program writes it. */
export interface Data {
  summary: Summary;
  json: Blob;
  findings: Blob;
}

export type Target = "docx" | "html" | "xlsx" | "indicators" | "funds" | "return_sheet";
export type Filter = "all" | "money" | "loosened";

export interface Comparison {
  documents: number;
  added: number;
  removed: number;
  changed: number;
  same: number;
  shown: boolean;
  json: Blob;
  page: string;
}

/** Findings between documents; `json` is what the program writes. */
export interface Among {
  findings: AmongFinding[];
  json: Blob;
}

const MANY = 600_000;

export class Engine {
  #rules: Promise<Record<string, [string, string]>> | null = null;

  constructor(readonly pool: Pool) {}

  async read(file: File, path: string, started: () => void): Promise<Data> {
    const head = { do: "read", name: file.name, path };
    return data(await this.pool.ask({ head, parts: [file] }, { started }));
  }

  async correct(json: Blob, path: string, at: string, text: string): Promise<Data> {
    const head = { do: "correct", path, at, text };
    return data(await this.pool.ask({ head, parts: [json] }, { urgent: true }));
  }

  async look(json: Blob): Promise<Look> {
    const { parts } = await this.pool.ask({ head: { do: "look" }, parts: [json] }, { urgent: true });
    return JSON.parse(new TextDecoder().decode(parts[0])) as Look;
  }

  async compare(old: Named[], fresh: Named[], failed: Lost[], filter: Filter): Promise<Comparison> {
    const paths = (list: Named[]) => list.map(({ path }) => path);
    const head = { do: "compare", sides: { old: paths(old), new: paths(fresh), failed }, filter };
    const parts = [...old, ...fresh].map(({ json }) => json);
    const answer = await this.pool.ask({ head, parts }, { urgent: true, patience: MANY });
    const [json, page] = answer.parts;
    const counts = answer.head as unknown as Omit<Comparison, "json" | "page">;
    return { ...counts, json: new Blob([json ?? ""]), page: new TextDecoder().decode(page) };
  }

  async export(target: Target, documents: Blob[]): Promise<Uint8Array<ArrayBuffer>> {
    const answer = await this.pool.ask({ head: { do: "export", target }, parts: documents }, { patience: MANY });
    return answer.parts[0] ?? new Uint8Array();
  }

  /** The sender's own file with a comment at each finding. */
  async annotate(json: Blob, file: File): Promise<Uint8Array<ArrayBuffer>> {
    const answer = await this.pool.ask({ head: { do: "annotate" }, parts: [json, file] });
    return answer.parts[0] ?? new Uint8Array();
  }

  /** The sender's own file with what is mechanical mended, as tracked changes; `null` where nothing is. */
  async fix(json: Blob, file: File): Promise<Uint8Array<ArrayBuffer> | null> {
    const answer = await this.pool.ask({ head: { do: "fix" }, parts: [json, file] });
    return answer.parts[0] ?? null;
  }

  /** The findings between documents. */
  async among(documents: Named[]): Promise<Among> {
    const head = { do: "among", paths: documents.map(({ path }) => path) };
    const answer = await this.pool.ask({ head, parts: documents.map(({ json }) => json) }, { patience: MANY });
    const { findings } = answer.head as unknown as Pick<Among, "findings">;
    return { findings, json: new Blob([answer.parts[0] ?? ""]) };
  }

  /** Titles of all rules by id, Chinese and English; asked for once. */
  rules(): Promise<Record<string, [string, string]>> {
    this.#rules ??= this.pool
      .ask({ head: { do: "rules" }, parts: [] }, { urgent: true })
      .then(({ head }) => head as Record<string, [string, string]>);
    return this.#rules;
  }

  async explain(id: string): Promise<string> {
    const { head } = await this.pool.ask({ head: { do: "explain", id }, parts: [] }, { urgent: true });
    return String(head["page"] ?? "");
  }
}

/** A file of one side that could not be read. */
export interface Lost {
  old: boolean;
  path: string;
  id: string;
  message: string;
}

export interface Named {
  path: string;
  json: Blob;
}

function data({ head, parts: [json, findings] }: { head: unknown; parts: Uint8Array<ArrayBuffer>[] }): Data {
  return { summary: head as Summary, json: new Blob([json ?? ""]), findings: new Blob([findings ?? ""]) };
}
