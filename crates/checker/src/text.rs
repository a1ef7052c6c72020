//! Pieces of sentences, for messages and for lists of words.

/// The piece of a text around a character position, for a message: `…稳定,保障…`.
pub(crate) fn around(chars: &[char], start: usize, end: usize) -> String {
    const SIDE: usize = 4;
    let (from, to) = (start.saturating_sub(SIDE), (end + SIDE).min(chars.len()));
    let piece: String = chars.get(from..to).unwrap_or_default().iter().collect();
    let (head, tail) = (if from > 0 { "…" } else { "" }, if to < chars.len() { "…" } else { "" });
    format!("“{head}{}{tail}”", piece.replace('\n', ""))
}

/// Whether any of the words occurs.
pub(crate) fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// The first of the words that occurs.
pub(crate) fn first_of<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().find(|word| text.contains(**word)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_shows_where_it_was_cut() {
        let chars: Vec<char> = "维护市场稳定,保障经济发展".chars().collect();
        assert_eq!(around(&chars, 6, 7), "“…市场稳定,保障经济…”");
    }
}
