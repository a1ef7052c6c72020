//! Words of the forms as messages say them.

use wording::fold::squeeze;

use crate::quoted;

/// `“…”`, shortened.
pub(crate) fn quote(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= quoted::CELL {
        format!("“{text}”")
    } else {
        format!("“{}…”", text.chars().take(quoted::CELL - 1).collect::<String>())
    }
}

/// A fund label as a message says it: `其中：财政资金` → `财政资金`.
pub(crate) fn fund_label(label: &str) -> String {
    let label = squeeze(label);
    label
        .trim_start_matches("其中")
        .trim_start_matches(['：', ':', '、'])
        .trim_end_matches(['：', ':'])
        .to_owned()
}
