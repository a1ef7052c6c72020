//! What a document says about whole forms: their unit, the year, the department.

use model::{Department, Pointer};
use wording::blank;
use wording::currency;
use wording::label::{self, Label};
use wording::office;
use wording::year;

use crate::colons;
use crate::identity;
use crate::keeper::Keeper;
use crate::outline::Passage;
use crate::read::{YearFound, YearRank};
use crate::weights::cover as weights;
use crate::words::{Axis, Vocabulary};

/// A form without a unit of its own belongs to the unit that carries the project out, or to the department over it.
pub(crate) fn derive_unit(keeper: &mut Keeper, words: &Vocabulary) {
    if keeper.form.unit.is_some() {
        return;
    }
    let found = field(keeper, "implementer", words)
        .and_then(|found| identity::unit(&found.1, words).map(|unit| (found, unit)))
        .or_else(|| {
            department(keeper.form.fields.iter(), words)
                .and_then(|found| identity::unit(&found.1, words).map(|unit| (found, unit)))
        });
    let Some(((label, _), unit)) = found else { return };
    let pointer = Pointer::root().key("fields").key(&label);
    let place = keeper.places.get(&pointer).cloned().unwrap_or_default();
    keeper.put(Pointer::root().key("unit").key("name"), place.clone(), &unit.name);
    keeper.note("identity.unit", format!("the form's unit 单位 is taken from its field「{label}」"), place);
    keeper.form.unit = Some(unit);
}

/// The field that names the department: beside 中央主管部门 the one below it, 地方主管部门.
pub(crate) fn department<'f>(
    fields: impl Iterator<Item = (&'f String, &'f String)> + Clone,
    words: &Vocabulary,
) -> Option<(String, String)> {
    let named = fields.filter(|(label, value)| {
        let entry = words.get(Axis::Label, &Label::new(label));
        entry.is_some_and(|entry| entry.key == "department") && identity::unit(value, words).is_some()
    });
    let own = named.clone().find(|(label, _)| !office::is_central(label)).or_else(|| named.clone().next());
    own.map(|(label, value)| (label.clone(), value.clone()))
}

/// The first filled field whose label has a key.
pub(crate) fn field(keeper: &Keeper, key: &str, words: &Vocabulary) -> Option<(String, String)> {
    let is = |label: &str| words.get(Axis::Label, &Label::new(label)).is_some_and(|entry| entry.key == key);
    let mut fields = keeper.form.fields.iter();
    fields
        .find(|(label, value)| is(label) && !blank::is_blank(value))
        .map(|(label, value)| (label.clone(), value.clone()))
}

/// The year that headings and short lines name; of several the first.
pub(crate) fn heading_year(texts: &[Passage<'_>]) -> Option<YearFound> {
    texts
        .iter()
        .take(weights::TITLES)
        .filter(|text| text.text.chars().count() <= weights::LONGEST_TITLE && !text.text.ends_with('。'))
        .find_map(|text| {
            let year = identity::budget_year(text.text)?;
            Some(YearFound { rank: YearRank::Title, year, place: Some(text.place.clone()) })
        })
}

pub(crate) fn file_year(file: &str) -> Option<YearFound> {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let year = identity::budget_year(stem).or_else(|| identity::years(stem, false).first().copied())?;
    Some(YearFound { rank: YearRank::File, year, place: None })
}

/// The department a cover names: 部门名称：…, or 云岭县商务局2022年部门预算….
pub(crate) fn cover_unit(text: &str, words: &Vocabulary) -> Option<Department> {
    if text.chars().count() > weights::LONGEST_LINE {
        return None;
    }
    let mut pairs = colons::parts(text).into_iter().filter_map(|(_, part)| colons::at_colon(part)).peekable();
    if pairs.peek().is_some() {
        let is_unit = |label: &str| {
            let entry = words.get(Axis::Label, &Label::new(label));
            entry.is_some_and(|entry| matches!(entry.key.as_str(), "unit" | "department"))
        };
        // 单位：万元 names no unit.
        let mut named = pairs.filter(|(label, value)| is_unit(label) && currency::unit(value).is_none());
        return named.find_map(|(_, value)| identity::unit(value, words));
    }
    let folded = label::fold(text);
    let year = year::find(&folded).first()?.digits.start;
    let before = folded.get(..year).filter(|before| !before.is_empty())?;
    let about = words.get(Axis::Cover, &Label::new(text)).is_some();
    words
        .get(Axis::UnitEnd, &Label::new(before))
        .and_then(|_| identity::unit(before, words))
        .filter(|_| about)
}
