//! Text of the parts that are written.

/// Text as it stands in XML.
pub(super) fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}
