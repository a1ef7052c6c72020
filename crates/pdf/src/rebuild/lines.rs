//! Characters to lines, and lines to text: what the typesetter broke is joined again, what the writer broke stays.

use super::page::Char;

/// Baselines this part of the size apart are one line: raised and lowered signs belong to it.
const SAME_LINE: f64 = 0.55;
/// A gap this part of the size is a space, between letters and digits of words.
const WORD_GAP: f64 = 0.22;
/// Between Chinese characters, which labels spread over their cell, it takes a whole character.
const WIDE_GAP: f64 = 0.9;
/// A gap of so many characters parts two texts of one line (`填报单位：… 单位：万元`).
const FAR: f64 = 2.5;
/// What a line may lack of being full, in characters: a line is never set to the last hair.
const SLACK: f64 = 0.6;
/// A column this narrow, in characters, holds no two digits side by side.
const NARROW: f64 = 1.6;
/// A line that is nothing but so many letters and digits is a piece of a code.
const CODE: usize = 6;
/// Signs that never begin a line: they go with the character before them.
const CLOSING: &str = "，。；：、！？）】》〉〕”’％%,.;:!?)]}·…";

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) base: f64,
    /// The size of its largest character.
    pub(crate) size: f64,
    /// How wide its first piece is that cannot be parted.
    first: f64,
}

impl Line {
    pub(crate) fn top(&self) -> f64 {
        self.base - self.size
    }

    /// The piece `next` begins with would have found room behind this line, `width` wide: the writer broke it.
    pub(crate) fn is_broken_by_hand(&self, next: &Self, width: f64) -> bool {
        let free = width - (self.right - self.left);
        free > next.first + SLACK * self.size
    }
}

/// The lines of characters, from top to bottom.
pub(crate) fn lines(mut chars: Vec<Char>) -> Vec<Line> {
    chars.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut lines = Vec::new();
    let mut rest = chars.into_iter().peekable();
    while let Some(first) = rest.next() {
        let (mut line, mut base, mut size) = (vec![first], first.base, first.size);
        while let Some(char) =
            rest.next_if(|char| char.base - base <= SAME_LINE * size.max(char.size).min(1.5 * size))
        {
            // The baseline is that of the largest characters: digits set raised come first.
            if char.size > size {
                (base, size) = (char.base, char.size);
            }
            line.push(char);
        }
        lines.extend(line_of(line, base, size));
    }
    lines
}

/// One line; `None` when nothing is to be seen in it.
fn line_of(mut chars: Vec<Char>, base: f64, size: f64) -> Option<Line> {
    chars.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut text = String::new();
    let (mut left, mut right) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut last: Option<Char> = None;
    for char in chars.iter().filter(|char| !char.char.is_whitespace()) {
        if let Some(last) = last {
            text.push_str(gap(&last, char, &chars));
        }
        text.push(char.char);
        (left, right) = (left.min(char.left), right.max(char.right));
        last = Some(*char);
    }
    last?;
    let first = first_piece(&chars);
    Some(Line { text, left, right, base, size, first })
}

/// What stands between two characters.
fn gap(last: &Char, next: &Char, line: &[Char]) -> &'static str {
    let size = last.size.max(next.size);
    let gap = next.left - last.right;
    let spelled = || {
        let between =
            |char: &&Char| char.char.is_whitespace() && char.left >= last.left && char.right <= next.right;
        line.iter().filter(between).any(|space| space.left >= last.right - 0.3 * size)
    };
    let are_words = is_latin(last.char) && is_latin(next.char);
    if gap > FAR * size {
        "    "
    } else if gap > WIDE_GAP * size || are_words && gap > WORD_GAP * size || gap > 0.05 * size && spelled() {
        " "
    } else {
        ""
    }
}

fn is_latin(char: char) -> bool {
    char.is_ascii_alphanumeric()
}

/// The width of what begins a line and cannot be parted: a word or number with what closes it, a Chinese character.
fn first_piece(chars: &[Char]) -> f64 {
    let mut seen = chars.iter().skip_while(|char| char.char.is_whitespace());
    let Some(first) = seen.next() else { return 0.0 };
    let mut last = *first;
    for char in seen {
        let goes_on = is_latin(last.char) && (is_latin(char.char) || ".,".contains(char.char))
            || ".,".contains(last.char) && char.char.is_ascii_digit()
            || CLOSING.contains(char.char)
            || "（“‘《〔(【".contains(last.char);
        if !goes_on {
            break;
        }
        last = *char;
    }
    last.right - first.left
}

/// Lines of a cell as its paragraphs, joined with line feeds. `width` is what the text may fill.
pub(crate) fn paragraphs(lines: &[Line], width: f64) -> String {
    let mut text = String::new();
    let mut last: Option<&Line> = None;
    for line in lines {
        if let Some(last) = last {
            join(&mut text, last, line, width);
        }
        text.push_str(&line.text);
        last = Some(line);
    }
    text
}

/// Puts between two lines what the writer had between them.
fn join(text: &mut String, last: &Line, next: &Line, width: f64) {
    if last.is_broken_by_hand(next, width) || begins_an_item(&last.text, &next.text) {
        text.push('\n');
        return;
    }
    let glue = between(&last.text, &next.text);
    // In a column of a character's width every number is broken.
    text.push_str(if width < NARROW * last.size { glue.trim_end_matches('\n') } else { glue });
}

/// A line that begins as the writer's own ones do: with a number, or behind a whole sentence with a counted word
/// (`目标2：`).
pub(crate) fn begins_an_item(last: &str, next: &str) -> bool {
    let is_counted = || {
        let word = next.trim_start_matches(wording::is_ideograph);
        let behind = word.trim_start_matches(|char: char| char.is_ascii_digit());
        word.len() < next.len() && behind.len() < word.len() && behind.starts_with(['：', ':', '、'])
    };
    wording::heading::number(next).is_some() || last.ends_with(['。', '；', ';']) && is_counted()
}

/// What a line break of the typesetter stands for: nothing in Chinese, a space between words. A break between digits
/// may be either, so it stays for whoever reads the value, but in a code that fills its lines from end to end.
pub(crate) fn between(last: &str, next: &str) -> &'static str {
    let line = last.rsplit('\n').next().unwrap_or(last);
    if line.len() >= CODE && line.chars().all(is_latin) && next.starts_with(is_latin) {
        return "";
    }
    match (last.chars().next_back(), next.chars().next()) {
        (Some(a), Some(b)) if a.is_ascii_digit() && (b.is_ascii_digit() || b == '.') => "\n",
        (Some(a), Some(b)) if a.is_ascii_alphabetic() && is_latin(b) => " ",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of 10-point characters, Latin ones half as wide.
    fn set(text: &str, left: f64, base: f64) -> Vec<Char> {
        let mut at = left;
        let place = |char: char| {
            let width = if char.is_ascii() { 5.0 } else { 10.0 };
            let set = Char { char, left: at, right: at + width, base, size: 10.0 };
            at += width;
            set
        };
        text.chars().map(place).collect()
    }

    fn cell(text: &[&str], width: f64) -> String {
        let chars =
            text.iter().zip(1..).flat_map(|(line, row)| set(line, 0.0, f64::from(row) * 14.0)).collect();
        paragraphs(&lines(chars), width)
    }

    #[test]
    fn a_full_line_goes_on_in_the_next_and_a_short_one_ends_there() {
        assert_eq!(cell(&["保障道路安", "全畅通。"], 50.0), "保障道路安全畅通。");
        assert_eq!(cell(&["保障道路", "提高效率"], 80.0), "保障道路\n提高效率");
        // The comma would have stood alone at the line's start, so the character before it came along.
        assert_eq!(cell(&["保障道路", "安，全"], 50.0), "保障道路安，全");
        assert_eq!(cell(&["1.保障道路安", "2.提高效率"], 60.0), "1.保障道路安\n2.提高效率");
        assert_eq!(cell(&["一次性补贴2", "0人"], 55.0), "一次性补贴2\n0人", "the reader decides");
        assert_eq!(cell(&["13098125P0", "07401R"], 50.0), "13098125P007401R", "a code that fills its lines");
        assert_eq!(cell(&["完成改造。", "目标2：安全"], 60.0), "完成改造。\n目标2：安全");
        assert_eq!(cell(&["data", "set"], 22.0), "data set");
        assert_eq!(cell(&["合格率≥9", "8.5%"], 45.0), "合格率≥9\n8.5%");
    }

    #[test]
    fn gaps_are_spaces_where_they_are_wide_for_the_writing() {
        let two = |first: &str, second: &str, gap: f64| {
            let mut chars = set(first, 0.0, 10.0);
            let right = chars.last().map_or(0.0, |char| char.right);
            chars.extend(set(second, right + gap, 10.0));
            lines(chars).into_iter().map(|line| line.text).collect::<Vec<_>>()
        };
        assert_eq!(two("年度", "目标", 3.0), ["年度目标"]);
        assert_eq!(two("年度", "目标", 12.0), ["年度 目标"]);
        assert_eq!(two("big", "data", 3.0), ["big data"]);
        assert_eq!(two("填报单位：某局", "单位：万元", 60.0), ["填报单位：某局    单位：万元"]);
    }

    #[test]
    fn a_raised_digit_stays_in_its_line() {
        let mut chars = set("面积120m", 0.0, 20.0);
        chars.push(Char { char: '2', left: 40.0, right: 43.0, base: 16.0, size: 6.0 });
        assert_eq!(lines(chars).into_iter().map(|line| line.text).collect::<Vec<_>>(), ["面积120m2"]);
    }
}
