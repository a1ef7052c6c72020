//! A form by the standard form of its family, which is data: `templates/layouts/*.toml`.
//!
//! Words are the form's own where it has them, else the standard ones. What the standard form has no place for stands
//! below the table, and a note says so.

mod blocks;
mod draft;
mod fit;
mod indicators;
mod leftover;
mod matrix;
mod standard;

use model::{Form, Note, Pointer, Submission};

use crate::above;
use crate::measures::page::STANDARD_COLUMNS;
use crate::measures::standard::{HEAD, WIDTH};
use crate::printed::{Line, Sheet};
use crate::source::repeat_last_heading;
use draft::{Draft, Words};
use standard::{Block, Standard};

pub(crate) use standard::{all, named};

/// The form at an index by the standard form of its family, or by one that is named.
pub(crate) fn official(
    submission: &Submission,
    index: usize,
    standard: Option<&'static Standard>,
) -> Option<(Sheet, Vec<Note>)> {
    let form = submission.forms.get(index)?;
    let standard = standard.or_else(|| standard::of(form))?;
    let pointer = Pointer::root().key("forms").index(index);
    let filler = Filler { form, pointer, landscape: standard.landscape };
    let mut sheet = Sheet { landscape: standard.landscape, ..Sheet::default() };
    filler.top(&mut sheet, standard);
    let mut draft = Draft::default();
    for block in &standard.blocks {
        draft.append(filler.block(block, standard));
    }
    let below = leftover::lines(&filler, &sheet, &draft);
    let notes = leftover::note(&below, standard, submission, &filler.pointer).into_iter().collect();
    sheet.landscape |= draft.widest_row() > STANDARD_COLUMNS;
    sheet.below = below;
    sheet.table = draft.finish();
    repeat_last_heading(&mut sheet.table.rows);
    Some((sheet, notes))
}

/// Fills a standard form with one form's words.
struct Filler<'a> {
    form: &'a Form,
    /// Of the form.
    pointer: Pointer,
    /// Whether the standard form stands on turned paper.
    landscape: bool,
}

impl Filler<'_> {
    /// The form's own word for what has a key, else the standard one.
    fn word(&self, key: &str, standard: &str) -> Words {
        match self.form.labels.get(key) {
            Some(word) => Words::of(word, self.pointer.key("labels").key(key)),
            None => Words::standard(standard),
        }
    }

    /// The pointer of a field of the form.
    fn at(&self, key: &str) -> Pointer {
        self.pointer.key(key)
    }

    /// Title, year and the line over the table.
    fn top(&self, sheet: &mut Sheet, standard: &Standard) {
        let form = self.form;
        let title = above::title_of(form, &self.pointer);
        let title = title.unwrap_or_else(|| Line::made(&standard.title));
        let year = form.year.map(|year| format!("（{year}年度）"));
        let own = form.labels.get("year");
        let shown = form.year.is_some_and(|year| title.text.contains(&year.to_string()));
        sheet.title.push(title);
        let year = own.cloned().or(year.filter(|_| standard.year && !shown));
        sheet.title.extend(year.map(|year| Line::of(year, self.at("labels").key("year"))));
        let unit = form.unit.as_ref().map(|unit| above::owner(form, unit));
        let currency = form.currency_unit.as_ref().filter(|_| !self.currency_in_labels());
        let currency = currency.map(|unit| self.word("currency_unit", &format!("单位：{unit}")).text);
        if unit.is_some() || currency.is_some() {
            let unit = unit.map(|unit| Line::of(unit, self.at("unit").key("name")));
            let currency = currency.map(|text| Line::of(text, self.at("currency_unit")));
            sheet.line = vec![unit.unwrap_or_default(), currency.unwrap_or_default()];
        }
    }

    /// Whether 万元 stands in the brackets of a label, and on no line of its own: 项目资金（万元）.
    fn currency_in_labels(&self) -> bool {
        let form = self.form;
        let unit = form.currency_unit.as_deref().unwrap_or_default();
        let labels = form.labels.values().chain(form.funds.iter().map(|fund| &fund.label));
        !form.labels.contains_key("currency_unit")
            && labels.chain(form.fields.keys()).any(|label| label.contains(unit))
    }

    fn block(&self, block: &Block, standard: &Standard) -> Draft {
        match block {
            Block::Project => self.project(),
            Block::Fields => self.fields(),
            Block::Funds { label, across: true, .. } => self.funds_across(label),
            Block::Funds { label, headings, .. } => self.funds(label, headings),
            // Under sums in one row it stands with them.
            Block::Purpose { label } => self.purpose(label),
            Block::Schedule { label } => self.schedule(label),
            Block::Tasks { label } => self.tasks(label),
            Block::Goals { label, expected, actual } => self.goals(label, expected, actual),
            Block::Indicators { sides, names, columns } => {
                let activities =
                    standard.blocks.iter().any(|block| matches!(block, Block::Activities { .. }));
                self.indicators(*sides, names, columns, activities)
            }
            Block::Activities { columns } => self.activities(columns),
        }
    }
}

/// Parts of what is right of the labels, for `count` cells.
fn share(index: usize, count: usize) -> u32 {
    HEAD + (WIDTH - HEAD) * index as u32 / count.max(1) as u32
}
