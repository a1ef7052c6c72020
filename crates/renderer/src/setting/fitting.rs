//! How large the type of the forms is: a form that misses its page by a little is set a little smaller, so that it stays
//! one table on one page. All forms of a document have one size.

use layout::breaks::ems;
use layout::{Block, FormPart, HeadingLook, Part, Printed};

use super::pieces::{lines, title};
use super::table::{PITCH, heights};
use super::{CELL, LINE, SHEET_TITLE};

/// The type area (版心) of A4, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub width: f64,
    pub height: f64,
}

/// A millimetre in points.
const MM: f64 = 72.0 / 25.4;

impl Area {
    pub(super) const PORTRAIT: Self = Self { width: 156.0 * MM, height: 225.0 * MM };

    pub(super) fn of(landscape: bool) -> Self {
        let Self { width, height } = Self::PORTRAIT;
        if landscape { Self { width: height, height: width } } else { Self::PORTRAIT }
    }
}

/// Factors of the type, the largest first.
const SCALES: [f64; 3] = [1.0, 0.93, 0.86];
/// A form that takes no more of its room than this stays within.
const SURE: f64 = 0.85;
/// Room kept free: the heights are estimated.
const SPARE: f64 = 14.0;

/// The factor for all forms of a document: the largest on which each form that can stands on its page.
pub(super) fn scale(printed: &Printed) -> f64 {
    let forms = printed.parts.iter().filter_map(|part| match part {
        Part::Form(form) => Some(form),
        _ => None,
    });
    let fitting =
        forms.filter_map(|form| SCALES.into_iter().find(|scale| height(form, *scale) <= room(form)));
    fitting.fold(1.0, f64::min)
}

/// Whether a form goes on over the end of its page.
pub(super) fn is_long(form: &FormPart, scale: f64) -> bool {
    height(form, scale) > room(form)
}

/// Whether a form stands on its page for sure: heights are estimated, and what is near the end of a page may go over it.
pub(super) fn is_short(form: &FormPart, scale: f64) -> bool {
    height(form, scale) <= room(form) * SURE
}

fn height(form: &FormPart, scale: f64) -> f64 {
    let area = Area::of(form.sheet.landscape);
    heights(&form.sheet.table, area.width, scale).iter().sum()
}

/// What a form's table has of its page.
fn room(form: &FormPart) -> f64 {
    let area = Area::of(form.sheet.landscape);
    let pitch = Area::PORTRAIT.height / 22.0;
    let lead = |block: &Block| match block {
        Block::Heading(heading) if heading.look == HeadingLook::Part => 3.0 * pitch,
        _ => 1.3 * pitch,
    };
    let titles = form.sheet.title.iter().enumerate().map(|(index, line)| {
        let size = if index == 0 { SHEET_TITLE } else { LINE };
        let room = area.width / size;
        lines(&title(&line.text, room), room) as f64 * size * PITCH + if index == 0 { 0.0 } else { 6.0 }
    });
    let over = if form.sheet.line.iter().any(|piece| !piece.text.is_empty()) { LINE + 12.0 } else { 8.0 };
    let small = |text: &str| (ems(text) * CELL / area.width).ceil().max(1.0) * CELL * PITCH + 5.0;
    let below = form.sheet.below.iter().map(|line| small(&line.text));
    let notes = form.notes.iter().map(|block| match block {
        Block::Paragraph(note) => note.text.split('\n').map(small).sum(),
        _ => 0.0,
    });
    area.height
        - form.lead.iter().map(lead).sum::<f64>()
        - titles.sum::<f64>()
        - over
        - below.sum::<f64>()
        - notes.sum::<f64>()
        - SPARE
}
