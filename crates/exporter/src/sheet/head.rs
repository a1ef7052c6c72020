//! The rows of labels and values at the top.

use model::Form;

use super::{Sketch, WIDTH, label, text};

/// Text longer than this takes a row of its own.
const SHORT: usize = 24;

/// 项目编码 and 项目名称.
pub(super) fn project(form: &Form) -> Sketch {
    let project = form.project.as_ref();
    let pairs = [
        ("项目编码", project.and_then(|project| project.code.as_deref())),
        ("项目名称", project.and_then(|project| project.name.as_deref())),
    ];
    pairs_of(pairs.into_iter().filter_map(|(label, value)| Some((label, value?))))
}

/// Every label without a place of its own in the JSON.
pub(super) fn fields(form: &Form) -> Sketch {
    pairs_of(form.fields.iter().map(|(label, value)| (label.as_str(), value.as_str())))
}

/// 资金用途.
pub(super) fn purpose(form: &Form) -> Sketch {
    pairs_of(form.purpose.iter().map(|purpose| ("资金用途", purpose.as_str())))
}

/// Two pairs a row while both are short, in order.
fn pairs_of<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Sketch {
    let mut table = Sketch::default();
    let mut pairs = pairs.peekable();
    let short = |text: &str| !text.contains('\n') && text.chars().count() <= SHORT;
    while let Some((left, value)) = pairs.next() {
        let second = if short(value) { pairs.next_if(|(_, value)| short(value)) } else { None };
        match second {
            Some((right, other)) => table.row(vec![
                label(0, 160, left),
                text(160, 500, value),
                label(500, 660, right),
                text(660, WIDTH, other),
            ]),
            None => table.row(vec![label(0, 160, left), text(160, WIDTH, value)]),
        }
    }
    table
}
