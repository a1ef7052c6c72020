// What a value means, in words.

import { h } from "./dom";
import type { Meaning } from "./types";
import { named, t } from "./words";

/** In one line: 不低于 150 人次. */
export function sentence(meaning: Meaning): string {
  switch (meaning.kind) {
    case "blank":
      return t("isBlank");
    case "text":
    case "words":
      return t("words");
    case "date":
      return meaning.op === "le" ? t("deadline", meaning.date ?? "") : `${named(meaning.op ?? "eq")} ${meaning.date ?? ""}`;
    case "number":
      return [named(meaning.op ?? "eq"), meaning.numbers?.[0], meaning.unit].filter(Boolean).join(" ");
    case "range":
      return [meaning.op && named(meaning.op), meaning.numbers?.join(` ${t("to")} `), meaning.unit].filter(Boolean).join(" ");
  }
}

/** In the unit everything of its kind is compared in; empty where that says nothing new. */
export function comparable(meaning: Meaning): string {
  const { base, base_unit: unit, numbers } = meaning;
  if (!base || !unit || (unit === meaning.unit && base.join() === numbers?.join())) return "";
  return `${base.join(` ${t("to")} `)} ${unit}`;
}

const INFERRED = { unit: "inferredUnit", op: "inferredOp", year: "inferredYear" } as const;

export function inferred(meaning: Meaning): string[] {
  return (meaning.inferred ?? []).map((what) => (what in INFERRED ? t(INFERRED[what as keyof typeof INFERRED]) : what));
}

/** As a list of terms, for the panel and for what stands beside the pointer. */
export function terms(meaning: Meaning, doubt: boolean): HTMLElement {
  const rows: [string, string][] = [[t("meaning"), sentence(meaning)]];
  const numeric = meaning.kind === "number" || meaning.kind === "range";
  if (numeric && !meaning.unit) rows.push([t("unit"), t("noUnit")]);
  const base = comparable(meaning);
  if (base) rows.push([t("base"), base]);
  for (const what of inferred(meaning)) rows.push([t("inferred"), what]);
  if (doubt) rows.push([t("doubtMark"), t("doubt")]);
  return h("dl", { class: "terms" }, rows.flatMap(([term, text]) => [h("dt", null, term), h("dd", null, text)]));
}
