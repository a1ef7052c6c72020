//! Pages against data: which texts of a submission stand on no page.

use std::collections::HashSet;
use std::hash::BuildHasher;

use model::{Found, Pointer, Submission};

use crate::amounts;
use crate::measures::presence::{NEAR, PIECE, TELLING};
use crate::printed::{Block, Contents, Part, Printed};

impl Printed {
    /// Texts of the document that stand nowhere on purpose: lines of contents whose page numbers are those of another paper.
    pub fn left_out(&self) -> HashSet<&Pointer> {
        let contents = self.parts.iter().flat_map(|part| -> Vec<&Contents> {
            match part {
                Part::Contents(contents) => vec![contents],
                Part::Text { blocks } => blocks.iter().filter_map(contents_of).collect(),
                Part::Cover { .. } | Part::Form(_) | Part::Notes { .. } => Vec::new(),
            }
        });
        contents.flat_map(|contents| &contents.had).flat_map(|line| &line.at).collect()
    }
}

fn contents_of(block: &Block) -> Option<&Contents> {
    if let Block::Contents(contents) = block { Some(contents) } else { None }
}

/// The texts of forms and narrative that do not stand on pages whose text, without white space, is `visible`. `show` says
/// what stands for a character; `left_out` what stands nowhere on purpose.
pub fn absent<'a, S: BuildHasher>(
    submission: &'a Submission,
    visible: &str,
    pages: usize,
    left_out: &HashSet<&Pointer, S>,
    show: impl Fn(char) -> Option<char>,
) -> Vec<(&'a Pointer, &'a str)> {
    // A code is read out of the text that stands there, in whatever digits and over whatever lines.
    let published = |pointer: &Pointer| {
        let text = pointer.as_str();
        (text.starts_with("/forms/") || text.starts_with("/outline/"))
            && !text.ends_with("/unit/code")
            && !left_out.contains(pointer)
    };
    let bare = |line: &str| -> String {
        line.chars().filter_map(&show).filter(|c| !c.is_whitespace() && !c.is_control()).collect()
    };
    let pointers = submission.places.keys().filter(|pointer| published(pointer));
    let texts =
        pointers.filter_map(|pointer| Some((pointer, submission.get(pointer).and_then(Found::text)?)));
    let mut pages = Pages { visible, count: pages, at: 0 };
    let lacks = |text: &str, pages: &mut Pages<'_>| text.lines().any(|line| !pages.show(&bare(line)));
    // Sums may be grouped on paper.
    let mut absent = |text: &str| {
        lacks(text, &mut pages) && amounts::grouped(text).is_none_or(|grouped| lacks(&grouped, &mut pages))
    };
    texts.filter(|(_, text)| absent(text)).collect()
}

/// The text of all pages, looked through from where the last text was found: texts are asked for about in the order in
/// which they stand.
struct Pages<'a> {
    visible: &'a str,
    /// How many they are.
    count: usize,
    at: usize,
}

impl Pages<'_> {
    fn show(&mut self, line: &str) -> bool {
        let near = self.visible.floor_char_boundary(self.at.saturating_add(NEAR));
        let found = self.visible.get(self.at..near).and_then(|near| near.find(line)).map(|at| self.at + at);
        let Some(at) = found.or_else(|| self.visible.find(line)) else {
            return stands(line, self.visible, self.count);
        };
        if line.len() >= TELLING {
            self.at = at;
        }
        true
    }
}

fn stands(line: &str, visible: &str, pages: usize) -> bool {
    if line.is_empty() || visible.contains(line) {
        return true;
    }
    let characters: Vec<char> = line.chars().collect();
    let cut =
        characters.chunks(PIECE).filter(|piece| !visible.contains(&piece.iter().collect::<String>())).count();
    cut < pages && cut * 2 < characters.len().div_ceil(PIECE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_cut_by_a_page_is_shown_and_one_left_out_is_not() {
        let visible = "项目绩效目标一二三四五六七八九十甲乙丙丁—1—戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";
        assert!(stands("一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳", visible, 2));
        assert!(!stands("一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳", visible, 1));
        assert!(!stands("戊甲", visible, 2));
        assert!(stands("", visible, 1));
    }

    #[test]
    fn stand_ins_count_for_what_they_stand_for() {
        let json = r#"{"schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"},
            "outline": [{"heading": "甲 乙丙"}], "places": {"/outline/0/heading": {"paragraph": 1}}}"#;
        let submission: Submission = serde_json::from_str(json).unwrap();
        let absent = |visible: &str, show: fn(char) -> Option<char>| {
            absent(&submission, visible, 1, &HashSet::new(), show).len()
        };
        assert_eq!(absent("甲乙丙", Some), 0);
        assert_eq!(absent("甲〓丙", Some), 1);
        assert_eq!(absent("甲〓丙", |c| Some(if c == '乙' { '〓' } else { c })), 0);
    }
}
