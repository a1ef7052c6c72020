//! The `jixiao` program: parses arguments, calls the facade, prints. Data goes to stdout, talk to stderr.

mod args;
mod check;
mod convert;
mod data;
mod diff;
mod forms;
mod output;
mod reading;
mod show;
mod status;
#[cfg(feature = "pdf")]
mod typeset;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

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
    let args = Args::parse();
    // A panic is told as an error of its file.
    std::panic::set_hook(Box::new(|_| {}));
    outlive_file_size_limit();
    match std::panic::catch_unwind(|| run(&args)) {
        Ok(Ok(outcome)) => outcome.into(),
        Ok(Err(error)) => {
            output::complain(&format!("{error:#}"));
            Outcome::Unreadable.into()
        }
        Err(_) => {
            output::complain("the program failed (程序出错); please report it with what you called");
            Outcome::Unreadable.into()
        }
    }
}

/// A file that may grow no further (`ulimit -f`) is an error to be told, not the end of the program: with a handler for
/// SIGXFSZ the write fails with EFBIG (setrlimit(2)).
fn outlive_file_size_limit() {
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

fn run(args: &Args) -> anyhow::Result<Outcome> {
    match &args.command {
        Command::Convert(command) => convert::run(command, args),
        #[cfg(feature = "pdf")]
        Command::Render(command) => convert::render(command, args),
        Command::Check(command) => check::run(command, args),
        Command::Explain { id } => check::explain(id.as_deref()),
        Command::Diff(command) => diff::run(command, args),
        Command::Grid { path } => show::grid(path, args),
        Command::Quantity(command) => show::quantity(command),
        Command::Forms(command) => forms::run(command, args),
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
