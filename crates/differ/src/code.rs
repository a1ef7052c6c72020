//! Project codes (项目编码), which begin with where and when a project was set up.

use wording::fold::letters;

use crate::years::Years;

/// The length of the national code: 6 characters of the region, 2 of the year, 12 of kind and serial, 1 to check.
const NATIONAL: usize = 21;
const YEAR: std::ops::Range<usize> = 6..8;
const CHECK: usize = 20;

/// The folded code without its year: the national code without year and check character; any other that writes its
/// document's budget year in four digits, without those. None where no year is known in it.
pub(crate) fn without_year(code: &str, budget_year: Option<u16>) -> Option<String> {
    let code = letters(code);
    if let Some((rest, _)) = national(&code) {
        return Some(rest);
    }
    let year = budget_year?.to_string();
    (code.matches(&year).count() == 1).then(|| code.replacen(&year, "⟨年⟩", 1))
}

/// Whether two codes are one, but for the year in it and the character that checks it.
pub(crate) fn moved_on(old: &str, new: &str, years: Years) -> bool {
    let (before, after) = (letters(old), letters(new));
    match (national(&before), national(&after)) {
        (Some((left, was)), Some((right, is))) => left == right && was != is,
        (None, None) => {
            before != after
                && years.old != years.new
                && without_year(old, years.old).is_some_and(|rest| Some(rest) == without_year(new, years.new))
        }
        _ => false,
    }
}

/// A national code without its year and check character, and its year.
fn national(code: &str) -> Option<(String, String)> {
    let characters: Vec<char> = code.chars().collect();
    if characters.len() != NATIONAL || !characters[..YEAR.end].iter().all(char::is_ascii_digit) {
        return None;
    }
    let rest = characters[..YEAR.start].iter().chain(&characters[YEAR.end..CHECK]).collect();
    Some((rest, characters[YEAR].iter().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEARS: Years = Years { old: Some(2024), new: Some(2025) };

    #[test]
    fn a_code_moves_on_in_its_year_alone() {
        // The last character checks the others.
        assert!(moved_on("13028122P002321100046", "13028123P002321100044", YEARS));
        assert!(moved_on("XM2024-015", "XM2025-015", YEARS));
        assert!(!moved_on("13028122P002321100046", "13028122P002321100044", YEARS), "the year is the same");
        assert!(!moved_on("13028122P002321100046", "13028123P002321100054", YEARS), "another serial");
        assert!(!moved_on("XM2024-015", "XM2025-016", YEARS));
        assert!(!moved_on("XM2023-015", "XM2025-015", YEARS), "not the year of the budget");
        assert!(!moved_on("XM015", "XM015", YEARS));
    }

    #[test]
    fn what_a_code_is_without_its_year() {
        assert_eq!(without_year("13028122p002321100046", None).as_deref(), Some("130281p00232110004"));
        assert_eq!(without_year("XM2024-015", Some(2024)), without_year("XM2025-015", Some(2025)));
        assert_eq!(without_year("XM015", Some(2024)), None);
    }
}
