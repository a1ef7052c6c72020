//! Start tags.

use std::borrow::Cow;

use super::open::{Namespace, OpenElements};

/// A start tag.
pub struct Tag<'t> {
    /// The name without prefix.
    pub(super) local: &'t [u8],
    pub(super) attributes: &'t [u8],
    /// The namespace of the element.
    pub namespace: Namespace,
    pub(super) open: &'t OpenElements,
}

impl<'t> Tag<'t> {
    /// The name without prefix.
    #[inline]
    pub fn local(&self) -> &'t [u8] {
        self.local
    }

    /// An attribute by its name without prefix, references resolved.
    #[inline]
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.value(name).map(Cow::into_owned)
    }

    /// The same, borrowed where nothing has to be resolved.
    #[inline]
    pub fn value(&self, name: &str) -> Option<Cow<'t, str>> {
        let bytes = raw(self.attributes).find(|(key, _)| local(key) == name.as_bytes())?.1;
        let text = std::str::from_utf8(bytes).ok()?;
        if memchr::memchr(b'&', bytes).is_some() {
            return Some(quick_xml::escape::unescape(text).unwrap_or(Cow::Borrowed(text)));
        }
        Some(Cow::Borrowed(text))
    }

    /// All attributes by their names without prefix, references resolved.
    pub fn attributes(&self) -> Vec<(String, String)> {
        let text = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes);
            quick_xml::escape::unescape(&text).map_or_else(|_| text.to_string(), Cow::into_owned)
        };
        raw(self.attributes).map(|(name, value)| (text(local(name)), text(value))).collect()
    }

    /// `w:val`.
    #[inline]
    pub fn val(&self) -> Option<String> {
        self.attribute("val")
    }

    /// The value of a toggle (ECMA-376-1 §17.17.4): on unless `val` says off.
    #[inline]
    pub fn is_on(&self) -> bool {
        self.value("val").is_none_or(|value| !matches!(&*value, "0" | "false" | "off" | "none"))
    }

    /// A whole number; `None` when absent or not a number.
    #[inline]
    pub fn number(&self, name: &str) -> Option<i64> {
        self.value(name)?.trim().parse().ok()
    }

    /// What an attribute says in another form of number; `None` when absent or no such number.
    pub fn parsed<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.value(name)?.trim().parse().ok()
    }

    /// An attribute that says yes (`1`, `true`); absent, it says no.
    pub fn is(&self, name: &str) -> bool {
        self.value(name).is_some_and(|value| matches!(value.trim(), "1" | "true" | "on"))
    }

    /// Every prefix of `mc:Choice Requires="wps w14"` stands for a namespace this program can do with.
    pub fn requires_only_understood(&self) -> bool {
        self.value("Requires").is_some_and(|prefixes| {
            prefixes
                .split_ascii_whitespace()
                .all(|prefix| self.open.lookup(prefix.as_bytes()) != Namespace::Other)
        })
    }
}

/// Attributes as they are written: names and raw values. The XML library has the like, but only for text that was
/// proven to be UTF-8, which would cost more than the search.
fn raw(mut rest: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    std::iter::from_fn(move || {
        let equals = memchr::memchr(b'=', rest)?;
        let key = rest[..equals].trim_ascii();
        let value = rest[equals + 1..].trim_ascii_start();
        let (quote, value) = value.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
        let end = memchr::memchr(*quote, value)?;
        rest = &value[end + 1..];
        Some((key, &value[..end]))
    })
}

/// A name without its prefix.
#[inline]
pub fn local(name: &[u8]) -> &[u8] {
    name.iter().position(|byte| *byte == b':').map_or(name, |colon| &name[colon + 1..])
}
