// A form as it stands on paper, with its values to look at.

import { h, type Child } from "./dom";
import type { FormLook, Grid, SheetCell, SheetLine, SheetTable } from "./types";
import { t } from "./words";

/** What the page knows of values: how a pointer is marked. */
export interface Marks {
  doubtful: Set<string>;
  inferred: (at: string) => boolean;
  /** Numbers and weight of the findings at a pointer. */
  findings: (at: string) => { numbers: number[]; weight: string } | null;
  corrected: Set<string>;
}

/** The form's table, lines over and under it. */
export function paper(form: FormLook, marks: Marks): HTMLElement {
  const { sheet } = form;
  if (!sheet) return h("div", { class: "paper" });
  const title = sheet.title.map((line) => h("p", { class: "title" }, piece(line, marks)));
  const line = sheet.line.length > 0 && h("p", { class: "line" }, sheet.line.map((text) => h("span", null, piece(text, marks))));
  const below = sheet.below.map((text) => h("p", { class: "below" }, piece(text, marks)));
  const caption = [form.number, form.title ?? form.project].filter(Boolean).join("");
  return h("div", { class: "paper" }, title, line, table(sheet.table, caption, marks), below);
}

function piece(line: SheetLine, marks: Marks): Child {
  const at = line.at ?? [];
  if (at.length === 0) return line.text;
  return h("span", { class: `held ${classes(at, marks)}`, "data-at": at.join(" ") }, value(line.text, at, marks));
}

function table({ columns, rows }: SheetTable, caption: string, marks: Marks): HTMLElement {
  const widths = columns.map((width) => {
    const column = h("col");
    column.style.width = `${(width * 100).toFixed(3)}%`;
    return column;
  });
  const body = rows.map((row) => h("tr", null, row.cells.map((one) => cell(one, marks))));
  return h("table", { class: "form", "aria-label": caption || null }, h("colgroup", null, widths), h("tbody", null, body));
}

function cell({ text, at = [], tables = [], ...cell }: SheetCell, marks: Marks): HTMLElement {
  const tag = cell.face === "text" ? "td" : "th";
  // The form's own words are no values to correct.
  const held = tag === "td" && at.length > 0;
  return h(
    tag,
    {
      colspan: cell.column_span > 1 ? cell.column_span : null,
      rowspan: cell.row_span > 1 ? cell.row_span : null,
      scope: cell.face === "label" ? "row" : cell.face === "heading" ? "col" : null,
      class: `${cell.face} ${cell.align}${held ? ` held ${classes(at, marks)}` : ""}`,
      "data-at": at.length > 0 ? at.join(" ") : null,
    },
    held ? value(text, at, marks) : text,
    tables.map((inner) => table(inner, "", marks)),
  );
}

/** How values are marked. */
function classes(at: string[], marks: Marks): string {
  const found = at.map(marks.findings).find((found) => found !== null);
  const all = [
    at.some((pointer) => marks.doubtful.has(pointer)) && "doubt",
    at.some(marks.inferred) && "inferred",
    found && `found ${found.weight}`,
    at.some((pointer) => marks.corrected.has(pointer)) && "corrected",
  ];
  return all.filter(Boolean).join(" ");
}

/** A text that stands for values: a button, so that a keyboard reaches it. */
function value(text: string, at: string[], marks: Marks): HTMLElement {
  const numbers = [...new Set(at.flatMap((pointer) => marks.findings(pointer)?.numbers ?? []))].sort((a, b) => a - b);
  return h(
    "button",
    { type: "button", class: "v" },
    text === "" ? h("span", { class: "blank" }, t("blankCell")) : text,
    at.some((pointer) => marks.doubtful.has(pointer)) && h("sup", { class: "mark" }, t("doubtMark")),
    numbers.length > 0 && h("sup", { class: "numbers" }, label(numbers)),
  );
}

function label(numbers: number[]): string {
  return numbers.length > 3 ? `${numbers.slice(0, 3).join(",")}…` : numbers.join(",");
}

/** A table as it was read, whatever it is. */
export function plain(grid: Grid, at: string, marks: Marks): HTMLElement {
  const rows: HTMLElement[] = Array.from({ length: grid.rows }, () => h("tr"));
  grid.cells.forEach((one, index) => {
    const pointer = `${at}/cells/${index}/text`;
    const nested = (one.tables ?? []).map((table, number) => plain(table, `${at}/cells/${index}/tables/${number}`, marks));
    rows[one.row - 1]?.append(
      h(
        "td",
        { colspan: one.column_span > 1 ? one.column_span : null, rowspan: one.row_span > 1 ? one.row_span : null },
        one.text !== "" && h("span", { class: "words", "data-at": pointer }, one.text),
        nested,
      ),
    );
  });
  return h("table", { class: "plain", "data-at": at }, h("tbody", null, rows));
}
