//! Everything that has an id: rules, notes and errors, and their manual pages.

use std::fmt::Write as _;

use model::Entry;

use crate::entries::OWN;

/// Every note and error that jixiao can tell of.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    let lists: &[&[Entry]] = &[
        model::NOTES,
        model::ERRORS,
        word::NOTES,
        word::ERRORS,
        sheet::NOTES,
        extractor::NOTES,
        normalizer::NOTES,
        #[cfg(feature = "pdf")]
        renderer::NOTES,
        #[cfg(feature = "pdf")]
        renderer::ERRORS,
        layout::NOTES,
        layout::ERRORS,
        exporter::ERRORS,
        #[cfg(feature = "data")]
        columns::NOTES,
        pdf::NOTES,
        pdf::ERRORS,
        OWN,
    ];
    lists.iter().copied().flatten().collect::<Vec<_>>().into_iter()
}

/// The entry of an id. Letter case does not matter.
pub(crate) fn entry(id: &str) -> Option<&'static Entry> {
    entries().find(|entry| entry.id.eq_ignore_ascii_case(id.trim()))
}

/// The manual page of a rule, a note or an error, in Markdown; `None` for an id that nothing has.
///
/// ```
/// assert!(jixiao::explain("AMT-SUM").unwrap().contains("资金合计与分项之和不符"));
/// assert!(jixiao::explain("word.hidden-row").unwrap().contains("隐藏行未读入"));
/// assert_eq!(jixiao::explain("AMT-SUMM"), None);
/// ```
pub fn explain(id: &str) -> Option<String> {
    checker::explain(id).or_else(|| entry(id).map(Entry::page))
}

/// The id most like a mistyped one.
///
/// ```
/// assert_eq!(jixiao::nearest("AMT-SUMM"), Some("AMT-SUM"));
/// assert_eq!(jixiao::nearest("word.hiden-row"), Some("word.hidden-row"));
/// assert_eq!(jixiao::nearest("天气"), None);
/// ```
pub fn nearest(id: &str) -> Option<&'static str> {
    nearest_of(id, checker::rules().iter().map(|rule| rule.id).chain(entries().map(|entry| entry.id)))
}

/// The name most like a mistyped one, among `names`; letter case does not matter.
///
/// ```
/// assert_eq!(jixiao::nearest_of("profile", ["profiles", "lang"]), Some("profiles"));
/// assert_eq!(jixiao::nearest_of("colour", ["profiles", "lang"]), None);
/// ```
pub fn nearest_of<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let wanted: Vec<char> = name.trim().to_lowercase().chars().collect();
    let by_distance = names.into_iter().map(|name| {
        let chars: Vec<char> = name.to_lowercase().chars().collect();
        (distance(&wanted, &chars), name)
    });
    // More than half of it mistyped is another word.
    by_distance.min().filter(|(distance, name)| distance * 2 <= name.chars().count()).map(|(_, name)| name)
}

/// The list of everything that can be explained: id, weight, Chinese title, a line each.
pub fn index() -> String {
    let mut index = String::new();
    for rule in checker::rules() {
        let _ = writeln!(index, "{:<28} {:<8} {}", rule.id, rule.severity.name(), rule.chinese);
    }
    for entry in entries() {
        let _ = writeln!(index, "{:<28} {:<8} {}", entry.id, entry.weight.name(), entry.chinese);
    }
    index
}

/// How many characters have to be put in, taken out or changed (Levenshtein). Ids are short; what is asked for is cut.
fn distance(a: &[char], b: &[char]) -> usize {
    let a = &a[..a.len().min(64)];
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let changed = diagonal + usize::from(left != right);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
