//! Labels as people mean them: typing habits folded away, the text itself untouched.

use crate::{fold, heading};

/// A label's text in the forms it is looked up by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// White space out, width folded: `项目资金(万元)`.
    pub full: String,
    /// Also without brackets, number in front, 其中 and closing colon: `项目资金`.
    pub bare: String,
    /// What stood in brackets: `万元`.
    pub brackets: Vec<String>,
}

impl Label {
    /// Folds a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let full = chinese(fold(text));
        let (mut bare, brackets) = split_brackets(&full);
        loop {
            let shorter =
                without_front(&bare).trim_end_matches([':', ';', ',', '。']).trim_end_matches(is_mark);
            if shorter.len() == bare.len() {
                break;
            }
            bare = shorter.to_owned();
        }
        Self { full, bare, brackets }
    }
}

/// The Chinese words of a label in two languages: 项目名称 تۈر نامى.
fn chinese(label: String) -> String {
    let han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    // Arabic letters (Uyghur, Kazakh), Tibetan, Mongolian, Yi, Hangul.
    let other = |c: char| {
        matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
            || matches!(c, '\u{f00}'..='\u{fff}' | '\u{1800}'..='\u{18af}' | '\u{a000}'..='\u{a4ff}' | '\u{ac00}'..='\u{d7af}')
    };
    if label.chars().any(other) && label.chars().any(han) {
        label.chars().filter(|&c| !other(c)).collect()
    } else {
        label
    }
}

/// A label as one spelling: white space out; full-width forms, colons, brackets and dashes to one sign each.
#[must_use]
pub fn fold(text: &str) -> String {
    fold::Folded::label(text).text.into_owned()
}

/// A label as written, without the spaces and line breaks that only lay it out: between two characters of which one
/// is Chinese or a sign, white space goes; elsewhere one space stays.
#[must_use]
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if fold::is_space(c) {
            gap = true;
            continue;
        }
        if gap && parts_words(c) && out.ends_with(parts_words) {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    out
}

/// Whether a character belongs to a script that parts words by spaces.
fn parts_words(c: char) -> bool {
    c.is_alphanumeric() && (c < '\u{2e80}' || matches!(c, '\u{ac00}'..='\u{d7af}'))
}

/// A field's name: the label, tidied, without the colon that ends it and a star in front.
#[must_use]
pub fn key(text: &str) -> String {
    tidy(text).trim_start_matches(['*', '★', '＊']).trim_end_matches([':', '：']).to_owned()
}

/// The key of a second field of one label, which its number tells from the first: 联系电话（2）.
#[must_use]
pub fn twin(label: &str, number: usize) -> String {
    if number <= 1 { label.to_owned() } else { format!("{label}（{number}）") }
}

/// The label of a key that [`twin`] may have numbered: the number stands in no document.
///
/// ```
/// use wording::label::{twin, without_twin};
///
/// assert_eq!(without_twin(&twin("联系电话", 2)), "联系电话");
/// assert_eq!(without_twin("项目资金（万元）"), "项目资金（万元）");
/// ```
#[must_use]
pub fn without_twin(key: &str) -> &str {
    let is_number = |inner: &str| !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_digit());
    match key.strip_suffix('）').and_then(|key| key.rsplit_once('（')) {
        Some((label, inner)) if is_number(inner) => label,
        _ => key,
    }
}

/// Takes bracketed parts out; an unclosed bracket is text.
fn split_brackets(folded: &str) -> (String, Vec<String>) {
    let (mut bare, mut brackets) = (String::with_capacity(folded.len()), Vec::new());
    let mut rest = folded;
    while let Some(open) = rest.find('(') {
        let Some(close) = rest[open..].find(')').map(|at| open + at) else { break };
        bare.push_str(&rest[..open]);
        brackets.push(rest[open + 1..close].to_owned());
        rest = &rest[close + 1..];
    }
    bare.push_str(rest);
    // A label that is all brackets keeps its words: （2022年度）.
    if bare.is_empty() { (folded.trim_matches(['(', ')']).to_owned(), brackets) } else { (bare, brackets) }
}

/// The mark of a note under the table: 项目名称①.
fn is_mark(c: char) -> bool {
    matches!(c, '①'..='⑳' | '❶'..='❿')
}

/// Without 其中, a star and a number in front: `1.`, `一、`, `①`.
fn without_front(text: &str) -> &str {
    let text = text.trim_start_matches(['*', '★', '#', '※', ':']);
    let text = text.strip_prefix("其中").unwrap_or(text).trim_start_matches(':');
    let rest = heading::without_number(text);
    if rest.len() == text.len() {
        return text;
    }
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(');
    if rest.is_empty() { text } else { rest }
}

/// Whether a name in a profile is a pattern.
#[must_use]
pub fn is_pattern(name: &str) -> bool {
    name.contains(['*', '#'])
}

/// Matches a folded text with a pattern in which `*` is any run of characters and `#` a run of digits (一 to 十二 too).
/// Linear in the length of the text times that of the pattern.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    // Which pattern positions are reachable after each character.
    let mut open = vec![false; pattern.len() + 1];
    open[0] = true;
    close_stars(&pattern, &mut open);
    for c in text.chars() {
        let mut next = vec![false; pattern.len() + 1];
        for (at, _) in open.iter().enumerate().filter(|(_, reached)| **reached) {
            match pattern.get(at) {
                Some('*') => next[at] = true,
                Some('#') if heading::is_counting(c) => {
                    next[at] = true;
                    next[at + 1] = true;
                }
                Some(&wanted) if wanted == c => next[at + 1] = true,
                _ => {}
            }
        }
        close_stars(&pattern, &mut next);
        open = next;
    }
    open[pattern.len()]
}

fn close_stars(pattern: &[char], open: &mut [bool]) {
    for at in 0..pattern.len() {
        if open[at] && pattern[at] == '*' {
            open[at + 1] = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn labels_fold_spaces_width_colons_and_brackets() {
        assert_eq!(Label::new("项\n目 名\u{3000}称：").bare, "项目名称");
        assert_eq!(Label::new("项\u{200b}目\u{2060}名\u{ad}称\u{200f}").bare, "项目名称");
        assert_eq!(Label::new("\u{2f50}例\u{fa01}").bare, "比例度");
        assert_eq!(Label::new("其中：财政\u{a0}  资金").bare, "财政资金");
        let money = Label::new("项目资金\n（万元）");
        assert_eq!((money.bare.as_str(), money.brackets), ("项目资金", vec!["万元".to_owned()]));
        assert_eq!(Label::new("一、项目名称").bare, "项目名称");
        assert_eq!(Label::new("1．项目名称").bare, "项目名称");
        assert_eq!(
            Label::new("项目资金③（万元）").bare,
            "项目资金",
            "a mark of a note is no part of the word"
        );
        assert_eq!(Label::new("（2022年度）").bare, "2022年度");
        assert_eq!(
            Label::new("项目名称\nتۈر نامى").bare,
            "项目名称",
            "of two languages the Chinese one is known"
        );
        assert_eq!(Label::new("一级指标").bare, "一级指标", "the number belongs to the word");
    }

    #[test]
    fn labels_keep_their_words_and_lose_their_layout() {
        assert_eq!(tidy("其中：财政    资金"), "其中：财政资金");
        assert_eq!(tidy(" 产出\n指标 (50 分)"), "产出指标(50分)");
        assert_eq!(tidy("IT  budget"), "IT budget");
        assert_eq!(tidy("تۈر  نامى"), "تۈر نامى");
        assert_eq!(key("★项目 名称："), "项目名称");
    }

    #[test]
    fn patterns_match_runs() {
        assert!(matches("*绩效目标表", "1.培训费绩效目标表"));
        assert!(matches("1-#月执行数", "1-12月执行数"));
        assert!(!matches("1-#月执行数", "1-月执行数"));
        assert!(matches("#月底", "3月底"));
        assert!(matches("#月底", "十二月底"));
        assert!(matches("*", ""));
        assert!(!matches("绩效", "绩效目标"));
    }
}
