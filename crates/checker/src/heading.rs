//! The sections of the narrative with their pointers.

use model::{Pointer, Section, Submission};

/// A section of the narrative, its pointer, and the sections it stands in (indices in [`headings`]).
pub(crate) struct Heading<'a> {
    pub(crate) section: &'a Section,
    pub(crate) at: Pointer,
    pub(crate) parent: Option<usize>,
}

/// The narrative's sections in document order.
pub(crate) fn headings<'a>(submission: &'a Submission) -> Vec<Heading<'a>> {
    let mut headings = Vec::new();
    let outline = Pointer::root().key("outline");
    let push_all = |stack: &mut Vec<_>, sections: &'a [Section], at: &Pointer, parent| {
        stack.extend(
            sections.iter().enumerate().rev().map(|(index, section)| (section, at.index(index), parent)),
        );
    };
    let mut stack = Vec::new();
    push_all(&mut stack, &submission.outline, &outline, None);
    while let Some((section, at, parent)) = stack.pop() {
        push_all(&mut stack, &section.sections, &at.key("sections"), Some(headings.len()));
        headings.push(Heading { section, at, parent });
    }
    headings
}
