//! Drawings as people spoil them: rows lost, copied and changed about, merges undone, headings renamed or doubled, borders
//! off.

use std::fmt;

use super::chance::Chance;
use super::{Drawing, LINE, Part, Row, Slot, Table};

impl fmt::Display for Drawing {
    /// As it is drawn, but for numbering and page breaks: what a failed test shows.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in &self.blocks {
            match part {
                Part::Paragraph { text, .. } => writeln!(f, "{text}")?,
                Part::Table(table) => writeln!(f, "{table}")?,
            }
        }
        self.inner.iter().try_for_each(|(name, table)| writeln!(f, "{name}\n{table}"))
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.rows {
            let cells = row.cells.iter().map(|slot| match slot {
                Slot::Text(text) => text.replace('\n', "¶").replace(LINE, "⏎"),
                Slot::Left => "<".to_owned(),
                Slot::Above => "^".to_owned(),
            });
            let shift = if row.shift == 0 { String::new() } else { format!("~{} ", row.shift) };
            writeln!(f, "|{shift}{}", cells.collect::<Vec<_>>().join("|"))?;
        }
        Ok(())
    }
}

impl Drawing {
    /// The drawing with some accidents of a person's hand.
    #[must_use]
    pub fn mutated(&self, chance: &mut Chance) -> Self {
        let mut drawing = self.clone();
        let tables = drawing.tables().count();
        for serial in 0..=chance.below(3) {
            let at = chance.below(tables);
            if let Some(table) = drawing.tables_mut().nth(at) {
                table.mutate(chance, serial);
            }
        }
        drawing
    }
}

impl Table {
    fn mutate(&mut self, chance: &mut Chance, serial: usize) {
        let rows = self.rows.len();
        let at = chance.below(rows);
        if rows == 0 {
            return;
        }
        let row = &mut self.rows[at];
        match chance.below(10) {
            0 if rows > 2 => {
                self.rows.remove(at);
                self.settle();
            }
            1 => {
                let copy = self.rows[at].clone();
                self.rows.insert(at, copy);
            }
            2 if at > 0 => {
                self.rows.swap(at, at - 1);
                self.settle();
            }
            3 => row.change(chance, |_| String::new()),
            4 => row.change(chance, |_| format!("未见之词{serial}")),
            5 => row.double(chance),
            6 => row.split(chance, &Slot::Above),
            7 => row.split(chance, &Slot::Left),
            8 => row.shift = *chance.pick(&[-30, -9, 9, 30]),
            _ if row.cells.len() > 3 => {
                row.cells.pop();
            }
            _ => {}
        }
    }

    /// A first row continues nothing.
    fn settle(&mut self) {
        for slot in self.rows.first_mut().into_iter().flat_map(|row| &mut row.cells) {
            if *slot == Slot::Above {
                *slot = Slot::Text(String::new());
            }
        }
    }
}

impl Row {
    /// Writes another text into a cell that has one and holds no table.
    fn change(&mut self, chance: &mut Chance, to: impl Fn(&str) -> String) {
        let mut texts: Vec<&mut String> = self
            .cells
            .iter_mut()
            .filter_map(|slot| match slot {
                Slot::Text(text) if !text.is_empty() && !text.ends_with('}') => Some(text),
                _ => None,
            })
            .collect();
        let at = chance.below(texts.len());
        if let Some(text) = texts.get_mut(at) {
            **text = to(text);
        }
    }

    /// Writes a cell's text into the next one that has a text too.
    fn double(&mut self, chance: &mut Chance) {
        let is_text =
            |slot: &Slot| matches!(slot, Slot::Text(text) if !text.is_empty() && !text.ends_with('}'));
        let texts: Vec<usize> = (0..self.cells.len()).filter(|&at| is_text(&self.cells[at])).collect();
        let at = chance.below(texts.len());
        if let (Some(&from), Some(&to)) = (texts.get(at), texts.get(at + 1)) {
            self.cells[to] = self.cells[from].clone();
        }
    }

    /// Undoes a merge: the part that continued is an empty cell of its own.
    fn split(&mut self, chance: &mut Chance, part: &Slot) {
        let parts: Vec<usize> = (0..self.cells.len()).filter(|&at| self.cells[at] == *part).collect();
        if let Some(&at) = parts.get(chance.below(parts.len())) {
            self.cells[at] = Slot::Text(String::new());
        }
    }
}
