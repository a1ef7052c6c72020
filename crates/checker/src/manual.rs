//! The manual pages of the rules, one or all.

use std::fmt::Write as _;

use crate::correction::is_mechanical;
use crate::rule::Rule;
use crate::rules::rules;

/// The manual page of a rule, in Markdown; `None` for an id no rule has. Letter case does not matter.
pub fn explain(id: &str) -> Option<String> {
    rules().iter().find(|rule| rule.id.eq_ignore_ascii_case(id.trim())).map(page)
}

fn page(rule: &Rule) -> String {
    let mut page = format!(
        "## {} {}\n\n{} ({}) · {}\n\n{}\n",
        rule.id,
        rule.chinese,
        rule.severity.chinese(),
        rule.severity.name(),
        rule.english,
        rule.page
    );
    if !rule.thresholds.is_empty() || !rule.words.is_empty() {
        let _ = writeln!(page, "\n**设置 (settings)。** `jixiao.toml` `[check.{}]`：", rule.id);
    }
    for threshold in rule.thresholds {
        let _ = writeln!(
            page,
            "\n- `{} = {}`：{}",
            threshold.key,
            threshold.default.normalize(),
            threshold.chinese
        );
    }
    for list in rule.words {
        let _ = writeln!(
            page,
            "\n- `{} = [\"…\"]`：{}（写入的词添加到下列各词，前面加 `-` 的删去）：{}",
            list.key,
            list.chinese,
            list.default.join("、")
        );
    }
    if is_mechanical(rule.id) {
        page += "\n**可自动修改 (mechanical)。** `jixiao check --fix`。\n";
    }
    page
}

/// All pages as one document: the content of `docs/rules.md`.
pub fn manual() -> String {
    let mut manual = String::from(
        "# 规则 · Rules\n\n\
         `jixiao check` 的每一条规则：查什么、为什么、例子、改法，先中文后英文。`jixiao explain 规则编号` 显示其中一条。本页由各规则的源文件生成。\n\n\
         规则的结果有三种：问题（finding）、没有问题（不出声）、待定（undecided：文件没有说够，比规则轻一级，须人工看）。         没有读懂的文件和表格为未读懂（unread）。类别和各条的数值可以在 `jixiao.toml` 的 `[check.规则编号]` 中设置，见 [check.md](check.md)。\n\n\
         Every rule of `jixiao check`: what it looks at, why, an example, and how to put it right (改法), Chinese first. \
         A rule is *broken* (finding), *kept* (silent) or *undecided* (待定): then the document does not say enough, \
         the finding is one step lighter than the rule, and a person has to look. This file is made from the rules' own doc comments.\n\n\
         | 规则 | 名称 | 类别 |\n|--|--|--|\n",
    );
    for rule in rules() {
        let anchor = format!("{}-{}", rule.id.to_lowercase(), anchor(rule.chinese));
        let _ =
            writeln!(manual, "| [{}](#{anchor}) | {} | {} |", rule.id, rule.chinese, rule.severity.chinese());
    }
    for rule in rules() {
        manual.push('\n');
        manual += &page(rule);
    }
    manual
}

/// A heading's anchor as GitHub makes it: letters, digits and hyphens stay, spaces turn into hyphens.
fn anchor(heading: &str) -> String {
    heading
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '))
        .map(|c| if c == ' ' { '-' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_rule_has_an_id_of_its_own_titles_and_a_remedy() {
        let mut ids = HashSet::new();
        for rule in rules() {
            assert!(ids.insert(rule.id), "{} twice", rule.id);
            assert!(
                rule.id.contains('-')
                    && rule.id.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-'),
                "{}",
                rule.id
            );
            assert!(!rule.chinese.is_empty() && !rule.english.is_empty(), "{} has no title", rule.id);
            assert!(!rule.remedy.is_empty(), "{} does not say 改法", rule.id);
            for part in
                ["**查什么。**", "**为什么。**", "**例子。**", "**What.**", "**Why.**", "**Example.**"]
            {
                assert!(rule.page.contains(part), "{} lacks {part}", rule.id);
            }
            assert!(rule.page.starts_with("**查什么。**"), "{} is not Chinese first", rule.id);
        }
    }

    #[test]
    fn the_manual_on_disk_is_fresh() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/rules.md");
        if std::env::var_os("UPDATE_RULES").is_some() {
            std::fs::write(path, manual()).unwrap();
        }
        let stored = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            stored == manual(),
            "docs/rules.md is stale: run `UPDATE_RULES=1 cargo test -p jixiao-checker manual`"
        );
    }
}
