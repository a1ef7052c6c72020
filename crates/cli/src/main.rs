//! The `jixiao` program: parses arguments, calls the facade, prints. Data goes to stdout, talk to stderr.

mod args;
mod check;
mod chinese;
mod convert;
mod data;
mod diff;
mod forms;
mod lang;
mod manual;
mod output;
mod reading;
mod settings;
mod show;
mod status;
#[cfg(feature = "pdf")]
mod typeset;
mod usage;
mod verify;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{ColorChoice, CommandFactory as _, FromArgMatches as _};

use args::{Args, Colour, Command};
use lang::Lang;
use settings::Settings;

/// Typesetting allocates much and briefly: with this allocator it is faster than with the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What a command found, as its exit code tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All done, nothing found, the same: 0.
    Fine,
    /// Some failed, findings, differences: 1.
    Some,
    /// Could not be read, or called wrongly: 2.
    Unreadable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Fine => 0,
            Outcome::Some => 1,
            Outcome::Unreadable => 2,
        })
    }
}

fn main() -> ExitCode {
    let arguments: Vec<OsString> = show::with_negatives(std::env::args_os().collect());
    let config = lang::option(&arguments, "config");
    let asked = lang::of(&arguments);
    if asked.is_some() {
        lang::set(asked); // what is wrong with the settings is said in it, too
    }
    let settings = Settings::find(config.as_deref().map(Path::new));
    let asked = asked.or_else(|| settings.as_ref().ok()?.lang);
    lang::set(asked);
    let args = match parsed(&arguments, asked) {
        Ok(args) => args,
        Err(code) => return code,
    };
    colour(args.color);
    // A panic is told as an error of its file.
    std::panic::set_hook(Box::new(|_| {}));
    outlive_file_size_limit();
    let run = || settings.and_then(|settings| run(&args, &settings));
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)) {
        Ok(Ok(outcome)) => outcome.into(),
        Ok(Err(error)) => {
            output::complain_of_any(&error);
            Outcome::Unreadable.into()
        }
        Err(_) => {
            output::complain(&lang::said(
                "the program failed; please report it with what you called",
                "程序出错，请连同所用的命令一起反馈",
            ));
            Outcome::Unreadable.into()
        }
    }
}

/// The command line; help and what is wrong with it are said in the language that was asked for.
fn parsed(arguments: &[OsString], asked: Option<Lang>) -> Result<Args, ExitCode> {
    let is_chinese = asked.map_or_else(lang::is_chinese_locale, |lang| lang == Lang::Zh);
    let command = if is_chinese { chinese::translated(Args::command()) } else { Args::command() };
    let never = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) || output::is_plain();
    let command = if never { command.color(ColorChoice::Never) } else { command };
    let parsed = command.try_get_matches_from(arguments).and_then(|matches| Args::from_arg_matches(&matches));
    parsed.map_err(|error| {
        let first = arguments.get(1).map(Path::new);
        if error.kind() == ErrorKind::InvalidSubcommand
            && let Some(path) = first.filter(|path| path.exists())
        {
            let path = path.display();
            output::complain(&lang::said(
                format!("say what to do with it: jixiao convert {path}, or jixiao check {path}"),
                format!("请写明做什么：jixiao convert {path}，或 jixiao check {path}"),
            ));
            return Outcome::Unreadable.into();
        }
        match usage::chinese(&error).filter(|_| asked == Some(Lang::Zh)) {
            Some(message) => output::complain(&message),
            None => drop(error.print()),
        }
        ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
    })
}

/// Colours as the command line wants them; on a plain terminal none.
fn colour(when: Colour) {
    let choice = match when {
        Colour::Always => anstream::ColorChoice::Always,
        Colour::Never => anstream::ColorChoice::Never,
        Colour::Auto if output::is_plain() => anstream::ColorChoice::Never,
        Colour::Auto => anstream::ColorChoice::Auto,
    };
    choice.write_global();
}

/// A file that may grow no further (`ulimit -f`) is an error to be told, not the end of the program: with a handler for
/// SIGXFSZ the write fails with EFBIG (setrlimit(2)).
fn outlive_file_size_limit() {
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

fn run(args: &Args, settings: &Settings) -> anyhow::Result<Outcome> {
    #[cfg(feature = "pdf")]
    for folder in &args.font_dir {
        anyhow::ensure!(
            folder.is_dir(),
            lang::said_of(folder, "no such folder of fonts", "没有这个字体文件夹")
        );
    }
    reading::profiles_of(settings);
    match &args.command {
        Command::Convert(command) => convert::run(command, args, settings),
        #[cfg(feature = "pdf")]
        Command::Render(command) => convert::render(command, args, settings),
        Command::Check(command) => check::run(command, args, settings),
        Command::Verify { paths } => verify::run(paths, args),
        Command::Explain { id } => check::explain(id.as_deref()),
        Command::Diff(command) => diff::run(command, args),
        Command::Grid { path } => show::grid(path, args),
        Command::Quantity(command) => show::quantity(command),
        Command::Forms(command) => forms::run(command, args),
        Command::Completions { shell } => manual::completions(*shell, Args::command()),
        Command::Man { folder } => manual::man(folder.as_deref(), Args::command()),
        Command::Worker => convert::worker(args),
        Command::Schema { table: None } => show::schema(),
        Command::Schema { table: Some(table) } => data::schema(table),
        Command::Pack { folder, output } => data::pack(folder, output, args),
        #[cfg(feature = "pdf")]
        Command::Template(command) => show::template(command),
        #[cfg(feature = "pdf")]
        Command::Fonts => show::fonts(args),
    }
}
