//! What a workbook of jixiao's own carries beside its sheets.

/// The part with the canonical JSON. A spreadsheet program that saves the workbook anew leaves it out, so that data never
/// outlive the cells they stood for.
pub const CARRIED_JSON: &str = "jixiao.json";

/// The part with the SHA-256, in lower-case hexadecimal, of the parts below [`CARRIED_CELLS`] in order of their names: of
/// each its name, a zero byte, its content.
pub const CARRIED_HASH: &str = "jixiao.sha256";

/// The folder of the parts that hold what a reader sees.
pub const CARRIED_CELLS: &str = "xl/";
