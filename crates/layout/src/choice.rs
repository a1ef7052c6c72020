//! Which layout a form gets.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use model::{Note, Submission};

use crate::official::{self, official};
use crate::printed::{Cell, Face, Sheet, Table};
use crate::{list, source};

/// How forms are set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// By the standard form of their family where it holds the form whole: every text, under its own heading, in its
    /// order. Else by their own rows, columns and headings; forms that share the headings of one table in that table.
    #[default]
    Auto,
    /// By their own rows, columns and headings, as approved; by the standard form where a submission does not have them.
    Source,
    /// By the standard form of their family.
    Official,
    /// Forms that share a table in it, as one table.
    List,
    /// By the standard form of that name, whatever their family.
    Family(String),
}

impl Choice {
    /// The names of the layouts.
    pub const NAMES: [&'static str; 4] = ["auto", "source", "official", "list"];

    /// The standard form of a family's name.
    pub fn family(name: &str) -> Option<Self> {
        official::named(name).map(|standard| Self::Family(standard.id.clone()))
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Auto => "auto",
            Self::Source => "source",
            Self::Official => "official",
            Self::List => "list",
            Self::Family(name) => name,
        })
    }
}

impl FromStr for Choice {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name.trim() {
            "auto" => Ok(Self::Auto),
            "source" => Ok(Self::Source),
            "official" => Ok(Self::Official),
            "list" => Ok(Self::List),
            other => Err(format!("`{other}` is not one of {}", Self::NAMES.join(", "))),
        }
    }
}

/// The standard forms: names, and what each is for in a line.
pub fn families() -> impl Iterator<Item = (&'static str, &'static str)> {
    official::all().iter().map(|standard| (standard.id.as_str(), standard.about.as_str()))
}

/// The standard form of a family's name, as it is written.
pub fn family_source(name: &str) -> Option<&'static str> {
    official::named(name).map(|standard| standard.source)
}

/// How a form is set.
#[derive(Debug)]
pub(crate) enum Set {
    Sheet(Box<Sheet>),
    /// In the table of another form.
    Elsewhere,
}

/// Every form of a submission by its index.
pub(crate) fn all(submission: &Submission, choice: &Choice, notes: &mut Vec<Note>) -> HashMap<usize, Set> {
    let mut sets = HashMap::new();
    if matches!(choice, Choice::List | Choice::Auto) {
        let groups = list::groups(submission).into_iter();
        for group in groups.filter(|group| *choice == Choice::List || list::is_list(submission, group)) {
            let Some(sheet) = list::sheet(submission, &group) else { continue };
            sets.extend(group.iter().skip(1).map(|form| (*form, Set::Elsewhere)));
            sets.insert(group[0], Set::Sheet(Box::new(sheet)));
        }
    }
    for form in 0..submission.forms.len() {
        if let std::collections::hash_map::Entry::Vacant(free) = sets.entry(form) {
            free.insert(Set::Sheet(Box::new(sheet(submission, form, choice, notes))));
        }
    }
    sets
}

fn sheet(submission: &Submission, form: usize, choice: &Choice, notes: &mut Vec<Note>) -> Sheet {
    let own = || source(submission, form);
    let standard = |standard| official(submission, form, standard);
    let told = |set: Option<(Sheet, Vec<Note>)>, notes: &mut Vec<Note>| {
        set.map(|(sheet, told)| {
            notes.extend(told);
            sheet
        })
        .unwrap_or_default()
    };
    match choice {
        Choice::Official => told(standard(None), notes),
        Choice::Family(name) => told(standard(official::named(name)), notes),
        Choice::Source | Choice::List => own().unwrap_or_else(|| told(standard(None), notes)),
        Choice::Auto => match own() {
            Some(own) => {
                let whole =
                    standard(None).map(|(sheet, _)| sheet).filter(|standard| says_the_same(&own, standard));
                whole.unwrap_or(own)
            }
            None => told(standard(None), notes),
        },
    }
}

/// Whether two sheets say the same texts in the same order, each value under the same headings and beside the same label.
fn says_the_same(own: &Sheet, standard: &Sheet) -> bool {
    let nests = |cell: &Cell| !cell.tables.is_empty();
    !own.table.rows.iter().flat_map(|row| &row.cells).any(nests)
        && texts(own).eq(texts(standard))
        && governed(&own.table).eq(&governed(&standard.table))
}

fn texts(sheet: &Sheet) -> impl Iterator<Item = String> {
    let cells = sheet.table.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.text);
    let lines = sheet.title.iter().chain(&sheet.line).map(|line| &line.text);
    let all = lines.chain(cells).chain(sheet.below.iter().map(|line| &line.text));
    all.map(|text| bare(text)).filter(|text| !text.is_empty()).collect::<Vec<_>>().into_iter()
}

fn bare(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// Every text that is no label, with the nearest label over it and before it.
fn governed(table: &Table) -> Vec<(String, Option<String>, Option<String>)> {
    let cells: Vec<(usize, &Cell)> = table
        .rows
        .iter()
        .enumerate()
        .flat_map(|(row, cells)| cells.cells.iter().map(move |cell| (row, cell)))
        .filter(|(_, cell)| !cell.text.trim().is_empty())
        .collect();
    let is_label = |cell: &Cell| cell.face != Face::Text;
    let meets = |one: (usize, usize), other: (usize, usize)| one.0 < other.1 && other.0 < one.1;
    let columns = |cell: &Cell| (cell.column, cell.column + cell.column_span);
    let rows = |(row, cell): &(usize, &Cell)| (*row, row + cell.row_span);
    let values = cells.iter().filter(|(_, cell)| !is_label(cell));
    values
        .map(|value| {
            let over = cells.iter().filter(|other| {
                is_label(other.1) && rows(other).1 <= value.0 && meets(columns(other.1), columns(value.1))
            });
            let before = cells.iter().filter(|other| {
                is_label(other.1) && columns(other.1).1 <= value.1.column && meets(rows(other), rows(value))
            });
            let over = over.max_by_key(|other| rows(other).1).map(|(_, cell)| bare(&cell.text));
            let before = before.max_by_key(|other| columns(other.1).1).map(|(_, cell)| bare(&cell.text));
            (bare(&value.1.text), over, before)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layouts_have_the_names_of_the_contract() {
        for name in Choice::NAMES {
            assert_eq!(name.parse::<Choice>().unwrap().to_string(), name);
        }
        assert!("hebei".parse::<Choice>().is_err(), "a family is named with --template");
        assert_eq!(Choice::family("hebei"), Some(Choice::Family("hebei".to_owned())));
        assert_eq!(Choice::family("hubei"), None);
    }
}
