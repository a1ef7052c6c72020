//! One walk over the tree, without recursion: what opens at an element is undone when the walk leaves it.

mod content;
mod element;

use std::collections::HashMap;

use model::{AsideKind, Limits, Place};

use super::counter::Marker;
use super::line::Line;
use super::sheet::Sheet;
use super::table::{Cell, Group, Row};
use super::tree::{Id, Tree};
use crate::{ReadOptions, WordError};
use model::build::Body;
use model::build::CellText;

/// Walks over a page. With `only_beside`, what belongs to the body is left out.
pub(super) fn read(
    tree: &Tree,
    options: &ReadOptions,
    body: Body,
    only_beside: bool,
) -> Result<Body, WordError> {
    let mut walk = Walk {
        tree,
        sheet: Sheet::of(tree),
        options,
        body,
        only_beside,
        line: Line::default(),
        state: State::default(),
        open: Vec::new(),
        tables: Vec::new(),
        lists: Vec::new(),
        aside: None,
        chosen: None,
        note_places: HashMap::new(),
        picture: false,
        hidden: 0,
        inserted: 0,
        deleted: 0,
    };
    walk.walk()?;
    walk.finish()
}

struct Walk<'t> {
    tree: &'t Tree,
    sheet: Sheet,
    options: &'t ReadOptions,
    body: Body,
    only_beside: bool,
    line: Line,
    state: State,
    /// Elements the walk is inside of.
    open: Vec<(Leave, State)>,
    tables: Vec<Table>,
    lists: Vec<List>,
    aside: Option<Aside>,
    /// The option a closed `select` shows.
    chosen: Option<Id>,
    /// Where the marks of notes stand, by the note's id.
    note_places: HashMap<String, Place>,
    /// A picture stands in the cell or paragraph in progress.
    picture: bool,
    /// Elements left out because they are not shown.
    hidden: u32,
    inserted: u32,
    deleted: u32,
}

/// What an element's content inherits.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // each is something an element says of its content
struct State {
    /// `pre`
    keeps_space: bool,
    /// The font whose characters are signs.
    symbol_font: Option<&'static str>,
    /// `sup`
    raised: bool,
    /// `s`, `text-decoration:line-through`
    struck: bool,
    /// `visibility:hidden`
    invisible: bool,
    /// The mark of a note.
    in_note_mark: bool,
    /// Inside `p` or a heading: a `br` breaks the line, not the paragraph.
    in_paragraph: bool,
    /// Between the notes at the end of a page: the line above them is drawn with `br` and `hr`.
    between_notes: bool,
}

/// What leaving an element does.
enum Leave {
    Nothing,
    /// Ends the paragraph.
    Block,
    Table,
    Row,
    Cell,
    List,
    /// The text since the mark was the automatic number.
    Number(usize),
    /// The text since the mark was the mark of a note.
    NoteMark(usize),
    Aside,
}

/// A table in progress.
#[derive(Default)]
struct Table {
    groups: Vec<Group>,
    row: Option<Row>,
    /// The open cell, and its text.
    cell: Option<(Cell, CellText)>,
}

/// An open `ol` or `ul`.
struct List {
    marker: Marker,
    next: i64,
    /// From one item to the next: 1, or −1 (`reversed`).
    step: i64,
}

/// Content that stands beside the body, in progress.
struct Aside {
    kind: AsideKind,
    lines: Vec<String>,
    place: Option<Place>,
    /// Tables open around it.
    tables: usize,
}

impl Walk<'_> {
    fn walk(&mut self) -> Result<(), WordError> {
        let mut next = Some(Id::ROOT);
        while let Some(id) = next {
            next = if self.enter(id)? {
                let child = self.tree.first_child(id);
                if child.is_none() {
                    self.leave()?;
                }
                child
            } else {
                None
            };
            // Up until an element has a next sibling.
            let mut at = id;
            while next.is_none() {
                next = self.tree.next_sibling(at);
                if next.is_some() {
                    break;
                }
                match self.tree.parent(at) {
                    Some(parent) => {
                        self.leave()?;
                        at = parent;
                    }
                    None => return Ok(()),
                }
            }
        }
        Ok(())
    }

    fn limits(&self) -> &Limits {
        &self.options.limits
    }

    fn finish(mut self) -> Result<Body, WordError> {
        self.end_line()?;
        if self.hidden > 0 {
            let message = format!(
                "{} elements that a browser does not show were left out (隐藏内容未读入)",
                self.hidden
            );
            self.body.note(model::Note::new("word.hidden-text", message));
        }
        if self.inserted + self.deleted > 0 {
            let note = crate::tracked_changes::note(self.inserted, self.deleted, self.options.revisions);
            self.body.note(note);
        }
        Ok(self.body)
    }
}
