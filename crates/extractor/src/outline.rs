//! The narrative as its headings nest it: numbers typed or automatic, styles where there are any.

use model::{Place, Section};

use crate::fold;

/// A heading is shorter than this, in characters.
const LONGEST_HEADING: usize = 50;

/// A heading without style, numbered as lists are too (1. and （1）), is shorter than this.
const LONGEST_ITEM: usize = 30;

/// Text that no form claimed, on its way into the outline.
#[derive(Clone, Debug)]
pub(crate) struct Passage<'a> {
    pub text: &'a str,
    pub place: Place,
    /// Outline level from style, 1–9.
    pub level: Option<u8>,
    /// The number Word gave it by itself.
    pub automatic: Option<&'a str>,
}

/// A number in front of a heading: 第一部分, 一、, （一）, 1. ; and how deep such a number stands by habit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Numbered<'a> {
    number: &'a str,
    rest: &'a str,
    rank: u8,
}

/// Splits the number in front of a title from the title.
pub(crate) fn number(text: &str) -> Option<(&str, &str)> {
    numbered(text).map(|number| (number.number, number.rest))
}

const PART: u8 = 1;
const CHAPTER: u8 = 2;
const ITEM: u8 = 7;

fn numbered(text: &str) -> Option<Numbered<'_>> {
    let is_numeral = |c: char| "一二三四五六七八九十百零〇".contains(c);
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let split = |length: usize, rank: u8| Numbered {
        number: &text[..length],
        rest: text[length..].trim_start_matches(fold::is_space),
        rank,
    };
    let run = |from: usize, is: &dyn Fn(char) -> bool| {
        text[from..].chars().take_while(|&c| is(c)).map(char::len_utf8).sum::<usize>()
    };
    let next = |at: usize| text[at..].chars().next();
    let first = next(0)?;
    if first == '第' {
        let at = '第'.len_utf8();
        let end = at + run(at, &|c| is_numeral(c) || is_digit(c));
        let words = [("部分", PART), ("篇", PART), ("章", CHAPTER), ("节", CHAPTER + 1)];
        let word = words.iter().find(|(word, _)| end > at && text[end..].starts_with(word))?;
        let end = end + word.0.len();
        let mark = next(end).filter(|c| matches!(c, '、' | '：' | ':' | '.')).map_or(0, char::len_utf8);
        return Some(split(end + mark, word.1));
    }
    if matches!(first, '（' | '(') {
        let at = first.len_utf8();
        let (numerals, digits) = (run(at, &is_numeral), run(at, &is_digit));
        let (length, rank) = if numerals > 0 { (numerals, 5) } else { (digits, ITEM + 1) };
        let close = next(at + length).filter(|c| length > 0 && length <= 9 && matches!(c, '）' | ')'))?;
        let end = at + length + close.len_utf8();
        let mark = next(end).filter(|c| matches!(c, '、' | '.')).map_or(0, char::len_utf8);
        return Some(split(end + mark, rank));
    }
    if ('①'..='⑳').contains(&first) {
        return Some(split(first.len_utf8(), ITEM + 2));
    }
    let numerals = run(0, &is_numeral);
    if numerals > 0 {
        let mark = next(numerals).filter(|c| matches!(c, '、' | '.' | '．'))?;
        return Some(split(numerals + mark.len_utf8(), 4));
    }
    let mut end = run(0, &is_digit);
    if end == 0 || end > 6 {
        return None;
    }
    let mut rank = ITEM - 1;
    loop {
        let mark = next(end)?;
        let after = end + mark.len_utf8();
        let digits = text.get(after..).map_or(0, |_| run(after, &is_digit));
        match mark {
            '.' | '．' if digits > 0 && digits <= 2 && rank < ITEM + 2 => {
                // 1.1 is a number of two parts; 3.5万 is an amount and has no mark or space behind.
                end = after + digits;
                rank += 1;
                match next(end) {
                    Some('.' | '．') => {}
                    Some(c) if fold::is_space(c) => return Some(split(end, rank)),
                    _ => return None,
                }
            }
            '.' | '．' | '、' if digits == 0 => return Some(split(after, rank)),
            ')' | '）' => return Some(split(after, ITEM + 1)),
            _ => return None,
        }
    }
}

/// What a paragraph is in the outline.
enum Kind<'a> {
    Heading { number: &'a str, heading: &'a str, rank: u8 },
    Body,
}

/// Nests the texts under their headings. Each place comes back with the pointer of its text.
pub(crate) fn build(texts: &[Passage<'_>]) -> (Vec<Section>, Vec<(String, Place)>) {
    let mut builder = Builder::default();
    let contents = contents(texts);
    let mut at = 0;
    while at < texts.len() {
        let text = &texts[at];
        let kind = if contents[at] { Kind::Body } else { kind(texts, at) };
        match kind {
            // 第一部分 stands on a line of its own; the next line names the part.
            Kind::Heading { number, heading: "", rank } if rank <= CHAPTER + 1 => {
                let name = texts.get(at + 1).filter(|next| !contents[at + 1] && names_part(next));
                builder.open(number, name.map_or("", |next| next.text), rank);
                builder.place("number", &text.place);
                if let Some(next) = name {
                    builder.place("heading", &next.place);
                    at += 1;
                }
            }
            Kind::Heading { number, heading, rank } => {
                builder.open(number, heading, rank);
                if !number.is_empty() {
                    builder.place("number", &text.place);
                }
                builder.place("heading", &text.place);
            }
            Kind::Body => builder.paragraph(text),
        }
        at += 1;
    }
    (builder.sections, builder.places)
}

/// Which texts are lines of a table of contents: they end in a page number behind dots or a tab, or follow 目录
/// and come again later.
fn contents(texts: &[Passage<'_>]) -> Vec<bool> {
    let mut last = std::collections::HashMap::new();
    let folded: Vec<String> = texts.iter().map(|text| fold::fold(text.text)).collect();
    for (at, text) in folded.iter().enumerate() {
        last.insert(text.as_str(), at);
    }
    let mut listing = false;
    folded
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let line = is_contents_line(texts[at].text);
            if matches!(text.as_str(), "目录" | "目次" | "contents" | "CONTENTS") {
                listing = true;
                return true;
            }
            listing = listing && (line || last.get(text.as_str()).is_some_and(|&later| later > at));
            line || listing
        })
        .collect()
}

fn is_contents_line(text: &str) -> bool {
    let before =
        text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '—' | '－') || c == ' ');
    before.len() < text.len()
        && (before.ends_with('\t')
            || before.ends_with('…')
            || before.ends_with("...")
            || before.ends_with("···")
            || before.ends_with("．．"))
}

fn kind<'a>(texts: &[Passage<'a>], at: usize) -> Kind<'a> {
    let text = &texts[at];
    let count = text.text.chars().count();
    let ends = text.text.ends_with(['。', '；', ';', '，', ',', '！']);
    let automatic = || {
        let number = text.automatic?.trim();
        let rest = text.text.strip_prefix(text.automatic?)?.trim_start_matches(fold::is_space);
        (!number.is_empty() && number.chars().any(char::is_alphanumeric)).then_some(Numbered {
            number,
            rest,
            rank: ITEM,
        })
    };
    let number = numbered(text.text).or_else(automatic);
    let styled = text.level.is_some_and(|level| level <= 6) && count <= LONGEST_HEADING * 2;
    let heading = match number {
        _ if styled => true,
        None => false,
        Some(number) if number.rank <= CHAPTER + 1 => count <= LONGEST_HEADING && !ends,
        Some(number) if number.rank < ITEM - 1 => {
            count <= LONGEST_HEADING && !ends && !has_value(number.rest)
        }
        // Items of a list look like headings; a heading has text of its own below it.
        Some(number) => {
            count <= LONGEST_ITEM && !ends && !has_value(number.rest) && has_body(texts, at, number.rank)
        }
    };
    match number {
        Some(Numbered { number, rest, rank }) if heading => {
            Kind::Heading { number: number.trim(), heading: rest, rank }
        }
        None if heading => {
            let rank = match text.level {
                Some(1) | None => PART,
                Some(2) => 4,
                Some(3) => 5,
                Some(level) => level + 2,
            };
            Kind::Heading { number: "", heading: text.text, rank }
        }
        _ => Kind::Body,
    }
}

/// A text with a colon in it says something: 绩效目标：… is no heading.
fn has_value(text: &str) -> bool {
    text.find([':', '：']).is_some_and(|at| text[at..].chars().count() > 1)
}

/// Whether a plain paragraph, or a deeper number, follows.
fn has_body(texts: &[Passage<'_>], at: usize, rank: u8) -> bool {
    texts.get(at + 1).is_some_and(|next| numbered(next.text).is_none_or(|number| number.rank > rank))
}

/// Whether a line can be the name of the part whose number stands on the line before.
fn names_part(text: &Passage<'_>) -> bool {
    let short = text.text.chars().count() <= LONGEST_ITEM && !text.text.ends_with(['。', '；', '：', ':']);
    short && numbered(text.text).is_none()
}

/// Sections being filled: the open one of each rank.
#[derive(Default)]
struct Builder {
    sections: Vec<Section>,
    /// Ranks of the open sections, and the index of each among its siblings.
    open: Vec<(u8, usize)>,
    places: Vec<(String, Place)>,
}

impl Builder {
    fn open(&mut self, number: &str, heading: &str, rank: u8) {
        while self.open.last().is_some_and(|(open, _)| *open >= rank) {
            self.open.pop();
        }
        let siblings = self.siblings();
        siblings.push(Section {
            number: number.to_owned(),
            heading: heading.to_owned(),
            ..Section::default()
        });
        let index = siblings.len() - 1;
        self.open.push((rank, index));
    }

    /// The list that the next section of the innermost open one goes into. As deep as ranks go, ten at most.
    fn siblings(&mut self) -> &mut Vec<Section> {
        let mut list = &mut self.sections;
        for (_, index) in &self.open {
            list = &mut list[*index].sections;
        }
        list
    }

    fn pointer(&self) -> String {
        let mut pointer = String::from("/outline");
        for (depth, (_, index)) in self.open.iter().enumerate() {
            if depth > 0 {
                pointer.push_str("/sections");
            }
            pointer.push('/');
            pointer.push_str(&index.to_string());
        }
        pointer
    }

    fn place(&mut self, key: &str, place: &Place) {
        self.places.push((format!("{}/{key}", self.pointer()), place.clone()));
    }

    fn paragraph(&mut self, text: &Passage<'_>) {
        if self.open.is_empty() {
            // Text before the first heading: a section without heading, once.
            if self.sections.is_empty() {
                self.sections.push(Section::default());
            }
            // Deeper than any heading, so that the first heading closes it.
            self.open.push((u8::MAX, self.sections.len() - 1));
        }
        let pointer = self.pointer();
        let mut list = &mut self.sections;
        let (last, outer) = match self.open.split_last() {
            Some(((_, last), outer)) => (*last, outer),
            None => return,
        };
        for (_, index) in outer {
            list = &mut list[*index].sections;
        }
        let section = &mut list[last];
        self.places.push((format!("{pointer}/paragraphs/{}", section.paragraphs.len()), text.place.clone()));
        section.paragraphs.push(text.text.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    fn text(text: &str) -> Passage<'_> {
        Passage { text, place: Place::default(), level: None, automatic: None }
    }

    /// The outline as `number|heading[paragraph …]{sections}`.
    fn shape(sections: &[Section]) -> String {
        let one = |section: &Section| {
            let inner = if section.sections.is_empty() {
                String::new()
            } else {
                format!("{{{}}}", shape(&section.sections))
            };
            format!("{}|{}[{}]{inner}", section.number, section.heading, section.paragraphs.join(" "))
        };
        sections.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn outline(texts: &[&str]) -> String {
        shape(&build(&texts.iter().map(|line| text(line)).collect::<Vec<_>>()).0)
    }

    #[test]
    fn numbers_nest_by_habit() {
        let lines = [
            "封面",
            "第一部分",
            "整体目标",
            "一、总目标",
            "正文。",
            "（一）甲项目",
            "绩效目标：完成。",
            "（二）乙项目",
            "二、措施",
            "第二部分 项目",
        ];
        let want = "|[封面] 第一部分|整体目标[]{一、|总目标[正文。]{（一）|甲项目[绩效目标：完成。] （二）|乙项目[]} 二、|措施[]} 第二部分|项目[]";
        assert_eq!(outline(&lines), want);
    }

    #[test]
    fn items_of_a_list_are_text() {
        assert_eq!(
            outline(&["一、任务", "1.培训。", "2.检查", "3.总结"]),
            "一、|任务[1.培训。 2.检查 3.总结]"
        );
        assert_eq!(
            outline(&["一、任务", "1.培训", "每年两次。", "2.检查", "每月一次。"]),
            "一、|任务[]{1.|培训[每年两次。] 2.|检查[每月一次。]}"
        );
        assert_eq!(outline(&["3.5万元用于培训"]), "|[3.5万元用于培训]");
    }

    #[test]
    fn contents_are_text() {
        let lines = ["目录", "一、职责	1", "二、目标……2", "一、职责", "正文。"];
        assert_eq!(outline(&lines), "|[目录 一、职责	1 二、目标……2] 一、|职责[正文。]");
        let plain = ["目 录", "一、职责", "二、目标", "一、职责", "正文。", "二、目标"];
        assert_eq!(outline(&plain), "|[目 录 一、职责 二、目标] 一、|职责[正文。] 二、|目标[]");
    }

    #[test]
    fn numbers_of_titles() {
        assert_eq!(number("1.培训经费绩效目标表"), Some(("1.", "培训经费绩效目标表")));
        assert_eq!(number("（一）甲"), Some(("（一）", "甲")));
        assert_eq!(number("2022年度"), None);
        assert_eq!(number("1.1 甲"), Some(("1.1", "甲")));
    }
}
