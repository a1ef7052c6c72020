//! Office Math (ECMA-376-1 §22.1) as one line of text: `√(b^2−4ac)/(2a)`.

use package::Tag;

/// Formulas nested deeper than this are read through without their structure.
const MAX_DEPTH: usize = 32;

/// A formula while it is read.
#[derive(Debug, Default)]
pub(super) struct Math {
    open: Vec<Element>,
}

#[derive(Debug)]
struct Element {
    kind: Kind,
    /// Text outside arguments.
    text: String,
    /// Arguments in order.
    arguments: Vec<(Argument, String)>,
    /// The sign of an n-ary operator or an accent.
    sign: Option<String>,
    begin: Option<String>,
    end: Option<String>,
    separator: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Argument(Argument),
    Fraction,
    Script,
    PreScript,
    Radical,
    Nary,
    Delimiter,
    Function,
    Limit,
    Accent,
    Matrix,
    Row,
    Array,
    /// `m:ctrlPr`: properties of the structure itself.
    Control,
    Through,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Argument {
    Base,
    Numerator,
    Denominator,
    Sub,
    Sup,
    Degree,
    Name,
    Limit,
    Row,
}

fn kind(local: &[u8]) -> Kind {
    match local {
        b"f" => Kind::Fraction,
        b"sSup" | b"sSub" | b"sSubSup" => Kind::Script,
        b"sPre" => Kind::PreScript,
        b"rad" => Kind::Radical,
        b"nary" => Kind::Nary,
        b"d" => Kind::Delimiter,
        b"func" => Kind::Function,
        b"limLow" | b"limUpp" => Kind::Limit,
        b"acc" | b"groupChr" => Kind::Accent,
        b"m" => Kind::Matrix,
        b"mr" => Kind::Row,
        b"eqArr" => Kind::Array,
        b"ctrlPr" => Kind::Control,
        b"e" => Kind::Argument(Argument::Base),
        b"num" => Kind::Argument(Argument::Numerator),
        b"den" => Kind::Argument(Argument::Denominator),
        b"sub" => Kind::Argument(Argument::Sub),
        b"sup" => Kind::Argument(Argument::Sup),
        b"deg" => Kind::Argument(Argument::Degree),
        b"fName" => Kind::Argument(Argument::Name),
        b"lim" => Kind::Argument(Argument::Limit),
        _ => Kind::Through,
    }
}

impl Math {
    /// A formula is being read.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Enters an element of the formula.
    pub(super) fn enter(&mut self, tag: &Tag<'_>) {
        let local = tag.local();
        if let Some(owner) = self.open.iter_mut().rev().find(|element| element.kind != Kind::Through) {
            match local {
                b"chr" => owner.sign = tag.val(),
                b"begChr" => owner.begin = tag.val(),
                b"endChr" => owner.end = tag.val(),
                b"sepChr" => owner.separator = tag.val(),
                _ => {}
            }
        }
        let kind = if self.open.len() > MAX_DEPTH { Kind::Through } else { kind(local) };
        self.open.push(Element {
            kind,
            text: String::new(),
            arguments: Vec::new(),
            sign: None,
            begin: None,
            end: None,
            separator: None,
        });
    }

    /// Properties of a structure are being read, not what stands in it.
    pub(super) fn in_control_properties(&self) -> bool {
        self.open.last().is_some_and(|element| element.kind == Kind::Control)
    }

    /// The structure whose properties are being read does not exist in the view that is read: only what is in it does.
    pub(super) fn see_through(&mut self) {
        // `m:ctrlPr` stands in `m:fPr` and the like.
        if let Some(structure) = self.open.len().checked_sub(3).and_then(|index| self.open.get_mut(index)) {
            structure.kind = Kind::Through;
        }
    }

    /// Takes text of the formula.
    pub(super) fn push(&mut self, text: &str) {
        if let Some(element) = self.open.last_mut() {
            element.text.push_str(text);
        }
    }

    /// Leaves the innermost element; gives the whole line when that was the formula itself.
    pub(super) fn leave(&mut self) -> Option<String> {
        let element = self.open.pop()?;
        let argument = match element.kind {
            Kind::Argument(argument) => Some(argument),
            Kind::Row => Some(Argument::Row),
            _ => None,
        };
        let text = element.line();
        let Some(outer) = self.open.last_mut() else { return Some(text) };
        match argument.filter(|_| outer.takes_arguments()) {
            Some(argument) => outer.arguments.push((argument, text)),
            None => outer.text.push_str(&text),
        }
        None
    }
}

impl Element {
    fn takes_arguments(&self) -> bool {
        !matches!(self.kind, Kind::Argument(_) | Kind::Control | Kind::Through)
    }

    fn get(&self, argument: Argument) -> &str {
        self.arguments.iter().find(|(found, _)| *found == argument).map_or("", |(_, text)| text)
    }

    fn all(&self, argument: Argument, separator: &str) -> String {
        let texts: Vec<&str> = self
            .arguments
            .iter()
            .filter(|(found, _)| *found == argument)
            .map(|(_, text)| text.as_str())
            .collect();
        texts.join(separator)
    }

    fn line(&self) -> String {
        // All that stood in it was deleted.
        let is_empty = self.arguments.iter().all(|(_, text)| text.is_empty());
        if is_empty && matches!(self.kind, Kind::Fraction | Kind::Radical | Kind::Delimiter) {
            return self.text.clone();
        }
        let base = self.get(Argument::Base);
        let scripts =
            format!("{}{}", script('_', self.get(Argument::Sub)), script('^', self.get(Argument::Sup)));
        let line = match self.kind {
            Kind::Fraction => {
                format!(
                    "{}/{}",
                    grouped(self.get(Argument::Numerator)),
                    grouped(self.get(Argument::Denominator))
                )
            }
            Kind::Script => format!("{}{scripts}", grouped(base)),
            Kind::PreScript => format!("{scripts}{base}"),
            Kind::Radical => match self.get(Argument::Degree) {
                "" | "2" => format!("√{}", grouped(base)),
                "3" => format!("∛{}", grouped(base)),
                degree => format!("{}√{}", script('^', degree), grouped(base)),
            },
            Kind::Nary => format!("{}{scripts} {base}", self.sign.as_deref().unwrap_or("∫")),
            Kind::Delimiter => {
                let inner = self.all(Argument::Base, self.separator.as_deref().unwrap_or("|"));
                format!(
                    "{}{inner}{}",
                    self.begin.as_deref().unwrap_or("("),
                    self.end.as_deref().unwrap_or(")")
                )
            }
            Kind::Function => format!("{} {base}", self.get(Argument::Name)),
            Kind::Limit => format!("{base}{}", script('_', self.get(Argument::Limit))),
            Kind::Accent => format!("{base}{}", self.sign.as_deref().unwrap_or("\u{302}")),
            Kind::Matrix => format!("[{}]", self.all(Argument::Row, "; ")),
            Kind::Row => self.all(Argument::Base, ", "),
            Kind::Array => self.all(Argument::Base, "; "),
            Kind::Argument(_) | Kind::Control | Kind::Through => String::new(),
        };
        // Text that stands outside the arguments is not lost.
        format!("{line}{}", self.text)
    }
}

/// In brackets when it is more than one letter or number.
fn grouped(text: &str) -> String {
    let is_number = text.chars().all(|character| character.is_ascii_digit() || character == '.');
    if text.chars().count() <= 1 || is_number || is_bracketed(text) {
        text.to_owned()
    } else {
        format!("({text})")
    }
}

/// One pair of brackets holds all of it.
fn is_bracketed(text: &str) -> bool {
    let mut depth = 0_i64;
    for (index, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return text.starts_with('(') && index + 1 == text.len();
        }
    }
    false
}

fn script(sign: char, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{sign}{}", grouped(text)) }
}
