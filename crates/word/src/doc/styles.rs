//! The stylesheet ([MS-DOC] 2.9.271): what a style says that reading needs.

use compound::le::u16_at;

use super::character::Character;
use super::sprm::{self, Sprms};

/// No base style ([MS-DOC] 2.9.260, istdBase).
const NIL: u16 = 0x0FFF;
/// Styles a style can be based on one through the other; Word allows 11, a longer chain is a cycle.
const MAX_CHAIN: usize = 32;
const PARAGRAPH: u16 = 1;
const CHARACTER: u16 = 2;
const TABLE: u16 = 3;

/// What a paragraph takes from its style.
#[derive(Clone, Debug, Default)]
pub(super) struct ParagraphStyle {
    pub(super) list: Option<u16>,
    pub(super) level: Option<u8>,
    /// Outline level as `sprmPOutLvl` counts it.
    pub(super) outline: Option<u8>,
    pub(super) page_break_before: bool,
    pub(super) character: Character,
}

/// A style as it stands in the file.
#[derive(Clone, Copy, Default)]
struct Style<'a> {
    built_in: u16,
    kind: u16,
    base: u16,
    paragraph: &'a [u8],
    character: &'a [u8],
}

/// All styles, by istd.
pub(super) struct Styles<'a> {
    styles: Vec<Style<'a>>,
    paragraph: Vec<ParagraphStyle>,
}

impl<'a> Styles<'a> {
    /// Reads an STSH; a stylesheet that is cut gives the styles before the cut.
    pub(super) fn parse(stsh: &'a [u8]) -> Self {
        let header = usize::from(u16_at(stsh, 0).unwrap_or(0));
        let count = u16_at(stsh, 2).unwrap_or(0);
        let fixed = usize::from(u16_at(stsh, 4).unwrap_or(10));
        let mut at = 2 + header;
        let mut styles = Vec::new();
        for _ in 0..count {
            let Some(length) = u16_at(stsh, at).map(usize::from) else { break };
            let Some(std) = stsh.get(at + 2..at + 2 + length) else { break };
            styles.push(style(std, fixed).unwrap_or_default());
            // Each style starts on an even offset ([MS-DOC] 2.9.135).
            at += 2 + length + length % 2;
        }
        let mut all = Self { styles, paragraph: Vec::new() };
        all.paragraph = (0..all.styles.len()).map(|istd| all.resolve(istd as u16)).collect();
        all
    }

    /// The paragraph style of an index; a style that is not there says nothing.
    pub(super) fn paragraph(&self, istd: u16) -> Option<&ParagraphStyle> {
        self.paragraph.get(usize::from(istd))
    }

    /// The index is that of a table style.
    pub(super) fn is_table(&self, istd: u16) -> bool {
        self.styles.get(usize::from(istd)).is_some_and(|style| style.kind == TABLE)
    }

    /// Applies direct formatting; toggles that say "as the style" refer to what `character` is at the start.
    pub(super) fn apply_direct(&self, sprms: Sprms<'_>, character: &mut Character) {
        let mut style = *character;
        for sprm in sprms {
            match sprm.code {
                sprm::C_ISTD => {
                    self.apply_character(sprm.u16(), character);
                    style.take_looks(character);
                }
                sprm::C_PLAIN => character.take_looks(&style),
                _ => character.apply_one(sprm, &style),
            }
        }
    }

    /// Applies the character style of an index.
    fn apply_character(&self, istd: u16, character: &mut Character) {
        for style in self.chain(istd).into_iter().filter(|style| style.kind == CHARACTER) {
            character.apply_style(Sprms(style.character));
        }
    }

    fn resolve(&self, istd: u16) -> ParagraphStyle {
        let mut resolved = ParagraphStyle::default();
        for style in self.chain(istd).into_iter().filter(|style| style.kind == PARAGRAPH) {
            // heading 1–9 are the built-in styles 1–9; Word 97 does not spell their level out.
            if (1..=9).contains(&style.built_in) {
                resolved.outline = Some(style.built_in as u8 - 1);
            }
            resolved.apply(Sprms(style.paragraph));
            resolved.character.apply_style(Sprms(style.character));
        }
        resolved
    }

    /// A style with what it is based on, the base first.
    fn chain(&self, istd: u16) -> Vec<Style<'a>> {
        let mut chain = Vec::new();
        let mut next = istd;
        while let Some(style) = self.styles.get(usize::from(next)).filter(|_| chain.len() < MAX_CHAIN) {
            chain.push(*style);
            next = style.base;
        }
        chain.reverse();
        chain
    }
}

impl ParagraphStyle {
    fn apply(&mut self, sprms: Sprms<'_>) {
        for sprm in sprms {
            match sprm.code {
                sprm::P_ILFO => self.list = Some(sprm.u16()),
                sprm::P_ILVL => self.level = Some(sprm.u8()),
                sprm::P_OUT_LVL => self.outline = Some(sprm.u8()),
                sprm::P_F_PAGE_BREAK_BEFORE => self.page_break_before = sprm.u8() != 0,
                _ => {}
            }
        }
    }
}

/// One STD ([MS-DOC] 2.9.258): fixed part, name, then the property arrays (UPX).
fn style(std: &[u8], fixed: usize) -> Option<Style<'_>> {
    let name_units = usize::from(u16_at(std, fixed)?);
    let kind = u16_at(std, 2)? & 0xF;
    let count = u16_at(std, 4)? & 0xF;
    let mut at = fixed + 2 + 2 * (name_units + 1);
    let mut arrays = Vec::new();
    for _ in 0..count {
        at += at % 2;
        let Some(length) = u16_at(std, at).map(usize::from) else { break };
        let rest = std.get(at + 2..).unwrap_or(&[]);
        arrays.push(rest.get(..length).unwrap_or(rest));
        at += 2 + length;
    }
    let array = |index: usize| arrays.get(index).copied().unwrap_or(&[]);
    let (paragraph, character) = match kind {
        // A paragraph array starts with the style's own index.
        PARAGRAPH => (array(0).get(2..).unwrap_or(&[]), array(1)),
        CHARACTER => (&[][..], array(0)),
        _ => (&[][..], &[][..]),
    };
    let base = u16_at(std, 2)? >> 4;
    Some(Style { built_in: u16_at(std, 0)? & NIL, kind, base, paragraph, character })
}
