//! Comparison words and signs, before a number and behind it. One table for the grammar of values, for the sign column
//! of an indicator grid and for the checks.
//!
//! 以上, 以下 and 以内 include the number; 超过, 不足 and 不满 exclude it (民法典 §1259). 不低于 is met before 低于 and
//! 大于等于 before 大于: the longest reading wins.

mod words;

use crate::fold::Folded;
use words::{
    ALONE, ANYWHERE, BEHIND, CORE, MODALS, OR_EQUAL, SIGNS, SUGGESTING, TELLING, TELLING_FIRST, Words,
};

/// How a value is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    /// `=`
    Eq,
    /// `≥`
    Ge,
    /// `>`
    Gt,
    /// `≤`
    Le,
    /// `<`
    Lt,
    /// `≈`, 约, 左右
    Approx,
}

impl Comparison {
    /// 1 for a lower bound, −1 for an upper one, 0 for neither.
    #[must_use]
    pub fn direction(self) -> i8 {
        match self {
            Ge | Gt => 1,
            Le | Lt => -1,
            Self::Eq | Approx => 0,
        }
    }
}

use Comparison::{Approx, Ge, Gt, Le, Lt};

/// Takes a sign off the front of a folded text.
#[inline]
pub fn sign(input: &mut &str) -> Option<Comparison> {
    if input.starts_with(['≥', '≤', '>', '<', '=', '≈', '≮', '≯']) {
        take(input, SIGNS)
    } else {
        None
    }
}

/// Takes a comparison in words off the front of a folded text: 不(得|应|能…)X, X(或)等于, and words that stand alone.
#[inline]
pub fn phrase(input: &mut &str) -> Option<Comparison> {
    if !input.starts_with(begins_phrase) {
        return None;
    }
    let mut rest = *input;
    let comparison = take(&mut rest, ALONE).or_else(|| turned(&mut rest, CORE))?;
    *input = rest;
    Some(comparison)
}

/// Takes a verb that suggests a comparison off the front of a folded text: 达到, 控制在.
#[inline]
pub fn suggestion(input: &mut &str) -> Option<Comparison> {
    if input.starts_with(['达', '严', '控', '保', '维', '稳']) { take(input, SUGGESTING) } else { None }
}

/// Takes a comparison that stands behind a number off the front of a folded text: 以上, 及以下, 左右.
#[inline]
pub fn behind(input: &mut &str) -> Option<Comparison> {
    take(input, BEHIND)
}

/// The comparison that a whole cell is, in signs or in words: what the sign column 指标性质 of an indicator grid holds.
///
/// ```
/// use wording::comparison::{Comparison, exactly};
///
/// assert_eq!(exactly("﹥"), Some(Comparison::Gt));
/// assert_eq!(exactly("不低于"), Some(Comparison::Ge));
/// assert_eq!(exactly("定性"), None);
/// ```
#[must_use]
pub fn exactly(text: &str) -> Option<Comparison> {
    let folded = Folded::new(text);
    let mut rest = &*folded.text;
    let comparison = sign(&mut rest).or_else(|| phrase(&mut rest))?;
    rest.is_empty().then_some(comparison)
}

/// A value's text parted behind the comparison it begins with, both as written: `≥` and `98%`. Nothing stands in front
/// where there is none.
#[must_use]
pub fn split(text: &str) -> (&str, &str) {
    let folded = Folded::new(text);
    let mut rest = &*folded.text;
    if sign(&mut rest).or_else(|| phrase(&mut rest)).is_none() {
        return ("", text);
    }
    text.split_at(folded.origin(0..folded.text.len() - rest.len()).end)
}

/// The comparisons that a text writes anywhere, in order, each as written. Words that are often part of another (近,
/// 约, 超, 内) are passed over.
#[must_use]
pub fn all(text: &str) -> Vec<(&str, Comparison)> {
    let folded = Folded::new(text);
    let whole = &*folded.text;
    let mut found = Vec::new();
    let mut rest = whole;
    while let Some(first) = rest.chars().next() {
        let mut after = rest;
        let plain = |words: Words| words.iter().filter(|(word, _)| ANYWHERE.contains(word)).copied();
        let comparison = sign(&mut after)
            .or_else(|| turned(&mut after, CORE).filter(|_| is_plain(rest, after)))
            .or_else(|| {
                after = rest;
                let words = [ALONE, SUGGESTING, BEHIND];
                let (word, comparison) =
                    words.into_iter().flat_map(plain).find(|(word, _)| rest.starts_with(word))?;
                after = &rest[word.len()..];
                Some(comparison)
            });
        match comparison {
            Some(comparison) => {
                let start = whole.len() - rest.len();
                found.push((folded.as_written(start..whole.len() - after.len()), comparison));
                rest = after;
            }
            None => rest = &rest[first.len_utf8()..],
        }
    }
    found
}

/// Whether a folded text holds a comparison anywhere: such words must not pass for mere neighbours of a number.
#[must_use]
pub fn any_in(folded: &str) -> bool {
    folded
        .char_indices()
        .any(|(at, c)| TELLING_FIRST.contains(c) && TELLING.iter().any(|word| folded[at..].starts_with(word)))
}

/// A core word, turned round by 不 or 未, widened by 或等于; 不等于 is no comparison that bounds.
fn turned(input: &mut &str, core: Words) -> Option<Comparison> {
    let mut rest = *input;
    let negated = take_one(&mut rest, &["不", "未"]);
    if negated {
        take_one(&mut rest, &MODALS);
    }
    let core = take(&mut rest, core)?;
    let or_equal = take_one(&mut rest, &OR_EQUAL);
    let comparison = match (core, negated, or_equal) {
        (Lt, true, false) | (Gt, false, true) => Ge,
        (Gt, true, false) | (Lt, false, true) => Le,
        (comparison, false, false) => comparison,
        _ => return None,
    };
    *input = rest;
    Some(comparison)
}

/// Whether the words between two rests are of [`ANYWHERE`].
fn is_plain(rest: &str, after: &str) -> bool {
    let words = rest.strip_suffix(after).unwrap_or_default();
    ANYWHERE.iter().any(|word| words.contains(word))
}

/// The first characters of [`ALONE`], [`CORE`] and the negations: most text is done with here.
fn begins_phrase(c: char) -> bool {
    "不未至最起等约大近将接高多超突长晚迟小低少短早上下逾".contains(c)
}

fn take(input: &mut &str, words: Words) -> Option<Comparison> {
    let (word, comparison) = words.iter().find(|(word, _)| input.starts_with(word))?;
    *input = &input[word.len()..];
    Some(*comparison)
}

fn take_one(input: &mut &str, words: &[&str]) -> bool {
    let rest = words.iter().find_map(|word| input.strip_prefix(word));
    *input = rest.unwrap_or(input);
    rest.is_some()
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn every_form_of_a_sign_is_one_sign() {
        for (signs, comparison) in [
            ("大于等于 大于或等于 ≧ ⩾ ≥ ＞= >= => ＞＝ ≥＝ 不低于 不少于 不小于 至少", Ge),
            ("小于等于 小于或等于 ≦ ⩽ ≤ ＜= <= =< 不高于 不超过 不大于 不多于 至多 不得超过", Le),
            ("大于 高于 多于 超过 > ＞ ﹥", Gt),
            ("小于 低于 少于 不足 < ＜ ﹤", Lt),
            ("等于 = ＝ ═ ﹦", Comparison::Eq),
            ("约 ≈ 大约", Approx),
        ] {
            for sign in signs.split(' ') {
                assert_eq!(exactly(sign), Some(comparison), "{sign}");
                assert_eq!(
                    exactly(&format!(" {sign}\u{200b}\n")),
                    Some(comparison),
                    "{sign} and white space"
                );
            }
        }
        for text in ["", "定性", "定量", "≥5", "正向", "以上", "≥≤"] {
            assert_eq!(exactly(text), None, "{text}");
        }
    }

    #[test]
    fn the_longer_words_win() {
        assert_eq!(all("不低于≤3"), [("不低于", Ge), ("≤", Le)]);
        assert_eq!(all("大于等于≥90%"), [("大于等于", Ge), ("≥", Ge)]);
        assert_eq!(all("≥95%以上"), [("≥", Ge), ("以上", Ge)]);
        assert_eq!(all("≧ 95％，＞＝3"), [("≧", Ge), ("＞＝", Ge)]);
        assert_eq!(all("不得大于3，未超过5"), [("不得大于", Le), ("未超过", Le)]);
        assert_eq!(all("显著提升，近三年超额签约，范围内"), []);
    }

    #[test]
    fn words_that_compare_are_no_mere_neighbours() {
        assert!(any_in("合格率不低") && any_in("满意度≥") && any_in("控制在预算内"));
        assert!(!any_in("培训合格率") && !any_in(""));
        assert!(TELLING.iter().all(|word| word.starts_with(|c| TELLING_FIRST.contains(c))));
    }

    #[test]
    fn a_value_is_parted_behind_its_sign() {
        assert_eq!(split("＞＝ 98%"), ("＞＝", " 98%"));
        assert_eq!(split("不低于5次"), ("不低于", "5次"));
        assert_eq!(split("优良"), ("", "优良"));
    }

    #[test]
    fn words_are_taken_off_the_front() {
        let read = |text| {
            let mut rest = text;
            (phrase(&mut rest), rest)
        };
        assert_eq!(read("不低于5"), (Some(Ge), "5"));
        assert_eq!(read("大于或等于5"), (Some(Ge), "5"));
        assert_eq!(read("不等于5"), (None, "不等于5"));
        assert_eq!(read("满5"), (None, "满5"));
        let mut rest = "及以上人员";
        assert_eq!((behind(&mut rest), rest), (Some(Ge), "人员"));
        let mut rest = "控制在5";
        assert_eq!((suggestion(&mut rest), rest), (Some(Le), "5"));
    }
}
