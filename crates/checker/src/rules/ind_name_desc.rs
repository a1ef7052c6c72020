//! IND-NAME-DESC 指标名称与描述不一致 | Name and description speak of different things
//!
//! **What.** The measured noun at the end of the name and of the description: a rate (率, 比例, 满意度), a number (数量,
//! 人数, 次数, 面积), money (成本, 费用, 金额). Also growth in the name and none in a description that ends in a rate.
//!
//! **Why.** The value belongs to one of the two, and the reader cannot tell to which. Words without a measured noun
//! are not compared.
//!
//! **Example.** 业务增加值增长率, described as 产品销量.
//!
//! 改法：使描述说明名称所指的同一个量。

use crate::facts::Facts;
use crate::finding::Findings;
use crate::label::quote;
use crate::text::has_any;

const GROWTH: &[&str] = &["增长", "增加", "提高", "提升", "增幅", "上升"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Noun {
    Rate,
    Number,
    Money,
}

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let (name, description) = (row.name(), row.description());
        let (Some(a), Some(b)) = (noun(name), noun(description)) else { continue };
        let growth =
            a == Noun::Rate && b == Noun::Rate && name.ends_with("增长率") && !has_any(description, GROWTH);
        if a != b || growth {
            let claim = format!("三级指标{}与描述{}不是同一个量", quote(name), quote(tail(description)));
            out.add(vec![row.name_at(), row.at.key("description")], claim);
        }
    }
}

fn noun(text: &str) -> Option<Noun> {
    let text = text.trim_end_matches(['。', '；', '）', ')']);
    let ends = |words: &[&str]| words.iter().any(|word| text.ends_with(word));
    if ends(&["效率", "频率", "功率", "汇率", "利率", "功效"]) {
        None
    } else if ends(&["率", "比例", "占比", "比重", "满意度", "覆盖面"]) {
        Some(Noun::Rate)
    } else if ends(&[
        "数量",
        "人数",
        "次数",
        "人次",
        "个数",
        "户数",
        "家数",
        "件数",
        "场次",
        "面积",
        "销量",
        "产量",
        "增加值",
        "总量",
    ]) {
        Some(Noun::Number)
    } else if ends(&["成本", "费用", "金额", "经费"]) {
        Some(Noun::Money)
    } else {
        None
    }
}

/// The last clause of a long description: where its measured noun stands.
fn tail(description: &str) -> &str {
    description.rsplit(['，', '。', '；']).find(|clause| !clause.is_empty()).unwrap_or(description)
}
