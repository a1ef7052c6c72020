//! What an element's `style` says about what a reader sees. Word marks with `mso-` properties what HTML has no
//! word for.

use super::counter::Marker;

/// The parts of a `style` attribute that matter here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // each is a property of its own
pub(super) struct Style {
    /// `display:none`, `mso-hide:all`
    pub(super) hidden: bool,
    /// `visibility`: whether text is drawn where there is room for it.
    pub(super) visible: Option<bool>,
    /// `text-decoration`: whether text is struck out.
    pub(super) struck: Option<bool>,
    /// `mso-footnote-id`, `mso-endnote-id`: the text is the mark of a note.
    pub(super) is_note_mark: bool,
    /// `page-break-before:always`, `mso-break-type:section-break` with a page
    pub(super) page_break_before: bool,
    /// `mso-list:Ignore`: the text is the automatic number of its paragraph.
    pub(super) is_number: bool,
    /// `white-space:pre` and its kin: blanks and line breaks count.
    pub(super) keeps_space: bool,
    /// `mso-cell-special:placeholder`: no cell, only the gap beside a row.
    pub(super) is_placeholder: bool,
    /// `list-style-type`, `list-style`; one that is not known is decimal.
    pub(super) marker: Option<Marker>,
    pub(super) marker_unknown: bool,
    /// `mso-outline-level`, 1–9.
    pub(super) outline_level: Option<u8>,
    /// `mso-element`
    pub(super) element: Option<Element>,
    /// `font-family`, `mso-symbol-font-family`: a font whose characters are signs.
    pub(super) symbol_font: Option<&'static str>,
    /// The element names a font: one around it no longer counts.
    pub(super) names_font: bool,
}

/// Values of `mso-element` whose content stands beside the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    Footnote,
    Endnote,
    Comment,
    Header,
    Footer,
    /// The list that holds notes or comments: only its items count.
    List,
}

impl Style {
    pub(super) fn parse(text: &str) -> Self {
        let mut style = Self::default();
        style.apply(text, false);
        style.apply(text, true);
        style
    }

    /// Applies declarations: those that are `!important`, or the others.
    pub(super) fn apply(&mut self, text: &str, important: bool) {
        for declaration in text.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let value = value.trim().to_ascii_lowercase();
            let (value, is_important) = match value.split_once('!') {
                Some((value, _)) => (value.trim_end(), true),
                None => (value.as_str(), false),
            };
            if important == is_important {
                self.declare(&name.trim().to_ascii_lowercase(), value);
            }
        }
    }

    fn declare(&mut self, name: &str, value: &str) {
        match name {
            "display" => self.hidden = value.starts_with("none"),
            "mso-hide" if value.starts_with("all") => self.hidden = true,
            "page-break-before" | "break-before"
                if ["always", "left", "right", "page"].iter().any(|page| value.starts_with(page)) =>
            {
                self.page_break_before = true;
            }
            "mso-list" if value.starts_with("ignore") => self.is_number = true,
            "white-space" => self.keeps_space = value.starts_with("pre"),
            "mso-cell-special" => self.is_placeholder = value.starts_with("placeholder"),
            "visibility" => self.visible = Some(value.starts_with("visible")),
            "text-decoration" | "text-decoration-line" => self.struck = Some(value.contains("line-through")),
            "mso-footnote-id" | "mso-endnote-id" => self.is_note_mark = true,
            "list-style-type" | "list-style" => {
                self.marker = Marker::of_style(value).or(self.marker.take());
                self.marker_unknown = self.marker.is_none() && name == "list-style-type";
            }
            "mso-outline-level" => {
                self.outline_level = value.parse().ok().filter(|level| (1..=9).contains(level));
            }
            "font-family" | "mso-symbol-font-family" => {
                self.symbol_font = symbol_font(value).or(self.symbol_font);
                self.names_font = true;
            }
            // `7.0pt "Times New Roman"`
            "font" => {
                let family = value.rsplit_once(' ').map_or(value, |(_, family)| family);
                self.symbol_font = symbol_font(family).or(self.symbol_font);
                self.names_font = true;
            }
            "mso-element" => {
                self.element = match value {
                    "footnote" => Some(Element::Footnote),
                    "endnote" => Some(Element::Endnote),
                    "comment" => Some(Element::Comment),
                    "header" => Some(Element::Header),
                    "footer" => Some(Element::Footer),
                    "footnote-list" | "endnote-list" | "comment-list" => Some(Element::List),
                    _ => None,
                }
            }
            _ => {}
        }
    }
}

/// The symbol font a list of families starts with.
pub(super) fn symbol_font(families: &str) -> Option<&'static str> {
    let first = families.split(',').next()?.trim().trim_matches(['"', '\'']);
    ["Wingdings", "Wingdings 2", "Symbol"].into_iter().find(|font| font.eq_ignore_ascii_case(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_says_in_styles_what_html_cannot() {
        let style = Style::parse("mso-list:Ignore; MSO-HIDE: all");
        assert!(style.is_number && style.hidden);
        assert_eq!(Style::parse("mso-outline-level:2").outline_level, Some(2));
        assert_eq!(Style::parse("mso-element:footnote-list").element, Some(Element::List));
        assert!(Style::parse("page-break-before:always").page_break_before);
        assert!(!Style::parse("display:block;page-break-before:auto").page_break_before);
        assert_eq!(Style::parse("mso-list:l0 level1 lfo1"), Style::default());
        assert_eq!(
            Style::parse("font-family:Wingdings;mso-ascii-font-family:宋体").symbol_font,
            Some("Wingdings")
        );
    }
}
