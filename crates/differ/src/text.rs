//! What happened to a text.

use model::Date;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::quantity::Verdict;
use crate::report::{ChangeKind, Segment, SegmentOp};
use crate::words;

/// Above this many pieces a text is compared sentence by sentence, so that the time stays short.
const PIECES: usize = 12_000;

/// The budget years of both documents: `2024年` in the old text and `2025年` in the new say the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Years {
    pub(crate) old: Option<u16>,
    pub(crate) new: Option<u16>,
}

impl Years {
    /// Whether a date moved on exactly with the budget year.
    pub(crate) fn moved_on(self, old: Date, new: Date) -> bool {
        let Some((from, to)) = self.old.zip(self.new) else { return false };
        let gap = i32::from(to) - i32::from(from);
        let end = |date: Date| Date::month_end(date.year(), date.month()) == Some(date);
        let same_day = old.day() == new.day() || (end(old) && end(new));
        gap != 0
            && i32::from(new.year()) - i32::from(old.year()) == gap
            && old.month() == new.month()
            && same_day
    }
}

/// Compares two texts; none when nothing changed but the numbers of its items.
pub(crate) fn compare(old: Option<&str>, new: Option<&str>, years: Years) -> Option<Verdict> {
    let (before, after) = (old.unwrap_or_default().trim(), new.unwrap_or_default().trim());
    match (before.is_empty(), after.is_empty()) {
        (true, true) => return None,
        (true, false) => return Some(Verdict::of(ChangeKind::Filled)),
        (false, true) => return Some(Verdict::of(ChangeKind::Cleared)),
        (false, false) if before == after => return None,
        (false, false) => {}
    }
    let (left, right) = (pieces(before), pieces(after));
    let keys = |pieces: &[Piece]| pieces.iter().map(|piece| piece.key.clone()).collect::<Vec<_>>();
    if keys(&left) == keys(&right) {
        return None;
    }
    let kind = if words::fold(before) == words::fold(after) {
        ChangeKind::Wording
    } else if relative(before, years.old) == relative(after, years.new) {
        ChangeKind::Year
    } else {
        ChangeKind::Text
    };
    Some(Verdict { segments: readable(segments(&left, &right), before, after), ..Verdict::of(kind) })
}

/// Two texts with little in common are shown one after the other: shreds of each would tell nothing.
fn readable(segments: Vec<Segment>, old: &str, new: &str) -> Vec<Segment> {
    let length = |text: &str| pieces(text).len();
    let kept: Vec<usize> = segments
        .iter()
        .filter(|segment| segment.op == SegmentOp::Equal)
        .map(|segment| length(&segment.text))
        .collect();
    if kept.len() < 2 || kept.iter().sum::<usize>() * 2 >= length(old).max(length(new)) {
        return segments;
    }
    let whole = |op, text: &str| Segment { op, text: text.to_owned() };
    vec![whole(SegmentOp::Delete, old), whole(SegmentOp::Insert, new)]
}

/// The folded text with its years counted from the budget year.
fn relative(text: &str, year: Option<u16>) -> String {
    let folded = words::fold(text);
    let Some(year) = year else { return folded };
    let characters: Vec<char> = folded.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    while at < characters.len() {
        let length =
            words::year_at(&characters, at).filter(|length| characters.get(at + length) == Some(&'年'));
        if let Some(length) = length {
            let written: String = characters[at..at + length].iter().collect();
            let gap = written.parse::<i32>().unwrap_or_default() - i32::from(year);
            out.extend(['⟨'].into_iter().chain(gap.to_string().chars()).chain(['⟩']));
            at += length;
        } else {
            out.push(characters[at]);
            at += 1;
        }
    }
    out
}

/// A piece of a text that is kept or changed as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    text: String,
    /// What it is compared by: the numbers of list items are all alike.
    key: String,
}

fn segments(old: &[Piece], new: &[Piece]) -> Vec<Segment> {
    let (coarse_old, coarse_new);
    let (old, new) = if old.len().max(new.len()) > PIECES {
        (coarse_old, coarse_new) = (sentences(old), sentences(new));
        (coarse_old.as_slice(), coarse_new.as_slice())
    } else {
        (old, new)
    };
    let keys = |pieces: &[Piece]| pieces.iter().map(|piece| piece.key.clone()).collect::<Vec<_>>();
    let mut segments: Vec<Segment> = Vec::new();
    let mut push = |op: SegmentOp, pieces: &[Piece]| {
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        match segments.last_mut() {
            Some(last) if last.op == op => last.text.push_str(&text),
            _ if text.is_empty() => {}
            _ => segments.push(Segment { op, text }),
        }
    };
    for op in capture_diff_slices(Algorithm::Myers, &keys(old), &keys(new)) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                for (left, right) in
                    old[old_index..old_index + len].iter().zip(&new[new_index..new_index + len])
                {
                    if left.text == right.text {
                        push(SegmentOp::Equal, std::slice::from_ref(left));
                    } else {
                        // An item that only got another number: shown, so that both texts stay whole.
                        push(SegmentOp::Delete, std::slice::from_ref(left));
                        push(SegmentOp::Insert, std::slice::from_ref(right));
                    }
                }
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                push(SegmentOp::Delete, &old[old_index..old_index + old_len]);
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                push(SegmentOp::Insert, &new[new_index..new_index + new_len]);
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                push(SegmentOp::Delete, &old[old_index..old_index + old_len]);
                push(SegmentOp::Insert, &new[new_index..new_index + new_len]);
            }
        }
    }
    segments
}

/// The pieces joined into sentences.
fn sentences(pieces: &[Piece]) -> Vec<Piece> {
    let end = |piece: &Piece| piece.text.ends_with(['。', '；', '！', '？', '\n']);
    let join = |pieces: &[Piece]| Piece {
        text: pieces.iter().map(|piece| piece.text.as_str()).collect(),
        key: pieces.iter().map(|piece| piece.key.as_str()).collect(),
    };
    pieces.split_inclusive(end).map(join).collect()
}

/// Words behind a number that belong to it, longest first.
const UNITS: [&str; 62] = [
    "立方米",
    "平方公里",
    "平方千米",
    "平方米",
    "个百分点",
    "千瓦时",
    "工作日",
    "百分点",
    "人次",
    "场次",
    "批次",
    "班次",
    "万元",
    "亿元",
    "美元",
    "公里",
    "千米",
    "公顷",
    "公斤",
    "千克",
    "小时",
    "分钟",
    "个月",
    "个",
    "元",
    "人",
    "名",
    "位",
    "次",
    "家",
    "户",
    "项",
    "件",
    "起",
    "宗",
    "例",
    "台",
    "套",
    "辆",
    "场",
    "期",
    "份",
    "册",
    "本",
    "处",
    "座",
    "条",
    "所",
    "村",
    "年",
    "月",
    "日",
    "天",
    "分",
    "吨",
    "亩",
    "米",
    "升",
    "度",
    "%",
    "‰",
    "％",
];

/// Splits into characters, with a number, its sign before and its unit behind as one piece, and the number of a
/// list item at the start of a line or sentence as one piece that equals every other.
fn pieces(text: &str) -> Vec<Piece> {
    let characters: Vec<char> = text.chars().collect();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let starts = at == 0 || matches!(characters[at - 1], '\n' | '。' | '；' | ';');
        let item = if starts { item_number(&characters[at..]) } else { 0 };
        let length = match item {
            0 => code(&characters[at..]).max(number(&characters[at..])).max(1),
            item => item,
        };
        let text: String = characters[at..at + length].iter().collect();
        let key = if item > 0 { "#".to_owned() } else { text.clone() };
        pieces.push(Piece { text, key });
        at += length;
    }
    pieces
}

/// The length of `1.`, `1、`, `（1）`, `①`, `一、`, `（一）` at the start; 0 when there is none.
fn item_number(characters: &[char]) -> usize {
    let digit =
        |c: &char| c.is_ascii_digit() || ('０'..='９').contains(c) || "一二三四五六七八九十".contains(*c);
    let open = usize::from(matches!(characters.first(), Some('（' | '(')));
    if let (0, Some('①'..='⑳')) = (open, characters.first()) {
        return 1;
    }
    let digits = characters[open..].iter().take(4).take_while(|c| digit(c)).count();
    let closing = characters.get(open + digits);
    let closed = match open {
        1 => matches!(closing, Some('）' | ')')),
        _ => matches!(closing, Some('、' | '.' | '．')),
    };
    // 1.5 is a number.
    let decimal =
        characters.get(open + digits + 1).is_some_and(char::is_ascii_digit) && closing == Some(&'.');
    if digits > 0 && closed && !decimal { open + digits + 1 } else { 0 }
}

/// The length of a code at the start, Latin letters among digits; 0 when there is none.
fn code(characters: &[char]) -> usize {
    let run = characters.iter().take_while(|c| c.is_ascii_alphanumeric()).count();
    let mixed = characters[..run].iter().any(char::is_ascii_digit)
        && characters[..run].iter().any(|c| !c.is_ascii_digit());
    if mixed { run } else { 0 }
}

/// The length of a number with its sign and unit at the start; 0 when there is none.
fn number(characters: &[char]) -> usize {
    let digit = |c: &char| c.is_ascii_digit() || ('０'..='９').contains(c);
    let sign = characters.iter().take_while(|c| "≥≤><＞＜=＝".contains(**c)).count();
    let mut at = sign;
    while let Some(character) = characters.get(at) {
        let point =
            matches!(character, '.' | ',' | '，') && at > sign && characters.get(at + 1).is_some_and(digit);
        if !digit(character) && !point {
            break;
        }
        at += 1;
    }
    if at == sign {
        return 0;
    }
    at += characters[at..].iter().take_while(|c| "百千万亿".contains(**c)).count();
    let rest = |unit: &&&str| characters[at..].iter().copied().take(unit.chars().count()).eq(unit.chars());
    at + UNITS.iter().find(rest).map_or(0, |unit| unit.chars().count())
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let verdict = compare(Some(old), Some(new), Years { old: Some(2024), new: Some(2025) });
        let Some(verdict) = verdict else { return "same".into() };
        let marked = verdict.segments.iter().map(|segment| match segment.op {
            SegmentOp::Equal => segment.text.clone(),
            SegmentOp::Delete => format!("[-{}-]", segment.text),
            SegmentOp::Insert => format!("[+{}+]", segment.text),
        });
        format!("{:?} {}", verdict.kind.unwrap(), marked.collect::<String>())
    }

    #[test]
    fn numbers_stay_whole_with_their_units() {
        assert_eq!(shown("培训100人次。", "培训150人次。"), "Text 培训[-100人次-][+150人次+]。");
        assert_eq!(shown("达到≥98.5%", "达到≥98.6%"), "Text 达到[-≥98.5%-][+≥98.6%+]");
        assert_eq!(shown("编码：53P01", "编码：53P02"), "Text 编码：[-53P01-][+53P02+]");
        assert_eq!(shown("水质检测经费", "农村供水监测"), "Text [-水质检测经费-][+农村供水监测+]");
        assert_eq!(shown("投入1,200万元", "投入1,200亿元"), "Text 投入[-1,200万元-][+1,200亿元+]");
    }

    #[test]
    fn renumbering_is_no_change() {
        assert_eq!(shown("1.甲。\n2.乙。", "（1）甲。\n（2）乙。"), "same");
        assert_eq!(shown("1.甲。\n2.丙。", "1.甲。\n2.乙。\n3.丙。"), "Text 1.甲。\n2.[+乙。\n3.+]丙。");
        assert_eq!(shown("1.5倍", "1.6倍"), "Text [-1.5-][+1.6+]倍");
    }

    #[test]
    fn punctuation_and_years_are_told_apart_from_words() {
        assert_eq!(shown("甲，乙。", "甲、乙"), "Wording 甲[-，-][+、+]乙[-。-]");
        assert_eq!(shown("2024年完成", "2025年完成"), "Year [-2024年-][+2025年+]完成");
        assert_eq!(shown("2024年完成", "2024年以前完成"), "Text 2024年[+以前+]完成");
    }

    #[test]
    fn a_year_that_stays_behind_is_a_change_only_of_the_year() {
        let stale = compare(Some("2024年底"), Some("2024年底"), Years { old: Some(2024), new: Some(2025) });
        assert_eq!(stale, None, "letter for letter the same");
    }

    #[test]
    fn long_texts_are_compared_by_sentence() {
        let old = "甲乙丙丁戊己庚辛。".repeat(2_000);
        let new = format!("{old}新句。");
        let verdict = compare(Some(&old), Some(&new), Years::default()).unwrap();
        assert_eq!(
            verdict.segments.last().unwrap(),
            &Segment { op: SegmentOp::Insert, text: "新句。".into() }
        );
    }
}
