//! From ruling lines to cells: rows and columns of the lines, and which of their fields no line parts.

use kurbo::{Point, Rect};

use super::rules::{Rule, Ruling};

/// Lines closer than this make no row or column of their own.
const NARROWEST: f64 = 3.0;
/// A line parts two fields when it runs along this part of the side they share.
const PARTS: f64 = 0.55;

/// A cell of a table on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    /// Row and column of its first field, from 0.
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    pub(crate) place: Rect,
}

/// A table on the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Lattice {
    /// Edges of the columns, from left to right.
    pub(crate) across: Vec<f64>,
    /// Edges of the rows, from top to bottom.
    pub(crate) down: Vec<f64>,
    /// Row by row; they tile the lattice.
    pub(crate) areas: Vec<Area>,
}

impl Lattice {
    /// Cells of a ruling; `None` when it has more fields than `most`.
    pub(crate) fn of(ruling: &Ruling, most: usize) -> Option<Self> {
        let across = edges(&ruling.vertical, &ruling.horizontal);
        let down = edges(&ruling.horizontal, &ruling.vertical);
        let (columns, rows) = (across.len().checked_sub(1)?, down.len().checked_sub(1)?);
        if columns.checked_mul(rows)? > most {
            return None;
        }
        let mut areas: Vec<Area> = Vec::new();
        // Cells of the row above that may go on, by their first column.
        let mut above: Vec<usize> = Vec::new();
        for row in 0..rows {
            let (top, bottom) = (down[row], down[row + 1]);
            let mut here = Vec::new();
            let mut start = 0;
            for column in 0..columns {
                let parted =
                    column + 1 == columns || is_parted(&ruling.vertical, across[column + 1], top, bottom);
                if !parted {
                    continue;
                }
                let place = Rect::new(across[start], top, across[column + 1], bottom);
                let open = above.iter().copied().find(|&index| {
                    let area = &areas[index];
                    (area.column, area.columns) == (start, column + 1 - start)
                        && !is_parted(&ruling.horizontal, top, place.x0, place.x1)
                });
                here.push(if let Some(index) = open {
                    let area = &mut areas[index];
                    area.rows += 1;
                    area.place.y1 = bottom;
                    index
                } else {
                    areas.push(Area { row, column: start, rows: 1, columns: column + 1 - start, place });
                    areas.len() - 1
                });
                start = column + 1;
            }
            above = here;
        }
        Some(Self { across, down, areas })
    }

    /// Where the table stands.
    pub(crate) fn place(&self) -> Rect {
        let edge =
            |edges: &[f64]| (edges.first().copied().unwrap_or(0.0), edges.last().copied().unwrap_or(0.0));
        let ((left, right), (top, bottom)) = (edge(&self.across), edge(&self.down));
        Rect::new(left, top, right, bottom)
    }

    /// The cell at a point of the page.
    pub(crate) fn at(&self, point: Point) -> Option<usize> {
        if !self.place().contains(point) {
            return None;
        }
        self.areas.iter().position(|area| area.place.contains(point))
    }
}

/// Where lines of one direction stand, and where those across them end: a table may be open at its sides.
fn edges(rules: &[Rule], crossing: &[Rule]) -> Vec<f64> {
    let mut edges: Vec<f64> = rules.iter().map(|rule| rule.at).collect();
    let ends = crossing.iter().map(|rule| rule.from).min_by(f64::total_cmp);
    edges.extend(ends.into_iter().chain(crossing.iter().map(|rule| rule.to).max_by(f64::total_cmp)));
    edges.sort_by(f64::total_cmp);
    // Of edges that are one to the eye the middle counts.
    let groups = edges.chunk_by(|a, b| b - a <= NARROWEST);
    groups.map(|group| group.iter().sum::<f64>() / group.len() as f64).collect()
}

/// Whether lines at `at` run along most of `from..to`.
fn is_parted(rules: &[Rule], at: f64, from: f64, to: f64) -> bool {
    let along = |rule: &Rule| (rule.to.min(to) - rule.from.max(from)).max(0.0);
    let run: f64 = rules.iter().filter(|rule| (rule.at - at).abs() <= NARROWEST).map(along).sum();
    run >= PARTS * (to - from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(at: f64, from: f64, to: f64) -> Rule {
        Rule { at, from, to }
    }

    fn spans(lattice: &Lattice) -> Vec<(usize, usize, usize, usize)> {
        lattice.areas.iter().map(|area| (area.row, area.column, area.rows, area.columns)).collect()
    }

    #[test]
    fn a_line_that_stops_merges_the_cells_it_does_not_part() {
        // Two rows, two columns; the left cell runs over both rows, the top right over nothing else.
        let ruling = Ruling {
            horizontal: vec![rule(0.0, 0.0, 100.0), rule(20.0, 40.0, 100.0), rule(40.0, 0.0, 100.0)],
            vertical: vec![rule(0.0, 0.0, 40.0), rule(40.0, 0.0, 40.0), rule(100.0, 0.0, 40.0)],
        };
        let lattice = Lattice::of(&ruling, 100).unwrap();
        assert_eq!(spans(&lattice), [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]);
        assert_eq!(lattice.at(Point::new(10.0, 30.0)), Some(0));
        assert_eq!(lattice.at(Point::new(50.0, 30.0)), Some(2));
        assert_eq!(lattice.at(Point::new(50.0, 50.0)), None);
    }

    #[test]
    fn a_table_open_at_its_sides_ends_where_its_lines_end() {
        let ruling = Ruling {
            horizontal: vec![rule(0.0, 0.0, 100.0), rule(20.0, 0.0, 100.0), rule(40.0, 0.0, 100.0)],
            vertical: vec![rule(50.0, 0.0, 40.0)],
        };
        let lattice = Lattice::of(&ruling, 100).unwrap();
        assert_eq!(lattice.across, [0.0, 50.0, 100.0]);
        assert_eq!(spans(&lattice), [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]);
    }

    #[test]
    fn more_fields_than_allowed_are_refused_before_they_cost_anything() {
        let lines =
            |count: usize| (0..count).map(|index| rule(index as f64 * 10.0, 0.0, 1e4)).collect::<Vec<_>>();
        assert_eq!(Lattice::of(&Ruling { horizontal: lines(11), vertical: lines(11) }, 99), None);
    }
}
