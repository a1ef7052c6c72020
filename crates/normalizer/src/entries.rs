//! What the ids of this crate's notes mean.

use model::Entry;
use model::Weight::{Info, Warning};

/// Every note that understanding values can make.
pub const NOTES: &[Entry] = &[
    Entry::new(Warning, "value.conflicting-op", "比较词矛盾", "the comparisons contradict each other")
        .means("一个值里的比较词互相矛盾，不能判断，按文字保留。")
        .advice("改成一个比较符号。")
        .example("“≥不超过5天”。"),
    Entry::new(
        Info,
        "value.declared-unit",
        "金额取表中声明的单位",
        "money cells take the unit the form declares",
    )
    .means("金额没有写单位，取表头声明的货币单位。")
    .advice("核对表头的单位。")
    .example("单位：万元，单元格“5.00”。"),
    Entry::new(Info, "value.inferred-op", "推断比较关系", "the comparison is inferred from a verb")
        .means("没有写比较符号，由动词推断。")
        .advice("最好写明 ≥ 或 ≤。")
        .example("“达到90%”。"),
    Entry::new(Warning, "value.inferred-unit", "推断单位", "the unit is inferred")
        .means("没有写单位，由上下文推断。")
        .advice("核对单位，最好写明。")
        .example("成本指标“25万”当作 25 万元。"),
    Entry::new(Info, "value.inferred-year", "推断年份", "the year is the budget year")
        .means("日期没有写年份，按预算年度。")
        .advice("最好写明年份。")
        .example("“12月底前”。"),
    Entry::new(Info, "value.more", "其余说明从略", "more notes about values are left out")
        .means("关于数值的说明太多，超过上限的部分只计数。")
        .advice("先处理已列出的说明；需要全部时用 --limit notes=NUMBER 提高上限。")
        .example("一份文件有上万个缺单位的值。"),
    Entry::new(Warning, "value.no-year", "日期缺年份", "a date without a year")
        .means("日期没有年份，也不知道预算年度，按文字保留。")
        .advice("写明年份。")
        .example("“6月底前”，而文档没有预算年度。"),
    Entry::new(Info, "value.odd-placeholder", "占位符不规范", "a sign stands for a dash")
        .means("用汉字“一”等代替短横“—”，按空值处理。")
        .advice("没有内容时请留空或填“—”。")
        .example("指标值只写着“一”。"),
    Entry::new(Info, "value.odd-sign", "符号不规范", "a sign stands for another")
        .means("用形近的符号代替规范的符号，已按规范的符号理解，原文保留。")
        .advice("改用规范的符号。")
        .example("用“〉”代替“>”。"),
    Entry::new(Info, "value.redundant-op", "比较词重复", "the comparison is written twice")
        .means("比较符号和比较词重复。")
        .advice("留下一个即可。")
        .example("“≥90%以上”。"),
    Entry::new(Warning, "value.reversed-range", "区间颠倒", "the higher number comes first")
        .means("区间的大数写在小数前面，已按从小到大理解，原文保留。")
        .advice("核对后改为从小到大。")
        .example("“5～3次”。"),
    Entry::new(Warning, "value.several", "一格多值", "the cell holds several values")
        .means("一个单元格里有几个值，不能判断取哪个，按文字保留。")
        .advice("一个单元格只填一个值。")
        .example("“培训3次，150人”。"),
    Entry::new(Warning, "value.broken-number", "数字被断行", "a line end stands inside a number")
        .means("数字中间有换行或软连字符，已按一个数读取。")
        .advice("核对该数；最好重新填写成一行。")
        .example("“10”换行“0%”读作 100%。"),
    Entry::new(Info, "value.no-sign", "不是比较符号", "a word in the column of signs is no sign")
        .means("指标性质一栏写的不是比较符号，按等于理解。")
        .advice("改填 ≥、≤、= 等符号；定性指标请在指标值中写明。")
        .example("指标性质写着“定性”。"),
    Entry::new(
        Warning,
        "json.quantity",
        "数量与原文不符，以原文为准",
        "a quantity means something else than its text",
    )
    .means("JSON 中数量的含义与它的原文不同，以原文为准。")
    .advice("改动数值时请改 text；含义由程序重新得出。")
    .example("text 为“5.00”，value 写着 6。"),
];
