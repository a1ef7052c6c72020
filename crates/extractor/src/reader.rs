//! Reads a form from its rows: which block a row belongs to, and from there label by label.
//!
//! Nothing here knows a particular form. A row is looked at in the order: preamble (title, unit, year), header or row
//! of the indicator grid, money block, task list, goals, and last labels beside or above their values. Whatever a row
//! holds that nothing claimed is kept in `fields`: a form loses no cell.

mod colons;
mod funds;
mod goals;
mod indicators;
mod pairs;
mod preamble;
mod tasks;

use std::collections::HashSet;
use std::ops::Range;

use model::{Place, Pointer, Term};

use crate::draft::Draft;
use crate::fold::{self, Folded};
use crate::profile::{Profiles, Shape};
use crate::sheet::Sheet;
use crate::words::{Axis, Entry, Vocabulary};

pub(crate) use indicators::is_indicator_header;
pub(crate) use preamble::is_preamble_row;

/// A row of a form: the sheet and its row, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RowRef {
    pub sheet: usize,
    pub row: u32,
}

/// A form's year as one place says it, the lower `rank` the surer.
#[derive(Clone, Debug)]
pub(crate) struct YearFound {
    pub rank: YearRank,
    pub year: u16,
    pub place: Option<Place>,
}

/// Where a budget year is taken from, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum YearRank {
    /// The form's or document's title.
    Title,
    /// A line over the form, or a label 年度 in it.
    Header,
    /// 项目期, 起止时间.
    Period,
    /// The file's name.
    File,
}

/// What was read from one region: a form, or many from a list of projects.
pub(crate) struct Read {
    pub drafts: Vec<Draft>,
    pub shapes: HashSet<Shape>,
    pub years: Vec<YearFound>,
}

/// A head beside rows: 预算规模及资金用途, 绩效指标.
#[derive(Clone, Debug)]
struct Head {
    sheet: usize,
    cell: usize,
    rows: Range<u32>,
    block: String,
    rest: Option<String>,
}

pub(crate) struct Reader<'r, 'a> {
    sheets: &'r [Sheet<'a>],
    rows: &'r [RowRef],
    /// The same rows, to ask whether one belongs to the form.
    region: HashSet<(usize, u32)>,
    words: &'r Vocabulary,
    profiles: &'r Profiles,
    drafts: Vec<Draft>,
    claimed: HashSet<(usize, usize)>,
    heads: Vec<Head>,
    grid: Option<indicators::Grid>,
    /// A row or head said that the indicators that follow are those of one term.
    term: Option<Term>,
    /// Term of the money label last met in a column: 其中：财政拨款 under 中期资金总额 is 中期.
    fund_terms: Vec<(usize, u32, Term)>,
    /// Row and column of the money label being read.
    fund_at: Option<(RowRef, u32)>,
    /// The row in which 自有资金 was last met: 其他 beside it is a part of it.
    own_at: Option<RowRef>,
    /// Headers of columns that have no key: they are the names of fields, where there are rows.
    unknown_columns: Vec<(String, Place)>,
    shapes: HashSet<Shape>,
    years: Vec<YearFound>,
}

impl<'r, 'a> Reader<'r, 'a> {
    pub(crate) fn new(
        sheets: &'r [Sheet<'a>],
        rows: &'r [RowRef],
        words: &'r Vocabulary,
        profiles: &'r Profiles,
    ) -> Self {
        Self {
            sheets,
            rows,
            region: rows.iter().map(|row| (row.sheet, row.row)).collect(),
            words,
            profiles,
            drafts: vec![Draft::new()],
            claimed: HashSet::new(),
            heads: Vec::new(),
            grid: None,
            term: None,
            fund_terms: Vec::new(),
            fund_at: None,
            own_at: None,
            unknown_columns: Vec::new(),
            shapes: HashSet::new(),
            years: Vec::new(),
        }
    }

    /// Reads all rows.
    pub(crate) fn read(mut self) -> Read {
        let mut at = 0;
        while let Some(&row) = self.rows.get(at) {
            at += self.step(row).max(1) as usize;
        }
        self.finish();
        Read { drafts: self.drafts, shapes: self.shapes, years: self.years }
    }

    /// Reads the block that starts in a row and says how many rows it took.
    fn step(&mut self, at: RowRef) -> u32 {
        self.heads.retain(|head| head.sheet == at.sheet && head.rows.end > at.row);
        if self.free(at).next().is_none() && self.grid.is_none() {
            return 1;
        }
        if self.grid.is_none() && self.preamble(at) {
            return 1;
        }
        if is_indicator_header(self.sheet(at), at.row, self.words).is_none() {
            self.find_heads(at);
        }
        let taken = self
            .indicators(at)
            .or_else(|| self.fund_grid(at))
            .or_else(|| self.fund_columns(at))
            .or_else(|| self.tasks(at))
            .or_else(|| self.goal_grid(at))
            .unwrap_or_else(|| {
                self.pairs(at);
                1
            });
        for row in at.row..at.row + taken {
            self.sweep(RowRef { row, ..at });
        }
        taken
    }

    /// The cells with text that start in a row and that nothing claimed.
    fn free(&self, at: RowRef) -> impl Iterator<Item = usize> + '_ {
        self.sheet(at).anchored(at.row).filter(move |&cell| !self.claimed.contains(&(at.sheet, cell)))
    }

    fn sheet(&self, at: RowRef) -> &'r Sheet<'a> {
        &self.sheets[at.sheet]
    }

    fn claim(&mut self, at: RowRef, cell: usize) {
        self.claimed.insert((at.sheet, cell));
    }

    fn is_claimed(&self, at: RowRef, cell: usize) -> bool {
        self.claimed.contains(&(at.sheet, cell))
    }

    /// The form being filled.
    fn draft(&mut self) -> &mut Draft {
        if self.drafts.is_empty() {
            self.drafts.push(Draft::new());
        }
        let last = self.drafts.len() - 1;
        &mut self.drafts[last]
    }

    /// Finds the heads that start in a row: a head spans rows, or stands before another label.
    fn find_heads(&mut self, at: RowRef) {
        let sheet = self.sheet(at);
        let cells: Vec<usize> = self.free(at).collect();
        for cell in cells {
            let label = sheet.folded(cell);
            let Some(entry) = self.words.get(Axis::Head, label) else {
                // 项目立项情况 beside 立项的依据: a label that heads others.
                let plain = self.words.get(Axis::Label, label).is_some_and(|entry| entry.key.is_empty());
                let right = self.right(at, cell).filter(|_| plain && sheet.cell(cell).row_span > 1);
                if right.is_some_and(|right| self.is_label(at, right)) {
                    self.open_head(at, cell, &Entry { key: "section".to_owned(), ..Entry::default() });
                }
                continue;
            };
            let alone = sheet.alone(at.row, cell);
            let right = self.right(at, cell);
            let labelled = right.is_some_and(|right| self.is_label(at, right));
            let below = sheet.below(cell);
            let tall = below > at.row + 1 && right.is_some_and(|right| sheet.below(right) < below);
            let over = alone && entry.key == "indicators";
            // 项目资金 beside a label of money the words do not know.
            let money = entry.key == "funds" && right.is_some_and(|right| self.money_beside(at, right));
            if labelled || tall || over || money {
                self.open_head(at, cell, entry);
            }
        }
    }

    /// Whether a cell holds words, and an amount stands right of it.
    fn money_beside(&self, at: RowRef, cell: usize) -> bool {
        let sheet = self.sheet(at);
        let worded = !sheet.blank(cell) && !sheet.text(cell).starts_with(|c: char| c.is_ascii_digit());
        worded
            && self
                .right(at, cell)
                .is_some_and(|right| sheet.text(right).starts_with(|c: char| c.is_ascii_digit()))
    }

    fn open_head(&mut self, at: RowRef, cell: usize, entry: &Entry) {
        let below = self.sheet(at).below(cell);
        let (key, rest) = (entry.key.clone(), entry.rest.clone());
        self.keep_label(at, cell, &key);
        if key == "indicators" {
            self.term = entry.term;
        }
        self.heads.push(Head { sheet: at.sheet, cell, rows: at.row..below, block: key, rest });
    }

    /// The innermost head beside a row.
    fn head(&self, at: RowRef) -> Option<&Head> {
        self.heads.iter().rev().find(|head| head.sheet == at.sheet && head.rows.contains(&at.row))
    }

    fn within(&self, at: RowRef, block: &str) -> bool {
        self.heads
            .iter()
            .any(|head| head.sheet == at.sheet && head.rows.contains(&at.row) && head.block == block)
    }

    /// The next cell to the right in the same row, blank or not, that is not claimed.
    fn right(&self, at: RowRef, cell: usize) -> Option<usize> {
        let sheet = self.sheet(at);
        let end = sheet.columns(cell).end;
        sheet.at(at.row, end).filter(|&right| !self.is_claimed(at, right))
    }

    /// The cell under a cell, of about the same columns, that is not claimed.
    fn under(&self, at: RowRef, cell: usize) -> Option<usize> {
        let sheet = self.sheet(at);
        let columns = sheet.columns(cell);
        let under = sheet.at(sheet.below(cell), columns.start)?;
        let same = sheet.columns(under).start == columns.start
            && (sheet.columns(under).end == columns.end || sheet.alone(at.row, cell));
        (same && !self.is_claimed(at, under) && self.in_region(at.sheet, sheet.cell(under).row))
            .then_some(under)
    }

    fn in_region(&self, sheet: usize, row: u32) -> bool {
        self.region.contains(&(sheet, row))
    }

    /// Whether a cell names something rather than being something.
    fn is_label(&self, at: RowRef, cell: usize) -> bool {
        let sheet = self.sheet(at);
        let label = sheet.folded(cell);
        self.words.is_label(label) && !self.too_general(at, label)
            || self.colon_pairs(sheet.text(cell), self.within(at, "funds")).is_some()
    }

    /// A word such as 其他 or 合计 that is a label only beside the head of the money block.
    fn too_general(&self, at: RowRef, label: &Folded) -> bool {
        self.words.get(Axis::Fund, label).is_some_and(|entry| entry.inside)
            && [Axis::Label, Axis::Goal, Axis::Head].iter().all(|&axis| self.words.get(axis, label).is_none())
            && !self.within(at, "funds")
    }

    /// What a label means: the axis that counts in the flow of labels and values.
    fn meaning(&self, at: RowRef, label: &Folded) -> Option<(Axis, &'r Entry)> {
        let words = self.words;
        [Axis::Step, Axis::Goal, Axis::Fund, Axis::Label, Axis::FundColumn, Axis::GoalColumn, Axis::Head]
            .iter()
            .find_map(|&axis| words.get(axis, label).map(|entry| (axis, entry)))
            .filter(|_| !self.too_general(at, label))
    }

    /// Claims a cell as the form's own word for a key.
    fn keep_label(&mut self, at: RowRef, cell: usize, key: &str) {
        let sheet = self.sheet(at);
        let (text, place) = (sheet.text(cell), sheet.place(cell));
        self.claim(at, cell);
        self.currency_in(sheet.folded(cell), &place);
        self.draft().label(key, text, place);
    }

    /// A currency unit in a label's brackets: 项目资金（万元）.
    fn currency_in(&mut self, label: &Folded, place: &Place) {
        let unit = label.brackets.iter().find_map(|bracket| preamble::currency(bracket));
        if let Some(unit) = unit {
            self.set_currency(&unit, place);
        }
    }

    fn set_currency(&mut self, unit: &str, place: &Place) {
        let draft = self.draft();
        match &draft.form.currency_unit {
            Some(old) if old != unit => {
                let message = format!(
                    "the form declares two currency units 货币单位: {old} and {unit}; {old} is taken"
                );
                draft.note("form.currency-unit", message, place.clone());
            }
            Some(_) => {}
            None => {
                draft.form.currency_unit = Some(unit.to_owned());
                draft.put(Pointer::root().key("currency_unit"), place.clone());
            }
        }
    }

    /// Keeps what nothing claimed in a row.
    fn sweep(&mut self, at: RowRef) {
        let cells: Vec<usize> = self.free(at).collect();
        for cell in cells {
            self.leftover(at, cell);
        }
    }

    /// A cell without a label: a note under the table, or a value beside others.
    fn leftover(&mut self, at: RowRef, cell: usize) {
        let sheet = self.sheet(at);
        let (text, place) = (sheet.text(cell), sheet.place(cell));
        self.claim(at, cell);
        if let Some((label, value)) = self.note_row(text) {
            self.draft().field(&label, &value, place);
            return;
        }
        let message = format!("no label 标签 stands beside「{}」; it is kept in fields", shortened(text));
        let draft = self.draft();
        draft.note("form.unlabelled", message, place.clone());
        draft.field("备注", text, place);
    }

    /// 注：…, 备注：…: the word and what follows it.
    fn note_row(&self, text: &str) -> Option<(String, String)> {
        let (label, value) = colons::at_colon(text)?;
        self.words.get(Axis::Note, &Folded::new(label)).map(|_| (fold::key(label), value.trim().to_owned()))
    }

    /// Terms stand only where a form has both sides; a note says what was joined.
    fn finish(&mut self) {
        if self.drafts.iter().all(|draft| draft.form.indicators.is_empty()) {
            for (label, place) in std::mem::take(&mut self.unknown_columns) {
                self.draft().label("indicators.fields", &label, place);
            }
        }
        if self.drafts.len() > 1 {
            self.shapes.insert(Shape::List);
        }
        for draft in &mut self.drafts {
            let form = &mut draft.form;
            if form.indicators.iter().all(|indicator| indicator.term != Some(Term::Whole)) {
                form.indicators.iter_mut().for_each(|indicator| indicator.term = None);
            }
            if form.funds.iter().all(|fund| fund.term != Some(Term::Whole)) {
                form.funds.iter_mut().for_each(|fund| fund.term = None);
            }
        }
    }
}

/// The start of a text, for a message.
pub(crate) fn shortened(text: &str) -> String {
    const LONGEST: usize = 24;
    let tidy = fold::tidy(text);
    match tidy.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &tidy[..end]),
        None => tidy,
    }
}
