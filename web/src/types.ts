// What crates/web answers.

export type Severity = "error" | "warning" | "info";
export type Outcome = "finding" | "undecided" | "unread";
/** How a finding is counted and coloured. */
export type Weight = Severity | "undecided" | "unread";
export const WEIGHTS: readonly Weight[] = ["error", "warning", "info", "undecided", "unread"];

export interface Summary {
  file: string;
  format: string;
  year: number | null;
  department: string | null;
  department_code: string | null;
  kinds: string[];
  forms: number;
  indicators: number;
  narrative: boolean;
  cells: number;
  understood: number;
  doubtful: number;
  unrecognised: number;
  notes: number;
  corrected: number;
  findings: Record<Weight, number>;
  rules: Record<string, number>;
  level2: Record<string, number>;
  projects: { name: string; code: string; kind: string; budget: string | null }[];
}

export interface Meaning {
  kind: "number" | "range" | "date" | "text" | "blank" | "words";
  text: string;
  op?: string;
  numbers?: string[];
  unit?: string;
  base?: string[];
  base_unit?: string;
  date?: string;
  inferred?: string[];
}

export interface SheetLine {
  text: string;
  at?: string[];
}

export interface SheetCell {
  column_span: number;
  row_span: number;
  text: string;
  face: "label" | "heading" | "text";
  align: "center" | "left" | "right";
  at?: string[];
  tables?: SheetTable[];
}

export interface SheetTable {
  columns: number[];
  rows: { cells: SheetCell[] }[];
}

export interface Sheet {
  title: SheetLine[];
  line: SheetLine[];
  table: SheetTable;
  below: SheetLine[];
}

export interface Grid {
  table: number;
  rows: number;
  columns: number;
  cells: { row: number; column: number; row_span: number; column_span: number; text: string; tables?: Grid[] }[];
}

export interface FormLook {
  kind: string;
  profile: string;
  number: string | null;
  title: string | null;
  project: string | null;
  cells: number;
  understood: number;
  sheet: Sheet | null;
  tables: Grid[];
}

export interface NarrativeLine {
  at: string;
  heading: number;
  text: string;
  marks?: { start: number; end: number; meaning: Meaning }[];
}

export interface Finding {
  rule: string;
  chinese: string;
  english: string;
  severity: Severity;
  outcome: Outcome;
  message: string;
  remedy: string;
  at: string[];
  places: string[];
}

/** A finding that speaks of several documents, and is told of one. */
export interface AmongFinding {
  path: string;
  rule: string;
  chinese: string;
  english: string;
  severity: Severity;
  message: string;
  others: string[];
  at: string | null;
}

export interface Place {
  table?: number;
  row?: number;
  column?: number;
  paragraph?: number;
  in?: Place;
}

export interface Look {
  forms: FormLook[];
  narrative: NarrativeLine[];
  tables: Grid[];
  asides: { kind: string; text: string }[];
  values: Record<string, Meaning>;
  doubtful: string[];
  notes: { id: string; message: string; place?: Place }[];
  findings: Finding[];
}

export function weightOf(finding: Finding): Weight {
  return finding.outcome === "finding" ? finding.severity : finding.outcome;
}
