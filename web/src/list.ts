// The list of documents: whose it is, what it holds, how far it was understood, what is wrong, how far reading has come.

import { coalesced, fill, h } from "./dom";
import type { Doc, Store } from "./store";
import { WEIGHTS } from "./types";
import { named, t, type Word } from "./words";

interface Column {
  word: Word;
  /** What it sorts by. */
  key: (doc: Doc) => string | number;
  numeric: boolean;
}

const count = (of: (doc: Doc) => number | undefined) => (doc: Doc) => of(doc) ?? -1;
const understood = ({ data }: Doc) => (data?.summary.cells ? data.summary.understood / data.summary.cells : -1);

const COLUMNS: Column[] = [
  { word: "colFile", key: ({ path }) => path, numeric: false },
  { word: "colDepartment", key: ({ data }) => data?.summary.department ?? "", numeric: false },
  { word: "colKind", key: ({ data }) => data?.summary.kinds.join() ?? "", numeric: false },
  { word: "colYear", key: count(({ data }) => data?.summary.year ?? undefined), numeric: true },
  { word: "colForms", key: count(({ data }) => data?.summary.forms), numeric: true },
  { word: "colIndicators", key: count(({ data }) => data?.summary.indicators), numeric: true },
  { word: "colUnderstood", key: understood, numeric: true },
  { word: "colDoubtful", key: count(({ data }) => data?.summary.doubtful), numeric: true },
  { word: "colUnrecognised", key: count(({ data }) => data?.summary.unrecognised), numeric: true },
  ...WEIGHTS.map((word) => ({ word, key: count(({ data }) => data?.summary.findings[word]), numeric: true })),
  { word: "colState", key: ({ state }) => state, numeric: false },
];

export class List {
  readonly element = h("div", { class: "list" });
  #body = h("tbody");
  #rows = new Map<number, HTMLTableRowElement>();
  #filter = "";
  #sort: { column: Column; down: boolean } | null = null;
  #status = h("p", { class: "status", role: "status" });
  #bar = h("progress", { max: 1, value: 0 });
  #update = coalesced(() => this.#refresh());
  #dirty = new Set<Doc>();
  #all = false;

  constructor(
    readonly store: Store,
    readonly open: (doc: Doc) => void,
    readonly actions: () => HTMLElement[],
  ) {
    store.listen((doc) => {
      if (doc) this.#dirty.add(doc);
      else this.#all = true;
      this.#update();
    });
  }

  /** Everything anew: the language changed. */
  render(): void {
    this.#rows.clear();
    const search = h("input", {
      type: "search",
      value: this.#filter,
      placeholder: t("filterList"),
      "aria-label": t("filterList"),
      oninput: (event: Event) => {
        this.#filter = (event.target as HTMLInputElement).value.trim().toLowerCase();
        this.#order();
      },
    });
    const headings = COLUMNS.map((column) => {
      const sorted = this.#sort?.column.word === column.word;
      return h(
        "th",
        {
          scope: "col",
          class: column.numeric ? "number" : null,
          "aria-sort": sorted ? (this.#sort?.down ? "descending" : "ascending") : null,
        },
        h("button", { type: "button", class: "sort", onclick: () => this.#sortBy(column) }, t(column.word)),
      );
    });
    this.#bar.setAttribute("aria-label", t("colState"));
    fill(
      this.element,
      h("div", { class: "toolbar" }, search, h("div", { class: "progress" }, this.#bar, this.#status), this.actions()),
      h(
        "div",
        { class: "scroll", tabindex: 0, role: "region", "aria-label": t("tabFiles") },
        h("table", { class: "documents" }, h("thead", null, h("tr", null, headings)), this.#body),
      ),
    );
    this.#all = true;
    this.#refresh();
  }

  /** Back from a document: the keyboard goes on where it was. */
  focus(doc: Doc | null): void {
    const row = doc && this.#rows.get(doc.id);
    if (row) row.querySelector<HTMLElement>("button")?.focus();
  }

  #refresh(): void {
    if (this.#all) {
      for (const doc of this.store.docs) if (!this.#rows.has(doc.id)) this.#rows.set(doc.id, this.#row(doc));
      this.#order();
    }
    for (const doc of this.#dirty) {
      const old = this.#rows.get(doc.id);
      if (!old || this.#all) continue;
      const row = this.#row(doc);
      row.hidden = !this.#passes(doc);
      old.replaceWith(row);
      this.#rows.set(doc.id, row);
    }
    this.#all = false;
    this.#dirty.clear();
    const { docs, pending } = this.store;
    const read = docs.length - pending;
    const failed = docs.filter(({ state }) => state === "failed").length;
    this.#bar.max = Math.max(1, docs.length);
    this.#bar.value = read;
    this.#bar.hidden = pending === 0;
    const said = [pending > 0 ? t("progress", read, docs.length) : t("allRead", docs.length, docs.length - failed)];
    if (failed > 0) said.push(t("failedCount", failed));
    if (this.store.passedOver.length > 0) said.push(t("passedOver", this.store.passedOver.length));
    fill(this.#status, said.join(" · "));
  }

  #passes({ path, data }: Doc): boolean {
    if (this.#filter === "") return true;
    const summary = data?.summary;
    const projects = summary?.projects.map(({ name, code }) => `${name} ${code}`) ?? [];
    return [path, summary?.department ?? "", ...projects].some((text) => text.toLowerCase().includes(this.#filter));
  }

  #sortBy(column: Column): void {
    const down = this.#sort?.column.word === column.word ? !this.#sort.down : column.numeric;
    this.#sort = { column, down };
    this.render();
    const place = COLUMNS.indexOf(column);
    this.element.querySelectorAll<HTMLElement>("button.sort")[place]?.focus();
  }

  #order(): void {
    const docs = [...this.store.docs];
    if (this.#sort) {
      const { column, down } = this.#sort;
      docs.sort((left, right) => {
        const [a, b] = [column.key(left), column.key(right)];
        const order = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh-CN");
        return down ? -order : order;
      });
    }
    const rows = docs.flatMap((doc) => {
      const row = this.#rows.get(doc.id);
      if (row) row.hidden = !this.#passes(doc);
      return row ? [row] : [];
    });
    this.#body.replaceChildren(...rows);
  }

  #row(doc: Doc): HTMLTableRowElement {
    const { data, failure } = doc;
    const row = h("tr", { class: doc.state });
    const slash = doc.path.lastIndexOf("/") + 1;
    const name = [slash > 0 && h("span", { class: "folder" }, doc.path.slice(0, slash)), doc.path.slice(slash)];
    if (!data) {
      const why = failure && [
        h("b", null, failure.title ?? failure.id),
        failure.advice ? `：${failure.advice}` : "",
        h("span", { class: "detail" }, failure.message),
      ];
      row.append(
        h("th", { scope: "row" }, name),
        h("td", { colspan: COLUMNS.length - 2, class: "why" }, why),
        h("td", null, t(doc.state)),
      );
      return row;
    }
    const { summary } = data;
    const kinds = summary.kinds.map(named);
    const kind = kinds.length > 0 ? kinds.join("、") : summary.narrative ? t("narrativeOnly") : t("noForm");
    const number = (value: number, mark = "") =>
      h("td", { class: `number ${value > 0 ? mark : "zero"}` }, value > 0 || mark === "" ? value : "·");
    row.append(
      h(
        "th",
        { scope: "row" },
        h("button", { type: "button", class: "open", onclick: () => this.open(doc) }, name),
      ),
      h("td", null, summary.department ?? ""),
      h("td", { class: summary.kinds.length === 0 ? "noform" : null }, kind),
      h("td", { class: "number" }, summary.year ?? ""),
      number(summary.forms),
      number(summary.indicators),
      h("td", { class: "number" }, share(summary.understood, summary.cells)),
      number(summary.doubtful, "doubt"),
      number(summary.unrecognised, "unread"),
      ...WEIGHTS.map((weight) => number(summary.findings[weight], weight)),
      h("td", null, summary.corrected > 0 ? t("corrected", summary.corrected) : t(doc.state)),
    );
    return row;
  }
}

/** A share in whole percent; 100 only where nothing is missing. */
export function share(part: number, whole: number): string {
  if (whole === 0) return "";
  return part === whole ? "100%" : `${Math.min(99, Math.round((part / whole) * 100))}%`;
}
