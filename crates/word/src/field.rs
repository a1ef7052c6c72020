//! Fields (ECMA-376-1 §17.16): what Word draws for those that store no result, and what it hides of those that do.

use crate::eq;
use crate::symbol::symbol;

/// Instructions longer than this are no instructions.
const MAX_INSTRUCTION: usize = 4_096;
/// Entries of a drop-down list; Word offers 25.
const MAX_CHOICES: usize = 1_000;

/// An open complex field (§17.16.18), or a simple one.
#[derive(Default)]
pub(crate) struct Field {
    pub(crate) in_result: bool,
    /// `w:fldSimple`: ended by its element, not by a field character.
    pub(crate) is_simple: bool,
    /// Its result is not shown.
    pub(crate) is_silent: bool,
    /// Characters shown before the result.
    pub(crate) shown_before: usize,
    pub(crate) instruction: String,
    pub(crate) form: FormField,
}

/// The state of a form field (`w:ffData`, §17.16.17).
#[derive(Default)]
pub(crate) struct FormField {
    pub(crate) checked: Option<bool>,
    /// What was chosen in a list, and what stands in it as long as nothing is chosen.
    pub(crate) result: Option<usize>,
    pub(crate) default: Option<usize>,
    pub(crate) choices: Vec<String>,
}

/// What Word draws for a field without a result.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Drawn {
    Nothing,
    Text(String),
    /// The first entry of a list in which nothing was chosen.
    Unchosen(String),
    /// An automatic number: counted where it stands.
    Number,
    /// Not known: the field needs the program that made it.
    Unknown,
}

impl FormField {
    pub(crate) fn offer(&mut self, choice: Option<String>) {
        if self.choices.len() < MAX_CHOICES {
            self.choices.extend(choice);
        }
    }

    /// §17.16.12 and §17.16.28: the result; without one the default; without that the first entry.
    fn chosen(&self) -> Drawn {
        let entry = |index: usize| self.choices.get(index).cloned();
        match self.result.or(self.default).map(entry) {
            Some(Some(chosen)) => Drawn::Text(chosen),
            _ => entry(0).map_or(Drawn::Nothing, Drawn::Unchosen),
        }
    }
}

impl Field {
    /// `w:fldSimple`.
    pub(crate) fn simple(instruction: &str, shown: usize) -> Self {
        let mut field = Self { in_result: true, is_simple: true, shown_before: shown, ..Self::default() };
        field.instruct(instruction);
        field.is_silent = field.hides_its_result();
        field
    }

    pub(crate) fn instruct(&mut self, text: &str) {
        if self.instruction.len() + text.len() <= MAX_INSTRUCTION {
            self.instruction.push_str(text);
        }
    }

    /// The instruction is complete.
    pub(crate) fn begin_result(&mut self, shown: usize) {
        self.in_result = true;
        self.shown_before = shown;
        self.is_silent = self.hides_its_result();
    }

    /// The field's name in capital letters.
    pub(crate) fn name(&self) -> String {
        let name = self.instruction.split_whitespace().next().unwrap_or_default();
        name.chars().take(40).collect::<String>().to_ascii_uppercase()
    }

    /// SET and ASK (§17.16.5) give a bookmark its text and show nothing themselves.
    fn hides_its_result(&self) -> bool {
        matches!(self.name().as_str(), "SET" | "ASK")
    }

    /// What Word draws, no result being stored.
    pub(crate) fn drawn(&self) -> Drawn {
        let instruction = self.instruction.trim();
        let text = |text: Option<String>| text.map_or(Drawn::Nothing, Drawn::Text);
        match self.name().as_str() {
            "FORMCHECKBOX" => Drawn::Text(if self.form.checked == Some(true) { "☒" } else { "☐" }.to_owned()),
            "FORMDROPDOWN" => self.form.chosen(),
            "EQ" => text(eq::line(instruction)),
            "SYMBOL" => text(symbol_field(instruction).map(String::from)),
            // The text stands in the instruction, behind the name of the macro or bookmark (§17.16.5.33).
            "MACROBUTTON" | "GOTOBUTTON" => text(behind(instruction, 2)),
            "AUTONUM" | "AUTONUMLGL" | "AUTONUMOUT" => Drawn::Number,
            // Marks for an index, a table of contents or the printer; commands of a mail merge; a text field left empty.
            "" | "SET" | "ASK" | "XE" | "TC" | "TA" | "RD" | "PRIVATE" | "ADVANCE" | "PRINT" | "NEXT"
            | "NEXTIF" | "SKIPIF" | "FORMTEXT" | "HYPERLINK" | "TOC" | "INDEX" | "TOA" | "ADDIN" => {
                Drawn::Nothing
            }
            _ => Drawn::Unknown,
        }
    }
}

/// What stands behind so many words.
fn behind(text: &str, words: usize) -> Option<String> {
    let rest = (0..words)
        .try_fold(text, |rest, _| rest.trim_start().split_once(char::is_whitespace).map(|(_, rest)| rest))?;
    let rest = rest.trim();
    (!rest.is_empty()).then(|| rest.to_owned())
}

/// `SYMBOL 168 \f "Wingdings"`.
fn symbol_field(instruction: &str) -> Option<char> {
    let mut words = instruction.split_whitespace().skip(1);
    let code = words.next()?.trim_matches('"');
    let code: u32 = match code.strip_prefix("0x") {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => code.parse().ok()?,
    };
    let font = instruction.split_once("\\f").map(|(_, font)| font.trim());
    let font = font.map(|font| match font.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or_default(),
        None => font.split_whitespace().next().unwrap_or_default(),
    });
    font.and_then(|font| symbol(font, code))
        .or_else(|| char::from_u32(code).filter(|sign| !sign.is_control()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(instruction: &str) -> Drawn {
        Field { instruction: instruction.to_owned(), ..Field::default() }.drawn()
    }

    #[test]
    fn buttons_show_what_stands_behind_their_macro() {
        let text = |text: &str| Drawn::Text(text.to_owned());
        assert_eq!(drawn(" MACROBUTTON  NoMacro [单击 此处]"), text("[单击 此处]"));
        assert_eq!(drawn("gotobutton 附表 见附表 "), text("见附表"));
        assert_eq!(drawn("MACROBUTTON NoMacro"), Drawn::Nothing);
    }

    #[test]
    fn a_list_shows_its_result_its_default_or_its_first_entry() {
        let chosen = |result, default| {
            let choices = vec!["甲".to_owned(), "乙".to_owned()];
            FormField { checked: None, result, default, choices }.chosen()
        };
        assert_eq!(chosen(Some(0), Some(1)), Drawn::Text("甲".to_owned()));
        assert_eq!(chosen(None, Some(1)), Drawn::Text("乙".to_owned()));
        assert_eq!(chosen(None, None), Drawn::Unchosen("甲".to_owned()));
        assert_eq!(chosen(Some(9), None), Drawn::Unchosen("甲".to_owned()));
        assert_eq!(FormField::default().chosen(), Drawn::Nothing);
    }

    #[test]
    fn fields_that_show_nothing_are_not_unknown() {
        assert_eq!(drawn(" XE \"词条\" "), Drawn::Nothing);
        assert_eq!(drawn(" SET 合计 \"12\" "), Drawn::Nothing);
        assert_eq!(drawn(" =SUM(ABOVE) "), Drawn::Unknown);
        assert!(Field::simple(" ASK 合计 \"?\" ", 0).is_silent);
    }
}
