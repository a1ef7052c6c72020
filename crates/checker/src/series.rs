//! Series in running text: 一是…二是…, 1.…2.…, （1）…（2）….

use std::collections::HashMap;

use model::Pointer;
use wording::numeral;

use crate::facts::Facts;
use crate::sequence::{Oddity, Sequence};

/// How the members of a series are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Mark {
    /// 一是, 二是; 一要, 二要.
    Is(char),
    /// 其一，其二，
    Of,
    /// 第一，, 第二，.
    Nth,
    /// 一、 二、
    Han,
    /// 1. 2、
    Digits,
    /// 1） 2)
    Closed,
    /// （1）, （一）.
    Brackets,
    /// ① ②
    Circle,
}

/// A member that does not follow from the one before it: the text it stands in, what is odd, and its mark. A series that
/// does not begin at 1 is no series.
pub(crate) struct Odd {
    pub(crate) at: Pointer,
    pub(crate) oddity: Oddity,
    pub(crate) mark: String,
}

/// The odd members of the series of all texts.
pub(crate) fn odd_in_text(facts: &Facts<'_>) -> Vec<Odd> {
    let mut found = Vec::new();
    for heading in facts.headings() {
        let at = heading.at.key("paragraphs");
        let mut open = HashMap::new();
        for (index, text) in heading.section.paragraphs.iter().enumerate() {
            // The paragraphs of a section may be a series, and each may hold one of its own: 四是…。一是…，二是….
            let first = marks(text).into_iter().next().filter(|mark| text.trim_start().starts_with(&mark.2));
            let mut tell = |oddity, mark| found.push(Odd { at: at.index(index), oddity, mark });
            odd(first, &mut open, &mut tell);
            odd(marks(text), &mut HashMap::new(), &mut tell);
        }
    }
    for sheet in facts.sheets() {
        let mut texts: Vec<(Pointer, &str)> = sheet.goals().collect();
        texts.extend(sheet.form.purpose.as_deref().map(|purpose| (sheet.at.key("purpose"), purpose)));
        let fields = sheet.at.key("fields");
        texts.extend(sheet.form.fields.iter().map(|(label, text)| (fields.key(label), text.as_str())));
        for (at, text) in texts {
            odd(marks(text), &mut HashMap::new(), &mut |oddity, mark| {
                found.push(Odd { at: at.clone(), oddity, mark });
            });
        }
    }
    found
}

fn odd(
    marks: impl IntoIterator<Item = (Mark, u32, String)>,
    open: &mut HashMap<Mark, (Sequence, u32)>,
    tell: &mut impl FnMut(Oddity, String),
) {
    for (mark, value, written) in marks {
        if value != 1 && !open.contains_key(&mark) {
            continue;
        }
        let (sequence, last) = open.entry(mark).or_default();
        match sequence.next(value) {
            Some(oddity @ Oddity::Skipped(2..)) => tell(oddity, written),
            // A number that goes back may belong to a series around this one.
            Some(oddity @ Oddity::Repeated(_)) if value == *last && value > 1 => tell(oddity, written),
            _ => {}
        }
        *last = value;
    }
}

const CIRCLES: &str = "①②③④⑤⑥⑦⑧⑨⑩";

/// The marks of a text in order: at its start, or behind punctuation; circles anywhere.
fn marks(text: &str) -> Vec<(Mark, u32, String)> {
    let chars: Vec<char> = text.chars().collect();
    let begins = |at: &usize| {
        let circle = chars.get(*at).is_some_and(|c| CIRCLES.contains(*c));
        circle || *at == 0 || chars.get(at - 1).is_some_and(|c| "\n 。；;：:，,、 　".contains(*c))
    };
    (0..chars.len()).filter(begins).filter_map(|at| mark(chars.get(at..)?)).collect()
}

/// The mark that a text begins with.
fn mark(chars: &[char]) -> Option<(Mark, u32, String)> {
    let first = *chars.first()?;
    let second = chars.get(1);
    if let Some(value) = CIRCLES.chars().position(|c| c == first) {
        // 见①③ points at two, and lists none.
        let says = second.is_some_and(|c| wording::is_ideograph(*c) || c.is_alphanumeric());
        return says.then(|| (Mark::Circle, value as u32 + 1, first.to_string()));
    }
    let from = usize::from(matches!(first, '（' | '(' | '第' | '其'));
    let inner = chars.get(from..)?;
    let digits = inner.first()?.is_ascii_digit();
    let counts = |c: &&char| if digits { c.is_ascii_digit() } else { numeral::is_numeral(**c) };
    let length = inner.iter().take_while(counts).count();
    let number: String = inner.get(..length)?.iter().collect();
    let value = number.parse::<u64>().ok().or_else(|| numeral::integer(&number))?;
    let (behind, next) = (*inner.get(length)?, inner.get(length + 1));
    let counting = |c: &char| c.is_ascii_digit() || numeral::is_numeral(*c);
    let kind = match (first, behind) {
        ('（' | '(', '）' | ')') => next.map(|_| Mark::Brackets),
        ('第', '，' | ',') => Some(Mark::Nth),
        ('其', '，' | ',' | '、' | '是' | '：') if !digits => Some(Mark::Of),
        ('（' | '(' | '第' | '其', _) => None,
        (_, '是' | '要') if !digits => Some(Mark::Is(behind)),
        (_, '、') if !digits => next.filter(|c| !counting(c)).map(|_| Mark::Han),
        (_, '.' | '．' | '、') if digits => next.filter(|c| !c.is_ascii_digit()).map(|_| Mark::Digits),
        (_, '）' | ')') if digits => next.map(|_| Mark::Closed),
        _ => None,
    }?;
    let value = u32::try_from(value).ok().filter(|value| (1..=30).contains(value))?;
    Some((kind, value, chars.iter().take(from + length + 1).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<Oddity> {
        let mut found = Vec::new();
        odd(marks(text), &mut HashMap::new(), &mut |oddity, _| found.push(oddity));
        found
    }

    #[test]
    fn a_missing_member_is_found() {
        for text in [
            "一是完善制度。二是加强培训。四是强化监督。",
            "一要完善制度。二要加强培训。四要强化监督。",
            "其一，完善制度。其二，加强培训。其四，强化监督。",
            "1.完成培训；2.发放教材；4.考核验收。",
            "1）完成培训；2）发放教材；4）考核验收。",
            "一、完善制度；二、加强培训；四、强化监督。",
            "①摸底②整改④验收",
        ] {
            assert_eq!(told(text), [Oddity::Skipped(3)], "{text}");
        }
        assert_eq!(told("（1）摸底\n（3）整改"), [Oddity::Skipped(2)]);
    }

    #[test]
    fn a_repeated_member_is_found() {
        assert_eq!(told("一是完善制度。二是加强培训。二是强化监督。"), [Oddity::Repeated(2)]);
        assert_eq!(told("1.完成培训；2.发放教材；2.考核验收；3.总结。"), [Oddity::Repeated(2)]);
    }

    #[test]
    fn what_is_no_series_is_left_alone() {
        for text in [
            "一是完善制度，二是加强培训；1.建档，2.立卡。一是人员，二是经费。",
            "培训1、3、5年级学生",
            "2.5万元，4.完成",
            "分为第一、第二、第四小组",
            "完成3.其他",
            "分为一、三、五年级",
            "评选一、二、三等奖",
            "见①③",
            "一是一，二是二",
        ] {
            assert!(told(text).is_empty(), "{text}");
        }
    }
}
