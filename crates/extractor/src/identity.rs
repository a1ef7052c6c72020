//! Who and when: unit codes and names, project codes, budget years.

use model::Department;
use wording::blank;
use wording::fold;
use wording::label::{self, Label};
use wording::office;

use crate::weights::identity as weights;
use crate::weights::view::CODE;
use crate::words::{Axis, Vocabulary};

/// Splits `322001某市商务局本级`, `[173]中国科学院`, `322001-某市商务局` into code, name and level; `None` for what names no
/// unit: （盖章）, a date, the code of a report.
pub(crate) fn unit(text: &str, words: &Vocabulary) -> Option<Department> {
    // 部门：某局 | 公开14表: the code of the report is no part of the name.
    let parted = text.split_once(['|', '｜']);
    let coded =
        |behind: &str| blank::is_blank(behind) || words.get(Axis::NoName, &Label::new(behind)).is_some();
    let text = parted.filter(|(_, behind)| coded(behind)).map_or(text, |(before, _)| before);
    let text = written(text.trim_end_matches(['，', ',', '；', ';', ' ']));
    let text = without_seal(&text, words);
    let behind = code_behind(&text);
    let (code, rest) = behind.map_or_else(|| split_code(&text), |(rest, code)| (Some(code), rest));
    let label = Label::new(rest);
    let nameless =
        words.get(Axis::NoName, &label).is_some() || words.get(Axis::Placeholder, &label).is_some();
    let dated = label.bare.starts_with(|c: char| c.is_ascii_digit())
        && label.bare.chars().all(|c| c.is_ascii_digit() || "年月日度-./:".contains(c));
    if nameless || dated || (rest.is_empty() && code.is_none()) {
        return None;
    }
    let (name, level) = office::level(rest);
    Some(Department { code: code.map(str::to_owned), name: name.to_owned(), level: level.map(str::to_owned) })
}

/// Whether a text that no label explains can be a unit's name: it has a unit's code or end, or is words without digits.
pub(crate) fn is_name(text: &str, words: &Vocabulary) -> bool {
    let Some(unit) = unit(text, words) else { return false };
    let name = Label::new(&unit.name);
    // 填表说明： names what follows.
    if text.trim_end().ends_with([':', '：']) || words.get(Axis::Note, &name).is_some() {
        return false;
    }
    let ends = [Axis::UnitEnd, Axis::NoDepartment].iter().any(|&axis| words.get(axis, &name).is_some());
    let worded = name.bare.chars().all(|c| c.is_alphabetic() && !c.is_ascii()) && !name.bare.ends_with('表');
    unit.code.is_some() || ends || worded && name.bare.chars().count() >= weights::SHORTEST_NAME
}

/// A unit as one line: layout spaces out, digits half-width, a code that a line end broke put together again.
fn written(text: &str) -> String {
    let half = |c: char| Some(wording::fold::character(c)).filter(char::is_ascii_digit).unwrap_or(c);
    let text: String = text.trim().chars().map(half).collect();
    let mut joined = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['\n', '\u{ad}']) {
        let (before, behind) = rest.split_at(at);
        let behind = behind.trim_start_matches(fold::is_space);
        joined.push_str(before);
        let code = before.ends_with(|c: char| c.is_ascii_digit())
            && behind.starts_with(|c: char| c.is_ascii_digit());
        if !code {
            joined.push('\n');
        }
        rest = behind;
    }
    joined.push_str(rest);
    label::tidy(&joined)
}

/// A name without （盖章） before or behind it.
fn without_seal(text: &str, words: &Vocabulary) -> String {
    let mut text = text.to_owned();
    while let (Some(open), true) = (text.rfind(['(', '（']), text.ends_with([')', '）'])) {
        if words.get(Axis::NoName, &Label::new(&text[open..])).is_none() {
            break;
        }
        text.truncate(open);
    }
    text
}

/// 某市统计局（311）: the name, and the code in brackets behind it.
fn code_behind(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix([')', '）', ']', '】', '〕'])?;
    let open = inner.rfind(['(', '（', '[', '【', '〔'])?;
    let code = inner[open..].trim_start_matches(['(', '（', '[', '【', '〔']);
    let is_code = weights::UNIT_CODE.contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit());
    (is_code && open > 0).then(|| (text[..open].trim_end(), code))
}

/// A unit's code, bracketed or not, and what follows it.
fn split_code(text: &str) -> (Option<&str>, &str) {
    let open = text.starts_with(['[', '【', '(', '（', '〔', '［']);
    let inner = if open { &text[text.chars().next().map_or(0, char::len_utf8)..] } else { text };
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &inner[digits..];
    let closed = rest.starts_with([']', '】', ')', '）', '〕', '］']);
    // 2022年… and 3月… start with digits that are no code.
    let goes_on =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '年' | '月' | '日' | '.' | '、' | '%' | '个');
    let counted = !open && rest.starts_with(goes_on);
    if !weights::UNIT_CODE.contains(&digits) || open != closed || counted {
        return (None, text);
    }
    (
        Some(&inner[..digits]),
        rest.trim_start_matches([']', '】', ')', '）', '〕', '］', '-', '－', '—', '–', '_', ' ', ':', '：']),
    )
}

/// Splits `51000021R000000019951-某项目` into project code and name.
pub(crate) fn project(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    // Some codes have dashes inside: 420100-2024-00123.
    let run = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    let length = text[..run].trim_end_matches('-').len();
    let digits = text.as_bytes()[..length].iter().filter(|byte| byte.is_ascii_digit()).count();
    let rest = text[length..]
        .trim_start_matches([' ', '-', '－', '—', '–', '_', '\n', '\u{a0}', '\u{3000}', ':', '：']);
    let code = &text[..length];
    (length >= CODE.0 && digits >= CODE.1 && !rest.is_empty()).then(|| (code.to_owned(), rest.to_owned()))
}

pub(crate) use wording::year::{budget_year, years};

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    /// Code, name and level, an absent one as nothing.
    fn split(text: &str) -> [String; 3] {
        let unit = unit(text, &crate::Profiles::builtin().all).unwrap();
        [unit.code.unwrap_or_default(), unit.name, unit.level.unwrap_or_default()]
    }

    #[test]
    fn unit_lines_split_into_code_name_level() {
        assert_eq!(split("322001云岭县商务局本级"), ["322001", "云岭县商务局", "本级"]);
        assert_eq!(split("[173]云岭科学院"), ["173", "云岭科学院", ""]);
        assert_eq!(split("101001 - 云岭县财政局（本级）"), ["101001", "云岭县财政局", "本级"]);
        assert_eq!(split("云岭县财政局"), ["", "云岭县财政局", ""]);
        assert_eq!(split("云岭县财政局（311）"), ["311", "云岭县财政局", ""]);
        assert_eq!(split("云岭县第一中学（南区）"), ["", "云岭县第一中学（南区）", ""]);
        assert_eq!(split("2022年云岭县财政局")[0], "");
        assert_eq!(split("３２２００１云岭县商务局"), ["322001", "云岭县商务局", ""]);
        assert_eq!(split("32\n2001云岭县商务局"), ["322001", "云岭县商务局", ""]);
        assert_eq!(split("云岭县商务局（盖章）"), ["", "云岭县商务局", ""]);
        let words = &crate::Profiles::builtin().all;
        for (text, named) in
            [("云岭县一中", true), ("301001云岭县一中", true), ("公开表23", false), ("附表七", false)]
        {
            assert_eq!(is_name(text, words), named, "{text}");
        }
        for text in ["  ", "（盖章）", "2023年3月1日", "公开14表", "—"] {
            assert_eq!(unit(text, &crate::Profiles::builtin().all), None, "{text}");
        }
    }

    #[test]
    fn project_cells_split_where_a_code_stands_in_front() {
        assert_eq!(
            project("51000021R000000019951-培训费"),
            Some(("51000021R000000019951".into(), "培训费".into()))
        );
        assert_eq!(project("2022年培训费"), None);
        assert_eq!(project("51000021R000000019951"), None);
    }
}
