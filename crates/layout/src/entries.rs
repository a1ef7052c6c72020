//! What the ids of this crate's notes and errors mean.

use model::Entry;
use model::Weight::{Error, Info, Warning};

/// Every note that laying out can make.
pub const NOTES: &[Entry] = &[
    Entry::new(
        Info,
        "layout.contents-left-out",
        "原目录未排入",
        "lines of a pasted table of contents are left out",
    )
    .means("原文件中粘贴的目录，页码属于原来的纸张，重新排版后已不准确，因此没有排入；标题够多时另排新目录。")
    .advice("一般不必处理。")
    .example("“一、总体绩效目标……………3”。"),
    Entry::new(
        Warning,
        "layout.no-place",
        "标准表式没有位置",
        "the standard form has no place for a text, which stands below it",
    )
    .means("按标准表式（--layout official）排版时，表式里没有这项内容的栏目，内容列在表下，没有丢失。")
    .advice("要与原表一致请用 --layout source，或不加 --layout。")
    .example("原表有“备注”一栏，标准表式没有。"),
];

/// Every way in which laying out can fail: the ids of [`LayoutError`](crate::LayoutError).
pub const ERRORS: &[Entry] = &[
    Entry::new(Error, "layout.broken-grid", "表格结构错误", "the cells of a table overlap or leave it")
        .means("JSON 中的表格，单元格互相重叠或伸出表格之外。")
        .advice("改正 JSON；由程序生成的 JSON 请检查生成的程序。")
        .example("row_span 伸出最后一行。"),
    Entry::new(Error, "layout.too-deep", "嵌套过深", "tables or sections nest too deep")
        .means("表格套表格或章节的层数太多，排不下，写成 Word 文件后也读不回来。")
        .advice("减少嵌套的层数。")
        .example("表格套了三十层。"),
];
