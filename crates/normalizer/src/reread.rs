//! Quantities that came with their meaning, from JSON: the text counts.

use model::{Detail, Limits, Note, Pointer, Quantity, Section, Submission, Value};

use crate::bounds;
use crate::normalize_within;

/// Reads every value of `submission` anew from its text, as [`normalize_within`] does, and says in notes (`json.quantity`) where
/// the text means something else than the JSON said.
pub fn reread(submission: &mut Submission, limits: &Limits) {
    let said: Vec<Quantity> =
        quantities(submission).into_iter().map(|(_, quantity)| quantity.clone()).collect();
    let prose = prose(&submission.outline);
    normalize_within(submission, limits);
    let mut notes = Vec::new();
    let mut more = 0;
    for ((at, read), said) in quantities(submission).into_iter().zip(&said) {
        if !contradicts(said, read) {
            continue;
        }
        if notes.len() == bounds::TOLD {
            more += 1;
            continue;
        }
        notes.push(differs(submission, &at, said, read));
    }
    notes.extend((more > 0).then(|| {
        Note::new(
            "json.quantity",
            format!("{more} more quantities differ from their texts (另有数量与原文不符)"),
        )
    }));
    // A narrative without any was made by another program, which need not have read it.
    if !prose.is_empty() && prose != self::prose(&submission.outline) {
        let message = "quantities of the narrative differ from its text; the text counts (正文中的数量与原文不符，以原文为准)";
        notes.push(Note::new("json.quantity", message));
    }
    submission.notes.extend(notes);
}

/// Whether a quantity means something else than its text. What context supplied, and what is odd in the writing, are
/// no part of that.
fn contradicts(said: &Quantity, read: &Quantity) -> bool {
    let plain =
        |quantity: &Quantity| Detail { flags: Vec::new(), parts: Vec::new(), ..quantity.detail.clone() };
    said.text.trim() != read.text || said.value != read.value || plain(said) != plain(read)
}

fn differs(submission: &Submission, at: &Pointer, said: &Quantity, read: &Quantity) -> Note {
    let text: String = read.text.chars().take(bounds::REPEATED).collect();
    let message = format!(
        "{at} is no {} but what its text「{text}」says, a {}; the text counts (数量与原文不符，以原文为准)",
        written(said),
        written(read),
    );
    let note = Note::new("json.quantity", message);
    match submission.place_of(at) {
        Some(place) => note.at(place),
        None => note,
    }
}

/// What a quantity means, in a few words.
fn written(quantity: &Quantity) -> String {
    let kind = quantity.value.kind();
    let unit = |unit: &Option<String>| {
        unit.as_ref().map(|unit| unit.chars().take(bounds::REPEATED).collect::<String>())
    };
    let part = match &quantity.value {
        Value::Number { op, value, unit: of, .. } => {
            format!("{} {value}{}", op.as_str(), unit(of).unwrap_or_default())
        }
        Value::Range { low, high, unit: of, .. } => format!("{low}–{high}{}", unit(of).unwrap_or_default()),
        Value::Date { op, date } => format!("{} {date}", op.as_str()),
        Value::Text | Value::Blank => return kind.to_owned(),
    };
    format!("{kind} ({part})")
}

fn quantities(submission: &Submission) -> Vec<(Pointer, &Quantity)> {
    let forms = Pointer::root().key("forms");
    let mut found = Vec::new();
    for (index, form) in submission.forms.iter().enumerate() {
        let at = forms.index(index);
        let own = form.quantities().into_iter();
        found.extend(own.map(|(pointer, quantity)| (Pointer::from(format!("{at}{pointer}")), quantity)));
    }
    found
}

/// The quantities of the narrative in the order of a walk that is the same each time.
fn prose(outline: &[Section]) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut open: Vec<&Section> = outline.iter().collect();
    while let Some(section) = open.pop() {
        found.extend(section.quantities.iter().map(|prose| prose.quantity.clone()));
        open.extend(&section.sections);
    }
    found
}
