// What only several documents beside one another show: copies, one project handed in twice, sums over a department.

import { fill, h } from "./dom";
import type { Among } from "./engine";
import type { Doc, Store } from "./store";
import { languageNow, named, t } from "./words";

export class AmongView {
  readonly element = h("section", { class: "wide among" });
  /** For which states of the documents the findings stand. */
  #of: unknown[] = [];
  #found: Among | null = null;

  constructor(
    readonly store: Store,
    readonly open: (doc: Doc, at: string) => void,
  ) {}

  async render(): Promise<void> {
    const { ready } = this.store;
    const now = ready.map(({ data }) => data);
    const known = now.length === this.#of.length && now.every((data, index) => data === this.#of[index]);
    if (known && this.#found) {
      this.#fill(this.#found);
      return;
    }
    this.#of = now;
    this.#found = null;
    fill(this.element, h("h3", null, t("among")), h("p", { class: "more" }, t("amongLooking")));
    const found = await this.store.engine.among(ready.map(({ path, data }) => ({ path, json: data.json })));
    if (this.#of !== now) return;
    this.#found = found;
    this.#fill(found);
  }

  #fill({ findings }: Among): void {
    const items = findings.map((finding) => {
      const title = languageNow() === "zh" ? finding.chinese : finding.english;
      const others = finding.others.map((path) => h("li", null, this.#place(path, "")));
      return h(
        "li",
        null,
        h("b", { class: finding.severity }, `${named(finding.severity)} ${title}`),
        ` ${finding.message} `,
        h("span", { class: "rule" }, finding.rule),
        h("ul", null, h("li", null, this.#place(finding.path, finding.at ?? "")), others),
      );
    });
    fill(this.element, h("h3", null, t("among")), items.length > 0 ? h("ol", null, items) : h("p", { class: "more" }, t("amongNone")));
  }

  /** A document's path, which leads to it. */
  #place(path: string, at: string): HTMLElement {
    const doc = this.store.ready.find((doc) => doc.path === path);
    if (!doc) return h("span", null, path);
    return h("button", { type: "button", class: "place", onclick: () => this.open(doc, at) }, path);
  }
}
