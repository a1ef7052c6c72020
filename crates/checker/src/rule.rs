//! What a rule is, and its manual page.

use std::fmt::Write as _;
use std::sync::LazyLock;

use crate::Severity;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::folder::{Folder, FolderFindings};
use crate::mend::is_mechanical;
use crate::rules::all;
use crate::threshold::{Threshold, WordList};

/// A rule: its id, weight and titles; its page is [`explain`]ed.
pub struct Rule {
    /// `AMT-SUM`.
    pub id: &'static str,
    /// The weight of its findings, unless the page says otherwise.
    pub severity: Severity,
    /// The title a clerk reads.
    pub chinese: &'static str,
    /// The title in English.
    pub english: &'static str,
    /// How to put it right, in one Chinese sentence.
    pub remedy: String,
    /// The page below the title line.
    pub page: String,
    /// Its numbers that settings can change.
    pub thresholds: &'static [Threshold],
    /// Its lists of words that settings can change.
    pub words: &'static [WordList],
    /// Whether what it finds in one form is of one cause, a habit of writing, and told as one finding.
    pub(crate) gathered: bool,
    pub(crate) check: Check,
}

/// What a rule looks at.
#[derive(Clone, Copy)]
pub(crate) enum Check {
    /// One document.
    Document(fn(&Facts<'_>, &mut Findings<'_>)),
    /// The documents of a folder beside one another.
    Folder(fn(&Folder<'_>, &mut FolderFindings<'_>)),
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rule").field("id", &self.id).field("severity", &self.severity).finish_non_exhaustive()
    }
}

impl Rule {
    /// The same rule, whose findings of one kind are told of a form as one.
    pub(crate) fn gathered(self) -> Self {
        Self { gathered: true, ..self }
    }

    /// The same rule, with lists of words that settings can change.
    pub(crate) fn with_words(self, words: &'static [WordList]) -> Self {
        Self { words, ..self }
    }

    /// Reads the page from the rule's own source: its `//!` lines, the first of which is
    /// `ID 中文标题 | English title` and one of which starts with `改法：`.
    pub(crate) fn new(
        source: &'static str,
        severity: Severity,
        thresholds: &'static [Threshold],
        check: Check,
    ) -> Self {
        let mut lines = source.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim_end);
        let title = lines.next().unwrap_or_default().trim();
        let (head, english) = title.split_once('|').unwrap_or((title, ""));
        let (id, chinese) = head.trim().split_once(' ').unwrap_or((head.trim(), ""));
        let body: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        let page = body.join("\n").trim().to_owned();
        let remedy =
            body.iter().skip_while(|line| !line.starts_with("改法：")).take_while(|line| !line.is_empty());
        let remedy = remedy.copied().collect::<String>().trim_start_matches("改法：").to_owned();
        Self {
            id,
            severity,
            chinese: chinese.trim(),
            english: english.trim(),
            remedy,
            page,
            thresholds,
            words: &[],
            gathered: false,
            check,
        }
    }
}

/// Every rule, family by family.
pub fn rules() -> &'static [Rule] {
    static RULES: LazyLock<Vec<Rule>> = LazyLock::new(all);
    &RULES
}

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
