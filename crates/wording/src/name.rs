//! The core of a name: what tells a project or an indicator from others of its kind.

use crate::{fold, heading, numeral, year};

/// Words that say only that something is a project with money, or in which round it was paid, in the order in which
/// they are taken out.
const COMMON: [&str; 13] = [
    "提前下达",
    "第一批",
    "第二批",
    "第三批",
    "绩效目标表",
    "绩效目标",
    "专项",
    "项目",
    "经费",
    "资金",
    "补助",
    "费用",
    "费",
];

/// A project's name without what changes from year to year, what every name has, and whose it is: years, the numbers
/// of files in brackets, rounds, the names of its `owners` (departments and units, the longest first), 项目, 经费,
/// 资金, 专项, 补助. A name made of nothing else is compared as it stands.
#[must_use]
pub fn project<S: AsRef<str>>(name: &str, owners: &[S]) -> String {
    let mut name = fold::letters(&without_file_numbers(name));
    for owner in owners {
        let owner = fold::letters(owner.as_ref());
        if !owner.is_empty() {
            name = name.replacen(&owner, "", 1);
        }
    }
    let name = without_years(&name);
    let mut core = name.clone();
    for word in COMMON {
        core = core.replace(word, "");
    }
    if core.is_empty() { name } else { core }
}

/// An indicator's name without 指标 at its end.
#[must_use]
pub fn indicator(name: &str) -> String {
    let name = fold::letters(name);
    let core = name.trim_end_matches("指标");
    if core.is_empty() { name } else { core.to_owned() }
}

/// A task's name without its number: 任务1：防汛抗旱, 2.防汛抗旱. A name that is nothing else keeps it.
#[must_use]
pub fn task(name: &str) -> &str {
    let numbered = name.trim_start().strip_prefix("任务").and_then(|rest| {
        let text = rest.trim_start_matches(|c| fold::character(c).is_ascii_digit());
        let counted = rest.trim_start_matches(numeral::is_numeral);
        // 任务一线… is no number.
        let parted = counted.starts_with(|c: char| !c.is_alphanumeric());
        [(text, true), (counted, parted)].into_iter().find(|(text, is)| *is && text.len() < rest.len())
    });
    let text = numbered.map_or_else(|| heading::without_number(name), |(text, _)| text);
    let text =
        text.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '“' | '《' | '（' | '('));
    if fold::letters(text).is_empty() { name.trim() } else { text.trim_end() }
}

/// Drops the bracketed numbers of files that pay for a project: （云财〔2024〕3号）. What else stands in brackets tells
/// projects apart: （中央）, （省级）. A name that is nothing else keeps them.
fn without_file_numbers(text: &str) -> String {
    let (mut kept, mut bracket, mut depth) = (String::new(), String::new(), 0_usize);
    for character in text.chars() {
        let folded = fold::character(character);
        depth += usize::from(matches!(folded, '(' | '['));
        if depth == 0 {
            kept.push(character);
            continue;
        }
        bracket.push(character);
        depth -= usize::from(matches!(folded, ')' | ']'));
        if depth == 0 && !bracket.contains('号') {
            kept.push_str(&bracket);
        }
        if depth == 0 {
            bracket.clear();
        }
    }
    if depth > 0 {
        kept.push_str(&bracket);
    }
    if kept.trim().is_empty() { text.to_owned() } else { kept }
}

/// A folded text without `2024年度`, `2024年` and bare years of this century.
#[must_use]
pub fn without_years(folded: &str) -> String {
    let mut kept = String::with_capacity(folded.len());
    let mut at = 0;
    for found in year::find(folded).into_iter().filter(|found| found.alone) {
        kept.push_str(&folded[at..found.digits.start]);
        let rest = &folded[found.digits.end..];
        let rest = rest.strip_prefix('年').unwrap_or(rest);
        let rest = rest.strip_prefix('度').unwrap_or(rest);
        at = folded.len() - rest.len();
    }
    kept.push_str(&folded[at..]);
    kept
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn names_lose_years_files_owners_and_common_words() {
        let of = |name| project::<&str>(name, &[]);
        assert_eq!(of("2024年度安全生产培训经费"), "安全生产培训");
        assert_eq!(of("二〇二四年安全生产培训经费"), "安全生产培训");
        assert_eq!(of("提前下达水利发展资金（云财农〔2024〕3号）"), "水利发展");
        assert_eq!(of("农业补贴（中央）"), "农业补贴中央");
        assert_eq!(of("专项经费"), "专项经费");
        assert_eq!(of("120245号线管护"), "120245号线管护", "digits around it: no year");
        assert_eq!(project("云岭县水利局办公用房租赁费项目", &["云岭县水利局"]), "办公用房租赁");
        let owners = ["云岭县文化馆".to_owned(), "云岭县".to_owned()];
        assert_eq!(project("云岭县文化馆戏曲培训专项经费项目", &owners), "戏曲培训");
    }

    #[test]
    fn tasks_lose_their_numbers() {
        for name in ["任务1：防汛抗旱", "任务12防汛抗旱", "任务二 防汛抗旱", "2.防汛抗旱", "防汛抗旱"]
        {
            assert_eq!(task(name), "防汛抗旱", "{name}");
        }
        assert_eq!(task("任务1"), "任务1");
        assert_eq!(task("任务分解"), "任务分解");
        assert_eq!(task("任务一线保障"), "任务一线保障");
    }

    #[test]
    fn indicators_lose_the_word_for_indicator() {
        assert_eq!(indicator("培训人数 指标"), "培训人数");
        assert_eq!(indicator("指标"), "指标");
    }
}
