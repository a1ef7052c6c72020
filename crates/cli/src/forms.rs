//! `jixiao forms`: the profiles that are known, and the tools for whoever writes one.

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::{anyhow, bail};
use jixiao::forms::{self, Explanation, Score, SignSeen};
use jixiao::{Options, Profiles};

use crate::args::{Args, Forms, FormsCommand, TextOrJson};
use crate::inputs::Input;
use crate::{Outcome, output, reading};

/// Profiles of `why` whose signs are listed.
const LISTED: usize = 3;

/// Runs a subcommand of `jixiao forms`.
pub(crate) fn run(command: &Forms, args: &Args) -> anyhow::Result<Outcome> {
    match &command.command {
        None => list(command.format, args),
        Some(FormsCommand::List { format }) => list(*format, args),
        Some(FormsCommand::Show { id }) => show(id, args),
        Some(FormsCommand::Scaffold { path, id }) => scaffold(path, id, args),
        Some(FormsCommand::Why { path, format }) => why(path, *format, args),
        Some(FormsCommand::Lint { folder }) => lint(folder),
    }
}

fn list(format: TextOrJson, args: &Args) -> anyhow::Result<Outcome> {
    let options = reading::options(args)?;
    let mut stdout = io::stdout().lock();
    match format {
        TextOrJson::Json => {
            let list: Vec<_> = options.profiles.list().collect();
            writeln!(stdout, "{}", serde_json::to_string_pretty(&list)?)?;
        }
        TextOrJson::Text => {
            for profile in options.profiles.list() {
                writeln!(stdout, "{:<16} {:<20} {}", profile.id, profile.kind, profile.title)?;
            }
        }
    }
    Ok(Outcome::Fine)
}

/// Prints a profile's file, byte for byte.
fn show(id: &str, args: &Args) -> anyhow::Result<Outcome> {
    let options = reading::options(args)?;
    let Some(source) = options.profiles.source(id) else {
        bail!("{id}: no such profile (没有这个表式); there are {}", ids(&options.profiles));
    };
    io::stdout().lock().write_all(source.as_bytes())?;
    Ok(Outcome::Fine)
}

fn ids(profiles: &Profiles) -> String {
    let ids: Vec<String> = profiles.list().map(|profile| profile.id).chain(["common".to_owned()]).collect();
    ids.join(", ")
}

/// Prints a skeleton from a document's labels.
fn scaffold(path: &Path, id: &str, args: &Args) -> anyhow::Result<Outcome> {
    let (input, options) = (Input { path: path.to_owned() }, reading::options(args)?);
    let skeleton = read(&input, &options, |bytes, name| forms::scaffold(bytes, name, &options, id))?;
    let Some(skeleton) = skeleton else {
        output::complain(&format!("{}: no table holds a label (没有找到表头)", input.path.display()));
        return Ok(Outcome::Some);
    };
    // What is printed loads: a skeleton that does not is no help.
    Profiles::builtin().add("skeleton", &skeleton)?;
    io::stdout().lock().write_all(skeleton.as_bytes())?;
    Ok(Outcome::Fine)
}

/// Prints what the forms of a document were measured by.
fn why(path: &Path, format: TextOrJson, args: &Args) -> anyhow::Result<Outcome> {
    let (input, options) = (Input { path: path.to_owned() }, reading::options(args)?);
    let explained = read(&input, &options, |bytes, name| forms::explain(bytes, name, &options))?;
    let mut stdout = io::stdout().lock();
    if format == TextOrJson::Json {
        writeln!(stdout, "{}", serde_json::to_string_pretty(&explained)?)?;
        return Ok(Outcome::Fine);
    }
    if explained.is_empty() {
        writeln!(stdout, "没有一张表含有任何表式的标签 (no table holds a label of any profile)")?;
    }
    for explanation in &explained {
        stdout.write_all(told(explanation).as_bytes())?;
    }
    Ok(Outcome::Fine)
}

fn read<T>(
    input: &Input,
    options: &Options,
    then: impl FnOnce(&[u8], &str) -> Result<T, jixiao::Error>,
) -> anyhow::Result<T> {
    let read = || -> anyhow::Result<T> {
        let bytes = input.read(options.reading.limits.file_bytes)?;
        Ok(then(&bytes, &input.name())?)
    };
    read().map_err(|error| reading::named(input, &error))
}

fn told(explanation: &Explanation) -> String {
    let tables: Vec<String> = explanation.tables.iter().map(ToString::to_string).collect();
    let title = explanation.title.as_deref().unwrap_or("（无标题）");
    let mut text = format!("{}  {title}\n", tables.join(", "));
    text += &match (&explanation.profile, explanation.scores.first()) {
        (Some(profile), _) => format!("  表式 profile: {profile}\n"),
        (None, Some(best)) => {
            format!("  未识别 not recognised; nearest 最接近: {} ({} %)\n", best.profile, best.score)
        }
        (None, None) => "  未识别 not recognised\n".to_owned(),
    };
    for score in explanation.scores.iter().take(LISTED) {
        text += &scored(score);
    }
    let rest: Vec<String> = explanation
        .scores
        .iter()
        .skip(LISTED)
        .map(|score| format!("{} {} %", score.profile, score.score))
        .collect();
    if !rest.is_empty() {
        text += &format!("  其余 others: {}\n", rest.join(", "));
    }
    for (head, labels) in [
        ("认得的标签 known labels", &explanation.known),
        ("不认得的文字 unknown texts", &explanation.unknown),
    ] {
        if !labels.is_empty() {
            text += &format!("  {head}: {}\n", labels.join(" · "));
        }
    }
    text.push('\n');
    text
}

fn scored(score: &Score) -> String {
    let mut text = format!("  {:<16} {:>3} %\n", score.profile, score.score);
    let line = |mark: &str, sign: &SignSeen| format!("    {mark} {:>3}  {}\n", sign.weight, sign.sign);
    text.extend(score.found.iter().map(|sign| line("有", sign)));
    text.extend(score.missing.iter().filter(|sign| sign.weight > 0).map(|sign| line("无", sign)));
    text
}

/// Checks a folder of profiles: 0 nothing to mend, 1 something.
fn lint(folder: &Path) -> anyhow::Result<Outcome> {
    let lint = forms::lint(folder).map_err(|error| anyhow!("{error}"))?;
    for error in &lint.errors {
        output::complain(&error.to_string());
    }
    for remark in &lint.remarks {
        output::complain(&remark.to_string());
    }
    let mut stdout = io::stdout().lock();
    for (path, id) in &lint.sound {
        writeln!(stdout, "{}  {id}", path.display())?;
    }
    if lint.sound.is_empty() && lint.is_clean() {
        output::complain(&format!("{}: holds no profile, no *.toml (没有表式文件)", folder.display()));
        return Ok(Outcome::Some);
    }
    Ok(if lint.is_clean() { Outcome::Fine } else { Outcome::Some })
}
