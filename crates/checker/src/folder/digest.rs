//! What a document shows of itself to the others: small, so that thousands fit in memory.

use std::collections::HashMap;

use model::{Department, FormKind, FundItem, Place, Places, Pointer, Submission};
use rust_decimal::Decimal;
use wording::fold::letters;

use crate::likeness::{self, print};
use crate::measure::yuan;
use crate::rules::copied_from;
use crate::sheet::{Sheet, sheets};

/// What a document shows of itself to the others of its folder.
#[derive(Clone, Debug)]
pub struct Digest {
    pub(crate) path: String,
    pub(crate) file: String,
    pub(crate) year: Option<u16>,
    pub(crate) department: Option<Department>,
    pub(crate) forms: Vec<FormDigest>,
    /// Of its narrative, without the names of its departments.
    pub(crate) narrative: Option<u64>,
    /// Of everything it says; `None` for a document that says nothing.
    content: Option<u64>,
    /// The first document with the same content.
    pub(crate) copy_of: Option<usize>,
}

/// What a form shows of itself.
#[derive(Clone, Debug)]
pub(crate) struct FormDigest {
    pub(crate) at: Pointer,
    pub(crate) place: Option<Place>,
    pub(crate) kind: FormKind,
    pub(crate) year: Option<u16>,
    /// As messages say it.
    pub(crate) name: String,
    pub(crate) project: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) unit: Option<Department>,
    /// The department that the form names as the one in charge (主管部门), folded.
    pub(crate) in_charge: Option<String>,
    /// The total of the money block, in 元.
    pub(crate) total: Option<Decimal>,
    /// The line 项目支出 of a department's form, in 元.
    pub(crate) projects: Option<(Decimal, Pointer)>,
    pub(crate) goals: Option<u64>,
    pub(crate) indicators: Option<u64>,
}

impl Digest {
    /// Of a submission that was read from `path`.
    pub fn of(path: &str, submission: &Submission) -> Self {
        let places = Places::new(submission);
        let forms: Vec<FormDigest> =
            sheets(submission).map(|sheet| FormDigest::of(&sheet, submission, &places)).collect();
        let content = (!submission.forms.is_empty() || !submission.outline.is_empty()).then(|| {
            print(&(
                serde_json::to_string(&submission.outline).ok(),
                serde_json::to_string(&submission.forms).ok(),
            ))
        });
        Self {
            path: path.to_owned(),
            file: submission.source.file.clone(),
            year: submission.year.or_else(|| forms.iter().find_map(|form| form.year)),
            department: submission.department.clone(),
            narrative: likeness::narrative(submission),
            forms,
            content,
            copy_of: None,
        }
    }

    /// Of a file that could not be read: only its path is known, which may name its department.
    pub fn unread(path: &str) -> Self {
        let file = path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned();
        let (path, forms) = (path.to_owned(), Vec::new());
        Self {
            path,
            file,
            year: None,
            department: None,
            narrative: None,
            forms,
            content: None,
            copy_of: None,
        }
    }

    /// The path it was read from.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The departments it speaks for: its own and those of its forms.
    pub(crate) fn departments(&self) -> impl Iterator<Item = &Department> {
        self.department.iter().chain(self.forms.iter().filter_map(|form| form.unit.as_ref()))
    }
}

impl FormDigest {
    /// Whether the form is of a department: its unit is, or it names the department as the one in charge.
    pub(crate) fn is_of(&self, department: &Department) -> bool {
        let name = letters(&department.name);
        let charged = || self.in_charge.as_ref().is_some_and(|own| !name.is_empty() && own.contains(&name));
        self.unit.as_ref().is_some_and(|own| same_department(own, department)) || charged()
    }

    fn of(sheet: &Sheet<'_>, submission: &Submission, places: &Places<'_>) -> Self {
        let form = sheet.form;
        let project = form.project.as_ref().and_then(|project| project.name.as_deref());
        let row = |item: FundItem| form.funds.iter().position(|fund| fund.item.as_ref() == Some(&item));
        let projects = row(FundItem::Project).and_then(|index| {
            let at = sheet.at.key("funds").index(index).key("budget");
            Some((yuan(form.funds.get(index)?.budget.as_ref()?)?, at))
        });
        Self {
            place: places.of(&sheet.at),
            kind: form.kind,
            year: form.year.or(submission.year),
            name: sheet.name(),
            project: project.map(letters).filter(|name| !name.is_empty()),
            code: sheet.code().map(str::to_owned),
            unit: form.unit.clone().or_else(|| submission.department.clone()),
            in_charge: in_charge(sheet),
            total: sheet.budget(None).and_then(|(_, _, budget)| yuan(budget)),
            projects,
            goals: likeness::goals(sheet),
            indicators: likeness::indicators(sheet),
            at: sheet.at.clone(),
        }
    }
}

fn in_charge(sheet: &Sheet<'_>) -> Option<String> {
    let named = |label: &str| ["主管部门", "预算部门", "主管单位"].iter().any(|word| label.contains(word));
    let value = sheet.form.fields.iter().find(|(label, _)| named(label)).map(|(_, value)| letters(value));
    value.filter(|value| !value.is_empty())
}

/// Says of each document which other one has the same content: the first whose name does not mark it as a copy.
pub(crate) fn mark_copies(digests: &mut [Digest]) {
    let mut first: HashMap<u64, usize> = HashMap::new();
    let marked = |digest: &Digest| copied_from(&digest.path).is_some();
    let (plain, copies): (Vec<usize>, Vec<usize>) =
        (0..digests.len()).partition(|index| digests.get(*index).is_none_or(|digest| !marked(digest)));
    for index in plain.into_iter().chain(copies) {
        let Some(digest) = digests.get_mut(index) else { continue };
        digest.copy_of = digest.content.and_then(|content| {
            let original = *first.entry(content).or_insert(index);
            (original != index).then_some(original)
        });
    }
}

/// Whether two departments or units are of one department: by the first three digits of their codes, else by name.
pub(crate) fn same_department(a: &Department, b: &Department) -> bool {
    let code = |department: &Department| {
        let code = department.code.as_deref()?.trim();
        code.get(..3).filter(|head| head.bytes().all(|byte| byte.is_ascii_digit())).map(str::to_owned)
    };
    match (code(a), code(b)) {
        (Some(a), Some(b)) => a == b,
        _ => plain(&a.name) == plain(&b.name),
    }
}

/// A department's name as people know it.
fn plain(name: &str) -> String {
    letters(name).trim_end_matches("本级").trim_end_matches("部门").trim_end_matches("汇总").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn department(code: Option<&str>, name: &str) -> Department {
        Department { code: code.map(str::to_owned), name: name.to_owned(), level: None }
    }

    #[test]
    fn departments_are_known_by_code_or_name() {
        let (bureau, unit) =
            (department(Some("415"), "云岭县交通运输局"), department(Some("415002"), "公路站"));
        assert!(same_department(&bureau, &unit));
        assert!(!same_department(&bureau, &department(Some("416001"), "云岭县交通运输局")));
        assert!(same_department(&bureau, &department(None, "云岭县交通运输局（本级）")));
        assert!(!same_department(&bureau, &department(None, "云岭县水务局")));
    }
}
