//! SELF-GRADE 评价等级与总分不符 | The grade does not fit the score
//!
//! **查什么。** 自评等级（评价等级、评定等级、评价结论）只填了优、良、中、差的，与总分核对：90分以上为优，80—90分为良，60—80分为中，60分以下为差。评价结论中写的得分与总分核对。
//!
//! **为什么。** 财预〔2020〕10号第二十五条规定了四档。各地可以另定，所以不作错误。
//!
//! **例子。** 总分 75，自评等级 优。
//!
//! 改法：核对总分和等级。
//!
//! **What.** A grade (自评等级, 评价等级, 评价结论) that is just 优, 良, 中 or 差, against the total score: 优 from 90, 良 from 80, 中 from 60.
//! A score that the conclusion tells, against the total.
//!
//! **Why.** 财预〔2020〕10号 §25 names the four grades. Places may draw the lines elsewhere: never an error.
//!
//! **Example.** 总分 75, 自评等级 优.

use rust_decimal::Decimal;
use wording::fold::squeeze;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{plain, written};
use crate::threshold::Threshold;

const EXCELLENT: Threshold = Threshold::whole("excellent", 90, "优的最低分");
const GOOD: Threshold = Threshold::whole("good", 80, "良的最低分");
const FAIR: Threshold = Threshold::whole("fair", 60, "中的最低分");
pub(super) const THRESHOLDS: &[Threshold] = &[EXCELLENT, GOOD, FAIR];

/// The grades, the best first; what is below all is 差.
const GRADES: [(&str, Threshold); 3] = [("优", EXCELLENT), ("良", GOOD), ("中", FAIR)];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.evaluations() {
        let total = sheet.form.total.as_ref().and_then(|total| total.score.as_ref());
        let Some((text, score)) = total.and_then(|score| Some((&score.text, written(score)?))) else {
            continue;
        };
        if score < Decimal::ONE || score > Decimal::ONE_HUNDRED {
            continue;
        }
        let earned =
            GRADES.iter().find(|(_, least)| score >= out.threshold(least)).map_or("差", |(grade, _)| grade);
        for (label, value) in &sheet.form.fields {
            if let Some(told) = told_score(value).filter(|told| *told != score) {
                let at = vec![sheet.at.key("fields").key(label), sheet.at.key("total").key("score")];
                out.add(at, format!("{label}说得分 {} 分，总分为 {text}", plain(told)));
            }
        }
        for (label, value) in &sheet.form.fields {
            let value = squeeze(value);
            let grade = value.trim_end_matches(['秀', '好', '等']);
            let graded = ["等级", "评价结论", "自评结论", "评价结果"].iter().any(|word| label.contains(word));
            if graded && grade != earned && ["优", "良", "中", "差"].contains(&grade) {
                let at = vec![sheet.at.key("fields").key(label), sheet.at.key("total").key("score")];
                out.add(at, format!("{label}为“{value}”，总分 {text} 应为“{earned}”"));
            }
        }
    }
}

/// The score that a conclusion tells: 自评得分95分, 总分为95.5分.
fn told_score(text: &str) -> Option<Decimal> {
    let text = squeeze(text);
    let words = [
        "自评得分",
        "自评总分",
        "综合得分",
        "总得分",
        "评价得分",
        "自评总得分",
        "得分为",
        "总分为",
        "总分：",
    ];
    let rest = words.iter().find_map(|word| text.split_once(word).map(|(_, rest)| rest))?;
    let rest = rest.trim_start_matches(['为', '是', '：', ':']);
    let digits = rest.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
    let (number, behind) = rest.split_at(digits);
    behind.starts_with('分').then(|| number.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_of_a_conclusion_is_read() {
        let score = |text| told_score(text).map(|score| score.to_string());
        assert_eq!(score("项目完成较好，自评得分95分。").as_deref(), Some("95"));
        assert_eq!(score("自评总分为 99.5 分，等级为优").as_deref(), Some("99.5"));
        assert_eq!(score("总分100分中扣3分"), None);
        assert_eq!(score("得分较高"), None);
    }
}
