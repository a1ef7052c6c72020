//! Sums of money on paper: right-aligned, and with their digits grouped in threes where that is asked for.

use std::fmt;
use std::str::FromStr;

use model::{Found, FundColumn, Measure, Pointer, Submission};

use crate::printed::{Align, Cell, Face, Table};

/// How sums of money are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Amounts {
    /// As the document has them.
    #[default]
    AsWritten,
    /// With their digits grouped in threes (千分位): `1,236.50`.
    Grouped,
}

impl Amounts {
    /// The names, as a command line has them.
    pub const NAMES: [&'static str; 2] = ["as-written", "grouped"];
}

impl fmt::Display for Amounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AsWritten => "as-written",
            Self::Grouped => "grouped",
        })
    }
}

impl FromStr for Amounts {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name.trim() {
            "as-written" => Ok(Self::AsWritten),
            "grouped" => Ok(Self::Grouped),
            other => Err(format!("`{other}` is not one of {}", Self::NAMES.join(", "))),
        }
    }
}

/// Sets the cells of a form that hold sums.
pub(crate) fn set(table: &mut Table, submission: &Submission, amounts: Amounts) {
    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
        if !holds_sum(cell, submission) {
            continue;
        }
        cell.align = Align::Right;
        if let Some(text) = grouped(&cell.text).filter(|_| amounts == Amounts::Grouped) {
            cell.text = text;
        }
    }
}

/// Whether a cell shows a sum and nothing else.
fn holds_sum(cell: &Cell, submission: &Submission) -> bool {
    let is_sum = |pointer: &Pointer| match submission.get(pointer) {
        Some(Found::Quantity(quantity)) => quantity.text == cell.text && is_money(pointer),
        _ => false,
    };
    cell.face == Face::Text && is_number(&cell.text) && cell.at.iter().any(is_sum)
}

/// Whether a quantity is one of the form's sums: of its money block, of a task.
fn is_money(pointer: &Pointer) -> bool {
    let keys: Vec<&str> = pointer.as_str().split('/').skip(1).collect();
    match keys[..] {
        ["forms", _, "funds", _, column] => {
            FundColumn::ALL.iter().any(|known| known.key() == column && known.measure() == Measure::Money)
        }
        ["forms", _, "tasks", _, "budget", _] => true,
        _ => false,
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '−', '+']);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}

/// A number with its digits grouped in threes; none where it is no plain number, or is written so already.
///
/// ```
/// assert_eq!(layout::grouped("12365000.50").as_deref(), Some("12,365,000.50"));
/// assert_eq!(layout::grouped("36"), None);
/// ```
pub fn grouped(text: &str) -> Option<String> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let (sign, number) = text.split_at(start);
    let (whole, decimals) = number.split_at(number.find('.').unwrap_or(number.len()));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let plain =
        matches!(sign, "" | "-" | "−" | "+") && digits(whole) && digits(decimals.trim_start_matches('.'));
    if !plain || whole.len() <= 3 {
        return None;
    }
    let (first, rest) = whole.split_at(whole.len() % 3);
    let mut groups = Vec::from_iter(Some(first).filter(|first| !first.is_empty()));
    groups.extend(rest.as_bytes().chunks(3).filter_map(|group| std::str::from_utf8(group).ok()));
    Some(format!("{sign}{}{decimals}", groups.join(",")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_in_threes() {
        for (text, shown) in [
            ("1236.50", Some("1,236.50")),
            ("123456", Some("123,456")),
            ("-1234567.00", Some("-1,234,567.00")),
            ("1,236.50", None),
            ("999.99", None),
            ("1.2.3", None),
            ("约1236", None),
            ("1236万元", None),
            ("—", None),
        ] {
            assert_eq!(grouped(text).as_deref(), shown, "{text}");
        }
    }
}
