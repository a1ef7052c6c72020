//! SELF-PARENT 下级分值之和与上级不符 | The weights do not add up to their level's
//!
//! **查什么。** 一级（二级）指标标签里的分值，如产出指标(50分)，与其下各行分值之和。
//!
//! **为什么。** 系统按上级等于下级之和核对。
//!
//! **例子。** 产出指标(50分)之下为 20、15、10。
//!
//! 改法：使三级指标分值之和等于上级标注的分值。
//!
//! **What.** The points in a level label, 产出指标(50分), against the weights of the rows under it.
//!
//! **Why.** The entry system checks parents against the sum of their children.
//!
//! **Example.** 产出指标(50分) over rows of 20, 15 and 10.

use std::collections::HashMap;

use model::{Pointer, Quantity};
use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{plain, written};
use crate::money::sum;
use crate::sheet::Sheet;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        judge(&sheet, 0, out);
        judge(&sheet, 1, out);
    }
}

/// A level with points: its label, its points, where, and the weights under it.
type Group<'a> = (&'a str, &'a Quantity, Pointer, Vec<Option<Decimal>>);

/// The groups of a level: 0 for the first, 1 for the second.
fn judge<'a>(sheet: &Sheet<'a>, depth: usize, out: &mut Findings<'_>) {
    let mut order: HashMap<&str, usize> = HashMap::new();
    let mut groups: Vec<Group<'a>> = Vec::new();
    for row in sheet.rows() {
        let Some(level) = row.indicator.levels()[depth] else { continue };
        let Some(points) = level.weight else { continue };
        let index = *order.entry(level.label).or_insert(groups.len());
        if index == groups.len() {
            groups.push((level.label.trim(), points, row.at.key(level.key), Vec::new()));
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
