//! SELF-PARENT 下级分值之和与上级不符 | The weights do not add up to their level's
//!
//! **What.** The points in a level label, 产出指标(50分), against the weights of the rows under it.
//!
//! **Why.** The entry system checks parents against the sum of their children.
//!
//! **Example.** 产出指标(50分) over rows of 20, 15 and 10.
//!
//! 改法：使三级指标分值之和等于上级标注的分值。

use std::collections::HashMap;

use model::{Level, Pointer, Quantity};
use rust_decimal::Decimal;

use crate::facts::{Facts, Row, Sheet};
use crate::finding::Findings;
use crate::measure::{plain, written};
use crate::money::sum;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        judge(&sheet, "level1", |row| row.indicator.level1.as_ref(), out);
        judge(&sheet, "level2", |row| row.indicator.level2.as_ref(), out);
    }
}

/// A level with points: its label, its points, where, and the weights under it.
type Group<'a> = (&'a str, &'a Quantity, Pointer, Vec<Option<Decimal>>);

fn judge<'a>(
    sheet: &Sheet<'a>,
    key: &str,
    level: impl Fn(&Row<'a>) -> Option<&'a Level>,
    out: &mut Findings<'_>,
) {
    let mut order: HashMap<&str, usize> = HashMap::new();
    let mut groups: Vec<Group<'a>> = Vec::new();
    for row in sheet.rows() {
        let Some((level, points)) = level(&row).and_then(|level| Some((level, level.weight.as_ref()?)))
        else {
            continue;
        };
        let index = *order.entry(&level.label).or_insert(groups.len());
        if index == groups.len() {
            groups.push((level.label.trim(), points, row.at.key(key), Vec::new()));
        }
        if let Some(group) = groups.get_mut(index) {
            group.3.push(row.indicator.weight.as_ref().and_then(written));
        }
    }
    for (label, points, at, weights) in groups {
        // A row without a weight leaves the sum open.
        let (Some(stated), Some(added)) = (written(points), sum(weights)) else { continue };
        if stated != added {
            out.add(
                vec![at],
                format!("{label} 标注 {} 分，其下各行分值之和为 {}", plain(stated), plain(added)),
            );
        }
    }
}
