//! The list tables (RTF 1.9.1, "List Tables"), as they are read and afterwards.

use std::collections::BTreeMap;

use super::Reader;
use super::group::{Capture, Dest, Ends, ListPart, OldNumber};
use super::story::Kind;
use crate::WordError;
use crate::lists::{
    Automatic, Counted, Counts, LEVELS, Level, LevelOverride, List, Lists, MAX_START, MAX_TEMPLATE, Override,
};
use crate::number_format::NumberFormat;

/// `\levelfollow`: 0 a tab, 1 a space, 2 nothing.
const NOTHING_FOLLOWS: i32 = 2;

/// `\listtable` and `\listoverridetable`.
#[derive(Default)]
pub(super) struct ListTables {
    lists: Lists,
    /// `\listid` to the list.
    by_id: BTreeMap<i32, usize>,
    /// `\ls` to the override.
    by_number: BTreeMap<i32, usize>,
    list: List,
    list_id: i32,
    level: Option<Level>,
    changes: Override,
    number: i32,
    level_override: Option<LevelOverride>,
    /// `\listoverridestartat`
    starts_over: bool,
}

impl ListTables {
    /// A group of the tables opens.
    fn begin(&mut self, part: ListPart) {
        match part {
            ListPart::List => (self.list, self.list_id) = (List::default(), 0),
            ListPart::Level => {
                let format = Some(NumberFormat::Decimal);
                self.level = Some(Level { start: 1, format, ..Level::default() });
            }
            ListPart::Override => (self.changes, self.list_id, self.number) = (Override::default(), 0, 0),
            ListPart::LevelOverride => {
                self.starts_over = false;
                // They stand in the order of their levels.
                let level = self.changes.levels.len();
                self.level_override = Some(LevelOverride { level, ..LevelOverride::default() });
            }
        }
    }

    /// A word of the open group.
    pub(super) fn word(&mut self, name: &str, number: Option<i32>) {
        let value = number.unwrap_or(0);
        let start = u32::try_from(value).unwrap_or(0).min(MAX_START);
        match (name, &mut self.level, &mut self.level_override) {
            ("listid", ..) => self.list_id = value,
            ("ls", ..) => self.number = value,
            ("listoverridestartat", ..) => self.starts_over = true,
            ("levelstartat", Some(level), _) => level.start = start,
            ("levelstartat", None, Some(level)) => level.start = Some(start),
            // `\levelnfcn` stands behind `\levelnfc` and counts instead of it.
            ("levelnfc" | "levelnfcn", Some(level), _) => {
                level.format = u8::try_from(value).ok().and_then(NumberFormat::from_code);
            }
            ("levelfollow", Some(level), _) => level.nothing_follows = value == NOTHING_FOLLOWS,
            ("levellegal", Some(level), _) => level.legal = number != Some(0),
            ("levelnorestart", Some(level), _) => level.no_restart = number != Some(0),
            _ => {}
        }
    }

    /// `\leveltext`: its length in characters, then as many, of which those below 9 stand for numbers.
    fn template(&mut self, text: &str) {
        let Some(level) = &mut self.level else { return };
        let mut units = text.encode_utf16();
        let length = usize::from(units.next().unwrap_or(0));
        level.template = units.take(length.min(MAX_TEMPLATE)).collect();
    }

    /// A group of the tables ends. `hidden` and `font` are the formatting a level gives its number.
    fn end(&mut self, part: ListPart, hidden: bool, font: &str) {
        match part {
            ListPart::List => {
                self.by_id.insert(self.list_id, self.lists.lists.len());
                self.lists.lists.push(std::mem::take(&mut self.list));
            }
            ListPart::Level => {
                let level = self.level.take().map(|level| Level { hidden, ..level }.drawn_in(font));
                match &mut self.level_override {
                    Some(changed) => changed.definition = level,
                    None => self.list.levels.extend(level.filter(|_| self.list.levels.len() < LEVELS)),
                }
            }
            ListPart::Override => {
                self.changes.list = self.by_id.get(&self.list_id).copied();
                self.by_number.insert(self.number, self.lists.overrides.len());
                self.lists.overrides.push(std::mem::take(&mut self.changes));
            }
            ListPart::LevelOverride => {
                let Some(changed) = self.level_override.take() else { return };
                if self.changes.levels.len() < LEVELS {
                    let own = changed.definition.as_ref().map(|level| level.start);
                    let start = own.or(changed.start).filter(|_| self.starts_over);
                    self.changes.levels.push(LevelOverride { start, ..changed });
                }
            }
        }
    }

    pub(super) fn lists(&self) -> &Lists {
        &self.lists
    }

    /// What counting a paragraph with `\ls` and `\ilvl` is about to change.
    fn before(&self, counts: &Counts, number: i32, level: usize) -> Option<Counted> {
        self.lists.before(counts, *self.by_number.get(&number)?, level)
    }

    /// Counts a paragraph with `\ls` and `\ilvl`.
    fn count(&self, counts: &mut Counts, number: i32, level: usize) -> Option<Automatic> {
        self.lists.count(counts, *self.by_number.get(&number)?, level)
    }
}

impl Reader<'_> {
    /// Whether the word is a group of the list tables.
    pub(super) fn list_part(&mut self, name: &str) -> bool {
        let part = match name {
            "list" => ListPart::List,
            "listlevel" => ListPart::Level,
            "listoverride" => ListPart::Override,
            "lfolevel" => ListPart::LevelOverride,
            "leveltext" => return self.capture(Capture::LevelText),
            "levelnumbers" | "listname" | "listpicture" => {
                self.group.dest = Dest::Skip;
                return true;
            }
            _ => return false,
        };
        self.lists.begin(part);
        self.group.ends = Ends::ListPart(part);
        true
    }

    pub(super) fn end_list_part(&mut self, part: ListPart) {
        let font = self.fonts.get(self.group.chars.font).map_or("", |font| font.name.as_str());
        self.lists.end(part, self.group.chars.hidden, font);
    }

    pub(super) fn level_text(&mut self, text: &str) {
        self.lists.template(text);
    }

    /// What `\*\pn` says of the paragraph around it.
    pub(super) fn old_number(&mut self, name: &str) {
        if let Some(outer) = self.groups.last_mut().filter(|_| name.starts_with("pnlvl")) {
            outer.para.old_number = if name == "pnlvlblt" { OldNumber::Bullet } else { OldNumber::Number };
        }
    }

    /// The paragraph in progress is about to end: counts it in its list, and gives it the list's number if it brings
    /// none of its own. A bullet, written out or not, says nothing that the text does not, but for the boxes of forms.
    pub(super) fn settle_number(&mut self) -> Result<(), WordError> {
        let para = self.group.para;
        let counting = self.counting_story();
        let (mut change, mut counted) = (None, None);
        if para.list != 0
            && let Some(story) = self.stories.get_mut(counting)
        {
            change = self.lists.before(&story.counts, para.list, para.list_level);
            counted = self.lists.count(&mut story.counts, para.list, para.list_level);
        }
        let struck = self.group.chars.struck;
        let Some(story) = self.stories.last_mut() else { return Ok(()) };
        let written = story.number.is_some();
        story.counted = change.filter(|_| counted.is_some()).map(|change| (change, written));
        match (counted, &mut story.number) {
            (Some(counted), number) if counted.text.is_empty() => *number = None,
            // The sign of a bullet is written out in a font that its group names; the level knows it as well.
            (Some(counted), number) if !counted.is_number => *number = Some(counted),
            // Writers put a tab behind every number they write out; the level says whether there is one.
            (Some(counted), Some(own)) => own.gap = counted.gap,
            (Some(counted), number @ None) => {
                self.tally.unknown_formats += usize::from(counted.unknown_format);
                self.body.spend_number(counted.text.chars().count(), "rtf")?;
                *number = Some(counted);
            }
            (None, number) if para.old_number == OldNumber::Bullet => *number = None,
            (None, number) => {
                let numbered = para.list != 0 || para.old_number == OldNumber::Number;
                self.tally.unnumbered += u32::from(numbered && number.is_none());
            }
        }
        // The number is formatted as its paragraph's mark is.
        if struck {
            story.number = None;
        }
        Ok(())
    }

    /// The story whose lists count: text boxes count with the text around them, notes and headers for themselves.
    pub(super) fn counting_story(&self) -> usize {
        self.stories.iter().rposition(|story| matches!(story.kind, Kind::Aside(_))).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    /// A table of one list with one level, and an override of it.
    fn tables(level: &[(&str, i32)], template: &str, changes: &[(&str, i32)]) -> ListTables {
        let mut tables = ListTables::default();
        tables.begin(ListPart::List);
        tables.begin(ListPart::Level);
        for (name, number) in level {
            tables.word(name, Some(*number));
        }
        tables.template(template);
        tables.end(ListPart::Level, false, "");
        tables.word("listid", Some(7));
        tables.end(ListPart::List, false, "");
        tables.begin(ListPart::Override);
        tables.word("listid", Some(7));
        if !changes.is_empty() {
            tables.begin(ListPart::LevelOverride);
            for (name, number) in changes {
                tables.word(name, Some(*number));
            }
            tables.end(ListPart::LevelOverride, false, "");
        }
        tables.word("ls", Some(3));
        tables.end(ListPart::Override, false, "");
        tables
    }

    fn texts(tables: &ListTables) -> [Option<String>; 2] {
        let mut counts = Counts::default();
        [(); 2].map(|()| tables.count(&mut counts, 3, 0).map(|number| number.text))
    }

    #[test]
    fn the_text_of_a_level_is_as_long_as_it_says() {
        let said = |text: &str| texts(&tables(&[("levelnfc", 37)], text, &[]))[0].clone().unwrap();
        assert_eq!(said("\u{3}第\u{0}条;"), "第一条");
        assert_eq!(said("\u{2}\u{0};;"), "一;", "a semicolon of its own");
        assert_eq!(said("\u{9}\u{0}"), "一", "shorter than it says");
        assert_eq!(said(""), "");
    }

    #[test]
    fn an_override_starts_over_only_where_it_says_so() {
        let of = |changes: &[(&str, i32)]| {
            texts(&tables(&[("levelstartat", 4)], "\u{1}\u{0}", changes)).map(Option::unwrap)
        };
        assert_eq!(of(&[]), ["4", "5"]);
        assert_eq!(of(&[("listoverridestartat", 1), ("levelstartat", 9)]), ["9", "10"]);
        assert_eq!(of(&[("levelstartat", 9)]), ["4", "5"]);
        assert_eq!(of(&[("listoverridestartat", 1), ("levelstartat", -9)]), ["0", "1"]);
    }

    #[test]
    fn a_list_that_is_not_defined_has_no_number() {
        let tables = tables(&[], "\u{1}\u{0}", &[]);
        let mut counts = Counts::default();
        assert_eq!(tables.count(&mut counts, 4, 0), None);
        assert_eq!(tables.count(&mut counts, 3, 1), None);
    }
}
