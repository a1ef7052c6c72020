//! The narrative as its headings nest it: numbers typed or automatic, styles where there are any.

use model::{Place, Section};
use wording::fold;
use wording::heading;
use wording::label::{self, Label};

use crate::weights::outline as weights;
use crate::words::{Axis, Vocabulary};

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

/// Splits the number in front of a title from the title.
pub(crate) fn number(text: &str) -> Option<(&str, &str)> {
    heading::number(text).map(|number| (number.written, number.rest))
}

/// The ranks of [`heading::Number::rank`] that styles stand for.
const PART: u8 = 1;
const SECTION: u8 = 3;
const ITEM: u8 = 6;

/// A number, typed or automatic, what stands behind it and how deep it stands by habit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Numbered<'a> {
    number: &'a str,
    rest: &'a str,
    rank: u8,
}

fn numbered(text: &str) -> Option<Numbered<'_>> {
    heading::number(text).map(|number| Numbered {
        number: number.written,
        rest: number.rest,
        rank: number.rank(),
    })
}

/// What a paragraph is in the outline.
enum Kind<'a> {
    Heading { number: &'a str, heading: &'a str, rank: u8 },
    Body,
}

/// Nests the texts under their headings. Each place comes back with the pointer of its text.
pub(crate) fn build(texts: &[Passage<'_>], words: &Vocabulary) -> (Vec<Section>, Vec<(String, Place)>) {
    let mut builder = Builder::default();
    let contents = contents(texts, words);
    let mut at = 0;
    while at < texts.len() {
        let text = &texts[at];
        let kind = if contents[at] { Kind::Body } else { kind(texts, at) };
        match kind {
            // 第一部分 stands on a line of its own; the next line names the part.
            Kind::Heading { number, heading: "", rank } if rank <= SECTION => {
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
fn contents(texts: &[Passage<'_>], words: &Vocabulary) -> Vec<bool> {
    let mut last = std::collections::HashMap::new();
    let folded: Vec<String> = texts.iter().map(|text| label::fold(text.text)).collect();
    for (at, text) in folded.iter().enumerate() {
        last.insert(text.as_str(), at);
    }
    let mut listing = false;
    folded
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let line = is_contents_line(texts[at].text);
            if words.get(Axis::Contents, &Label::new(text)).is_some() {
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
            rank: ITEM + 1,
        })
    };
    let number = numbered(text.text).or_else(automatic);
    let styled = text.level.is_some_and(|level| level <= 6) && count <= weights::LONGEST_HEADING * 2;
    let heading = match number {
        _ if styled => true,
        None => false,
        Some(number) if number.rank <= SECTION => count <= weights::LONGEST_HEADING && !ends,
        Some(number) if number.rank < ITEM => {
            count <= weights::LONGEST_HEADING && !ends && !has_value(number.rest)
        }
        // Items of a list look like headings; a heading has text of its own below it.
        Some(number) => {
            count <= weights::LONGEST_ITEM
                && !ends
                && !has_value(number.rest)
                && has_body(texts, at, number.rank)
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
    let short =
        text.text.chars().count() <= weights::LONGEST_ITEM && !text.text.ends_with(['。', '；', '：', ':']);
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
        shape(
            &build(&texts.iter().map(|line| text(line)).collect::<Vec<_>>(), &crate::Profiles::builtin().all)
                .0,
        )
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
}
