//! What happened to a text.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use wording::fold::letters;

use crate::pieces::{Piece, item_number, pieces};
use crate::report::{ChangeKind, Segment, SegmentOp};
use crate::verdict::Verdict;
use crate::weights;
use crate::years::{Years, relative};

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
    let kind = if letters(before) == letters(after) || same_items(before, after) {
        ChangeKind::Wording
    } else if relative(before, years.old) == relative(after, years.new) {
        ChangeKind::Year
    } else {
        ChangeKind::Text
    };
    Some(Verdict { segments: readable(segments(&left, &right), before, after), ..Verdict::of(kind) })
}

/// Whether both texts hold the same items, whatever their order and numbers.
fn same_items(old: &str, new: &str) -> bool {
    let items = |text: &str| {
        let lines = text.lines().map(|line| {
            let line = line.trim();
            letters(&line[item_number(line)..])
        });
        let mut items: Vec<String> = lines.filter(|item| !item.is_empty()).collect();
        items.sort_unstable();
        items
    };
    items(old) == items(new)
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

fn segments(old: &[Piece], new: &[Piece]) -> Vec<Segment> {
    let (coarse_old, coarse_new);
    let (old, new) = if old.len().max(new.len()) > weights::PIECES {
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
        assert_eq!(shown("1.5倍", "1.6倍"), "Text [-1.5倍-][+1.6倍+]");
        assert_eq!(shown("目标1：甲。\n目标2：乙。", "1.甲。\n2.乙。"), "same");
        assert_eq!(shown("目标1：建6个。", "目标1：建8个。"), "Text 目标1：建[-6个-][+8个+]。");
    }

    #[test]
    fn items_in_another_order_are_no_other_words() {
        let kind = |old: &str, new: &str| {
            compare(Some(old), Some(new), Years::default()).and_then(|verdict| verdict.kind)
        };
        assert_eq!(kind("1.甲。\n2.乙。", "1.乙。\n2.甲。"), Some(ChangeKind::Wording));
        assert_eq!(kind("1.甲。\n2.乙。", "1.乙。\n2.丙。"), Some(ChangeKind::Text));
        assert_eq!(kind("目标1：甲。\n目标2：乙。", "目标1：乙。\n目标2：甲。"), Some(ChangeKind::Wording));
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
