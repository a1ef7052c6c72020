//! Character properties that decide what a reader sees ([MS-DOC] 2.6.1).

use super::sprm::{self, Sprms};

/// sprmCIss ([MS-DOC] 2.6.1).
const SUPERSCRIPT: u8 = 1;

/// What reading needs to know of a run of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // the format's own flags
pub(super) struct Character {
    pub(super) hidden: bool,
    /// Struck out by one line (a toggle), by two.
    struck: bool,
    struck_twice: bool,
    /// Inserted with revision marks.
    pub(super) inserted: bool,
    /// Deleted with revision marks.
    pub(super) deleted: bool,
    /// Set as superscript.
    pub(super) raised: bool,
    /// A control character has its special meaning.
    pub(super) special: bool,
    /// It stands for an embedded or linked object.
    pub(super) object: bool,
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
    /// Struck out.
    pub(super) fn struck(&self) -> bool {
        self.struck || self.struck_twice
    }

    /// What a style gives.
    pub(super) fn take_looks(&mut self, from: &Self) {
        (self.hidden, self.font) = (from.hidden, from.font);
        (self.struck, self.struck_twice) = (from.struck, from.struck_twice);
    }

    /// Applies the modifiers of a style.
    pub(super) fn apply_style(&mut self, sprms: Sprms<'_>) {
        let base = *self;
        for sprm in sprms {
            self.apply_one(sprm, &base);
        }
    }

    /// Applies one modifier; a toggle that says "as the style" refers to `style`.
    pub(super) fn apply_one(&mut self, sprm: sprm::Sprm<'_>, style: &Self) {
        match sprm.code {
            sprm::C_F_VANISH => self.hidden = toggle(sprm.u8(), style.hidden),
            sprm::C_F_STRIKE => self.struck = toggle(sprm.u8(), style.struck),
            sprm::C_F_D_STRIKE => self.struck_twice = sprm.u8() != 0,
            sprm::C_F_OLE2 | sprm::C_F_OBJ => self.object = sprm.u8() != 0,
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
