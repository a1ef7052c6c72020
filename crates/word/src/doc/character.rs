//! Character properties that decide what a reader sees ([MS-DOC] 2.6.1).

use super::sprm::{self, Sprms};
use super::styles::Styles;

/// sprmCIss ([MS-DOC] 2.6.1).
const SUPERSCRIPT: u8 = 1;

/// What reading needs to know of a run of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // the format's own flags
pub(super) struct Character {
    pub(super) hidden: bool,
    /// Inserted with revision marks.
    pub(super) inserted: bool,
    /// Deleted with revision marks.
    pub(super) deleted: bool,
    /// Set as superscript.
    pub(super) raised: bool,
    /// A control character has its special meaning.
    pub(super) special: bool,
    /// The location is that of form field data.
    pub(super) data: bool,
    /// Offset in the stream Data.
    pub(super) location: Option<u32>,
    /// A symbol shown instead of the character: font, character.
    pub(super) symbol: Option<(u16, u16)>,
    /// Index of the font.
    pub(super) font: Option<u16>,
}

impl Character {
    /// Applies direct formatting; toggles that say "as the style" refer to what `self` is at the start.
    pub(super) fn apply(&mut self, sprms: Sprms<'_>, styles: &Styles<'_>) {
        let mut style = *self;
        for sprm in sprms {
            match sprm.code {
                sprm::C_ISTD => {
                    styles.apply_character(sprm.u16(), self);
                    (style.hidden, style.font) = (self.hidden, self.font);
                }
                sprm::C_PLAIN => (self.hidden, self.font) = (style.hidden, style.font),
                _ => self.apply_one(sprm, style.hidden),
            }
        }
    }

    /// Applies the modifiers of a style.
    pub(super) fn apply_style(&mut self, sprms: Sprms<'_>) {
        let base = self.hidden;
        for sprm in sprms {
            self.apply_one(sprm, base);
        }
    }

    fn apply_one(&mut self, sprm: sprm::Sprm<'_>, style_hidden: bool) {
        match sprm.code {
            sprm::C_F_VANISH => self.hidden = toggle(sprm.u8(), style_hidden),
            sprm::C_F_RMARK_INS => self.inserted = sprm.u8() & 1 != 0,
            sprm::C_F_RMARK_DEL => self.deleted = sprm.u8() & 1 != 0,
            sprm::C_ISS => self.raised = sprm.u8() == SUPERSCRIPT,
            sprm::C_F_SPEC => self.special = sprm.u8() != 0,
            sprm::C_F_DATA => self.data = sprm.u8() != 0,
            sprm::C_PIC_LOCATION => {
                self.location = Some(sprm.u32());
                self.special = true;
            }
            sprm::C_SYMBOL => {
                self.symbol = Some((sprm.u16(), (sprm.u32() >> 16) as u16));
                self.special = true;
            }
            sprm::C_RG_FTC0 => self.font = Some(sprm.u16()),
            sprm::C_RG_FTC2 => self.font = self.font.or(Some(sprm.u16())),
            _ => {}
        }
    }
}

/// `ToggleOperand` ([MS-DOC] 2.9.327): 0 and 1 as they are, 0x80 as the style, 0x81 the opposite.
fn toggle(value: u8, style: bool) -> bool {
    match value {
        0x80 => style,
        0x81 => !style,
        value => value != 0,
    }
}
