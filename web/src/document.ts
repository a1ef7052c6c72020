// One document: its narrative and forms as they stand, beside them what is wrong and what a value means.

import { fill, h, type Child } from "./dom";
import { sentence, terms } from "./meaning";
import { paper, plain, type Marks } from "./paper";
import { Side } from "./side";
import type { Doc, Store } from "./store";
import type { FormLook, Look, NarrativeLine, Place, SheetCell } from "./types";
import { weightOf } from "./types";
import { named, t } from "./words";

const HEAVIER = ["error", "warning", "unread", "undecided", "info"];

export class DocumentView {
  readonly element = h("div", { class: "document" });
  #doc: Doc | null = null;
  #look: Look | null = null;
  #page = h("div", { class: "page", tabindex: -1 });
  #side: Side;
  #tip = h("div", { class: "tip", role: "tooltip", id: "tip", hidden: true });

  constructor(
    readonly store: Store,
    readonly leave: () => void,
    readonly open: (doc: Doc) => void,
    readonly actions: (doc: Doc) => Child[],
  ) {
    this.#side = new Side(store, (at) => this.show(at));
    this.#page.addEventListener("click", (event) => this.#clicked(event));
    for (const event of ["mouseover", "focusin"] as const) this.#page.addEventListener(event, (it) => this.#hover(it));
    for (const event of ["mouseleave", "focusout"] as const) this.#page.addEventListener(event, () => this.#unhover());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#unhover();
    });
  }

  get doc(): Doc | null {
    return this.#doc;
  }

  /** Back to the list. */
  close(): void {
    this.#doc = null;
    this.#look = null;
  }

  /** Shows a document; one that stands there already stays where it was scrolled to. */
  async load(doc: Doc): Promise<void> {
    if (!doc.data) return;
    const same = this.#doc === doc;
    this.#doc = doc;
    const look = await this.store.engine.look(doc.data.json);
    // Another was opened meanwhile.
    if (this.#doc !== doc) return;
    this.#look = look;
    const scrolled = this.#page.scrollTop;
    this.render();
    this.#page.scrollTop = same ? scrolled : 0;
  }

  render(): void {
    const [doc, look] = [this.#doc, this.#look];
    if (!doc?.data || !look) return;
    this.#unhover();
    const list = this.store.ready;
    const index = list.findIndex(({ id }) => id === doc.id);
    const to = (step: number, word: "previous" | "next") => {
      const other = list[index + step];
      return h("button", { type: "button", disabled: !other, onclick: () => other && this.open(other) }, t(word));
    };
    const { summary } = doc.data;
    const about = [summary.department, summary.year && `${summary.year}`, summary.kinds.map(named).join("、")];
    this.#side.load(doc, look);
    fill(this.#page, this.#content(look));
    fill(
      this.element,
      h(
        "div",
        { class: "toolbar" },
        h("button", { type: "button", onclick: this.leave }, `← ${t("back")}`),
        to(-1, "previous"),
        to(1, "next"),
        h("h2", null, doc.path, h("span", { class: "about" }, about.filter(Boolean).join(" · "))),
        this.actions(doc),
      ),
      h("div", { class: "panes" }, this.#contents(look), this.#page, this.#side.element),
      this.#tip,
    );
  }

  #contents(look: Look): HTMLElement {
    const entry = (id: string, text: string, counts: Child[] = []) =>
      h(
        "li",
        null,
        h(
          "button",
          { type: "button", onclick: () => document.getElementById(id)?.scrollIntoView({ block: "start" }) },
          text,
          counts,
        ),
      );
    const badges = (prefix: string): Child[] => {
      const found = look.findings.filter(({ at }) => at[0]?.startsWith(prefix));
      const heavy = found.map(weightOf).sort((a, b) => HEAVIER.indexOf(a) - HEAVIER.indexOf(b))[0];
      return found.length > 0 ? [h("span", { class: `badge ${heavy ?? ""}` }, found.length)] : [];
    };
    const entries = [
      look.narrative.length > 0 && entry("narrative", t("narrative"), badges("/outline/")),
      ...look.forms.map((form, index) => entry(`form-${index}`, heading(form, index), badges(`/forms/${index}/`))),
      look.tables.length > 0 && entry("tables", t("otherTables"), badges("/tables/")),
      look.asides.length > 0 && entry("asides", t("asides")),
      look.notes.length > 0 && entry("notes", `${t("notes")} (${look.notes.length})`),
    ];
    return h(
      "nav",
      { class: "contents", "aria-label": t("contents") },
      h("ul", null, entries),
      h(
        "div",
        { class: "legend" },
        h("span", null, h("i", { class: "doubt" }), t("legendDoubt")),
        h("span", null, h("i", { class: "inferred" }), t("legendInferred")),
      ),
    );
  }

  #content(look: Look): Child[] {
    const marks = this.#marks(look);
    return [
      look.narrative.length > 0 &&
        h(
          "section",
          { id: "narrative", class: "narrative" },
          h("h3", null, t("narrative")),
          look.narrative.map((line) => narrative(line, marks)),
        ),
      ...look.forms.map((form, index) => this.#form(form, index, look, marks)),
      look.tables.length > 0 &&
        h(
          "section",
          { id: "tables" },
          h("h3", null, t("otherTables")),
          h("p", { class: "more" }, t("otherTablesMore")),
          look.tables.map((grid, index) => plain(grid, `/tables/${index}`, marks)),
        ),
      look.asides.length > 0 &&
        h(
          "section",
          { id: "asides" },
          h("h3", null, t("asides")),
          h("ul", null, look.asides.map(({ text }, index) => h("li", { "data-at": `/asides/${index}/text` }, text))),
        ),
      look.notes.length > 0 &&
        h(
          "section",
          { id: "notes" },
          h("h3", null, t("notes")),
          h("p", { class: "more" }, t("notesMore")),
          h(
            "ul",
            { class: "notes" },
            look.notes.map(({ id, message, place }) =>
              h("li", null, place && h("span", { class: "place" }, said(place)), message, " ", h("code", null, id)),
            ),
          ),
        ),
    ];
  }

  #form(form: FormLook, index: number, look: Look, marks: Marks): HTMLElement {
    const cells = form.cells > 0 && h("span", { class: "about" }, t("understoodOf", form.understood, form.cells));
    const profile = h("span", { class: "about" }, named(form.kind), " · ", form.profile);
    return h(
      "section",
      { id: `form-${index}`, class: "formpart", "data-at": `/forms/${index}` },
      h("h3", null, heading(form, index), profile, cells),
      form.sheet ? paper(form, marks) : listed(form, index, look, marks),
      form.tables.length > 0 &&
        h(
          "div",
          null,
          h("p", { class: "more" }, t("unreadParts")),
          form.tables.map((grid, table) => plain(grid, `/forms/${index}/tables/${table}`, marks)),
        ),
    );
  }

  #marks(look: Look): Marks {
    const found = new Map<string, { numbers: number[]; weight: string }>();
    look.findings.forEach((finding, index) => {
      for (const at of finding.at) {
        const here = found.get(at) ?? { numbers: [], weight: weightOf(finding) };
        here.numbers.push(index + 1);
        if (HEAVIER.indexOf(weightOf(finding)) < HEAVIER.indexOf(here.weight)) here.weight = weightOf(finding);
        found.set(at, here);
      }
    });
    return {
      doubtful: new Set(look.doubtful),
      inferred: (at) => (look.values[at]?.inferred ?? []).some((what) => what !== "op"),
      findings: (at) => found.get(at) ?? null,
      corrected: this.#side.corrected,
    };
  }

  #clicked(event: Event): void {
    const value = (event.target as Element).closest<HTMLElement>("[data-at]");
    if (!value || !this.#page.contains(value)) return;
    if (value.matches("section, table")) return;
    this.#select(value, this.#pointers(value));
  }

  #select(element: HTMLElement, pointers: string[]): void {
    for (const other of this.#page.querySelectorAll(".selected")) other.classList.remove("selected");
    element.classList.add("selected");
    this.#side.select(pointers);
  }

  #pointers(element: HTMLElement): string[] {
    return (element.dataset["at"] ?? "").split(" ");
  }

  /** Brings a value, or the nearest whole around it, into view. */
  show(at: string): void {
    const element = this.#find(at);
    if (!element) return;
    element.scrollIntoView({ block: "center" });
    this.#select(element, [at]);
    (element.querySelector("button") ?? element).focus({ preventScroll: true });
  }

  #find(at: string): HTMLElement | null {
    const all = [...this.#page.querySelectorAll<HTMLElement>("[data-at]")];
    const at_or_below = (wanted: string) =>
      all.find((element) => this.#pointers(element).includes(wanted)) ??
      all.find((element) => this.#pointers(element).some((pointer) => pointer.startsWith(`${wanted}/`)));
    for (let wanted = at; wanted !== ""; wanted = wanted.slice(0, wanted.lastIndexOf("/"))) {
      const found = at_or_below(wanted);
      if (found) return found;
    }
    return null;
  }

  #hover(event: Event): void {
    const target = (event.target as Element).closest<HTMLElement>(".held, mark");
    if (!target) {
      this.#unhover();
      return;
    }
    const at = this.#pointers(target).find((pointer) => this.#look?.values[pointer]);
    const meaning = at ? this.#look?.values[at] : undefined;
    const said = target.dataset["said"];
    const doubt = this.#pointers(target).some((pointer) => this.#look?.doubtful.includes(pointer));
    if (meaning && (meaning.kind !== "words" || doubt)) fill(this.#tip, terms(meaning, doubt));
    else if (said) fill(this.#tip, said);
    else {
      this.#unhover();
      return;
    }
    this.#tip.hidden = false;
    const box = target.getBoundingClientRect();
    const below = box.bottom + this.#tip.offsetHeight + 8 < window.innerHeight;
    this.#tip.style.left = `${Math.max(4, Math.min(box.left, window.innerWidth - this.#tip.offsetWidth - 8))}px`;
    this.#tip.style.top = `${below ? box.bottom + 4 : box.top - this.#tip.offsetHeight - 4}px`;
    (target.querySelector("button") ?? target).setAttribute("aria-describedby", "tip");
  }

  #unhover(): void {
    this.#tip.hidden = true;
    this.#page.querySelector("[aria-describedby=tip]")?.removeAttribute("aria-describedby");
  }
}

/** A form's name in contents and headings. */
export function heading(form: FormLook, index: number): string {
  const title = `${form.number ?? ""}${form.title ?? ""}`;
  if (!title) return form.project ?? t("form", index + 1);
  return form.project && !title.includes(form.project) ? `${title}（${form.project}）` : title;
}

/** A form that cannot be laid out: its values one under another. */
function listed(form: FormLook, index: number, look: Look, marks: Marks): HTMLElement {
  const prefix = `/forms/${index}/`;
  const rows = Object.entries(look.values).filter(([at]) => at.startsWith(prefix));
  const label = (text: string): SheetCell => ({ column_span: 1, row_span: 1, text, face: "label", align: "left" });
  const cells = rows.map(([at, { text }]) => ({
    cells: [label(at.slice(prefix.length)), { ...label(text), face: "text" as const, at: [at] }],
  }));
  const sheet = { title: [], line: [], below: [], table: { columns: [0.5, 0.5], rows: cells } };
  return paper({ ...form, sheet }, marks);
}

/** A heading or paragraph with its quantities marked. */
function narrative(line: NarrativeLine, marks: Marks): HTMLElement {
  const found = marks.findings(line.at) ?? marks.findings(line.at.replace(/\/heading$/, ""));
  const characters = [...line.text];
  const pieces: Child[] = [];
  let from = 0;
  for (const { start, end, meaning } of line.marks ?? []) {
    if (start < from) continue;
    pieces.push(characters.slice(from, start).join(""));
    pieces.push(h("mark", { "data-said": sentence(meaning) }, characters.slice(start, end).join("")));
    from = end;
  }
  pieces.push(characters.slice(from).join(""));
  if (found) pieces.push(h("sup", { class: "numbers" }, found.numbers.join(",")));
  const classes = [found && `found ${found.weight}`, line.heading > 0 ? "heading" : "paragraph"];
  return h(line.heading > 0 ? "h4" : "p", { class: classes.filter(Boolean).join(" "), "data-at": line.at, tabindex: -1 }, pieces);
}

function said(place: Place): string {
  const outer = place.in ? `${said(place.in)} 内 ` : "";
  const pieces = [
    place.table && `表${place.table}`,
    place.row && `第${place.row}行`,
    place.column && `第${place.column}列`,
    place.paragraph && `第${place.paragraph}段`,
  ];
  return outer + pieces.filter(Boolean).join(" ");
}
