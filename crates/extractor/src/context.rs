//! What a document says about whole forms: their unit, the year, the department.

use model::{Department, Pointer};

use crate::draft::Draft;
use crate::fold::{self, Folded};
use crate::identity;
use crate::outline::Passage;
use crate::reader::{YearFound, YearRank};
use crate::words::{Axis, Vocabulary};

/// A form without a unit of its own belongs to the unit that carries the project out, or to the department over it.
pub(crate) fn derive_unit(draft: &mut Draft, words: &Vocabulary) {
    if draft.form.unit.is_some() {
        return;
    }
    let field = |key: &str| {
        let is = |label: &&String| {
            words.get(Axis::Label, &Folded::new(label)).is_some_and(|entry| entry.key == key)
        };
        draft.form.fields.iter().find(|(label, value)| is(label) && !fold::is_blank(value))
    };
    let Some((label, value)) = field("implementer").or_else(|| field("department")) else { return };
    let Some(unit) = identity::unit(value) else { return };
    let (label, unit) = (label.clone(), unit);
    let pointer = Pointer::root().key("fields").key(&label);
    let place = draft.places.get(&pointer).cloned().unwrap_or_default();
    draft.put(Pointer::root().key("unit").key("name"), place.clone());
    draft.note("identity.unit", format!("the form's unit 单位 is taken from its field「{label}」"), place);
    draft.form.unit = Some(unit);
}

/// The year that headings and short lines name; of several the first.
pub(crate) fn heading_year(texts: &[Passage<'_>]) -> Option<YearFound> {
    const LONGEST: usize = 40;
    const COVER: usize = 30;
    texts
        .iter()
        .take(COVER)
        .filter(|text| text.text.chars().count() <= LONGEST && !text.text.ends_with('。'))
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
pub(crate) fn cover_unit(text: &str) -> Option<Department> {
    const ENDS: [&str; 14] = [
        "局",
        "委员会",
        "办公室",
        "厅",
        "院",
        "中心",
        "委",
        "办",
        "政府",
        "大学",
        "学校",
        "协会",
        "部",
        "会",
    ];
    const LONGEST: usize = 60;
    if text.chars().count() > LONGEST {
        return None;
    }
    let folded = fold::fold(text);
    if let Some((label, value)) = folded.split_once(':') {
        let named =
            ["部门名称", "单位名称", "预算单位", "填报单位", "编制单位", "主管部门", "部门(单位)名称"]
                .contains(&label);
        return identity::unit(value).filter(|_| named);
    }
    let before = folded.find("20").map(|at| &folded[..at]).filter(|before| !before.is_empty())?;
    let about = folded.contains("绩效") || folded.contains("预算");
    ENDS.iter().any(|end| before.ends_with(end)).then(|| identity::unit(before)).flatten().filter(|_| about)
}
