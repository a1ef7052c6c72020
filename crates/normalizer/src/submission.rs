//! Every quantity of a submission, each with the context of its place.

use indexmap::IndexMap;
use model::{
    Form, Fund, Indicator, Inferred, Level, Limits, Note, Op, Place, Pointer, ProseQuantity, Quantity,
    Section, Submission, Task, Value,
};

use crate::notes;
use crate::{Context, Role, parse, prose};

/// Reads every value of `submission` anew from its text: cells in place, the outline's paragraphs into
/// [`Section::quantities`]. What was inferred or is odd is said in the notes (`value.…`), with its place. Doing it
/// twice changes nothing.
pub fn normalize(submission: &mut Submission) {
    submission.notes.retain(|note| !note.id.starts_with(notes::PREFIX));
    let mut reader = Reader { places: &submission.places, notes: Vec::new() };
    for (index, form) in submission.forms.iter_mut().enumerate() {
        reader.form(form, submission.year, &Pointer::root().key("forms").index(index));
    }
    let notes = reader.notes;
    submission.notes.extend(notes::bounded(notes, Limits::default().notes));
    narrative(&mut submission.outline, submission.year);
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
    places: &'a IndexMap<Pointer, Place>,
    notes: Vec<Note>,
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
        for (index, indicator) in form.indicators.iter_mut().enumerate() {
            self.indicator(indicator, &context, &at.key("indicators").index(index));
        }
        if let Some(total) = &mut form.total {
            let at = at.key("total");
            self.cell(&mut total.weight, Role::Weight, &context, &at.key("weight"));
            self.cell(&mut total.score, Role::Score, &context, &at.key("score"));
        }
    }

    fn fund(&mut self, fund: &mut Fund, context: &Context<'_>, at: &Pointer, declared: &mut Declared) {
        for (cell, key) in [
            (&mut fund.initial, "initial"),
            (&mut fund.budget, "budget"),
            (&mut fund.executed, "executed"),
            (&mut fund.expected, "expected"),
        ] {
            self.money(cell, context, &at.key(key), declared);
        }
        self.cell(&mut fund.weight, Role::Weight, context, &at.key("weight"));
        self.cell(&mut fund.rate, Role::Rate, context, &at.key("rate"));
        self.cell(&mut fund.score, Role::Score, context, &at.key("score"));
    }

    fn task(&mut self, task: &mut Task, context: &Context<'_>, at: &Pointer, declared: &mut Declared) {
        let Some(budget) = &mut task.budget else { return };
        let at = at.key("budget");
        for (cell, key) in
            [(&mut budget.total, "total"), (&mut budget.fiscal, "fiscal"), (&mut budget.other, "other")]
        {
            self.money(cell, context, &at.key(key), declared);
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
        for (level, key) in [(&mut indicator.level1, "level1"), (&mut indicator.level2, "level2")] {
            if let Some(level) = level {
                self.cell(&mut level.weight, Role::Weight, context, &at.key(key).key("weight"));
            }
        }
        let context = Context {
            level1: id(indicator.level1.as_ref()),
            level2: id(indicator.level2.as_ref()),
            name: indicator.name.as_deref(),
            ..*context
        };
        self.target(&mut indicator.target, &indicator.fields, &context, &at.key("target"));
        // People write 700 beside ≥1000人次: the unit is the target's.
        let reached = Context { target: indicator.target.as_ref(), ..context };
        self.cell(&mut indicator.actual, Role::Target, &reached, &at.key("actual"));
        self.cell(&mut indicator.expected, Role::Target, &reached, &at.key("expected"));
        for (label, grade) in &mut indicator.grades {
            *grade = parse(&grade.text, &Context { role: Role::Target, ..context });
            self.note(grade, &at.key("grades").key(label), false);
        }
        self.cell(&mut indicator.weight, Role::Weight, &context, &at.key("weight"));
        self.cell(&mut indicator.score, Role::Score, &context, &at.key("score"));
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
        if let Some(word) = unsigned(quantity, fields) {
            if !quantity.inferred.contains(&Inferred::Op) {
                quantity.inferred.push(Inferred::Op);
            }
            let note = self.stand(notes::no_sign(quantity, word), at);
            self.notes.push(note);
        }
    }

    fn note(&mut self, quantity: &Quantity, at: &Pointer, declared: bool) {
        let notes: Vec<_> = notes::of(quantity, declared).map(|note| self.stand(note, at)).collect();
        self.notes.extend(notes);
    }

    fn stand(&self, note: Note, at: &Pointer) -> Note {
        match self.place(at) {
            Some(place) => note.at(place),
            None => note,
        }
    }

    /// Where a value stands, or the nearest thing around it that has a place.
    fn place(&self, at: &Pointer) -> Option<Place> {
        let mut path = at.as_str();
        loop {
            if let Some(place) = self.places.get(&Pointer::from(path)) {
                return Some(place.clone());
            }
            path = path.rsplit_once('/')?.0;
        }
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

/// The word that stands in the row's column of signs, where the number is compared by no sign of its own.
fn unsigned<'f>(quantity: &Quantity, fields: &'f IndexMap<String, String>) -> Option<&'f str> {
    const COLUMNS: &[&str] = &["性质", "方向", "符号", "比较"];
    const WORDS: &[&str] = &["定性", "定量", "正向", "反向", "逆向", "双向", "中性", "无", "不适用"];
    let plain = matches!(&quantity.value, Value::Number { op: Op::Eq, .. });
    if !plain || ["=", "＝", "﹦", "═", "等于"].iter().any(|sign| quantity.text.contains(sign)) {
        return None;
    }
    fields.iter().find_map(|(label, word)| {
        let word = word.trim();
        let stem = word.trim_end_matches("指标");
        (COLUMNS.iter().any(|column| label.contains(column)) && WORDS.contains(&stem)).then_some(word)
    })
}

fn id(level: Option<&Level>) -> Option<&str> {
    level?.id.as_deref()
}
