//! The words behind a date that make it a deadline: 前, 内, 止, 起.

use model::Op;

use super::comparison::Comparisons;
use super::take_any;
use crate::boundary::goes_on;

/// Says the comparison of the word behind a date; `true` for 内. `closed`: the date is a day or an end (底), which 前
/// includes; 前 behind a longer period means before it begins.
pub(crate) fn deadline(input: &mut &str, closed: bool, comparisons: &mut Comparisons) -> bool {
    #[derive(Clone, Copy, PartialEq)]
    enum Word {
        Before,
        Within,
        Until,
        After,
        From,
        During,
    }
    use Word::{After, Before, During, From, Until, Within};
    const WORDS: &[(&str, Word)] = &[
        ("之前", Before),
        ("以前", Before),
        ("前", Before),
        ("以内", Within),
        ("之内", Within),
        ("内", Within),
        ("为止", Until),
        ("止", Until),
        ("以后", After),
        ("之后", After),
        ("后", After),
        ("开始", From),
        ("以来", From),
        ("起", From),
        ("期间", During),
        ("间", During),
    ];
    let start = *input;
    let Some(word) = take_any(input, WORDS) else { return false };
    if goes_on(start.strip_suffix(*input).unwrap_or_default(), input) {
        *input = start;
        return false;
    }
    match word {
        Before => comparisons.say(if closed { Op::Le } else { Op::Lt }),
        Within | Until => comparisons.say(Op::Le),
        After => comparisons.say(Op::Gt),
        From => comparisons.say(Op::Ge),
        During => {}
    }
    word == Within
}
