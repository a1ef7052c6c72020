//! Reads the blocks of a form, each value into its key through one keeper.
//!
//! Nothing here decides what a cell is: that was seen. A block's words give keys; what they do not say becomes a field
//! under its own heading, and what no heading explains stays whole in the form's tables.

pub(crate) mod amounts;
mod funds;
mod goals;
mod indicators;
mod list;
mod pairs;
mod position;
mod preamble;
mod record;
mod row;
mod standing;
mod sums;
mod tables;
mod target;
mod tasks;

use std::collections::{HashMap, HashSet};

use model::{Part, Place, Pointer, Role, Term};
use wording::currency;
use wording::label::{self, Label};

use crate::keeper::Keeper;
use crate::profile::{Profiles, Shape};
use crate::see::{Block, Kind, MatrixKind, View};
use crate::sheet::Sheet;
use crate::weights;
use crate::words::{Axis, Entry, Vocabulary};

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
    pub keepers: Vec<Keeper>,
    pub shapes: HashSet<Shape>,
    pub years: Vec<YearFound>,
    /// What each cell is.
    pub roles: HashMap<At, Role>,
    /// Which part of its value a cell holds.
    pub parts: HashMap<At, Part>,
}

/// A cell of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct At {
    pub sheet: usize,
    pub cell: usize,
}

/// A label or value on its way into the form.
#[derive(Clone, Debug)]
pub(crate) struct Text<'t> {
    pub text: &'t str,
    pub place: Place,
}

pub(crate) struct Reader<'r, 'a> {
    sheets: &'r [Sheet<'a>],
    views: &'r HashMap<usize, View<'r, 'a>>,
    words: &'r Vocabulary,
    profiles: &'r Profiles,
    keepers: Vec<Keeper>,
    roles: HashMap<At, Role>,
    parts: HashMap<At, Part>,
    /// Rows of headings that many forms share.
    shared: Vec<(usize, u32)>,
    /// A row or head said that the indicators that follow are those of one term.
    term: Option<Term>,
    money: position::Position,
    /// Whether the block being read is about money.
    block_funds: bool,
    list: list::Position,
    grid: standing::Position,
    shapes: HashSet<Shape>,
    years: Vec<YearFound>,
}

impl<'r, 'a> Reader<'r, 'a> {
    pub(crate) fn new(
        sheets: &'r [Sheet<'a>],
        views: &'r HashMap<usize, View<'r, 'a>>,
        words: &'r Vocabulary,
        profiles: &'r Profiles,
    ) -> Self {
        Self {
            sheets,
            views,
            words,
            profiles,
            keepers: vec![Keeper::new()],
            roles: HashMap::new(),
            parts: HashMap::new(),
            shared: Vec::new(),
            term: None,
            money: position::Position::default(),
            block_funds: false,
            list: list::Position::default(),
            grid: standing::Position::default(),
            shapes: HashSet::new(),
            years: Vec::new(),
        }
    }

    /// Reads all blocks.
    pub(crate) fn read(mut self, blocks: &'r [Block]) -> Read {
        for block in blocks {
            self.block(block);
        }
        self.finish();
        let Self { keepers, shapes, years, roles, parts, .. } = self;
        Read { keepers, shapes, years, roles, parts }
    }

    fn block(&mut self, block: &'r Block) {
        let is_list = matches!(&block.kind, Kind::Matrix(matrix) if matrix.is_list());
        let rows = match &block.kind {
            // The rows of a list are covered one by one: they belong to many forms.
            Kind::Matrix(matrix) if is_list => matrix.heading.clone(),
            _ => block.rows.clone(),
        };
        if is_list {
            self.shared.extend(rows.clone().map(|row| (block.sheet, row)));
        }
        self.cover(block.sheet, rows);
        self.money.enter(&block.heads);
        self.block_funds = block.funds;
        self.heads(block);
        self.block_funds = false;
        match &block.kind {
            Kind::Preamble { cells, .. } => self.preamble_row(block.sheet, cells),
            Kind::Pairs(items) => self.pairs(block, items),
            Kind::Text(cell) => self.text(block, *cell),
            Kind::Matrix(matrix) => match matrix.kind {
                MatrixKind::Indicators => self.indicators(block, matrix),
                MatrixKind::Funds => self.fund_matrix(block, matrix),
                MatrixKind::Tasks => self.task_matrix(block, matrix),
                MatrixKind::Goals => self.goal_matrix(block, matrix),
                MatrixKind::Plan => self.plan(block, matrix),
                MatrixKind::Record => self.record(block, matrix),
                MatrixKind::Unknown => self.unknown_matrix(block, matrix),
            },
        }
        self.sweep(block);
    }

    /// Whatever a block's rows hold that nothing claimed stays whole.
    fn sweep(&mut self, block: &Block) {
        let sheet = self.sheet(block.sheet);
        for row in block.rows.clone() {
            let cells: Vec<usize> = sheet.anchored(row).collect();
            self.leftovers(block.sheet, &cells);
            let levels = matches!(&block.kind, Kind::Matrix(matrix) if matrix.kind == MatrixKind::Indicators);
            for cell in cells.into_iter().filter(|_| levels) {
                self.hold_level(At { sheet: block.sheet, cell });
            }
        }
    }

    /// A level under which no indicator stands is the form's own word all the same.
    fn hold_level(&mut self, at: At) {
        let Text { text, place } = self.at(at);
        let held = self.keepers.iter().any(|keeper| keeper.held.contains_key(&place));
        if self.roles.get(&at) == Some(&Role::Label) && !held {
            self.keeper().label("indicators.group", text, place);
        }
    }

    /// Says which rows belong to the form being filled.
    fn cover(&mut self, sheet: usize, rows: std::ops::Range<u32>) {
        let keeper = self.keeper();
        keeper.rows.extend(rows.map(|row| (sheet, row)));
    }

    /// The heads beside a block, each once: the form's own words for the block, and the term they say.
    fn heads(&mut self, block: &Block) {
        for &cell in &block.heads {
            let at = At { sheet: block.sheet, cell };
            if self.roles.contains_key(&at) || self.is_goal_head(block, cell) {
                continue;
            }
            self.head(at);
        }
    }

    /// A head as the form's own word.
    fn head(&mut self, at: At) {
        let view = self.view(at.sheet);
        if let Some(entry) = view.get(Axis::Head, at.cell) {
            if entry.key == "indicators" {
                self.term = entry.term;
            }
            return self.keep_label(at, &entry.key);
        }
        let key = match view.label(at.cell, true) {
            Some((Axis::Goal, _)) => "goals",
            Some((Axis::Fund | Axis::FundColumn, _)) => "funds",
            _ if self.block_funds => "funds",
            _ => "section",
        };
        self.keep_label(at, key);
    }

    /// Whether a head is the label of the goals beside it.
    fn is_goal_head(&self, block: &Block, cell: usize) -> bool {
        let view = self.view(block.sheet);
        let goal = view.knows(Axis::Goal, cell)
            || view.get(Axis::Head, cell).is_some_and(|entry| entry.key == "goals");
        let texts = match &block.kind {
            Kind::Matrix(matrix) => matrix.kind == MatrixKind::Goals && matrix.has("actual"),
            Kind::Text(_) => true,
            _ => false,
        };
        goal && texts && block.heads.last() == Some(&cell)
    }

    fn view(&self, sheet: usize) -> &'r View<'r, 'a> {
        &self.views[&sheet]
    }

    fn sheet(&self, sheet: usize) -> &'r Sheet<'a> {
        &self.sheets[sheet]
    }

    /// A cell's text and place.
    fn at(&self, at: At) -> Text<'r> {
        let sheet = self.sheet(at.sheet);
        Text { text: sheet.text(at.cell), place: sheet.place(at.cell) }
    }

    fn claim(&mut self, at: At, role: Role) {
        self.roles.insert(at, role);
    }

    fn is_claimed(&self, at: At) -> bool {
        self.roles.contains_key(&at)
    }

    /// The form being filled.
    fn keeper(&mut self) -> &mut Keeper {
        if self.keepers.is_empty() {
            self.keepers.push(Keeper::new());
        }
        let last = self.keepers.len() - 1;
        &mut self.keepers[last]
    }

    /// Claims a cell as the form's own word for a key.
    fn keep_label(&mut self, at: At, key: &str) {
        self.keep_word(at, key, Role::Label);
    }

    fn keep_word(&mut self, at: At, key: &str, role: Role) {
        let Text { text, place } = self.at(at);
        self.claim(at, role);
        self.currency_in(self.sheet(at.sheet).folded(at.cell), &place);
        self.keeper().label(key, text, place);
    }

    /// A currency unit in a label: 项目资金（万元）.
    fn currency_in(&mut self, label: &Label, place: &Place) {
        let unit = label.brackets.iter().find_map(|bracket| currency::unit(bracket));
        if let Some(unit) = unit {
            self.set_currency(&unit, place);
        }
    }

    fn set_currency(&mut self, unit: &str, place: &Place) {
        let keeper = self.keeper();
        match &keeper.form.currency_unit {
            Some(old) if old != unit => {
                let message = format!(
                    "the form declares two currency units 货币单位: {old} and {unit}; {old} is taken"
                );
                keeper.note_once("form.currency-unit", message, place.clone());
            }
            Some(_) => {}
            None => {
                keeper.form.currency_unit = Some(unit.to_owned());
                keeper.put(Pointer::root().key("currency_unit"), place.clone(), unit);
            }
        }
    }

    /// What the innermost head of a block says.
    fn context(&self, block: &Block) -> Option<&'r Entry> {
        let view = self.view(block.sheet);
        block.heads.iter().rev().find_map(|&cell| view.get(Axis::Head, cell))
    }

    /// Terms stand only where a form has both sides.
    fn finish(&mut self) {
        if self.keepers.len() > 1 {
            self.shapes.insert(Shape::List);
        }
        for keeper in &mut self.keepers {
            let form = &mut keeper.form;
            // 项目总体目标 beside 项目年度目标 is the whole period.
            let told = |at: usize| !keeper.untold.contains(&at);
            if (0..form.goals.len()).any(|at| told(at) && form.goals[at].term == Some(Term::Annual)) {
                for &at in &keeper.untold {
                    let goal = &mut form.goals[at];
                    if goal.label.contains('总') {
                        goal.term = Some(Term::Whole);
                    }
                }
            }
            if form.indicators.iter().all(|indicator| indicator.term != Some(Term::Whole)) {
                form.indicators.iter_mut().for_each(|indicator| indicator.term = None);
            }
            if form.funds.iter().all(|fund| fund.term != Some(Term::Whole)) {
                form.funds.iter_mut().for_each(|fund| fund.term = None);
            }
        }
    }
}

/// The place of a value that several cells make up.
pub(crate) fn joined_place(sheet: &Sheet<'_>, cells: &[usize]) -> Place {
    let mut places = cells.iter().map(|&cell| sheet.place(cell));
    let mut first = places.next().unwrap_or_default();
    first.also = places.collect();
    first
}

/// The start of a text, for a message.
pub(crate) fn shortened(text: &str) -> String {
    let tidy = label::tidy(text);
    match tidy.char_indices().nth(weights::read::SHOWN) {
        Some((end, _)) => format!("{}…", &tidy[..end]),
        None => tidy,
    }
}
