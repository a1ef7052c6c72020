//! The region a name of an office begins with. Every county has a 水利局: only with its county the name says whose it is.

use crate::fold;

/// Characters that end the name of a region.
const ENDS: [char; 7] = ['省', '市', '县', '区', '旗', '州', '盟'];
/// The longest name of one region, in characters: 双江拉祜族佤族布朗族傣族自治县.
const LONGEST: usize = 16;
/// Words that end like a region and are none.
const NO_REGION: [&str; 14] = [
    "城市",
    "社区",
    "园区",
    "小区",
    "景区",
    "灾区",
    "库区",
    "牧区",
    "林区",
    "矿区",
    "校区",
    "片区",
    "保护区",
    "服务区",
];
/// What stands behind such a character where it belongs to another word: 市场, 区域, 县级, 市政管理 (but 市政府).
const BEHIND: [&str; 9] = ["场", "容", "域", "级", "划", "块", "政管", "政工", "政公"];

/// The regions that a name begins with, each within the one before: 清河市东城区 of 清河市东城区教育局; `""` where it
/// begins with none. 市水务局 names no region.
///
/// ```
/// assert_eq!(wording::region::prefix("云岭县水利局"), "云岭县");
/// assert_eq!(wording::region::prefix("城市管理局"), "");
/// ```
#[must_use]
pub fn prefix(name: &str) -> &str {
    let (mut end, mut begin) = (0, 0);
    let mut length = 0;
    for (at, c) in name.char_indices() {
        length += 1;
        let c = fold::character(c);
        // What stands behind an office is a part of it: 财政局城区分局.
        if length > LONGEST || !c.is_alphanumeric() || matches!(c, '局' | '厅') {
            break;
        }
        let next = at + c.len_utf8();
        let segment = &name[begin..next];
        let word = NO_REGION.iter().any(|word| segment.ends_with(word));
        let other_word = BEHIND.iter().any(|behind| name[next..].starts_with(behind));
        if ENDS.contains(&c) && length > 1 && !word && !other_word {
            (end, begin, length) = (next, next, 0);
        }
    }
    &name[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_with_their_regions() {
        for (name, region) in [
            ("云岭县水利局", "云岭县"),
            ("清河市东城区教育局", "清河市东城区"),
            ("某市商务局", "某市"),
            ("云岭彝族自治州财政局", "云岭彝族自治州"),
            ("清河市市场监督管理局", "清河市"),
            ("市水务局", ""),
            ("城市管理局", ""),
            ("社区服务中心", ""),
            ("云岭县城市管理局", "云岭县"),
            ("清河市政府办公室", "清河市"),
            ("清河市委宣传部", "清河市"),
            ("财政局城区分局", ""),
            ("财政局", ""),
            ("", ""),
        ] {
            assert_eq!(prefix(name), region, "{name}");
        }
    }
}
