//! Words of the forms: blank cells, quotes, labels, project names.

/// Longest piece of a cell that a message quotes.
const QUOTED: usize = 30;

/// Empty, or a placeholder that says nothing.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '—' | '－' | '-' | '/' | '–' | '―'))
}

/// `“…”`, shortened.
pub(crate) fn quote(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= QUOTED {
        format!("“{text}”")
    } else {
        format!("“{}…”", text.chars().take(QUOTED - 1).collect::<String>())
    }
}

/// A text without white space, to compare wording.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A fund label as a message says it: `其中：财政资金` → `财政资金`.
pub(crate) fn fund_label(label: &str) -> String {
    let label = squeeze(label);
    label
        .trim_start_matches("其中")
        .trim_start_matches(['：', ':', '、'])
        .trim_end_matches(['：', ':'])
        .to_owned()
}

/// A project's name without what only says that it is a project, or whose: the part that identifies it.
///
/// `owners` are the names of departments and units of the document.
pub(crate) fn project_core(name: &str, owners: &[String]) -> String {
    let mut core: String = squeeze(name)
        .chars()
        .filter(|c| !c.is_ascii_digit() && !"年度（）()〔〕[]《》“”\"、，。：:".contains(*c))
        .collect();
    for owner in owners.iter().filter(|owner| !owner.is_empty()) {
        core = core.replace(owner.as_str(), "");
    }
    for word in ["绩效目标表", "绩效目标", "项目", "专项", "经费", "资金", "补助", "费用", "费"]
    {
        let shorter = core.replace(word, "");
        if !shorter.is_empty() {
            core = shorter;
        }
    }
    core
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_of_a_project_name_is_what_tells_it_from_others() {
        let owners = ["云岭县文化馆".to_owned()];
        assert_eq!(project_core("云岭县文化馆戏曲培训专项经费项目", &owners), "戏曲培训");
        assert_eq!(project_core("2023年度戏曲培训经费", &owners), "戏曲培训");
        assert_eq!(project_core("专项资金", &owners), "资金", "never stripped to nothing");
    }

    #[test]
    fn placeholders_say_nothing() {
        assert!(is_blank(" \u{a0}") && is_blank("——") && is_blank("/"));
        assert!(!is_blank("0") && !is_blank("无"));
    }
}
