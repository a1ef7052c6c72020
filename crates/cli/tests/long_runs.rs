//! Runs that are killed and go on, and many files in one run. What `just test` does a few times, `just soak` does often.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use testkit::forms::Drawing;

/// A form with a wrong sum and a half-width comma: something to return, to comment and to mend.
fn form(number: usize) -> Vec<u8> {
    let drawing = format!(
        "
1.河道清淤经费绩效目标表

|330001云岭县水务局本级|<|<|<|单位：万元|<|<
|项目编码|53092623P0033011{number:05}|<|项目名称|河道清淤经费{number}|<|<
|预算规模及资金用途|预算数|12.50|其中：财政资金|10.00|其他资金|3.50
|^|用于清淤机械租赁,保障河道通畅。|<|<|<|<|<
|绩效目标|1.完成河道清淤。|<|<|<|<|<
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|<
|产出指标|数量指标|清淤长度|清淤河道的长度|≥{number}公里|工作计划|<
"
    );
    Drawing::parse(&drawing).docx()
}

fn page(number: usize) -> Vec<u8> {
    format!("<html><body><p>2023年预算绩效目标</p><table><tr><td>项目名称</td><td>项目{number}</td></tr></table></body></html>")
        .into_bytes()
}

/// So many files, a hundred a folder, in `in`.
fn tree(files: usize, ending: &str, content: fn(usize) -> Vec<u8>) -> TempDir {
    let folder = TempDir::new().unwrap();
    for number in 0..files {
        let path = folder.path().join(format!("in/{:03}/{number:05}.{ending}", number / 100));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content(number)).unwrap();
    }
    folder
}

fn jixiao(folder: &Path, line: &str) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("jixiao"));
    command.current_dir(folder).args(line.split(' ')).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Every file below a folder with its bytes.
fn below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            found.extend(
                below(&entry.path()).into_iter().map(|(path, bytes)| (format!("{name}/{path}"), bytes)),
            );
        } else {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    found
}

/// Kills a run at `moments` moments spread over its time; each time the next run makes the folder of an undisturbed one.
fn killed(line: &str, moments: u32) {
    let folder = tree(24, "docx", form);
    let (out, whole) = (folder.path().join("out"), folder.path().join("whole"));
    let begin = Instant::now();
    let code = jixiao(folder.path(), line).status().unwrap().code();
    let time = begin.elapsed();
    fs::rename(&out, &whole).unwrap();
    let wanted = below(&whole);
    for moment in 0..moments {
        let mut child = jixiao(folder.path(), line).spawn().unwrap();
        // The same sequence of moments each time: the golden ratio spreads them evenly.
        let share = (f64::from(moment) * 0.618_034 + 0.4).fract();
        sleep(time.mul_f64(share));
        let _ = child.kill(); // SIGKILL; it may have ended
        child.wait().unwrap();
        assert_eq!(jixiao(folder.path(), line).status().unwrap().code(), code);
        let found = below(&out);
        let differs: Vec<&String> =
            wanted.keys().chain(found.keys()).filter(|name| wanted.get(*name) != found.get(*name)).collect();
        assert!(differs.is_empty(), "killed after {share} of the time: {differs:?}");
        fs::remove_dir_all(&out).unwrap();
    }
}

const CONVERT: &str = "convert in --to json,docx,csv --resume -o out";
const CHECK: &str = "check in --format html,jsonl --annotate --fix --letters --resume -o out";

#[test]
fn a_killed_conversion_goes_on_to_the_same_folder() {
    killed(CONVERT, 3);
}

#[test]
fn a_killed_check_goes_on_to_the_same_folder() {
    killed(CHECK, 3);
}

#[test]
#[ignore = "as above at thirty moments: `just soak`"]
fn a_run_killed_at_any_moment_goes_on_to_the_same_folder() {
    killed(CONVERT, 30);
    killed(CHECK, 30);
}

/// The most memory a process takes, in KB (proc(5), `VmHWM`).
fn peak(mut child: Child) -> usize {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = line.map_or(peak, |line| line.trim().trim_end_matches(" kB").parse().unwrap());
        sleep(Duration::from_millis(2));
    }
    assert!(child.wait().unwrap().success());
    peak
}

/// Ten times as many files take what the list of them takes, and no more.
fn many(files: usize) {
    for target in ["json", "csv -q"] {
        let of = |files: usize| {
            let folder = tree(files, "doc", page);
            let line = format!("convert in --to {target} -o out --jobs 2");
            let begin = Instant::now();
            let peak = peak(jixiao(folder.path(), &line).spawn().unwrap());
            let seconds = begin.elapsed().as_secs_f64();
            println!(
                "{files} files to {target}: {:.0} files/s, peak {} MB",
                files as f64 / seconds,
                peak / 1024
            );
            peak
        };
        let (few, many) = (of(files / 10), of(files));
        // A path, a hash, and a line of the manifest with its outputs are kept of each: 2 to 4 KB.
        assert!(many < few + files * 5 + 4096, "{few} KB for {}, {many} KB for {files}", files / 10);
    }
}

#[test]
fn a_thousand_files_take_hardly_more_memory_than_a_hundred() {
    many(1000);
}

#[test]
#[ignore = "as above with ten thousand: `just soak`"]
fn ten_thousand_files_take_hardly_more_memory_than_a_thousand() {
    many(10_000);
}
