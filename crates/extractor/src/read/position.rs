//! Where in the money block the reader stands: what labels above and beside say of an amount without a word of its own.

use model::Term;

/// Where in the money block the reader stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Position {
    /// The label being read.
    here: Option<Spot>,
    /// Labels that said a term: 其中：财政拨款 under or right of 中期资金总额 is 中期.
    terms: Vec<(Spot, Term)>,
    /// Labels that said what the amounts below them are: 预算数 ‖ 执行数 over 其中：财政拨款 ‖ 其中：财政拨款.
    columns: Vec<(Spot, String)>,
    /// Funds read from one row, by index and label.
    row: Vec<(Spot, usize, String)>,
    /// The row in which 自有资金 was last met: 其他 beside it is a part of it.
    own: Option<(usize, u32)>,
    /// Heads beside the block last read: what labels say counts within one block.
    heads: Vec<usize>,
}

/// The sheet, row and column of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spot {
    sheet: usize,
    row: u32,
    column: u32,
}

impl Position {
    pub(super) fn at(&mut self, sheet: usize, row: u32, column: u32) {
        self.here = Some(Spot { sheet, row, column });
    }

    /// Another block of money knows nothing of the labels of the one before.
    pub(super) fn enter(&mut self, heads: &[usize]) {
        if self.heads != heads {
            self.terms.clear();
            self.columns.clear();
            self.heads = heads.to_vec();
        }
    }

    pub(super) fn leave(&mut self) {
        self.here = None;
    }

    /// The term of an amount: what its label says, or what the last label over the same column said.
    pub(super) fn term(&mut self, said: Option<Term>) -> Option<Term> {
        let Some(here) = self.here else { return said };
        if let Some(term) = said {
            self.terms.push((here, term));
            return Some(term);
        }
        let above = |(spot, _): &&(Spot, Term)| spot.sheet == here.sheet && spot.column <= here.column;
        let nearest = self.terms.iter().filter(above).max_by_key(|(spot, _)| spot.column);
        nearest.map(|(_, term)| *term)
    }

    /// Notes that a label says what the amounts below it are.
    pub(super) fn says(&mut self, key: &str) {
        self.columns.extend(self.here.map(|here| (here, key.to_owned())));
    }

    /// What the label over this one's column says of the amounts below it, where several such labels share a row.
    pub(super) fn column(&self) -> Option<&str> {
        let here = self.here?;
        let above = |(spot, _): &&(Spot, String)| spot.sheet == here.sheet && spot.row < here.row;
        let row = self.columns.iter().filter(above).map(|(spot, _)| spot.row).max()?;
        let labels = || self.columns.iter().filter(above).filter(|(spot, _)| spot.row == row);
        let nearest =
            labels().filter(|(spot, _)| spot.column <= here.column).max_by_key(|(spot, _)| spot.column);
        nearest.filter(|_| labels().count() > 1).map(|(_, key)| key.as_str())
    }

    /// Notes a fund read from this row.
    pub(super) fn read(&mut self, fund: usize, label: &str) {
        self.row.extend(self.here.map(|here| (here, fund, label.to_owned())));
    }

    /// The fund of the same label that was read from this row before.
    pub(super) fn twin(&self, label: &str) -> Option<usize> {
        let here = self.here?;
        let same = |(spot, _, name): &&(Spot, usize, String)| {
            (spot.sheet, spot.row) == (here.sheet, here.row) && name == label
        };
        self.row.iter().find(same).map(|(_, fund, _)| *fund)
    }

    /// Whether 自有资金 stands in the row of the label being read; `true` is noted for the labels that follow.
    pub(super) fn own(&mut self, begins: bool) -> bool {
        let row = self.here.map(|here| (here.sheet, here.row));
        if begins {
            self.own = row;
        }
        row.is_some() && row == self.own
    }
}
