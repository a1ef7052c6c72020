//! Pieces of sentences, for messages and for lists of words; words written twice.

use wording::is_ideograph;

use crate::quoted;

/// The piece of a text around a character position, for a message: `…稳定,保障…`.
pub(crate) fn around(chars: &[char], start: usize, end: usize) -> String {
    let (from, to) = (start.saturating_sub(quoted::SIDE), (end + quoted::SIDE).min(chars.len()));
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

/// Function words: never twice.
const ONCE: &[char] =
    &['的', '和', '在', '是', '与', '及', '对', '为', '将', '了', '把', '被', '并', '从', '以', '于', '或'];
/// Words that are written twice on purpose.
const TRYING: &[&str] =
    &["研究", "讨论", "学习", "考虑", "商量", "了解", "宣传", "锻炼", "交流", "许多", "多少"];

/// Length of the word that stands twice at the start of `chars`.
pub(crate) fn doubled(chars: &[char]) -> Option<usize> {
    if let [first, second, ..] = chars
        && first == second
        && ONCE.contains(first)
    {
        return Some(1);
    }
    (2..=4).find(|length| {
        let (Some(word), Some(next)) = (chars.get(..*length), chars.get(*length..2 * length)) else {
            return false;
        };
        let plain = word.iter().all(|c| is_ideograph(*c))
            && !word.contains(&'一')
            && word.iter().any(|c| *c != word[0]);
        word == next && plain && !TRYING.contains(&word.iter().collect::<String>().as_str())
    })
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
