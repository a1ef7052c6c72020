//! Numbers that the width of a cell cut in two: `10⏎0%`, `≥9⏎8％`, or a soft hyphen between two digits.
//!
//! A line end between two digits may also part two values, so a cut number is put together only where the pieces
//! cannot be two values of their own, and it is always flagged: a person should look.

use model::{Flag, Quantity, Value};

use crate::context::{Context, Role};

/// A text with one line end inside a number.
struct Cut<'t> {
    /// What stands in front of the line end and behind it, white space trimmed.
    above: &'t str,
    below: &'t str,
    /// The digits at the end of `above` and at the start of `below`.
    left: usize,
    right: usize,
}

/// Reads `text` with `read` once its cut number is put together; `None` where no number is cut, or it may be two.
pub(crate) fn mended(text: &str, context: &Context<'_>, read: impl Fn(&str) -> Quantity) -> Option<Quantity> {
    let cut = Cut::find(text)?;
    let whole = read(&format!("{}{}", cut.above, cut.below));
    if !cut.is_one_number(&whole, context.role) {
        return None;
    }
    let mut quantity = Quantity { text: text.trim().to_owned(), ..whole };
    quantity.detail.flags.push(Flag::BrokenNumber);
    Some(quantity)
}

/// Flags a number that reads on over something no number holds: a soft hyphen, or a line end beside its point.
pub(crate) fn flag(quantity: &mut Quantity) {
    let number = matches!(quantity.value, Value::Number { .. } | Value::Range { .. });
    if number && is_interrupted(&quantity.text) && !quantity.detail.flags.contains(&Flag::BrokenNumber) {
        quantity.detail.flags.push(Flag::BrokenNumber);
    }
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A digit of either width.
fn is_digit(c: char) -> bool {
    wording::fold::character(c).is_ascii_digit()
}

/// Whether a soft hyphen stands between two digits, or a line end between a digit and the point beside it.
fn is_interrupted(text: &str) -> bool {
    let inside = |c: char| is_digit(c) || matches!(c, '.' | '．' | ',');
    let mut before = None;
    let mut interrupted = false;
    for c in text.chars() {
        if c == '\u{ad}' || is_break(c) {
            interrupted = before.is_some_and(inside);
        } else if !c.is_whitespace() {
            let digits = before.is_some_and(is_digit) || is_digit(c);
            if interrupted && inside(c) && digits {
                return true;
            }
            interrupted = false;
            before = Some(c);
        }
    }
    false
}

impl<'t> Cut<'t> {
    fn find(text: &'t str) -> Option<Self> {
        let text = text.trim();
        let (above, below) = text.split_once(is_break)?;
        let (above, below) = (above.trim_end(), below.trim_start());
        if below.contains(is_break) {
            return None;
        }
        let left = above.chars().rev().take_while(|&c| is_digit(c)).count();
        let right = below.chars().take_while(|&c| is_digit(c)).count();
        (left > 0 && right > 0).then_some(Self { above, below, left, right })
    }

    /// Whether the pieces are one number rather than two.
    fn is_one_number(&self, whole: &Quantity, role: Role) -> bool {
        let (number, unit) = match &whole.value {
            Value::Number { value, unit, .. } => (value.0, unit.as_deref()),
            Value::Range { high, unit, .. } => (high.0, unit.as_deref()),
            Value::Date { .. } | Value::Text | Value::Blank => return false,
        };
        let zeros = self.below.chars().take(self.right).all(|c| matches!(c, '0' | '０'));
        // No share is above 100 %: 95⏎98% are two.
        if unit == Some("%") && number > rust_decimal::Decimal::ONE_HUNDRED {
            return false;
        }
        // Without a unit behind the second piece two bare numbers are as likely, but no number begins with 0.
        let money = matches!(role, Role::Fund | Role::Weight | Role::Score | Role::Rate | Role::Share);
        let supplied = whole.inferred.contains(&model::Inferred::Unit);
        if (unit.is_none() || supplied) && !money {
            return zeros;
        }
        // A line is filled before it is cut: what is longer below than above stands there for itself, and so does
        // what is equally long. 1⏎50人 counts an item, ≥9⏎8％ does not.
        let alone = self.above.chars().count() == self.left;
        zeros
            || self.right < self.left
            || (self.right == self.left && self.left == 1)
            || !alone && self.left == 1
    }
}
