//! Automatic numbers (ECMA-376-1 §17.9): what Word writes in front of a paragraph.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use package::Package;
use package::{Sink, Tag};

use super::styles::{Properties, Styles};
use crate::WordError;
use crate::lists::MAX_TEMPLATE;
use crate::number_format::NumberFormat;
use crate::symbol::{is_box, is_symbol_font, symbol};

/// Levels of a list.
const LEVELS: usize = 9;

/// The numbering part, and how far each list has counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<i64, Abstract>,
    lists: HashMap<i64, List>,
    counters: HashMap<i64, [Option<u32>; LEVELS]>,
    /// Lists whose start overrides have taken effect.
    started: HashSet<(i64, usize)>,
    /// Number formats that `ST_NumberFormat` does not have.
    pub(super) unknown_formats: Vec<String>,
}

#[derive(Clone, Debug, Default)]
struct Abstract {
    levels: BTreeMap<usize, Level>,
    /// It only names the numbering style that holds the real one.
    style_link: Option<String>,
}

/// A list (`w:num`): an abstract list and what it overrides.
#[derive(Clone, Debug, Default)]
struct List {
    abstract_id: i64,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: NumberFormat,
    /// `第%1条`.
    text: String,
    /// Restarts when a level up to this one (from 1) was used; `None` is any higher level; 0 never.
    restart: Option<usize>,
    follow: Follow,
    /// Writes the numbers of higher levels in decimal.
    legal: bool,
    hidden: bool,
    style: Option<String>,
    /// The font of its number or bullet, when that is a symbol font.
    symbol_font: Option<String>,
}

/// What stands between number and text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Follow {
    /// A tab or a space: one space in the text read.
    Gap,
    Nothing,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            format: NumberFormat::Decimal,
            text: String::new(),
            restart: None,
            follow: Follow::Gap,
            legal: false,
            hidden: false,
            style: None,
            symbol_font: None,
        }
    }
}

impl Level {
    /// A bullet that carries an answer: the boxes and ticks of forms, as its font draws them.
    fn mark(&self) -> Option<char> {
        let mut signs = self.text.chars();
        let (sign, None) = (signs.next()?, signs.next()) else { return None };
        let read = self.symbol_font.as_deref().and_then(|font| symbol(font, sign as u32)).unwrap_or(sign);
        is_box(read).then_some(read)
    }
}

/// A number as it stands before the text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Automatic {
    /// 第一条
    pub(super) text: String,
    /// A space stands between it and the paragraph's own text.
    pub(super) gap: bool,
    /// It counts; a box does not, and is text like any other.
    pub(super) is_number: bool,
}

impl Numbering {
    /// Reads the numbering part.
    pub(super) fn read(package: &Package<'_>, part: &str) -> Result<Option<Self>, WordError> {
        let mut reading = Reading::default();
        Ok(package.read_xml(part, &mut reading)?.map(|_| reading.numbering))
    }

    /// Counts a paragraph and gives the number Word writes before it; `None` when it is in no list, or its list
    /// writes bullets or nothing: a bullet says nothing that the text does not, but for the boxes of forms.
    pub(super) fn count(&mut self, properties: &Properties, styles: &Styles) -> Option<Automatic> {
        let id = properties.number_id.filter(|id| *id != 0)?;
        let abstract_id = self.abstract_of(id, styles)?;
        let level = self.level_of(id, abstract_id, properties);
        let own = self.level(id, abstract_id, level)?.clone();
        self.advance(id, abstract_id, level, own.start);
        if own.hidden {
            return None;
        }
        let gap = own.follow == Follow::Gap;
        if own.format == NumberFormat::Bullet {
            return own.mark().map(|mark| Automatic { text: mark.to_string(), gap, is_number: false });
        }
        let text = self.write(id, abstract_id, level, &own);
        (!text.trim().is_empty()).then_some(Automatic { text, gap, is_number: true })
    }

    /// The abstract list behind a list, through the numbering style it may be linked to.
    fn abstract_of(&self, id: i64, styles: &Styles) -> Option<i64> {
        let direct = self.lists.get(&id)?.abstract_id;
        let Some(style) = self.abstracts.get(&direct)?.style_link.as_deref() else { return Some(direct) };
        let linked = styles.list_of(style).and_then(|id| self.lists.get(&id)).map(|list| list.abstract_id);
        Some(linked.filter(|linked| self.abstracts.contains_key(linked)).unwrap_or(direct))
    }

    /// The level: as set; else the one whose `pStyle` is the style that put the paragraph into the list; else 0.
    fn level_of(&self, id: i64, abstract_id: i64, properties: &Properties) -> usize {
        if let Some(level) = properties.level {
            return usize::from(level).min(LEVELS - 1);
        }
        let linked = properties.numbering_style.as_ref().and_then(|style| {
            (0..LEVELS).find(|level| {
                self.level(id, abstract_id, *level).is_some_and(|level| level.style.as_ref() == Some(style))
            })
        });
        linked.unwrap_or(0)
    }

    fn level(&self, id: i64, abstract_id: i64, level: usize) -> Option<&Level> {
        let overridden = self.lists.get(&id).and_then(|list| list.levels.get(&level));
        overridden.or_else(|| self.abstracts.get(&abstract_id)?.levels.get(&level))
    }

    /// Lists of one abstract list count together; a start override starts over, once, where its list begins. A level
    /// skipped on the way down counts as used, so that what stands on it later is its second (1., 1.1.1, 1.2).
    fn advance(&mut self, id: i64, abstract_id: i64, level: usize, start: u32) {
        let overrides = |level| self.lists.get(&id).and_then(|list| list.starts.get(&level).copied());
        let overridden = overrides(level);
        let first = self.started.insert((id, level));
        let start = overridden.unwrap_or(start);
        let higher: Vec<Option<u32>> = (0..level)
            .map(|higher| overrides(higher).or_else(|| Some(self.level(id, abstract_id, higher)?.start)))
            .collect();
        let restarts: Vec<usize> = (level + 1..LEVELS)
            .filter(|deeper| {
                let rule = self.level(id, abstract_id, *deeper).and_then(|deeper| deeper.restart);
                rule.is_none_or(|rule| level < rule)
            })
            .collect();
        let counters = self.counters.entry(abstract_id).or_default();
        for (higher, start) in higher.into_iter().enumerate() {
            if counters[higher].is_none() {
                counters[higher] = start;
                self.started.insert((id, higher));
            }
        }
        counters[level] = Some(match counters[level] {
            Some(count) if !(first && overridden.is_some()) => count.saturating_add(1),
            _ => start,
        });
        for deeper in restarts {
            counters[deeper] = None;
        }
    }

    fn write(&self, id: i64, abstract_id: i64, level: usize, own: &Level) -> String {
        let counters = self.counters.get(&abstract_id).copied().unwrap_or_default();
        let mut text = String::new();
        let mut chars = own.text.chars().peekable();
        while let Some(character) = chars.next() {
            let digit = chars
                .peek()
                .and_then(|digit| digit.to_digit(10))
                .filter(|digit| character == '%' && *digit > 0);
            let Some(digit) = digit else {
                text.push(character);
                continue;
            };
            chars.next();
            let shown = digit as usize - 1;
            if shown > level {
                continue;
            }
            if let Some(definition) = self.level(id, abstract_id, shown) {
                let number = counters[shown].unwrap_or(definition.start);
                let format = if own.legal { definition.format.legal() } else { definition.format };
                text.push_str(&format.write(number));
            }
        }
        text
    }
}

/// The numbering part as far as it is read.
#[derive(Default)]
struct Reading {
    numbering: Numbering,
    open: Vec<Scope>,
    abstract_id: i64,
    list_id: i64,
    level: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Abstract,
    List,
    /// A level; of a list when its override is open, else of an abstract list.
    Level {
        overriding: bool,
    },
    Override,
    /// `mc:AlternateContent`, and whether a branch was taken.
    Alternate(bool),
    Other,
}

impl Sink for Reading {
    type Error = WordError;

    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, WordError> {
        if self.skips(tag) {
            return Ok(false);
        }
        self.enter(tag);
        Ok(true)
    }

    fn end(&mut self, _: &[u8]) -> Result<(), WordError> {
        self.open.pop();
        Ok(())
    }
}

impl Reading {
    /// Of an `mc:AlternateContent` exactly one branch is read.
    fn skips(&mut self, tag: &Tag<'_>) -> bool {
        let Some(Scope::Alternate(taken)) = self.open.last_mut() else { return false };
        let take = !*taken && (tag.local() == b"Fallback" || tag.requires_only_understood());
        *taken |= take;
        !take
    }

    fn enter(&mut self, tag: &Tag<'_>) {
        let scope = match tag.local() {
            b"abstractNum" => {
                self.abstract_id = tag.number("abstractNumId").unwrap_or(-1);
                self.numbering.abstracts.entry(self.abstract_id).or_default();
                Scope::Abstract
            }
            b"num" if !self.open.contains(&Scope::List) => {
                self.list_id = tag.number("numId").unwrap_or(-1);
                self.numbering.lists.entry(self.list_id).or_default();
                Scope::List
            }
            b"lvlOverride" => {
                self.level = level(tag);
                Scope::Override
            }
            b"lvl" => {
                self.level = level(tag);
                let overriding = self.open.contains(&Scope::Override);
                let levels = if overriding {
                    self.numbering.lists.get_mut(&self.list_id).map(|list| &mut list.levels)
                } else {
                    self.numbering.abstracts.get_mut(&self.abstract_id).map(|list| &mut list.levels)
                };
                if let Some(levels) = levels {
                    levels.insert(self.level, Level::default());
                }
                Scope::Level { overriding }
            }
            b"AlternateContent" => Scope::Alternate(false),
            local => {
                self.property(local, tag);
                Scope::Other
            }
        };
        self.open.push(scope);
    }

    fn property(&mut self, local: &[u8], tag: &Tag<'_>) {
        let number =
            |tag: &Tag<'_>| tag.number("val").and_then(|value| u32::try_from(value).ok()).unwrap_or(0);
        match local {
            b"numStyleLink" => {
                if let Some(list) = self.numbering.abstracts.get_mut(&self.abstract_id) {
                    list.style_link = tag.val();
                }
            }
            b"abstractNumId" => {
                if let Some(list) = self.numbering.lists.get_mut(&self.list_id) {
                    list.abstract_id = tag.number("val").unwrap_or(-1);
                }
            }
            b"startOverride" => {
                let level = self.level;
                if let Some(list) = self.numbering.lists.get_mut(&self.list_id) {
                    list.starts.insert(level, number(tag));
                }
            }
            _ => {
                let Some(overriding) = self.open.iter().rev().find_map(|scope| match scope {
                    Scope::Level { overriding } => Some(*overriding),
                    _ => None,
                }) else {
                    return;
                };
                let levels = if overriding {
                    self.numbering.lists.get_mut(&self.list_id).map(|list| &mut list.levels)
                } else {
                    self.numbering.abstracts.get_mut(&self.abstract_id).map(|list| &mut list.levels)
                };
                let Some(level) = levels.and_then(|levels| levels.get_mut(&self.level)) else { return };
                match local {
                    b"start" => level.start = number(tag),
                    b"numFmt" => {
                        let name = tag.val().unwrap_or_default();
                        let format = match name.as_str() {
                            "custom" => tag
                                .attribute("format")
                                .and_then(|pattern| NumberFormat::from_custom(&pattern)),
                            _ => NumberFormat::from_name(&name),
                        };
                        if format.is_none() && self.numbering.unknown_formats.len() < LEVELS {
                            self.numbering.unknown_formats.push(name);
                        }
                        level.format = format.unwrap_or_default();
                    }
                    b"lvlText" => {
                        level.text = tag.val().unwrap_or_default().chars().take(MAX_TEMPLATE).collect();
                    }
                    b"lvlRestart" => level.restart = Some(number(tag) as usize),
                    b"suff" => {
                        level.follow = if tag.val().as_deref() == Some("nothing") {
                            Follow::Nothing
                        } else {
                            Follow::Gap
                        };
                    }
                    b"isLgl" => level.legal = tag.is_on(),
                    b"vanish" => level.hidden = tag.is_on(),
                    b"pStyle" => level.style = tag.val(),
                    b"rFonts" => {
                        let font = tag.value("ascii").or_else(|| tag.value("hAnsi"));
                        level.symbol_font = font.filter(|font| is_symbol_font(font)).map(Cow::into_owned);
                    }
                    _ => {}
                }
            }
        }
    }
}

fn level(tag: &Tag<'_>) -> usize {
    tag.number("ilvl").and_then(|level| usize::try_from(level).ok()).unwrap_or(0).min(LEVELS - 1)
}
