//! Punctuation and doubled words.

use wording::is_ideograph;

use super::Edits;
use crate::basis::file_numbers;
use crate::rules::{narrowed, spaces};
use crate::text::doubled;

/// `维护稳定,保障发展` → `，`: half-width marks between two Chinese characters.
pub(super) fn widened(text: &str) -> Edits {
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    let wide = |mark: char| match mark {
        ',' => Some('，'),
        ';' => Some('；'),
        ':' => Some('：'),
        '?' => Some('？'),
        '!' => Some('！'),
        _ => None,
    };
    let edit = |window: &[(usize, char)]| {
        let [(_, before), (at, mark), (_, behind)] = window else { return None };
        let wide = wide(*mark).filter(|_| is_ideograph(*before) && is_ideograph(*behind))?;
        Some((*at..at + mark.len_utf8(), wide.to_string()))
    };
    signs.windows(3).filter_map(edit).collect()
}

/// `帮扶，，组织` → `，`: the same mark again goes. Which of two different marks was meant, its writer knows.
pub(super) fn single(text: &str) -> Edits {
    const MARKS: &[char] = &['，', '。', '；', '：', '、'];
    let signs: Vec<(usize, char)> =
        text.char_indices().filter(|(_, sign)| *sign == '\n' || !sign.is_whitespace()).collect();
    let again = |pair: &[(usize, char)]| {
        let [(first, mark), (second, other)] = pair else { return None };
        (mark == other && MARKS.contains(mark))
            .then(|| (first + mark.len_utf8()..second + other.len_utf8(), String::new()))
    };
    signs.windows(2).filter_map(again).collect()
}

/// `群众的的满意度` → `群众的满意度`.
pub(super) fn once(text: &str) -> Edits {
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    let chars: Vec<char> = signs.iter().map(|(_, sign)| *sign).collect();
    let byte = |at: usize| signs.get(at).map_or(text.len(), |(byte, _)| *byte);
    let mut edits = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match doubled(&chars[at..]) {
            Some(length) => {
                edits.push((byte(at + length)..byte(at + 2 * length), String::new()));
                at += 2 * length;
            }
            None => at += 1,
        }
    }
    edits
}

/// `９５％` → `95%`.
pub(super) fn narrow(text: &str) -> Edits {
    let (bytes, chars): (Vec<usize>, Vec<char>) = text.char_indices().unzip();
    let edit = |(index, start): (usize, &usize)| {
        let narrow = narrowed(&chars, index)?;
        Some((*start..start + chars[index].len_utf8(), narrow.to_string()))
    };
    bytes.iter().enumerate().filter_map(edit).collect()
}

/// `培训 人员人次` → `培训人员人次`.
pub(super) fn close(text: &str) -> Edits {
    spaces(text).into_iter().map(|space| (space, String::new())).collect()
}

/// `云安办【2018】36号` → `云安办〔2018〕36号`.
pub(super) fn hexagonal(text: &str) -> Edits {
    let mut edits = Vec::new();
    let mut done = 0;
    for number in file_numbers(text) {
        let Some(found) = text[done..].find(&number.text) else { continue };
        let start = done + found;
        done = start + number.text.len();
        let (open, close) = number.brackets;
        if matches!(open, '〔' | '﹝') {
            continue;
        }
        let Some(closed) = number.text.find(close) else { continue };
        edits.push((start..start + open.len_utf8(), "〔".to_owned()));
        edits.push((start + closed..start + closed + close.len_utf8(), "〕".to_owned()));
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::super::made;
    use super::*;

    fn all(correct: fn(&str) -> Edits, cases: &[(&str, &str)]) {
        for (text, corrected) in cases {
            assert_eq!(made(text, &correct(text)), *corrected, "{text}");
        }
    }

    #[test]
    fn half_width_marks_between_chinese_are_widened_and_no_others() {
        all(
            widened,
            &[
                ("维护稳定,保障发展;完成:好", "维护稳定，保障发展；完成：好"),
                ("共1,200元", "共1,200元"),
                ("见http://a,中", "见http://a,中"),
            ],
        );
    }

    #[test]
    fn the_same_mark_again_goes_and_two_different_ones_stay() {
        all(
            single,
            &[
                ("帮扶，，组织。。", "帮扶，组织。"),
                ("帮扶， ，组织", "帮扶，组织"),
                ("帮扶，；组织", "帮扶，；组织"),
                ("真的！！", "真的！！"),
            ],
        );
    }

    #[test]
    fn a_word_twice_stands_once() {
        all(
            once,
            &[("群众的的满意度", "群众的满意度"), ("项目项目资金", "项目资金"), ("研究研究", "研究研究")],
        );
    }

    #[test]
    fn wide_digits_letters_and_the_signs_beside_them_are_narrowed() {
        all(
            narrow,
            &[
                ("≥９５％", "≥95%"),
                ("Ａ级，12％", "A级，12％"),
                ("１．５－２", "1.5-2"),
                ("－、＋", "－、＋"),
            ],
        );
    }

    #[test]
    fn spaces_between_chinese_characters_go() {
        all(
            close,
            &[
                ("培训 人员　人次", "培训人员人次"),
                ("GIS 平台 V 2.0", "GIS 平台 V 2.0"),
                (" 培训 ", " 培训 "),
            ],
        );
    }

    #[test]
    fn years_of_document_numbers_get_their_brackets() {
        all(
            hexagonal,
            &[
                ("云安办【2018】36号、云财[2019]5号", "云安办〔2018〕36号、云财〔2019〕5号"),
                ("云财〔2022〕15号（2022年）", "云财〔2022〕15号（2022年）"),
            ],
        );
    }
}
