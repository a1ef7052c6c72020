//! Every quantity of a submission, each with the context of its place.

use std::collections::HashSet;

use indexmap::IndexMap;
use model::{
    Flag, Form, Fund, FundColumn, Indicator, IndicatorValue, Inferred, Level1, Level2, Limits, Measure, Note,
    Op, Place, Places, Pointer, ProseQuantity, Quantity, Section, Submission, Task, TaskSum, TotalColumn,
    Value,
};
use wording::comparison::{self, Comparison};

use crate::notes;
use crate::{Context, Role, parse, prose};

/// Reads every value of `submission` anew from its text: cells in place, the outline's paragraphs into
/// [`Section::quantities`]. What was inferred or is odd is said in the notes (`value.…`), with its place. Doing it
/// twice changes nothing.
pub fn normalize(submission: &mut Submission) {
    normalize_within(submission, &Limits::default());
}

/// [`normalize`] with another limit on the notes.
pub fn normalize_within(submission: &mut Submission, limits: &Limits) {
    submission.notes.retain(|note| !note.id.starts_with(notes::PREFIX));
    // The forms change while their places are looked up.
    let mut forms = std::mem::take(&mut submission.forms);
    let told = submission.notes.iter().filter(|note| note.id == SIGN_TOLD);
    let told = told.filter_map(|note| note.place.as_ref().map(row)).collect();
    let mut reader =
        Reader { places: Places::new(submission), notes: Vec::new(), doubtful: Vec::new(), told };
    for (index, form) in forms.iter_mut().enumerate() {
        reader.form(form, submission.year, &Pointer::root().key("forms").index(index));
        doubt(form, std::mem::take(&mut reader.doubtful));
    }
    let notes = reader.notes;
    submission.forms = forms;
    submission.notes.extend(notes::bounded(notes, limits.notes));
    narrative(&mut submission.outline, submission.year);
}

/// Lists values that were read with doubt. A form without a reading gets none: nobody counted its cells.
fn doubt(form: &mut Form, doubtful: Vec<Pointer>) {
    let Some(reading) = &mut form.reading else { return };
    for pointer in doubtful {
        if !reading.doubtful.contains(&pointer) {
            reading.doubtful.push(pointer);
        }
    }
}

/// The quantities of the narrative. A stack instead of recursion: headings nest as deep as a file says.
fn narrative(outline: &mut [Section], year: Option<u16>) {
    let context = Context { year, role: Role::Prose, ..Context::default() };
    let mut open: Vec<&mut Section> = outline.iter_mut().collect();
    while let Some(section) = open.pop() {
        section.quantities = section
            .paragraphs
            .iter()
            .zip(0..)
            .flat_map(|(text, paragraph)| {
                prose(text, &context).into_iter().map(move |(span, quantity)| ProseQuantity {
                    paragraph,
                    span,
                    quantity,
                })
            })
            .collect();
        open.extend(&mut section.sections);
    }
}

struct Reader<'a> {
    places: Places<'a>,
    notes: Vec<Note>,
    /// Values of the form being read whose number was put together.
    doubtful: Vec<Pointer>,
    /// Rows whose column of signs the reader of the form has spoken of already.
    told: HashSet<Row>,
}

/// What the reader of a form says of a word in a column of signs.
const SIGN_TOLD: &str = "form.no-sign";

/// A row of a table.
type Row = (Option<u32>, Option<u32>);

fn row(place: &Place) -> Row {
    (place.table, place.row)
}

impl Reader<'_> {
    fn form(&mut self, form: &mut Form, year: Option<u16>, at: &Pointer) {
        let context = Context {
            year: form.year.or(year),
            currency_unit: form.currency_unit.as_deref(),
            ..Context::default()
        };
        let mut declared = Declared::default();
        for (index, fund) in form.funds.iter_mut().enumerate() {
            self.fund(fund, &context, &at.key("funds").index(index), &mut declared);
        }
        for (index, task) in form.tasks.iter_mut().enumerate() {
            self.task(task, &context, &at.key("tasks").index(index), &mut declared);
        }
        for (index, step) in form.schedule.iter_mut().enumerate() {
            let share = Context { role: Role::Share, ..context };
            step.share = parse(&step.share.text, &share);
            self.note(&step.share, &at.key("schedule").index(index).key("share"), true);
        }
        if let Some(note) = declared.note(context.currency_unit) {
            self.notes.push(note);
        }
        for (index, goal) in form.goals.iter_mut().enumerate() {
            self.cell(&mut goal.weight, Role::Weight, &context, &at.key("goals").index(index).key("weight"));
        }
        for (index, indicator) in form.indicators.iter_mut().enumerate() {
            self.indicator(indicator, &context, &at.key("indicators").index(index));
        }
        if let Some(total) = &mut form.total {
            let at = at.key("total");
            for &column in TotalColumn::ALL {
                let role = match column {
                    TotalColumn::Weight => Role::Weight,
                    TotalColumn::Score => Role::Score,
                };
                self.cell(column.slot(total), role, &context, &at.key(column.key()));
            }
        }
    }

    fn fund(&mut self, fund: &mut Fund, context: &Context<'_>, at: &Pointer, declared: &mut Declared) {
        for &column in FundColumn::ALL {
            let (cell, at) = (column.slot(fund), at.key(column.key()));
            match column.measure() {
                Measure::Money => self.money(cell, context, &at, declared),
                measure => self.cell(cell, role(measure), context, &at),
            }
        }
    }

    fn task(&mut self, task: &mut Task, context: &Context<'_>, at: &Pointer, declared: &mut Declared) {
        let Some(budget) = &mut task.budget else { return };
        let at = at.key("budget");
        for &sum in TaskSum::ALL {
            self.money(sum.slot(budget), context, &at.key(sum.key()), declared);
        }
    }

    /// A money cell. That it takes the declared unit is said once a form: every form has a dozen of them.
    fn money(
        &mut self,
        cell: &mut Option<Quantity>,
        context: &Context<'_>,
        at: &Pointer,
        declared: &mut Declared,
    ) {
        let Some(quantity) = cell else { return };
        *quantity = parse(&quantity.text, &Context { role: Role::Fund, ..*context });
        if notes::takes_unit(quantity) {
            declared.cells += 1;
            declared.first = declared.first.take().or_else(|| self.place(at));
        }
        self.note(quantity, at, true);
    }

    fn cell(&mut self, cell: &mut Option<Quantity>, role: Role, context: &Context<'_>, at: &Pointer) {
        let Some(quantity) = cell else { return };
        *quantity = parse(&quantity.text, &Context { role, ..*context });
        self.note(quantity, at, false);
    }

    fn indicator(&mut self, indicator: &mut Indicator, context: &Context<'_>, at: &Pointer) {
        if let Some(level) = &mut indicator.level1 {
            self.cell(&mut level.weight, Role::Weight, context, &at.key("level1").key("weight"));
        }
        if let Some(level) = &mut indicator.level2 {
            self.cell(&mut level.weight, Role::Weight, context, &at.key("level2").key("weight"));
        }
        let level1 = indicator.level1.as_ref().and_then(|level| level.id.clone());
        let level2 = indicator.level2.as_ref().and_then(|level| level.id.clone());
        let name = indicator.name.clone();
        let context = Context {
            level1: level1.as_ref().map(Level1::as_str),
            level2: level2.as_ref().map(Level2::as_str),
            name: name.as_deref(),
            ..*context
        };
        self.target(&mut indicator.target, &indicator.fields, &context, &at.key("target"));
        // People write 700 beside ≥1000人次: the unit is the target's.
        let target = indicator.target.clone();
        let reached = Context { target: target.as_ref(), ..context };
        for &column in IndicatorValue::ALL.iter().filter(|column| **column != IndicatorValue::Target) {
            let (context, role) = match column.measure() {
                None => (&reached, Role::Target),
                Some(measure) => (&context, role(measure)),
            };
            self.cell(column.slot(indicator), role, context, &at.key(column.key()));
        }
        for (label, grade) in &mut indicator.grades {
            *grade = parse(&grade.text, &Context { role: Role::Target, ..context });
            self.note(grade, &at.key("grades").key(label), false);
        }
    }

    /// A target, and what its row says in place of a sign (定性, 正向, 反向, 无): that is no comparison.
    fn target(
        &mut self,
        cell: &mut Option<Quantity>,
        fields: &IndexMap<String, String>,
        context: &Context<'_>,
        at: &Pointer,
    ) {
        self.cell(cell, Role::Target, context, at);
        let Some(quantity) = cell else { return };
        if let Some(word) = unsigned(quantity, fields)
            && self.place(at).is_none_or(|place| !self.told.contains(&row(&place)))
        {
            let note = self.stand(notes::no_sign(quantity, word), at);
            self.notes.push(note);
        }
        infer_equal(quantity);
    }

    fn note(&mut self, quantity: &Quantity, at: &Pointer, declared: bool) {
        let several = !quantity.detail.parts.is_empty();
        if several || quantity.detail.flags.contains(&Flag::BrokenNumber) {
            self.doubtful.push(at.clone());
        }
        let notes: Vec<_> = notes::of(quantity, declared).map(|note| self.stand(note, at)).collect();
        self.notes.extend(notes);
    }

    fn stand(&self, note: Note, at: &Pointer) -> Note {
        match self.place(at) {
            Some(place) => note.at(place),
            None => note,
        }
    }

    fn place(&self, at: &Pointer) -> Option<Place> {
        self.places.of(at)
    }
}

/// How a column is read.
fn role(measure: Measure) -> Role {
    match measure {
        Measure::Money => Role::Fund,
        Measure::Rate => Role::Rate,
        Measure::Weight => Role::Weight,
        Measure::Score => Role::Score,
    }
}

/// The money cells of a form that take the declared currency unit.
#[derive(Default)]
struct Declared {
    cells: usize,
    first: Option<Place>,
}

impl Declared {
    fn note(self, unit: Option<&str>) -> Option<Note> {
        let note = (self.cells > 0).then(|| notes::declared(self.cells, unit.unwrap_or_default()))?;
        Some(match self.first {
            Some(place) => note.at(place),
            None => note,
        })
    }
}

/// A bare 98% in a column of targets is compared by `eq`, though nothing says so. What was reached compares nothing.
fn infer_equal(quantity: &mut Quantity) {
    let equal = matches!(quantity.value, Value::Number { op: Op::Eq, .. } | Value::Date { op: Op::Eq, .. });
    let written = || comparison::all(&quantity.text).iter().any(|(_, said)| *said == Comparison::Eq);
    if equal && !quantity.inferred.contains(&Inferred::Op) && !written() {
        quantity.inferred.push(Inferred::Op);
    }
}

/// The word that stands in the row's column of signs, where the number is compared by no sign of its own.
fn unsigned<'f>(quantity: &'f Quantity, fields: &'f IndexMap<String, String>) -> Option<&'f str> {
    const COLUMNS: &[&str] = &["性质", "方向", "符号", "比较"];
    const WORDS: &[&str] = &["定性", "定量", "正向", "反向", "逆向", "双向", "中性", "无", "不适用"];
    let plain = matches!(&quantity.value, Value::Number { op: Op::Eq, .. });
    if !plain || comparison::all(&quantity.text).iter().any(|(_, said)| *said == Comparison::Eq) {
        return None;
    }
    let is_word = |word: &str| WORDS.contains(&word.trim_end_matches("指标"));
    let column = fields.iter().find_map(|(label, word)| {
        let word = word.trim();
        (COLUMNS.iter().any(|column| label.contains(column)) && is_word(word)).then_some(word)
    });
    // The official print joins the columns: 定性98%.
    column.or_else(|| quantity.detail.before.as_deref().filter(|before| is_word(before)))
}
