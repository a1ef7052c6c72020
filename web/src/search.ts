// Searching through the texts of all documents. A document's texts are taken from its JSON when they are first searched.

import { breath, fill, h, type Child } from "./dom";
import type { Data } from "./engine";
import type { Doc, Store } from "./store";
import { t } from "./words";

const SHOWN = 200;

type Text = [at: string, text: string];

export class Search {
  readonly element = h("section", { class: "search" });
  #texts = new WeakMap<Data, Text[]>();
  #input = h("input", { type: "search" });
  #status = h("p", { class: "status", role: "status" });
  #list = h("ul", { class: "hits" });
  #run = 0;

  constructor(
    readonly store: Store,
    readonly open: (doc: Doc, at: string) => void,
  ) {
    let timer = 0;
    this.#input.addEventListener("input", () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void this.#search(), 200);
    });
  }

  render(): void {
    this.#input.placeholder = t("searchHint");
    this.#input.setAttribute("aria-label", t("searchHint"));
    fill(this.element, h("h2", null, t("search")), this.#input, this.#status, this.#list);
  }

  async #search(): Promise<void> {
    const run = ++this.#run;
    const wanted = this.#input.value.trim().toLowerCase();
    fill(this.#list);
    fill(this.#status, wanted === "" ? "" : t("indexing"));
    if (wanted === "") return;
    const hits: Child[] = [];
    let count = 0;
    for (const doc of this.store.ready) {
      for (const [at, text] of await this.#of(doc.data)) {
        const place = text.toLowerCase().indexOf(wanted);
        if (place < 0) continue;
        count += 1;
        if (hits.length < SHOWN) hits.push(this.#hit(doc, at, text, place, wanted.length));
      }
      await breath();
      // Another letter was typed meanwhile.
      if (run !== this.#run) return;
    }
    fill(this.#status, count === 0 ? t("searchNone") : hits.length === count ? t("searchAll", count) : t("searchMany", hits.length, count));
    fill(this.#list, hits);
  }

  async #of(data: Data): Promise<Text[]> {
    let texts = this.#texts.get(data);
    if (!texts) {
      const json = JSON.parse(await data.json.text()) as Record<string, unknown>;
      const findings = JSON.parse(await data.findings.text()) as { at: string[]; message: string; rule: string }[];
      texts = [];
      for (const key of ["department", "outline", "forms", "tables", "asides"]) collect(json[key], `/${key}`, texts);
      for (const { at, message, rule } of findings) texts.push([at[0] ?? "", `${rule} ${message}`]);
      this.#texts.set(data, texts);
    }
    return texts;
  }

  #hit(doc: Doc, at: string, text: string, place: number, length: number): HTMLElement {
    const from = Math.max(0, place - 24);
    const before = (from > 0 ? "…" : "") + text.slice(from, place);
    const behind = text.slice(place + length, place + length + 60);
    return h(
      "li",
      null,
      h("button", { type: "button", onclick: () => this.open(doc, at) }, before, h("mark", null, text.slice(place, place + length)), behind),
      h("span", { class: "about" }, doc.path),
    );
  }
}

/** Keys under which no words of the document stand. */
const PASSED_OVER = new Set(["grids", "kind", "profile", "recognition", "reading", "inferred", "base", "id", "quantities", "labels"]);

function collect(value: unknown, at: string, texts: Text[]): void {
  if (typeof value === "string") {
    // The text of a quantity stands for the quantity.
    if (value !== "") texts.push([at.replace(/\/text$/, ""), value]);
  } else if (Array.isArray(value)) {
    value.forEach((child, index) => collect(child, `${at}/${index}`, texts));
  } else if (value !== null && typeof value === "object") {
    for (const [key, child] of Object.entries(value)) {
      if (PASSED_OVER.has(key)) continue;
      if (key === "unit" && typeof child === "string") continue;
      collect(child, `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, texts);
    }
  }
}
