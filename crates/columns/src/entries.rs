//! What the ids of this crate's notes mean.

use model::Entry;
use model::Weight::Info;

/// Every note that making tables can add.
pub const NOTES: &[Entry] = &[Entry::new(
    Info,
    "data.number-too-long",
    "数值位数过多",
    "a number has more digits than a decimal column holds",
)
.means(
    "数据集的数值列有 28 位整数、10 位小数，这个数放不下，该列留空；没有舍入，原文和规范 JSON 里的数不变。",
)
.advice("需要时从 …_text 列或规范 JSON 取这个数。")
.example("“0.123456789012”。")];
