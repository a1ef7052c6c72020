//! ≥ and ≤ as official documents print them.
//!
//! Chinese faces of the CNS and GB traditions draw the bar of ≥ parallel to the wedge (⩾); the official system and
//! Office draw it level. Which one a face does is read off its outline, so that no list of names goes stale.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};
use typst::text::Font;

use crate::faces::Faces;

/// The signs a face is chosen for, as a regular expression.
pub(crate) const PATTERN: &str = "[≥≤]";
/// The same signs.
pub(crate) const SIGNS: [char; 2] = ['≥', '≤'];

/// Families that draw level bars, best first: those that go with 仿宋 and 宋体.
pub(crate) const CANDIDATES: [&str; 9] = [
    "SimSun",
    "宋体",
    "Times New Roman",
    "Liberation Serif",
    "DejaVu Serif",
    "DejaVu Sans",
    "Arial",
    "Liberation Sans",
    "Noto Sans Math",
];

/// The family whose ≥ and ≤ have a level bar.
pub(crate) fn face(faces: &Faces) -> Option<String> {
    let known = CANDIDATES.into_iter().filter(|family| faces.select(family, 400).is_some());
    let others = faces.families().filter(|family| !CANDIDATES.contains(family) && !family.contains("CJK"));
    known.chain(others).find(|family| draws_level(faces, family)).map(str::to_owned)
}

/// Whether a family is one of those that are asked first.
pub(crate) fn is_known(family: &str) -> bool {
    CANDIDATES.contains(&family)
}

fn draws_level(faces: &Faces, family: &str) -> bool {
    let Some(index) = faces.index(family, 400) else { return false };
    let covered =
        |sign: char| faces.book().info(index).is_some_and(|info| info.coverage.contains(sign as u32));
    if !covered('≥') || !covered('≤') {
        return false;
    }
    faces
        .store()
        .font(index)
        .is_some_and(|font| ['≥', '≤'].into_iter().all(|sign| has_level_bar(&font, sign)))
}

/// A level bar makes the lowest edge of the sign span its width at one height.
fn has_level_bar(font: &Font, sign: char) -> bool {
    let Some(outline) = outline(font, sign).filter(|outline| !outline.is_empty()) else { return false };
    let range = |part: fn(&(f32, f32)) -> f32| {
        outline.iter().map(part).fold((f32::MAX, f32::MIN), |(low, high), at| (low.min(at), high.max(at)))
    };
    let ((left, right), (bottom, top)) = (range(|point| point.0), range(|point| point.1));
    let foot = bottom + (top - bottom) * 0.04;
    let low = outline.iter().filter(|(_, y)| *y <= foot).map(|(x, _)| *x);
    let (low_left, low_right) =
        low.fold((f32::MAX, f32::MIN), |(left, right), x| (left.min(x), right.max(x)));
    low_right - low_left > (right - left) * 0.7
}

/// The points of a sign's outline, in units of the font.
fn outline(font: &Font, sign: char) -> Option<Vec<(f32, f32)>> {
    let face = FontRef::from_index(font.data(), font.index()).ok()?;
    let glyph = face.charmap().map(sign)?;
    let mut points = Points::default();
    let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
    face.outline_glyphs().get(glyph)?.draw(settings, &mut points).ok()?;
    Some(points.0)
}

#[derive(Default)]
struct Points(Vec<(f32, f32)>);

impl OutlinePen for Points {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push((x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push((x, y));
    }

    fn quad_to(&mut self, _: f32, _: f32, x: f32, y: f32) {
        self.0.push((x, y));
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, x: f32, y: f32) {
        self.0.push((x, y));
    }

    fn close(&mut self) {}
}
