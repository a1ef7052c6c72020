//! `jixiao check` and `jixiao explain`.

mod print;
mod target;

use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use jixiao::desk::{self, Desk, Fix, Overview, Roster, State};
use jixiao::{CheckConfig, Finding, Submission};

use self::print::{Made, Printer};
use self::target::Target;
use crate::args::{Args, By, Check, FailOn, Severity};
use crate::settings::Settings;
use crate::{Outcome, lang, output, reading};

/// Checks every input. A file that cannot be read is named; the others are checked.
pub(crate) fn run(command: &Check, args: &Args, settings: &Settings) -> anyhow::Result<Outcome> {
    let target = Target::of(command)?;
    let desk = desk(command, args, settings, &target)?;
    let mut printer = Printer::new(&target, command, args, desk.config.fail_on);
    let wanted = printer.wanted();
    let make = |path: &Path, submission: &mut Submission, findings: &[Finding]| {
        Made::of(&wanted, path, submission, findings)
    };
    let overview = desk::run(&command.paths, &desk, make, &mut printer);
    let printed = printer.finish();
    let overview = overview?;
    told(&overview, &desk, &printed.missing, args);
    target::deliver(&target, command, &desk, &overview, printed.bytes)?;
    if let Some(lost) = printed.lost {
        return Err(lost);
    }
    let unreadable = overview.documents.iter().any(|document| !document.errors.is_empty());
    Ok(match (unreadable || !overview.errors.is_empty(), printed.found) {
        (true, _) => Outcome::Unreadable,
        (false, true) => Outcome::Some,
        (false, false) => Outcome::Fine,
    })
}

/// What the command line asks of the desk.
fn desk(command: &Check, args: &Args, settings: &Settings, target: &Target) -> anyhow::Result<Desk> {
    let mut desk = Desk::default();
    desk.config = config(command, settings)?;
    desk.baseline = settings.baseline()?;
    desk.options = reading::options(args)?;
    desk.jobs = args.jobs;
    desk.isolation = reading::isolation(&command.batch, args)?;
    desk.force = command.batch.force;
    desk.resume = command.resume;
    desk.all_formats = command.batch.all_formats;
    desk.roster = command.roster.as_deref().map(roster).transpose()?;
    desk.by = match command.by {
        By::Document => desk::By::Document,
        By::Department => desk::By::Department,
    };
    desk.letters = command.letters;
    desk.annotate = command.annotate;
    desk.fix = command.fix.then_some(if command.accept { Fix::Accepted } else { Fix::Tracked });
    desk.keep = command.statistics || target.is_of_all();
    if let Target::Folder { path, sheets, .. } = target {
        desk.output = Some(path.clone());
        desk.sheets.clone_from(sheets);
    }
    ensure!(
        desk.output.is_some() || !(desk.annotate || desk.fix.is_some()),
        lang::said(
            "the sender's file with comments or corrections goes into a folder: give one with -o",
            "带批注或修订的原件写在文件夹里：用 -o 写明"
        )
    );
    ensure!(
        !desk.letters || desk.output.is_some(),
        lang::said(
            "letters.csv goes into a folder: give one with -o",
            "letters.csv 写在文件夹里：用 -o 写明"
        )
    );
    #[cfg(feature = "pdf")]
    if target.has_pdf() {
        desk.renderer = Some(crate::typeset::renderer(args)?.into());
    }
    #[cfg(not(feature = "pdf"))]
    ensure!(!target.has_pdf(), jixiao::Error::NoPdf);
    Ok(desk)
}

fn roster(path: &Path) -> anyhow::Result<Roster> {
    let bytes = fs::read(path).with_context(|| lang::said_of(path, "cannot be read", "无法读取"))?;
    Ok(Roster::parse(&bytes).map_err(|error| error.of(path))?)
}

/// Which rules run: as the settings say, and what the command line says instead.
fn config(command: &Check, settings: &Settings) -> anyhow::Result<CheckConfig> {
    let mut config = settings.check.clone();
    if !command.select.is_empty() {
        config.select.clone_from(&command.select);
    }
    if !command.ignore.is_empty() {
        config.ignore.clone_from(&command.ignore);
    }
    if let Some(severity) = command.min_severity {
        config.min_severity = match severity {
            Severity::Info => jixiao::Severity::Info,
            Severity::Warning => jixiao::Severity::Warning,
            Severity::Error => jixiao::Severity::Error,
        };
    }
    if let Some(fail_on) = command.fail_on {
        config.fail_on = match fail_on {
            FailOn::Error => jixiao::FailOn::Error,
            FailOn::Warning => jixiao::FailOn::Warning,
            FailOn::Info => jixiao::FailOn::Info,
            FailOn::Never => jixiao::FailOn::Never,
        };
    }
    if let Some(unknown) = config.unknown().first() {
        bail!(not_listed(unknown, ("no such rule", "没有这条规则")));
    }
    Ok(config)
}

/// Says on stderr what is of all documents. Who has not handed in was told already where FOLDER-ROSTER says so.
fn told(overview: &Overview, desk: &Desk, told: &[String], args: &Args) {
    overview.errors.iter().for_each(output::complain_of);
    if args.quiet {
        return;
    }
    if desk.output.is_none() {
        let is_told = |name: &str| told.iter().any(|message| message.contains(name));
        for missing in overview.missing().into_iter().filter(|missing| !is_told(&missing.name)) {
            let said = lang::words("not handed in", "未报送");
            output::complain(&format!("{said}: {} {}", missing.code, missing.name));
        }
    }
    for path in &overview.outputs {
        output::complain(&format!("→ {}", path.display()));
    }
    if overview.documents.len() != 1 || overview.in_state(State::Checked) != 1 || desk.output.is_some() {
        output::complain(&lang::counts(&overview.tally()));
    }
}

/// Colours for a person at a terminal who did not refuse them (<https://no-color.org>).
pub(crate) fn colours() -> bool {
    match anstream::ColorChoice::global() {
        anstream::ColorChoice::Always | anstream::ColorChoice::AlwaysAnsi => true,
        anstream::ColorChoice::Never => false,
        anstream::ColorChoice::Auto => {
            io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        }
    }
}

/// Prints the manual page of a rule, a note or an error, or the list of all.
pub(crate) fn explain(id: Option<&str>) -> anyhow::Result<Outcome> {
    let page = match id {
        None => jixiao::index(),
        Some(id) => match jixiao::explain(id) {
            Some(page) => page,
            None => bail!(not_listed(id, ("no such id", "没有这个编号"))),
        },
    };
    output::print(lang::page(&page).as_bytes())?;
    Ok(Outcome::Fine)
}

/// An id that nothing has, with the nearest.
fn not_listed(id: &str, (english, chinese): (&str, &str)) -> String {
    let (english, chinese) = (format!("{english}: {id}"), format!("{chinese}：{id}"));
    match jixiao::nearest(id) {
        Some(nearest) => {
            lang::said(format!("{english}; is {nearest} meant?"), format!("{chinese}；是不是 {nearest}？"))
        }
        None => lang::said(
            format!("{english}; `jixiao explain` lists them"),
            format!("{chinese}；jixiao explain 列出全部"),
        ),
    }
}
