//! Changes: 同比增长8%, 较上年提高5个百分点, and what a bound refers to: 不低于上年.

use model::Change;

use super::{take, take_any};

/// What a change or a bound is measured against, at the front of `input`: 同比, 较上年, 比2021年, 与去年同期相比.
pub(crate) fn reference<'i>(input: &mut &'i str) -> Option<&'i str> {
    let start = *input;
    if start.starts_with(['同', '环']) && take_any(input, &[("同比", ()), ("环比", ())]).is_some() {
        return start.get(..start.len() - input.len());
    }
    if !start.starts_with(['较', '比', '与', '同', '在']) {
        return None;
    }
    let with = take_any(input, &[("较", false), ("比", false), ("与", true), ("同", true), ("在", true)])?;
    let named = earlier(input);
    let closed = take_any(input, &[("相比", ()), ("相较", ()), ("基础上", ()), ("的基础上", ()), ("比", ())])
        .is_some();
    if named.is_none() || (with && !closed) {
        *input = start;
        return None;
    }
    named
}

/// An earlier time or another whole: 上年, 去年同期, 2021年度, 全省平均水平.
pub(crate) fn earlier<'i>(input: &mut &'i str) -> Option<&'i str> {
    const NAMES: &[(&str, ())] = &[
        ("上一年度", ()),
        ("上年度", ()),
        ("上一年", ()),
        ("上年", ()),
        ("去年", ()),
        ("前年", ()),
        ("往年", ()),
        ("历年", ()),
        ("上季度", ()),
        ("上月", ()),
        ("基期", ()),
        ("基准年", ()),
        ("年初", ()),
        ("同期", ()),
    ];
    const TAILS: &[(&str, ())] = &[
        ("同期水平", ()),
        ("同期", ()),
        ("同月", ()),
        ("水平", ()),
        ("末", ()),
        ("底", ()),
        ("度", ()),
        ("实际", ()),
    ];
    let start = *input;
    if take_any(input, NAMES).is_none() {
        let digits = input.bytes().take(5).take_while(u8::is_ascii_digit).count();
        let rest = input.get(digits..)?;
        if digits != 4 || !rest.starts_with('年') {
            return None;
        }
        *input = rest;
        take(input, "年");
    }
    take_any(input, TAILS);
    start.get(..start.len() - input.len())
}

/// The direction of a change. 提高到95% names a level, not a change, and fails here.
pub(crate) fn change(input: &mut &str) -> Option<Change> {
    use Change::{Decrease, Increase};
    const WORDS: &[(&str, Change)] = &[
        ("增长率", Increase),
        ("增长", Increase),
        ("增加", Increase),
        ("增幅", Increase),
        ("增速", Increase),
        ("提高", Increase),
        ("提升", Increase),
        ("上升", Increase),
        ("上涨", Increase),
        ("扩大", Increase),
        ("下降率", Decrease),
        ("下降", Decrease),
        ("降低率", Decrease),
        ("降低", Decrease),
        ("降幅", Decrease),
        ("减少", Decrease),
        ("减幅", Decrease),
        ("缩短", Decrease),
        ("压减", Decrease),
        ("压缩", Decrease),
        ("下滑", Decrease),
    ];
    if !input.starts_with(['增', '提', '上', '扩', '下', '降', '减', '缩', '压']) {
        return None;
    }
    let start = *input;
    let change = take_any(input, WORDS)?;
    take(input, "了");
    if input.starts_with(['到', '至', '为']) {
        *input = start;
        return None;
    }
    Some(change)
}
