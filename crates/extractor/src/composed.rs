//! Words for money that offices put together anew: 本年度预算资金, 项目总预算, 当年安排金额. Each is a run of known parts, and the
//! parts say what the whole means.

use std::sync::LazyLock;

use model::Term;
use wording::label::Label;

use crate::meaning::Entry;
use crate::weights::read::LONGEST_MONEY;

/// What a part says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// That it is money: a word has one of these.
    Money,
    /// Whose money it is.
    Fiscal,
    Term(Term),
    /// Nothing of its own.
    Else,
}

/// The parts; of two that begin alike the longer stands first.
const PARTS: [(&str, Says); 45] = [
    ("预算", Says::Money),
    ("资金", Says::Money),
    ("金额", Says::Money),
    ("经费", Says::Money),
    ("投资", Says::Money),
    ("财政", Says::Fiscal),
    ("本年度", Says::Term(Term::Annual)),
    ("年度", Says::Term(Term::Annual)),
    ("本年", Says::Term(Term::Annual)),
    ("当年", Says::Term(Term::Annual)),
    ("全年", Says::Term(Term::Annual)),
    ("实施周期", Says::Term(Term::Whole)),
    ("实施期", Says::Term(Term::Whole)),
    ("全周期", Says::Term(Term::Whole)),
    ("建设期", Says::Term(Term::Whole)),
    ("项目期", Says::Term(Term::Whole)),
    ("中长期", Says::Term(Term::Whole)),
    ("中期", Says::Term(Term::Whole)),
    ("长期", Says::Term(Term::Whole)),
    ("项目", Says::Else),
    ("本项目", Says::Else),
    ("部门", Says::Else),
    ("单位", Says::Else),
    ("整体", Says::Else),
    ("专项", Says::Else),
    ("计划", Says::Else),
    ("所需", Says::Else),
    ("需求", Says::Else),
    ("投入", Says::Else),
    ("申请", Says::Else),
    ("申报", Says::Else),
    ("批复", Says::Else),
    ("安排", Says::Else),
    ("下达", Says::Else),
    ("核定", Says::Else),
    ("批准", Says::Else),
    ("总计", Says::Else),
    ("合计", Says::Else),
    ("总额", Says::Else),
    ("规模", Says::Else),
    ("额度", Says::Else),
    ("概算", Says::Else),
    ("总", Says::Else),
    ("数", Says::Else),
    ("额", Says::Else),
];

/// 本年度安排 says money without naming it.
const ALSO: [&str; 5] = ["年度安排", "本年度安排", "当年安排", "本年安排", "本年申请"];

/// What a period is called before 目标值 and 指标值.
const PERIODS: [&str; 12] = [
    "政策期",
    "项目期",
    "规划期",
    "执行期",
    "存续期",
    "实施期",
    "建设期",
    "周期",
    "全周期",
    "实施周期",
    "项目周期",
    "中长期",
];

/// A value that a project reaches over its whole period: 政策期目标值.
static WHOLE_TARGET: LazyLock<Entry> =
    LazyLock::new(|| Entry { key: "target".to_owned(), term: Some(Term::Whole), ..Entry::default() });

/// The meaning of a column's heading that is put together of a period and a value.
pub(crate) fn target(label: &Label) -> Option<&'static Entry> {
    let period = ["目标值", "指标值"].iter().find_map(|end| label.bare.strip_suffix(end))?;
    PERIODS.contains(&period).then(|| &*WHOLE_TARGET)
}

/// The entries of each key and term that a word can be put together to.
static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let terms = [None, Some(Term::Annual), Some(Term::Whole)];
    let entry = |key: &'static str| {
        terms.into_iter().map(move |term| Entry { key: key.to_owned(), term, ..Entry::default() })
    };
    ["total", "fiscal"].into_iter().flat_map(entry).collect()
});

/// The meaning of a word for money that is put together of known parts, two or more.
pub(crate) fn money(label: &Label) -> Option<&'static Entry> {
    let word = label.bare.as_str();
    if word.chars().count() > LONGEST_MONEY {
        return None;
    }
    let (mut rest, mut count, mut named, mut key, mut term) = (word, 0, false, "total", None);
    while !rest.is_empty() {
        let (part, says) = PARTS.iter().find(|(part, _)| rest.starts_with(part))?;
        match says {
            Says::Money => named = true,
            Says::Fiscal => key = "fiscal",
            Says::Term(said) => term = Some(*said),
            Says::Else => {}
        }
        rest = &rest[part.len()..];
        count += 1;
    }
    if !(named || ALSO.contains(&word)) || count < 2 {
        return None;
    }
    ENTRIES.iter().find(|entry| entry.key == key && entry.term == term)
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn parts_say_what_the_word_means() {
        let of = |text: &str| money(&Label::new(text)).map(|entry| (entry.key.as_str(), entry.term));
        assert_eq!(of("本年度预算资金"), Some(("total", Some(Term::Annual))));
        assert_eq!(of("本项目年度资金总额"), Some(("total", Some(Term::Annual))));
        assert_eq!(of("总预算"), Some(("total", None)));
        assert_eq!(of("实施期总投资额"), Some(("total", Some(Term::Whole))));
        assert_eq!(of("当年财政安排资金"), Some(("fiscal", Some(Term::Annual))));
        assert_eq!(of("本年度安排（万元）"), Some(("total", Some(Term::Annual))));
        assert_eq!(target(&Label::new("政策期目标值")).and_then(|entry| entry.term), Some(Term::Whole));
        assert!(target(&Label::new("上年目标值")).is_none());
        for text in ["预算", "项目", "年度总额", "项目资金用途", "上年预算资金", "预算单位名称", ""]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
