//! What a page draws, as far as it makes text and tables.
//!
//! Coordinates are points from the page's top-left corner, as the page is looked at: `/Rotate` is undone, and a page whose
//! text runs up or down (a wide table set on an upright page) is turned until it reads from left to right.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, TransformExt as _, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect};

use super::strokes::{Stroke, strokes};
use super::turn::Turn;

/// Units of an em in glyph space, as the interpreter scales every font.
const EM: f64 = 1000.0;
/// How wide a glyph is taken to be whose font does not say: a Latin one, in em.
const UNKNOWN_WIDTH: f64 = 0.5;

/// A character where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(clippy::struct_field_names, reason = "a character is what it is")]
pub(crate) struct Char {
    pub(crate) char: char,
    pub(crate) left: f64,
    pub(crate) right: f64,
    /// The baseline.
    pub(crate) base: f64,
    /// Height of its em.
    pub(crate) size: f64,
}

impl Char {
    /// Where it stands for the question which cell it is in: the middle of its ink.
    pub(crate) fn middle(&self) -> Point {
        Point::new(f64::midpoint(self.left, self.right), self.base - 0.35 * self.size)
    }
}

/// A page as it is looked at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) chars: Vec<Char>,
    pub(crate) strokes: Vec<Stroke>,
    /// The part of the page that its largest picture covers, at most 1.
    pub(crate) picture: f64,
    /// Glyphs that no table of the file gives a character.
    pub(crate) unknown: usize,
    /// Characters that stand outside the page, where nobody sees them.
    pub(crate) beside: usize,
    /// Text is set in a font or encoding that the file does not bring along: it was not drawn.
    pub(crate) missing_font: bool,
}

/// Draws a page and keeps what counts.
pub(crate) fn look(page: &hayro_syntax::page::Page<'_>, most: usize) -> Page {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let missing = Arc::new(AtomicBool::new(false));
    let settings = {
        let (fonts, maps) = (Arc::clone(&missing), Arc::clone(&missing));
        InterpreterSettings {
            font_resolver: Arc::new(move |_| {
                fonts.store(true, Ordering::Relaxed);
                None
            }),
            cmap_resolver: Arc::new(move |_| {
                maps.store(true, Ordering::Relaxed);
                None
            }),
            ..InterpreterSettings::default()
        }
    };
    let cache = InterpreterCache::new();
    let area = Rect::new(0.0, 0.0, width, height);
    let mut context =
        Context::new(page.initial_transform(true).to_kurbo(), area, &cache, page.xref(), settings);
    let mut drawn = Drawn { area, most, ..Drawn::default() };
    interpret_page(page, &mut context, &mut drawn);
    let mut looked = drawn.page();
    looked.missing_font = missing.load(Ordering::Relaxed);
    looked
}

/// A glyph before the page is turned: where its baseline begins and ends.
struct Drawing {
    char: char,
    from: Point,
    to: Point,
    size: f64,
}

#[derive(Default)]
struct Drawn {
    area: Rect,
    /// More drawings than this are not kept; the reader then refuses the page.
    most: usize,
    glyphs: Vec<Drawing>,
    strokes: Vec<(Point, Point)>,
    picture: f64,
    unknown: usize,
    beside: usize,
}

impl Drawn {
    /// Where text is kept: tables that are wider than the page run out of it, and their text is there all the same.
    fn paper(&self) -> Rect {
        self.area.inflate(self.area.width(), self.area.height())
    }

    /// The way most of the text runs decides how the page is looked at.
    fn page(self) -> Page {
        let turn = Turn::of(self.glyphs.iter().map(|glyph| glyph.to - glyph.from));
        let (width, height) = turn.size(self.area.width(), self.area.height());
        let place = |point: Point| turn.apply(point, self.area.width(), self.area.height());
        let mut chars: Vec<Char> = Vec::new();
        for glyph in &self.glyphs {
            let (from, to) = (place(glyph.from), place(glyph.to));
            let char = Char {
                char: glyph.char,
                left: from.x.min(to.x),
                right: from.x.max(to.x),
                base: from.y,
                size: glyph.size,
            };
            chars.push(char);
        }
        drop_doubles(&mut chars);
        let strokes = self.strokes.iter().filter_map(|(from, to)| Stroke::between(place(*from), place(*to)));
        Page {
            width,
            height,
            strokes: strokes.collect(),
            chars,
            picture: self.picture,
            unknown: self.unknown,
            beside: self.beside,
            missing_font: false,
        }
    }
}

/// A character drawn twice within a hair is bold by double strike.
fn drop_doubles(chars: &mut Vec<Char>) {
    const HAIR: f64 = 0.15;
    let mut seen: std::collections::HashMap<(char, i64), Vec<(f64, f64)>> = std::collections::HashMap::new();
    chars.retain(|char| {
        let near = |(left, base): &(f64, f64)| {
            (left - char.left).abs() < HAIR * char.size && (base - char.base).abs() < HAIR * char.size
        };
        let bucket = char.base.round() as i64;
        let known = (bucket - 1..=bucket + 1)
            .filter_map(|bucket| seen.get(&(char.char, bucket)))
            .any(|places| places.iter().rev().take(64).any(near));
        if !known {
            seen.entry((char.char, bucket)).or_default().push((char.left, char.base));
        }
        !known || char.char.is_whitespace()
    });
}

impl Device<'_> for Drawn {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'_>,
        mode: &GlyphDrawMode,
    ) {
        // The text that an OCR lays under the picture of a page is a guess of its own.
        if matches!(mode, GlyphDrawMode::Invisible) || self.glyphs.len() >= self.most {
            return;
        }
        let to_page = transform * glyph_transform;
        let (from, up) = (to_page * Point::ORIGIN, to_page * Point::new(0.0, EM));
        let size = (up - from).hypot();
        if !self.paper().contains(from) || !size.is_finite() || size <= 0.0 {
            return;
        }
        self.beside += usize::from(!self.area.inflate(size, size).contains(from));
        let advance = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width().map(f64::from),
            Glyph::Type3(_) => None,
        };
        let text = match glyph.as_unicode() {
            Some(BfString::Char(char)) => char.to_string(),
            Some(BfString::String(text)) => text,
            None => {
                self.unknown += 1;
                char::REPLACEMENT_CHARACTER.to_string()
            }
        };
        let advance = advance.unwrap_or_else(|| {
            let is_wide = text.chars().any(|char| char as u32 >= 0x2E80);
            if is_wide { EM } else { EM * UNKNOWN_WIDTH }
        });
        let count = text.chars().count().max(1) as f64;
        let at = |part: f64| to_page * Point::new(advance * part / count, 0.0);
        for (index, char) in text.chars().enumerate() {
            let char = if char.is_control() { ' ' } else { char };
            self.glyphs.push(Drawing { char, from: at(index as f64), to: at(index as f64 + 1.0), size });
        }
    }

    fn draw_path(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'_>, mode: &PathDrawMode) {
        if self.strokes.len() < self.most && !is_white(paint) {
            strokes(&(transform * path.clone()), mode, transform, &mut self.strokes);
        }
    }

    fn draw_image(&mut self, image: Image<'_, '_>, transform: Affine) {
        let size = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let shown = transform.transform_rect_bbox(size).intersect(self.area);
        let part = shown.area() / self.area.area();
        if part.is_finite() {
            self.picture = self.picture.max(part.min(1.0));
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// White on white draws nothing.
fn is_white(paint: &Paint<'_>) -> bool {
    match paint {
        Paint::Color(color) => {
            let [red, green, blue, alpha] = color.to_rgba().to_rgba8();
            alpha < 8 || [red, green, blue].into_iter().all(|part| part > 245)
        }
        Paint::Pattern(_) => false,
    }
}
