//! Lists of binary Word ([MS-DOC] 2.9.131, 2.9.146): the table stream to what every format counts with.

use std::collections::HashMap;

use crate::lists::{LEVELS, Level, LevelOverride, List, Lists, MAX_START, MAX_TEMPLATE, Override};
use crate::number_format::NumberFormat;
use compound::le::{u8_at, u16_at, u32_at};

use super::character::Character;
use super::fonts::Font;
use super::sprm::Sprms;

const LSTF: usize = 28;
const LVLF: usize = 28;
const LFO: usize = 16;

/// ixchFollow: 0 a tab, 1 a space, 2 nothing.
const NOTHING_FOLLOWS: u8 = 2;

/// Reads `PlfLst`, the levels behind it in the table stream, and `PlfLfo`. `offset` is where `PlfLst` ends.
pub(super) fn parse(plf_lst: &[u8], table: &[u8], offset: usize, plf_lfo: &[u8], fonts: &[Font]) -> Lists {
    let mut levels_at = Cursor { bytes: table, at: offset, fonts };
    let count = usize::from(u16_at(plf_lst, 0).unwrap_or(0));
    let mut lists: Vec<List> = Vec::new();
    let mut by_id = HashMap::new();
    for lstf in plf_lst.get(2..).unwrap_or(&[]).chunks_exact(LSTF).take(count) {
        let levels = if lstf[26] & 1 == 1 { 1 } else { LEVELS };
        by_id.insert(u32_at(lstf, 0).unwrap_or(0), lists.len());
        lists.push(List { levels: (0..levels).map_while(|_| levels_at.level()).collect() });
    }
    Lists { overrides: overrides(plf_lfo, &by_id, fonts), lists }
}

/// `PlfLfo` ([MS-DOC] 2.9.193): fixed parts, then the level changes of each.
fn overrides(plf_lfo: &[u8], by_id: &HashMap<u32, usize>, fonts: &[Font]) -> Vec<Override> {
    let count = u32_at(plf_lfo, 0).unwrap_or(0) as usize;
    let fixed = plf_lfo.get(4..).unwrap_or(&[]);
    let count = count.min(fixed.len() / LFO);
    let mut data = Cursor { bytes: plf_lfo, at: 4 + count * LFO, fonts };
    let mut overrides = Vec::with_capacity(count);
    for lfo in fixed.chunks_exact(LFO).take(count) {
        // LFOData ([MS-DOC] 2.9.132) starts with four bytes to be ignored.
        data.at += 4;
        let levels = (0..lfo[12]).map_while(|_| data.level_override()).collect();
        overrides.push(Override { list: u32_at(lfo, 0).and_then(|id| by_id.get(&id).copied()), levels });
    }
    overrides
}

/// Reads levels, which have no fixed size, one behind the other.
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    fonts: &'a [Font],
}

impl Cursor<'_> {
    /// LVL ([MS-DOC] 2.9.149).
    fn level(&mut self) -> Option<Level> {
        let lvlf = self.bytes.get(self.at..self.at + LVLF)?;
        let character = usize::from(lvlf[24]);
        let paragraph = usize::from(lvlf[25]);
        let flags = lvlf[5];
        let character_at = self.at + LVLF + paragraph;
        let template_at = character_at + character;
        let units = usize::from(u16_at(self.bytes, template_at)?);
        let template = self.bytes.get(template_at + 2..template_at + 2 + 2 * units)?;
        let template = template.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let mut style = Character::default();
        style.apply_style(Sprms(self.bytes.get(character_at..template_at)?));
        self.at = template_at + 2 + 2 * units;
        let font = style.font.and_then(|font| self.fonts.get(usize::from(font)));
        let level = Level {
            start: u32_at(lvlf, 0)?.min(MAX_START),
            format: NumberFormat::from_code(lvlf[4]),
            legal: flags & 0x04 != 0,
            no_restart: flags & 0x08 != 0,
            restart_limit: lvlf[26],
            nothing_follows: lvlf[15] == NOTHING_FOLLOWS,
            template: template.take(MAX_TEMPLATE).collect(),
            hidden: style.hidden,
            bullet: None,
        };
        Some(level.drawn_in(font.map_or("", |font| font.name.as_str())))
    }

    /// LFOLVL ([MS-DOC] 2.9.133).
    fn level_override(&mut self) -> Option<LevelOverride> {
        let start = u32_at(self.bytes, self.at)?.min(MAX_START);
        let flags = u8_at(self.bytes, self.at + 4)?;
        self.at += 8;
        let definition = if flags & 0x20 != 0 { Some(self.level()?) } else { None };
        let own_start = definition.as_ref().map(|level| level.start);
        let start = (flags & 0x10 != 0).then_some(own_start.unwrap_or(start));
        Some(LevelOverride { level: usize::from(flags & 0x0F), start, definition })
    }
}
