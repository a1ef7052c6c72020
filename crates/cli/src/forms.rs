//! `jixiao forms`: the profiles that are known, and the tools for whoever writes one.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{anyhow, bail};
use jixiao::batch::{Input, guarded};
use jixiao::forms::{self, BlockSeen, Explanation, Score, SignSeen};
use jixiao::{Error, Options, Profiles, Submission, visible};

use crate::args::{Args, Forms, FormsCommand, TextOrJson};
use crate::{Outcome, lang, output, reading};

/// Profiles of `why` whose signs are listed.
const LISTED: usize = 3;

/// A margin this large says that nothing else was possible.
const SURE: i32 = 100_000;

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
    let mut page = String::new();
    match format {
        TextOrJson::Json => {
            let list: Vec<_> = options.profiles.list().collect();
            page = serde_json::to_string_pretty(&list)? + "\n";
        }
        TextOrJson::Text => {
            for profile in options.profiles.list() {
                writeln!(page, "{:<16} {:<20} {}", profile.id, profile.kind, profile.title)?;
            }
        }
    }
    output::print(page.as_bytes())?;
    Ok(Outcome::Fine)
}

/// Prints a profile's file, byte for byte.
fn show(id: &str, args: &Args) -> anyhow::Result<Outcome> {
    let options = reading::options(args)?;
    let Some(source) = options.profiles.source(id) else {
        let ids = ids(&options.profiles);
        bail!(lang::said(
            format!("{id}: no such profile; there are {ids}"),
            format!("{id}：没有这个表式；有 {ids}")
        ));
    };
    output::print(source.as_bytes())?;
    Ok(Outcome::Fine)
}

fn ids(profiles: &Profiles) -> String {
    let ids: Vec<String> = profiles.list().map(|profile| profile.id).chain(["common".to_owned()]).collect();
    ids.join(", ")
}

/// Prints a skeleton from a document's labels.
fn scaffold(path: &Path, id: &str, args: &Args) -> anyhow::Result<Outcome> {
    let (input, options) = (Input::new(path), reading::options(args)?);
    let skeleton = read(&input, &options, |bytes, name| forms::scaffold(bytes, name, &options, id))?;
    let Some(skeleton) = skeleton else {
        output::complain(&lang::said_of(&input.path, "no table holds a label", "没有找到表头"));
        return Ok(Outcome::Some);
    };
    // What is printed loads: a skeleton that does not is no help.
    Profiles::builtin().add("skeleton", &skeleton)?;
    output::print(skeleton.as_bytes())?;
    Ok(Outcome::Fine)
}

/// Prints what the forms of a document were measured by.
fn why(path: &Path, format: TextOrJson, args: &Args) -> anyhow::Result<Outcome> {
    let (input, options) = (Input::new(path), reading::options(args)?);
    let explained = read(&input, &options, |bytes, name| forms::explain(bytes, name, &options))?;
    if format == TextOrJson::Json {
        output::print((serde_json::to_string_pretty(&explained)? + "\n").as_bytes())?;
        return Ok(Outcome::Fine);
    }
    let mut page = explained.iter().map(told).collect::<String>();
    if explained.is_empty() {
        page += &lang::said("no table holds a label of any profile", "没有一张表含有任何表式的标签");
        page.push('\n');
    }
    for line in not_understood(&reading::submission(&input, &options)?) {
        page += &line;
        page.push('\n');
    }
    output::print(visible(&page).as_bytes())?;
    Ok(Outcome::Fine)
}

/// How far each form was understood, and what the reader noted about forms and tables.
fn not_understood(submission: &Submission) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, form) in submission.forms.iter().enumerate() {
        let Some(reading) = &form.reading else { continue };
        lines.push(format!(
            "第{}张表 /forms/{index}: 读懂 understood {}/{}，存疑 doubtful {}，整表保留 tables kept whole {}",
            index + 1,
            reading.understood,
            reading.cells,
            reading.doubtful.len(),
            form.tables.len()
        ));
        lines.extend(reading.doubtful.iter().map(|pointer| format!("  存疑 doubtful: {pointer}")));
    }
    let about = |id: &str| ["form.", "taxonomy.", "table."].iter().any(|prefix| id.starts_with(prefix));
    for note in submission.notes.iter().filter(|note| about(&note.id)) {
        let place = note.place.as_ref().map(|place| format!("{place} ")).unwrap_or_default();
        lines.push(format!("  {place}{} [{}]", note.message, note.id));
    }
    lines
}

fn read<T>(
    input: &Input,
    options: &Options,
    then: impl FnOnce(&[u8], &str) -> Result<T, Error>,
) -> Result<T, Error> {
    let bytes = input.read(options.reading.limits.file_bytes)?;
    guarded(|| then(&bytes, &input.name())).map_err(|error| error.of(&input.path))
}

fn told(explanation: &Explanation) -> String {
    let tables: Vec<String> = explanation.tables.iter().map(ToString::to_string).collect();
    let title = explanation.title.as_deref().unwrap_or("（无标题）");
    let mut lines = vec![format!("{}  {title}", tables.join(", "))];
    lines.push(match (&explanation.profile, explanation.scores.first()) {
        (Some(profile), _) => format!("  表式 profile: {profile}"),
        (None, Some(best)) => {
            format!("  未识别 not recognised; nearest 最接近: {} ({} %)", best.profile, best.score)
        }
        (None, None) => "  未识别 not recognised".to_owned(),
    });
    lines.extend(explanation.scores.iter().take(LISTED).flat_map(scored));
    let rest = explanation.scores.iter().skip(LISTED);
    let rest: Vec<String> = rest.map(|score| format!("{} {} %", score.profile, score.score)).collect();
    if !rest.is_empty() {
        lines.push(format!("  其余 others: {}", rest.join(", ")));
    }
    lines.extend(explanation.blocks.iter().flat_map(block));
    for (head, labels) in [
        ("认得的标签 known labels", &explanation.known),
        ("不认得的文字 unknown texts", &explanation.unknown),
    ] {
        if !labels.is_empty() {
            lines.push(format!("  {head}: {}", labels.join(" · ")));
        }
    }
    lines.join("\n") + "\n\n"
}

/// A block: its rows, its kind, and what each of its columns holds.
fn block(block: &BlockSeen) -> Vec<String> {
    let kind = match block.kind {
        "preamble" => "表头",
        "pairs" => "标签与值",
        "text" => "文字",
        "indicators" => "指标",
        "funds" => "资金",
        "tasks" => "任务",
        "goals" => "目标",
        "plan" => "支出计划",
        "record" => "名册",
        "unknown" => "未读懂",
        _ => "其他",
    };
    let (first, last) = block.rows;
    let margin = match block.margin {
        margin if margin < SURE => format!("领先 margin {margin}"),
        _ => "无他解 no other reading".to_owned(),
    };
    let heads =
        if block.heads.is_empty() { String::new() } else { format!("  [{}]", block.heads.join(" · ")) };
    let mut lines =
        vec![format!("  {} 第{first}–{last}行  {kind} {}  ({margin}){heads}", block.table, block.kind)];
    for column in &block.columns {
        let role = match column.told_by {
            "nothing" => "未读懂 not understood".to_owned(),
            "contents" => format!("{} (据内容 by its contents)", column.role),
            _ => column.role.clone(),
        };
        lines.push(format!("    {} → {role}", column.heading));
    }
    lines
}

fn scored(score: &Score) -> Vec<String> {
    let mut lines = vec![format!("  {:<16} {:>3} %", score.profile, score.score)];
    let line = |mark: &str, sign: &SignSeen| format!("    {mark} {:>3}  {}", sign.weight, sign.sign);
    lines.extend(score.found.iter().map(|sign| line("有", sign)));
    lines.extend(score.missing.iter().filter(|sign| sign.weight > 0).map(|sign| line("无", sign)));
    lines
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
    for (path, id) in &lint.sound {
        output::say(&output::line(&format!("{}  {id}", path.display())));
    }
    if lint.sound.is_empty() && lint.is_clean() {
        output::complain(&lang::said_of(folder, "holds no profile, no *.toml", "没有表式文件（*.toml）"));
        return Ok(Outcome::Some);
    }
    Ok(if lint.is_clean() { Outcome::Fine } else { Outcome::Some })
}
