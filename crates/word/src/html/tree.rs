//! The element tree of a page, in one vector: no recursion to build it, to walk it or to drop it.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::num::NonZeroU32;

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, LocalName, Namespace, ParseOpts, QualName, parse_document};
use model::Limits;

use crate::WordError;

/// A node: its place in the vector, counted from 1. A page has many nodes, and each names five others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id(NonZeroU32);

impl Id {
    /// The document.
    pub(super) const ROOT: Self = Self(NonZeroU32::MIN);

    /// The node that comes to stand behind `before` others.
    fn behind(before: usize) -> Self {
        Self(u32::try_from(before).map_or(NonZeroU32::MAX, |before| NonZeroU32::MIN.saturating_add(before)))
    }

    fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// Attributes that say something about what a reader sees; the others are not kept.
const KEPT: [&str; 18] = [
    "colspan", "rowspan", "style", "class", "name", "id", "type", "checked", "selected", "value", "hidden",
    "height", "width", "start", "reversed", "face", "href", "media",
];

/// Bytes given to the parser at a time: between them, the limits are checked.
const CHUNK: usize = 4096;

/// Nodes a document may have for each block the limits allow: a paragraph takes a few elements.
const NODES_PER_BLOCK: usize = 8;

/// Nodes a document may have beyond one for each of its bytes. A tag takes three bytes at least, but formatting
/// left open is opened again in every paragraph that follows.
const NODES_FOR_FREE: usize = 200_000;

/// Nodes that can be numbered, whatever the limits allow.
const MOST_NODES: usize = u32::MAX as usize - CHUNK;

/// A parsed page.
pub(super) struct Tree {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    parent: Option<Id>,
    previous: Option<Id>,
    next: Option<Id>,
    first: Option<Id>,
    last: Option<Id>,
    /// Elements around it when it was put in.
    depth: u32,
    data: Data,
}

#[derive(Default)]
enum Data {
    /// The document, a comment: nothing a reader sees.
    #[default]
    Nothing,
    Element(QualName, Box<[(LocalName, StrTendril)]>),
    Text(StrTendril),
}

impl Tree {
    /// Parses a page. What browsers repair is repaired the same way (WHATWG HTML, "Parsing HTML documents").
    pub(super) fn parse(text: &str, limits: &Limits) -> Result<Self, WordError> {
        let most =
            limits.blocks.saturating_mul(NODES_PER_BLOCK).min(text.len() + NODES_FOR_FREE).min(MOST_NODES);
        let sink = Sink { nodes: RefCell::new(vec![Node::default()]), deepest: Cell::new(0) };
        let mut parser = parse_document(sink, ParseOpts::default());
        let mut rest = text;
        while !rest.is_empty() {
            let mut end = rest.len().min(CHUNK);
            while !rest.is_char_boundary(end) {
                end += 1;
            }
            let (chunk, after) = rest.split_at(end);
            parser.process(StrTendril::from_slice(chunk));
            rest = after;
            let sink = &parser.tokenizer.sink.sink;
            if sink.deepest.get() as usize > limits.element_depth {
                return Err(WordError::limit("element_depth", limits.element_depth as u64, "html"));
            }
            if sink.nodes.borrow().len() > most {
                return Err(WordError::limit("blocks", limits.blocks as u64, "html"));
            }
        }
        Ok(parser.finish())
    }

    /// The element's name in lower case, prefix included (`o:p`); `None` for other nodes.
    pub(super) fn name(&self, id: Id) -> Option<&str> {
        match &self.node(id)?.data {
            Data::Element(name, _) => Some(&name.local),
            _ => None,
        }
    }

    /// The text of a text node.
    pub(super) fn text(&self, id: Id) -> Option<&str> {
        match &self.node(id)?.data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// An attribute of an element.
    pub(super) fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        match &self.node(id)?.data {
            Data::Element(_, attributes) => {
                attributes.iter().find(|(local, _)| &**local == name).map(|(_, value)| &**value)
            }
            _ => None,
        }
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The elements of a name, in the order they were written.
    pub(super) fn elements<'t>(&'t self, name: &'t str) -> impl Iterator<Item = Id> + 't {
        (0..self.nodes.len()).map(Id::behind).filter(move |id| self.name(*id) == Some(name))
    }

    pub(super) fn first_child(&self, id: Id) -> Option<Id> {
        self.node(id)?.first
    }

    pub(super) fn next_sibling(&self, id: Id) -> Option<Id> {
        self.node(id)?.next
    }

    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.node(id)?.parent
    }

    fn node(&self, id: Id) -> Option<&Node> {
        self.nodes.get(id.index())
    }
}

/// What the parser builds the tree with.
struct Sink {
    nodes: RefCell<Vec<Node>>,
    deepest: Cell<u32>,
}

#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl Sink {
    fn add(&self, data: Data) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { data, ..Node::default() });
        Id::behind(nodes.len() - 1)
    }

    fn detach(&self, id: Id) {
        let mut nodes = self.nodes.borrow_mut();
        let (parent, previous, next) = (
            nodes[id.index()].parent.take(),
            nodes[id.index()].previous.take(),
            nodes[id.index()].next.take(),
        );
        match previous {
            Some(previous) => nodes[previous.index()].next = next,
            None => {
                if let Some(parent) = parent {
                    nodes[parent.index()].first = next;
                }
            }
        }
        match next {
            Some(next) => nodes[next.index()].previous = previous,
            None => {
                if let Some(parent) = parent {
                    nodes[parent.index()].last = previous;
                }
            }
        }
    }

    /// Puts a node under `parent`, before `next` or at the end.
    fn insert(&self, parent: Id, next: Option<Id>, child: NodeOrText<Id>) {
        let id = match child {
            NodeOrText::AppendNode(id) => {
                self.detach(id);
                id
            }
            NodeOrText::AppendText(text) => {
                if let Some(previous) = self.before(parent, next)
                    && let Data::Text(before) = &mut self.nodes.borrow_mut()[previous.index()].data
                {
                    before.push_tendril(&text);
                    return;
                }
                self.add(Data::Text(text))
            }
        };
        let previous = self.before(parent, next);
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes[parent.index()].depth + 1;
        let node = &mut nodes[id.index()];
        (node.parent, node.previous, node.next, node.depth) = (Some(parent), previous, next, depth);
        match previous {
            Some(previous) => nodes[previous.index()].next = Some(id),
            None => nodes[parent.index()].first = Some(id),
        }
        match next {
            Some(next) => nodes[next.index()].previous = Some(id),
            None => nodes[parent.index()].last = Some(id),
        }
        self.deepest.set(self.deepest.get().max(depth));
    }
}

impl Sink {
    /// The child of `parent` that stands before `next`, or at the end.
    fn before(&self, parent: Id, next: Option<Id>) -> Option<Id> {
        let nodes = self.nodes.borrow();
        next.map_or(nodes[parent.index()].last, |next| nodes[next.index()].previous)
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Name;

    fn finish(self) -> Tree {
        Tree { nodes: self.nodes.into_inner() }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        Id::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Name {
        match &self.nodes.borrow()[target.index()].data {
            Data::Element(name, _) => Name(name.clone()),
            // The parser asks this of elements only.
            _ => Name(QualName::new(None, Namespace::default(), LocalName::default())),
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Id {
        let kept = |attribute: &Attribute| KEPT.contains(&&*attribute.name.local);
        let attributes =
            attributes.into_iter().filter(kept).map(|attribute| (attribute.name.local, attribute.value));
        self.add(Data::Element(name, attributes.collect()))
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.add(Data::Nothing)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.add(Data::Nothing)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.insert(*parent, None, child);
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        let parent = self.nodes.borrow()[element.index()].parent;
        match parent {
            Some(parent) => self.insert(parent, Some(*element), child),
            None => self.insert(*previous, None, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }

    fn same_node(&self, one: &Id, other: &Id) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        let parent = self.nodes.borrow()[sibling.index()].parent;
        if let Some(parent) = parent {
            self.insert(parent, Some(*sibling), child);
        }
    }

    fn add_attrs_if_missing(&self, _: &Id, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &Id) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        loop {
            let child = self.nodes.borrow()[node.index()].first;
            match child {
                Some(child) => self.insert(*new_parent, None, NodeOrText::AppendNode(child)),
                None => break,
            }
        }
    }
}
