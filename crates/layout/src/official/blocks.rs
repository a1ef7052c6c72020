//! The head of a form: project, fields, money, plan, goals.

use indexmap::{IndexMap, IndexSet};
use model::{Fund, FundColumn, Goal, Pointer, Quantity, Term};
use wording::label::without_twin;

use super::draft::{Column, Draft, Entry, Piece, Words};
use super::matrix::matrix;
use super::{Filler, share};
use crate::measures::column::CENTERED;
use crate::measures::standard::{HEAD, SHORT, SUMS, WIDTH};
use crate::printed::Align;
use crate::widths::ems;

/// Running text begins at the left, short texts stand in the middle.
fn align(text: &str) -> Align {
    if text.contains('\n') || ems(text) > CENTERED { Align::Left } else { Align::Center }
}

fn value(from: u32, to: u32, words: Words) -> Piece {
    let align = align(&words.text);
    Piece::value(from, to, words, align)
}

fn quantity(quantity: Option<&Quantity>, at: Pointer) -> Words {
    quantity.map(|quantity| Words::of(&quantity.text, at)).unwrap_or_default()
}

impl Filler<'_> {
    /// 项目编码 and 项目名称.
    pub(super) fn project(&self) -> Draft {
        let Some(project) = &self.form.project else { return Draft::default() };
        let pointer = self.at("project");
        let entries = [("code", "项目编码", &project.code), ("name", "项目名称", &project.name)];
        let entries = entries.into_iter().filter_map(|(key, standard, text)| {
            let label = self.word(&format!("project.{key}"), standard);
            Some((label, Words::of(text.as_deref()?, pointer.key(key))))
        });
        pairs(entries.collect())
    }

    /// Every label without a place of its own that stands in a table.
    pub(super) fn fields(&self) -> Draft {
        let fields = self.at("fields");
        let entries =
            self.form.fields.iter().map(|(label, text)| {
                (Words::standard(without_twin(label)), Words::of(text, fields.key(label)))
            });
        pairs(entries.collect())
    }

    /// 资金用途, where it does not stand under sums.
    pub(super) fn purpose(&self, label: &str) -> Draft {
        let purpose = self.form.purpose.as_ref();
        let entry = purpose.map(|text| (self.word("purpose", label), Words::of(text, self.at("purpose"))));
        pairs(entry.into_iter().collect())
    }

    /// 项目资金: a label and a sum a row, two sides beside each other, or a row under headings where a line has several
    /// sums.
    pub(super) fn funds(&self, label: &str, headings: &IndexMap<String, String>) -> Draft {
        let funds = &self.form.funds;
        if funds.is_empty() {
            return Draft::default();
        }
        let there = |column: &FundColumn| funds.iter().any(|fund| column.of(fund).is_some());
        let columns: Vec<FundColumn> = FundColumn::ALL.iter().copied().filter(there).collect();
        let others: IndexSet<&String> = funds.iter().flat_map(|fund| fund.fields.keys()).collect();
        let head = self.word("funds", &self.with_currency(label));
        if columns.len() + others.len() <= 1 {
            self.fund_rows(head, columns.first().copied())
        } else {
            self.fund_matrix(head, &columns, &others, headings)
        }
    }

    /// `项目资金（万元）`.
    pub(super) fn with_currency(&self, label: &str) -> String {
        let unit = self.form.currency_unit.as_deref();
        unit.map_or(label.to_owned(), |unit| format!("{label}（{unit}）"))
    }

    fn fund_label(&self, index: usize) -> Words {
        let at = self.at("funds").index(index).key("label");
        self.form.funds.get(index).map(|fund| Words::of(&fund.label, at)).unwrap_or_default()
    }

    fn fund_rows(&self, head: Words, column: Option<FundColumn>) -> Draft {
        let mut draft = Draft::default();
        let indexed = || self.form.funds.iter().enumerate();
        let of = |term: Option<Term>| -> Vec<usize> {
            let side = |fund: &Fund| {
                term.is_none_or(|term| (fund.term == Some(Term::Whole)) == (term == Term::Whole))
            };
            indexed().filter(|(_, fund)| side(fund)).map(|(index, _)| index).collect()
        };
        let (whole, annual) = (of(Some(Term::Whole)), of(Some(Term::Annual)));
        let sides = if whole.is_empty() || annual.is_empty() { vec![of(None)] } else { vec![whole, annual] };
        let height = sides.iter().map(Vec::len).max().unwrap_or(0);
        let mut head = Some(Piece::label(0, HEAD, head).over(height));
        for row in 0..height {
            let mut pieces = Vec::from_iter(head.take());
            for (side, indices) in sides.iter().enumerate() {
                let (from, to) = (share(side, sides.len()), share(side + 1, sides.len()));
                let middle = from + (to - from) * 11 / 20;
                let Some(&index) = indices.get(row) else {
                    pieces.push(value(from, to, Words::default()));
                    continue;
                };
                pieces.push(Piece::label(from, middle, self.fund_label(index)));
                pieces.push(value(middle, to, self.sum(index, column)));
            }
            draft.row(pieces);
        }
        draft
    }

    fn sum(&self, index: usize, column: Option<FundColumn>) -> Words {
        let Some((fund, column)) = self.form.funds.get(index).zip(column) else { return Words::default() };
        quantity(column.of(fund), self.at("funds").index(index).key(column.key()))
    }

    fn fund_matrix(
        &self,
        head: Words,
        columns: &[FundColumn],
        others: &IndexSet<&String>,
        headings: &IndexMap<String, String>,
    ) -> Draft {
        let column =
            |heading, width, label| Column { heading, group: None, width, label, align: Align::Right };
        let mut heads = vec![column(self.word("funds.item", ""), 2 * 12, true)];
        heads.extend(columns.iter().map(|it| {
            let standard = headings.get(it.key()).map_or(it.label(), String::as_str);
            column(self.word(&format!("funds.{}", it.key()), standard), 12, false)
        }));
        heads.extend(others.iter().map(|name| column(Words::standard(*name), 12, false)));
        let rows: Vec<Vec<Entry>> = (self.form.funds.iter().enumerate())
            .map(|(index, fund)| {
                let fields = self.at("funds").index(index).key("fields");
                let sums = columns.iter().map(|column| self.sum(index, Some(*column)));
                let others = others.iter().map(|name| {
                    fund.fields.get(*name).map(|text| Words::of(text, fields.key(name))).unwrap_or_default()
                });
                std::iter::once(self.fund_label(index)).chain(sums).chain(others).map(Entry::from).collect()
            })
            .collect();
        matrix(Some(head), HEAD, &heads, &rows, self.landscape)
    }

    /// 预算数 · 其中：财政资金 · 其他资金 in a row, 资金用途 under them.
    pub(super) fn funds_across(&self, label: &str) -> Draft {
        let form = self.form;
        let several =
            |fund: &Fund| FundColumn::ALL.iter().filter(|column| column.of(fund).is_some()).count() > 1;
        if form.funds.iter().any(|fund| several(fund) || !fund.fields.is_empty()) {
            let mut draft = self.funds(label, &IndexMap::new());
            draft.append(self.purpose("资金用途"));
            return draft;
        }
        let column = FundColumn::ALL
            .iter()
            .copied()
            .find(|column| form.funds.iter().any(|fund| column.of(fund).is_some()));
        let lines: Vec<usize> = (0..form.funds.len()).collect();
        let lines: Vec<&[usize]> = lines.chunks(SUMS).collect();
        let height = lines.len() + usize::from(form.purpose.is_some());
        let mut head = Some(Piece::label(0, HEAD, self.word("funds", label)).over(height));
        let mut draft = Draft::default();
        for line in lines {
            let mut pieces = Vec::from_iter(head.take());
            for (position, index) in line.iter().enumerate() {
                let (from, to) = (share(position, line.len()), share(position + 1, line.len()));
                let middle = from + (to - from) / 2;
                pieces.push(Piece::label(from, middle, self.fund_label(*index)));
                pieces.push(value(middle, to, self.sum(*index, column)));
            }
            draft.row(pieces);
        }
        if let Some(purpose) = &form.purpose {
            let words = Words::of(purpose, self.at("purpose"));
            draft.row(head.take().into_iter().chain([value(HEAD, WIDTH, words)]).collect());
        }
        draft
    }

    /// 资金支出计划.
    pub(super) fn schedule(&self, label: &str) -> Draft {
        let steps = &self.form.schedule;
        let mut draft = Draft::default();
        if steps.is_empty() {
            return draft;
        }
        let pointer = self.at("schedule");
        let edge = |index| share(index, steps.len());
        let words = |index: usize, key: &str, text: &str| Words::of(text, pointer.index(index).key(key));
        let mut top = vec![Piece::label(0, HEAD, self.word("schedule", label)).over(2)];
        top.extend(steps.iter().enumerate().map(|(index, step)| {
            Piece::heading(edge(index), edge(index + 1), words(index, "label", &step.label))
        }));
        draft.row(top);
        let shares = steps.iter().enumerate();
        draft.row(
            shares
                .map(|(index, step)| {
                    value(edge(index), edge(index + 1), words(index, "share", &step.share.text))
                })
                .collect(),
        );
        draft
    }

    /// 绩效目标: two sides beside each other under a head, what was aimed at beside what was reached, else a row each.
    pub(super) fn goals(&self, label: &str, expected: &str, actual: &str) -> Draft {
        let goals: Vec<(usize, &Goal)> =
            self.form.goals.iter().enumerate().filter(|(_, goal)| goal.task.is_none()).collect();
        let is_whole = |goal: &Goal| goal.term == Some(Term::Whole);
        let sides =
            goals.iter().any(|(_, goal)| is_whole(goal)) && goals.iter().any(|(_, goal)| !is_whole(goal));
        let mut draft = Draft::default();
        if goals.iter().any(|(_, goal)| goal.actual.is_some()) {
            for (index, goal) in goals {
                self.aimed_and_reached(&mut draft, index, goal, expected, actual);
            }
        } else if sides {
            self.goals_beside(&mut draft, label, &goals);
        } else {
            for (index, goal) in goals {
                let name = if goal.label.is_empty() {
                    self.word("goals", label)
                } else {
                    self.goal(index, "label", &goal.label)
                };
                draft.row(vec![
                    Piece::label(0, HEAD, name),
                    value(HEAD, WIDTH, self.goal(index, "text", &goal.text)),
                ]);
            }
        }
        draft
    }

    fn goal(&self, index: usize, key: &str, text: &str) -> Words {
        Words::of(text, self.at("goals").index(index).key(key))
    }

    fn aimed_and_reached(&self, draft: &mut Draft, index: usize, goal: &Goal, expected: &str, actual: &str) {
        let middle = share(1, 2);
        draft.row(vec![
            Piece::label(0, HEAD, self.goal(index, "label", &goal.label)).over(2),
            Piece::heading(HEAD, middle, self.word("goals.text", expected)),
            Piece::heading(middle, WIDTH, self.word("goals.actual", actual)),
        ]);
        draft.row(vec![
            value(HEAD, middle, self.goal(index, "text", &goal.text)),
            value(
                middle,
                WIDTH,
                goal.actual.as_deref().map(|text| self.goal(index, "actual", text)).unwrap_or_default(),
            ),
        ]);
    }

    fn goals_beside(&self, draft: &mut Draft, label: &str, goals: &[(usize, &Goal)]) {
        let head = Piece::label(0, HEAD, self.word("goals", label)).over(2);
        let edge = |index| share(index, goals.len());
        let mut top = vec![head];
        let mut below = Vec::new();
        for (position, (index, goal)) in goals.iter().enumerate() {
            let (from, to) = (edge(position), edge(position + 1));
            top.push(Piece::heading(from, to, self.goal(*index, "label", &goal.label)));
            below.push(value(from, to, self.goal(*index, "text", &goal.text)));
        }
        draft.row(top);
        draft.row(below);
    }
}

/// `label | value` pairs, two to a row while they are short.
fn pairs(entries: Vec<(Words, Words)>) -> Draft {
    let mut draft = Draft::default();
    let short = |(_, value): &(Words, Words)| !value.text.contains('\n') && ems(&value.text) <= SHORT;
    let middle = WIDTH / 2;
    let mut entries = entries.into_iter().peekable();
    while let Some((label, text)) = entries.next() {
        let pair = (label, text);
        let second = if short(&pair) { entries.next_if(short) } else { None };
        let (label, text) = pair;
        match second {
            Some((other, beside)) => draft.row(vec![
                Piece::label(0, HEAD, label),
                value(HEAD, middle, text),
                Piece::label(middle, middle + HEAD, other),
                value(middle + HEAD, WIDTH, beside),
            ]),
            None => draft.row(vec![Piece::label(0, HEAD, label), value(HEAD, WIDTH, text)]),
        }
    }
    draft
}
