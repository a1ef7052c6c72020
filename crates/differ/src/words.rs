//! Likeness of names and texts.

use std::cmp::Ordering;

/// Folds what does not change a word: case, width, spaces and punctuation.
pub(crate) fn fold(text: &str) -> String {
    text.chars()
        .map(narrow)
        .filter(|c| c.is_alphanumeric() || "≥≤<>=%‰+㎡".contains(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The ASCII form of a full-width sign, letter or digit (U+FF01–U+FF5E).
fn narrow(character: char) -> char {
    match u32::from(character) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(character),
        _ => character,
    }
}

/// A project's name without what changes from year to year and what every name has: years, file numbers in
/// brackets, batches, the unit's own name, 项目, 经费, 资金, 专项, 补助.
pub(crate) fn project_name(name: &str, unit: &str) -> String {
    let name = without_brackets(name);
    let unit = fold(unit);
    let mut name = fold(&name);
    if !unit.is_empty() {
        name = name.replacen(&unit, "", 1);
    }
    let name = without_years(&name);
    let mut core = name.clone();
    for word in [
        "提前下达",
        "第一批",
        "第二批",
        "第三批",
        "专项",
        "项目",
        "经费",
        "资金",
        "补助",
        "费用",
        "费",
        "绩效目标表",
    ] {
        core = core.replace(word, "");
    }
    // A name made of nothing else is compared as it stands.
    if core.is_empty() { name } else { core }
}

/// Drops bracketed file titles and numbers: （云财〔2024〕3号）.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for character in text.chars() {
        match character {
            '（' | '(' | '〔' | '[' | '【' => depth += 1,
            '）' | ')' | '〕' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(character),
            _ => {}
        }
    }
    if kept.trim().is_empty() { text.to_owned() } else { kept }
}

/// Drops `2024年度`, `2024年` and a bare year of this century.
fn without_years(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut kept = String::new();
    let mut at = 0;
    while at < characters.len() {
        if let Some(length) = year_at(&characters, at) {
            at += length;
            for word in ['年', '度'] {
                at += usize::from(characters.get(at) == Some(&word));
            }
        } else {
            kept.push(characters[at]);
            at += 1;
        }
    }
    kept
}

/// The length of a year of this century that starts at `at`, when no digit stands around it.
pub(crate) fn year_at(characters: &[char], at: usize) -> Option<usize> {
    let digit = |index: usize| characters.get(index).is_some_and(char::is_ascii_digit);
    let year = characters.get(at..at + 4)?;
    let alone = (at == 0 || !digit(at - 1)) && !digit(at + 4);
    (alone && year[0] == '2' && year[1] == '0' && digit(at + 2) && digit(at + 3)).then_some(4)
}

/// An indicator's name without 指标 at its end.
pub(crate) fn indicator_name(name: &str) -> String {
    let name = fold(name);
    let core = name.trim_end_matches("指标");
    if core.is_empty() { name } else { core.to_owned() }
}

/// A folded text's character pairs, ready to be compared with many others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Pairs {
    text: String,
    /// Sorted, with how often each occurs.
    counts: Vec<((char, char), u32)>,
    total: u32,
}

impl Pairs {
    pub(crate) fn of(folded: &str) -> Self {
        let mut pairs: Vec<(char, char)> = folded.chars().zip(folded.chars().skip(1)).collect();
        pairs.sort_unstable();
        let mut counts: Vec<((char, char), u32)> = Vec::new();
        for pair in pairs {
            match counts.last_mut() {
                Some((last, count)) if *last == pair => *count += 1,
                _ => counts.push((pair, 1)),
            }
        }
        let total = counts.iter().map(|(_, count)| count).sum();
        Self { text: folded.to_owned(), counts, total }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Likeness in thousandths: twice the shared character pairs over all (Dice). Texts of one character are
    /// compared whole.
    pub(crate) fn likeness(&self, other: &Self) -> u32 {
        if self.text == other.text {
            return if self.text.is_empty() { 0 } else { 1000 };
        }
        let (mut left, mut right) = (self.counts.iter().peekable(), other.counts.iter().peekable());
        let mut shared = 0_u64;
        while let (Some((l, l_count)), Some((r, r_count))) = (left.peek(), right.peek()) {
            match l.cmp(r) {
                Ordering::Less => drop(left.next()),
                Ordering::Greater => drop(right.next()),
                Ordering::Equal => {
                    shared += u64::from(*l_count.min(r_count));
                    left.next();
                    right.next();
                }
            }
        }
        // Different texts are never quite alike, even when their pairs are the same.
        (2000 * shared).checked_div(u64::from(self.total) + u64::from(other.total)).unwrap_or(0).min(990)
            as u32
    }
}

/// FNV-1a: the same number for the same text on every machine and in every run.
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// A number for a pair of contents, the same whichever is old.
pub(crate) fn tie(left: u64, right: u64) -> u64 {
    hash(&format!("{:016x}{:016x}", left.min(right), left.max(right)))
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn names_lose_years_files_units_and_common_words() {
        assert_eq!(project_name("2024年度安全生产培训经费", ""), "安全生产培训");
        assert_eq!(project_name("提前下达水利发展资金（云财农〔2024〕3号）", ""), "水利发展");
        assert_eq!(project_name("云岭县水利局办公用房租赁费项目", "云岭县水利局"), "办公用房租赁");
        assert_eq!(project_name("专项经费", ""), "专项经费");
        assert_eq!(project_name("120245号线管护", ""), "120245号线管护", "digits around it: no year");
    }

    #[test]
    fn likeness_counts_shared_pairs() {
        let likeness = |left: &str, right: &str| Pairs::of(left).likeness(&Pairs::of(right));
        // 培训 训人 人数 against 培训 训人 人次: two of three pairs.
        assert_eq!(likeness("培训人数", "培训人次"), 666);
        assert_eq!(likeness("甲", "甲"), 1000);
        assert_eq!(likeness("甲", "乙"), 0);
        assert_eq!(likeness("", ""), 0);
    }
}
