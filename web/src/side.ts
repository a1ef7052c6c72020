// Beside a document: the value that is selected, to understand and to correct; and what is wrong.

import { fill, h } from "./dom";
import { terms } from "./meaning";
import type { Failure } from "./pool";
import type { Doc, Store } from "./store";
import { WEIGHTS, weightOf, type Finding, type Look, type Weight } from "./types";
import { languageNow, t } from "./words";

export class Side {
  readonly element = h("aside", { class: "side" });
  /** Pointers that were corrected in the document that is shown. */
  corrected = new Set<string>();
  #value = h("section", { class: "value" });
  #list = h("ol", { class: "findings" });
  #hidden = new Set<Weight>();
  #doc: Doc | null = null;
  #look: Look | null = null;
  #at: string[] = [];

  constructor(
    readonly store: Store,
    readonly show: (at: string) => void,
  ) {}

  load(doc: Doc, look: Look): void {
    if (this.#doc !== doc) this.#at = [];
    this.#doc = doc;
    this.#look = look;
    this.corrected = new Set(doc.before.map(({ at }) => at));
    const counts = WEIGHTS.map((weight) => {
      const count = look.findings.filter((finding) => weightOf(finding) === weight).length;
      const pressed = !this.#hidden.has(weight);
      return (
        count > 0 &&
        h(
          "button",
          {
            type: "button",
            class: `toggle ${weight}`,
            "aria-pressed": String(pressed),
            onclick: (event: Event) => this.#toggle(weight, event.currentTarget as HTMLElement),
          },
          `${t(weight)} ${count}`,
        )
      );
    });
    fill(
      this.element,
      this.#value,
      h("section", { class: "found" }, h("h3", null, t("findings")), h("div", { class: "toggles" }, counts), this.#list),
    );
    this.element.setAttribute("aria-label", t("findings"));
    this.#fillList();
    this.#fillValue();
  }

  #toggle(weight: Weight, button: HTMLElement): void {
    const shown = this.#hidden.delete(weight);
    if (!shown) this.#hidden.add(weight);
    button.setAttribute("aria-pressed", String(shown));
    this.#fillList();
  }

  #fillList(): void {
    const findings = this.#look?.findings ?? [];
    const items = findings.flatMap((finding, index) => {
      const hidden = this.#hidden.has(weightOf(finding));
      return hidden ? [] : [this.#item(finding, index + 1)];
    });
    const none = findings.length === 0 ? t("noFindings") : t("noFindingsShown");
    fill(this.#list, items.length > 0 ? items : h("li", { class: "none" }, none));
  }

  #item(finding: Finding, number: number): HTMLElement {
    const weight = weightOf(finding);
    const title = languageNow() === "zh" ? finding.chinese : finding.english;
    const places = finding.at.map((at, index) => {
      const place = finding.places[index] ?? (at.startsWith("/outline") ? t("inNarrative") : t("goTo"));
      return h("button", { type: "button", class: "place", onclick: () => this.show(at) }, place);
    });
    const unique = places.filter((place, index) => places.findIndex((it) => it.textContent === place.textContent) === index);
    return h(
      "li",
      { class: weight, "data-number": number, "data-finding": finding.at.join(" "), value: number },
      h("p", { class: "head" }, h("span", { class: `tag ${weight}` }, t(weight)), `${number}. ${title}`),
      h("p", null, finding.message),
      h("p", { class: "places" }, unique.length > 0 ? unique : t("wholeDocument")),
      finding.remedy !== "" && h("p", { class: "remedy" }, h("b", null, t("remedy")), finding.remedy),
      h("p", { class: "rule" }, h("button", { type: "button", onclick: () => void this.#explain(finding.rule) }, finding.rule)),
    );
  }

  async #explain(id: string): Promise<void> {
    const page = await this.store.engine.explain(id);
    const close = h("button", { type: "button", onclick: () => dialog.close() }, t("close"));
    const dialog = h("dialog", { class: "explain", "aria-label": id }, h("pre", { tabindex: 0 }, page), close);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  /** What is selected on the page; its findings come into view. */
  select(at: string[]): void {
    this.#at = at;
    this.#fillValue();
    let first: Element | null = null;
    for (const item of this.#list.children) {
      const of = ((item as HTMLElement).dataset["finding"] ?? "").split(" ");
      const here = of.some((one) => one !== "" && at.some((pointer) => one === pointer || pointer.startsWith(`${one}/`)));
      item.classList.toggle("here", here);
      if (here) first ??= item;
    }
    first?.scrollIntoView({ block: "nearest" });
  }

  #fillValue(): void {
    const [doc, look] = [this.#doc, this.#look];
    if (!doc || !look) return;
    const at = this.#at.find((pointer) => look.values[pointer]) ?? this.#at.find((pointer) => textAt(pointer, look) !== null);
    const history = h(
      "p",
      { class: "history" },
      doc.before.length > 0 && h("button", { type: "button", onclick: () => this.#step("undo") }, `${t("undo")} (${doc.before.length})`),
      doc.undone.length > 0 && h("button", { type: "button", onclick: () => this.#step("redo") }, `${t("redo")} (${doc.undone.length})`),
    );
    const head = h("h3", null, t("value"));
    if (!at) {
      fill(this.#value, head, h("p", { class: "more" }, t("valueNone")), history);
      return;
    }
    const meaning = look.values[at];
    const text = textAt(at, look) ?? "";
    const doubt = this.#at.some((pointer) => look.doubtful.includes(pointer));
    const input = h("textarea", { rows: text.length > 40 ? 4 : 1, "aria-label": t("correctTo") });
    input.value = text;
    const failed = h("p", { class: "failed", role: "alert" });
    const form = h(
      "form",
      {
        class: "correct",
        onsubmit: (event: Event) => {
          event.preventDefault();
          if (input.value !== text) void this.#correct(at, input.value, failed);
        },
      },
      h("label", null, t("correctTo"), input),
      h("button", { type: "submit" }, t("correct")),
      failed,
    );
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    fill(
      this.#value,
      head,
      h("p", { class: "written" }, text === "" ? t("blankCell") : text),
      meaning && terms(meaning, doubt),
      form,
      h("p", { class: "more" }, t("correctMore")),
      history,
    );
  }

  async #correct(at: string, text: string, failed: HTMLElement): Promise<void> {
    const doc = this.#doc;
    if (!doc) return;
    try {
      await this.store.correct(doc, at, text);
    } catch (failure) {
      fill(failed, t("cannotCorrect", (failure as Failure).message));
    }
  }

  #step(what: "undo" | "redo"): void {
    if (this.#doc) this.store[what](this.#doc);
  }
}

/** What stands at a pointer: a value of a form, or a line of the narrative. */
function textAt(at: string, look: Look): string | null {
  const line = look.narrative.find((line) => line.at === at && line.heading === 0);
  return look.values[at]?.text ?? line?.text ?? null;
}
