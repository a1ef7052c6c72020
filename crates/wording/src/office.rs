//! How offices are named: at which level a unit stands, which department is the central one.

use crate::label;

/// The words behind a unit's name that say at which level it stands, the longest first.
const LEVELS: [&str; 5] = ["（本级）", "机关本级", "(本级)", "本级", "汇总"];

/// A unit's name and the level behind it.
///
/// ```
/// use wording::office::level;
///
/// assert_eq!(level("云岭县财政局（本级）"), ("云岭县财政局", Some("本级")));
/// assert_eq!(level("云岭县财政局"), ("云岭县财政局", None));
/// ```
#[must_use]
pub fn level(unit: &str) -> (&str, Option<&str>) {
    let behind = |level: &&str| unit.len() > level.len() && unit.ends_with(*level);
    match LEVELS.iter().find(|level| behind(level)) {
        Some(level) => (&unit[..unit.len() - level.len()], Some(level.trim_matches(['（', '）', '(', ')']))),
        None => (unit, None),
    }
}

/// Whether a label asks for an office of the centre: 中央主管部门, beside 地方主管部门.
#[must_use]
pub fn is_central(label: &str) -> bool {
    label::fold(label).starts_with("中央")
}
