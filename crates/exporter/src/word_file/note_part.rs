//! The parts in which footnotes, end notes and comments stand.

use std::io;

use model::AsideKind;

use super::note::{Notes, first_id};
use super::paragraph::{Stand, styled};
use super::style;
use super::xml::{Xml, around, empty, part};

/// The part of the footnotes, of the end notes, of the comments; none without any.
pub(super) fn note_part(notes: &Notes, kind: AsideKind) -> io::Result<Option<Vec<u8>>> {
    let (root, element) = match kind {
        AsideKind::Footnote => ("w:footnotes", "w:footnote"),
        AsideKind::Endnote => ("w:endnotes", "w:endnote"),
        _ => ("w:comments", "w:comment"),
    };
    let texts = notes.texts(kind);
    if texts.is_empty() {
        return Ok(None);
    }
    let is_comment = kind == AsideKind::Comment;
    let written = part(root, |xml| {
        if !is_comment {
            separators(xml, element)?;
        }
        texts.iter().enumerate().try_for_each(|(index, text)| {
            let id = (index + first_id(kind)).to_string();
            let note = xml.create_element(element).with_attribute(("w:id", id.as_str()));
            // Whose comment it is stands in its text, if anywhere.
            let note = if is_comment { note.with_attribute(("w:author", "")) } else { note };
            note.write_inner_content(|xml| {
                text.split('\n').try_for_each(|line| {
                    styled(xml, line, style::CELL, Stand::default(), &mut Notes::default())
                })
            })?;
            Ok(())
        })
    });
    written.map(Some)
}

fn separators(xml: &mut Xml, element: &str) -> io::Result<()> {
    for (id, kind) in [("0", "separator"), ("1", "continuationSeparator")] {
        let note = xml.create_element(element).with_attributes([("w:type", kind), ("w:id", id)]);
        note.write_inner_content(|xml| {
            around(xml, "w:p", |xml| around(xml, "w:r", |xml| empty(xml, &format!("w:{kind}"), &[])))
        })?;
    }
    Ok(())
}
