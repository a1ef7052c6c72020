//! What a rule says, and where.

use model::{Place, Pointer};
use serde::{Deserialize, Serialize};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 提示: worth a look.
    #[default]
    Info,
    /// 提醒: probably wrong.
    Warning,
    /// 错误: contradicts itself or a rule of the forms.
    Error,
}

impl Severity {
    /// As a clerk reads it.
    pub fn chinese(self) -> &'static str {
        match self {
            Self::Info => "提示",
            Self::Warning => "提醒",
            Self::Error => "错误",
        }
    }

    /// As the JSON writes it: `info`, `warning`, `error`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    pub(crate) fn softer(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Info => Self::Info,
        }
    }

    /// As many steps below `set` as this one is below `default`: a rule that was made heavier or lighter keeps its
    /// lighter cases lighter.
    pub(crate) fn shifted(self, default: Self, set: Self) -> Self {
        let below = (default as i8 - self as i8).max(0);
        match set as i8 - below {
            2.. => Self::Error,
            1 => Self::Warning,
            _ => Self::Info,
        }
    }
}

impl std::str::FromStr for Severity {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Info, Self::Warning, Self::Error]
            .into_iter()
            .find(|severity| severity.name() == text)
            .ok_or_else(|| format!("`{text}` is not a severity: info, warning or error"))
    }
}

/// Whether a rule is sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 问题: the rule is broken.
    Finding,
    /// 待定: the document does not say enough; a person has to look. Never of severity `error`.
    Undecided,
    /// 未读懂: a document or table was not understood, so nothing was checked in it.
    Unread,
}

/// One finding, as `jixiao check --format json` writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The file's name.
    pub file: String,
    /// The rule's id: `AMT-SUM`.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Whether the rule is sure.
    pub outcome: Outcome,
    /// What is wrong, in Chinese, with the values.
    pub message: String,
    /// The values it speaks of, the one to correct first.
    pub at: Vec<Pointer>,
    /// Where those values stand in the document, as far as it is known.
    pub places: Vec<Place>,
}

/// What a finding is, as programs and as clerks read it, the gravest first.
pub const KINDS: [(&str, &str); 5] =
    [("error", "错误"), ("warning", "提醒"), ("info", "提示"), ("undecided", "待定"), ("unread", "未读懂")];

impl Finding {
    /// `error`, `warning`, `info` for a finding, else `undecided` or `unread`.
    pub fn kind(&self) -> &'static str {
        match self.outcome {
            Outcome::Finding => self.severity.name(),
            Outcome::Undecided => "undecided",
            Outcome::Unread => "unread",
        }
    }

    /// The same, as a clerk reads it: 错误, 提醒, 提示, 待定, 未读懂.
    pub fn label(&self) -> &'static str {
        KINDS.iter().find(|(kind, _)| *kind == self.kind()).map_or("", |(_, label)| label)
    }
}

#[cfg(test)]
mod tests {
    use super::Severity::{Error, Info, Warning};

    #[test]
    fn undecided_is_never_an_error() {
        assert_eq!(Error.softer(), Warning);
        assert_eq!(Info.softer(), Info);
    }

    #[test]
    fn a_lighter_case_stays_lighter_whatever_the_settings_say() {
        assert_eq!(Error.shifted(Error, Warning), Warning);
        assert_eq!(Warning.shifted(Error, Warning), Info);
        assert_eq!(Info.shifted(Error, Warning), Info);
        assert_eq!(Warning.shifted(Warning, Error), Error);
        assert_eq!(Info.shifted(Warning, Error), Warning);
    }
}
