//! What changed in the narrative, in tables no form claimed, and in headers, footers and notes.

use model::{AsideKind, Pointer, Section, Submission};

use wording::fold::letters;

use crate::change_list::{ChangeList, Subject};
use crate::lines::{self, Line, Way};
use crate::sides::Sides;
use crate::tables;

/// A section with its heading path and pointer.
struct Passage<'a> {
    heading: String,
    section: &'a Section,
    at: Pointer,
}

/// Compares the narratives section by section. A section is known by its headings without their numbers:
/// renumbering is no change.
pub(crate) fn compare(changes: &mut ChangeList<'_>) {
    let (old, new) = (passages(changes.old.submission), passages(changes.new.submission));
    for Line { old: before, new: after } in lines::by_name(&old, &new, |passage| &passage.heading) {
        let (before, after) = (before.map(|i| &old[i]), after.map(|i| &new[i]));
        let name = after.or(before).map(|passage| passage.heading.clone()).unwrap_or_default();
        let at = |passage: Option<&Passage<'_>>| passage.map(|passage| passage.at.key("paragraphs"));
        let path = Pointer::root().key("outline").key(&name);
        let text =
            |passage: Option<&Passage<'_>>| passage.map(|passage| passage.section.paragraphs.join("\n"));
        let label = if name.is_empty() { "正文" } else { &name };
        let subject = Subject::new(path.clone(), label, at(before), at(after));
        changes.text(subject, text(before).as_deref(), text(after).as_deref());
        let heading = |passage: Option<&Passage<'_>>| passage.map(|passage| passage.section.heading.clone());
        let at = |passage: Option<&Passage<'_>>| passage.map(|passage| passage.at.key("heading"));
        let subject = Subject::new(path.key("heading"), format!("标题：{name}"), at(before), at(after));
        changes.text(subject, heading(before).as_deref(), heading(after).as_deref());
    }
    tables::compare(changes, &Sides::roots(), &changes.old.submission.tables, &changes.new.submission.tables);
    asides(changes);
}

/// Every section in reading order, without recursion: nesting comes from a file.
fn passages(submission: &Submission) -> Vec<Passage<'_>> {
    let sections =
        |sections: &'_ [Section], at: &Pointer| (0..sections.len()).map(|i| at.index(i)).collect::<Vec<_>>();
    let mut passages = Vec::new();
    let root = Pointer::root().key("outline");
    let mut stack: Vec<(String, &Section, Pointer)> = submission
        .outline
        .iter()
        .zip(sections(&submission.outline, &root))
        .rev()
        .map(|(section, at)| (String::new(), section, at))
        .collect();
    while let Some((above, section, at)) = stack.pop() {
        let heading = if above.is_empty() {
            section.heading.clone()
        } else {
            format!("{above} › {}", section.heading)
        };
        let below = at.key("sections");
        let inner = section.sections.iter().zip(sections(&section.sections, &below)).rev();
        stack.extend(inner.map(|(section, at)| (heading.clone(), section, at)));
        passages.push(Passage { heading, section, at });
    }
    passages
}

fn asides(changes: &mut ChangeList<'_>) {
    let (old, new) = (&changes.old.submission.asides, &changes.new.submission.asides);
    let key = |aside: &model::Aside| {
        let mark = letters(aside.mark.as_deref().unwrap_or_default());
        format!("{} {mark}", kind_id(aside.kind))
    };
    for Line { old: before, new: after } in lines::pair(old, new, &[Way::Key(&|aside| Some(key(aside)))]) {
        let name = after.map(|i| &new[i]).or(before.map(|i| &old[i])).map(key).unwrap_or_default();
        let at = |index: Option<usize>| index.map(|index| Pointer::root().key("asides").index(index));
        let path = Pointer::root().key("asides").key(name.trim());
        let subject = Subject::new(path, "页眉页脚注释", at(before), at(after));
        changes.text(subject, before.map(|i| old[i].text.as_str()), after.map(|i| new[i].text.as_str()));
    }
}

/// As the canonical JSON writes it.
fn kind_id(kind: AsideKind) -> &'static str {
    match kind {
        AsideKind::Footnote => "footnote",
        AsideKind::Endnote => "endnote",
        AsideKind::Comment => "comment",
        AsideKind::Header => "header",
        AsideKind::Footer => "footer",
        AsideKind::Sheet => "sheet",
    }
}
