//! What each element means when the walk enters it, and when it leaves.

use model::{AsideKind, Place};

use super::super::counter::Marker;
use super::super::style::{self, Element, Style};
use super::super::table::{Group, Kind, Row};
use super::super::tree::Id;
use super::{Aside, Leave, List, State, Table, Walk};
use crate::{Revisions, WordError, not_read};

/// Elements whose content no reader sees, or whose content is no text.
const UNSEEN: &[&str] = &[
    "head", "script", "style", "title", "template", "iframe", "noscript", "noframes", "svg", "xml", "audio",
    "video", "canvas", "map", "datalist", "col", "colgroup", "meta", "link", "img", "object", "embed",
    "applet",
];

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "html",
    "body",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "address",
    "article",
    "aside",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hgroup",
    "hr",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "section",
    "summary",
    "ul",
    "caption",
    "xmp",
    "plaintext",
    "tbody",
    "thead",
    "tfoot",
    "tr",
    "td",
    "th",
    "table",
];

impl Walk<'_> {
    /// Enters a node. Whether its children count; if so, [`Walk::leave`] follows them.
    pub(super) fn enter(&mut self, id: Id) -> Result<bool, WordError> {
        if let Some(text) = self.tree.text(id) {
            self.add_text(text)?;
            return Ok(false);
        }
        let Some(name) = self.tree.name(id) else {
            // The document itself has children; a comment has none.
            if id == Id::ROOT {
                self.open.push((Leave::Nothing, self.state));
            }
            return Ok(id == Id::ROOT);
        };
        let style = self.sheet.style(self.tree, id)?;
        if !self.is_read(id, name, &style) {
            return Ok(false);
        }
        let outer = self.state;
        if BLOCKS.contains(&name) {
            self.end_line()?;
        }
        if style.page_break_before {
            self.line.page_break_before = true;
        }
        let leave = self.enter_element(id, name, &style)?;
        if style.keeps_space {
            self.state.keeps_space = true;
        }
        if style.names_font {
            self.state.symbol_font = style.symbol_font;
        }
        self.state.invisible = style.visible.map_or(self.state.invisible, |visible| !visible);
        self.state.struck |= style.struck.unwrap_or(matches!(name, "s" | "strike"));
        let is_entered = leave.is_some();
        match leave {
            Some(leave) => self.open.push((leave, outer)),
            None => self.state = outer,
        }
        Ok(is_entered)
    }

    fn is_read(&mut self, id: Id, name: &str, style: &Style) -> bool {
        let hidden = style.hidden || self.tree.attribute(id, "hidden").is_some();
        if UNSEEN.contains(&name) {
            if !hidden {
                self.unread(id, name);
            }
            return false;
        }
        if hidden {
            self.hidden += 1;
            return false;
        }
        match name {
            "del" => {
                self.deleted += 1;
                self.options.revisions == Revisions::Original
            }
            "ins" => {
                self.inserted += 1;
                self.options.revisions == Revisions::Accepted
            }
            "option" => self.chosen.is_none_or(|chosen| chosen == id),
            _ => true,
        }
    }

    /// Pictures and objects, whose content is not read.
    fn unread(&mut self, id: Id, name: &str) {
        // Blank pictures of a few pixels keep cells apart.
        let is_small = |side| {
            let side = self
                .tree
                .attribute(id, side)
                .and_then(|side| side.trim().trim_end_matches("px").parse().ok());
            side.is_some_and(|side: f32| side <= 8.0)
        };
        match name {
            "img" | "svg" | "canvas" if !is_small("width") && !is_small("height") => self.picture = true,
            "object" | "embed" | "applet" | "iframe" => {
                let note = self.body.once(not_read::OBJECT, || not_read::object(""));
                self.tell(note);
            }
            _ => {}
        }
    }

    /// `None` when the element's children do not count.
    fn enter_element(&mut self, id: Id, name: &str, style: &Style) -> Result<Option<Leave>, WordError> {
        if let Some(element) = style.element {
            return self.enter_beside(id, element).map(Some);
        }
        Ok(Some(match name {
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.state.in_paragraph = true;
                let heading = name.strip_prefix('h').and_then(|level| level.parse().ok());
                self.line.outline_level = style.outline_level.or(heading);
                Leave::Block
            }
            "br" if self.state.between_notes && self.aside.is_none() => return Ok(None),
            "br" => {
                self.line_break(style)?;
                return Ok(None);
            }
            "table" => self.enter_table()?,
            "tbody" | "thead" | "tfoot" => {
                self.enter_group(name);
                Leave::Nothing
            }
            "tr" => self.enter_row(id),
            "td" | "th" => self.enter_cell(id, style)?,
            "pre" | "listing" | "xmp" | "plaintext" | "textarea" => {
                self.state.keeps_space = true;
                if name == "textarea" { Leave::Nothing } else { Leave::Block }
            }
            "ol" | "ul" | "menu" | "dir" => {
                self.enter_list(id, name, style);
                Leave::List
            }
            "li" => {
                self.number_item(id, style)?;
                Leave::Block
            }
            "a" => {
                self.anchor(id);
                self.state.in_note_mark = style.is_note_mark || self.points_to_note(id);
                if self.state.in_note_mark { Leave::NoteMark(self.line.mark()) } else { Leave::Nothing }
            }
            "font" => {
                if let Some(face) = self.tree.attribute(id, "face") {
                    self.state.symbol_font = style::symbol_font(face);
                }
                Leave::Nothing
            }
            "sup" => {
                self.state.raised = true;
                Leave::Nothing
            }
            "o:p" if self.is_filler(id) => {
                // Word keeps the height of an empty paragraph with a blank that is none of its text.
                self.line.start();
                return Ok(None);
            }
            "input" => {
                self.input(id)?;
                return Ok(None);
            }
            "select" => {
                self.chosen = self.chosen_option(id);
                Leave::Nothing
            }
            _ if style.is_number => Leave::Number(self.line.mark()),
            _ if BLOCKS.contains(&name) => Leave::Block,
            _ => Leave::Nothing,
        }))
    }

    /// Leaves the innermost element.
    pub(super) fn leave(&mut self) -> Result<(), WordError> {
        let Some((leave, outer)) = self.open.pop() else { return Ok(()) };
        match leave {
            Leave::Nothing => {}
            Leave::Block => self.end_line()?,
            Leave::Table => self.leave_table()?,
            Leave::Row => self.leave_row(),
            Leave::Cell => self.leave_cell()?,
            Leave::List => {
                self.end_line()?;
                self.lists.pop();
            }
            Leave::Number(mark) => self.line.number(mark),
            Leave::NoteMark(mark) => self.line.bracket(mark),
            Leave::Aside => self.leave_aside()?,
        }
        self.state = outer;
        Ok(())
    }

    fn enter_table(&mut self) -> Result<Leave, WordError> {
        let limit = self.limits().table_depth;
        if self.tables.len() >= limit {
            return Err(WordError::limit("table_depth", limit as u64, "html"));
        }
        self.tables.push(Table::default());
        // What a cell's paragraph says does not reach into the tables inside it.
        self.state = State::default();
        Ok(Leave::Table)
    }

    fn enter_group(&mut self, name: &str) {
        let kind = match name {
            "thead" => Kind::Head,
            "tfoot" => Kind::Foot,
            _ => Kind::Body,
        };
        if let Some(table) = self.tables.last_mut() {
            table.groups.push(Group { kind, rows: Vec::new() });
        }
    }

    fn enter_row(&mut self, id: Id) -> Leave {
        let is_ruler = self.tree.attribute(id, "height").is_some_and(|height| height.trim() == "0");
        match self.tables.last_mut() {
            Some(table) => {
                table.row = Some(Row { is_ruler, ..Row::default() });
                Leave::Row
            }
            None => Leave::Block,
        }
    }

    fn enter_beside(&mut self, id: Id, element: Element) -> Result<Leave, WordError> {
        self.end_line()?;
        let kind = match element {
            Element::List => {
                self.state.between_notes = true;
                return Ok(Leave::Block);
            }
            _ if self.aside.is_some() => return Ok(Leave::Block),
            Element::Footnote => AsideKind::Footnote,
            Element::Endnote => AsideKind::Endnote,
            Element::Comment => AsideKind::Comment,
            Element::Header => AsideKind::Header,
            Element::Footer => AsideKind::Footer,
        };
        let place = self.tree.attribute(id, "id").and_then(|id| self.note_places.get(id)).cloned();
        self.aside = Some(Aside { kind, lines: Vec::new(), place, tables: self.tables.len() });
        Ok(Leave::Aside)
    }

    /// A bookmark, or the mark of a note.
    fn anchor(&mut self, id: Id) {
        if let Some(name) = self.tree.attribute(id, "name").filter(|name| !name.is_empty()) {
            self.line.bookmarks.push(name.to_owned());
        }
        let note = self.tree.attribute(id, "href").and_then(|href| href.strip_prefix("#_"));
        let in_body = self.aside.is_none() && self.tables.is_empty();
        if let Some(note) = note.filter(|_| in_body) {
            let place: Place = self.body.next_paragraph();
            self.note_places.entry(note.to_owned()).or_insert(place);
        }
    }

    /// A link to a note at the end of the page, as Word and sites write them.
    fn points_to_note(&self, id: Id) -> bool {
        let href = self.tree.attribute(id, "href").unwrap_or_default();
        let to_note =
            ["#_ftn", "#_edn", "#fn", "#footnote", "#cite_note"].iter().any(|start| href.starts_with(start));
        to_note && !href.contains("ref")
    }

    fn enter_list(&mut self, id: Id, name: &str, style: &Style) {
        let marker = match (&style.marker, name) {
            (Some(marker), _) => marker.clone(),
            (None, "ol") => Marker::of_type(self.tree.attribute(id, "type")),
            _ => Marker::Bullet,
        };
        if style.marker_unknown {
            let note = self.body.once("word.number-format-unknown", || {
                "list-style-type is not known: numbered in decimal (未知编号格式按阿拉伯数字)".to_owned()
            });
            self.tell(note);
        }
        let start = self.tree.attribute(id, "start").and_then(|start| start.trim().parse::<i32>().ok());
        let step = if self.tree.attribute(id, "reversed").is_some() { -1 } else { 1 };
        let next = start.map_or_else(|| if step < 0 { self.items(id) } else { 1 }, i64::from);
        self.lists.push(List { marker, next, step });
    }

    /// How many items a list has.
    fn items(&self, list: Id) -> i64 {
        let children =
            std::iter::successors(self.tree.first_child(list), |child| self.tree.next_sibling(*child));
        children.filter(|child| self.tree.name(*child) == Some("li")).count() as i64
    }

    /// The number of a list item, as a browser draws it.
    fn number_item(&mut self, id: Id, style: &Style) -> Result<(), WordError> {
        let value = self.tree.attribute(id, "value").and_then(|value| value.trim().parse::<i32>().ok());
        let Some(list) = self.lists.last_mut() else { return Ok(()) };
        let number = value.map_or(list.next, i64::from);
        list.next = number + list.step;
        let text = match style.marker.as_ref().unwrap_or(&list.marker) {
            Marker::Bullet => return Ok(()),
            Marker::Text(text) => text.clone(),
            Marker::Number(counter, suffix) => format!("{}{suffix}", counter.write(number)),
        };
        let mark = self.line.mark();
        self.add_text(&text)?;
        self.line.number(mark);
        Ok(())
    }
}
