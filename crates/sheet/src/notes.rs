//! What is told of a spreadsheet beside what is read.

pub(crate) const SHOWN: &str = "sheet.shown-differs";
pub(crate) const DIGITS: &str = "sheet.digits-lost";
pub(crate) const ERROR: &str = "sheet.error-value";
pub(crate) const STRUCK: &str = "sheet.struck-text";
pub(crate) const UNCALCULATED: &str = "sheet.formula-without-value";
pub(crate) const HIDDEN_SHEET: &str = "sheet.hidden-sheet";
pub(crate) const NOT_SHOWN: &str = "sheet.not-shown";
pub(crate) const HIDDEN_ROW: &str = "sheet.hidden-row";
pub(crate) const HIDDEN_COLUMN: &str = "sheet.hidden-column";
pub(crate) const UNDER_MERGE: &str = "sheet.text-under-merge";
pub(crate) const OVERLAP: &str = "sheet.merges-overlap";
pub(crate) const DRAWING: &str = "sheet.drawing-not-read";
pub(crate) const OTHER_SHEET: &str = "sheet.no-worksheet";
pub(crate) const DAMAGED: &str = "sheet.part-damaged";
pub(crate) const CUT: &str = "sheet.stream-cut";
pub(crate) const DELIMITED: &str = "sheet.delimited";
pub(crate) const UNDECODABLE: &str = "sheet.undecodable";

/// Characters of a text that a note repeats.
const TOLD: usize = 60;

/// The cell shows another value than it stores.
pub(crate) fn shown(shown: &str, stored: &str) -> String {
    let (shown, stored) = (sample(shown), sample(stored));
    format!(
        "shown, and read, is not all that is stored (显示值与存储值不同，按显示值读取): 显示“{shown}”，存储“{stored}”"
    )
}

/// A number whose last digits no spreadsheet keeps.
pub(crate) fn digits(text: &str) -> String {
    format!("a number of more than 15 digits has lost its last ones (数字超过15位，末位已丢失): {text}")
}

/// A formula that came to no value.
pub(crate) fn error(text: &str) -> String {
    format!("a formula ends in an error (公式结果为错误值): {}", sample(text))
}

/// Text that is struck out.
pub(crate) fn struck(text: &str) -> String {
    format!("struck-out text was left out (删除线文字未读入): {}", sample(text))
}

/// What an embedded workbook holds beside what its document shows of it.
pub(crate) fn not_shown(text: &str) -> String {
    format!(
        "what the document does not show of an embedded workbook was left out (嵌入的工作簿中没有显示的内容未读入): {}",
        sample(text)
    )
}

/// A formula that nobody has calculated yet.
pub(crate) fn uncalculated(cell: &str) -> String {
    format!("a formula without its value reads as empty (公式没有计算结果，按空读取): {cell}")
}

/// A sheet that is not shown.
pub(crate) fn hidden_sheet(name: &str) -> String {
    format!("a hidden sheet was left out (隐藏工作表未读入): {}", sample(name))
}

/// Rows that are not shown, whether by hand, by a filter or by an outline.
pub(crate) fn hidden_row(text: &str) -> String {
    format!("hidden rows were left out (隐藏行未读入): {}", sample(text))
}

/// Columns that are not shown.
pub(crate) fn hidden_column(text: &str) -> String {
    format!("hidden columns were left out (隐藏列未读入): {}", sample(text))
}

/// Text in a cell that a merged one covers.
pub(crate) fn under_merge(text: &str) -> String {
    format!(
        "text under a merged cell does not show and was left out (被合并单元格遮住的文字未读入): {}",
        sample(text)
    )
}

/// Merged cells that overlap.
pub(crate) fn overlap(area: &str) -> String {
    format!("a merge that overlaps another was left out (合并区域重叠，已忽略): {area}")
}

/// Text boxes, pictures, charts.
pub(crate) fn drawing(sheet: &str) -> String {
    format!(
        "what is drawn over a sheet (text boxes, pictures, charts) is not read (图形、文本框、图片未读入): {}",
        sample(sheet)
    )
}

/// A chart or macro sheet.
pub(crate) fn no_worksheet(name: &str) -> String {
    format!("a sheet that holds no cells was left out (图表等非表格工作表未读入): {}", sample(name))
}

/// A part that is broken and not the sheet itself.
pub(crate) fn damaged(part: &str, error: &str) -> String {
    format!("part {part} was left out (部件损坏，未读入): {error}")
}

fn sample(text: &str) -> String {
    text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).take(TOLD).collect()
}
