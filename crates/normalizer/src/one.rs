//! A cell with at most one value, and the words around it.

use model::{Flag, Op, Quantity, Value};
use wording::blank::Absence;
use wording::fold::Folded;
use wording::heading::Style;
use wording::{blank, comparison, heading, is_ideograph, unit};

use crate::boundary::left_over;
use crate::bounds;
use crate::context::{Context, Role};
use crate::grammar::draft::{Core, Draft};
use crate::grammar::single::single;
use crate::prose::scan;
use crate::value;

/// A cell with at most one value.
pub(crate) fn one(text: &str, context: &Context<'_>) -> Quantity {
    let text = text.trim();
    let folded = Folded::new(text);
    if let Some(blank) = placeholder(text, &folded.text, context) {
        return blank;
    }
    if let Some(zero) = zero(text, &folded.text) {
        return zero;
    }
    let mut rest = &*folded.text;
    if let Ok(found) = single(&mut rest, context.year)
        && let Some(quantity) = whole(text, &folded, 0, rest, &found, context)
    {
        return quantity;
    }
    // 合格率98%, 力争完成5次: words in front that compare nothing.
    if let Some((start, found, rest)) =
        scan(&folded.text, context.year).find(|(_, found, _)| takes_neighbours(found))
        && let Some(quantity) = whole(text, &folded, start, rest, &found, context)
    {
        return quantity;
    }
    Quantity::new(text, Value::Text)
}

/// The quantity of `found` when what stands around it is nothing but neighbours.
fn whole(
    text: &str,
    folded: &Folded<'_>,
    start: usize,
    rest: &str,
    found: &Draft<'_>,
    context: &Context<'_>,
) -> Option<Quantity> {
    let end = folded.text.len() - rest.len();
    let before = folded.text.get(..start)?;
    if (start > 0 || !rest.is_empty()) && !(takes_neighbours(found) && is_before(before) && is_behind(rest)) {
        return None;
    }
    // 2等奖, 3级甲等: a grade with a word behind it is the name of a grade.
    if !rest.is_empty() && found.unit().is_some_and(|unit| unit::is_grade(&unit.name)) {
        return None;
    }
    let mut quantity = value::quantity(text, found, folded);
    let words = |piece: std::ops::Range<usize>| {
        (!piece.is_empty()).then(|| folded.as_written(piece).trim().to_owned())
    };
    if !quantity.detail.flags.contains(&Flag::ConflictingOp) {
        quantity.detail.before = words(0..start);
        quantity.detail.behind = words(end..folded.text.len());
    }
    context.supply(&mut quantity);
    Some(quantity)
}

/// A number without a unit among words may be a name (阶段2), so only a unit or a date has neighbours.
fn takes_neighbours(found: &Draft<'_>) -> bool {
    matches!(found.core, Core::Date(_)) || found.unit_kind().is_some()
}

/// Words that only say what the value is of: no digit, no comparison, nothing that turns the value.
fn is_before(words: &str) -> bool {
    let plain = without_item_number(words.strip_suffix(':').unwrap_or(words));
    plain.len() <= bounds::NEIGHBOUR
        && plain.chars().all(|c| is_ideograph(c) || matches!(c, '、' | '(' | ')' | '"' | '“' | '”'))
        && !plain.ends_with(|c| "不未无没非每各或近负再零".contains(c))
        && !plain.contains(['每', '均'])
        && !plain.contains('或')
        && !comparison::any_in(plain)
}

/// Words without the number of a list item in front: `1.`, `（2）`, `③`.
fn without_item_number(words: &str) -> &str {
    let item =
        heading::number(words).filter(|number| number.style > Style::HanBracketed && number.pieces == 1);
    item.map_or(words, |number| number.rest)
}

/// Words that only say what the value is of: no second value, no comparison, no alternative.
fn is_behind(words: &str) -> bool {
    words.len() <= bounds::NEIGHBOUR
        && words.chars().all(|c| {
            is_ideograph(c) || matches!(c, '、' | '(' | ')' | '"' | '“' | '”' | '。' | '!' | ';' | '；' | '/')
        })
        && !words.starts_with(['至', '到', '或', '几', '余', '多', '/', '不'])
        && !left_over(words)
        && !words.contains('或')
        && !comparison::any_in(words)
        && scan(words, None).next().is_none()
}

/// A placeholder; 一 for one where money or points would stand.
fn placeholder(text: &str, folded: &str, context: &Context<'_>) -> Option<Quantity> {
    let of_amounts =
        matches!(context.role, Role::Fund | Role::Weight | Role::Score | Role::Rate | Role::Share);
    let unfilled = matches!(blank::of_folded(folded), Some(Absence::Blank | Absence::Placeholder));
    let odd = of_amounts && blank::is_one_for_dash(folded);
    (unfilled || odd).then(|| {
        let mut quantity = Quantity::new(text, Value::Blank);
        if odd {
            quantity.detail.flags.push(Flag::OddPlaceholder);
        }
        quantity
    })
}

/// 零投诉, 零事故: no number word but a number. 零距离 and 零容忍 are words.
fn zero(text: &str, folded: &str) -> Option<Quantity> {
    const NOUNS: &[&str] = &[
        "投诉", "事故", "差错", "失误", "伤亡", "死亡", "发生", "缺陷", "上访", "信访", "违规", "违纪",
        "违法", "腐败", "泄密", "泄露", "感染", "疫情", "火灾", "案件", "发案", "逾期", "拖欠", "欠薪",
        "排放", "污染", "漏报", "误差", "延误", "隐患", "新增", "纠纷", "复发", "返贫", "遗漏", "增长",
        "报告", "舆情", "故障", "风险", "突破", "流失", "辍学",
    ];
    let noun = folded
        .strip_prefix('零')
        .filter(|noun| noun.chars().all(is_ideograph) && noun.len() <= bounds::NEIGHBOUR)?;
    if !NOUNS.iter().any(|end| noun.ends_with(end)) {
        return None;
    }
    let value = Value::Number { op: Op::Eq, value: 0.into(), unit: None, base: None };
    let mut quantity = Quantity::new(text, value);
    quantity.detail.behind = Some(noun.to_owned());
    Some(quantity)
}
