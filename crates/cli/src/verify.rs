//! `jixiao verify`: whether the pages of our PDFs say what their data say.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use jixiao::batch::{Input, guarded};
use jixiao::{Limits, Verified, visible};

use crate::args::Args;
use crate::{Outcome, lang, output, reading};

/// Every file a line, and a line for each text that its pages lack. Nothing is rendered.
pub(crate) fn run(paths: &[PathBuf], args: &Args) -> anyhow::Result<Outcome> {
    let options = reading::options(args)?;
    let limits = &options.reading.limits;
    let (mut differs, mut unreadable) = (false, false);
    for path in paths {
        match verified(path, limits) {
            Ok(Some(verified)) => {
                differs |= !verified.holds();
                output::print(told(path, &verified).as_bytes())?;
            }
            Ok(None) => {
                unreadable = true;
                output::complain(&lang::said_of(
                    path,
                    "carries no data of jixiao; make it with jixiao convert, PDF/A-3",
                    "不含数据，无法核对；请用 jixiao convert 生成（PDF/A-3）",
                ));
            }
            Err(error) => {
                unreadable = true;
                output::complain_of_any(&error);
            }
        }
    }
    Ok(match (unreadable, differs) {
        (true, _) => Outcome::Unreadable,
        (false, true) => Outcome::Some,
        (false, false) => Outcome::Fine,
    })
}

fn verified(path: &Path, limits: &Limits) -> anyhow::Result<Option<Verified>> {
    let input = Input::new(path);
    let bytes = input.read(limits.file_bytes)?;
    Ok(guarded(|| jixiao::verify(&bytes, limits)).map_err(|error| error.of(&input.path))?)
}

fn told(path: &Path, verified: &Verified) -> String {
    let name = visible(&path.display().to_string()).into_owned();
    let line = |word: &str, english: &str, chinese: &str| {
        format!("{word}{name}: {}\n", lang::said(english, chinese))
    };
    let mut told = match verified.unchanged {
        _ if verified.holds() => line("same       ", "the pages say what the data say", "页面与数据一致"),
        Some(true) => line("lacking    ", "the pages lack texts of the data", "页面缺少数据中的文字"),
        Some(false) => line("changed    ", "the pages were changed since they were made", "页面文字已改动"),
        None => line("unsealed   ", "no hash of its pages was kept", "没有页面文字的校验值"),
    };
    for (pointer, text) in &verified.missing {
        let shown: String = text.chars().take(60).collect();
        let _ = writeln!(told, "           {pointer}: 「{}」", visible(&shown));
    }
    if verified.more > 0 {
        let more = lang::said(format!("{} more", verified.more), format!("另有 {} 处", verified.more));
        let _ = writeln!(told, "           {more}");
    }
    told
}
