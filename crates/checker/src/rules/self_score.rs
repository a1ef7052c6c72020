//! SELF-SCORE 得分高于分值 | A score above its weight
//!
//! **查什么。** 自评表各行（指标、资金行、总分）的得分高于分值，或为负数。
//!
//! **为什么。** 财预〔2020〕10号：得分最多为分值。
//!
//! **例子。** 分值 10，得分 12。
//!
//! 改法：更正得分，不得高于分值。
//!
//! **What.** 得分 against 分值 in every row of a self-evaluation: indicators, the fund row, the closing row. Also scores
//! below 0.
//!
//! **Why.** 财预〔2020〕10号: a row earns at most its weight.
//!
//! **Example.** 分值 10, 得分 12.

use model::{Pointer, Quantity};

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::written;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        for (index, fund) in sheet.form.funds.iter().enumerate() {
            judge(
                &sheet.at.key("funds").index(index),
                fund.label.trim(),
                [fund.weight.as_ref(), fund.score.as_ref()],
                out,
            );
        }
        for row in sheet.rows() {
            judge(&row.at, &row.label(), [row.indicator.weight.as_ref(), row.indicator.score.as_ref()], out);
        }
        if let Some(total) = &sheet.form.total {
            judge(&sheet.at.key("total"), "总分", [total.weight.as_ref(), total.score.as_ref()], out);
        }
    }
}

fn judge(at: &Pointer, label: &str, [weight, score]: [Option<&Quantity>; 2], out: &mut Findings<'_>) {
    let Some((score, got)) = score.and_then(|score| Some((score, written(score)?))) else { return };
    if got.is_sign_negative() && !got.is_zero() {
        out.add(vec![at.key("score")], format!("{label} 得分 {} 为负数", score.text));
    } else if let Some((weight, most)) = weight.and_then(|weight| Some((weight, written(weight)?)))
        && got > most
    {
        out.add(
            vec![at.key("score"), at.key("weight")],
            format!("{label} 得分 {} 高于分值 {}", score.text, weight.text),
        );
    }
}
