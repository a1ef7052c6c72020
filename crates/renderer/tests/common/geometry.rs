//! Where the words of a page may stand.

use testkit::pdf::{Pdf, Word};

/// How far a box may be wider than its ink, in points. At the ends of a line the blank half of 。 or （ is cut off,
/// but the font's box still has it.
fn slack(word: &Word) -> f64 {
    let stop = |c: Option<char>| c.is_some_and(|c| "，。、；：（）〔〕《》“”".contains(c));
    if stop(word.text.chars().next()) || stop(word.text.chars().last()) { 9.0 } else { 1.5 }
}

/// Margins of GB/T 9704-2012 in points: left, top, right, bottom of portrait and of turned pages, of odd ones; on even ones
/// those at the binding and opposite are exchanged.
const PORTRAIT: [f64; 4] = [28.0 * MM, 37.0 * MM, 26.0 * MM, 35.0 * MM];
const LANDSCAPE: [f64; 4] = [35.0 * MM, 28.0 * MM, 37.0 * MM, 26.0 * MM];
const MM: f64 = 72.0 / 25.4;

/// — 1 — in the margin that is bound like the others.
fn is_page_number(word: &Word, page: (f64, f64)) -> bool {
    let in_margin = if page.0 < page.1 { word.top > page.1 - PORTRAIT[3] } else { word.right < LANDSCAPE[0] };
    in_margin && word.text.chars().all(|c| c == '—' || c.is_ascii_digit())
}

/// The words that stand outside the type area.
pub fn outside<'a>(pdf: &Pdf, words: &'a [Word]) -> Vec<&'a Word> {
    let pages = pdf.pages();
    let is_outside = |word: &&Word| {
        let page = pages[word.page - 1];
        let even = word.page.is_multiple_of(2);
        let [left, top, right, bottom] = match (page.0 < page.1, even) {
            (true, false) => PORTRAIT,
            (true, true) => [PORTRAIT[2], PORTRAIT[1], PORTRAIT[0], PORTRAIT[3]],
            (false, false) => LANDSCAPE,
            (false, true) => [LANDSCAPE[0], LANDSCAPE[3], LANDSCAPE[2], LANDSCAPE[1]],
        };
        // Half a line: the box of a font is higher than its letters.
        let half = (word.bottom - word.top) / 2.0;
        let inside = word.left >= left - slack(word)
            && word.right <= page.0 - right + slack(word)
            && word.top >= top - half
            && word.bottom <= page.1 - bottom + half;
        !inside && !is_page_number(word, page)
    };
    words.iter().filter(is_outside).collect()
}

/// Words that stand on others, as `page: word on word`.
pub fn overlaps(words: &[Word]) -> Vec<String> {
    let mut found = Vec::new();
    let pages = words.iter().map(|word| word.page).max().unwrap_or_default();
    for page in 1..=pages {
        let mut boxes: Vec<_> = words.iter().filter(|word| word.page == page).map(core).collect();
        boxes.sort_by(|a, b| a.top.total_cmp(&b.top));
        for (index, word) in boxes.iter().enumerate() {
            let below = boxes[index + 1..].iter().take_while(|other| other.top < word.bottom);
            for other in below {
                let slack = slack(word).max(slack(other));
                let apart = other.left >= word.right - slack || other.right <= word.left + slack;
                if !apart {
                    found.push(format!("{page}: {} on {}", other.text, word.text));
                }
            }
        }
    }
    found
}

/// The middle of a word's box: where its letters certainly are.
fn core(word: &Word) -> Word {
    let quarter = (word.bottom - word.top) / 4.0;
    Word { top: word.top + quarter, bottom: word.bottom - quarter, ..word.clone() }
}
