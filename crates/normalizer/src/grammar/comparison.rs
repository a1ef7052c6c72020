//! Comparison words and signs, before a number and behind it.
//!
//! 以上, 以下 and 以内 include the number; 超过, 不足 and 不满 exclude it (民法典 §1259). 不低于 is met before 低于 and
//! 大于等于 before 大于: the longest reading wins. Two comparisons agree or nothing is read.

use model::Op;

use super::{take, take_any};
use crate::boundary::goes_on;

/// The comparisons said of one value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Comparisons {
    said: Option<Op>,
    /// What a verb suggests when nothing else is said: 达到 at least, 控制在 at most.
    suggested: Option<Op>,
    pub(crate) redundant: bool,
    pub(crate) conflicting: bool,
    /// Said with 高低多少, which compare amounts and not dates.
    pub(crate) of_amounts: bool,
}

impl Comparisons {
    /// Notes one more comparison.
    pub(crate) fn say(&mut self, op: Op) {
        match self.said {
            None => self.said = Some(op),
            Some(before) if before == op => self.redundant = true,
            Some(_) => self.conflicting = true,
        }
    }

    /// 不含本数: takes the number itself out of the bound.
    pub(crate) fn exclude(&mut self) {
        self.said = match self.said {
            Some(Op::Ge) => Some(Op::Gt),
            Some(Op::Le) => Some(Op::Lt),
            said => said,
        };
    }

    /// 含本数: puts the number itself into the bound. 大于95%（含95%） is ≥.
    pub(crate) fn include(&mut self) {
        self.said = match self.said {
            Some(Op::Gt) => Some(Op::Ge),
            Some(Op::Lt) => Some(Op::Le),
            said => said,
        };
    }

    /// None left: they became the ends of a range.
    pub(crate) fn spent(redundant: bool) -> Self {
        Self { redundant, ..Self::default() }
    }

    /// What was said in so many words.
    pub(crate) fn said(self) -> Option<Op> {
        self.said
    }

    /// The comparison, and whether it is only suggested.
    pub(crate) fn op(self) -> (Op, bool) {
        match (self.said, self.suggested) {
            (Some(op), _) => (op, false),
            (None, Some(op)) => (op, true),
            (None, None) => (Op::Eq, false),
        }
    }

    /// A comparison or a suggestion in front of a number.
    pub(crate) fn read_before(&mut self, input: &mut &str) -> bool {
        let start = *input;
        if let Some(op) = sign(input).or_else(|| phrase(input)) {
            let said = start.get(..start.len() - input.len()).unwrap_or_default();
            self.of_amounts |= ["高于", "低于", "多于", "少于"].iter().any(|word| said.contains(word));
            self.say(op);
            true
        } else if let Some(op) = suggestion(input) {
            self.suggested = self.suggested.or(Some(op));
            true
        } else {
            false
        }
    }

    /// The comparisons behind a number: 以上, （含）以上, 及以上, 左右.
    pub(crate) fn read_behind(&mut self, input: &mut &str) -> bool {
        if !input.starts_with(['(', '不', '含', '及', '或', '以', '之', '内', '左', '上']) {
            return false;
        }
        let start = *input;
        let excluded = take_any(input, &[("(不含)", ()), ("(不含本数)", ()), ("不含", ())]).is_some();
        let included = !excluded
            && take_any(input, &[("(含本数)", ()), ("(含)", ()), ("含", ()), ("(及)", ())]).is_some();
        let bracketed = take(input, "(");
        let word = *input;
        let op = take_any(input, BEHIND)
            .filter(|_| !goes_on(word.strip_suffix(*input).unwrap_or_default(), input))
            .filter(|_| !bracketed || take(input, ")"));
        let Some(op) = op else {
            *input = start;
            return false;
        };
        // 含以上 says again that 以上 includes the number; 不含 takes it out.
        self.say(match (op, excluded) {
            (Op::Ge, true) => Op::Gt,
            (Op::Le, true) => Op::Lt,
            _ => op,
        });
        if !included && !excluded {
            take_any(input, &[("(含本数)", ()), ("(含)", ())]);
        }
        true
    }
}

/// A sign, doubled or not.
pub(crate) fn sign(input: &mut &str) -> Option<Op> {
    const SIGNS: &[(&str, Op)] = &[
        (">=", Op::Ge),
        ("=>", Op::Ge),
        ("≥=", Op::Ge),
        (">≥", Op::Ge),
        ("≥", Op::Ge),
        ("<=", Op::Le),
        ("=<", Op::Le),
        ("≤=", Op::Le),
        ("≤", Op::Le),
        (">", Op::Gt),
        ("<", Op::Lt),
        ("==", Op::Eq),
        ("=", Op::Eq),
        ("≈", Op::Approx),
    ];
    if input.starts_with(['≥', '≤', '>', '<', '=', '≈']) { take_any(input, SIGNS) } else { None }
}

/// Verbs that only suggest a comparison; one said in words or signs wins.
const SUGGESTING: &[(&str, Op)] = &[
    ("达到", Op::Ge),
    ("达至", Op::Ge),
    ("达", Op::Ge),
    ("严格控制在", Op::Le),
    ("控制在", Op::Le),
    ("控制到", Op::Le),
    ("保持在", Op::Eq),
    ("维持在", Op::Eq),
    ("稳定在", Op::Eq),
];

fn suggestion(input: &mut &str) -> Option<Op> {
    if input.starts_with(['达', '严', '控', '保', '维', '稳']) {
        take_any(input, SUGGESTING)
    } else {
        None
    }
}

const BEHIND: &[(&str, Op)] = &[
    ("及其以上", Op::Ge),
    ("及以上", Op::Ge),
    ("或以上", Op::Ge),
    ("以上", Op::Ge),
    ("之上", Op::Ge),
    ("及其以下", Op::Le),
    ("及以下", Op::Le),
    ("或以下", Op::Le),
    ("以下", Op::Le),
    ("之下", Op::Le),
    ("以内", Op::Le),
    ("之内", Op::Le),
    ("内", Op::Le),
    ("以外", Op::Gt),
    ("左右", Op::Approx),
    ("上下", Op::Approx),
];

/// A comparison in words: 不(得|应|能…)X, X(或)等于, and words that stand alone.
fn phrase(input: &mut &str) -> Option<Op> {
    if !input.starts_with(first_of_phrase) {
        return None;
    }
    let start = *input;
    if let Some(op) = take_any(input, ALONE) {
        return Some(op);
    }
    let negated = take_any(input, &[("不", ()), ("未", ())]).is_some();
    if negated {
        take_any(
            input,
            &[("得", ()), ("应", ()), ("能", ()), ("可", ()), ("宜", ()), ("会", ()), ("允许", ())],
        );
    }
    let core = take_any(input, CORE);
    let or_equal = core.is_some()
        && take_any(input, &[("或者等于", ()), ("或等于", ()), ("、等于", ()), ("及等于", ()), ("等于", ())])
            .is_some();
    let op = match (core, negated, or_equal) {
        (Some(Op::Lt), true, false) | (Some(Op::Gt), false, true) => Some(Op::Ge),
        (Some(Op::Gt), true, false) | (Some(Op::Lt), false, true) => Some(Op::Le),
        (Some(op), false, false) => Some(op),
        _ => None,
    };
    if op.is_none() {
        *input = start;
    }
    op
}

/// The first characters of [`ALONE`], [`CORE`] and the negations: most text is done with here.
fn first_of_phrase(c: char) -> bool {
    "不未至最起等约大近将接高多超突长晚迟小低少短早上下逾".contains(c)
}

const ALONE: &[(&str, Op)] = &[
    ("至少", Op::Ge),
    ("至多", Op::Le),
    ("最少", Op::Ge),
    ("最多", Op::Le),
    ("最低", Op::Ge),
    ("最高", Op::Le),
    ("最迟", Op::Le),
    ("最晚", Op::Le),
    ("起码", Op::Ge),
    ("不足", Op::Lt),
    ("不满", Op::Lt),
    ("不到", Op::Lt),
    ("等于", Op::Eq),
    ("大约为", Op::Approx),
    ("大约", Op::Approx),
    ("大概", Op::Approx),
    ("约等于", Op::Approx),
    ("约为", Op::Approx),
    ("约", Op::Approx),
    ("将近", Op::Approx),
    ("接近", Op::Approx),
    ("近", Op::Approx),
    ("上限为", Op::Le),
    ("下限为", Op::Ge),
];

const CORE: &[(&str, Op)] = &[
    ("大于", Op::Gt),
    ("高于", Op::Gt),
    ("多于", Op::Gt),
    ("超过", Op::Gt),
    ("超出", Op::Gt),
    ("超", Op::Gt),
    ("逾", Op::Gt),
    ("突破", Op::Gt),
    ("长于", Op::Gt),
    ("晚于", Op::Gt),
    ("迟于", Op::Gt),
    ("小于", Op::Lt),
    ("低于", Op::Lt),
    ("少于", Op::Lt),
    ("短于", Op::Lt),
    ("早于", Op::Lt),
];

/// Whether `text` holds a comparison anywhere: such words must not pass for mere neighbours of a number.
pub(crate) fn any_in(text: &str) -> bool {
    const WORDS: &str = "≥ ≤ > < = ≈ ≠ 大于 小于 高于 低于 多于 少于 长于 短于 晚于 早于 迟于 超过 超出 突破 不足 不满 不到 \
        不超 不低 不高 不得 未达 未超 至少 至多 最少 最多 最低 最高 等于 以上 以下 以内 以外 之内 左右 上下 大约 控制在";
    WORDS.split_whitespace().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn before(text: &str) -> (Option<Op>, &str) {
        let mut rest = text;
        let mut comparisons = Comparisons::default();
        while comparisons.read_before(&mut rest) {}
        (comparisons.said().filter(|_| !comparisons.conflicting), rest)
    }

    #[test]
    fn the_longest_reading_wins() {
        assert_eq!(before("不低于5"), (Some(Op::Ge), "5"));
        assert_eq!(before("低于5"), (Some(Op::Lt), "5"));
        assert_eq!(before("大于或等于5"), (Some(Op::Ge), "5"));
        assert_eq!(before("不得超过5"), (Some(Op::Le), "5"));
        assert_eq!(before("不足5"), (Some(Op::Lt), "5"));
        assert_eq!(before("未超过5"), (Some(Op::Le), "5"));
        assert_eq!(before("大于等于≥5"), (Some(Op::Ge), "5"));
        assert_eq!(before("不低于≤5"), (None, "5"));
        assert_eq!(before("满5"), (None, "满5"));
        assert_eq!(before("不等于5"), (None, "不等于5"));
    }
}
