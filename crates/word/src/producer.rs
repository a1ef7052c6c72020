//! The program that wrote a file, where the format keeps its name and version in one line.

/// `Microsoft Word 11.0.6359` as `Microsoft Word_11.0.6359`, the way the properties of packages are given.
pub(crate) fn of_generator(line: &str) -> String {
    let line = line.trim();
    match line.rsplit_once(' ') {
        Some((name, version)) if version.starts_with(|char: char| char.is_ascii_digit()) => {
            format!("{}_{version}", name.trim_end())
        }
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_and_version_are_told_apart() {
        assert_eq!(of_generator("Microsoft Word 11.0.6359"), "Microsoft Word_11.0.6359");
        assert_eq!(of_generator("LibreOffice/7.4$Linux"), "LibreOffice/7.4$Linux");
    }
}
