//! The signs by which documents are known as copies, as one department's, as worth weighing.

use std::collections::HashMap;

use super::identity::Identity;
use crate::report::By;
use crate::weights::document as weights;

/// The copies among documents, each with the one it is a copy of: preferably one whose path the other folder has.
pub(super) fn copies_of(
    identities: &[Identity],
    elsewhere: &HashMap<String, usize>,
) -> HashMap<usize, usize> {
    let mut contents: HashMap<u64, Vec<usize>> = HashMap::new();
    for (line, identity) in identities.iter().enumerate() {
        if let Some(content) = identity.content {
            contents.entry(content).or_default().push(line);
        }
    }
    let mut copies = HashMap::new();
    for mut lines in contents.into_values() {
        lines.sort_by_key(|line| {
            let identity = &identities[*line];
            let alone = !elsewhere.contains_key(&identity.below);
            (alone, identity.marked_copy, identity.below.len(), *line)
        });
        copies.extend(lines[1..].iter().map(|copy| (*copy, lines[0])));
    }
    copies
}

/// Documents that a name marks as the copy of another beside it, with most of its projects, and that say something else
/// all the same: a version that was half corrected.
pub(super) fn versions_of(identities: &[Identity], known: &HashMap<usize, usize>) -> HashMap<usize, usize> {
    let places: HashMap<&str, usize> =
        identities.iter().enumerate().map(|(line, identity)| (identity.place.as_str(), line)).collect();
    let version = |(line, identity): (usize, &Identity)| {
        let of = *places.get(identity.original.as_deref()?)?;
        let shared = identity.shared_projects(&identities[of]);
        let alike =
            shared.is_none_or(|shared| shared >= weights::VERSION) && identity.is_of_kind(&identities[of]);
        (alike && of != line && !known.contains_key(&line)).then_some((line, of))
    };
    identities.iter().enumerate().filter_map(version).collect()
}

/// How surely two documents are of one department, in thousandths.
pub(super) fn department(before: &Identity, after: &Identity, reasons: &mut Vec<String>) -> (u32, By) {
    let codes = before.code.as_ref().zip(after.code.as_ref());
    let nameless = before.office.is_empty() || after.office.is_empty();
    let name = before.office.likeness(&after.office);
    let mut reason = |text: &str| reasons.push(text.to_owned());
    match codes.map(|(one, two)| one == two) {
        Some(true) if nameless || name >= weights::LIKE_NAME => {
            reason("单位编码相同");
            (weights::SAME_CODE, By::Code)
        }
        // Codes are given out county by county.
        Some(true) => {
            reason("单位编码相同，名称不同");
            (weights::SAME_CODE_OTHER_NAME, By::Code)
        }
        other if name == 1000 => {
            reason(if other.is_some() { "单位名称相同，编码不同" } else { "单位名称相同" });
            let sure = other.is_none() && before.region.is_some() == after.region.is_some();
            (if sure { weights::SAME_NAME } else { weights::SAME_NAME_LESS_SURE }, By::Name)
        }
        _ if !nameless && name >= weights::LIKE_NAME => {
            reasons.push(format!("单位名称相似 {}%", name / 10));
            (weights::LIKE_DEPARTMENT, By::Name)
        }
        _ => (0, By::Name),
    }
}

/// What a document may be found by.
pub(super) fn signs_of(identity: &Identity) -> Vec<String> {
    let region = identity.region.as_deref().unwrap_or_default();
    let office = identity.office.text();
    let mut signs = vec![format!("file {}", identity.file_key), format!("place {}", identity.place_key)];
    signs.extend(identity.code.as_ref().map(|code| format!("code {code}")));
    if !office.is_empty() {
        signs.push(format!("office {office}"));
        signs.push(format!("office {region}{office}"));
        // A department that was renamed stayed where it is.
        if !region.is_empty() {
            signs.push(format!("region {region}"));
        }
    }
    // Many a project is called alike, few by one department.
    for project in identity.codes.iter().chain(&identity.names) {
        signs.push(format!("project {project}"));
        signs.push(format!("project {region}{office} {project}"));
    }
    signs
}
