//! Puts the submission together: forms, outline, tables, places, notes.

use std::collections::HashSet;

use indexmap::IndexMap;
use model::{
    Block, Department, Document, Grid, Note, Noted, Place, Pointer, Recognition, SCHEMA, Submission,
};

use crate::context::{cover_unit, derive_unit, file_year, heading_year};
use crate::draft::Draft;
use crate::fold::{self, Folded};
use crate::lines::{Flow, Line};
use crate::outline::{self, Passage};
use crate::profile::Profiles;
use crate::reader::{Read, Reader, YearFound, YearRank};
use crate::recognise::Evidence;
use crate::segment::{self, Region};
use crate::words::{Axis, Vocabulary};
use crate::{identity, reader};

/// Understands a document: its forms, its narrative, its other tables, and where everything stands.
///
/// Every text of the document comes out exactly once. Quantities are left unread.
pub fn extract(document: Noted<Document>, profiles: &Profiles) -> Submission {
    let Noted { value: document, notes } = document;
    let mut extraction = Extraction { places: IndexMap::new(), notes, claimed: HashSet::new() };
    let lines = Flow::of(&document);
    let mut drafts = Vec::new();
    for region in segment::regions(&lines, profiles) {
        drafts.extend(extraction.region(&lines, &region, profiles));
    }
    extraction.submission(&document, &lines, drafts, &profiles.all)
}

/// What a form's rows and lines gave, with the years they name.
struct Found {
    draft: Draft,
    years: Vec<YearFound>,
}

struct Extraction {
    places: IndexMap<Pointer, Place>,
    notes: Vec<Note>,
    /// Lines that forms claimed.
    claimed: HashSet<usize>,
}

impl Extraction {
    /// Reads a region: once with all words, to see what it is, and then with the words of its profile.
    fn region(&mut self, lines: &Flow<'_>, region: &Region, profiles: &Profiles) -> Vec<Found> {
        let (evidence, _, is_form) = evidence(lines, region, profiles);
        if !is_form {
            return Vec::new();
        }
        let Some(choice) = evidence.choose(profiles) else { return Vec::new() };
        let (read, claimed) = read(lines, region, profiles, &choice.profile.words);
        self.claimed.extend(claimed);
        self.claimed.extend(&region.tables);
        let place = region.rows.first().map(|row| lines.sheets[row.sheet].table_place()).unwrap_or_default();
        if choice.is_close() {
            let (next, score) = choice.next.unwrap_or_default();
            let message = format!(
                "the form fits two profiles almost alike 表式难以区分: {} ({} %) and {next} ({score} %)",
                choice.profile.file.id, choice.score
            );
            self.notes.push(Note::new("form.ambiguous", message).at(place));
        }
        let Read { mut drafts, years, .. } = read;
        for draft in &mut drafts {
            draft.form.kind = choice.profile.file.kind;
            draft.form.profile.clone_from(&choice.profile.file.id);
            draft.form.recognition = Some(Recognition {
                score: choice.score,
                runner_up: choice.next.map(|(id, _)| id.to_owned()),
                runner_up_score: choice.next.map(|(_, score)| score),
            });
            derive_unit(draft, &choice.profile.words);
        }
        drafts.into_iter().map(|draft| Found { draft, years: years.clone() }).collect()
    }

    fn submission(
        mut self,
        document: &Document,
        lines: &Flow<'_>,
        found: Vec<Found>,
        words: &Vocabulary,
    ) -> Submission {
        let (texts, tables) = self.unclaimed(lines);
        let (sections, places) = outline::build(&texts);
        for (pointer, place) in places {
            self.places.insert(Pointer::from(pointer), place);
        }
        let heading_year = heading_year(&texts);
        let file_year = file_year(&document.source.file);
        let mut forms = Vec::new();
        for Found { mut draft, mut years } in found {
            years.sort_by_key(|year| year.rank);
            let year = years.first().or(heading_year.as_ref()).or(file_year.as_ref());
            let pointer = Pointer::root().key("forms").index(forms.len());
            if let Some(year) = year {
                draft.form.year = Some(year.year);
                if let Some(place) = &year.place {
                    draft.put(Pointer::root().key("year"), place.clone());
                }
            }
            for (inner, place) in draft.places {
                self.places.insert(Pointer::from(format!("{pointer}{inner}")), place);
            }
            self.notes.extend(draft.notes);
            forms.push((draft.form, years));
        }
        let (year, department) =
            (self.year(&forms, heading_year, file_year), self.department(&forms, &texts, words));
        let tables = tables
            .into_iter()
            .enumerate()
            .map(|(at, (grid, place))| {
                self.places.insert(Pointer::root().key("tables").index(at), place);
                grid.clone()
            })
            .collect();
        order(&mut self.places, document);
        Submission {
            schema: SCHEMA.to_owned(),
            source: document.source.clone(),
            year,
            department,
            outline: sections,
            forms: forms.into_iter().map(|(form, _)| form).collect(),
            tables,
            asides: document.asides.clone(),
            places: self.places,
            notes: self.notes,
        }
    }

    /// The texts and tables no form claimed. A frame none of whose tables is a form's stays one table.
    fn unclaimed<'a>(&self, lines: &Flow<'a>) -> (Vec<Passage<'a>>, Vec<(&'a Grid, Place)>) {
        let frame = |line: &Line<'_>| match line {
            Line::Text { frame, .. } | Line::Table { frame, .. } | Line::Whole { frame, .. } => *frame,
        };
        let opened: HashSet<usize> = self.claimed.iter().filter_map(|&at| frame(&lines.lines[at])).collect();
        let (mut texts, mut tables) = (Vec::new(), Vec::new());
        let mut kept = HashSet::new();
        for (at, line) in lines.lines.iter().enumerate().filter(|(at, _)| !self.claimed.contains(at)) {
            if let Some(frame) = frame(line).filter(|frame| !opened.contains(frame)) {
                if kept.insert(frame) {
                    let grid = lines.frames[frame];
                    tables.push((grid, Place::table(grid.table)));
                }
                continue;
            }
            match line {
                Line::Text { text, place, paragraph, .. } => {
                    let automatic = paragraph.and_then(|paragraph| {
                        let span = paragraph.automatic?;
                        let mut starts =
                            paragraph.text.char_indices().map(|(at, _)| at).chain([paragraph.text.len()]);
                        let start = starts.clone().nth(span.start as usize)?;
                        let end = starts.nth(span.end as usize)?;
                        paragraph.text.get(start..end)
                    });
                    let level = paragraph.and_then(|paragraph| paragraph.outline_level);
                    texts.push(Passage { text, place: place.clone(), level, automatic });
                    let _ = at;
                }
                Line::Table { sheet, .. } => {
                    let sheet = &lines.sheets[*sheet];
                    tables.push((sheet.grid, sheet.table_place()));
                }
                Line::Whole { grid, .. } => tables.push((grid, Place::table(grid.table))),
            }
        }
        (texts, tables)
    }

    /// The document's year: the one its forms agree on, a heading's, the file's.
    fn year(
        &mut self,
        forms: &[(model::Form, Vec<YearFound>)],
        heading: Option<YearFound>,
        file: Option<YearFound>,
    ) -> Option<u16> {
        let own: Vec<&YearFound> = forms.iter().filter_map(|(_, years)| years.first()).collect();
        let first = own.iter().min_by_key(|year| year.rank).copied().cloned();
        if own.iter().any(|year| Some(year.year) != own.first().map(|first| first.year)) && heading.is_none()
        {
            let message =
                "the forms name different budget years 预算年度; the document's is that of the first";
            self.notes.push(Note::new("identity.year", message));
        }
        let titled = heading.filter(|_| first.as_ref().is_none_or(|year| year.rank > YearRank::Title));
        let year = titled.or(first).or(file)?;
        let source = match year.rank {
            YearRank::Title => "a title 标题",
            YearRank::Header => "a line over a form 表头",
            YearRank::Period => "a project period 项目期",
            YearRank::File => "the file name 文件名",
        };
        let mut note = Note::new(
            "identity.year",
            format!("the budget year 预算年度 {} is taken from {source}", year.year),
        );
        if let Some(place) = year.place {
            note = note.at(place.clone());
            self.places.insert(Pointer::root().key("year"), place);
        }
        self.notes.push(note);
        Some(year.year)
    }

    /// The department: the unit all forms name, or a 主管部门, or the cover's.
    fn department(
        &mut self,
        forms: &[(model::Form, Vec<YearFound>)],
        texts: &[Passage<'_>],
        words: &Vocabulary,
    ) -> Option<Department> {
        let units: Vec<(usize, &Department)> = forms
            .iter()
            .enumerate()
            .filter_map(|(at, (form, _))| form.unit.as_ref().map(|unit| (at, unit)))
            .collect();
        // 主管部门 says the department itself; a unit that was only derived says less.
        let derived = |form: &model::Form| {
            !form.labels.keys().any(|key| key.starts_with("unit"))
                && form.unit.as_ref().is_some_and(|unit| unit.code.is_none())
        };
        let over: Vec<(usize, &String, &String)> = forms
            .iter()
            .enumerate()
            .filter(|(_, (form, _))| derived(form))
            .filter_map(|(at, (form, _))| {
                let is = |label: &&String| {
                    words.get(Axis::Label, &Folded::new(label)).is_some_and(|entry| entry.key == "department")
                };
                form.fields
                    .iter()
                    .find(|(label, value)| is(label) && !fold::is_blank(value))
                    .map(|(label, value)| (at, label, value))
            })
            .collect();
        let (pointer, department, source) = if let Some(&(at, label, value)) =
            over.first().filter(|(_, _, value)| {
                over.len() == forms.len() && over.iter().all(|(_, _, other)| other == value)
            }) {
            let pointer = Pointer::root().key("forms").index(at).key("fields").key(label);
            (pointer, identity::unit(value)?, "the field 主管部门")
        } else if let Some(&(at, first)) = units.first() {
            let same = units.iter().all(|(_, unit)| unit.name == first.name);
            if !same {
                let message =
                    "the forms belong to different units 单位; the document's department is not decided";
                self.notes.push(Note::new("identity.department", message));
                return None;
            }
            (
                Pointer::root().key("forms").index(at).key("unit").key("name"),
                first.clone(),
                "the forms' unit 单位",
            )
        } else {
            let found =
                texts.iter().take(40).find_map(|text| cover_unit(text.text).map(|unit| (text, unit)))?;
            let place = found.0.place.clone();
            let message = format!(
                "the department 部门「{}」 is taken from the text「{}」",
                found.1.name,
                reader::shortened(found.0.text)
            );
            self.notes.push(Note::new("identity.department", message).at(place.clone()));
            self.places.insert(Pointer::root().key("department").key("name"), place);
            return Some(found.1);
        };
        if let Some(place) = self.places.get(&pointer).cloned() {
            let message = format!("the department 部门「{}」 is taken from {source}", department.name);
            self.notes.push(Note::new("identity.department", message).at(place.clone()));
            self.places.insert(Pointer::root().key("department").key("name"), place);
        }
        Some(department)
    }
}

/// What a region shows when it is read with all words: its evidence, its title, and whether it is a form at all.
pub(crate) fn evidence(
    lines: &Flow<'_>,
    region: &Region,
    profiles: &Profiles,
) -> (Evidence, Option<String>, bool) {
    let (first, _) = read(lines, region, profiles, &profiles.all);
    let title = first.drafts.first().and_then(|draft| draft.form.title.clone());
    let is_form = |draft: &Draft| !draft.form.indicators.is_empty() || !draft.form.goals.is_empty();
    let is_form = first.drafts.iter().any(is_form);
    (Evidence::gather(lines, region, title.as_deref(), first.shapes), title, is_form)
}

/// Reads a region's lines and rows with some words; also gives the lines that became the form's.
fn read(lines: &Flow<'_>, region: &Region, profiles: &Profiles, words: &Vocabulary) -> (Read, Vec<usize>) {
    let mut reader = Reader::new(&lines.sheets, &region.rows, words, profiles);
    let (title, near) = segment::preamble(lines, region, profiles);
    let mut claimed = Vec::new();
    let mut try_line = |line: usize, is_title: bool| match &lines.lines[line] {
        Line::Text { text, place, .. } if reader.paragraph(text, place, is_title) => {
            claimed.push(line);
            true
        }
        _ => false,
    };
    if let Some(title) = title {
        try_line(title, true);
        for line in near {
            try_line(line, false);
        }
    } else {
        // Without a title only what stands right over the table can be the form's.
        let mut own = Vec::new();
        for &line in near.iter().rev() {
            if !try_line(line, false) {
                break;
            }
            own.push(line);
        }
    }
    (reader.read(), claimed)
}

/// Sorts places into document order.
fn order(places: &mut IndexMap<Pointer, Place>, document: &Document) {
    let mut ranks = std::collections::HashMap::new();
    for (rank, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Paragraph(paragraph) => ranks.insert((false, paragraph.index), rank),
            Block::Table(grid) => ranks.insert((true, grid.table), rank),
        };
    }
    places.sort_by_cached_key(|_, place| {
        // From the outermost cell inwards: as deep as tables nest.
        let mut chain = Vec::new();
        let mut at = Some(place);
        while let Some(place) = at {
            chain.push((place.row, place.column, place.table, place.paragraph));
            at = place.within.as_deref();
        }
        let outer = chain.last().copied().unwrap_or_default();
        let key = outer.2.map(|table| (true, table)).or(outer.3.map(|paragraph| (false, paragraph)));
        let rank = key.and_then(|key| ranks.get(&key)).copied().unwrap_or(usize::MAX);
        chain.reverse();
        (rank, chain)
    });
}
