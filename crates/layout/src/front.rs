//! What begins a document: its own cover or title, and a table of contents that somebody pasted.

use std::collections::HashSet;

use model::Submission;
use wording::width::ems;

use crate::measures::text::{COVER_LINES, LONGEST_TITLE};
use crate::printed::{Block, Contents, Line, Paragraph, ParagraphLook};
use crate::ranked::Ranked;

/// What begins a document.
#[derive(Debug, Default)]
pub(crate) struct Front {
    /// The lines of its own cover.
    pub cover: Vec<Line>,
    /// Its own title, where that stands on no cover.
    pub title: Vec<Line>,
}

/// Takes the cover and the contents off the blocks; a title stays, looking like one. `first_form` is the rank of the first
/// form's table.
pub(crate) fn take(
    mut blocks: Vec<Ranked>,
    submission: &Submission,
    first_form: Option<usize>,
) -> (Front, Vec<Ranked>) {
    let named = named(&blocks, submission);
    let listed = listed(&blocks, &named);
    let before_form =
        |rank: &Option<usize>| first_form.is_none_or(|form| rank.is_none_or(|rank| rank < form));
    let lines = blocks
        .iter()
        .enumerate()
        .take_while(|(at, (rank, block))| !listed[*at] && before_form(rank) && is_title_line(block))
        .take(COVER_LINES)
        .count();
    let is_cover = lines >= 2
        && (listed.get(lines).copied().unwrap_or(false)
            || blocks.get(lines - 1).is_some_and(|(_, block)| is_date_line(block)))
        || lines >= 1 && submission.forms.len() > 1;
    let mut front = Front::default();
    if is_cover {
        front.cover = blocks[..lines].iter().filter_map(|(_, block)| line(block)).collect();
    } else if lines > 0 && is_document_title(&blocks, lines) {
        front.title = blocks[..lines].iter().filter_map(|(_, block)| line(block)).collect();
        for (_, block) in &mut blocks[..lines] {
            if let Block::Paragraph(paragraph) = block {
                paragraph.look = ParagraphLook::Title;
            }
        }
    }
    let cover = front.cover.len();
    let mut kept: Vec<Ranked> = Vec::with_capacity(blocks.len());
    for (at, (rank, block)) in blocks.into_iter().enumerate().skip(cover) {
        match kept.last_mut() {
            Some((_, Block::Contents(contents))) if listed[at] => contents.had.extend(line(&block)),
            _ if listed[at] => {
                let had = line(&block).into_iter().collect();
                kept.push((rank, Block::Contents(Contents { shown: false, had })));
            }
            _ => kept.push((rank, block)),
        }
    }
    (front, kept)
}

/// A document's title is followed by something that is no short line: a heading, running text, a form.
fn is_document_title(blocks: &[Ranked], lines: usize) -> bool {
    lines <= 3 && !matches!(blocks.get(lines), Some((_, block)) if is_title_line(block))
}

/// A short line without an end, before any heading.
fn is_title_line(block: &Block) -> bool {
    let Block::Paragraph(Paragraph { text, look: ParagraphLook::Body, .. }) = block else { return false };
    let text = text.trim();
    !text.contains('\n')
        && ems(text) <= LONGEST_TITLE
        && !text.ends_with(['。', '；', ';', '：', ':', '，', ',', '！', '、'])
        && !text.contains(['：', ':', '。', '；', '…', '_'])
        && !text.ends_with(|last: char| last.is_ascii_digit())
        // （2024年度） stands with a form.
        && !text.starts_with(['（', '('])
}

/// `2024年1月`, `二〇二四年一月`.
fn is_date_line(block: &Block) -> bool {
    let Block::Paragraph(Paragraph { text, .. }) = block else { return false };
    let text: String = bare(text);
    let digits = |c: char| c.is_ascii_digit() || "〇零○一二三四五六七八九十０１２３４５６７８９".contains(c);
    let rest = text.trim_start_matches(digits);
    rest.len() < text.len()
        && rest.strip_prefix('年').is_some_and(|rest| {
            let rest = rest.trim_start_matches(digits);
            rest.is_empty() || rest.starts_with('月')
        })
}

fn line(block: &Block) -> Option<Line> {
    match block {
        Block::Paragraph(Paragraph { text, at, .. }) => Some(Line { text: text.clone(), at: at.clone() }),
        Block::Heading(_) | Block::Table(_) | Block::Contents(_) => None,
    }
}

/// What the headings and forms of the document are called.
fn named(blocks: &[Ranked], submission: &Submission) -> HashSet<String> {
    let headings = blocks.iter().filter_map(|(_, block)| match block {
        Block::Heading(heading) => Some(bare(&heading.text)),
        Block::Paragraph(_) | Block::Table(_) | Block::Contents(_) => None,
    });
    let titles = submission.forms.iter().filter_map(|form| {
        Some(bare(&format!("{}{}", form.number.as_deref().unwrap_or_default(), form.title.as_ref()?)))
    });
    headings.chain(titles).collect()
}

/// Which blocks are lines of a table of contents: 目录 and what follows it as long as it ends in a page number behind dots
/// or a tab, or names a heading or form; without 目录 only several lines in a row that end so.
fn listed(blocks: &[Ranked], named: &HashSet<String>) -> Vec<bool> {
    let text = |at: usize| match blocks.get(at) {
        Some((_, Block::Paragraph(paragraph))) => Some(&*paragraph.text),
        _ => None,
    };
    let mut listed = vec![false; blocks.len()];
    let mut at = 0;
    while at < blocks.len() {
        let heads = text(at).is_some_and(is_contents_head);
        let from = at + usize::from(heads);
        let is_entry = |at: usize| {
            text(at).is_some_and(|text| entry(text).is_some() || heads && named.contains(&bare(text)))
        };
        let entries = (from..blocks.len()).take_while(|at| is_entry(*at)).count();
        let end = from + entries;
        if heads && entries > 0 || entries >= 3 {
            listed[at..end].fill(true);
        }
        at = end.max(at + 1);
    }
    listed
}

fn is_contents_head(text: &str) -> bool {
    matches!(&*bare(text), "目录" | "目次" | "目錄")
}

/// What a line of a table of contents names: the text before dots or a tab, and a page number.
fn entry(text: &str) -> Option<&str> {
    let before =
        text.trim_end().trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '—' | '－' | ' '));
    let ends = |end: &str| before.ends_with(end);
    let leads = before.len() < text.trim_end().len()
        && (ends("\t") || ends("…") || ends("...") || ends("···") || ends("．．") || ends("‥"));
    let name = before.trim_end_matches(|c: char| c.is_whitespace() || "….·．‥".contains(c));
    (leads && !name.is_empty()).then_some(name)
}

/// A text without white space.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_contents_ends_in_a_page_number_behind_a_lead() {
        assert_eq!(entry("一、总体目标……………… 3"), Some("一、总体目标"));
        assert_eq!(entry("二、工作保障\t12"), Some("二、工作保障"));
        assert_eq!(entry("三、培训......- 4 -"), Some("三、培训"));
        assert_eq!(entry("预算数 12"), None);
        assert_eq!(entry("……12"), None);
        assert_eq!(entry("目标值……"), None);
    }

    #[test]
    fn dates_end_covers() {
        let paragraph = |text: &str| {
            Block::Paragraph(Paragraph { text: text.into(), look: ParagraphLook::Body, at: Vec::new() })
        };
        for text in ["2024年1月", "二〇二四年 一月", "2024年", "2024年1月15日"] {
            assert!(is_date_line(&paragraph(text)), "{text}");
        }
        for text in ["2024年度预算", "年度", "某市商务局"] {
            assert!(!is_date_line(&paragraph(text)), "{text}");
        }
    }
}
