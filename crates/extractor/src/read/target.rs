//! The value of an indicator: joined from several columns, or split from the name it stands behind.

use model::{Indicator, Part, Pointer, Quantity, Role};
use wording::label::{self, Label};

use super::standing::Found;
use super::{At, Reader, joined_place};
use crate::see::{Block, Content, Matrix, Row};
use crate::words::Axis;

impl<'r> Reader<'r, '_> {
    /// 指标性质 · 指标值 · 度量单位 joined as the official system prints them: ≥98%.
    pub(super) fn target(
        &mut self,
        block: &'r Block,
        matrix: &'r Matrix,
        row: &'r Row,
        side: u8,
        indicator: &mut Indicator,
        found: &mut Found,
    ) {
        let view = self.view(block.sheet);
        let of = |key: &str| -> Vec<usize> {
            let columns = matrix.columns.iter().zip(&row.cells);
            columns
                .filter(|(column, _)| column.key == key && column.side == side)
                .flat_map(|(_, cells)| cells.iter().copied())
                .collect()
        };
        let (sign, value, unit) = (of("sign"), of("target"), of("measure"));
        // Several values under one heading are not one value: they stay as they stand.
        let several = |cells: &[usize]| cells.iter().filter(|&&cell| !view.blank(cell)).count() > 1;
        if [&sign, &value, &unit].iter().any(|cells| several(cells)) {
            return;
        }
        let text = |cells: &[usize]| cells.iter().map(|&cell| view.sheet.text(cell)).collect::<String>();
        if sign.is_empty() && value.is_empty() && unit.is_empty() {
            return;
        }
        let (sign_text, value_text, unit_text) = (text(&sign), text(&value), text(&unit));
        let mut joined = String::new();
        let mut used: Vec<(usize, Part)> = Vec::new();
        if self.is_sign(block, &sign, &value) {
            if !label::fold(&value_text).starts_with(&label::fold(&sign_text)) {
                joined.push_str(&sign_text);
            }
            used.extend(sign.iter().map(|&cell| (cell, Part::Sign)));
        } else {
            self.no_sign(block, matrix, &sign, indicator, found);
        }
        joined.push_str(&value_text);
        // The value stands first: it is the cell that the joined text's place names.
        used.splice(0..0, value.iter().map(|&cell| (cell, Part::Number)));
        // 稳步提升 | 其他: the list of units has a word for what has none.
        let number = value_text.contains(|c: char| c.is_ascii_digit());
        let kind = |cell: usize| {
            let word = view.get(Axis::Comparison, cell);
            word.is_some_and(|entry| matches!(entry.key.as_str(), "kind" | "qualitative"))
        };
        // 2024年12月31日前 | 时限: a date has no unit.
        let dated = value.iter().any(|&cell| view.content(cell) == Content::Date);
        let placeholder = dated
            || unit.iter().all(|&cell| view.content(cell) == Content::Placeholder || !number && kind(cell));
        if placeholder && !unit.is_empty() {
            self.aside(block, matrix, "measure", &unit, indicator, found);
        } else {
            if !label::fold(&value_text).ends_with(&label::fold(&unit_text)) {
                joined.push_str(&unit_text);
            }
            used.extend(unit.iter().map(|&cell| (cell, Part::Unit)));
        }
        for &(cell, part) in &used {
            let at = At { sheet: block.sheet, cell };
            self.claim(at, Role::Value);
            let spread = !(sign.is_empty() && unit.is_empty());
            if spread && !view.blank(cell) {
                self.parts.insert(at, part);
            }
        }
        if used.iter().any(|&(cell, _)| !view.blank(cell)) {
            used.retain(|&(cell, _)| !view.blank(cell));
        }
        let cells: Vec<usize> = used.iter().map(|&(cell, _)| cell).collect();
        if !cells.is_empty() {
            let place = joined_place(view.sheet, &cells);
            self.doubt_broken("target", &joined, &place, found);
            found.put("target", place, &joined);
            indicator.target = Some(Quantity::unread(&joined));
        }
    }

    /// Whether the cells of the sign column hold a sign; 定性 before words is printed with them.
    fn is_sign(&self, block: &Block, sign: &[usize], value: &[usize]) -> bool {
        let view = self.view(block.sheet);
        let number = value.iter().any(|&cell| {
            matches!(view.content(cell), Content::Amount | Content::Percent | Content::Number | Content::Date)
        });
        sign.iter().all(|&cell| {
            let qualitative = || {
                let word = view.get(Axis::Comparison, cell);
                word.is_some_and(|entry| entry.key == "qualitative") && !number
            };
            view.blank(cell) || view.content(cell) == Content::Sign || qualitative()
        })
    }

    /// 定性, 正向, 定量 say what kind of indicator it is, not how the value is bounded.
    fn no_sign(
        &mut self,
        block: &'r Block,
        matrix: &'r Matrix,
        sign: &[usize],
        indicator: &mut Indicator,
        found: &mut Found,
    ) {
        let view = self.view(block.sheet);
        for &cell in sign {
            let message = format!(
                "「{}」 stands where a sign stands and is none 不是比较符号; the value counts as it is written",
                view.sheet.text(cell)
            );
            let place = view.sheet.place(cell);
            self.keeper().note("form.no-sign", message, place);
        }
        self.aside(block, matrix, "sign", sign, indicator, found);
    }

    /// Cells of a column that do not join the value stand under its heading.
    fn aside(
        &mut self,
        block: &'r Block,
        matrix: &'r Matrix,
        key: &str,
        cells: &[usize],
        indicator: &mut Indicator,
        found: &mut Found,
    ) {
        let view = self.view(block.sheet);
        let text: String = cells.iter().map(|&cell| view.sheet.text(cell)).collect();
        let label = matrix.columns.iter().find(|column| column.key == key).map(|column| column.leaf.clone());
        let name = crate::keeper::twin(&mut indicator.fields, &label.unwrap_or_default(), text.clone());
        found.places.push((Pointer::root().key("fields").key(&name), joined_place(view.sheet, cells), text));
        for &cell in cells {
            self.claim(At { sheet: block.sheet, cell }, Role::Value);
        }
    }

    /// A grid without a value column has the value behind the name: 培训人数≥150人次. Several such lines in a cell are as many
    /// indicators.
    pub(super) fn split_name(
        &mut self,
        matrix: &Matrix,
        indicator: &Indicator,
        found: &Found,
    ) -> Vec<(Indicator, Found)> {
        let valued =
            matrix.columns.iter().any(|column| matches!(column.key.as_str(), "target" | "actual" | "grades"));
        let Some(name) = indicator.name.as_deref().filter(|_| !valued) else { return Vec::new() };
        let lines = name.lines().map(str::trim).filter(|line| !line.is_empty());
        let parts: Option<Vec<(&str, &str)>> = lines.map(|line| self.name_and_value(line)).collect();
        // A line end that parts the value from its name is one of the page.
        let wrapped =
            || self.name_and_value(name).filter(|_| !name.contains([':', '：'])).map(|one| vec![one]);
        let parts = parts.or_else(wrapped);
        let place = found.places.iter().find(|(pointer, ..)| pointer.as_str() == "/name");
        let place = place.map(|(_, place, _)| place.clone()).unwrap_or_default();
        let mut all = Vec::new();
        for (front, value) in parts.unwrap_or_default() {
            let (mut indicator, mut found) = (indicator.clone(), found.clone());
            for (pointer, _, text) in &mut found.places {
                if pointer.as_str() == "/name" {
                    front.clone_into(text);
                }
            }
            indicator.name = Some(front.to_owned());
            indicator.target = Some(Quantity::unread(value));
            found.put("target", place.clone(), value);
            found.doubtful.push(Pointer::root().key("target"));
            let message = format!("the value 指标值「{value}」 was split from the name it stands behind");
            self.keeper().note("form.target-in-name", message, place.clone());
            all.push((indicator, found));
        }
        all
    }

    /// 保洁公厕数：56座 → 保洁公厕数, 56座.
    fn name_and_value<'t>(&self, name: &'t str) -> Option<(&'t str, &'t str)> {
        let is_bound = |c: char| matches!(wording::fold::character(c), '≥' | '≤' | '>' | '<' | '=');
        let bound =
            name.find(is_bound).filter(|&at| at > 0 && name[at..].contains(|c: char| c.is_ascii_digit()));
        let mut colons = name.match_indices([':', '：']);
        let colon = colons.next().filter(|_| colons.next().is_none());
        let (front, value) = match (colon, bound) {
            (Some((at, colon)), _) if bound.is_none_or(|bound| bound >= at + colon.len()) => {
                (&name[..at], &name[at + colon.len()..])
            }
            (_, Some(at)) => name.split_at(at),
            _ => return None,
        };
        let (front, value) = (front.trim(), value.trim());
        // 指标1：贴息户数 is numbered, and has no value.
        let numbered = self.words.get(Axis::Template, &Label::new(front)).is_some();
        (!front.is_empty() && !value.is_empty() && !numbered).then_some((front, value))
    }
}
