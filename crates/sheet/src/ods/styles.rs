//! Automatic styles: lines around cells, widths of columns, tables that do not show.

use std::collections::BTreeMap;

use package::Tag;

use crate::book::{Edges, Style};

/// Styles that a file may have.
const MOST: usize = 65_536;

#[derive(Debug, Default)]
pub(super) struct Styles {
    cells: BTreeMap<String, Style>,
    widths: BTreeMap<String, u32>,
    hidden: Vec<String>,
    /// The style that is open.
    name: String,
    plain: Style,
}

impl Styles {
    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        match tag.local() {
            b"style" => {
                self.name = tag.attribute("name").unwrap_or_default();
                let parent =
                    tag.attribute("parent-style-name").and_then(|parent| self.cells.get(&parent)).cloned();
                if tag.attribute("family").as_deref() == Some("table-cell") && self.cells.len() < MOST {
                    self.cells.insert(self.name.clone(), parent.unwrap_or_default());
                }
            }
            b"table-cell-properties" => {
                if let Some(style) = self.cells.get_mut(&self.name) {
                    style.edges = edges(tag, style.edges);
                }
            }
            b"text-properties" => {
                if let Some(style) = self.cells.get_mut(&self.name) {
                    style.struck |=
                        tag.attribute("text-line-through-style").is_some_and(|line| line != "none");
                }
            }
            b"table-column-properties" => {
                let width = tag.attribute("column-width").and_then(|width| twips(&width));
                if let Some(width) = width.filter(|_| self.widths.len() < MOST) {
                    self.widths.insert(self.name.clone(), width);
                }
            }
            b"table-properties" if tag.attribute("display").as_deref() == Some("false") => {
                self.hidden.push(self.name.clone());
            }
            _ => {}
        }
    }

    pub(super) fn cell(&self, name: &str) -> &Style {
        self.cells.get(name).unwrap_or(&self.plain)
    }

    pub(super) fn width(&self, name: &str) -> Option<u32> {
        self.widths.get(name).copied()
    }

    pub(super) fn hides(&self, name: &str) -> bool {
        self.hidden.iter().any(|hidden| hidden == name)
    }
}

/// `fo:border` for all sides, `fo:border-left` for one.
fn edges(tag: &Tag<'_>, from: Edges) -> Edges {
    let drawn = |side: &str| tag.attribute(side).map(|line| line != "none" && !line.starts_with('0'));
    let all = drawn("border");
    let side = |name: &str, from: bool| drawn(name).or(all).unwrap_or(from);
    Edges {
        left: side("border-left", from.left),
        right: side("border-right", from.right),
        top: side("border-top", from.top),
        bottom: side("border-bottom", from.bottom),
    }
}

/// A length such as `2.258cm` in twips.
fn twips(text: &str) -> Option<u32> {
    const UNITS: [(&str, f64); 4] =
        [("cm", 1440.0 / 2.54), ("mm", 144.0 / 2.54), ("in", 1440.0), ("pt", 20.0)];
    let (unit, size) = UNITS.iter().find(|(unit, _)| text.ends_with(unit))?;
    let length: f64 = text.strip_suffix(unit)?.trim().parse().ok()?;
    (0.0..10_000.0).contains(&length).then(|| (length * size).round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_units() {
        assert_eq!(
            (twips("2.54cm"), twips("1in"), twips("0.5pt"), twips("5")),
            (Some(1440), Some(1440), Some(10), None)
        );
    }
}
