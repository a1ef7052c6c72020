//! The pages against the data: a text of the submission that no frame shows is told before the PDF is delivered.

use std::collections::{BTreeMap, HashSet};

use model::{Note, Pointer, Submission};
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

/// Notes kept; a template that prints nothing would else give one for every text.
const NOTES: usize = 20;

/// Texts of forms and narrative that no page shows, those aside that stand nowhere on purpose. `replaced` says what stands
/// for characters that could not be set.
pub(crate) fn lacking(
    document: &PagedDocument,
    submission: &Submission,
    left_out: &HashSet<&Pointer>,
    replaced: &BTreeMap<char, Option<char>>,
) -> Vec<Note> {
    let visible = visible(document);
    let show = |character: char| replaced.get(&character).copied().unwrap_or(Some(character));
    let absent = layout::absent(submission, &visible, document.pages().len(), left_out, show);
    let told = absent.iter().take(NOTES).map(|(pointer, text)| {
        let shown: String = text.chars().take(40).collect();
        let note =
            Note::new("render.text-missing", format!("no page shows {pointer} (页面缺少内容): 「{shown}」"));
        match submission.places.get(*pointer) {
            Some(place) => note.at(place.clone()),
            None => note,
        }
    });
    let mut notes: Vec<Note> = told.collect();
    if absent.len() > NOTES {
        let more = absent.len() - NOTES;
        notes.push(Note::new(
            "render.text-missing",
            format!("{more} further texts are on no page (另有 {more} 处内容未排入)"),
        ));
    }
    notes
}

/// The text of all pages, white space left out.
pub(crate) fn visible(document: &PagedDocument) -> String {
    let mut shown = String::new();
    document.pages().iter().for_each(|page| gather(&page.frame, &mut shown));
    shown
}

/// The text of a frame and all frames in it.
fn gather(frame: &Frame, shown: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => gather(&group.frame, shown),
            FrameItem::Text(text) => shown.extend(text.text.chars().filter(|c| !c.is_whitespace())),
            _ => {}
        }
    }
}
