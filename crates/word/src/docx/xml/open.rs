//! The elements that are open, and what prefixes stand for in them.

use quick_xml::events::attributes::Attributes;

use crate::WordError;

/// The namespaces whose elements mean something here, each with its Transitional, Strict and older URIs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Namespace {
    /// WordprocessingML; Word 2003 XML uses nearly the same words.
    Word,
    /// Office Math.
    Math,
    /// Markup compatibility.
    Compatibility,
    /// Word 2010's additions (`w14:checkbox`).
    Word2010,
    /// VML.
    Vml,
    /// Another namespace that this program may be told to require (`mc:Choice Requires="wps"`).
    Understood,
    /// Anything else.
    Other,
}

fn namespace(uri: &[u8]) -> Namespace {
    match uri {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        | b"http://schemas.microsoft.com/office/word/2003/wordml" => Namespace::Word,
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
        | b"http://purl.oclc.org/ooxml/officeDocument/math" => Namespace::Math,
        b"http://schemas.openxmlformats.org/markup-compatibility/2006" => Namespace::Compatibility,
        b"http://schemas.microsoft.com/office/word/2010/wordml" => Namespace::Word2010,
        b"urn:schemas-microsoft-com:vml" => Namespace::Vml,
        _ if uri.starts_with(b"http://schemas.microsoft.com/office/word/20")
            || uri.starts_with(b"http://schemas.microsoft.com/office/drawing/20")
            || uri.starts_with(b"http://schemas.openxmlformats.org/drawingml/") =>
        {
            Namespace::Understood
        }
        _ => Namespace::Other,
    }
}

/// Namespace declarations in force at once. Word writes about 35, all on the root.
const MAX_BINDINGS: usize = 1_000;

/// Attributes that may declare a namespace. Most are too short for a search by substring to pay.
fn declares(attributes: &[u8]) -> bool {
    memchr::memchr_iter(b'x', attributes).any(|x| attributes[x..].starts_with(b"xmlns"))
}

/// The elements that are open, and the declarations in force.
pub(super) struct OpenElements {
    /// Their names, one behind the other, and where each starts.
    names: Vec<u8>,
    starts: Vec<usize>,
    max_depth: usize,
    bindings: Vec<Binding>,
    /// The prefix looked up last.
    last: Option<(Box<[u8]>, Namespace)>,
}

/// A prefix and what it stands for, from the element at `depth` on.
struct Binding {
    depth: usize,
    prefix: Box<[u8]>,
    namespace: Namespace,
}

impl OpenElements {
    pub(super) fn new(max_depth: usize) -> Self {
        Self { names: Vec::new(), starts: Vec::new(), max_depth, bindings: Vec::new(), last: None }
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.starts.len()
    }

    /// Enters an element: the namespace it belongs to.
    pub(super) fn enter(
        &mut self,
        content: &[u8],
        name_length: usize,
        part: &str,
    ) -> Result<Namespace, WordError> {
        if self.depth() >= self.max_depth {
            return Err(WordError::limit("element_depth", self.max_depth as u64, part));
        }
        let (name, attributes) = content.split_at(name_length);
        self.starts.push(self.names.len());
        self.names.extend_from_slice(name);
        if declares(attributes) {
            self.declare(content, name_length);
            // Each lookup walks the bindings in force.
            if self.bindings.len() > MAX_BINDINGS {
                return Err(WordError::limit("namespace declarations", MAX_BINDINGS as u64, part));
            }
        }
        let prefix = name.iter().position(|byte| *byte == b':').map_or(&b""[..], |colon| &name[..colon]);
        // Nearly every element has the prefix of the one before it.
        if let Some((known, namespace)) = &self.last {
            if **known == *prefix {
                return Ok(*namespace);
            }
        }
        let namespace = self.lookup(prefix);
        self.last = Some((prefix.into(), namespace));
        Ok(namespace)
    }

    fn declare(&mut self, content: &[u8], name_length: usize) {
        self.last = None;
        let content = String::from_utf8_lossy(content);
        for attribute in Attributes::new(&content, name_length).with_checks(false).flatten() {
            let prefix = match attribute.key.into_inner() {
                b"xmlns" => &b""[..],
                key => match key.strip_prefix(b"xmlns:") {
                    Some(prefix) => prefix,
                    None => continue,
                },
            };
            let namespace = namespace(&attribute.value);
            self.bindings.push(Binding { depth: self.starts.len(), prefix: prefix.into(), namespace });
        }
    }

    /// The innermost open element has this name.
    pub(super) fn closes(&self, name: &[u8]) -> bool {
        self.starts.last().is_some_and(|start| self.names[*start..] == *name)
    }

    /// Leaves the innermost element.
    pub(super) fn leave(&mut self) {
        while self.bindings.last().is_some_and(|binding| binding.depth >= self.starts.len()) {
            self.bindings.pop();
            self.last = None;
        }
        self.names.truncate(self.starts.pop().unwrap_or_default());
    }

    /// What a prefix stands for here.
    pub(super) fn lookup(&self, prefix: &[u8]) -> Namespace {
        let binding = self.bindings.iter().rev().find(|binding| *binding.prefix == *prefix);
        binding.map_or(Namespace::Other, |binding| binding.namespace)
    }
}
