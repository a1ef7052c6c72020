//! When a file was saved, as its own property says it (W3CDTF).

/// A date with or without a time (W3CDTF): `2022-12-05T03:21:00Z`. Anything else is none.
pub fn moment(text: &str) -> Option<String> {
    const LONGEST: usize = 35;
    let text = text.trim();
    let year = text.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    let signs = text.bytes().all(|byte| byte.is_ascii_digit() || b"-:.+TZ".contains(&byte));
    (year && signs && text.len() <= LONGEST).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn a_moment_is_kept_as_it_is_written_and_other_words_are_none() {
        assert_eq!(moment(" 2022-12-05T03:21:00Z\n").as_deref(), Some("2022-12-05T03:21:00Z"));
        assert_eq!(moment("2022-12-05").as_deref(), Some("2022-12-05"));
        assert_eq!(moment("五月五日"), None);
        assert_eq!(moment("2022<script>"), None);
        assert_eq!(moment(""), None);
    }
}
