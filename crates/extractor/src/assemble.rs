//! Puts the submission together: forms, outline, tables, places, notes.

mod whose;

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use model::{
    Document, FormKind, Grid, Note, Noted, Part, Place, Pointer, Recognition, Role, SCHEMA, Submission,
};
use wording::label::{self, Label};

use crate::context::{derive_unit, file_year, heading_year};
use crate::geometry::{self, Cells};
use crate::keeper::Keeper;
use crate::lines::{Flow, Line};
use crate::outline::{self, Passage};
use crate::profile::Profiles;
use crate::read::{At, Read, Reader, YearFound, YearRank};
use crate::recognise::Evidence;
use crate::scene::{self, Views};
use crate::see::Block;
use crate::segment::{self, Region};
use crate::weights::recognise::{LEAST, SHOWN};
use crate::words::{Axis, Vocabulary};

/// The id of the note about a table that looks like a performance form and fits no profile.
pub const UNRECOGNISED: &str = "table.unrecognised";

/// Understands a document: its forms, its narrative, its other tables, and where everything stands.
///
/// Every text of the document comes out exactly once. Quantities are left unread.
pub fn extract(document: Noted<Document>, profiles: &Profiles) -> Submission {
    let Noted { value: document, notes } = document;
    let mut extraction =
        Extraction { places: IndexMap::new(), notes, claimed: HashSet::new(), told: Vec::new() };
    let flow = Flow::of(&document);
    let views = scene::look_at_all(&flow, &profiles.all);
    let mut found = Vec::new();
    for region in segment::regions(&flow, &views, profiles) {
        let mut forms = extraction.region(&flow, &region, &views, profiles);
        if let Some(above) = found.last().filter(|_| region.below) {
            for form in &mut forms {
                inherit(form, above);
            }
        }
        found.extend(forms);
    }
    extraction.submission(&document, &flow, found, profiles)
}

/// A goal form is the department's when its title says so, whatever its columns are like.
fn kind(kind: FormKind, title: Option<&str>) -> FormKind {
    let whole = title.map(label::fold).is_some_and(|title| {
        ["整体支出", "部门整体", "单位整体", "整体绩效"].iter().any(|word| title.contains(word))
    });
    if kind == FormKind::ProjectGoal && whole { FormKind::DepartmentGoal } else { kind }
}

/// What a form's rows and lines gave, with the years they name.
struct Found {
    keeper: Keeper,
    years: Vec<YearFound>,
    /// What the cells of its region are.
    region: usize,
}

/// A form further down in a table has the title, the currency unit and the year that stand over the table.
fn inherit(form: &mut Found, above: &Found) {
    let (keeper, from) = (&mut form.keeper, &above.keeper);
    let mut shared = Vec::new();
    if keeper.form.title.is_none() && from.form.title.is_some() {
        keeper.form.title.clone_from(&from.form.title);
        shared.push(Pointer::root().key("title"));
    }
    if keeper.form.currency_unit.is_none() && from.form.currency_unit.is_some() {
        keeper.form.currency_unit.clone_from(&from.form.currency_unit);
        shared.push(Pointer::root().key("currency_unit"));
        if let Some(label) = from.form.labels.get("currency_unit") {
            keeper.form.labels.entry("currency_unit".to_owned()).or_insert_with(|| label.clone());
            shared.push(Pointer::root().key("labels").key("currency_unit"));
        }
    }
    for pointer in shared {
        if let Some(place) = from.places.get(&pointer) {
            keeper.places.insert(pointer, place.clone());
        }
    }
    if form.years.iter().all(|year| year.rank > YearRank::Header) {
        form.years.extend(above.years.iter().filter(|year| year.rank <= YearRank::Header).cloned());
    }
}

/// What the cells of a region are.
struct Told {
    roles: HashMap<At, Role>,
    parts: HashMap<At, Part>,
}

struct Extraction {
    places: IndexMap<Pointer, Place>,
    notes: Vec<Note>,
    /// Lines that forms claimed.
    claimed: HashSet<usize>,
    told: Vec<Told>,
}

impl Extraction {
    /// Reads a region: once with all words, to see what it is, and then with the words of its profile.
    fn region(
        &mut self,
        flow: &Flow<'_>,
        region: &Region,
        views: &Views<'_, '_>,
        profiles: &Profiles,
    ) -> Vec<Found> {
        let (evidence, _, is_form) = evidence(flow, region, views, profiles);
        if !is_form {
            return Vec::new();
        }
        let Some(choice) = evidence.choose(profiles) else { return Vec::new() };
        if choice.score < LEAST {
            // It looks like a form and is none that is known: told with the other tables.
            return Vec::new();
        }
        let words = &choice.profile.words;
        let mut own = Views::new();
        for rows in &region.rows {
            scene::look(flow, rows.sheet, words, &mut own);
        }
        let (read, claimed) = read(flow, region, &own, profiles, words);
        self.claimed.extend(claimed);
        self.claimed.extend(&region.tables);
        let place = region.rows.first().map(|rows| flow.sheets[rows.sheet].table_place()).unwrap_or_default();
        if choice.is_close() {
            let (next, score) = choice.next.unwrap_or_default();
            let message = format!(
                "the form fits two profiles almost alike 表式难以区分: {} ({} %) and {next} ({score} %)",
                choice.profile.file.id, choice.score
            );
            self.notes.push(Note::new("form.ambiguous", message).at(place));
        }
        let Read { mut keepers, years, roles, parts, .. } = read;
        for keeper in &mut keepers {
            keeper.form.kind = kind(choice.profile.file.kind, keeper.form.title.as_deref());
            keeper.form.profile.clone_from(&choice.profile.file.id);
            keeper.form.recognition = Some(Recognition {
                score: choice.score,
                runner_up: choice.next.map(|(id, _)| id.to_owned()),
                runner_up_score: choice.next.map(|(_, score)| score),
            });
            derive_unit(keeper, words);
        }
        let region = self.told.len();
        self.told.push(Told { roles, parts });
        keepers.into_iter().map(|keeper| Found { keeper, years: years.clone(), region }).collect()
    }

    fn submission(
        mut self,
        document: &Document,
        lines: &Flow<'_>,
        found: Vec<Found>,
        profiles: &Profiles,
    ) -> Submission {
        let words = &profiles.all;
        let (texts, tables) = self.unclaimed(lines);
        let (sections, places) = outline::build(&texts, words);
        for (pointer, place) in places {
            self.places.insert(Pointer::from(pointer), place);
        }
        let heading_year = heading_year(&texts);
        let file_year = file_year(&document.source.file);
        let mut forms = Vec::new();
        let mut over = None;
        for Found { mut keeper, mut years, region } in found {
            years.sort_by_key(|year| year.rank);
            let year = years.first().or(heading_year.as_ref()).or(file_year.as_ref());
            let pointer = Pointer::root().key("forms").index(forms.len());
            if let Some(year) = year {
                keeper.form.year = Some(year.year);
                if let Some(place) = &year.place {
                    keeper.put(Pointer::root().key("year"), place.clone(), &year.year.to_string());
                }
            }
            let Told { roles, parts } = &self.told[region];
            geometry::complete(&mut keeper, &Cells { sheets: &lines.sheets, roles, parts }, &pointer);
            for (inner, place) in std::mem::take(&mut keeper.places) {
                self.places.insert(Pointer::from(format!("{pointer}{inner}")), place);
            }
            self.notes.append(&mut keeper.notes);
            over = over.or(keeper.over.take());
            forms.push((keeper.form, years));
        }
        let year = self.year(&forms, heading_year, file_year);
        let department = self.department(&forms, &texts, words, over);
        self.tell_unrecognised(&tables, profiles);
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
        for (_, line) in lines.lines.iter().enumerate().filter(|(at, _)| !self.claimed.contains(at)) {
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

    /// Tables that look as if they were about performance and fit no profile.
    fn tell_unrecognised(&mut self, tables: &[(&Grid, Place)], profiles: &Profiles) {
        for (grid, place) in tables {
            if looks_like_form(grid, &profiles.all) {
                let message = "the table looks like a performance form 绩效表 but fits no profile 未识别; it is kept in tables";
                self.notes.push(Note::new(UNRECOGNISED, message).at(place.clone()));
            }
        }
    }
}

/// Whether a table speaks of performance as only forms do: by their subjects, or by levels of indicators.
pub(crate) fn looks_like_form(grid: &Grid, words: &Vocabulary) -> bool {
    let (mut subjects, mut levels) = (0, 0);
    for cell in &grid.cells {
        let label = Label::new(&cell.text);
        let is = |axis| words.get(axis, &label).is_some();
        subjects += usize::from(is(Axis::Subject));
        levels += usize::from(is(Axis::Level1) || is(Axis::Level2));
    }
    subjects >= SHOWN || levels >= SHOWN
}

/// What a region shows when it is read with all words: its evidence, its title, and whether it is a form at all.
pub(crate) fn evidence(
    flow: &Flow<'_>,
    region: &Region,
    views: &Views<'_, '_>,
    profiles: &Profiles,
) -> (Evidence, Option<String>, bool) {
    let (first, _) = read(flow, region, views, profiles, &profiles.all);
    let title = first.keepers.first().and_then(|keeper| keeper.form.title.clone());
    let is_form = |keeper: &Keeper| !keeper.form.indicators.is_empty() || !keeper.form.goals.is_empty();
    // A form that nobody filled in is one by its title, its grid and the label of its project.
    let opened = |keeper: &Keeper| keeper.form.project.is_some() || keeper.form.labels.contains_key("unit");
    let is_form = first.keepers.iter().any(is_form) || title.is_some() && first.keepers.iter().any(opened);
    (Evidence::gather(flow, region, title.as_deref(), first.shapes), title, is_form)
}

/// Reads a region's lines and rows with some words; also gives the lines that became the form's.
fn read<'r, 'a>(
    flow: &'r Flow<'a>,
    region: &Region,
    views: &'r Views<'r, 'a>,
    profiles: &'r Profiles,
    words: &'r Vocabulary,
) -> (Read, Vec<usize>) {
    let blocks = blocks(flow, region, views, profiles);
    let mut reader = Reader::new(&flow.sheets, views, words, profiles);
    let (title, near) = segment::preamble(flow, region, profiles);
    let mut claimed = Vec::new();
    let mut try_line = |line: usize, is_title: bool| match &flow.lines[line] {
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
        for &line in near.iter().rev() {
            if !try_line(line, false) {
                break;
            }
        }
    }
    (reader.read(&blocks), claimed)
}

/// The blocks of a region.
pub(crate) fn blocks(
    flow: &Flow<'_>,
    region: &Region,
    views: &Views<'_, '_>,
    profiles: &Profiles,
) -> Vec<Block> {
    let mut all: Vec<Block> = Vec::new();
    for rows in &region.rows {
        let carry = scene::carried(&all).cloned();
        all.extend(scene::blocks(flow, rows, views, profiles, carry.as_ref()));
    }
    all
}

/// Sorts places into document order.
fn order(places: &mut IndexMap<Pointer, Place>, document: &Document) {
    let mut ranks = std::collections::HashMap::new();
    for (rank, block) in document.blocks.iter().enumerate() {
        match block {
            model::Block::Paragraph(paragraph) => ranks.insert((false, paragraph.index), rank),
            model::Block::Table(grid) => ranks.insert((true, grid.table), rank),
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
