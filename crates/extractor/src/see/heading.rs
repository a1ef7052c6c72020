//! The headings of a matrix: one row or several, and of what kind of matrix they are.

use super::matrix::{Column, Matrix, MatrixKind};
use super::view::{Content, View};
use super::zone::Zone;
use super::{KNOWN, Points, across, roles};
use crate::fold;
use crate::words::Axis;

/// What a heading may be stacked of; real forms stop at three.
const TALLEST: u32 = 3;

/// Rows below the headings that are looked at before the headings are believed.
const SAMPLE: usize = 6;

/// A heading the words do not know.
const UNKNOWN: Points = -5;

/// Rows below headings, by column, and what is known of the block's head.
pub(super) struct Body {
    /// For each row the cells by column.
    pub rows: Vec<Vec<Vec<usize>>>,
}

impl Body {
    /// The cells with text that stand in a column.
    pub(super) fn column(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let mut last = None;
        self.rows.iter().flat_map(move |row| row[at].iter().copied()).filter(move |&cell| {
            // A merged cell counts once.
            let new = last != Some(cell);
            last = Some(cell);
            new
        })
    }
}

/// The best matrix whose headings start in a row, with its points.
pub(super) fn propose(view: &View<'_, '_>, zone: &Zone, row: u32) -> Option<(Points, Matrix)> {
    let (matrix, values) = headings(view, zone, row)?;
    let body = sample(view, zone, &matrix);
    let head = zone.heads.last().copied().or(zone.section);
    let head = head.and_then(|head| view.get(Axis::Head, head)).map(|entry| entry.key.as_str());
    let goal = zone.heads.last().is_some_and(|&head| view.knows(Axis::Goal, head));
    let mut best: Option<(Points, Matrix)> = None;
    for kind in [
        MatrixKind::Indicators,
        MatrixKind::Plan,
        MatrixKind::Tasks,
        MatrixKind::Goals,
        MatrixKind::Funds,
        MatrixKind::Record,
        MatrixKind::Unknown,
    ] {
        if kind == MatrixKind::Unknown && best.is_some() {
            break;
        }
        let mut matrix = matrix.clone();
        matrix.kind = kind;
        let here = Here { view, zone, body: &body, head, goal };
        let Some(points) = here.points(&mut matrix) else { continue };
        let points = points - 40 * values;
        if points > 0 && best.as_ref().is_none_or(|(old, _)| points > *old) {
            best = Some((points, matrix));
        }
    }
    best
}

/// The columns that the headings starting in a row make, and how many cells among them are values.
fn headings(view: &View<'_, '_>, zone: &Zone, row: u32) -> Option<(Matrix, Points)> {
    let sheet = view.sheet;
    let mut cells: Vec<usize> =
        sheet.anchored(row).filter(|&cell| sheet.columns(cell).start >= zone.left).collect();
    let across = across::is_across(view, zone, row);
    let is_value = |cell: usize| !view.names(cell) || is_data(view, cell) && !across;
    // Values at the right end of a row of known headings are no headings; they are told apart.
    let first = cells.iter().position(|&cell| is_value(cell)).unwrap_or(cells.len());
    let known = cells[..first].iter().filter(|&&cell| is_known(view, cell)).count();
    let mut loose = Vec::new();
    if first < cells.len() && known >= 3 && cells.len() - first <= known {
        loose = cells.split_off(first);
    }
    if cells.is_empty() {
        return None;
    }
    let values = cells.iter().filter(|&&cell| is_value(cell)).count();
    if values > 1 || values * 3 > cells.len() {
        return None;
    }
    let end = loose.first().map_or(sheet.columns + 1, |&cell| sheet.columns(cell).start);
    let mut height = cells.iter().map(|&cell| sheet.cell(cell).row_span).max()?.min(TALLEST);
    if height == 1 && stacked(view, zone, row) {
        height = 2;
    }
    // A heading merged over a row too many does not make that row one of headings; years are parts of a heading.
    while height > 1
        && has_values(view, zone, row + height - 1, across)
        && !has_years(view, zone, row + height - 1)
    {
        height -= 1;
    }
    // A head beside its rows is no heading of them.
    let beside = |cell: usize| view.knows(Axis::Head, cell) || view.knows(Axis::Goal, cell);
    if cells.len() > 1 && beside(cells[0]) && sheet.cell(cells[0]).row_span > height {
        return None;
    }
    if row + height > zone.rows.end {
        return None;
    }
    let start =
        sheet.row(row).iter().map(|&cell| sheet.columns(cell).start).find(|&start| start >= zone.left)?;
    let columns = leaves(view, row, height, start..end);
    let matrix = Matrix {
        kind: MatrixKind::Unknown,
        heading: row..row + height,
        columns,
        sides: 1,
        across: false,
        headless: false,
        left: zone.left,
        rows: Vec::new(),
        loose,
    };
    Some((matrix, Points::try_from(values).unwrap_or(9)))
}

pub(super) fn is_known(view: &View<'_, '_>, cell: usize) -> bool {
    Axis::HEADINGS.iter().any(|&axis| view.knows(axis, cell)) || view.knows(Axis::Fund, cell)
}

/// A level word that is the name of no column.
fn is_data(view: &View<'_, '_>, cell: usize) -> bool {
    view.is_level(cell) && !is_known(view, cell)
}

/// Whether values stand in a row; below levels across, level words are none.
fn has_values(view: &View<'_, '_>, zone: &Zone, row: u32, across: bool) -> bool {
    view.sheet
        .anchored(row)
        .filter(|&cell| view.sheet.columns(cell).start >= zone.left)
        .any(|cell| !view.names(cell) || is_data(view, cell) && !across)
}

/// Whether a row is one of years and names below merged headings: 总目标值 | 2024年 | 2025年.
fn has_years(view: &View<'_, '_>, zone: &Zone, row: u32) -> bool {
    let cells = || view.sheet.anchored(row).filter(|&cell| view.sheet.columns(cell).start >= zone.left);
    let year = |cell: usize| {
        let text = view.sheet.folded(cell).bare.as_str();
        let digits = text.trim_end_matches(['度', '年']);
        digits.len() == 4 && digits.starts_with("20") && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    cells().filter(|&cell| year(cell)).count() >= 2
        && cells().all(|cell| year(cell) || view.names(cell) && !is_data(view, cell))
}

/// Whether the next row is a second row of headings that no vertical merge announces: names under a heading that spans
/// them, and nothing else.
fn stacked(view: &View<'_, '_>, zone: &Zone, row: u32) -> bool {
    let sheet = view.sheet;
    let alone = sheet.anchored(row).filter(|&cell| sheet.columns(cell).start >= zone.left).count() < 2;
    if alone || row + 1 >= zone.rows.end {
        return false;
    }
    let (mut under, mut known) = (0, 0);
    for cell in sheet.anchored(row + 1).filter(|&cell| sheet.columns(cell).start >= zone.left) {
        let columns = sheet.columns(cell);
        let above = sheet.at(row, columns.start).filter(|&above| !view.blank(above));
        let part = above
            .is_some_and(|above| sheet.columns(above).len() > columns.len() && !is_valued(view, row, above));
        if !view.names(cell) || is_data(view, cell) || !(part || is_known(view, cell)) {
            return false;
        }
        under += u32::from(part);
        known += u32::from(is_known(view, cell));
    }
    // A heading without parts of its own stands over nothing.
    let whole = sheet.anchored(row).filter(|&cell| sheet.columns(cell).start >= zone.left).any(|cell| {
        let below = sheet.at(row + 1, sheet.columns(cell).start);
        below.is_some_and(|below| view.blank(below) && sheet.columns(below) == sheet.columns(cell))
    });
    under >= 2 && known >= 1 && whole
}

/// Whether a cell is the value of a known label at its left.
fn is_valued(view: &View<'_, '_>, row: u32, cell: usize) -> bool {
    let left = view.sheet.columns(cell).start.checked_sub(1).and_then(|column| view.sheet.at(row, column));
    !is_known(view, cell) && left.is_some_and(|left| view.label(left, false).is_some())
}

/// The columns that rows of headings make: runs of columns under the same stack of cells.
fn leaves(view: &View<'_, '_>, row: u32, height: u32, range: std::ops::Range<u32>) -> Vec<Column> {
    let sheet = view.sheet;
    let mut columns: Vec<(Vec<usize>, std::ops::Range<u32>)> = Vec::new();
    for at in range {
        let mut stack: Vec<usize> = (row..row + height).filter_map(|row| sheet.at(row, at)).collect();
        stack.dedup();
        if stack.is_empty() {
            continue;
        }
        match columns.last_mut() {
            Some((last, range)) if *last == stack && range.end == at => range.end = at + 1,
            _ => columns.push((stack, at..at + 1)),
        }
    }
    let leaf = |(stack, range): (Vec<usize>, std::ops::Range<u32>)| {
        let cells: Vec<usize> = stack.into_iter().filter(|&cell| !view.blank(cell)).collect();
        let written: Vec<String> = cells.iter().map(|&cell| fold::key(sheet.text(cell))).collect();
        Column {
            label: written.join("/"),
            leaf: written.last().cloned().unwrap_or_default(),
            edges: sheet.edges(&range),
            range,
            cells,
            ..Column::default()
        }
    };
    columns.into_iter().map(leaf).collect()
}

/// The first rows below the headings that could be theirs.
fn sample(view: &View<'_, '_>, zone: &Zone, matrix: &Matrix) -> Body {
    let mut rows = Vec::new();
    for row in matrix.heading.end..zone.rows.end {
        if rows.len() >= SAMPLE {
            break;
        }
        let mut anchored =
            view.sheet.anchored(row).filter(|&cell| view.sheet.columns(cell).start >= zone.left);
        let Some(first) = anchored.next() else { continue };
        let edge = view.sheet.columns(first).start == zone.left;
        let label =
            view.label(first, false).is_some_and(|(axis, _)| !matches!(axis, Axis::Fund | Axis::Step));
        let cells = view.sheet.row(row).iter().filter(|&&cell| view.sheet.columns(cell).start >= zone.left);
        let headings = view
            .sheet
            .anchored(row)
            .filter(|&cell| view.knows(Axis::Column, cell) && !view.is_level(cell) && view.names(cell));
        // Another block's label, other headings, or a row cut quite differently: what follows is not below these.
        let ends = (edge && label && !view.is_level(first))
            || headings.count() > 1
            || cells.count() * 2 <= matrix.columns.len();
        if ends && !rows.is_empty() {
            break;
        }
        rows.push(matrix.sort(view, row).cells);
    }
    Body { rows }
}

/// Whether both levels were told from what stands below the headings.
fn has_levels(matrix: &Matrix) -> bool {
    let inferred = |key: &str| matrix.columns.iter().any(|column| column.key == key && column.inferred);
    inferred("level1") && inferred("level2")
}

/// Headings with what stands around them.
struct Here<'h, 'v, 'a> {
    view: &'h View<'v, 'a>,
    zone: &'h Zone,
    body: &'h Body,
    /// Key of the head beside the rows.
    head: Option<&'h str>,
    /// Whether that head is a goal's.
    goal: bool,
}

impl Here<'_, '_, '_> {
    /// What speaks for the headings being those of the matrix's kind; gives the columns their roles.
    fn points(&self, matrix: &mut Matrix) -> Option<Points> {
        roles::by_words(self.view, matrix);
        let named = matrix.columns.iter().filter(|column| !column.cells.is_empty()).count();
        let known = matrix.columns.iter().filter(|column| column.known).count();
        let count = |n: usize| Points::try_from(n).unwrap_or(100);
        let base = KNOWN * count(known) + UNKNOWN * count(named - known.min(named));
        match matrix.kind {
            MatrixKind::Indicators => {
                // Levels of the taxonomy in two columns say what headings nobody knows do not.
                self.indicators(matrix, known, named)
                    .then(|| base + self.aligned(matrix) + if has_levels(matrix) { 2 * KNOWN } else { 0 })
            }
            MatrixKind::Tasks => {
                let headed = self.head == Some("tasks");
                (self.tasks(matrix, known, named, headed))
                    .then_some(base + if headed { 25 } else { 0 } + self.aligned(matrix))
            }
            MatrixKind::Funds => self.funds(matrix).map(|points| points + self.aligned(matrix)),
            MatrixKind::Goals => self.goals(matrix, known, named).then_some(base + 10),
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
                fits.then_some(base + 10)
            }
            MatrixKind::Record => {
                self.record(matrix, known, named).then_some(base - 10 * count(named - known))
            }
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
        Points::try_from(count.min(8)).unwrap_or(8)
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
        roles::funds(self.view, matrix, self.body, self.zone.funds)?;
        let points = |column: &Column| match column.key.as_str() {
            "" => UNKNOWN,
            "item" if column.known || column.cells.is_empty() => 10,
            "item" => 0,
            _ => KNOWN,
        };
        let sum: Points = matrix.columns.iter().map(points).sum();
        Some(sum + if self.zone.funds { 15 } else { 0 })
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
        let listed = items || again(1) && (self.zone.heads.is_empty() || again(2));
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
            return Some(2 * KNOWN);
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
        let wide = 3 * count(columns, 12);
        Some(
            15 + wide
                + 8 * count(typed.len(), 3)
                + 5 * count(alike, 3)
                + if self.zone.funds { 10 } else { 0 },
        )
    }
}
