//! The widths on which a table is lowest.
//!
//! A text of `a` full-width characters takes about `a / w` lines in a column of `w`, and a row is as high as its highest
//! cell. First the widths are brought to where a little more width lowers the table by the same amount in every column
//! (the maximum of a row smoothed, so that it has a slope); then whole characters are moved from column to column while
//! that saves lines.

use super::Wish;
use crate::breaks;
use crate::measures::column::{INSET, LEAST};
use crate::measures::lowest::{LOST, ROUNDS, ROW, ROWS, SAME, STEPS};

/// A text with where it stands.
struct Text {
    row: usize,
    from: usize,
    to: usize,
    /// The widths of its lines.
    lines: Vec<f64>,
    /// All of them together.
    area: f64,
    /// The part of its height that each of its rows has.
    part: f64,
}

/// The texts of a table, by rows.
pub(super) struct Texts(Vec<Text>);

impl Texts {
    pub(super) fn new(wishes: &[Wish<'_>]) -> Self {
        let count = wishes.iter().map(|wish| wish.row + 1).max().unwrap_or(0);
        let every = count.div_ceil(ROWS).max(1);
        let text = |wish: &Wish<'_>| {
            let lines: Vec<f64> = wish.text.lines().map(breaks::ems).collect();
            Text {
                row: wish.row / every,
                from: wish.from,
                to: wish.to,
                area: lines.iter().sum(),
                lines,
                part: 1.0 / wish.rows.max(1) as f64,
            }
        };
        // Headings at the top count whatever is passed over.
        let weighed = |wish: &&Wish<'_>| every == 1 || wish.row.is_multiple_of(every) || wish.row < 2;
        let mut texts: Vec<Text> = wishes.iter().filter(weighed).map(text).collect();
        texts.sort_by_key(|text| text.row);
        Self(texts)
    }

    fn rows(&self) -> impl Iterator<Item = &[Text]> {
        self.0.chunk_by(|one, other| one.row == other.row)
    }

    /// How high the rows are together, in lines.
    pub(super) fn height(&self, widths: &[f64]) -> f64 {
        self.rows().map(|row| row_height(row, widths)).sum()
    }

    /// How much a little more width lowers the table, for each column.
    fn slopes(&self, widths: &[f64]) -> Vec<f64> {
        let mut slopes = vec![0.0; widths.len()];
        for row in self.rows() {
            let heights: Vec<f64> =
                row.iter().map(|text| (text.area / width(text, widths)).max(1.0) * text.part).collect();
            let sum: f64 = heights.iter().map(|height| steep(*height)).sum();
            for (text, height) in row.iter().zip(&heights) {
                let wide = width(text, widths);
                if text.area <= wide + SAME {
                    continue;
                }
                let share = steep(*height) / sum;
                let slope = share * text.area * text.part / (wide * wide);
                slopes[text.from..text.to].iter_mut().for_each(|own| *own += slope);
            }
        }
        slopes
    }
}

/// Weighs the highest cell of a row above all others. (`powi` may differ from machine to machine.)
fn steep(height: f64) -> f64 {
    let square = height * height;
    square * square
}

fn width(text: &Text, widths: &[f64]) -> f64 {
    widths[text.from..text.to].iter().sum::<f64>() + (text.to - text.from - 1) as f64 * INSET
}

fn row_height(row: &[Text], widths: &[f64]) -> f64 {
    let cell = |text: &Text| {
        let wide = width(text, widths);
        let lines = text
            .lines
            .iter()
            .map(|line| if *line <= wide + SAME { 1.0 } else { (line / (wide - LOST).max(LEAST)).ceil() });
        lines.sum::<f64>() * text.part
    };
    row.iter().map(cell).fold(1.0, f64::max) + ROW
}

/// Widths that add up to `room`: none less than `least`, none more than `most`, on which the texts are lowest.
pub(super) fn widths(texts: &Texts, least: &[f64], most: &[f64], room: f64) -> Vec<f64> {
    let mut widths = level(&vec![1.0; least.len()], least, most, room);
    for _ in 0..ROUNDS {
        let slopes = texts.slopes(&widths);
        // Where a text takes `a / w` lines its slope is `a / w²`: the widths wanted are as the roots of `a`.
        let wanted: Vec<f64> = widths
            .iter()
            .zip(&slopes)
            .map(|(width, slope)| 0.5 * width + 0.5 * width * slope.sqrt() * mean(&widths, &slopes))
            .collect();
        widths = level(&wanted, least, most, room);
    }
    move_while_it_saves(texts, &mut widths, least, most);
    widths
}

/// Makes a slope of the mean one.
fn mean(widths: &[f64], slopes: &[f64]) -> f64 {
    let weighted: f64 = widths.iter().zip(slopes).map(|(width, slope)| width * slope.sqrt()).sum();
    widths.iter().sum::<f64>() / weighted.max(f64::EPSILON)
}

/// Widths in proportion to `wanted` that add up to `room`, within bounds.
pub(super) fn level(wanted: &[f64], least: &[f64], most: &[f64], room: f64) -> Vec<f64> {
    let bounded = |factor: f64| -> Vec<f64> {
        let bounds = least.iter().zip(most);
        wanted
            .iter()
            .zip(bounds)
            .map(|(own, (least, most))| (own * factor).clamp(*least, most.max(*least)))
            .collect()
    };
    // The sum grows with the factor: halved often enough the interval is a point.
    let (mut low, mut high) =
        (0.0, room / wanted.iter().copied().filter(|own| *own > 0.0).fold(room, f64::min).max(1e-6));
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if bounded(middle).iter().sum::<f64>() < room { low = middle } else { high = middle }
    }
    let mut widths = bounded(high);
    // What bounds leave over or lack is shared.
    let factor = room / widths.iter().sum::<f64>().max(f64::EPSILON);
    for width in &mut widths {
        *width *= factor;
    }
    widths
}

/// Moves width from column to column while that saves lines.
fn move_while_it_saves(texts: &Texts, widths: &mut [f64], least: &[f64], most: &[f64]) {
    for step in STEPS {
        // Each round saves lines; the bound is for tables that save one at a time.
        for _ in 0..ROUNDS {
            if !moved(texts, widths, (least, most), step) {
                break;
            }
        }
    }
}

/// One round over all pairs of columns; whether anything was moved.
fn moved(texts: &Texts, widths: &mut [f64], (least, most): (&[f64], &[f64]), step: f64) -> bool {
    let mut any = false;
    let mut height = texts.height(widths);
    for from in 0..widths.len() {
        for to in 0..widths.len() {
            if from == to || widths[from] - step < least[from] || widths[to] >= most[to] {
                continue;
            }
            widths[from] -= step;
            widths[to] += step;
            let new = texts.height(widths);
            if new < height - 1e-9 {
                height = new;
                any = true;
            } else {
                widths[from] += step;
                widths[to] -= step;
            }
        }
    }
    any
}
