//! In which language the program speaks: Chinese, English, or, where nobody asked, both side by side.

use std::ffi::OsString;
use std::fmt::Display;
use std::path::Path;
use std::sync::OnceLock;

use clap::ValueEnum;
use serde::Deserialize;

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

static ASKED: OnceLock<Option<Lang>> = OnceLock::new();

/// What was asked for; `None` for both side by side.
pub(crate) fn asked() -> Option<Lang> {
    ASKED.get().copied().flatten()
}

/// Says what is asked for; the first time counts.
pub(crate) fn set(lang: Option<Lang>) {
    let _ = ASKED.set(lang);
}

/// The value of an option on the command line, before it is understood: help is asked for in the language that is asked for.
pub(crate) fn option(arguments: &[OsString], name: &str) -> Option<OsString> {
    let flag = format!("--{name}");
    let mut arguments = arguments.iter().skip(1).take_while(|argument| argument.as_os_str() != "--");
    while let Some(argument) = arguments.next() {
        if argument.as_os_str() == flag.as_str() {
            return arguments.next().cloned();
        }
        let text = argument.to_string_lossy();
        if let Some(value) = text.strip_prefix(&flag).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value.into());
        }
    }
    None
}

/// The language that the command line or the environment asks for.
pub(crate) fn of(arguments: &[OsString]) -> Option<Lang> {
    let named = |text: OsString| Lang::from_str(&text.to_string_lossy(), true).ok();
    option(arguments, "lang").and_then(named).or_else(|| std::env::var_os("JIXIAO_LANG").and_then(named))
}

/// A message in the language that was asked for; where nobody asked, in both.
pub(crate) fn said(english: impl Display, chinese: impl Display) -> String {
    match asked() {
        None => format!("{english} ({chinese})"),
        Some(Lang::En) => english.to_string(),
        Some(Lang::Zh) => chinese.to_string(),
    }
}

/// Words before what they are about, in the language that was asked for; where nobody asked, in both.
pub(crate) fn words(english: &str, chinese: &str) -> String {
    match asked() {
        None => format!("{english} {chinese}"),
        Some(Lang::En) => english.to_owned(),
        Some(Lang::Zh) => chinese.to_owned(),
    }
}

/// [`said`] of a file or folder.
pub(crate) fn said_of(path: &Path, english: impl Display, chinese: impl Display) -> String {
    let colon = if asked() == Some(Lang::Zh) { "：" } else { ": " };
    format!("{}{colon}{}", path.display(), said(english, chinese))
}

/// A reason that the library gives as `english (中文)`, in the language that was asked for.
pub(crate) fn reason(reason: &str) -> String {
    match asked() {
        None => reason.to_owned(),
        Some(Lang::En) => english(reason),
        Some(Lang::Zh) => in_brackets(reason).unwrap_or(reason).to_owned(),
    }
}

/// The same of a file, behind a word of ours.
pub(crate) fn for_reason(path: &Path, (word, chinese): (&str, &str), reason: &str) -> String {
    let english_reason = english(reason);
    let chinese_reason = in_brackets(reason).unwrap_or(reason);
    said_of(path, format!("{word}: {english_reason}"), format!("{chinese}：{chinese_reason}"))
}

/// The ending of `-o` and the format that was asked for do not agree.
pub(crate) fn endings_differ(ending: &str, format: &str) -> String {
    said(
        format!("the file's ending says {ending}, --format says {format}"),
        format!("文件后缀是 {ending}，而 --format 是 {format}"),
    )
}

/// An error that is known by its message alone.
pub(crate) fn error(message: &str) -> String {
    if asked() == Some(Lang::En) { english(message) } else { message.to_owned() }
}

/// What is mistyped in a file of settings, with the nearest of what there is.
pub(crate) fn unknown<const N: usize>(
    path: &Path,
    (what, chinese): (&str, &str),
    unknown: &str,
    known: [&str; N],
) -> String {
    let list = known.join(", ");
    match jixiao::nearest_of(unknown, known) {
        Some(nearest) => said_of(
            path,
            format!("no such {what}: {unknown}; is {nearest} meant?"),
            format!("没有这个{chinese}：{unknown}；是不是 {nearest}？"),
        ),
        None => said_of(
            path,
            format!("no such {what}: {unknown}; there are {list}"),
            format!("没有这个{chinese}：{unknown}；有 {list}"),
        ),
    }
}

/// What a message says in Chinese in brackets.
fn in_brackets(message: &str) -> Option<&str> {
    let inside =
        message.split(" (").skip(1).filter_map(|part| part.split_once(')')).map(|(inside, _)| inside);
    inside.into_iter().find(|inside| inside.chars().any(is_chinese))
}

/// Whether help is Chinese where nobody asked: by the locale (POSIX `LC_ALL`, `LC_MESSAGES`, `LANG`).
pub(crate) fn is_chinese_locale() -> bool {
    let set = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set);
    locale.is_some_and(|locale| locale.starts_with("zh"))
}

/// Counts whose words stand in English and behind it in Chinese (`failed 失败 2`), in the language that was asked for.
pub(crate) fn counts(line: &str) -> String {
    match asked() {
        None => line.to_owned(),
        Some(lang) => counts_in(line, lang),
    }
}

/// A word of a status line. Where nobody asked it is the English one: programs look for it.
pub(crate) fn word(english: &'static str, chinese: &'static str) -> &'static str {
    if asked() == Some(Lang::Zh) { chinese } else { english }
}

fn counts_in(line: &str, lang: Lang) -> String {
    let is_other = |word: &&str| match lang {
        Lang::Zh => word.chars().all(|sign| sign.is_ascii_alphabetic()),
        Lang::En => word.chars().all(is_chinese),
    };
    let count = |count: &str| count.split(' ').filter(|word| !is_other(word)).collect::<Vec<_>>().join(" ");
    line.split(", ").map(count).collect::<Vec<_>>().join(if lang == Lang::Zh { "，" } else { ", " })
}

/// A manual page, which says everything in Chinese and then in English, in the language that was asked for.
pub(crate) fn page(page: &str) -> String {
    match asked() {
        None => page.to_owned(),
        Some(lang) => page_in(page, lang),
    }
}

fn page_in(page: &str, lang: Lang) -> String {
    const ENGLISH: [&str; 3] = ["**What.**", "**Why.**", "**Example.**"];
    const CHINESE: [&str; 4] = ["**查什么。**", "**为什么。**", "**例子。**", "改法："];
    let begins = |part: &str, heads: &[&str]| heads.iter().any(|head| part.starts_with(head));
    // A page that has no English paragraphs is told whole.
    if !page.split("\n\n").any(|part| begins(part, &ENGLISH)) {
        return page.to_owned();
    }
    let others: &[&str] = if lang == Lang::Zh { &ENGLISH } else { &CHINESE };
    let parts: Vec<&str> = page.split("\n\n").filter(|part| !begins(part, others)).collect();
    format!("{}\n", parts.join("\n\n").trim_end())
}

/// An error message without what it says in Chinese in brackets.
pub(crate) fn english(message: &str) -> String {
    let mut out = String::with_capacity(message.len());
    let mut rest = message;
    while let Some((before, behind)) = rest.split_once(" (") {
        out.push_str(before);
        match behind.split_once(')') {
            Some((inside, after)) if inside.chars().any(is_chinese) => rest = after,
            _ => {
                out.push_str(" (");
                rest = behind;
            }
        }
    }
    out + rest
}

fn is_chinese(sign: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn an_option_is_found_before_the_line_is_understood() {
        assert_eq!(option(&arguments("jixiao --lang zh check"), "lang"), Some("zh".into()));
        assert_eq!(option(&arguments("jixiao check --lang=en"), "lang"), Some("en".into()));
        assert_eq!(option(&arguments("jixiao check -- --lang zh"), "lang"), None);
        assert_eq!(option(&arguments("jixiao --language zh"), "lang"), None);
    }

    #[test]
    fn counts_are_said_in_one_language() {
        let line = "converted 已转换 3, tables not recognised 未识别 1";
        assert_eq!(counts_in(line, Lang::Zh), "已转换 3，未识别 1");
        assert_eq!(counts_in(line, Lang::En), "converted 3, tables not recognised 1");
    }

    #[test]
    fn a_page_is_told_in_one_language() {
        let both =
            "## A 甲\n\n错误\n\n**查什么。** 乙\n\n改法：丙\n\n**What.** it\n\n**设置 (settings)。** x\n";
        assert_eq!(
            page_in(both, Lang::Zh),
            "## A 甲\n\n错误\n\n**查什么。** 乙\n\n改法：丙\n\n**设置 (settings)。** x\n"
        );
        assert_eq!(page_in(both, Lang::En), "## A 甲\n\n错误\n\n**What.** it\n\n**设置 (settings)。** x\n");
        assert_eq!(page_in("## B\n\n**含义** 丁\n", Lang::En), "## B\n\n**含义** 丁\n", "there is no other");
    }

    #[test]
    fn a_reason_is_its_chinese_in_brackets() {
        assert_eq!(in_brackets("an output (2) of an earlier run (以前的输出)"), Some("以前的输出"));
        assert_eq!(in_brackets("a scan (no text)"), None);
    }

    #[test]
    fn chinese_in_brackets_goes_and_other_brackets_stay() {
        assert_eq!(
            english("a.docx: damaged (文件损坏) at byte 0 (zip); x"),
            "a.docx: damaged at byte 0 (zip); x"
        );
    }
}
