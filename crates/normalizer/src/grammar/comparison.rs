//! The comparisons said of one value, before its number and behind it: two of them agree or nothing is read.

use model::Op;
use wording::comparison::{self, Comparison};

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
        if let Some(said) = comparison::sign(input).or_else(|| comparison::phrase(input)) {
            let op = op(said);
            let words = start.get(..start.len() - input.len()).unwrap_or_default();
            self.of_amounts |= ["高于", "低于", "多于", "少于"].iter().any(|word| words.contains(word));
            self.say(op);
            true
        } else if let Some(op) = comparison::suggestion(input) {
            self.suggested = self.suggested.or(Some(self::op(op)));
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
        let op = comparison::behind(input)
            .map(op)
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

/// The shared word for a comparison.
pub(crate) fn op(comparison: Comparison) -> Op {
    match comparison {
        Comparison::Eq => Op::Eq,
        Comparison::Ge => Op::Ge,
        Comparison::Gt => Op::Gt,
        Comparison::Le => Op::Le,
        Comparison::Lt => Op::Lt,
        Comparison::Approx => Op::Approx,
    }
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
