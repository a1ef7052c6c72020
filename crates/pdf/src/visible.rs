//! What pages show: the characters of their glyphs, in drawing order.

use std::fmt::Write as _;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use kurbo::{Affine, BezPath, Rect};
use sha2::{Digest, Sha256};

use crate::PdfError;
use crate::attachment::open;

/// The text of each page, white space left out: spaces are the typesetter's, not the document's. A glyph without a
/// character is U+FFFD.
pub fn pages(bytes: &[u8]) -> Result<Vec<String>, PdfError> {
    let pdf = open(bytes)?;
    let cache = InterpreterCache::new();
    let mut texts = Vec::new();
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context =
            Context::new(Affine::IDENTITY, area, &cache, pdf.xref(), InterpreterSettings::default());
        let mut shown = Shown::default();
        interpret_page(page, &mut context, &mut shown);
        texts.push(shown.0);
    }
    Ok(texts)
}

/// The SHA-256 of the text of all pages, in lower-case hexadecimal.
pub fn text_hash(bytes: &[u8]) -> Result<String, PdfError> {
    Ok(hash(&pages(bytes)?))
}

pub(crate) fn hash(pages: &[String]) -> String {
    let mut hash = Sha256::new();
    for page in pages {
        hash.update(page.as_bytes());
        hash.update(b"\x0c");
    }
    hex(&hash.finalize())
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// A device that keeps characters and draws nothing.
#[derive(Default)]
struct Shown(String);

impl Device<'_> for Shown {
    fn draw_glyph(&mut self, glyph: &Glyph<'_>, _: Affine, _: Affine, _: &Paint<'_>, _: &GlyphDrawMode) {
        let mut push = |character: char| {
            if !character.is_whitespace() {
                self.0.push(character);
            }
        };
        match glyph.as_unicode() {
            Some(BfString::Char(character)) => push(character),
            Some(BfString::String(text)) => text.chars().for_each(push),
            None => push(char::REPLACEMENT_CHARACTER),
        }
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
