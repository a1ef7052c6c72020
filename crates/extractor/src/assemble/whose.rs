//! Whose document it is, and of which year.

use model::{Department, Note, Place, Pointer};
use wording::label::Label;

use super::Extraction;
use crate::context::{self, cover_unit};
use crate::identity;
use crate::outline::Passage;
use crate::read::{self, YearFound, YearRank};
use crate::weights::cover as weights;
use crate::words::{Axis, Vocabulary};

impl Extraction {
    /// The document's year: the one its forms agree on, a heading's, the file's.
    pub(super) fn year(
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

    /// The department: the one over all projects of a list, a 主管部门, the unit all forms name, or the cover's.
    pub(super) fn department(
        &mut self,
        forms: &[(model::Form, Vec<YearFound>)],
        texts: &[Passage<'_>],
        words: &Vocabulary,
        over: Option<(Department, Place)>,
    ) -> Option<Department> {
        if let Some((department, place)) = over {
            return Some(self.is_department(department, "the sum line 汇总行", place));
        }
        let field = |form: &model::Form| {
            let (label, value) = context::department(form.fields.iter(), words)?;
            Some((label, identity::unit(&value, words)?))
        };
        let named: Vec<(usize, (String, Department))> = forms
            .iter()
            .enumerate()
            .filter_map(|(at, (form, _))| field(form).map(|found| (at, found)))
            .collect();
        if let Some((at, (label, first))) = named.first() {
            // 主管部门 says the department before any unit does.
            if named.iter().all(|(_, (_, other))| other.name == first.name) {
                let pointer = Pointer::root().key("forms").index(*at).key("fields").key(label);
                let place = self.places.get(&pointer).cloned().unwrap_or_default();
                return Some(self.is_department(first.clone(), "the field 主管部门", place));
            }
        }
        // A company carries a project out; it is no department.
        let company = |unit: &Department| words.get(Axis::NoDepartment, &Label::new(&unit.name)).is_some();
        let units: Vec<(usize, &Department)> = forms
            .iter()
            .enumerate()
            .filter_map(|(at, (form, _))| {
                form.unit.as_ref().filter(|unit| !company(unit)).map(|unit| (at, unit))
            })
            .collect();
        if let Some(&(at, first)) = units.first() {
            if units.iter().any(|(_, unit)| unit.name != first.name) {
                let message =
                    "the forms belong to different units 单位; the document's department is not decided";
                self.notes.push(Note::new("identity.department", message));
                return None;
            }
            let unit = Pointer::root().key("forms").index(at).key("unit");
            // A list may give the unit by its code alone.
            let place =
                ["name", "code"].iter().find_map(|key| self.places.get(&unit.clone().key(key)).cloned());
            return Some(self.is_department(
                first.clone(),
                "the forms' unit 单位",
                place.unwrap_or_default(),
            ));
        }
        let (text, unit) = texts
            .iter()
            .take(weights::LINES)
            .find_map(|text| cover_unit(text.text, words).map(|unit| (text, unit)))?;
        let source = format!("the text「{}」", read::shortened(text.text));
        Some(self.is_department(unit, &source, text.place.clone()))
    }

    fn is_department(&mut self, department: Department, source: &str, place: Place) -> Department {
        let message = format!("the department 部门「{}」 is taken from {source}", department.name);
        self.notes.push(Note::new("identity.department", message).at(place.clone()));
        let pointer = Pointer::root().key("department");
        if department.code.is_some() && source.starts_with("the sum line") {
            self.places.insert(pointer.key("code"), place.clone());
        }
        self.places.insert(pointer.key("name"), place);
        department
    }
}
