//! What stands at the top and bottom of pages and belongs to none of them: page numbers, running heads.

use model::AsideKind;

use super::blocks::PageBlock;

/// Where running heads stand: this part of the page at its top and bottom. The text begins lower (GB/T 9704: 37 mm).
const MARGIN: f64 = 0.07;
/// Page numbers stand closer to the text (GB/T 9704-2012 7.5: 7 mm below it, 35 mm above the page's end).
const NUMBER_MARGIN: f64 = 0.14;

/// A line taken out of a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Edge {
    pub(crate) kind: AsideKind,
    pub(crate) text: String,
}

/// Takes page numbers and repeated lines out of pages of the given heights.
pub(crate) fn take(pages: &mut [Vec<PageBlock>], heights: &[f64]) -> Vec<Edge> {
    let mut candidates: Vec<(usize, AsideKind, String)> = Vec::new();
    for (index, (blocks, height)) in pages.iter().zip(heights).enumerate() {
        for block in blocks {
            if let Some((kind, text)) = at_edge(block, *height, MARGIN) {
                candidates.push((index, kind, text.to_owned()));
            }
        }
    }
    let repeated = |kind: AsideKind, text: &str| {
        let same = |(_, other, of): &&(usize, AsideKind, String)| {
            *other == kind && without_digits(of) == without_digits(text)
        };
        let mut pages: Vec<usize> = candidates.iter().filter(same).map(|(page, ..)| *page).collect();
        pages.dedup();
        pages.len() >= 2 && 2 * pages.len() >= heights.len()
    };
    let mut edges: Vec<Edge> = Vec::new();
    for (blocks, height) in pages.iter_mut().zip(heights) {
        blocks.retain(|block| {
            let number = at_edge(block, *height, NUMBER_MARGIN).filter(|(_, text)| is_page_number(text));
            let head = || at_edge(block, *height, MARGIN).filter(|(kind, text)| repeated(*kind, text));
            let Some((kind, text)) = number.or_else(head) else { return true };
            if !edges.iter().any(|edge| edge.kind == kind && edge.text == text) {
                edges.push(Edge { kind, text: text.to_owned() });
            }
            false
        });
    }
    edges
}

fn at_edge(block: &PageBlock, height: f64, margin: f64) -> Option<(AsideKind, &str)> {
    let PageBlock::Paragraph { text, place } = block else { return None };
    if place.y1 < margin * height {
        Some((AsideKind::Header, text))
    } else if place.y0 > (1.0 - margin) * height {
        Some((AsideKind::Footer, text))
    } else {
        None
    }
}

fn without_digits(text: &str) -> String {
    text.chars().filter(|char| !char.is_ascii_digit()).collect()
}

/// `3`, `- 3 -`, `— 3 —`, `第 3 页`, `第3页 共10页`, `3/10`.
fn is_page_number(text: &str) -> bool {
    let rest: String = text.chars().filter(|char| !char.is_whitespace()).collect();
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    (1..=8).contains(&digits)
        && rest.chars().all(|char| char.is_ascii_digit() || "-—–－―第页共/,，".contains(char))
}

#[cfg(test)]
mod tests {
    use kurbo::Rect;

    use super::*;

    fn paragraph(text: &str, top: f64) -> PageBlock {
        PageBlock::Paragraph { text: text.to_owned(), place: Rect::new(0.0, top, 100.0, top + 12.0) }
    }

    #[test]
    fn page_numbers_and_running_heads_are_taken_out_and_titles_stay() {
        let page = |number: &str| {
            vec![paragraph("某市财政局", 20.0), paragraph("绩效目标表", 60.0), paragraph(number, 800.0)]
        };
        let mut pages = [page("— 1 —"), page("— 2 —")];
        let edges = take(&mut pages, &[842.0, 842.0]);
        let kept: Vec<usize> = pages.iter().map(Vec::len).collect();
        assert_eq!(kept, [1, 1], "the title stands on both pages, but where titles stand");
        let texts: Vec<&str> = edges.iter().map(|edge| edge.text.as_str()).collect();
        assert_eq!(texts, ["某市财政局", "— 1 —", "— 2 —"]);
        let mut one =
            [vec![paragraph("绩效目标表", 60.0), paragraph("合计 12.5", 800.0), paragraph("第 1 页", 820.0)]];
        let edges = take(&mut one, &[842.0]);
        assert_eq!(edges, [Edge { kind: AsideKind::Footer, text: "第 1 页".to_owned() }]);
    }
}
