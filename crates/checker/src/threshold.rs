//! The numbers and words a rule rests on: each has a name, a reason and one place, and can be set.

use rust_decimal::Decimal;

/// A number of a rule, and its key in `[check.RULE]` of `jixiao.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// The key: `most`.
    pub key: &'static str,
    /// What it is where nobody sets it.
    pub default: Decimal,
    /// What it bounds, in Chinese, for the rule's page.
    pub chinese: &'static str,
}

impl Threshold {
    /// A threshold that is a whole number.
    pub(crate) const fn whole(key: &'static str, default: u32, chinese: &'static str) -> Self {
        Self::decimal(key, default, 0, chinese)
    }

    /// One with so many decimals.
    pub(crate) const fn decimal(key: &'static str, digits: u32, scale: u32, chinese: &'static str) -> Self {
        Self { key, default: Decimal::from_parts(digits, 0, 0, false, scale), chinese }
    }
}

/// A list of words of a rule, and its key in `[check.RULE]` of `jixiao.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordList {
    /// The key: `vague`.
    pub key: &'static str,
    /// What stands in it where nobody sets it.
    pub default: &'static [&'static str],
    /// What the words do, in Chinese, for the rule's page.
    pub chinese: &'static str,
}

impl WordList {
    /// The words, with those that settings add, and without those that they take out (`-基本`).
    pub(crate) fn with<'s>(&self, set: &'s [String]) -> Vec<&'s str> {
        let out = |word: &&str| !set.iter().any(|own| own.strip_prefix('-') == Some(*word));
        let more = set.iter().map(String::as_str).filter(|word| !word.starts_with('-'));
        self.default.iter().copied().filter(out).chain(more).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_add_words_and_take_them_out() {
        let list = WordList { key: "vague", default: &["基本", "有所"], chinese: "" };
        assert_eq!(list.with(&[]), ["基本", "有所"]);
        assert_eq!(list.with(&["-基本".to_owned(), "左右".to_owned()]), ["有所", "左右"]);
    }
}
