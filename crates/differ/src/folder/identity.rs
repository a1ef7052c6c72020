//! What a document of a folder is recognised by.

use std::collections::BTreeSet;

use model::{FormKind, Submission};
use wording::fold::letters;
use wording::likeness::Pairs;
use wording::{name, region};

use super::Filed;
use crate::{code, content};

/// Marks that file managers and people set behind the name of a copy.
const COPIES: [&str; 6] = ["副本", "复件", "拷贝", "备份", "copyof", "copy"];

/// A share of common projects, in thousandths, with which a department was renamed rather than replaced.
const SOME_PROJECTS: u32 = 300;

/// A document's signs of identity.
pub(super) struct Identity {
    /// The path below the folder.
    pub(super) below: String,
    /// The same without its extension.
    pub(super) place: String,
    /// The same folded, without years and marks of copies.
    pub(super) place_key: String,
    /// The file's name alone, likewise.
    pub(super) file_key: String,
    /// Whether the name says that it is a copy.
    pub(super) marked_copy: bool,
    /// The place of the document whose copy it is by its name.
    pub(super) original: Option<String>,
    /// The department's code.
    pub(super) code: Option<String>,
    /// The department's region, in its name or in the path: 云岭县.
    pub(super) region: Option<String>,
    /// The department's name without the region, folded.
    pub(super) office: Pairs,
    /// The kinds of its forms.
    pub(super) kinds: BTreeSet<&'static str>,
    /// The codes of its projects, without their years.
    pub(super) codes: BTreeSet<String>,
    /// The cores of their names.
    pub(super) names: BTreeSet<String>,
    /// A number for what it says; none where it says nothing.
    pub(super) content: Option<u64>,
    /// Decides between pairs that are equally alike.
    pub(super) tie: u64,
}

impl Identity {
    pub(super) fn of(filed: &Filed) -> Self {
        let submission = &filed.submission;
        let place = without_extension(&filed.below);
        let file = place.rsplit('/').next().unwrap_or(place);
        let department = submission.department.as_ref().filter(|department| !department.name.is_empty());
        let name = department.map(|department| department.name.trim()).unwrap_or_default();
        let own = region::prefix(name);
        let in_path = || place.split('/').map(region::prefix).find(|region| !region.is_empty());
        let region = Some(own).filter(|own| !own.is_empty()).or_else(in_path);
        let (codes, names) = projects(submission);
        let region = region.map(letters);
        let text = content(submission, region.as_deref());
        Self {
            below: filed.below.clone(),
            place: place.to_owned(),
            place_key: place.split('/').map(key).collect::<Vec<_>>().join("/"),
            file_key: key(file),
            marked_copy: is_copy(file),
            original: unmarked(file).map(|name| format!("{}{name}", &place[..place.len() - file.len()])),
            code: department.and_then(|department| department.code.as_deref()).map(letters),
            region,
            office: Pairs::of(&letters(&name[own.len()..])),
            kinds: submission.forms.iter().map(|form| form.kind.as_str()).collect(),
            codes,
            names,
            content: text,
            tie: text.unwrap_or_else(|| content::hash(&filed.below)),
        }
    }

    /// Whether the regions say that these are two departments.
    pub(super) fn is_elsewhere(&self, other: &Self) -> bool {
        let Some((one, two)) = self.region.as_ref().zip(other.region.as_ref()) else { return false };
        !one.ends_with(two.as_str()) && !two.ends_with(one.as_str())
    }

    /// Whether the region, or name and code both, say that these are two departments, and no project says otherwise.
    pub(super) fn is_another(&self, other: &Self) -> bool {
        let codes = self.code.as_ref().zip(other.code.as_ref());
        let other_name = self.is_renamed(other) && codes.is_none_or(|(one, two)| one != two);
        self.is_elsewhere(other)
            || (other_name && self.shared_projects(other).is_none_or(|shared| shared < SOME_PROJECTS))
    }

    /// Whether both have a name, and it is not the same.
    pub(super) fn is_renamed(&self, other: &Self) -> bool {
        !self.office.is_empty() && !other.office.is_empty() && self.office != other.office
    }

    /// Whether both hold forms of one kind, or neither holds any.
    pub(super) fn is_of_kind(&self, other: &Self) -> bool {
        !self.kinds.is_disjoint(&other.kinds) || (self.kinds.is_empty() && other.kinds.is_empty())
    }

    /// The share of projects that both have, in thousandths; none where a side has none.
    pub(super) fn shared_projects(&self, other: &Self) -> Option<u32> {
        let share = |one: &BTreeSet<String>, two: &BTreeSet<String>| {
            let all = one.union(two).count();
            (!one.is_empty() && !two.is_empty())
                .then(|| (1000 * one.intersection(two).count() / all.max(1)) as u32)
        };
        share(&self.codes, &other.codes).max(share(&self.names, &other.names))
    }
}

/// A name of a file or folder without what changes from year to year and what marks a copy.
fn key(name: &str) -> String {
    let mut key = name::without_years(&letters(name));
    for mark in COPIES {
        key = key.replace(mark, "");
    }
    key
}

/// 目标 - 副本, 目标 (2), Copy of 目标.
fn is_copy(file: &str) -> bool {
    let folded = letters(file);
    let numbered = file.trim_end().strip_suffix([')', '）']).and_then(|rest| rest.rsplit_once(['(', '（']));
    COPIES.iter().any(|mark| folded.contains(mark))
        || numbered.is_some_and(|(_, number)| number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
}

/// The name of what a file is a copy of: 目标 of 目标 - 副本, 目标(2), 复件 目标.
fn unmarked(file: &str) -> Option<&str> {
    let behind = |name: &'_ str| {
        let (name, number) = name.strip_suffix([')', '）'])?.rsplit_once(['(', '（'])?;
        let counts = number.len() == 1 && number.as_bytes()[0].is_ascii_digit();
        counts.then(|| name.trim_end().len())
    };
    let numbered = behind(file).map_or(file, |length| &file[..length]);
    let marked = |name: &'_ str| {
        let ends = ["副本", "复件", "拷贝", "备份"].iter().find_map(|mark| name.strip_suffix(mark));
        let name =
            ends.map(|name| name.trim_end().trim_end_matches(['-', '—', '_', '－'])).map(str::trim_end);
        name.map(str::len)
    };
    let before = ["复件", "副本", "Copy of ", "备份"].iter().find_map(|mark| numbered.strip_prefix(mark));
    let name = match (marked(numbered), before) {
        (Some(length), _) => &numbered[..length],
        (None, Some(rest)) => rest.trim_start_matches([' ', '-', '_', '(', '1', ')', '（', '）']),
        (None, None) => numbered,
    };
    (name.len() < file.len() && !name.is_empty()).then_some(name)
}

pub(super) fn without_extension(below: &str) -> &str {
    match below.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') && !stem.is_empty() && !stem.ends_with('/') => {
            stem
        }
        _ => below,
    }
}

fn projects(submission: &Submission) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut codes, mut names) = (BTreeSet::new(), BTreeSet::new());
    for form in submission.forms.iter().filter(|form| form.kind != FormKind::DepartmentGoal) {
        let Some(project) = &form.project else { continue };
        if let Some(written) = project.code.as_deref().filter(|code| !code.trim().is_empty()) {
            codes.insert(code::without_year(written, submission.year).unwrap_or_else(|| letters(written)));
        }
        let unit = form.unit.as_ref().or(submission.department.as_ref());
        let unit = unit.map(|unit| unit.name.as_str()).unwrap_or_default();
        names.extend(project.name.as_deref().map(|name| name::project(name, &[unit])));
    }
    names.remove("");
    (codes, names)
}

/// A number for what a document says, and of which county; none for one that says nothing.
fn content(submission: &Submission, region: Option<&str>) -> Option<u64> {
    if submission.forms.is_empty() && submission.outline.is_empty() && submission.tables.is_empty() {
        return None;
    }
    let forms: Vec<u64> = submission.forms.iter().map(content::of_form).collect();
    let said = (&forms, &submission.outline, &submission.tables, &submission.department, region);
    Some(content::hash(&serde_json::to_string(&said).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_names() {
        for name in ["目标 - 副本", "目标(2)", "Copy of 目标", "复件 目标", "目标（3）"] {
            assert!(is_copy(name), "{name}");
        }
        for name in ["目标", "目标（2024）", "目标(水利局)"] {
            assert!(!is_copy(name), "{name}");
        }
    }

    #[test]
    fn a_copy_names_its_original() {
        for name in [
            "目标 - 副本",
            "目标 - 副本 (2)",
            "目标(2)",
            "Copy of 目标",
            "复件 目标",
            "复件 (1) 目标",
            "目标_备份",
        ] {
            assert_eq!(unmarked(name), Some("目标"), "{name}");
        }
        for name in ["目标", "目标（2024）", "正副本管理"] {
            assert_eq!(unmarked(name), None, "{name}");
        }
    }

    #[test]
    fn paths_lose_their_years_and_extensions() {
        assert_eq!(without_extension("2024年/民政局.v2/目标.docx"), "2024年/民政局.v2/目标");
        assert_eq!(without_extension("民政局.v2/目标"), "民政局.v2/目标");
        assert_eq!(key("民政局2024年度绩效目标 - 副本"), "民政局绩效目标");
    }
}
