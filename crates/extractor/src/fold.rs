//! Labels as people mean them: typing habits folded away, the text itself untouched.
//!
//! The fold is a list of what is folded and nothing else (spaces, width, colons, brackets, dashes): plain NFKC would
//! turn ① into 1 and ㎡ into m2.

/// A label's text in the forms it is looked up by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Folded {
    /// White space out, width folded: `项目资金(万元)`.
    pub full: String,
    /// Also without brackets, number in front, 其中 and closing colon: `项目资金`.
    pub bare: String,
    /// What stood in brackets: `万元`.
    pub brackets: Vec<String>,
}

impl Folded {
    /// Folds a text.
    pub(crate) fn new(text: &str) -> Self {
        let full = fold(text);
        let (mut bare, brackets) = split_brackets(&full);
        loop {
            let shorter = strip_front(&bare).trim_end_matches([':', ';', ',', '。']);
            if shorter.len() == bare.len() {
                break;
            }
            bare = shorter.to_owned();
        }
        Self { full, bare, brackets }
    }
}

/// White space out; full-width forms, colons, brackets and dashes to one sign each.
pub(crate) fn fold(text: &str) -> String {
    text.chars().filter(|&c| !is_space(c)).map(fold_char).collect()
}

fn fold_char(c: char) -> char {
    match c {
        '【' | '〔' | '［' | '[' | '｛' | '{' | '﹙' | '〖' => '(',
        '】' | '〕' | '］' | ']' | '｝' | '}' | '﹚' | '〗' => ')',
        '∶' | '﹕' | '︰' => ':',
        '—' | '–' | '−' | '‐' | '‑' | '─' | '―' => '-',
        '〜' | '～' => '~',
        '≧' | '⩾' => '≥',
        '≦' | '⩽' => '≤',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// White space of any width, and what only looks like nothing.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{00ad}')
}

/// Whether a cell shows nothing.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(is_space)
}

/// A label as written, without the spaces and line breaks that only lay it out: between two characters of which one
/// is Chinese or a sign, white space goes; elsewhere one space stays.
pub(crate) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if is_space(c) {
            gap = true;
            continue;
        }
        if gap && c.is_ascii_alphanumeric() && out.ends_with(|last: char| last.is_ascii_alphanumeric()) {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    out
}

/// A field's name: the label, tidied, without the colon that ends it and a number or star in front.
pub(crate) fn key(text: &str) -> String {
    tidy(text).trim_start_matches(['*', '★', '＊']).trim_end_matches([':', '：']).to_owned()
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

/// Without 其中, a star and a number in front: `1.`, `一、`, `①`.
fn strip_front(text: &str) -> &str {
    let text = text.trim_start_matches(['*', '★', '#', '※', ':']);
    let text = text.strip_prefix("其中").unwrap_or(text).trim_start_matches(':');
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let marked = behind.strip_prefix(['.', '、', ',']).filter(|_| behind.len() < text.len());
    match marked.map(|rest| rest.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(')) {
        Some(rest) if !rest.is_empty() => rest,
        _ => text.trim_start_matches(|c: char| ('①'..='⑳').contains(&c)),
    }
}

/// Matches a pattern in which `*` is any run of characters and `#` a run of digits (一 to 十二 too).
pub(crate) fn matches(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.chars().collect();
    // Which pattern positions are reachable after each character: linear in text × pattern.
    let mut open = vec![false; pattern.len() + 1];
    open[0] = true;
    close_stars(&pattern, &mut open);
    for &c in &text {
        let mut next = vec![false; pattern.len() + 1];
        for (at, _) in open.iter().enumerate().filter(|(_, reached)| **reached) {
            match pattern.get(at) {
                Some('*') => next[at] = true,
                Some('#') if c.is_ascii_digit() || "一二三四五六七八九十".contains(c) => {
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

/// Whether a name in a profile is a pattern.
pub(crate) fn is_pattern(name: &str) -> bool {
    name.contains(['*', '#'])
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn labels_fold_spaces_width_colons_and_brackets() {
        assert_eq!(Folded::new("项\n目 名\u{3000}称：").bare, "项目名称");
        assert_eq!(Folded::new("其中：财政\u{a0}  资金").bare, "财政资金");
        let money = Folded::new("项目资金\n（万元）");
        assert_eq!((money.bare.as_str(), money.brackets), ("项目资金", vec!["万元".to_owned()]));
        assert_eq!(Folded::new("一、项目名称").bare, "项目名称");
        assert_eq!(Folded::new("1．项目名称").bare, "项目名称");
        assert_eq!(Folded::new("（2022年度）").bare, "2022年度");
        assert_eq!(Folded::new("一级指标").bare, "一级指标", "the number belongs to the word");
    }

    #[test]
    fn labels_keep_their_words_and_lose_their_layout() {
        assert_eq!(tidy("其中：财政    资金"), "其中：财政资金");
        assert_eq!(tidy(" 产出\n指标 (50 分)"), "产出指标(50分)");
        assert_eq!(tidy("IT  budget"), "IT budget");
    }

    #[test]
    fn patterns_match_runs() {
        assert!(matches("*绩效目标表", "1.培训费绩效目标表"));
        assert!(matches("1-#月执行数", "1-12月执行数"));
        assert!(!matches("1-#月执行数", "1-月执行数"));
        assert!(matches("#月底", "3月底"));
        assert!(matches("*", ""));
        assert!(!matches("绩效", "绩效目标"));
    }
}
