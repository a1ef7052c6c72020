//! What JSON may say and a document never does: repaired with a note, or refused.

use super::said::Said;
use super::{JsonError, grids};
use crate::{Level, LevelId, Limits, Note, Pointer, Submission};

pub(super) fn check(submission: &mut Submission, limits: &Limits) -> Result<Vec<Note>, JsonError> {
    let mut said = Said::default();
    let mut tables = grids::Check { limits, cells: limits.cells, said: &mut said };
    let at = Pointer::root().key("tables");
    tables.all(&mut submission.tables, &at, 0)?;
    for (index, form) in submission.forms.iter_mut().enumerate() {
        let at = Pointer::root().key("forms").index(index);
        tables.all(&mut form.tables, &at.key("tables"), 0)?;
        for (index, grid) in form.grids.iter_mut().enumerate() {
            tables.geometry(grid, &at.key("grids").index(index))?;
        }
    }
    ids(submission, &mut said);
    if submission.notes.len() > limits.notes {
        let more = submission.notes.len() - limits.notes;
        submission.notes.truncate(limits.notes);
        said.say("json.notes-cut", || {
            format!("{more} notes beyond the limit were left out (提示过多，已截断)")
        });
    }
    Ok(said.notes())
}

/// Ids of the money block and of both levels: unknown ones are kept, those of the other level are none.
fn ids(submission: &mut Submission, said: &mut Said) {
    for (form, index) in submission.forms.iter_mut().zip(0_usize..) {
        let at = Pointer::root().key("forms").index(index);
        let items = form.funds.iter().filter_map(|fund| fund.item.as_ref());
        for item in items.filter(|item| !item.is_known()) {
            said.unknown(item.as_str(), &at.key("funds"));
        }
        let at = at.key("indicators");
        for (row, index) in form.indicators.iter_mut().zip(0_usize..) {
            row.level1.as_mut().into_iter().for_each(|level| id(level, &at.index(index), said));
            row.level2.as_mut().into_iter().for_each(|level| id(level, &at.index(index), said));
        }
    }
}

fn id<Id: LevelId>(level: &mut Level<Id>, row: &Pointer, said: &mut Said) {
    let at = row.key(Id::KEY);
    match &level.id {
        Some(id) if id.is_misplaced() => {
            let id = id.id().to_owned();
            level.id = None;
            said.say("json.misplaced-id", || {
                format!("`{id}` at {at} is an id of the other level and was left out (指标级次不符)")
            });
        }
        Some(id) if !id.is_known() => said.unknown(id.id(), &at),
        _ => {}
    }
}
