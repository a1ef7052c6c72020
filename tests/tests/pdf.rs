//! The PDF of every fixture: whole, the same twice, with every value of the JSON in its text.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use jixiao::write::{FontOptions, PdfOptions, Renderer, Template};
use jixiao::{Limits, Pointer, Submission, to_json};
use serde_json::Value;
use testkit::pdf::{Pdf, TableCell, tables};
use tests::{fixtures, submission, word_files};

/// Text as it is compared: the spaces and breaks of typesetting are not the document's.
fn bare(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// Every text a person wrote in the forms: labels, names, values, goals.
fn texts(value: &Value, found: &mut Vec<String>) {
    const OURS: [&str; 11] = [
        "kind",
        "profile",
        "recognition",
        "id",
        "item",
        "term",
        "labels",
        "inferred",
        "detail",
        "grids",
        "reading",
    ];
    const MEANING: [&str; 14] = [
        "quantities",
        "unit",
        "base",
        "op",
        "date",
        "month",
        "flags",
        "parts",
        "subject",
        "noun",
        "change",
        "relative_to",
        "from",
        "open",
    ];
    match value {
        Value::String(text) if !text.is_empty() => found.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|value| texts(value, found)),
        Value::Object(map) if map.contains_key("kind") && map.contains_key("text") => {
            texts(&map["text"], found);
        }
        Value::Object(map) => {
            for (key, value) in map {
                let skipped =
                    OURS.contains(&key.as_str()) || MEANING.contains(&key.as_str()) && key != "unit";
                if !skipped {
                    texts(value, found);
                }
            }
        }
        _ => {}
    }
}

/// What a text of pages has less often than the submission. A text that stands in one cell counts once, however many
/// values hold it: a level over several indicators, the name of a project in each of its forms.
fn missing(submission: &Submission, pages: &str) -> Vec<String> {
    let json: Value = serde_json::from_str(&to_json(submission).unwrap()).unwrap();
    let mut placed: Vec<(String, Value)> = Vec::new();
    for (pointer, place) in json["places"].as_object().into_iter().flatten() {
        let mut texts = Vec::new();
        if let Some(value) = json.pointer(pointer).filter(|_| pointer.starts_with("/forms/")) {
            self::texts(value, &mut texts);
        }
        // A level that stands in each row may be printed once over all of them.
        let is_level = pointer.ends_with("/level1") || pointer.ends_with("/level2");
        let form = || Value::from(pointer.split('/').nth(2));
        let place = if is_level { form() } else { place.clone() };
        let values = texts.into_iter().map(|text| (text, place.clone()));
        placed.extend(values.filter(|_| !pointer.contains("/labels/")));
    }
    placed.sort_by_key(|(text, place)| (text.clone(), place.to_string()));
    placed.dedup();
    // Points in a label, a unit's name in 主管部门: they are part of the text that stands there.
    let whole = placed.clone();
    placed.retain(|(text, place)| {
        !whole.iter().any(|(other, there)| there == place && other != text && other.contains(text.as_str()))
    });
    // Of what has no place of its own, each text once.
    let mut rest = form_texts(submission);
    rest.retain(|text| placed.iter().all(|(other, _)| !other.contains(text.as_str())));
    rest.sort();
    rest.dedup();
    let all: Vec<String> = placed.into_iter().map(|(text, _)| text).chain(rest).collect();
    // A long text may run over a page; its lines stand whole.
    let lines: Vec<String> =
        all.iter().flat_map(|text| text.lines().map(bare)).filter(|line| !line.is_empty()).collect();
    assert!(!lines.is_empty());
    let mut missing = Vec::new();
    for line in &lines {
        let wanted: usize = lines.iter().map(|other| other.matches(line.as_str()).count()).sum();
        let found = pages.matches(line.as_str()).count();
        if found < wanted {
            missing.push(format!("{line} stands {found} times, not {wanted}"));
        }
    }
    missing.dedup();
    missing
}

/// Labels and names with the value that stands beside or below each: the next cell or one below, one on the same row, or
/// for money either.
struct Pairs {
    next: Vec<(String, String)>,
    same_row: Vec<(String, String)>,
    money: Vec<(String, String)>,
}

/// 联系电话（2）: the number tells two fields of one label apart; the document has the label alone.
fn untwinned(label: &str) -> &str {
    let twin = |number: &str| number.parse::<u32>().is_ok();
    match label.strip_suffix('）').and_then(|label| label.rsplit_once('（')) {
        Some((bare, number)) if twin(number) => bare,
        _ => label,
    }
}

fn pairs(submission: &Submission) -> Pairs {
    let mut pairs = Pairs { next: Vec::new(), same_row: Vec::new(), money: Vec::new() };
    let text = |quantity: &Option<jixiao::Quantity>| quantity.as_ref().map(|quantity| quantity.text.clone());
    for (index, form) in submission.forms.iter().enumerate() {
        let fields = Pointer::root().key("forms").index(index).key("fields");
        // A field of a paragraph stands in a line over or under the table.
        let in_table = |label: &str| {
            submission.places.get(&fields.key(label)).is_some_and(|place| place.table.is_some())
        };
        let cells = form.fields.iter().filter(|(label, _)| in_table(label));
        pairs.next.extend(cells.map(|(label, value)| (untwinned(label).to_owned(), value.clone())));
        for fund in &form.funds {
            let amounts = [text(&fund.initial), text(&fund.budget), text(&fund.executed)];
            pairs.money.extend(amounts.into_iter().flatten().map(|amount| (fund.label.clone(), amount)));
        }
        for indicator in &form.indicators {
            let values = [text(&indicator.target), text(&indicator.actual), text(&indicator.score)];
            let name = indicator.name.clone().unwrap_or_default();
            pairs.same_row.extend(values.into_iter().flatten().map(|value| (name.clone(), value)));
        }
    }
    for list in [&mut pairs.next, &mut pairs.same_row, &mut pairs.money] {
        for (label, value) in list.iter_mut() {
            (*label, *value) = (bare(label), bare(value));
        }
        list.retain(|(label, value)| !label.is_empty() && !value.is_empty());
    }
    pairs
}

/// The pairs whose value does not stand beside its label in any of the tables.
fn parted(pairs: &Pairs, tables: &[Vec<TableCell>]) -> Vec<String> {
    let meets = |from: usize, length: usize, other: usize, others: usize| {
        from < other + others && other < from + length
    };
    // Sign, number and unit may have cells of their own: what stands beside is read in one piece, and so is the label's
    // own cell.
    let stand = |label: &str, value: &str, beside: &dyn Fn(&TableCell, &TableCell) -> bool| {
        tables.iter().any(|table| {
            table.iter().any(|one| {
                let Some((_, behind)) = one.text.split_once(label) else { return false };
                let mut others: Vec<&TableCell> = table.iter().filter(|other| beside(one, other)).collect();
                others.sort_by_key(|other| (other.row, other.column));
                let text: String = others.into_iter().map(|other| other.text.as_str()).collect();
                behind.contains(value) || text.contains(value)
            })
        })
    };
    let row = |one: &TableCell, other: &TableCell| {
        meets(one.row, one.rows, other.row, other.rows) && one.column + one.columns <= other.column
    };
    let under = |one: &TableCell, other: &TableCell| {
        meets(one.column, one.columns, other.column, other.columns) && one.row + one.rows <= other.row
    };
    let next = |one: &TableCell, other: &TableCell| {
        row(one, other) && one.column + one.columns == other.column || under(one, other)
    };
    let money = |one: &TableCell, other: &TableCell| row(one, other) || under(one, other);
    let mut parted = Vec::new();
    for (pairs, beside) in [
        (&pairs.money, &money as &dyn Fn(&TableCell, &TableCell) -> bool),
        (&pairs.next, &next as &dyn Fn(&TableCell, &TableCell) -> bool),
        (&pairs.same_row, &row as &dyn Fn(&TableCell, &TableCell) -> bool),
    ] {
        let apart = pairs.iter().filter(|(label, value)| !stand(label, value, beside));
        parted.extend(apart.map(|(label, value)| format!("{value} does not stand beside {label}")));
    }
    parted
}

/// Each value stands beside its label; and a test that did not see two cells changed about would prove nothing.
#[test]
fn labels_and_values_stand_side_by_side() {
    let renderer = Renderer::new(&FontOptions::default()).unwrap();
    let (mut documents, mut swaps, mut wrong) = (0, 0, Vec::new());
    // A structure tree is slow to read: every third document.
    for path in word_files(&fixtures("good")).into_iter().step_by(3) {
        documents += 1;
        let submission = submission(&path);
        let pdf = renderer.pdf(&submission, &PdfOptions::default()).unwrap();
        let mut tables = tables(&Pdf::open(&pdf.value).elements());
        let pairs = pairs(&submission);
        let apart = parted(&pairs, &tables);
        if !apart.is_empty() {
            wrong.push(format!("{}: {apart:?}", path.display()));
            continue;
        }
        // Two values of different rows, each there once, change places.
        let once = |text: &str| tables.iter().flatten().filter(|cell| cell.text.contains(text)).count() == 1;
        // A value in the cell of its label goes where the label goes.
        let together = |label: &str, value: &str| {
            tables.iter().flatten().any(|cell| cell.text.contains(label) && cell.text.contains(value))
        };
        let values = pairs
            .same_row
            .iter()
            .chain(&pairs.money)
            .filter(|(label, value)| once(label) && once(value) && !together(label, value));
        let values: Vec<_> = values.collect();
        // Under one heading of a list each value is as right as the other.
        let Some((label, first)) = values.first() else { continue };
        let Some((_, last)) = values.iter().rev().find(|(other, _)| other != label) else { continue };
        let found = |wanted: &str| {
            tables.iter().enumerate().find_map(|(table, cells)| {
                Some((table, cells.iter().position(|cell| cell.text.contains(wanted))?))
            })
        };
        let (Some(one), Some(other)) = (found(first), found(last)) else { continue };
        if tables[one.0][one.1].row != tables[other.0][other.1].row {
            let text = tables[one.0][one.1].text.clone();
            tables[one.0][one.1].text = std::mem::replace(&mut tables[other.0][other.1].text, text);
            assert!(
                !parted(&pairs, &tables).is_empty(),
                "{}: {first} and {last} changed about",
                path.display()
            );
            swaps += 1;
        }
    }
    assert!(wrong.is_empty(), "{} documents have values elsewhere:\n{}", wrong.len(), wrong.join("\n"));
    assert!(swaps * 2 > documents, "only {swaps} of {documents} documents had cells to change about");
}

fn form_texts(submission: &Submission) -> Vec<String> {
    let json: Value = serde_json::from_str(&to_json(submission).unwrap()).unwrap();
    let mut found = Vec::new();
    texts(&json["forms"], &mut found);
    texts(&json["outline"], &mut found);
    found
}

/// Documents whose page is the form's own while the data say a text once more: a sum that also stands in a table kept whole
/// (`cost-years`), points that brackets part from their 分, a code in full-width digits over two lines, a tick that stands
/// for its heading (确定能), a unit that one cell says for a label and for the form,
/// a level's points that one cell says for all its rows, headings that the projects of a list share and that are their levels
/// (`levels-across-…`, `several-in-a-cell`); and contents that somebody pasted.
const SAID_ONCE_MORE: [&str; 11] = [
    "cost-years",
    "goal-head-with-points",
    "identity-broken-code",
    "level-points-in-columns",
    "levels-across-cells",
    "levels-across-pairs",
    "monitoring-causes",
    "monitoring-nine-months",
    "no-form-narrative",
    "several-in-a-cell",
    "sign-in-direction",
];

#[test]
fn every_text_of_every_fixture_is_in_its_pdf() {
    let renderer = Renderer::new(&FontOptions::default()).unwrap();
    let mut wrong = Vec::new();
    for path in word_files(&fixtures("good")) {
        let submission = submission(&path);
        let pdf = renderer.pdf(&submission, &PdfOptions::default()).unwrap();
        let told = pdf.notes.iter().filter(|note| note.id != "layout.contents-left-out");
        wrong.extend(told.map(|note| format!("{}: {}", path.display(), note.message)));
        let text = bare(&Pdf::open(&pdf.value).page_texts().concat());
        let missing = missing(&submission, &text);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        if SAID_ONCE_MORE.contains(&stem.as_ref()) {
            assert!(!missing.is_empty(), "{stem} is said as often as printed now");
        } else if !missing.is_empty() {
            wrong.push(format!("{}: {missing:?}", path.display()));
        }
        let again = renderer.pdf(&submission, &PdfOptions::default()).unwrap();
        assert!(pdf.value == again.value, "{}: the second PDF differs", path.display());
    }
    assert!(wrong.is_empty(), "{} documents lack texts:\n{}", wrong.len(), wrong.join("\n"));
}

/// Pages are verified by what they say: those of the layout hold, those of a template that leaves out the forms do not.
#[test]
fn pages_that_say_what_the_data_say_are_verified() {
    let renderer = Renderer::new(&FontOptions::default()).unwrap();
    let submission = submission(&fixtures("good").join("hebei-one-table.docx"));
    let verified = |template: Option<Template>| {
        let options = PdfOptions { template, ..PdfOptions::default() };
        let pdf = jixiao::write::typeset(&renderer, &submission, &options).unwrap().value;
        jixiao::verify(&pdf, &Limits::default()).unwrap().unwrap()
    };
    assert!(verified(None).holds());
    let short = "#import \"parts/theme.typ\": base\n#set document(title: [表])\n#show: base\n#json(\"/data.json\").forms.first().title";
    let short = verified(Some(Template::from_source("short.typ", short.to_owned())));
    assert!(!short.holds() && short.unchanged == Some(true) && !short.missing.is_empty(), "{short:?}");
    assert!(short.missing.iter().all(|(pointer, _)| !pointer.as_str().ends_with("/title")), "{short:?}");
}
