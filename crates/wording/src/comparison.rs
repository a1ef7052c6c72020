//! Comparison words and signs, before a number and behind it. One table for the grammar of values, for the sign column
//! of an indicator grid and for the checks.
//!
//! 以上, 以下 and 以内 include the number; 超过, 不足 and 不满 exclude it (民法典 §1259). 不低于 is met before 低于 and
//! 大于等于 before 大于: the longest reading wins.

use crate::fold::Folded;

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

type Words = &'static [(&'static str, Comparison)];

/// Signs after folding, doubled or not, longest first.
const SIGNS: Words = &[
    (">=", Ge),
    ("=>", Ge),
    ("≥=", Ge),
    (">≥", Ge),
    ("≥", Ge),
    ("≮", Ge),
    ("<=", Le),
    ("=<", Le),
    ("≤=", Le),
    ("<≤", Le),
    ("≤", Le),
    ("≯", Le),
    (">", Gt),
    ("<", Lt),
    ("==", Comparison::Eq),
    ("=", Comparison::Eq),
    ("≈", Approx),
];

/// Words that stand in front of a number and are complete.
const ALONE: Words = &[
    ("至少", Ge),
    ("至多", Le),
    ("最少", Ge),
    ("最多", Le),
    ("最低", Ge),
    ("最高", Le),
    ("最迟", Le),
    ("最晚", Le),
    ("起码", Ge),
    ("不足", Lt),
    ("不满", Lt),
    ("不到", Lt),
    ("等于", Comparison::Eq),
    ("大约为", Approx),
    ("大约", Approx),
    ("大概", Approx),
    ("约等于", Approx),
    ("约为", Approx),
    ("约", Approx),
    ("将近", Approx),
    ("接近", Approx),
    ("近", Approx),
    ("上限为", Le),
    ("下限为", Ge),
];

/// Words that 不 turns round and 或等于 widens.
const CORE: Words = &[
    ("大于", Gt),
    ("高于", Gt),
    ("多于", Gt),
    ("超过", Gt),
    ("超出", Gt),
    ("超", Gt),
    ("逾", Gt),
    ("突破", Gt),
    ("长于", Gt),
    ("晚于", Gt),
    ("迟于", Gt),
    ("小于", Lt),
    ("低于", Lt),
    ("少于", Lt),
    ("短于", Lt),
    ("早于", Lt),
];

/// What may stand between 不 and such a word.
const MODALS: [&str; 7] = ["得", "应", "能", "可", "宜", "会", "允许"];

/// What widens such a word by the number itself.
const OR_EQUAL: [&str; 5] = ["或者等于", "或等于", "、等于", "及等于", "等于"];

/// Verbs that only suggest a comparison; one said in words or signs wins.
const SUGGESTING: Words = &[
    ("达到", Ge),
    ("达至", Ge),
    ("达", Ge),
    ("严格控制在", Le),
    ("控制在", Le),
    ("控制到", Le),
    ("保持在", Comparison::Eq),
    ("维持在", Comparison::Eq),
    ("稳定在", Comparison::Eq),
];

/// Words that stand behind a number.
const BEHIND: Words = &[
    ("及其以上", Ge),
    ("及以上", Ge),
    ("或以上", Ge),
    ("以上", Ge),
    ("之上", Ge),
    ("及其以下", Le),
    ("及以下", Le),
    ("或以下", Le),
    ("以下", Le),
    ("之下", Le),
    ("以内", Le),
    ("之内", Le),
    ("内", Le),
    ("以外", Gt),
    ("左右", Approx),
    ("上下", Approx),
];

/// Words of these tables that mean a comparison wherever they stand, and in no other word.
const ANYWHERE: [&str; 16] = [
    "大于",
    "高于",
    "多于",
    "超过",
    "小于",
    "低于",
    "少于",
    "至少",
    "至多",
    "不足",
    "等于",
    "控制在",
    "以上",
    "以下",
    "以内",
    "之内",
];

/// Words that make a comparison of what stands beside a number, whether or not they can be read as one.
const TELLING: &[&str] = &[
    "≥",
    "≤",
    ">",
    "<",
    "=",
    "≈",
    "≠",
    "大于",
    "小于",
    "高于",
    "低于",
    "多于",
    "少于",
    "长于",
    "短于",
    "晚于",
    "早于",
    "迟于",
    "超过",
    "超出",
    "突破",
    "不足",
    "不满",
    "不到",
    "不超",
    "不低",
    "不高",
    "不得",
    "未达",
    "未超",
    "至少",
    "至多",
    "最少",
    "最多",
    "最低",
    "最高",
    "等于",
    "以上",
    "以下",
    "以内",
    "以外",
    "之内",
    "左右",
    "上下",
    "大约",
    "控制在",
];

/// The first characters of [`TELLING`].
const TELLING_FIRST: &str = "≥≤><=≈≠大小高低多少长短晚早迟超突不未至最等以之左上控";

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
