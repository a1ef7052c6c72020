//! The pages against the data: a text of the submission that no frame shows is told before the PDF is delivered.

use std::collections::BTreeMap;

use model::{Found, Note, Submission};
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

/// Notes kept; a template that prints nothing would else give one for every text.
const NOTES: usize = 20;

/// A text that goes on over the end of a page is cut there: it is looked for in pieces of so many characters, of which
/// each page end may cut one.
const PIECE: usize = 8;

/// Texts of forms and narrative that no page shows. `replaced` says what stands for characters that could not be set.
pub(crate) fn lacking(
    document: &PagedDocument,
    submission: &Submission,
    replaced: &BTreeMap<char, Option<char>>,
) -> Vec<Note> {
    let pages = document.pages().len();
    let mut shown = String::new();
    for page in document.pages() {
        gather(&page.frame, &mut shown);
    }
    let mut notes = Vec::new();
    let mut more = 0;
    for (pointer, place) in &submission.places {
        let told = ["/forms/", "/outline/"].iter().any(|start| pointer.as_str().starts_with(start));
        // A code is read out of the text that stands there, in whatever digits and over whatever lines.
        let told = told && !pointer.as_str().ends_with("/unit/code");
        let Some(text) = submission.get(pointer).filter(|_| told).and_then(Found::text) else { continue };
        let missing =
            text.lines().map(|line| bare(line, replaced)).any(|line| !is_shown(&line, &shown, pages));
        if !missing {
            continue;
        }
        if notes.len() == NOTES {
            more += 1;
            continue;
        }
        let message = format!(
            "no page shows {pointer} (页面缺少内容): 「{}」",
            text.chars().take(40).collect::<String>()
        );
        notes.push(Note::new("render.text-missing", message).at(place.clone()));
    }
    if more > 0 {
        notes.push(Note::new(
            "render.text-missing",
            format!("{more} further texts are on no page (另有 {more} 处内容未排入)"),
        ));
    }
    notes
}

/// The text of a frame and all frames in it, white space left out.
fn gather(frame: &Frame, shown: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => gather(&group.frame, shown),
            FrameItem::Text(text) => shown.extend(text.text.chars().filter(|c| !c.is_whitespace())),
            _ => {}
        }
    }
}

/// A text as the page shows it: without white space, with the stand-ins of what could not be set.
fn bare(text: &str, replaced: &BTreeMap<char, Option<char>>) -> String {
    let shown = |character: char| match replaced.get(&character) {
        Some(stand_in) => *stand_in,
        None => Some(character),
    };
    text.chars().filter_map(shown).filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

fn is_shown(line: &str, shown: &str, pages: usize) -> bool {
    if line.is_empty() || shown.contains(line) {
        return true;
    }
    let characters: Vec<char> = line.chars().collect();
    let cut =
        characters.chunks(PIECE).filter(|piece| !shown.contains(&piece.iter().collect::<String>())).count();
    cut < pages && cut * 2 < characters.len().div_ceil(PIECE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_cut_by_a_page_is_shown_and_one_left_out_is_not() {
        let shown = "项目绩效目标一二三四五六七八九十甲乙丙丁—1—戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";
        assert!(is_shown("一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳", shown, 2));
        assert!(!is_shown("一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳", shown, 1));
        assert!(!is_shown("戊甲", shown, 2));
        assert!(is_shown("", shown, 1));
    }

    #[test]
    fn stand_ins_count_for_what_they_stand_for() {
        let replaced = BTreeMap::from([('\u{e000}', Some('〓')), ('\u{200b}', None)]);
        assert_eq!(bare("甲 \u{e000}乙\u{200b}丙", &replaced), "甲〓乙丙");
    }
}
