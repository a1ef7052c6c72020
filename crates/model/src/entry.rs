//! The registry of notes and errors: what each id means, in the words of the person who meets it.

/// How much a note or an error matters to whoever handed in, or receives, the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Read as it is meant; said so that nobody wonders.
    Info,
    /// Something may be missing or may mean something else: a person should look.
    Warning,
    /// There is no result.
    Error,
}

impl Weight {
    /// As programs read it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// As a clerk reads it.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Info => "提示",
            Self::Warning => "注意",
            Self::Error => "错误",
        }
    }
}

/// What one id of a note or an error means. Each crate lists its own beside its code, in `entries.rs`; a test holds
/// code and list together.
///
/// ```
/// use model::{Entry, Weight};
///
/// const NOTE: Entry = Entry::new(Weight::Info, "word.hidden-row", "隐藏行未读入", "hidden rows were left out")
///     .means("表格中设为隐藏的行不显示，也没有读入。")
///     .advice("如需读入，请在 Word 中取消隐藏后重新保存。")
///     .example("第 3 行设置了“隐藏文字”。");
/// assert_eq!(NOTE.id, "word.hidden-row");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// Stable, dotted, what it is about first: `word.hidden-row`.
    pub id: &'static str,
    /// How much it matters.
    pub weight: Weight,
    /// The title a clerk reads.
    pub chinese: &'static str,
    /// The title in English.
    pub english: &'static str,
    /// What it means (含义), in Chinese.
    pub meaning: &'static str,
    /// What to do (处理), in Chinese.
    pub advice: &'static str,
    /// What it looks like in a document (示例), in Chinese.
    pub example: &'static str,
}

impl Entry {
    /// An entry with its titles; meaning, advice and example follow.
    pub const fn new(weight: Weight, id: &'static str, chinese: &'static str, english: &'static str) -> Self {
        Self { id, weight, chinese, english, meaning: "", advice: "", example: "" }
    }

    /// What it means.
    #[must_use]
    pub const fn means(self, meaning: &'static str) -> Self {
        Self { meaning, ..self }
    }

    /// What to do about it.
    #[must_use]
    pub const fn advice(self, advice: &'static str) -> Self {
        Self { advice, ..self }
    }

    /// What it looks like.
    #[must_use]
    pub const fn example(self, example: &'static str) -> Self {
        Self { example, ..self }
    }

    /// The manual page, in Markdown.
    pub fn page(&self) -> String {
        format!(
            "## {} {}\n\n{} · {} ({})\n\n**含义**　{}\n\n**示例**　{}\n\n**处理**　{}\n",
            self.id,
            self.chinese,
            self.english,
            self.weight.name(),
            self.weight.chinese(),
            self.meaning,
            self.example,
            self.advice
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_what_it_means_and_what_to_do() {
        let entry = Entry::new(Weight::Warning, "a.b", "甲", "first").means("乙").advice("丙").example("丁");
        let page = entry.page();
        assert_eq!(
            page,
            "## a.b 甲\n\nfirst · warning (注意)\n\n**含义**　乙\n\n**示例**　丁\n\n**处理**　丙\n"
        );
    }
}
