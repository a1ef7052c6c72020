//! Labels that no field of a form is for, matched by their words.

use model::Pointer;
use wording::fold::letters;

use crate::change_list::{ChangeList, Subject};
use crate::lines::{self, Line, Way};
use crate::sides::{LineAt, Sides};

pub(crate) type Fields = indexmap::IndexMap<String, String>;

/// Every other label, matched by its words.
pub(crate) fn compare(changes: &mut ChangeList<'_>, sides: &Sides, before: &str, old: &Fields, new: &Fields) {
    for (name, left, right) in matched_fields(old, new) {
        let pointer = |root: &Pointer, key: Option<&String>| key.map(|key| root.key("fields").key(key));
        let subject = Subject::new(
            Pointer::root().key("fields").key(&name),
            format!("{before}{name}"),
            pointer(&sides.old, left.map(|(key, _)| key)),
            pointer(&sides.new, right.map(|(key, _)| key)),
        );
        changes.text(subject, left.map(|(_, text)| text.as_str()), right.map(|(_, text)| text.as_str()));
    }
}

pub(super) fn of_line(changes: &mut ChangeList<'_>, line: &LineAt, label: &str, old: &Fields, new: &Fields) {
    for (name, left, right) in matched_fields(old, new) {
        let subject = line.whole(format!("{label}·{name}")).under("fields").under(&name);
        changes.text(subject, left.map(|(_, text)| text.as_str()), right.map(|(_, text)| text.as_str()));
    }
}

type Field<'a> = Option<(&'a String, &'a String)>;

fn matched_fields<'a>(old: &'a Fields, new: &'a Fields) -> Vec<(String, Field<'a>, Field<'a>)> {
    let (left, right): (Vec<_>, Vec<_>) = (old.iter().collect(), new.iter().collect());
    let key = |(key, _): &(&String, &String)| Some(letters(key));
    let lines = lines::pair(&left, &right, &[Way::Key(&key)]);
    let field = |line: Line| {
        let (before, after) = (line.old.map(|i| left[i]), line.new.map(|i| right[i]));
        let name = after.or(before).map(|(key, _)| key.clone()).unwrap_or_default();
        (name, before, after)
    };
    lines.into_iter().map(field).collect()
}
