//! What the ids of this crate's notes mean.

use crate::Entry;
use crate::Weight::{Error, Info, Warning};

/// Every note that building a document, and reading canonical JSON, can make.
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
    Entry::new(Warning, "word.before-repaired", "行首空列数无效", "an absurd gridBefore was taken as 0")
        .means("表格某行声明的行首空列数（gridBefore）超出表格，按 0 处理。")
        .advice("核对该行各单元格是否对齐；不对时在 Word 中重画该行。")
        .example("一行声明行首空 30000 列。"),
    Entry::new(
        Info,
        "word.frame-dissolved",
        "单格版式表格已展开",
        "a frame of one cell around tables was dissolved",
    )
    .means("整份文档放在一个只有一格的表格里，这层外框已去掉，里面的表格照常读入。")
    .advice("一般不必处理。")
    .example("网页导出的 Word 文件常见。"),
    Entry::new(
        Warning,
        "word.hmerge-without-start",
        "横向合并缺少起始单元格",
        "a cell continues one to its left, but there is none",
    )
    .means("单元格声明与左边的单元格合并，左边却没有单元格，按单独的单元格保留。")
    .advice("核对该行；不对时在 Word 中重新合并。")
    .example("一行第一格写着 hMerge=continue。"),
    Entry::new(Info, "word.notes-not-kept", "其余说明从略", "further notes were not kept")
        .means("说明太多，超过上限的部分只计数。")
        .advice("先处理已列出的说明；需要全部时用 --limit notes=NUMBER 提高上限。")
        .example("一份损坏的文件有上万条说明。"),
    Entry::new(Info, "word.span-repaired", "跨列数无效，已修正", "an absurd column span was repaired")
        .means("单元格的跨列数为 0 或过大，已修正。")
        .advice("核对该行的列是否错位。")
        .example("gridSpan 写着 0。"),
    Entry::new(
        Warning,
        "word.text-in-merged-cell",
        "被合并单元格中仍有文字",
        "text stood in a cell merged away",
    )
    .means("已被合并掉的单元格里还有文字，已接到合并后的单元格中。")
    .advice("核对该单元格的文字是否多余。")
    .example("合并前每格都填了“产出指标”。"),
    Entry::new(
        Info,
        "word.vmerge-restart-copied",
        "纵向合并起始标记重复",
        "a repeated start of a vertical merge was taken as its continuation",
    )
    .means("空单元格重复了上一行的合并起始标记，当作延续上一行。")
    .advice("核对一级、二级指标的合并范围。")
    .example("复制行时连同合并标记一起复制。"),
    Entry::new(
        Warning,
        "word.vmerge-without-start",
        "纵向合并缺少起始单元格",
        "a cell continues a merge above, but none is open",
    )
    .means("单元格声明延续上方的合并，上方却没有同列的合并，按单独的单元格保留。")
    .advice("核对该单元格应属于哪一项；不对时在 Word 中重新合并。")
    .example("合并的第一行被删除。"),
    Entry::new(Warning, "word.nothing-read", "没有可读的文字", "no text was read")
        .means("文件里没有可读的文字，可能是扫描件、图片或空白文件。")
        .advice("扫描件请找原 Word 文件，或重新录入。")
        .example("整页是一张扫描图。"),
];

/// Every error that reading canonical JSON can end in.
pub const ERRORS: &[Entry] = &[
    Entry::new(Error, "json.newer-schema", "由更高版本生成", "a later version of the schema")
        .means("JSON 由更高版本的 jixiao 写出，本版本不能读取。")
        .advice("升级 jixiao，或由原 Word 文件重新生成。")
        .example("`schema` 写着 `jixiao/2`。"),
    Entry::new(Error, "json.no-grid", "表格的单元格重叠或越界", "a table whose cells do not tile")
        .means("JSON 中某个表格的单元格相互重叠、越出表格，或行列数过多；提示中写明是哪个表格。")
        .advice("改正生成 JSON 的程序。")
        .example("`columns` 写着 4294967295。"),
    Entry::new(Error, "json.not-canonical", "不是规范 JSON", "not canonical JSON")
        .means("文件是 JSON，但不符合 jixiao/1；提示中写明位置和原因。")
        .advice("用 jixiao convert 由 Word 文件生成；手工改过的请对照 jixiao schema 改正。")
        .example("缺少 `source`。"),
    Entry::new(Error, "json.over-limit", "JSON 超出限额", "more than may be read")
        .means("JSON 的文字、层数或所占内存超过上限；读取之前就已停止，没有占用内存。")
        .advice("文件可信时用 --limit NAME=NUMBER 提高上限。")
        .example("五千层括号。"),
];
