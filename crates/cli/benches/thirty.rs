//! Thirty Word files to PDF in one call, on one core and on two, beside `soffice --convert-to pdf` of the same thirty in one
//! call on one core: `cargo bench -p jixiao-cli --bench thirty`. Wanted: ten times as fast as soffice on one core.
//!
//! Programs are pinned by `taskset`. What counts is processor time (user and system, of the children that were waited for,
//! proc(5)), the least of several runs: it is the same on a machine that has other things to do. Wall time stands beside it.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Files of a call.
const FILES: usize = 30;
/// Runs of which the least counts.
const ROUNDS: usize = 5;
/// A tick of proc(5) on Linux.
const TICK: Duration = Duration::from_millis(10);

fn main() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let files = fixtures()?;
    println!("{} Word files to PDF in one call", files.len());
    let jixiao = |cores: &'static str, jobs: &'static str| {
        let output = folder.path().join(format!("jixiao-{jobs}"));
        let files = &files;
        move || {
            let mut command = Command::new("taskset");
            command.args([
                "-c",
                cores,
                env!("CARGO_BIN_EXE_jixiao"),
                "convert",
                "--to",
                "pdf",
                "--quiet",
                "--force",
            ]);
            command.args(["--jobs", jobs, "-o"]).arg(&output).args(files);
            command
        }
    };
    let one = least(jixiao("0", "1"))?;
    tell("jixiao, one core", one);
    let two = least(jixiao("0,1", "2"))?;
    tell("jixiao, two cores", two);
    println!("  {:.2} times as fast on two", one.wall.as_secs_f64() / two.wall.as_secs_f64());
    if Command::new("soffice").arg("--version").output().is_err() {
        println!("  soffice is not installed: no comparison");
        return Ok(());
    }
    // A profile of its own: soffice hands its work to one that is running already.
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let soffice = least(|| {
        let mut command = Command::new("taskset");
        command.args(["-c", "0", "soffice", &profile, "--headless", "--convert-to", "pdf", "--outdir"]);
        command.arg(folder.path().join("soffice")).args(&files);
        command
    })?;
    tell("soffice, one core", soffice);
    println!(
        "  {:.1} times as fast as soffice",
        soffice.processor.as_secs_f64() / one.processor.as_secs_f64()
    );
    Ok(())
}

/// Every third of the good fixtures, by name.
fn fixtures() -> Outcome<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/good");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Outcome<_>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "docx"));
    files.sort();
    Ok(files.into_iter().step_by(3).take(FILES).collect())
}

/// What a call took.
#[derive(Clone, Copy)]
struct Taken {
    processor: Duration,
    wall: Duration,
}

fn least(command: impl Fn() -> Command) -> Outcome<Taken> {
    let mut least = Taken { processor: Duration::MAX, wall: Duration::MAX };
    for _ in 0..ROUNDS {
        let (before, start) = (processor()?, Instant::now());
        let output = command().output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into());
        }
        least.wall = least.wall.min(start.elapsed());
        least.processor = least.processor.min(processor()?.saturating_sub(before));
    }
    Ok(least)
}

/// Processor time of all children that have ended.
fn processor() -> Outcome<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    // The name of the program stands in brackets and may hold spaces.
    let fields: Vec<&str> = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().collect();
    let ticks =
        |field: usize| fields.get(field).ok_or("proc(5)")?.parse::<u32>().map_err(Box::<dyn Error>::from);
    Ok(TICK * (ticks(13)? + ticks(14)?))
}

fn tell(who: &str, taken: Taken) {
    let each = |time: Duration| time.as_secs_f64() * 1e3 / FILES as f64;
    println!(
        "  {who}: {:.1} ms a file of processor time, {:.1} ms of wall time",
        each(taken.processor),
        each(taken.wall)
    );
}
