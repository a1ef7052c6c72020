//! The workbook part: its sheets, what is printed of them, and the epoch of its dates.

use package::xml::local;
use package::{Sink, Tag};

use crate::SheetError;
use crate::address::Area;

/// A sheet as the workbook lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) hidden: bool,
    pub(super) relationship: String,
}

/// What a built-in name means (§18.2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    PrintArea,
    PrintTitles,
}

/// A built-in name of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) what: Named,
    pub(super) sheet: Option<usize>,
    pub(super) areas: Vec<Area>,
}

#[derive(Debug, Default)]
pub(super) struct Workbook {
    pub(super) sheets: Vec<Listed>,
    pub(super) names: Vec<Name>,
    pub(super) epoch_1904: bool,
    /// The sheet in front, by its place in the list (§18.2.30).
    pub(super) active: usize,
    /// What shows of it in a document around the workbook (§18.2.16).
    pub(super) window: Option<Area>,
    /// The name that is open, and its text so far.
    open: Option<(Name, String)>,
}

impl Sink for Workbook {
    type Error = SheetError;

    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, SheetError> {
        match tag.local() {
            b"workbookPr" => self.epoch_1904 = tag.is("date1904"),
            b"workbookView" => self.active = tag.parsed("activeTab").unwrap_or(0),
            b"oleSize" => self.window = tag.attribute("ref").and_then(|area| Area::parse(&area)),
            b"sheet" => self.sheets.push(Listed {
                name: tag.attribute("name").unwrap_or_default(),
                hidden: tag.attribute("state").is_some_and(|state| state != "visible"),
                relationship: tag.attribute("id").unwrap_or_default(),
            }),
            b"definedName" => {
                let what = match tag.attribute("name").as_deref() {
                    Some("_xlnm.Print_Area") => Named::PrintArea,
                    Some("_xlnm.Print_Titles") => Named::PrintTitles,
                    _ => return Ok(true),
                };
                let sheet = tag.parsed("localSheetId");
                self.open = Some((Name { what, sheet, areas: Vec::new() }, String::new()));
            }
            _ => {}
        }
        Ok(true)
    }

    fn end(&mut self, name: &[u8]) -> Result<(), SheetError> {
        let name = local(name);
        if name == b"definedName"
            && let Some((mut name, text)) = self.open.take()
        {
            name.areas = areas(&text);
            self.names.push(name);
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), SheetError> {
        if let Some((_, open)) = &mut self.open {
            open.push_str(text);
        }
        Ok(())
    }
}

/// `'绩效 目标'!$A$1:$H$30,Sheet1!$J$1:$K$2`; a comma in quotes is part of a name.
fn areas(text: &str) -> Vec<Area> {
    let mut areas = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, sign) in text.char_indices().chain([(text.len(), ',')]) {
        match sign {
            '\'' => quoted = !quoted,
            ',' if !quoted || at == text.len() => {
                let one = text.get(start..at).unwrap_or_default();
                areas.extend(Area::parse(one.rsplit('!').next().unwrap_or_default().trim()));
                start = at + 1;
            }
            _ => {}
        }
    }
    areas
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_found_behind_the_names_of_sheets() {
        let found = areas("'绩效, 目标'!$A$1:$H$30,Sheet1!$J$1:$K$2,#REF!");
        let corners: Vec<_> =
            found.iter().map(|area| (area.top, area.left, area.bottom, area.right)).collect();
        assert_eq!(corners, [(0, 0, 29, 7), (0, 9, 1, 10)]);
    }
}
