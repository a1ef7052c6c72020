//! What an indicator's name says of the unit of its value.

use wording::fold::Folded;
use wording::unit;

use crate::grammar::measure::Measure;

/// A name that ends in 率, 度, 比例 or 占比, and in nothing that merely looks so (温度, 频率).
pub(crate) fn names_a_rate(name: &str) -> bool {
    const OTHERS: &[&str] = &[
        "频率",
        "功率",
        "汇率",
        "速率",
        "心率",
        "分辨率",
        "容积率",
        "温度",
        "湿度",
        "长度",
        "高度",
        "宽度",
        "厚度",
        "深度",
        "速度",
        "浓度",
        "强度",
        "密度",
        "硬度",
        "角度",
        "坡度",
        "跨度",
        "额度",
        "精度",
        "亮度",
        "年度",
        "季度",
        "制度",
        "浊度",
        "广度",
        "里程",
        "海拔高度",
    ];
    let name = stem(name);
    ["率", "度", "比例", "占比", "百分比", "比重"].iter().any(|end| name.ends_with(end))
        && !OTHERS.iter().any(|end| name.ends_with(end))
}

/// What a name says it counts: 参训人次, 培训次数, 企业家数.
pub(crate) fn counted(name: &str) -> Option<&'static str> {
    const COUNTED: &[(&str, &str)] = &[
        ("人次数", "人次"),
        ("人次", "人次"),
        ("场次数", "场次"),
        ("场次", "场次"),
        ("户次", "户次"),
        ("次数", "次"),
        ("人数", "人"),
        ("户数", "户"),
        ("家数", "家"),
        ("件数", "件"),
        ("份数", "份"),
        ("册数", "册"),
        ("台数", "台"),
        ("套数", "套"),
        ("辆数", "辆"),
        ("场数", "场"),
        ("期数", "期"),
        ("个数", "个"),
        ("项数", "项"),
        ("天数", "天"),
        ("亩数", "亩"),
        ("吨数", "吨"),
        ("公里数", "公里"),
    ];
    let name = stem(name);
    COUNTED.iter().find(|(end, _)| name.ends_with(end)).map(|(_, unit)| *unit)
}

/// A name without what systems put behind it: 合格率（%）, 满意度指标.
fn stem(name: &str) -> &str {
    let name = name.trim().trim_end_matches("指标").trim_end_matches([':', '：']);
    name.strip_suffix([')', '）'])
        .and_then(|name| name.rsplit_once(['(', '（']))
        .map_or(name, |(name, _)| name)
}

/// The unit in brackets at the end of a name: 受益群众（人）, 治理面积(亩), 满意度(≥**%). Other words in brackets are
/// no units: 企业（项目）, 乡镇（街道）.
pub(crate) fn bracketed(name: &str) -> Option<Measure> {
    /// Words for places and kinds, which count only where a number stands before them.
    const WORDS: &[&str] = &[
        "村", "镇", "乡", "县", "市", "区", "省", "街道", "社区", "乡镇", "县区", "县市", "国", "校", "站",
        "站点", "网点", "方面", "类", "款", "样品", "样本", "品种", "名次",
    ];
    let folded = Folded::new(name);
    let name = folded.text.trim_end_matches(':').trim_end_matches("指标");
    let (_, inside) = name.strip_suffix(')')?.rsplit_once('(')?;
    let inside = inside.trim_start_matches("单位").trim_start_matches(is_left_open);
    let measure = Measure::exactly(inside)?;
    let word = WORDS.contains(&inside) || unit::is_grade(inside);
    (!measure.bare && !word).then_some(measure)
}

/// A colon, a sign, and what stands where the number will: (单位：%), (≥**%).
fn is_left_open(c: char) -> bool {
    matches!(c, ':' | '≥' | '≤' | '>' | '<' | '=' | '*' | '×' | 'X' | 'x' | '_')
}
