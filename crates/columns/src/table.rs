//! The tables of the data set.

use std::fmt;
use std::str::FromStr;

/// A table of the data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// A row a document that was read.
    Documents,
    /// A row a form.
    Forms,
    /// A row a line of the money block.
    Funds,
    /// A row a goal.
    Goals,
    /// A row an indicator.
    Indicators,
    /// A row a task.
    Tasks,
    /// A row a step of 资金支出计划.
    Schedule,
    /// A row a label and its text that have no column of their own.
    Fields,
    /// A row a note.
    Notes,
    /// A row a finding of the checks.
    Findings,
    /// A row a file that could not be read.
    Failures,
}

impl Table {
    /// Every table.
    pub const ALL: [Self; 11] = [
        Self::Documents,
        Self::Forms,
        Self::Funds,
        Self::Goals,
        Self::Indicators,
        Self::Tasks,
        Self::Schedule,
        Self::Fields,
        Self::Notes,
        Self::Findings,
        Self::Failures,
    ];

    /// Its name: that of its folder and of `schema --table`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Forms => "forms",
            Self::Funds => "funds",
            Self::Goals => "goals",
            Self::Indicators => "indicators",
            Self::Tasks => "tasks",
            Self::Schedule => "schedule",
            Self::Fields => "fields",
            Self::Notes => "notes",
            Self::Findings => "findings",
            Self::Failures => "failures",
        }
    }

    /// What a row of it is, in Chinese.
    pub fn chinese(self) -> &'static str {
        match self {
            Self::Documents => "文件",
            Self::Forms => "绩效表",
            Self::Funds => "项目资金",
            Self::Goals => "绩效目标",
            Self::Indicators => "绩效指标",
            Self::Tasks => "年度主要任务",
            Self::Schedule => "资金支出计划",
            Self::Fields => "其他栏目",
            Self::Notes => "读取说明",
            Self::Findings => "审核问题",
            Self::Failures => "未能读取的文件",
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Table {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known = Self::ALL.into_iter().find(|table| table.name().eq_ignore_ascii_case(name.trim()));
        known.ok_or_else(|| format!("`{name}` is not one of {}", Self::ALL.map(Self::name).join(", ")))
    }
}
