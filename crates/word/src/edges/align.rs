//! Rows that are set right or centred.

/// Rows whose widths differ by no more than this are of one width, in twips: half a millimetre more or less moves a
/// row that is set right or centred by what nobody sees.
const SAME_WIDTH: i32 = 30;

/// How a row is set between the margins (`\trqr`; sprmTJc).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Align {
    #[default]
    Left,
    Center,
    Right,
}

/// Where a row is set, and the widths in twips that it leaves free on either side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Set {
    pub(crate) align: Align,
    pub(crate) before: i32,
    pub(crate) after: i32,
}

/// Moves rows that are set right or centred to where they stand: Word sets each row by itself, so that shorter rows
/// begin further right than longer ones, whatever their edges say. Between margins that are not known the widest row
/// fills the line.
pub(crate) fn set(rows: &mut [Vec<i32>], set: &[Set]) {
    if set.iter().all(|set| set.align == Align::Left) {
        return;
    }
    let width = |row: &[i32], set: &Set| {
        let own = row.last().unwrap_or(&0).saturating_sub(*row.first().unwrap_or(&0));
        own.saturating_add(set.before).saturating_add(set.after)
    };
    let widest = rows.iter().zip(set).map(|(row, set)| width(row, set)).max().unwrap_or(0);
    for (row, set) in rows.iter_mut().zip(set) {
        let short = widest.saturating_sub(width(row, set));
        let short = if short <= SAME_WIDTH { 0 } else { short };
        let start = match set.align {
            // Its own edges say where it stands, the first margin being 0.
            Align::Left => continue,
            Align::Center => short / 2,
            Align::Right => short,
        };
        let first = *row.first().unwrap_or(&0);
        for edge in row {
            *edge = edge.saturating_sub(first).saturating_add(start).saturating_add(set.before);
        }
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn rows_set_right_or_centred_stand_one_by_one() {
        let moved = |align, rows: &[&[i32]]| {
            let mut rows: Vec<Vec<i32>> = rows.iter().map(|row| row.to_vec()).collect();
            let each = vec![Set { align, ..Set::default() }; rows.len()];
            set(&mut rows, &each);
            rows
        };
        let rows: [&[i32]; 2] = [&[0, 1440], &[0, 1440, 2880]];
        assert_eq!(moved(Align::Right, &rows), [vec![1440, 2880], vec![0, 1440, 2880]]);
        assert_eq!(moved(Align::Center, &rows), [vec![720, 2160], vec![0, 1440, 2880]]);
        assert_eq!(moved(Align::Left, &rows), rows);
        // 20 twips narrower is as wide.
        assert_eq!(moved(Align::Right, &[&[-108, 2872], &[-108, 2892]]), [[0, 2980], [0, 3000]]);
    }

    #[test]
    fn what_a_row_leaves_free_is_part_of_its_width() {
        let mut rows = vec![vec![1000, 3000], vec![0, 1000, 3000]];
        let right = Set { align: Align::Right, ..Set::default() };
        set(&mut rows, &[Set { before: 1000, ..right }, right]);
        assert_eq!(rows, [vec![1000, 3000], vec![0, 1000, 3000]]);
        let mut rows = vec![vec![0, 2000], vec![0, 2000, 3000]];
        set(&mut rows, &[Set { after: 1000, ..right }, right]);
        assert_eq!(rows, [vec![0, 2000], vec![0, 2000, 3000]]);
    }
}
