//! What a reader of the result must be told about a value.

use model::{Flag, Inferred, Note, Op, Quantity, Value};

/// What the ids of these notes begin with.
pub(crate) const PREFIX: &str = "value.";

/// The notes one value deserves. `declared`: its unit is the form's, which is said once for all.
pub(crate) fn of(quantity: &Quantity, declared: bool) -> impl Iterator<Item = Note> {
    // That a bare value is compared by `eq` is the rule for all of them, and said in `inferred` alone.
    let equal = matches!(quantity.value, Value::Number { op: Op::Eq, .. } | Value::Date { op: Op::Eq, .. });
    let known = move |inferred: &Inferred| match inferred {
        Inferred::Unit => declared,
        Inferred::Op => equal,
        Inferred::Year => false,
    };
    let inferred = quantity.inferred.iter().filter(move |inferred| !known(inferred));
    let several = (!quantity.detail.parts.is_empty()).then(|| {
        let count = quantity.detail.parts.len();
        Note::new(
            "value.several",
            format!("`{}`: the cell holds {count} values (一格多值), kept as text", quantity.text),
        )
    });
    let inferred = inferred.map(|inferred| from_context(quantity, *inferred));
    inferred.chain(quantity.detail.flags.iter().map(|flag| odd(quantity, *flag))).chain(several)
}

/// Whether a value took its unit from its place.
pub(crate) fn takes_unit(quantity: &Quantity) -> bool {
    quantity.inferred.contains(&Inferred::Unit)
}

/// Said once a form: its money cells take the unit declared above them.
pub(crate) fn declared(cells: usize, unit: &str) -> Note {
    Note::new(
        "value.declared-unit",
        format!("{cells} money cells take the unit the form declares (单位：{unit})"),
    )
}

/// At most `limit` notes, the last one counting those left out.
pub(crate) fn bounded(mut notes: Vec<Note>, limit: usize) -> Vec<Note> {
    if notes.len() > limit {
        let rest = notes.len() - limit;
        notes.truncate(limit);
        notes.push(Note::new("value.more", format!("{rest} more notes about values are left out")));
    }
    notes
}

/// The row's column of signs holds a word that is no sign.
pub(crate) fn no_sign(quantity: &Quantity, word: &str) -> Note {
    Note::new(
        "value.no-sign",
        format!("`{}`:「{word}」is no sign of comparison (不是比较符号); read as equal", quantity.text),
    )
}

fn from_context(quantity: &Quantity, inferred: Inferred) -> Note {
    let text = &quantity.text;
    match inferred {
        Inferred::Unit => {
            let unit = match &quantity.value {
                Value::Number { unit, .. } | Value::Range { unit, .. } => unit.as_deref().unwrap_or_default(),
                Value::Date { .. } | Value::Text | Value::Blank => "",
            };
            Note::new(
                "value.inferred-unit",
                format!("`{text}`: the unit {unit} is inferred (推断单位), not written"),
            )
        }
        Inferred::Op => Note::new(
            "value.inferred-op",
            format!("`{text}`: the comparison is inferred from the verb (推断比较关系)"),
        ),
        Inferred::Year => {
            Note::new("value.inferred-year", format!("`{text}`: the year is the budget year (推断年份)"))
        }
    }
}

fn odd(quantity: &Quantity, flag: Flag) -> Note {
    let text = &quantity.text;
    let (id, message) = match flag {
        Flag::RedundantOp => ("value.redundant-op", "the comparison is written twice (比较词重复)"),
        Flag::ConflictingOp => {
            ("value.conflicting-op", "the comparisons contradict each other (比较词矛盾); kept as text")
        }
        Flag::OddSign => ("value.odd-sign", "a sign stands for another (符号不规范)"),
        Flag::ReversedRange => ("value.reversed-range", "the higher number comes first (区间颠倒)"),
        Flag::NoYear => ("value.no-year", "a date without a year (日期缺年份); kept as text"),
        Flag::BrokenNumber => (
            "value.broken-number",
            "a line end or soft hyphen stands inside the number (数字被断行), read as one number: please check",
        ),
        Flag::OddPlaceholder => ("value.odd-placeholder", "一 is taken for the dash — (占位符不规范)"),
    };
    Note::new(id, format!("`{text}`: {message}"))
}
