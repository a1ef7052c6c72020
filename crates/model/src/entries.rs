//! What the ids of this crate's notes mean.

use crate::Entry;
use crate::Weight::{Info, Warning};

/// Every note that reading canonical JSON can make.
pub const NOTES: &[Entry] = &[
    Entry::new(Info, "json.automatic", "自动编号越界", "a number marked lies outside its text")
        .means("JSON 中标出的自动编号超出了文字，已略去标记。")
        .advice("改正生成 JSON 的程序。")
        .example("文字有 3 个字符，编号标到第 5 个。"),
    Entry::new(Info, "json.cells-reordered", "单元格顺序已调整", "the cells of a table were put in order")
        .means("JSON 中单元格没有按行列顺序排列，已排好。")
        .advice("一般不必处理。")
        .example("第 2 行的单元格写在第 1 行前面。"),
    Entry::new(Info, "json.header-rows", "表头行数过多", "more header rows than rows")
        .means("JSON 中表头行数多于总行数，已改为总行数以内。")
        .advice("改正生成 JSON 的程序。")
        .example("3 行的表写着 5 行表头。"),
    Entry::new(Warning, "json.misplaced-id", "指标级次不符", "an id of the other level")
        .means("一级指标用了二级指标的编号，或相反，已略去编号，名称保留。")
        .advice("改正编号，对照 jixiao schema。")
        .example("level1 的 id 写着 `output.quantity`。"),
    Entry::new(Info, "json.notes-cut", "提示过多，已截断", "notes beyond the limit were left out")
        .means("JSON 中的提示超过上限，多余的略去。")
        .advice("需要全部时用 --limit notes=NUMBER 提高上限。")
        .example("两万条提示。"),
    Entry::new(Info, "json.unknown-id", "未知编号", "an id that this version does not know")
        .means("JSON 中有本版本不认识的编号，原样保留。")
        .advice("编号写错时请改正；由新版本写出的 JSON 请用新版本读取。")
        .example("资金项 `fiscal.special`。"),
    Entry::new(Info, "json.unknown-key", "未知字段", "a key that this version does not know")
        .means("规范 JSON 中有本版本不认识的字段，已略去。")
        .advice("字段名写错时请改正；由新版本写出的 JSON 请用新版本读取。")
        .example("`forms.0.colour`。"),
    Entry::new(Info, "json.widths", "列宽数量不符", "not one width a column")
        .means("JSON 中列宽的个数与列数不同，已略去列宽。")
        .advice("改正生成 JSON 的程序。")
        .example("7 列的表只有 6 个列宽。"),
];
