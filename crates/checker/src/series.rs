//! Series in running text: 一是…二是…, 1.…2.…, （1）…（2）….

use std::collections::HashMap;

use model::Pointer;
use wording::numeral;

use crate::facts::Facts;
use crate::sequence::{Oddity, Sequence};

/// How the members of a series are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Mark {
    /// 一是, 二是.
    Is,
    /// 第一，, 第二，.
    Nth,
    /// 1. 2、
    Digits,
    /// （1）, （一）.
    Brackets,
    /// ① ②
    Circle,
}

/// Where a member of a series is missing: the text it stands in, the number that was expected, and the mark that came
/// instead. A series that does not begin at 1 is no series.
pub(crate) fn gaps_in_text(facts: &Facts<'_>) -> Vec<(Pointer, u32, String)> {
    let mut found = Vec::new();
    for heading in facts.headings() {
        let at = heading.at.key("paragraphs");
        let mut open = HashMap::new();
        for (index, text) in heading.section.paragraphs.iter().enumerate() {
            // The paragraphs of a section may be a series, and each may hold one of its own: 四是…。一是…，二是….
            let first = marks(text).into_iter().next().filter(|mark| text.trim_start().starts_with(&mark.2));
            gaps(first, &mut open, |expected, mark| found.push((at.index(index), expected, mark)));
            gaps(marks(text), &mut HashMap::new(), |expected, mark| {
                found.push((at.index(index), expected, mark));
            });
        }
    }
    for sheet in facts.sheets() {
        let mut texts: Vec<(Pointer, &str)> = sheet.goals().collect();
        texts.extend(sheet.form.purpose.as_deref().map(|purpose| (sheet.at.key("purpose"), purpose)));
        for (at, text) in texts {
            gaps(marks(text), &mut HashMap::new(), |expected, mark| found.push((at.clone(), expected, mark)));
        }
    }
    found
}

fn gaps(
    marks: impl IntoIterator<Item = (Mark, u32, String)>,
    open: &mut HashMap<Mark, Sequence>,
    mut tell: impl FnMut(u32, String),
) {
    for (mark, value, written) in marks {
        if value != 1 && !open.contains_key(&mark) {
            continue;
        }
        if let Some(Oddity::Skipped(expected)) = open.entry(mark).or_default().next(value)
            && expected > 1
        {
            tell(expected, written);
        }
    }
}

/// The marks of a text in order: at its start, or behind punctuation.
fn marks(text: &str) -> Vec<(Mark, u32, String)> {
    let chars: Vec<char> = text.chars().collect();
    let begins = |at: usize| at == 0 || chars.get(at - 1).is_some_and(|c| "\n 。；;：:，,、 　".contains(*c));
    (0..chars.len()).filter(|at| begins(*at)).filter_map(|at| mark(chars.get(at..)?)).collect()
}

/// The mark that a text begins with.
fn mark(chars: &[char]) -> Option<(Mark, u32, String)> {
    const CIRCLES: &str = "①②③④⑤⑥⑦⑧⑨⑩";
    let first = *chars.first()?;
    if let Some(value) = CIRCLES.chars().position(|c| c == first) {
        return Some((Mark::Circle, value as u32 + 1, first.to_string()));
    }
    let (from, kind) = match first {
        '（' | '(' => (1, Mark::Brackets),
        '第' => (1, Mark::Nth),
        c if c.is_ascii_digit() => (0, Mark::Digits),
        _ => (0, Mark::Is),
    };
    let inner = chars.get(from..)?;
    let counts = |c: &&char| {
        if kind == Mark::Digits { c.is_ascii_digit() } else { c.is_ascii_digit() || numeral::is_numeral(**c) }
    };
    let length = inner.iter().take_while(counts).count();
    let number: String = inner.get(..length)?.iter().collect();
    let value = number.parse::<u64>().ok().or_else(|| numeral::integer(&number))?;
    let (behind, next) = (*inner.get(length)?, inner.get(length + 1));
    let closed = match kind {
        Mark::Is => behind == '是' && !number.is_empty(),
        Mark::Nth => matches!(behind, '，' | ','),
        Mark::Digits => matches!(behind, '.' | '．' | '、') && next.is_some_and(|c| !c.is_ascii_digit()),
        Mark::Brackets => matches!(behind, '）' | ')') && next.is_some(),
        Mark::Circle => false,
    };
    let value = u32::try_from(value).ok().filter(|value| closed && (1..=30).contains(value))?;
    Some((kind, value, chars.iter().take(from + length + 1).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<u32> {
        let mut found = Vec::new();
        gaps(marks(text), &mut HashMap::new(), |expected, _| found.push(expected));
        found
    }

    #[test]
    fn a_missing_member_is_found() {
        assert_eq!(told("一是完善制度。二是加强培训。四是强化监督。"), [3]);
        assert_eq!(told("1.完成培训；2.发放教材；4.考核验收。"), [3]);
        assert_eq!(told("（1）摸底\n（3）整改"), [2]);
        assert_eq!(told("①摸底②整改④验收"), Vec::<u32>::new(), "behind a word a sign counts nothing");
    }

    #[test]
    fn what_is_no_series_is_left_alone() {
        for text in [
            "一是完善制度，二是加强培训；1.建档，2.立卡。一是人员，二是经费。",
            "培训1、3、5年级学生",
            "2.5万元，4.完成",
            "分为第一、第二、第四小组",
            "完成3.其他",
        ] {
            assert!(told(text).is_empty(), "{text}");
        }
    }
}
