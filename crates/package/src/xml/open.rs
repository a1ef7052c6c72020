//! The elements that are open, and what prefixes stand for in them.

use std::ops::Range;

use quick_xml::events::attributes::Attributes;

use crate::PackageError;

/// The namespaces whose elements mean something here, each with its Transitional, Strict and older URIs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Namespace {
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
    /// What Office adds to VML: the objects of other programs (`o:OLEObject`).
    Office,
    /// `DrawingML`: pictures, shapes, and what points to charts and diagrams.
    Drawing,
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
        b"urn:schemas-microsoft-com:office:office" => Namespace::Office,
        _ if uri.starts_with(b"http://schemas.microsoft.com/office/word/20")
            || uri.starts_with(b"http://schemas.microsoft.com/office/drawing/20") =>
        {
            Namespace::Understood
        }
        _ if uri.starts_with(b"http://schemas.openxmlformats.org/drawingml/")
            || uri.starts_with(b"http://purl.oclc.org/ooxml/drawingml/") =>
        {
            Namespace::Drawing
        }
        _ => Namespace::Other,
    }
}

/// Namespace declarations in force at once. Word writes about 35, all on the root.
const MAX_BINDINGS: usize = 1_000;

/// Attributes that may declare a namespace. Most are too short for a search by substring to pay.
fn declares(attributes: &[u8]) -> bool {
    attributes.contains(&b'x') && attributes.windows(5).any(|word| word == b"xmlns")
}

/// The elements that are open, and the declarations in force.
pub(super) struct OpenElements {
    /// The names of those that earlier windows opened. Within a window the XML library minds the names.
    outer: Vec<Box<[u8]>>,
    /// Where the names of the others are in the window.
    inner: Vec<Range<usize>>,
    max_depth: usize,
    bindings: Vec<Binding>,
    /// The prefix looked up last.
    last: Option<(Box<[u8]>, Namespace)>,
    /// How often declarations came into force or went out of it.
    scope: u32,
}

/// A prefix and what it stands for, from the element at `depth` on.
struct Binding {
    depth: usize,
    prefix: Box<[u8]>,
    namespace: Namespace,
}

impl OpenElements {
    pub(super) fn new(max_depth: usize) -> Self {
        Self { outer: Vec::new(), inner: Vec::new(), max_depth, bindings: Vec::new(), last: None, scope: 0 }
    }

    /// Changes with the declarations in force.
    #[inline]
    pub(super) fn scope(&self) -> u32 {
        self.scope
    }

    /// How many elements are open.
    #[inline]
    pub(super) fn depth(&self) -> usize {
        self.outer.len() + self.inner.len()
    }

    /// Enters an element whose name has this prefix and stands there in the window: the namespace it belongs to.
    #[inline]
    pub(super) fn enter(
        &mut self,
        prefix: &[u8],
        name: Range<usize>,
        attributes: &[u8],
        part: &str,
    ) -> Result<Namespace, PackageError> {
        if self.depth() >= self.max_depth {
            return Err(PackageError::limit("element_depth", self.max_depth as u64, part));
        }
        self.inner.push(name);
        if declares(attributes) {
            self.declare(attributes);
            // Each lookup walks the bindings in force.
            if self.bindings.len() > MAX_BINDINGS {
                return Err(PackageError::limit("namespace declarations", MAX_BINDINGS as u64, part));
            }
        }
        // Nearly every element has the prefix of the one before it.
        if let Some((known, namespace)) = &self.last
            && known.iter().eq(prefix)
        {
            return Ok(*namespace);
        }
        let namespace = self.lookup(prefix);
        self.last = Some((prefix.into(), namespace));
        Ok(namespace)
    }

    #[cold]
    fn declare(&mut self, attributes: &[u8]) {
        self.last = None;
        self.scope = self.scope.wrapping_add(1);
        let attributes = String::from_utf8_lossy(attributes);
        for attribute in Attributes::new(&attributes, 0).with_checks(false).flatten() {
            let prefix = match attribute.key.into_inner() {
                b"xmlns" => &b""[..],
                key => match key.strip_prefix(b"xmlns:") {
                    Some(prefix) => prefix,
                    None => continue,
                },
            };
            let namespace = namespace(&attribute.value);
            self.bindings.push(Binding { depth: self.depth(), prefix: prefix.into(), namespace });
        }
    }

    /// The innermost open element may end with this name.
    #[inline]
    pub(super) fn closes(&self, name: &[u8]) -> bool {
        !self.inner.is_empty() || self.outer.last().is_some_and(|open| **open == *name)
    }

    /// The window ends: keeps the names that stand in it.
    pub(super) fn keep(&mut self, window: &[u8]) {
        let names = self.inner.drain(..).map(|name| window.get(name).unwrap_or_default().into());
        self.outer.extend(names);
    }

    /// Leaves the innermost element.
    #[inline]
    pub(super) fn leave(&mut self) {
        let depth = self.depth();
        while self.bindings.last().is_some_and(|binding| binding.depth >= depth) {
            self.bindings.pop();
            self.last = None;
            self.scope = self.scope.wrapping_add(1);
        }
        if self.inner.pop().is_none() {
            self.outer.pop();
        }
    }

    /// What a prefix stands for here.
    #[inline]
    pub(super) fn lookup(&self, prefix: &[u8]) -> Namespace {
        let binding = self.bindings.iter().rev().find(|binding| *binding.prefix == *prefix);
        binding.map_or(Namespace::Other, |binding| binding.namespace)
    }
}
