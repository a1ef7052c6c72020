//! Styles (ECMA-376-1 §17.7): only what decides text: numbering, outline level, hidden text.

use std::collections::HashMap;

use package::Package;
use package::xml::{Namespace, Sink, Tag};

use crate::WordError;

/// Chains of `basedOn` longer than this are a circle.
const MAX_CHAIN: usize = 64;

/// The style sheet.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    default_paragraph: Option<String>,
    defaults: Unseen,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    properties: Properties,
    /// Outline level that the built-in name `heading 1` … `heading 9` implies.
    heading: Option<u8>,
}

/// What a style, or a paragraph directly, sets. `None` leaves it to the style it is based on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Properties {
    /// The list; 0 takes the paragraph out of any list.
    pub(super) number_id: Option<i64>,
    /// Level in the list, from 0.
    pub(super) level: Option<u8>,
    /// Outline level, from 0; 9 is body text.
    pub(super) outline: Option<u8>,
    /// Hidden and struck-out text.
    pub(super) unseen: Unseen,
    /// The paragraph starts a page.
    pub(super) page_break_before: Option<bool>,
    /// The style that set `number_id`: a level of the list may name it (`w:pStyle`).
    pub(super) numbering_style: Option<String>,
}

/// What keeps text from being read: hidden text (ECMA-376-1 §17.3.2.41) is not seen, struck-out text (§17.3.2.37,
/// §17.3.2.9) does not hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Unseen {
    hidden: Option<bool>,
    struck: Option<bool>,
    doubly_struck: Option<bool>,
}

impl Unseen {
    /// Takes a run property in. Says whether it was one of these.
    pub(super) fn take(&mut self, tag: &Tag<'_>) -> bool {
        let property = match tag.local() {
            b"vanish" => &mut self.hidden,
            b"strike" => &mut self.struck,
            b"dstrike" => &mut self.doubly_struck,
            _ => return false,
        };
        *property = Some(tag.is_on());
        true
    }

    /// What is not set here is as it is below.
    pub(super) fn or(self, below: Self) -> Self {
        Self {
            hidden: self.hidden.or(below.hidden),
            struck: self.struck.or(below.struck),
            doubly_struck: self.doubly_struck.or(below.doubly_struck),
        }
    }

    pub(super) fn is_hidden(self) -> bool {
        self.hidden == Some(true)
    }

    pub(super) fn is_struck(self) -> bool {
        self.struck == Some(true) || self.doubly_struck == Some(true)
    }
}

impl Properties {
    /// Takes a property element (a child of `pPr`, `numPr` or `rPr`) in. Says whether it was one.
    pub(super) fn take(&mut self, tag: &Tag<'_>) -> bool {
        let small = |tag: &Tag<'_>| tag.number("val").and_then(|value| u8::try_from(value).ok());
        match tag.local() {
            b"numId" => self.number_id = tag.number("val"),
            b"ilvl" => self.level = small(tag),
            b"outlineLvl" => self.outline = small(tag),
            b"pageBreakBefore" => self.page_break_before = Some(tag.is_on()),
            _ => return self.unseen.take(tag),
        }
        true
    }

    /// Fills what is not set from the style below. Each property is inherited on its own: `numId` may come from
    /// one style and `ilvl` from another.
    fn inherit(&mut self, below: &Properties, style: &str) {
        if self.number_id.is_none() && below.number_id.is_some() {
            self.number_id = below.number_id;
            self.numbering_style = Some(style.to_owned());
        }
        self.level = self.level.or(below.level);
        self.outline = self.outline.or(below.outline);
        self.unseen = self.unseen.or(below.unseen);
        self.page_break_before = self.page_break_before.or(below.page_break_before);
    }
}

impl Styles {
    /// Reads the style part; `Ok(None)` when there is none.
    pub(super) fn read(package: &Package<'_>, part: &str) -> Result<Option<Self>, WordError> {
        let mut reading = Reading::default();
        Ok(package.read_xml(part, &mut reading)?.map(|_| reading.styles))
    }

    /// What a paragraph with this style and these direct properties has in the end.
    pub(super) fn paragraph(&self, style: Option<&str>, direct: &Properties) -> Properties {
        let mut properties = direct.clone();
        if properties.number_id.is_some() {
            // A level set in the style still counts, a list set there does not: the level's link is by list.
            properties.numbering_style = None;
        }
        let mut next = style.filter(|id| self.by_id.contains_key(*id)).or(self.default_paragraph.as_deref());
        for _ in 0..MAX_CHAIN {
            let Some((id, style)) = next.and_then(|id| self.by_id.get(id).map(|style| (id, style))) else {
                break;
            };
            properties.inherit(&style.properties, id);
            properties.outline = properties.outline.or(style.heading);
            next = style.based_on.as_deref();
        }
        properties
    }

    /// Text of a run is hidden or struck out by its character style or, that style saying nothing, by the paragraph's.
    pub(super) fn unseen(&self, character_style: Option<&str>, by_paragraph: Unseen) -> Unseen {
        let mut unseen = Unseen::default();
        let mut next = character_style;
        for _ in 0..MAX_CHAIN {
            let Some(style) = next.and_then(|id| self.by_id.get(id)) else { break };
            unseen = unseen.or(style.properties.unseen);
            next = style.based_on.as_deref();
        }
        unseen.or(by_paragraph).or(self.defaults)
    }

    /// The list a numbering style uses (`w:numStyleLink`).
    pub(super) fn list_of(&self, style: &str) -> Option<i64> {
        self.by_id.get(style)?.properties.number_id
    }
}

impl Style {
    fn set(&mut self, local: &[u8], tag: &Tag<'_>) {
        match local {
            b"basedOn" => self.based_on = tag.val(),
            b"name" => self.heading = tag.val().and_then(|name| heading_level(&name)),
            _ if tag.namespace == Namespace::Word => {
                self.properties.take(tag);
            }
            _ => {}
        }
    }
}

/// `heading 1` is the built-in name in every language's Word; old WPS writes 标题 1.
fn heading_level(name: &str) -> Option<u8> {
    let name = name.trim().to_lowercase();
    let number = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?.trim();
    number.parse::<u8>().ok().filter(|number| (1..=9).contains(number)).map(|number| number - 1)
}

/// The style part as far as it is read.
#[derive(Default)]
struct Reading {
    styles: Styles,
    current: Option<(String, Style)>,
    /// What the open elements belong to.
    inside: Vec<Scope>,
}

impl Sink for Reading {
    type Error = WordError;

    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, WordError> {
        let scope = match tag.local() {
            b"style" => {
                let id = tag.attribute("styleId").unwrap_or_default();
                let is_default = tag.value("default").is_some_and(|value| value != "0" && value != "false");
                if is_default && tag.value("type").as_deref() == Some("paragraph") {
                    self.styles.default_paragraph = Some(id.clone());
                }
                self.current = Some((id, Style::default()));
                Scope::Style
            }
            b"docDefaults" => Scope::Defaults,
            b"styles" | b"pPr" | b"rPr" | b"numPr" | b"rPrDefault" | b"pPrDefault" => {
                self.inside.last().copied().unwrap_or(Scope::Defaults).child()
            }
            // Their properties are not those of the style itself: changes, conditions of tables.
            b"tblStylePr" | b"pPrChange" | b"rPrChange" | b"latentStyles" => return Ok(false),
            local => {
                if let Some((_, style)) = &mut self.current {
                    style.set(local, tag);
                } else {
                    self.styles.defaults.take(tag);
                }
                Scope::Property
            }
        };
        self.inside.push(scope);
        Ok(true)
    }

    fn end(&mut self, _: &[u8]) -> Result<(), WordError> {
        if self.inside.pop() == Some(Scope::Style)
            && let Some((id, style)) = self.current.take()
        {
            self.styles.by_id.entry(id).or_insert(style);
        }
        Ok(())
    }
}

/// What an open element of the style part belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Style,
    /// Inside a style's properties.
    Property,
    Defaults,
}

impl Scope {
    fn child(self) -> Self {
        match self {
            Self::Style | Self::Property => Self::Property,
            Self::Defaults => Self::Defaults,
        }
    }
}

#[cfg(test)]
mod tests {
    use model::Limits;
    use pretty_assertions::assert_eq;

    use super::*;

    fn styles(inner: &str) -> Styles {
        let part = format!(
            r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{inner}</w:styles>"#
        );
        let limits = Limits::default();
        let package = Package::from_parts([("word/styles.xml".to_owned(), part.into_bytes())], &limits);
        Styles::read(&package, "word/styles.xml").unwrap().unwrap()
    }

    #[test]
    fn list_and_level_are_inherited_each_on_its_own() {
        let styles = styles(
            r#"<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
               <w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:ilvl w:val="2"/></w:numPr></w:pPr></w:style>"#,
        );
        let properties = styles.paragraph(Some("B"), &Properties::default());
        assert_eq!((properties.number_id, properties.level), (Some(7), Some(2)));
        assert_eq!(properties.numbering_style.as_deref(), Some("A"));
        let none = styles.paragraph(Some("B"), &Properties { number_id: Some(0), ..Properties::default() });
        assert_eq!(none.number_id, Some(0), "0 takes the paragraph out of the list");
    }

    #[test]
    fn circles_end() {
        let styles = styles(
            r#"<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>"#,
        );
        assert_eq!(styles.paragraph(Some("A"), &Properties::default()), Properties::default());
        assert_eq!(styles.unseen(Some("A"), Unseen::default()), Unseen::default());
    }

    #[test]
    fn outline_levels_come_from_the_level_or_the_built_in_name() {
        let styles = styles(
            r#"<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
               <w:style w:styleId="2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="4"/></w:pPr></w:style>
               <w:style w:styleId="3"><w:name w:val="条"/><w:basedOn w:val="1"/></w:style>"#,
        );
        let outline = |style| styles.paragraph(Some(style), &Properties::default()).outline;
        assert_eq!([outline("1"), outline("2"), outline("3")], [Some(0), Some(4), Some(0)]);
    }

    #[test]
    fn conditions_of_table_styles_do_not_count() {
        let styles = styles(
            r#"<w:style w:styleId="T"><w:tblStylePr><w:rPr><w:vanish/></w:rPr></w:tblStylePr></w:style>
               <w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>
               <w:style w:styleId="S"><w:basedOn w:val="H"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>"#,
        );
        let hides = |style, by_paragraph| {
            let by_paragraph = Unseen { hidden: by_paragraph, ..Unseen::default() };
            styles.unseen(Some(style), by_paragraph).is_hidden()
        };
        assert!(!hides("T", None));
        assert!(hides("H", None));
        assert!(!hides("S", Some(true)), "the character style overrides the paragraph's");
    }
}
