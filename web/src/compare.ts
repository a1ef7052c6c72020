// Last year's documents against this year's: who is chosen, what has changed, what of it is shown.

import { fill, h } from "./dom";
import type { Comparison, Filter } from "./engine";
import type { Failure } from "./pool";
import type { Doc, Store } from "./store";
import { offer } from "./save";
import { t, type Word } from "./words";

/** Documents that can be one side: those of a year, or of a folder. */
interface Group {
  key: string;
  label: string;
  docs: Doc[];
  /** Files of the folder that could not be read. */
  failed?: Doc[];
}

const FILTERS: [Filter, Word][] = [
  ["all", "filterAll"],
  ["money", "filterMoney"],
  ["loosened", "filterLoosened"],
];

export class CompareView {
  readonly element = h("div", { class: "compare" });
  #old = "";
  #new = "";
  #filter: Filter = "all";
  #result: Comparison | null = null;
  #said = h("p", { class: "status", role: "status" });
  #page = h("div", { class: "result" });

  constructor(readonly store: Store) {}

  render(): void {
    const groups = groupsOf(this.store);
    if (groups.length < 2) {
      fill(this.element, h("p", { class: "empty" }, t("compareNone")));
      return;
    }
    if (!groups.some(({ key }) => key === this.#new)) this.#new = groups[0]?.key ?? "";
    if (!groups.some(({ key }) => key === this.#old)) this.#old = groups[1]?.key ?? "";
    const select = (word: Word, chosen: string, choose: (key: string) => void) =>
      h(
        "label",
        null,
        t(word),
        h(
          "select",
          { onchange: (event: Event) => choose((event.target as HTMLSelectElement).value) },
          groups.map(({ key, label }) => h("option", { value: key, selected: key === chosen }, label)),
        ),
      );
    const filters = FILTERS.map(([filter, word]) =>
      h(
        "button",
        {
          type: "button",
          class: "toggle",
          "aria-pressed": String(filter === this.#filter),
          onclick: () => {
            this.#filter = filter;
            this.render();
            if (this.#result) void this.#compare();
          },
        },
        t(word),
      ),
    );
    const result = this.#result;
    fill(
      this.element,
      h(
        "div",
        { class: "toolbar" },
        select("compareOld", this.#old, (key) => (this.#old = key)),
        select("compareNew", this.#new, (key) => (this.#new = key)),
        h("button", { type: "button", class: "primary", onclick: () => void this.#compare() }, t("compareGo")),
        h("div", { class: "toggles", role: "group", "aria-label": t("show") }, filters),
        result && h("button", { type: "button", onclick: () => offer("对比.html", new Blob([result.page])) }, t("asComparison")),
        result && h("button", { type: "button", onclick: () => offer("对比.json", result.json) }, t("asComparisonJson")),
      ),
      this.#said,
      this.#page,
    );
  }

  /** What was compared last, to be saved with all else. */
  get result(): Comparison | null {
    return this.#result;
  }

  async #compare(): Promise<void> {
    const groups = groupsOf(this.store);
    const named = (key: string) =>
      (groups.find((group) => group.key === key)?.docs ?? []).flatMap(({ path, data }) => (data ? [{ path, json: data.json }] : []));
    const lost = (key: string, old: boolean) =>
      (groups.find((group) => group.key === key)?.failed ?? []).map(({ path, failure }) => {
        return { old, path, id: failure?.id ?? "", message: failure?.message ?? "" };
      });
    fill(this.#said, t("comparing"));
    try {
      const failed = [...lost(this.#old, true), ...lost(this.#new, false)];
      this.#result = await this.store.engine.compare(named(this.#old), named(this.#new), failed, this.#filter);
    } catch (failure) {
      fill(this.#said, (failure as Failure).message);
      return;
    }
    const { documents, added, removed, changed, same, shown, page } = this.#result;
    this.render();
    fill(this.#said, t("compareCounts", documents, added, removed, changed, same));
    if (!shown) fill(this.#page, h("p", { class: "empty" }, t("compareSame")));
    // The differ's own page, in which nothing runs.
    else fill(this.#page, h("iframe", { sandbox: "", srcdoc: page, title: t("comparePage") }));
  }
}

/** Years, the latest first; else folders; else files. */
function groupsOf(store: Store): Group[] {
  const years = grouped(store.ready, ({ data }) => (data?.summary.year ? String(data.summary.year) : null));
  const byYear = years
    .sort(([left], [right]) => Number(right) - Number(left))
    .map(([year, docs]) => ({ key: `y${year}`, label: t("groupYear", year, docs.length), docs }));
  const top = ({ path }: Doc) => (path.includes("/") ? path.slice(0, path.indexOf("/")) : null);
  const folders = grouped(store.ready, top);
  const failed = new Map(grouped(store.docs.filter(({ state }) => state === "failed"), top));
  const byFolder = folders
    .sort(([left], [right]) => right.localeCompare(left, "zh-CN", { numeric: true }))
    .map(([folder, docs]) => ({ key: `f${folder}`, label: t("groupFolder", folder, docs.length), docs, failed: failed.get(folder) ?? [] }));
  // Folders say it best where there are two: the year of a document may be missing.
  const groups = byFolder.length >= 2 ? [...byFolder, ...byYear] : [...byYear, ...byFolder];
  if (groups.length >= 2 && groups.some(({ docs }) => docs.length < store.ready.length)) return groups;
  return store.ready.map((doc) => ({ key: `d${doc.id}`, label: t("groupFile", doc.path), docs: [doc] }));
}

function grouped(docs: Doc[], by: (doc: Doc) => string | null): [string, Doc[]][] {
  const groups = new Map<string, Doc[]>();
  for (const doc of docs) {
    const key = by(doc);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), doc]);
  }
  return [...groups];
}
