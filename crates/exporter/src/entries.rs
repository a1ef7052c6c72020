//! What the ids of this crate's errors mean.

use model::Entry;
use model::Weight::Error;

/// Every way in which an export can fail: the ids of [`ExportError`](crate::ExportError).
pub const ERRORS: &[Entry] = &[
    Entry::new(Error, "export.cell-too-long", "单元格超长", "a text is longer than a cell holds")
        .means("一个单元格的文字超过 Excel 的上限（32767 字），截断会丢失内容，因此没有写出。")
        .advice("改用 CSV 或 JSON。")
        .example("项目目标写了四万字。"),
    Entry::new(Error, "export.table-too-large", "表格过大", "more rows or columns than the format holds")
        .means("行数或列数超过文件格式的上限。")
        .advice("分几次导出，每次少导几份文件。")
        .example("一次导出两百万条指标。"),
    Entry::new(Error, "export.unencodable", "字符无法编码", "a character cannot be written in the encoding")
        .means("文字中有所选编码（如 GB18030）写不出的字符。")
        .advice("改用 UTF-8。")
        .example("文字中有私有码 U+E000。"),
    Entry::new(Error, "export.too-large", "内容过多", "more than the writer of the format can hold")
        .means("段落、行和单元格过多，写 Word 或 Excel 文件需要的内存超过上限，因此没有写出。")
        .advice("把文件分成几份；或改为导出 CSV，JSON 不受影响。")
        .example("一个表格有十万行。"),
    Entry::new(Error, "export.failed", "未能写出", "the writer of the format failed")
        .means("写 Excel、CSV 或 Word 文件时底层程序出错，提示中写明原因。")
        .advice("按提示处理；多半是磁盘或内存不足。")
        .example("内存不足。"),
];
