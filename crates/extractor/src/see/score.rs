//! What speaks for headings being those of a kind of matrix: their words, and what stands below them.

use super::body::Body;
use super::matrix::{Column, Matrix, MatrixKind};
use super::rows::Zone;
use super::view::{Content, View};
use super::{Points, across, money, roles};
use crate::weights::KNOWN;
use crate::weights::heading as weights;
use crate::words::Axis;

/// Whether both levels were told from what stands below the headings.
fn has_levels(matrix: &Matrix) -> bool {
    let inferred = |key: &str| matrix.columns.iter().any(|column| column.key == key && column.inferred);
    inferred("level1") && inferred("level2")
}

/// Headings with what stands around them.
pub(super) struct Here<'h, 'v, 'a> {
    pub view: &'h View<'v, 'a>,
    pub zone: &'h Zone,
    pub body: &'h Body,
    /// Key of the head beside the rows.
    pub head: Option<&'h str>,
    /// Whether that head is a goal's.
    pub goal: bool,
}

impl Here<'_, '_, '_> {
    /// What speaks for the headings being those of the matrix's kind; gives the columns their roles.
    pub(super) fn points(&self, matrix: &mut Matrix) -> Option<Points> {
        roles::by_words(self.view, matrix);
        let named = matrix.columns.iter().filter(|column| !column.cells.is_empty()).count();
        let known = matrix.columns.iter().filter(|column| column.known).count();
        let count = |n: usize| Points::try_from(n).unwrap_or(100);
        let base = KNOWN * count(known) + weights::UNKNOWN * count(named - known.min(named));
        match matrix.kind {
            MatrixKind::Indicators => {
                // Levels of the taxonomy in two columns say what headings nobody knows do not.
                self.indicators(matrix, known, named).then(|| {
                    base + self.aligned(matrix) + if has_levels(matrix) { weights::LEVELS } else { 0 }
                })
            }
            MatrixKind::Tasks => {
                let headed = self.head == Some("tasks");
                (self.tasks(matrix, known, named, headed)).then_some(
                    base + if headed { weights::TASKS_BESIDE_HEAD } else { 0 } + self.aligned(matrix),
                )
            }
            MatrixKind::Funds => self.funds(matrix).map(|points| points + self.aligned(matrix)),
            MatrixKind::Goals => self.goals(matrix, known, named).then_some(base + weights::WHOLE),
            MatrixKind::Plan => {
                let fits = known >= 2
                    && known == named
                    && self.first_row(|content| {
                        matches!(
                            content,
                            Content::Percent
                                | Content::Amount
                                | Content::Number
                                | Content::Blank
                                | Content::Placeholder
                        )
                    });
                fits.then_some(base + weights::WHOLE)
            }
            MatrixKind::Record => self
                .record(matrix, known, named)
                .then_some(base + weights::UNKNOWN_IN_RECORD * count(named - known)),
            MatrixKind::Unknown => self.unknown(matrix, named),
        }
    }

    /// Points for cells below that begin where their headings begin.
    fn aligned(&self, matrix: &Matrix) -> Points {
        let Some(row) = self.body.rows.first() else { return 0 };
        let starts = |(column, cells): (&Column, &Vec<usize>)| {
            cells.first().is_some_and(|&cell| self.view.sheet.columns(cell).start == column.range.start)
        };
        let count = matrix.columns.iter().zip(row).filter(|&pair| starts(pair)).count();
        Points::try_from(count).unwrap_or(Points::MAX).min(weights::MOST_ALIGNED)
    }

    /// Whether every cell of the first row below is of a kind, and one has text.
    fn first_row(&self, is: impl Fn(Content) -> bool) -> bool {
        let Some(row) = self.body.rows.first() else { return false };
        let cells: Vec<usize> = row.iter().flatten().copied().collect();
        cells.iter().all(|&cell| is(self.view.content(cell)))
            && cells.iter().any(|&cell| !self.view.blank(cell))
    }

    /// A level or name, and with it another known column.
    fn indicators(&self, matrix: &mut Matrix, known: usize, named: usize) -> bool {
        if known < 2 && named < 3 {
            return false;
        }
        roles::indicators(self.view, matrix, self.body);
        if matrix.across {
            return across::is_whole(&matrix.columns, matrix.sides);
        }
        let keys: Vec<&str> = matrix.columns.iter().map(|column| column.key.as_str()).collect();
        let keyed = keys.iter().filter(|key| !key.is_empty()).count();
        let names = keys.iter().any(|key| matches!(*key, "level1" | "level2" | "name"));
        let values = keys.iter().any(|key| {
            matches!(*key, "target" | "actual" | "grades" | "weight" | "description" | "standard")
        });
        let levels = keys.contains(&"level1") && (keys.contains(&"level2") || keys.contains(&"name"));
        let inferred = matrix.columns.iter().filter(|column| column.inferred).count();
        // Headings nobody knows need levels of the taxonomy below them.
        let told = inferred == 0 || keyed > inferred || levels;
        keyed >= 2 && names && (values || levels) && told && !(keyed == 2 && named > 4)
    }

    fn tasks(&self, matrix: &mut Matrix, known: usize, named: usize, headed: bool) -> bool {
        if headed {
            roles::tasks(self.view, matrix, self.body);
        }
        let keyed = matrix.columns.iter().filter(|column| !column.key.is_empty()).count();
        matrix.has("task.name") && named >= 2 && if headed { keyed >= 2 } else { known >= 2 && keyed >= 2 }
    }

    /// Amounts below known columns, or beside known items.
    fn funds(&self, matrix: &mut Matrix) -> Option<Points> {
        money::funds(self.view, matrix, self.body, self.zone.funds)?;
        let points = |column: &Column| match column.key.as_str() {
            "" => weights::UNKNOWN,
            "item" if column.known || column.cells.is_empty() => weights::ITEM,
            "item" => 0,
            _ => KNOWN,
        };
        let sum: Points = matrix.columns.iter().map(points).sum();
        Some(sum + if self.zone.funds { weights::BESIDE_MONEY } else { 0 })
    }

    /// Two labels over texts, or one beside a head.
    fn goals(&self, matrix: &mut Matrix, known: usize, named: usize) -> bool {
        let headed = self.goal || self.head == Some("goals");
        // Left blank, a goal's cells show nothing.
        let texts = self.body.rows.first().map_or(headed && known == named, |row| {
            row.iter().flatten().all(|&cell| {
                let content = self.view.content(cell);
                self.view.label(cell, false).is_none_or(|_| content == Content::Prose)
                    && !self.view.is_level(cell)
                    && !self.view.knows(Axis::Column, cell)
            })
        });
        if named == 0 || !texts || matrix.heading.len() > 1 {
            return false;
        }
        if headed && named == 2 && known < 2 && roles::goals(self.view, matrix, self.body) {
            return true;
        }
        known == named && (named >= 2 || headed)
    }

    /// Labels over values, all of them.
    fn record(&self, matrix: &Matrix, known: usize, named: usize) -> bool {
        let Some(row) = self.body.rows.first() else { return false };
        let view = self.view;
        let blank = matrix.columns.iter().any(|column| column.cells.is_empty());
        let alone = named == 1 && matrix.columns.len() == 1;
        if blank || matrix.heading.len() > 1 || !(alone || (named >= 2 && known * 3 > named * 2)) {
            return false;
        }
        if alone && matrix.columns[0].key == "head" {
            return false;
        }
        let fits = |(column, cells): (&Column, &Vec<usize>)| match cells[..] {
            [cell] => {
                let same = view.sheet.columns(cell).start == column.range.start
                    && view.sheet.columns(cell).end == column.range.end;
                let named = view.label(cell, false).is_some() && view.content(cell) != Content::Prose;
                same && !(named && view.names(cell))
            }
            _ => false,
        };
        // The same columns in further rows, and no head beside them: a list, not one record. Items in front say so too.
        let again = |at: usize| {
            let next = self.body.rows.get(at);
            next.is_some_and(|next| next.len() > 1 && matrix.columns.iter().zip(next).all(fits))
        };
        let item = |cell: usize| view.knows(Axis::Fund, cell) || view.knows(Axis::Closing, cell);
        let items = self.zone.funds && named > 2 && row[0].first().is_some_and(|&cell| item(cell));
        // Amounts below amounts: sums of several things, not parts of one text.
        let amounts = (0..matrix.columns.len()).any(|at| {
            let amount = |row: &Vec<Vec<usize>>| {
                row[at].first().is_some_and(|&cell| view.content(cell) == Content::Amount)
            };
            self.body.rows.iter().take_while(|row| row.len() > 1).filter(|row| amount(row)).count() > 1
        });
        let listed = items || again(1) && (self.zone.heads.is_empty() || again(2) || amounts);
        !listed
            && matrix.columns.iter().zip(row).all(fits)
            && row.iter().flatten().any(|&cell| !view.blank(cell))
            && !row.iter().flatten().any(|&cell| view.is_level(cell) && alone)
    }

    /// Names at the left and names above, an empty corner between them: texts stand where they cross.
    fn is_cross(&self, matrix: &Matrix, alike: usize) -> bool {
        let view = self.view;
        let corner = matrix.columns.first().is_some_and(|column| column.cells.is_empty());
        let above = matrix.columns.iter().skip(1).all(|column| !column.cells.is_empty());
        let left =
            self.body.rows.iter().take(alike).all(|row| row[0].first().is_some_and(|&cell| view.names(cell)));
        corner && above && left && alike >= 2 && matrix.columns.len() > 2
    }

    /// Words over rows of typed contents.
    fn unknown(&self, matrix: &Matrix, named: usize) -> Option<Points> {
        let rows = self.body.rows.len();
        let columns = matrix.columns.len();
        if named < 2 || columns < 2 || named + 1 < columns || rows == 0 {
            return None;
        }
        let view = self.view;
        // The name of an office is a value: what stands left of it labels it.
        let office = |&cell: &usize| {
            let label = view.sheet.folded(cell);
            label.bare.chars().count() >= weights::OFFICE && view.words.get(Axis::UnitEnd, label).is_some()
        };
        if matrix.columns.iter().flat_map(|column| &column.cells).any(office) {
            return None;
        }
        let aligned = |row: &&Vec<Vec<usize>>| {
            matrix.columns.iter().zip(row.iter()).all(|(column, cells)| {
                matches!(cells[..], [cell] if view.sheet.overlap(&view.sheet.columns(cell), &column.range) * 10 >= view.sheet.width(&column.range) * 8)
            })
        };
        let alike = self.body.rows.iter().take_while(aligned).count();
        let typed: Vec<usize> = (0..columns)
            .filter(|&at| {
                let mut cells = self.body.column(at).filter(|&cell| !view.blank(cell)).peekable();
                cells.peek().is_some()
                    && cells.all(|cell| {
                        view.content(cell).is_value() || view.content(cell) == Content::Placeholder
                    })
            })
            .collect();
        // label · value · label · value: pairs, one row under the other. A value where a label would stand speaks for
        // headings, though no column has values only.
        let valued = |at: usize| {
            let rows = self.body.rows.iter().take(alike);
            rows.flat_map(|row| &row[at]).any(|&cell| view.content(cell).is_value())
        };
        let pairs = columns.is_multiple_of(2) && !(0..columns).step_by(2).any(valued);
        let mixed = columns > 2 && (0..columns).filter(|&at| valued(at)).count() >= 2;
        if self.is_cross(matrix, alike) {
            return Some(weights::CROSS);
        }
        let enough = typed.len() >= 2 || (!typed.is_empty() && alike >= 2) || mixed;
        // A column of labels has labels at its right as well, whatever its values are.
        let uneven = |at: usize| {
            let values = self.body.rows.iter().take(alike).flat_map(|row| &row[at]);
            let mut kinds =
                values.filter(|&&cell| !view.blank(cell)).map(|&cell| view.content(cell).is_value());
            let first = kinds.next();
            first.is_some_and(|first| kinds.any(|kind| kind != first))
        };
        if pairs && typed.len() * 2 < columns && (1..columns).step_by(2).any(uneven) {
            return None;
        }
        if alike == 0 || !enough || (pairs && (typed.len() * 2 <= columns) && alike < 3) {
            return None;
        }
        let count = |n: usize, most: usize| Points::try_from(n.min(most)).unwrap_or(0);
        let wide = weights::COLUMN * count(columns, weights::MOST_COLUMNS);
        Some(
            weights::TABLE
                + wide
                + weights::TYPED_COLUMN * count(typed.len(), weights::MOST_TYPED)
                + weights::ALIKE_ROW * count(alike, weights::MOST_ALIKE)
                + if self.zone.funds { weights::TABLE_BESIDE_MONEY } else { 0 },
        )
    }
}
