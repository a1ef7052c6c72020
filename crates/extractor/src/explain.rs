//! Which profile a document's forms fit, and why: what `jixiao forms why` prints.

use model::{Document, Noted, Place};
use serde::Serialize;
use wording::label;

use crate::assemble;
use crate::lines::{Flow, Line};
use crate::profile::{Profile, Profiles, Sign};
use crate::recognise::Evidence;
use crate::scene::{self, Rows};
use crate::see::{Block, Column, Kind};
use crate::segment;
use crate::sheet::Sheet;
use crate::weights::explain as weights;
use crate::weights::recognise::LEAST;
use crate::words::Vocabulary;

/// What one form, or one table that may be a form, was measured by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The tables it takes rows from.
    pub tables: Vec<Place>,
    /// Its title, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The profile it is read by; `None` for a table that no profile reads.
    pub profile: Option<String>,
    /// Every profile, the best first.
    pub scores: Vec<Score>,
    /// Labels and headings that some profile knows, in document order.
    pub known: Vec<String>,
    /// What its tables were seen to be made of.
    pub blocks: Vec<BlockSeen>,
    /// Short texts that no profile knows as a label: values, or words that a profile should learn.
    pub unknown: Vec<String>,
}

/// Some rows of a table that were seen to belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BlockSeen {
    /// Its table.
    pub table: Place,
    /// Its first and last row, from 1.
    pub rows: (u32, u32),
    /// `preamble`, `pairs`, `text`, or the kind of a matrix: `indicators`, `funds`, `tasks`, `goals`, `plan`, `record`, `unknown`.
    pub kind: &'static str,
    /// Labels beside its rows, outermost first.
    pub heads: Vec<String>,
    /// Points by which this reading of its first row leads the next best.
    pub margin: i32,
    /// Of a matrix, its columns from left to right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnSeen>,
}

/// A column of a matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnSeen {
    /// Its heading as written, stacked parts joined with `/`.
    pub heading: String,
    /// What it holds; empty when neither words nor contents say.
    pub role: String,
    /// `words`, `contents` or `nothing`: what told the role.
    pub told_by: &'static str,
}

/// How well one profile fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Score {
    /// The profile's id.
    pub profile: String,
    /// Weight found of the weight looked for, in percent.
    pub score: u8,
    /// Signs that are there.
    pub found: Vec<SignSeen>,
    /// Signs that are not.
    pub missing: Vec<SignSeen>,
}

/// A sign of a profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignSeen {
    /// What it says for the profile, or against it.
    pub weight: i32,
    /// Its labels, or its shape.
    pub sign: String,
}

/// Explains every form of a document, and every other table that shares labels with a profile.
pub fn explain(document: &Noted<Document>, profiles: &Profiles) -> Vec<Explanation> {
    let lines = Flow::of(&document.value);
    let views = scene::look_at_all(&lines, &profiles.all);
    let mut explained = Vec::new();
    let mut read = Vec::new();
    for region in segment::regions(&lines, &views, profiles) {
        let (evidence, title, is_form) = assemble::evidence(&lines, &region, &views, profiles);
        let mut sheets: Vec<usize> = region.rows.iter().map(|row| row.sheet).collect();
        sheets.dedup();
        let mut explanation = Explanation::of(&evidence, title, profiles);
        let best = explanation.scores.first().map_or(0, |score| score.score);
        if !is_form || best < LEAST {
            explanation.profile = None;
        }
        for &sheet in &sheets {
            explanation.tables.push(lines.sheets[sheet].table_place());
        }
        explanation.blocks = assemble::blocks(&lines, &region, &views, profiles)
            .iter()
            .map(|block| BlockSeen::of(block, &lines.sheets[block.sheet]))
            .collect();
        for rows in &region.rows {
            for row in rows.rows.clone() {
                explanation.row(&lines.sheets[rows.sheet], row, &profiles.all);
            }
        }
        read.extend(sheets);
        explained.push(explanation);
    }
    for line in &lines.lines {
        let Line::Table { sheet, .. } = line else { continue };
        if read.contains(sheet) {
            continue;
        }
        let (index, sheet) = (*sheet, &lines.sheets[*sheet]);
        let mut explanation = Explanation::of(&Evidence::of_sheet(sheet), None, profiles);
        explanation.profile = None;
        explanation.tables.push(sheet.table_place());
        for row in 1..=sheet.grid.rows {
            explanation.row(sheet, row, &profiles.all);
        }
        if explanation.known.len() >= weights::FEW || assemble::looks_like_form(sheet.grid, &profiles.all) {
            let rows = Rows { sheet: index, rows: 1..sheet.grid.rows + 1 };
            explanation.blocks = scene::blocks(&lines, &rows, &views, profiles, None)
                .iter()
                .map(|block| BlockSeen::of(block, &lines.sheets[block.sheet]))
                .collect();
            explained.push(explanation);
        }
    }
    explained.sort_by_key(|explanation| explanation.tables.first().and_then(|place| place.table));
    explained
}

impl Explanation {
    fn of(evidence: &Evidence, title: Option<String>, profiles: &Profiles) -> Self {
        let mut scores: Vec<Score> = profiles.iter().map(|profile| Score::of(evidence, profile)).collect();
        // Stable, as the choice is: of equals the earlier profile stays in front.
        scores.sort_by_key(|score| std::cmp::Reverse(score.score));
        let profile = scores.first().map(|score| score.profile.clone());
        Self {
            tables: Vec::new(),
            title,
            profile,
            scores,
            known: Vec::new(),
            blocks: Vec::new(),
            unknown: Vec::new(),
        }
    }

    fn row(&mut self, sheet: &Sheet<'_>, row: u32, words: &Vocabulary) {
        for cell in sheet.anchored(row) {
            let label = sheet.folded(cell);
            if label.bare.is_empty() {
                continue;
            }
            let list = if words.is_label(label) { &mut self.known } else { &mut self.unknown };
            let text = label::tidy(sheet.text(cell));
            if list.len() < weights::LISTED && is_short(&text) && !list.contains(&text) {
                list.push(text);
            }
        }
    }
}

/// A label is short, and no number.
pub(crate) fn is_short(text: &str) -> bool {
    text.chars().count() <= weights::LONGEST && text.chars().any(char::is_alphabetic)
}

impl BlockSeen {
    fn of(block: &Block, sheet: &Sheet<'_>) -> Self {
        let text = |&cell: &usize| label::tidy(sheet.text(cell));
        let columns = match &block.kind {
            Kind::Matrix(matrix) => matrix.columns.iter().map(ColumnSeen::of).collect(),
            _ => Vec::new(),
        };
        Self {
            table: sheet.table_place(),
            rows: (block.rows.start, block.rows.end.saturating_sub(1)),
            kind: block.kind.name(),
            heads: block.heads.iter().map(text).collect(),
            margin: block.margin,
            columns,
        }
    }
}

impl ColumnSeen {
    fn of(column: &Column) -> Self {
        let told_by = match () {
            () if column.inferred => "contents",
            () if column.known => "words",
            () => "nothing",
        };
        Self { heading: column.label.clone(), role: column.key.clone(), told_by }
    }
}

impl Score {
    fn of(evidence: &Evidence, profile: &Profile) -> Self {
        let (found, missing): (Vec<&Sign>, Vec<&Sign>) =
            profile.file.sign.iter().partition(|sign| evidence.shows(sign));
        let seen = |signs: Vec<&Sign>| signs.into_iter().map(SignSeen::of).collect();
        Self {
            profile: profile.file.id.clone(),
            score: evidence.score(profile),
            found: seen(found),
            missing: seen(missing),
        }
    }
}

impl SignSeen {
    fn of(sign: &Sign) -> Self {
        let shape = sign.shape.map(|shape| format!("shape {}", shape.name()));
        let labels = sign.any.iter().cloned();
        Self { weight: sign.weight, sign: labels.chain(shape).collect::<Vec<_>>().join(" | ") }
    }
}
