//! Several amounts in one text, each behind its item: 资金总额：48.00；其中：财政拨款：40.00；其他资金：8.00.

use model::{Pointer, Role};
use wording::blank;
use wording::currency;
use wording::label::Label;

use super::{At, Reader, Text, shortened};
use crate::weights::read as weights;
use crate::words::{Entry, Vocabulary};

/// Items with their amounts, in order; the first may stand without a name. `None` where a part of the text is something
/// else than a known item with its amount.
pub(crate) fn amounts<'t>(text: &'t str, words: &Vocabulary) -> Option<Vec<(&'t str, &'t str)>> {
    let parts = parts(text).into_iter().map(str::trim).filter(|part| !part.is_empty());
    let mut found = Vec::new();
    for part in parts {
        let (item, amount) = item(part)?;
        let named = words.money(&Label::new(item)).is_some();
        if !(named || item.is_empty() && found.is_empty()) {
            return None;
        }
        found.push((item, amount));
    }
    found.iter().any(|(item, _)| !item.is_empty()).then_some(found)
}

/// A text's parts between semicolons, commas that part no digits, brackets and line ends.
fn parts(text: &str) -> Vec<&str> {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let parts_here = |at: usize, c: char| match c {
        '；' | ';' | '，' | '、' | '。' | '\n' | '（' | '(' | '）' | ')' => true,
        ',' => !(digit(text[..at].chars().next_back()) && digit(text[at + 1..].chars().next())),
        _ => false,
    };
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices().filter(|&(at, c)| parts_here(at, c)) {
        parts.push(&text[from..at]);
        from = at + c.len_utf8();
    }
    parts.push(&text[from..]);
    parts
}

/// 财政拨款：40.00万元 → 财政拨款, 40.00万元.
fn item(part: &str) -> Option<(&str, &str)> {
    let number = |c: char| wording::fold::character(c).is_ascii_digit() || matches!(c, '.' | ',' | '．');
    let end = part.rfind(|c: char| wording::fold::character(c).is_ascii_digit())?;
    let end = end + part[end..].chars().next().map_or(1, char::len_utf8);
    let unit = part[end..].trim();
    if !(unit.is_empty() || matches!(unit, "万" | "亿") || currency::unit(unit).is_some()) {
        return None;
    }
    let start = part[..end].trim_end_matches(number).len();
    let item = part[..start].trim().trim_end_matches([':', '：', '为', '计', '共', '约']).trim();
    // A year or another number in the name: the text says more than an amount.
    let plain = !item.contains(number) && item.chars().count() <= weights::LONGEST_ITEM;
    plain.then(|| (item, part[start..].trim()))
}

impl Reader<'_, '_> {
    /// Reads a text of several amounts as funds, the first without a name as `own`. `false` where it is none.
    pub(super) fn amounts(&mut self, own: Option<(&Entry, &Text<'_>)>, text: &Text<'_>) -> bool {
        let found = amounts(text.text, self.words).unwrap_or_default();
        let nameless = found.first().is_some_and(|(item, _)| item.is_empty());
        if found.is_empty() || nameless && own.is_none() {
            return false;
        }
        let message = format!(
            "several amounts stand in one text「{}」 一格多个金额; each is read",
            shortened(text.text)
        );
        self.keeper().note("form.amounts-in-text", message, text.place.clone());
        for (item, amount) in found {
            let amount = Text { text: amount, place: text.place.clone() };
            let words = self.words;
            if let Some((entry, label)) = own.filter(|_| item.is_empty()) {
                self.fund(entry, label.clone(), amount);
            } else if let Some(entry) = words.money(&Label::new(item)) {
                self.fund(entry, Text { text: item, place: text.place.clone() }, amount);
            }
            let keeper = self.keeper();
            let last = keeper.form.funds.len().saturating_sub(1);
            keeper.doubt(Pointer::root().key("funds").index(last).key("budget"));
        }
        true
    }

    /// The same for a cell of its own in the money block.
    pub(super) fn amounts_alone(&mut self, at: At) -> bool {
        let text = self.at(at);
        let read = !blank::is_blank(text.text) && self.amounts(None, &text);
        if read {
            self.claim(at, Role::Value);
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;
    use crate::Profiles;

    #[test]
    fn items_and_amounts() {
        let profiles = Profiles::builtin();
        let of = |text| amounts(text, &profiles.all);
        assert_eq!(of("总额10606.75万元"), Some(vec![("总额", "10606.75万元")]));
        assert_eq!(
            of("48.00；其中：财政拨款40.00，其他资金：8.00"),
            Some(vec![("", "48.00"), ("其中：财政拨款", "40.00"), ("其他资金", "8.00")])
        );
        assert_eq!(
            of("1,200万元（其中：上级资金1,000万元；本级财政：200万元）"),
            Some(vec![("", "1,200万元"), ("其中：上级资金", "1,000万元"), ("本级财政", "200万元")])
        );
        for text in
            ["854万(甲400万元,乙295万元)", "100", "培训费按每人200元测算", "2021年财政拨款40万元", "财政拨款"]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
