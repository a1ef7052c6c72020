//! Ruling lines: strokes that are one line to the eye, and which of them make one table.

use super::strokes::Stroke;

/// Strokes this close side by side are one line: double borders, and borders that two cells draw each for itself.
const SAME: f64 = 2.2;
/// A gap this long is none: dashes, dots, corners that do not quite meet.
const GAP: f64 = 3.2;
/// Shorter lines are dots, ticks or parts of drawn signs.
const SHORTEST: f64 = 4.0;
/// How far lines may stand off and still touch.
const TOUCH: f64 = 3.5;

/// A ruling line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rule {
    /// Its y, if horizontal, else its x.
    pub(crate) at: f64,
    pub(crate) from: f64,
    pub(crate) to: f64,
}

/// The ruling lines of one table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Ruling {
    /// From top to bottom.
    pub(crate) horizontal: Vec<Rule>,
    /// From left to right.
    pub(crate) vertical: Vec<Rule>,
}

/// Strokes of one direction joined to lines: those side by side first, then those end to end.
fn joined(strokes: &[Stroke], is_horizontal: bool) -> Vec<Rule> {
    let mut of_direction: Vec<_> =
        strokes.iter().filter(|stroke| stroke.is_horizontal == is_horizontal).copied().collect();
    of_direction.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut rules = Vec::new();
    for group in of_direction.chunk_by(|a, b| b.at - a.at <= SAME) {
        let mut group = group.to_vec();
        group.sort_by(|a, b| a.from.total_cmp(&b.from));
        // Where the line stands: the middle of its strokes by their length.
        let length: f64 = group.iter().map(|stroke| stroke.to - stroke.from).sum();
        let at = group.iter().map(|stroke| stroke.at * (stroke.to - stroke.from)).sum::<f64>() / length;
        let mut open: Option<Rule> = None;
        for stroke in group {
            match &mut open {
                Some(rule) if stroke.from - rule.to <= GAP => rule.to = rule.to.max(stroke.to),
                _ => rules.extend(open.replace(Rule { at, from: stroke.from, to: stroke.to })),
            }
        }
        rules.extend(open);
    }
    rules.retain(|rule| rule.to - rule.from >= SHORTEST);
    rules
}

/// The tables of a page: lines that touch each other belong to one. A single line, or lines of one direction, are none.
pub(crate) fn rulings(strokes: &[Stroke]) -> Vec<Ruling> {
    let (horizontal, vertical) = (joined(strokes, true), joined(strokes, false));
    let mut sets = Sets::new(horizontal.len() + vertical.len());
    for (row, across) in horizontal.iter().enumerate() {
        for (column, down) in vertical.iter().enumerate() {
            let meets = (across.from - TOUCH..=across.to + TOUCH).contains(&down.at)
                && (down.from - TOUCH..=down.to + TOUCH).contains(&across.at);
            if meets {
                sets.join(row, horizontal.len() + column);
            }
        }
    }
    let mut tables: Vec<(usize, Ruling)> = Vec::new();
    for index in 0..horizontal.len() + vertical.len() {
        let root = sets.root(index);
        let at = tables.iter().position(|(known, _)| *known == root).unwrap_or(tables.len());
        if at == tables.len() {
            tables.push((root, Ruling::default()));
        }
        let Some((_, ruling)) = tables.get_mut(at) else { continue };
        match horizontal.get(index) {
            Some(rule) => ruling.horizontal.push(*rule),
            None => ruling.vertical.extend(vertical.get(index - horizontal.len())),
        }
    }
    let is_table = |ruling: &Ruling| ruling.horizontal.len() >= 2 && !ruling.vertical.is_empty();
    tables.into_iter().map(|(_, ruling)| ruling).filter(is_table).collect()
}

/// Disjoint sets.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut index: usize) -> usize {
        while self.0[index] != index {
            self.0[index] = self.0[self.0[index]];
            index = self.0[index];
        }
        index
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn across(at: f64, from: f64, to: f64) -> Stroke {
        Stroke { is_horizontal: true, at, from, to }
    }

    fn down(at: f64, from: f64, to: f64) -> Stroke {
        Stroke { is_horizontal: false, at, from, to }
    }

    #[test]
    fn borders_drawn_cell_by_cell_twice_or_dashed_are_one_line() {
        let strokes = [
            across(10.0, 0.0, 50.0),
            across(10.4, 50.2, 100.0),
            across(40.0, 0.0, 3.0),
            across(40.0, 5.0, 8.0),
        ];
        let rules = joined(&strokes, true);
        assert_eq!(rules.len(), 2);
        assert!((rules[0].at - 10.2).abs() < 0.01);
        assert_eq!((rules[0].from, rules[0].to), (0.0, 100.0));
        assert_eq!((rules[1].from, rules[1].to), (0.0, 8.0));
        assert!(joined(&strokes, false).is_empty());
    }

    #[test]
    fn tables_that_do_not_touch_are_two_and_an_underline_is_none() {
        let table = |top: f64| {
            [
                across(top, 0.0, 100.0),
                across(top + 20.0, 0.0, 100.0),
                down(0.0, top, top + 20.0),
                down(100.0, top, top + 20.0),
            ]
        };
        let mut strokes = [table(0.0), table(40.0)].concat();
        strokes.push(across(90.0, 10.0, 60.0));
        let rulings = rulings(&strokes);
        let shape: Vec<_> =
            rulings.iter().map(|ruling| (ruling.horizontal.len(), ruling.vertical.len())).collect();
        assert_eq!(shape, [(2, 2), (2, 2)]);
    }
}
