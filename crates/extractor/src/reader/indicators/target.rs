//! The value of an indicator: joined from several columns, or split from the name it stands behind.

use model::{Indicator, Place, Pointer, Quantity};

use super::row::{Cells, joined_place};
use super::{Header, Reader, RowRef, is_placeholder, is_sign};
use crate::fold;

impl Reader<'_, '_> {
    /// 指标性质 · 指标值 · 度量单位 joined as the official system prints them: ≥98%.
    pub(super) fn target(
        &mut self,
        at: RowRef,
        header: &Header,
        cells: &Cells,
        side: u8,
        indicator: &mut Indicator,
        places: &mut Vec<(Pointer, Place)>,
    ) {
        let sheet = self.sheet(at);
        let of = |key: &str| -> Vec<usize> {
            let columns = header.columns.iter().zip(&cells.columns);
            columns
                .filter(|(column, _)| column.key == key && column.side == side)
                .flat_map(|(_, cells)| cells.iter().copied())
                .collect()
        };
        let text = |cells: &[usize]| cells.iter().map(|&cell| sheet.text(cell)).collect::<String>();
        let (sign, value, unit) = (of("sign"), of("target"), of("measure"));
        let (sign_text, value_text, unit_text) = (text(&sign), text(&value), text(&unit));
        let pointer = |key: &str| Pointer::root().key(key);
        let mut joined = String::new();
        let mut used: Vec<usize> = Vec::new();
        if !sign.is_empty() && (is_sign(&sign_text) || sign_text.is_empty()) {
            used.extend(&sign);
            if !fold::fold(&value_text).starts_with(&fold::fold(&sign_text)) {
                joined.push_str(&sign_text);
            }
        } else if !sign.is_empty() {
            // 定量 and the like say what kind of indicator it is, not how the value is bounded.
            let label =
                header.columns.iter().find(|column| column.key == "sign").map(|column| column.label.clone());
            let label = label.unwrap_or_default();
            places.push((pointer("fields").key(&label), joined_place(sheet, &sign)));
            indicator.fields.insert(label, sign_text);
        }
        joined.push_str(&value_text);
        // The value stands first: it is the cell that the joined text's place names.
        used.splice(0..0, value.iter().copied());
        if !unit.is_empty() {
            used.extend(&unit);
            if !is_placeholder(&unit_text) && !fold::fold(&value_text).ends_with(&fold::fold(&unit_text)) {
                joined.push_str(&unit_text);
            } else if !fold::is_blank(&unit_text) && is_placeholder(&unit_text) {
                let label = header
                    .columns
                    .iter()
                    .find(|column| column.key == "measure")
                    .map(|column| column.label.clone());
                let label = label.unwrap_or_default();
                places.push((pointer("fields").key(&label), joined_place(sheet, &unit)));
                indicator.fields.insert(label, unit_text);
            }
        }
        let blank = used.iter().all(|&cell| sheet.blank(cell));
        if let (false, Some(_)) = (used.is_empty(), used.first()) {
            if !blank {
                used.retain(|&cell| !sheet.blank(cell));
            }
            places.push((pointer("target"), joined_place(sheet, &used)));
            indicator.target = Some(Quantity::unread(&joined));
        }
        for cell in sign.into_iter().chain(value).chain(unit) {
            self.claim(at, cell);
        }
    }

    /// A grid without a value column has the value behind the name: 培训人数≥150人次.
    pub(super) fn split_name(
        &mut self,
        header: &Header,
        indicator: &mut Indicator,
        places: &[(Pointer, Place)],
    ) {
        let valued =
            header.columns.iter().any(|column| matches!(column.key.as_str(), "target" | "actual" | "grades"));
        let Some(name) = indicator.name.as_deref().filter(|_| !valued) else { return };
        let is_bound = |c: char| matches!(wording::fold::character(c), '≥' | '≤' | '>' | '<' | '=');
        let Some(at) =
            name.find(is_bound).filter(|&at| at > 0 && name[at..].contains(|c: char| c.is_ascii_digit()))
        else {
            return;
        };
        let (front, value) = (name[..at].trim_end().to_owned(), name[at..].to_owned());
        indicator.name = Some(front);
        indicator.target = Some(Quantity::unread(&value));
        let place =
            places.iter().find(|(pointer, _)| pointer.as_str() == "/name").map(|(_, place)| place.clone());
        let draft = self.draft();
        let base = Pointer::root().key("indicators").index(draft.form.indicators.len());
        if let Some(place) = place {
            draft.put(base.key("target"), place.clone());
            draft.note(
                "form.target-in-name",
                format!("the value 指标值「{value}」 was split from the name it stands behind"),
                place,
            );
        }
    }
}
