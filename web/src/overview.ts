// All documents together: counts by rule and department, small charts, search.

import { AmongView } from "./among";
import { coalesced, fill, h, type Child } from "./dom";
import { Search } from "./search";
import type { Doc, Store } from "./store";
import { WEIGHTS, type Summary } from "./types";
import { languageNow, t } from "./words";

export class OverviewView {
  readonly element = h("div", { class: "overview" });
  readonly #search: Search;
  readonly #among: AmongView;
  #tables = h("div", { class: "tables" });
  #shown = false;
  #titles: Record<string, [string, string]> = {};

  constructor(
    readonly store: Store,
    open: (doc: Doc, at: string) => void,
  ) {
    this.#search = new Search(store, open);
    this.#among = new AmongView(store, open);
    const update = coalesced(() => this.#shown && this.#fill());
    // While hundreds are read, the overview is drawn when all are.
    store.listen(() => store.pending === 0 && update());
  }

  render(): void {
    this.#shown = true;
    if (this.store.ready.length === 0) {
      fill(this.element, h("p", { class: "empty" }, t("overviewNone")));
      return;
    }
    this.#search.render();
    fill(this.element, this.#search.element, this.#tables);
    this.#fill();
    void this.store.engine.rules().then((titles) => {
      this.#titles = titles;
      this.#fill();
    });
  }

  #fill(): void {
    const summaries = this.store.ready.map(({ data }) => data.summary);
    if (summaries.length === 0) return;
    fill(
      this.#tables,
      totals(summaries, this.store),
      byRule(summaries, this.#titles),
      budgets(summaries),
      byLevel2(summaries),
      byDepartment(summaries),
      this.#among.element,
    );
    void this.#among.render();
  }
}

function totals(summaries: Summary[], store: Store): HTMLElement {
  const sum = (of: (summary: Summary) => number) => summaries.reduce((total, summary) => total + of(summary), 0);
  const failed = store.docs.filter(({ state }) => state === "failed").length;
  const cells: [string, Child][] = [
    [t("files"), summaries.length],
    [t("failed"), failed],
    [t("forms"), sum(({ forms }) => forms)],
    [t("colIndicators"), sum(({ indicators }) => indicators)],
    [t("colDoubtful"), sum(({ doubtful }) => doubtful)],
    [t("colUnrecognised"), sum(({ unrecognised }) => unrecognised)],
    ...WEIGHTS.map((weight): [string, Child] => [t(weight), sum(({ findings }) => findings[weight])]),
  ];
  return h(
    "section",
    { class: "wide" },
    h("h3", null, t("totals")),
    h("dl", { class: "totals" }, cells.map(([name, value]) => h("div", null, h("dt", null, name), h("dd", null, value)))),
  );
}

/** A table whose last column draws the number as a bar. */
function charted(title: string, head: string, unit: string, rows: [string, number][], shown = (value: number) => String(value)): HTMLElement {
  const most = Math.max(...rows.map(([, value]) => value), 0);
  const lines = rows.map(([name, value]) => {
    const bar = h("span", { class: "bar" });
    bar.style.width = `${most > 0 ? (value / most) * 100 : 0}%`;
    return h(
      "tr",
      null,
      h("th", { scope: "row" }, name),
      h("td", { class: "number" }, shown(value)),
      h("td", { class: "chart", "aria-hidden": "true" }, bar),
    );
  });
  return h(
    "section",
    null,
    h("h3", null, title),
    h(
      "table",
      null,
      h(
        "thead",
        null,
        h("tr", null, h("th", { scope: "col" }, head), h("th", { scope: "col", class: "number" }, unit), h("td", { "aria-hidden": "true" })),
      ),
      h("tbody", null, lines),
    ),
  );
}

function counted(entries: Iterable<[string, number]>): [string, number][] {
  const counts = new Map<string, number>();
  for (const [key, count] of entries) counts.set(key, (counts.get(key) ?? 0) + count);
  return [...counts].sort(([a, left], [b, right]) => right - left || a.localeCompare(b, "zh-CN"));
}

function byRule(summaries: Summary[], titles: Record<string, [string, string]>): HTMLElement {
  const named = (id: string) => `${id} ${titles[id]?.[languageNow() === "zh" ? 0 : 1] ?? ""}`;
  const rows = counted(summaries.flatMap(({ rules }) => Object.entries(rules).map(([id, count]): [string, number] => [named(id), count])));
  return charted(t("byRule"), t("rule"), t("count"), rows);
}

function byLevel2(summaries: Summary[]): HTMLElement {
  const rows = counted(summaries.flatMap(({ level2 }) => Object.entries(level2)));
  return charted(t("byLevel2"), t("level2"), t("count"), rows.slice(0, 30));
}

const departmentOf = ({ department }: Summary) => department ?? t("unnamed");

/** Budgets of projects in units of 10,000 yuan; a department's own form sums them up and is not counted again. */
function budgets(summaries: Summary[]): HTMLElement {
  let without = 0;
  const amounts = summaries.flatMap((summary) =>
    summary.projects.flatMap(({ kind, budget }): [string, number][] => {
      if (kind !== "project_goal") return [];
      if (budget === null) {
        without += 1;
        return [];
      }
      return [[departmentOf(summary), Number(budget) / 10_000]];
    }),
  );
  const money = (value: number) => value.toLocaleString("zh-CN", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const section = charted(t("budgetByDepartment"), t("department"), t("budget"), counted(amounts), money);
  if (without > 0) section.append(h("p", { class: "more" }, t("withoutBudget", without)));
  return section;
}

function byDepartment(summaries: Summary[]): HTMLElement {
  const groups = new Map<string, Summary[]>();
  for (const summary of summaries) {
    const name = departmentOf(summary);
    groups.set(name, [...(groups.get(name) ?? []), summary]);
  }
  const rows = [...groups].sort(([a], [b]) => a.localeCompare(b, "zh-CN")).map(([name, list]) => {
    const sum = (of: (summary: Summary) => number) => list.reduce((total, summary) => total + of(summary), 0);
    const cell = (value: number, mark = "") => h("td", { class: `number ${value > 0 ? mark : "zero"}` }, value);
    return h(
      "tr",
      null,
      h("th", { scope: "row" }, name),
      cell(list.length),
      cell(sum(({ forms }) => forms)),
      ...WEIGHTS.map((weight) => cell(sum(({ findings }) => findings[weight]), weight)),
    );
  });
  const heads = [t("department"), t("files"), t("forms"), ...WEIGHTS.map((weight) => t(weight))];
  return h(
    "section",
    { class: "wide" },
    h("h3", null, t("byDepartment")),
    h(
      "table",
      null,
      h("thead", null, h("tr", null, heads.map((head, index) => h("th", { scope: "col", class: index > 0 ? "number" : null }, head)))),
      h("tbody", null, rows),
    ),
  );
}
