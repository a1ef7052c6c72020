//! The provinces: first two digits of a division code (GB/T 2260), and what a form says of its own.

use crate::code::Code;
use crate::sheet::Sheet;

/// Digits and short name.
const PROVINCES: &[(&str, &str)] = &[
    ("11", "北京"),
    ("12", "天津"),
    ("13", "河北"),
    ("14", "山西"),
    ("15", "内蒙古"),
    ("21", "辽宁"),
    ("22", "吉林"),
    ("23", "黑龙江"),
    ("31", "上海"),
    ("32", "江苏"),
    ("33", "浙江"),
    ("34", "安徽"),
    ("35", "福建"),
    ("36", "江西"),
    ("37", "山东"),
    ("41", "河南"),
    ("42", "湖北"),
    ("43", "湖南"),
    ("44", "广东"),
    ("45", "广西"),
    ("46", "海南"),
    ("50", "重庆"),
    ("51", "四川"),
    ("52", "贵州"),
    ("53", "云南"),
    ("54", "西藏"),
    ("61", "陕西"),
    ("62", "甘肃"),
    ("63", "青海"),
    ("64", "宁夏"),
    ("65", "新疆"),
    // The Corps has a budget of its own.
    ("66", "新疆生产建设兵团"),
    ("71", "台湾"),
    ("81", "香港"),
    ("82", "澳门"),
];

/// Whether a division code begins with the digits of a province.
pub(crate) fn exists(division: &str) -> bool {
    PROVINCES.iter().any(|(digits, _)| division.starts_with(digits))
}

/// The digits of a form's province: by its project code, by its unit's name, or by the profile that read it.
pub(crate) fn of(sheet: &Sheet<'_>) -> Option<&'static str> {
    let division = sheet.code().and_then(Code::parse).map(|code| code.region);
    let by_code =
        division.and_then(|division| PROVINCES.iter().find(|(digits, _)| division.starts_with(digits)));
    let unit = sheet.form.unit.as_ref().map(|unit| unit.name.as_str());
    let by_name = || PROVINCES.iter().rev().find(|(_, name)| unit.is_some_and(|unit| unit.starts_with(name)));
    // The one family of forms that a single province has.
    let by_profile =
        || PROVINCES.iter().find(|(digits, _)| *digits == "13" && sheet.form.profile.starts_with("hebei"));
    by_code.or_else(by_name).or_else(by_profile).map(|(digits, _)| *digits)
}

/// Whether a province of these digits is the one that settings name by digits or name.
pub(crate) fn is(digits: &str, wanted: &str) -> bool {
    let name = PROVINCES.iter().find(|(own, _)| *own == digits).map(|(_, name)| *name);
    wanted == digits || name.is_some_and(|name| wanted.trim_end_matches(['省', '市']) == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_province_is_named_by_digits_or_name() {
        assert!(exists("130281") && !exists("190281"));
        assert!(is("13", "13") && is("13", "河北") && is("13", "河北省") && !is("13", "河南"));
    }
}
