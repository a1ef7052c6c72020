//! Shared strings (§18.4): plain, or in runs of their own looks; readings beside the signs are no text.

use model::Limits;
use package::xml::local;
use package::{Sink, Tag};

use crate::SheetError;

/// A text, and what of it is struck out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rich {
    pub(super) text: String,
    pub(super) struck: String,
}

/// A text that is being read: of a shared string, a cell, a comment.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "elements that are open, any of them within others")]
pub(super) struct RichReader {
    rich: Rich,
    /// Elements that are open within the text: only `t` holds text.
    in_text: bool,
    in_phonetic: bool,
    in_properties: bool,
    run_struck: bool,
}

impl RichReader {
    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        match tag.local() {
            b"r" => self.run_struck = false,
            b"rPr" => self.in_properties = true,
            b"strike" if self.in_properties => {
                self.run_struck = tag.attribute("val").is_none() || tag.is("val");
            }
            b"rPh" => self.in_phonetic = true,
            b"t" => self.in_text = !self.in_phonetic,
            _ => {}
        }
    }

    pub(super) fn end(&mut self, name: &[u8]) {
        match name {
            b"rPr" => self.in_properties = false,
            b"rPh" => self.in_phonetic = false,
            b"r" => self.run_struck = false,
            b"t" => self.in_text = false,
            _ => {}
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.in_text {
            let to = if self.run_struck { &mut self.rich.struck } else { &mut self.rich.text };
            to.push_str(text);
        }
    }

    pub(super) fn take(&mut self) -> Rich {
        let rich = std::mem::take(self).rich;
        Rich { text: unescaped(&rich.text), struck: unescaped(&rich.struck) }
    }
}

/// Texts as Excel escapes signs that XML does not hold: `_x000D_` (§22.9.2.19); line ends are line feeds.
pub(super) fn unescaped(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        read.push_str(before);
        let digits = escape.get(2..6).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let code =
            digits.filter(|_| escape[6..].starts_with('_')).and_then(|d| u32::from_str_radix(d, 16).ok());
        if let Some(sign) = code.and_then(char::from_u32) {
            read.push(sign);
            rest = &escape[7..];
        } else {
            read.push_str("_x");
            rest = &escape[2..];
        }
    }
    read.push_str(rest);
    if read.contains('\r') { read.replace("\r\n", "\n").replace('\r', "\n") } else { read }
}

/// The shared strings of a workbook.
#[derive(Debug)]
pub(super) struct Strings {
    all: Vec<Rich>,
    open: RichReader,
    in_item: bool,
    chars: usize,
    most: usize,
}

impl Strings {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            all: Vec::new(),
            open: RichReader::default(),
            in_item: false,
            chars: 0,
            most: limits.text_chars,
        }
    }

    pub(super) fn get(&self, index: usize) -> Option<&Rich> {
        self.all.get(index)
    }
}

impl Sink for Strings {
    type Error = SheetError;

    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, SheetError> {
        if tag.local() == b"si" {
            self.in_item = true;
            self.open = RichReader::default();
        } else if self.in_item {
            self.open.start(tag);
        }
        Ok(true)
    }

    fn end(&mut self, name: &[u8]) -> Result<(), SheetError> {
        let name = local(name);
        if name == b"si" {
            self.in_item = false;
            let rich = self.open.take();
            // An empty string costs as much as one of some signs.
            self.chars += rich.text.chars().count() + rich.struck.chars().count() + 8;
            if self.chars > self.most {
                let max = self.most as u64;
                return Err(SheetError::Limit { what: "text_chars", max, part: "sharedStrings".to_owned() });
            }
            self.all.push(rich);
        } else if self.in_item {
            self.open.end(name);
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), SheetError> {
        if self.in_item {
            self.open.text(text);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_signs() {
        assert_eq!(unescaped("甲_x000D_\n乙"), "甲\n乙");
        assert_eq!(unescaped("_x4E59_"), "乙");
        assert_eq!(unescaped("a_x_b _xZZZZ_ _x12"), "a_x_b _xZZZZ_ _x12");
        assert_eq!(unescaped("_x甲乙丙丁_"), "_x甲乙丙丁_");
    }

    #[test]
    fn runs_are_joined_and_readings_left_out() {
        let xml = "<sst><si><t>甲</t></si><si><r><t>指标</t></r><r><rPr><strike/></rPr><t>旧</t></r>\
                   <r><rPr><b/></rPr><t xml:space=\"preserve\"> 值</t></r><rPh sb=\"0\" eb=\"1\"><t>ZHI</t></rPh></si><si/></sst>";
        let mut strings = Strings::new(&Limits::default());
        package::xml::read(xml.as_bytes(), "sst", &Limits::default(), &mut strings).unwrap();
        assert_eq!(strings.get(0).unwrap().text, "甲");
        assert_eq!(strings.get(1), Some(&Rich { text: "指标 值".into(), struck: "旧".into() }));
        assert_eq!(strings.get(2).unwrap().text, "");
        assert_eq!(strings.get(3), None);
    }
}
