//! What the program says and hands out: data to files or stdout, talk to stderr, nothing a terminal would obey.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;

use anyhow::{Context as _, ensure};
use jixiao::{Protected, visible, write_whole};

use crate::lang::{self, Lang};

/// Writes data to a file, which is none of `inputs`, or to stdout for `-` or no path. Data that a terminal cannot show go
/// to no terminal, and over a file that is there only when jixiao made it, or with `force`.
pub(crate) fn deliver(
    path: Option<&Path>,
    bytes: &[u8],
    inputs: &Protected,
    is_binary: bool,
    force: bool,
) -> anyhow::Result<()> {
    match path.filter(|path| path.as_os_str() != "-") {
        Some(path) => {
            if is_binary && !force && path.is_file() && !jixiao::is_ours(path) {
                return Err(jixiao::Error::OutputIsForeign.of(path).into());
            }
            Ok(write_whole(path, bytes, inputs)?)
        }
        None => {
            ensure!(
                !is_binary || !io::stdout().is_terminal(),
                lang::said(
                    "a terminal cannot show this: write a file with -o, or redirect with >",
                    "终端无法显示：用 -o 写到文件，或用 > 转到文件"
                )
            );
            print(bytes)
        }
    }
}

/// Writes data to stdout. A reader that went away (`jixiao … | head`) has what it wanted; a full disk has not.
pub(crate) fn print(bytes: &[u8]) -> anyhow::Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.with_context(|| lang::said("stdout: cannot be written", "无法写入标准输出")),
    }
}

/// A line of status on stdout. Status is talk: whatever becomes of stdout, the work goes on.
pub(crate) fn say(line: &str) {
    let mut stdout = io::stdout().lock();
    let _ = writeln!(stdout, "{line}").and_then(|()| stdout.flush());
}

/// Whether the terminal can do no more than show text.
pub(crate) fn is_plain() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// One line on stderr.
pub(crate) fn complain(message: &str) {
    // Nothing is left to tell anybody when stderr is closed.
    let _ = writeln!(anstream::stderr(), "jixiao: {}", line(message));
}

/// What ended a command, in the language that was asked for as far as it is an error of ours.
pub(crate) fn complain_of_any(error: &anyhow::Error) {
    match error.downcast_ref::<jixiao::Error>() {
        Some(error) => complain_of(error),
        None => complain(&format!("{error:#}")),
    }
}

/// An error, in the language that was asked for: in Chinese what it is and what to do, and what exactly behind it.
pub(crate) fn complain_of(error: &jixiao::Error) {
    let message = error.to_string();
    complain(&match lang::asked() {
        Some(Lang::Zh) => {
            let path = error.path().map(|path| format!("{}：", path.display())).unwrap_or_default();
            format!("{path}{}。{}（{message}）", error.title(), error.advice())
        }
        Some(Lang::En) => lang::english(&message),
        None => message,
    });
}

/// One line of what may hold line breaks and signs that a terminal would obey: they stand in names and documents.
pub(crate) fn line(text: &str) -> String {
    let lines = text.split(['\n', '\r']).map(str::trim).filter(|part| !part.is_empty());
    visible(&lines.collect::<Vec<_>>().join(" ")).replace('\t', " ")
}

/// A line of JSON in which the control characters that JSON lets stand (U+007F to U+009F) are escaped too. They can only
/// be within strings.
pub(crate) fn json_line(json: &str) -> String {
    use std::fmt::Write as _;
    json.chars().fold(String::with_capacity(json.len()), |mut line, c| {
        if ('\u{7F}'..='\u{9F}').contains(&c) {
            let _ = write!(line, "\\u{:04x}", u32::from(c));
        } else {
            line.push(c);
        }
        line
    })
}
