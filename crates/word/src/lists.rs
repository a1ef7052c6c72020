//! Lists as binary Word and RTF know them ([MS-DOC] 2.9.131, 2.9.146, 2.9.150; RTF 1.9.1, "List Tables"): what the
//! levels of a list look like, what a paragraph's own list changes in them, and how far each list has counted.

mod taken_back;

use std::collections::{HashMap, HashSet};

use model::Note;

use crate::number_format::NumberFormat;
use crate::symbol;

pub(crate) use taken_back::Counted;

/// Levels of a list.
pub(crate) const LEVELS: usize = 9;
/// Word's own bound on where a level starts ([MS-DOC] 2.9.150, iStartAt).
pub(crate) const MAX_START: u32 = 0x7FFF;

/// Characters of a level's text, at most: RTF gives their count in one byte. Every paragraph of the list copies them.
pub(crate) const MAX_TEMPLATE: usize = 255;

/// A level of a list.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // the formats' own flags
pub(crate) struct Level {
    /// Its first number.
    pub(crate) start: u32,
    /// `None` is a format not known here.
    pub(crate) format: Option<NumberFormat>,
    /// Numbers of higher levels are shown in decimal (fLegal, `\levellegal`).
    pub(crate) legal: bool,
    /// It goes on counting after levels from `restart_limit` on.
    pub(crate) no_restart: bool,
    pub(crate) restart_limit: u8,
    /// Text follows without a tab or a space.
    pub(crate) nothing_follows: bool,
    /// UTF-16, no longer than [`MAX_TEMPLATE`]; a unit below 9 stands for the number of that level.
    pub(crate) template: Vec<u16>,
    /// The number is hidden text.
    pub(crate) hidden: bool,
    /// Of a bullet the sign that its font draws.
    pub(crate) bullet: Option<char>,
}

impl Level {
    /// Of a bullet of this font the sign that is drawn: the template is that sign alone.
    pub(crate) fn drawn_in(mut self, font: &str) -> Self {
        self.bullet = match self.template[..] {
            [unit] if self.format == Some(NumberFormat::Bullet) => {
                let written = char::from_u32(u32::from(unit));
                symbol::symbol(font, u32::from(unit)).or(written)
            }
            _ => None,
        };
        self
    }
}

/// An abstract list.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    pub(crate) levels: Vec<Level>,
}

/// A list as paragraphs name it: an abstract list (its index), with changes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Override {
    pub(crate) list: Option<usize>,
    pub(crate) levels: Vec<LevelOverride>,
}

/// What an override changes in a level.
#[derive(Clone, Debug, Default)]
pub(crate) struct LevelOverride {
    pub(crate) level: usize,
    /// Where the level starts the first time it is used under this override.
    pub(crate) start: Option<u32>,
    pub(crate) definition: Option<Level>,
}

/// An automatic number.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Automatic {
    /// 第一条; empty where the list writes a bullet or nothing: a bullet says nothing that the text does not, but for
    /// the boxes of forms.
    pub(crate) text: String,
    /// It counts; a box does not, and is text like any other.
    pub(crate) is_number: bool,
    /// A space stands between it and the paragraph's own text.
    pub(crate) gap: bool,
    /// A number format is not known; its number is in decimal.
    pub(crate) unknown_format: bool,
}

/// All lists.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    pub(crate) lists: Vec<List>,
    pub(crate) overrides: Vec<Override>,
}

/// How far lists have counted. The main story counts through; each text beside it counts for itself.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    /// By list; `None` where the level starts anew.
    reached: HashMap<usize, [Option<u32>; LEVELS]>,
    /// Overrides and levels whose own start has taken effect.
    started: HashSet<(usize, usize)>,
}

impl Lists {
    /// Counts a paragraph of a list (an index of `overrides`) on a level from 0, and gives the number Word writes
    /// before it; `None` when the list or its level is not defined.
    pub(crate) fn count(&self, counts: &mut Counts, list: usize, level: usize) -> Option<Automatic> {
        let changes = self.overrides.get(list)?;
        let level = level.min(LEVELS - 1);
        let own = self.level(changes, level)?;
        let reached = self.advance(counts, list, level)?;
        let gap = !own.nothing_follows;
        let mut number = Automatic { text: String::new(), is_number: true, gap, unknown_format: false };
        if own.hidden {
            return Some(number);
        }
        if own.format == Some(NumberFormat::Bullet) {
            let mark = own.bullet.filter(|mark| symbol::is_box(*mark));
            return Some(Automatic {
                text: mark.map(String::from).unwrap_or_default(),
                is_number: false,
                ..number
            });
        }
        let mut text = Vec::new();
        let mut places = 0;
        for &unit in &own.template {
            let shown = usize::from(unit);
            places += usize::from(shown < LEVELS);
            // The formats have nine places for numbers at most (rgbxchNums; `\levelnumbers`).
            if places > LEVELS && shown < LEVELS {
                continue;
            }
            if shown >= LEVELS {
                text.push(unit);
                continue;
            }
            let Some(source) = self.level(changes, shown).filter(|_| shown <= level) else { continue };
            let mut format = source.format.unwrap_or_else(|| {
                number.unknown_format = true;
                NumberFormat::Decimal
            });
            if own.legal {
                format = format.legal();
            }
            text.extend(format.write(reached[shown].unwrap_or(source.start)).encode_utf16());
        }
        let text = String::from_utf16_lossy(&text);
        if !text.trim().is_empty() {
            number.text = text;
        }
        Some(number)
    }

    fn level<'l>(&'l self, changes: &'l Override, level: usize) -> Option<&'l Level> {
        let change = changes.change(level).and_then(|change| change.definition.as_ref());
        change.or_else(|| self.lists.get(changes.list?)?.levels.get(level))
    }

    /// Counts a level on, and starts the deeper ones anew; how far the levels have come.
    fn advance(&self, counts: &mut Counts, list: usize, level: usize) -> Option<[Option<u32>; LEVELS]> {
        let changes = self.overrides.get(list)?;
        let own_start = changes.change(level).and_then(|change| change.start);
        let starts_over = own_start.is_some() && counts.started.insert((list, level));
        let reached = counts.reached.entry(changes.list?).or_default();
        reached[level] = Some(match reached[level] {
            Some(number) if !starts_over => number.saturating_add(1),
            _ => own_start.or_else(|| Some(self.level(changes, level)?.start))?,
        });
        // A level skipped on the way down counts as used: what stands on it later is its second.
        for (higher, reached) in reached.iter_mut().enumerate().take(level) {
            if reached.is_none() {
                let own_start = changes.change(higher).and_then(|change| change.start);
                counts.started.insert((list, higher));
                *reached = own_start.or_else(|| Some(self.level(changes, higher)?.start));
            }
        }
        for (deeper, reached) in reached.iter_mut().enumerate().skip(level + 1) {
            let keeps = self
                .level(changes, deeper)
                .is_some_and(|deeper| deeper.no_restart && level >= usize::from(deeper.restart_limit));
            if !keeps {
                *reached = None;
            }
        }
        Some(*reached)
    }
}

impl Override {
    fn change(&self, level: usize) -> Option<&LevelOverride> {
        self.levels.iter().find(|change| change.level == level)
    }
}

/// Says that formats of so many numbers are not known here.
pub(crate) fn unknown_format_note(numbers: usize) -> Note {
    Note::new(
        "word.number-format-unknown",
        format!(
            "{numbers} automatic numbers of an unknown format written in decimal (未知编号格式按阿拉伯数字)"
        ),
    )
}
