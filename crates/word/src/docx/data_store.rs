//! Custom XML parts, and the values in them that content controls are bound to (ECMA-376-1 §17.5.2.6, §22.5): Word
//! shows the value of the part, whatever the control holds.

use std::collections::HashMap;

use package::Package;
use package::{Sink, Tag};

use crate::WordError;

/// Elements of one part. Forms bind to parts of some dozens.
const MAX_NODES: usize = 200_000;
/// Elements looked at for all bindings of a file.
const MAX_LOOKS: usize = 20_000_000;
/// Steps of a path.
const MAX_STEPS: usize = 64;

/// Stores that every package has: core and extended properties.
const PROPERTIES: [(&str, &str); 2] = [
    ("{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", "core-properties"),
    ("{6668398D-A668-4E3E-A5EB-62B293D839F1}", "extended-properties"),
];

/// A binding as the control states it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Binding {
    pub(super) path: String,
    /// The store's id; empty for any.
    pub(super) store: String,
}

/// The parts, read when the first binding asks.
#[derive(Debug, Default)]
pub(super) struct DataStore {
    items: Option<Vec<Item>>,
    known: HashMap<Binding, Option<String>>,
    looks: usize,
}

/// A part.
#[derive(Debug)]
struct Item {
    id: String,
    nodes: Vec<Node>,
}

/// An element; children follow their parent.
#[derive(Debug, Default)]
struct Node {
    depth: usize,
    local: String,
    attributes: Vec<(String, String)>,
    /// Text of the element itself.
    text: String,
}

impl DataStore {
    /// The value a binding leads to; `None` when the package does not have it.
    pub(super) fn value(
        &mut self,
        binding: &Binding,
        package: &Package<'_>,
        main: &str,
    ) -> Result<Option<String>, WordError> {
        if let Some(known) = self.known.get(binding) {
            return Ok(known.clone());
        }
        let items = match self.items.take() {
            Some(items) => items,
            None => items(package, main)?,
        };
        let value = steps(&binding.path).and_then(|steps| {
            let named =
                |item: &&Item| binding.store.is_empty() || item.id.eq_ignore_ascii_case(&binding.store);
            items.iter().filter(named).find_map(|item| {
                self.looks += item.nodes.len();
                if self.looks > MAX_LOOKS { None } else { find(&item.nodes, &steps) }
            })
        });
        self.items = Some(items);
        self.known.insert(binding.clone(), value.clone());
        Ok(value)
    }
}

/// All parts that a binding may name. A broken one holds nothing: the control keeps what stands in it.
fn items(package: &Package<'_>, main: &str) -> Result<Vec<Item>, WordError> {
    let mut items = Vec::new();
    for relationship in package.relationships(main)? {
        let (Some(part), "customXml") = (relationship.target, relationship.kind.as_str()) else { continue };
        let properties = package.relationships(&part)?.into_iter();
        let mut id = String::new();
        for properties in properties.filter(|related| related.kind == "customXmlProps") {
            let nodes = nodes(package, &properties.target.unwrap_or_default())?;
            let stated = nodes.first().and_then(|root| root.attribute("itemID"));
            stated.unwrap_or_default().clone_into(&mut id);
        }
        items.push(Item { id, nodes: nodes(package, &part)? });
    }
    for relationship in package.relationships("")? {
        let known = PROPERTIES.iter().find(|(_, kind)| *kind == relationship.kind);
        if let (Some((id, _)), Some(part)) = (known, relationship.target) {
            items.push(Item { id: (*id).to_owned(), nodes: nodes(package, &part)? });
        }
    }
    Ok(items)
}

fn nodes(package: &Package<'_>, part: &str) -> Result<Vec<Node>, WordError> {
    let mut reading = Reading::default();
    match package.read_xml(part, &mut reading) {
        Ok(_) if reading.nodes.len() < MAX_NODES => Ok(reading.nodes),
        Ok(_) | Err(WordError::Damaged { .. }) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

#[derive(Default)]
struct Reading {
    nodes: Vec<Node>,
    open: Vec<usize>,
}

impl Sink for Reading {
    type Error = WordError;

    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, WordError> {
        if self.nodes.len() >= MAX_NODES {
            return Ok(false);
        }
        self.open.push(self.nodes.len());
        self.nodes.push(Node {
            depth: self.open.len(),
            local: String::from_utf8_lossy(tag.local()).into_owned(),
            attributes: tag.attributes(),
            text: String::new(),
        });
        Ok(true)
    }

    fn end(&mut self, _: &[u8]) -> Result<(), WordError> {
        self.open.pop();
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), WordError> {
        if let Some(node) = self.open.last().and_then(|index| self.nodes.get_mut(*index)) {
            node.text.push_str(text);
        }
        Ok(())
    }
}

impl Node {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A step of a path.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    /// `n:v[2]`: the name without its prefix (`*` is any), and which of them, from 1.
    Element(String, usize),
    /// `@w:val`
    Attribute(String),
}

/// The paths that Word writes: from the root, names with positions, an attribute last. Others lead nowhere.
fn steps(path: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    for step in path.trim().strip_prefix('/')?.split('/') {
        if steps.len() >= MAX_STEPS || matches!(steps.last(), Some(Step::Attribute(_))) {
            return None;
        }
        if step == "text()" {
            continue;
        }
        let (name, position) = match step.split_once('[') {
            Some((name, position)) => (name, position.strip_suffix(']')?.trim().parse().ok()?),
            None => (step, 1),
        };
        let local = |name: &str| name.rsplit(':').next().unwrap_or_default().trim().to_owned();
        let is_name = |name: &str| {
            name == "*" || !name.is_empty() && !name.contains(['(', ')', '[', ']', '@', '=', '*', '.', ' '])
        };
        steps.push(match name.strip_prefix('@') {
            Some(name) => Step::Attribute(Some(local(name)).filter(|name| is_name(name))?),
            None => Step::Element(Some(local(name)).filter(|name| is_name(name))?, position),
        });
    }
    (!steps.is_empty()).then_some(steps)
}

/// The text of the first element, or attribute, that a path leads to.
fn find(nodes: &[Node], steps: &[Step]) -> Option<String> {
    // How many steps the open ancestors have taken, and how often the next one was met.
    let (mut taken, mut met) = (0, 0_usize);
    for (index, node) in nodes.iter().enumerate() {
        if node.depth <= taken {
            // The element of a step has ended: nothing behind it can be the one meant.
            return None;
        }
        if node.depth != taken + 1 {
            continue;
        }
        let Some(Step::Element(name, position)) = steps.get(taken) else { return None };
        if name != "*" && *name != node.local {
            continue;
        }
        met += 1;
        if met < *position {
            continue;
        }
        (taken, met) = (taken + 1, 0);
        match steps.get(taken) {
            None => return Some(text_of(&nodes[index..])),
            Some(Step::Attribute(name)) => return node.attribute(name).map(str::to_owned),
            Some(Step::Element(..)) => {}
        }
    }
    None
}

/// The text of the first of these elements and of all in it.
fn text_of(nodes: &[Node]) -> String {
    let Some(first) = nodes.first() else { return String::new() };
    let inner = nodes[1..].iter().take_while(|node| node.depth > first.depth);
    std::iter::once(first).chain(inner).map(|node| node.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use model::Limits;
    use pretty_assertions::assert_eq;

    use super::*;

    fn value(path: &str) -> Option<String> {
        let part = br#"<n:a xmlns:n="urn:x"><n:v k="1">5.00</n:v><n:w/><n:v>6<b>.00</b></n:v><n:v><c>x</c></n:v></n:a>"#;
        let limits = Limits::default();
        let package = Package::from_parts([("item1.xml".to_owned(), part.to_vec())], &limits);
        let nodes = nodes(&package, "item1.xml").unwrap();
        find(&nodes, &steps(path)?)
    }

    #[test]
    fn paths_lead_by_name_and_position() {
        assert_eq!(value("/n:a[1]/n:v[1]").as_deref(), Some("5.00"));
        assert_eq!(value("/n:a/n:v[2]").as_deref(), Some("6.00"));
        assert_eq!(value("/a/v[3]/c/text()").as_deref(), Some("x"));
        assert_eq!(value("/a/*[2]").as_deref(), Some(""));
        assert_eq!(value("/a/v/@k").as_deref(), Some("1"));
    }

    #[test]
    fn what_leads_nowhere_is_nothing() {
        for path in ["", "a/v", "//v", "/a/v[4]", "/a/v[last()]", "/a/v/@x", "/a/b", "/a/v[1]/c", "/a/@k/v"] {
            assert_eq!(value(path), None, "{path}");
        }
    }
}
