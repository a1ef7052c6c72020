//! What the ids of this crate's notes mean.

use model::Entry;
use model::Weight::{Info, Warning};

/// Every note that understanding a document can make.
pub const NOTES: &[Entry] = &[
    Entry::new(Warning, "form.ambiguous", "表式不易分辨", "more than one profile fits the table")
        .means("一张表同时符合几种表式，按最接近的一种读。")
        .advice("核对读出的栏目；经常出现时，在配置中写明这种表式的特征词（见 docs/profiles.md）。")
        .example("项目表与部门表的标题相同。"),
    Entry::new(Info, "form.amounts-in-text", "一格多个金额", "several amounts stand in one text")
        .means("几个金额写在一段文字里，已按名称逐个读出。")
        .advice("核对每个金额；最好每个金额单独占一格。")
        .example("“资金总额：48.00；其中：财政拨款：40.00”。"),
    Entry::new(Warning, "form.currency-unit", "货币单位不一致", "the form declares two currency units")
        .means("一张表写了两种货币单位，取先写的一种。")
        .advice("核对金额，统一货币单位。")
        .example("表头写“万元”，栏目写“元”。"),
    Entry::new(Warning, "form.duplicate-label", "栏目名称重复", "a label stands twice in a form")
        .means("一张表里有两个同名的栏目，两个值都保留，后一个的名称加序号。")
        .advice("核对两个值；多余的一栏请删去。")
        .example("“备注”写了两处。"),
    Entry::new(
        Info,
        "form.level-continued",
        "空白级别延续上一行",
        "a blank level cell continues the one above",
    )
    .means("一级或二级指标的单元格空白，当作与上一行相同。")
    .advice("核对指标的级别；最好把单元格合并，或逐行填写。")
    .example("第二行的“产出指标”没有再写。"),
    Entry::new(
        Info,
        "form.merged-points",
        "合并的分值只计一次",
        "points merged over several rows count once",
    )
    .means("几行合用一个分值，只算在第一行上。")
    .advice("需要逐行计分时，请拆开单元格分别填写。")
    .example("三个指标合用 10 分。"),
    Entry::new(
        Info,
        "form.sides",
        "左右两栏按实施期与年度读",
        "two sides are read as the whole period and the year",
    )
    .means("指标分左右两栏而没有写明各是什么，左栏当作实施期，右栏当作年度。")
    .advice("在表头写明“实施期指标”“年度指标”。")
    .example("左右两栏表头完全相同。"),
    Entry::new(Info, "form.target-in-name", "指标值写在名称里", "the value was split from the name")
        .means("没有指标值一栏，值写在指标名称后面，已分开。")
        .advice("核对名称和指标值。")
        .example("“培训人次≥150人次”。"),
    Entry::new(Warning, "form.unknown-fund", "未知资金项", "an unknown kind of money")
        .means("资金栏里的名称不认识，金额保留，item 为 null。")
        .advice("核对名称；是常用名称时，在配置中加上这个词（见 docs/profiles.md）。")
        .example("“彩票公益金 5.00”。"),
    Entry::new(Info, "form.unknown-label", "未知标签", "an unknown label")
        .means("表中的标签不认识，它和它的值保留在 fields 里。")
        .advice("核对值是否对应；是常用标签时，在配置中加上这个词。")
        .example("“项目联系人 张三”。"),
    Entry::new(Warning, "form.unlabelled", "没有标签的单元格", "no label stands beside a cell")
        .means("单元格旁边没有标签，文字保留在 fields 的“备注”里。")
        .advice("核对这段文字属于哪一栏。")
        .example("表末单独一格写着“已审”。"),
    Entry::new(Info, "identity.department", "部门由何处得知", "where the department was taken from")
        .means("文档没有在固定位置写部门，部门取自表中的单位或正文，提示中写明出处；各表单位不同时不判断。")
        .advice("核对部门名称。")
        .example("取自封面“某市商务局”。"),
    Entry::new(Info, "identity.unit", "单位由栏目得知", "the form's unit is taken from a field")
        .means("表头没有写单位，取自表中的栏目。")
        .advice("核对单位名称。")
        .example("取自“实施单位”一栏。"),
    Entry::new(Info, "identity.year", "预算年度由何处得知", "where the budget year was taken from")
        .means("预算年度取自标题、正文或文件名，提示中写明出处；几处不同时取最可靠的一处。")
        .advice("核对年度；最好在标题中写明。")
        .example("取自文件名“绩效目标-2023.docx”。"),
    Entry::new(Warning, "taxonomy.unknown", "未知的指标级别", "an unknown indicator level")
        .means("一级或二级指标的名称不在规定之列，名称保留，id 为 null。")
        .advice("核对名称是否写错；地方另有规定时，在配置中加上这个词。")
        .example("一级指标写作“投入指标”。"),
    Entry::new(Warning, "form.broken-value", "值被断行", "a line end stands inside a value")
        .means("指标值、分值等数值中间有换行，已连起来读取，列为存疑。")
        .advice("核对该值；最好重新填写成一行。")
        .example("“10”换行“0%”。"),
    Entry::new(
        Warning,
        "form.column-inferred",
        "按内容判断栏目",
        "a column is read as what its contents are",
    )
    .means("一栏的表头不认识或是空白，按栏中的内容判断是什么。")
    .advice("核对该栏；是常用表头时，在配置中加上这个词（见 docs/profiles.md）。")
    .example("没有表头的一栏里全是“≥”。"),
    Entry::new(Warning, "form.no-amount", "不是金额", "what stands under a heading of money is no amount")
        .means("金额栏里写的不是金额，保留在 fields 里。")
        .advice("核对该单元格，填写数字。")
        .example("“预算数”下面写着“见附件”。"),
    Entry::new(Info, "form.no-sign", "不是比较符号", "what stands where a sign stands is none")
        .means("符号一栏写的不是比较符号，值按原文理解。")
        .advice("改填 ≥、≤、= 等符号。")
        .example("符号一栏写着“定性”。"),
    Entry::new(Info, "form.row-open", "未填写的指标行", "a row of indicators was left open")
        .means("指标行没有名称和值，不算指标，文字保留。")
        .advice("填写该行，或删去空行。")
        .example("只写了“产出指标”“数量指标”。"),
    Entry::new(Info, "form.sum-row", "汇总行", "a row sums up other rows")
        .means("合计、小计行汇总其他行，不算一个项目，整行保留。")
        .advice("一般不必处理。")
        .example("一览表末尾的“合计”。"),
    Entry::new(Warning, "form.table-kept", "表的一部分未能识别", "a part of the form was not understood")
        .means("表中有一部分没有认出是什么，整块保留在 tables 里。")
        .advice("核对这一部分；常用的表式请补充配置（见 docs/profiles.md），jixiao forms why 说明原因。")
        .example("表中夹着一张不认识的小表。"),
    Entry::new(
        Warning,
        "table.unrecognised",
        "未识别的绩效表",
        "a table looks like a performance form but fits no profile",
    )
    .means("这张表像绩效表，但不符合任何一种表式，整张保留在 tables 里。")
    .advice("用 jixiao forms why 看原因，按 docs/profiles.md 补充配置。")
    .example("本省自定的表式。"),
    Entry::new(
        Warning,
        "form.row-shifted",
        "缺少合并单元格",
        "the cells merged from above are missing in a row",
    )
    .means("一行缺少从上方合并下来的单元格，按内容判断各格属于哪一栏。")
    .advice("核对该行；最好在 Word 中重新合并。")
    .example("级别单元格只在第一行，后面的行少一格。"),
];
