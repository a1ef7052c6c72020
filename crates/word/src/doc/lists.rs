//! Lists ([MS-DOC] 2.9.131, 2.9.146): the automatic numbers of paragraphs.

use std::collections::{HashMap, HashSet};

use crate::cfb::le::{u8_at, u16_at, u32_at};
use crate::number_format::NumberFormat;

use super::character::Character;
use super::sprm::Sprms;

const LEVELS: usize = 9;
const LSTF: usize = 28;
const LVLF: usize = 28;
const LFO: usize = 16;
/// Word's own bound on where a level starts ([MS-DOC] 2.9.150, iStartAt).
const MAX_START: u32 = 0x7FFF;

/// ixchFollow: 0 a tab, 1 a space, 2 nothing.
const NOTHING_FOLLOWS: u8 = 2;

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: Option<NumberFormat>,
    /// Numbers of higher levels are shown in decimal (fLegal).
    legal: bool,
    /// It goes on counting after levels from `restart_limit` on.
    no_restart: bool,
    restart_limit: u8,
    follow: u8,
    /// UTF-16; a unit below 9 stands for the number of that level.
    template: Vec<u16>,
    hidden: bool,
}

/// An abstract list.
#[derive(Debug, Default)]
struct List {
    id: u32,
    levels: Vec<Level>,
}

/// A list as paragraphs name it: an abstract list, with changes.
#[derive(Debug, Default)]
struct Override {
    list: Option<usize>,
    levels: Vec<LevelOverride>,
}

#[derive(Debug)]
struct LevelOverride {
    level: usize,
    /// Where the level starts the first time it is used under this override.
    start: Option<u32>,
    definition: Option<Level>,
}

/// An automatic number.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Automatic {
    /// 第一条
    pub(super) text: String,
    /// A space stands between it and the paragraph's own text.
    pub(super) gap: bool,
    /// A number format is not known; its number is in decimal.
    pub(super) unknown_format: bool,
}

/// All lists.
#[derive(Debug, Default)]
pub(super) struct Lists {
    lists: Vec<List>,
    overrides: Vec<Override>,
}

/// How far lists have counted. The main story counts through; each text beside it counts for itself.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// By list; `None` where the level starts anew.
    reached: HashMap<usize, [Option<u32>; LEVELS]>,
    /// Overrides and levels whose own start has taken effect.
    started: HashSet<(u16, usize)>,
}

impl Lists {
    /// Reads `PlfLst`, the levels behind it in the table stream, and `PlfLfo`. `offset` is where `PlfLst` ends.
    pub(super) fn parse(plf_lst: &[u8], table: &[u8], offset: usize, plf_lfo: &[u8]) -> Self {
        let mut levels_at = Cursor { bytes: table, at: offset };
        let count = usize::from(u16_at(plf_lst, 0).unwrap_or(0));
        let mut lists: Vec<List> = Vec::new();
        for lstf in plf_lst.get(2..).unwrap_or(&[]).chunks_exact(LSTF).take(count) {
            let levels = if lstf[26] & 1 == 1 { 1 } else { LEVELS };
            let levels = (0..levels).map_while(|_| levels_at.level()).collect();
            lists.push(List { id: u32_at(lstf, 0).unwrap_or(0), levels });
        }
        let by_id: HashMap<u32, usize> =
            lists.iter().enumerate().map(|(index, list)| (list.id, index)).collect();
        let overrides = overrides(plf_lfo, &by_id);
        Self { lists, overrides }
    }

    /// Counts a paragraph of a list (index in `PlfLfo`, from 1) on a level from 0, and gives the number Word writes
    /// before it. A list that writes bullets or nothing gives none: a bullet says nothing that the text does not.
    pub(super) fn count(&self, counts: &mut Counts, lfo: u16, level: u8) -> Option<Automatic> {
        let level = usize::from(level).min(LEVELS - 1);
        let changes = self.overrides.get(usize::from(lfo).checked_sub(1)?)?;
        let index = changes.list?;
        let list = self.lists.get(index)?;
        let change = |level: usize| changes.levels.iter().find(|change| change.level == level);
        let definition = |level: usize| {
            change(level).and_then(|change| change.definition.as_ref()).or_else(|| list.levels.get(level))
        };
        let own = definition(level)?;
        let own_start = change(level).and_then(|change| change.start);
        let starts_over = own_start.is_some() && counts.started.insert((lfo, level));
        let reached = counts.reached.entry(index).or_default();
        reached[level] = Some(match reached[level] {
            Some(number) if !starts_over => number.saturating_add(1),
            _ => own_start.unwrap_or(own.start),
        });
        for (deeper, reached) in reached.iter_mut().enumerate().skip(level + 1) {
            let keeps = definition(deeper)
                .is_some_and(|deeper| deeper.no_restart && level >= usize::from(deeper.restart_limit));
            if !keeps {
                *reached = None;
            }
        }
        if own.hidden || own.format == Some(NumberFormat::Bullet) {
            return None;
        }
        let mut unknown_format = false;
        let mut text = Vec::new();
        for &unit in &own.template {
            let shown = usize::from(unit);
            if shown >= LEVELS {
                text.push(unit);
                continue;
            }
            let Some(source) = definition(shown).filter(|_| shown <= level) else { continue };
            let mut format = source.format.unwrap_or_else(|| {
                unknown_format = true;
                NumberFormat::Decimal
            });
            if own.legal && format.is_numeral() {
                format = NumberFormat::Decimal;
            }
            // A higher level that was not used yet shows where it would start.
            text.extend(format.write(reached[shown].unwrap_or(source.start)).encode_utf16());
        }
        let text = String::from_utf16_lossy(&text);
        let gap = own.follow != NOTHING_FOLLOWS;
        (!text.trim().is_empty()).then_some(Automatic { text, gap, unknown_format })
    }
}

/// `PlfLfo` ([MS-DOC] 2.9.193): fixed parts, then the level changes of each.
fn overrides(plf_lfo: &[u8], by_id: &HashMap<u32, usize>) -> Vec<Override> {
    let count = u32_at(plf_lfo, 0).unwrap_or(0) as usize;
    let fixed = plf_lfo.get(4..).unwrap_or(&[]);
    let count = count.min(fixed.len() / LFO);
    let mut data = Cursor { bytes: plf_lfo, at: 4 + count * LFO };
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
        let mut style = Character::default();
        style.apply_style(Sprms(self.bytes.get(character_at..template_at)?));
        self.at = template_at + 2 + 2 * units;
        Some(Level {
            start: u32_at(lvlf, 0)?.min(MAX_START),
            format: NumberFormat::from_code(lvlf[4]),
            legal: flags & 0x04 != 0,
            no_restart: flags & 0x08 != 0,
            restart_limit: lvlf[26],
            follow: lvlf[15],
            template: template.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect(),
            hidden: style.hidden,
        })
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
