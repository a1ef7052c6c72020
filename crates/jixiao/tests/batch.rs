//! Batches on a real file system: where files go, what is passed over, what is never overwritten.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};

use jixiao::Error;
use jixiao::batch::{Plan, Report, Status, Summary, Target};
use tempfile::TempDir;

/// A page that reads as a Word file with one table; `text` tells one from another.
fn page(text: &str) -> String {
    format!(
        "<html><body><p>2023年预算绩效目标</p><table><tr><td>项目名称</td><td>{text}</td></tr></table></body></html>"
    )
}

/// A folder with files.
fn tree(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

/// What a batch told: `path status` a line, and every error's id.
#[derive(Debug, Default, PartialEq)]
struct Told {
    lines: Vec<String>,
    ids: Vec<&'static str>,
}

fn run(folder: &Path, inputs: &[&str], change: impl FnOnce(&mut Plan)) -> (Told, Result<Summary, Error>) {
    let mut plan = Plan::new(vec![Target::Json]);
    plan.output = Some(folder.join("out"));
    change(&mut plan);
    let inputs: Vec<PathBuf> = inputs.iter().map(|input| folder.join(input)).collect();
    let mut told = Told::default();
    let summary = jixiao::batch(&inputs, &plan, &mut |report: &Report| {
        let path = report.path.strip_prefix(folder).unwrap_or(&report.path);
        told.lines.push(format!("{} {}", path.display(), report.status.name()));
        told.ids.extend(report.errors.iter().map(Error::id));
    });
    (told, summary)
}

/// The files below a folder, with `/`, without the manifest's own.
fn files(folder: &Path) -> Vec<String> {
    fn walk(folder: &Path, below: &str, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{below}{}", entry.file_name().to_str().unwrap());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{name}/"), found);
            } else {
                found.push(name);
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, "", &mut found);
    found.retain(|name| !name.starts_with(".jixiao/"));
    found.sort();
    found
}

#[test]
fn folders_are_mirrored_and_two_go_below_their_names() {
    let folder = tree(&[("2024/民政局/目标.doc", &page("甲")), ("2025/民政局/目标.doc", &page("乙"))]);
    run(folder.path(), &["2024"], |_| {}).1.unwrap();
    assert_eq!(files(&folder.path().join("out")), ["民政局/目标.json"]);
    run(folder.path(), &["2024", "2025"], |plan| plan.output = Some(folder.path().join("both"))).1.unwrap();
    assert_eq!(files(&folder.path().join("both")), ["2024/民政局/目标.json", "2025/民政局/目标.json"]);
}

#[test]
fn its_own_outputs_are_no_inputs() {
    let folder = tree(&[("a.doc", &page("甲")), ("sub/b.doc", &page("乙")), (".hidden/c.doc", &page("丙"))]);
    for _ in 0..2 {
        let (told, summary) = run(folder.path(), &["."], |_| {});
        assert_eq!(told.lines, ["a.doc converted", "sub/b.doc converted"]);
        assert_eq!(summary.unwrap().converted, 2);
    }
    assert_eq!(files(&folder.path().join("out")), ["a.json", "sub/b.json"]);
    // Into the folder itself: what stands beside the inputs is known as made from them.
    for _ in 0..2 {
        let (told, _) = run(folder.path(), &["."], |plan| plan.output = Some(folder.path().to_owned()));
        assert_eq!(told.lines, ["a.doc converted", "sub/b.doc converted"]);
    }
}

#[test]
fn nothing_foreign_is_overwritten() {
    let folder = tree(&[
        ("1/a.doc", &page("甲")),
        ("2/a.doc", &page("乙")),
        ("out/b.json", "by hand"),
        ("b.doc", &page("丙")),
    ]);
    let json = || fs::read_to_string(folder.path().join("out/a.json")).unwrap();
    assert_eq!(run(folder.path(), &["1/a.doc"], |_| {}).0.ids, [""; 0]);
    let first = json();
    let (told, summary) = run(folder.path(), &["2/a.doc"], |_| {});
    assert_eq!((told.ids.as_slice(), summary.unwrap().failed), (["output.of-another"].as_slice(), 1));
    assert_eq!(json(), first);
    assert_eq!(run(folder.path(), &["b.doc"], |_| {}).0.ids, ["output.foreign"]);
    assert_eq!(run(folder.path(), &["b.doc"], |_| {}).0.ids, ["output.foreign"], "also the second time");
    assert_eq!(fs::read(folder.path().join("out/b.json")).unwrap(), b"by hand");
    // The same input may be converted again, and force has its way.
    assert_eq!(run(folder.path(), &["1/a.doc"], |_| {}).0.ids, [""; 0]);
    run(folder.path(), &["2/a.doc", "b.doc"], |plan| plan.force = true).1.unwrap();
    assert!(json() != first && json().contains("乙"));
    assert_eq!(
        run(folder.path(), &["1/a.doc"], |_| {}).0.ids,
        ["output.of-another"],
        "it is the other's now"
    );
}

#[test]
fn an_input_is_never_written_to() {
    let folder = tree(&[("a.doc", &page("甲"))]);
    run(folder.path(), &["a.doc"], |_| {}).1.unwrap();
    let json = fs::read_to_string(folder.path().join("out/a.json")).unwrap();
    // Written by hand, it is not what would be written of it.
    fs::write(folder.path().join("out/a.json"), json.replace('\n', "")).unwrap();
    let (told, _) = run(folder.path(), &["out/a.json"], |plan| plan.force = true);
    assert_eq!(told.ids, ["output.is-input"]);
    // What would be written is there already.
    fs::write(folder.path().join("out/a.json"), json).unwrap();
    let (told, _) = run(folder.path(), &["out/a.json"], |_| {});
    assert_eq!(told.lines, ["out/a.json converted"]);
}

#[test]
fn what_stands_there_unchanged_is_skipped() {
    let folder = tree(&[("in/a.doc", &page("甲")), ("in/b.doc", &page("乙"))]);
    let resume = |plan: &mut Plan| plan.resume = true;
    assert_eq!(run(folder.path(), &["in"], resume).1.unwrap().converted, 2);
    assert_eq!(run(folder.path(), &["in"], resume).0.lines, ["in/a.doc skipped", "in/b.doc skipped"]);
    fs::write(folder.path().join("in/b.doc"), page("丙")).unwrap();
    fs::remove_file(folder.path().join("out/a.json")).unwrap();
    assert_eq!(run(folder.path(), &["in"], resume).0.lines, ["in/a.doc converted", "in/b.doc converted"]);
    let docx = |plan: &mut Plan| {
        plan.resume = true;
        plan.targets.push(Target::Docx);
    };
    assert_eq!(run(folder.path(), &["in"], docx).1.unwrap().converted, 2, "another option is another output");
}

#[test]
fn a_killed_run_goes_on_where_it_was() {
    let folder = tree(&[("in/a.doc", &page("甲")), ("in/b.doc", &page("乙"))]);
    let csv = |plan: &mut Plan| plan.targets = vec![Target::Csv];
    run(folder.path(), &["in"], |plan| {
        csv(plan);
        plan.output = Some(folder.path().join("whole"));
    })
    .1
    .unwrap();
    // A run that was killed: one file half written, one output whole and claimed but not finished, half a line.
    let out = folder.path().join("out");
    fs::create_dir_all(out.join(".jixiao/tmp")).unwrap();
    fs::write(out.join(".jixiao/tmp/.jixiao-1-0.tmp"), "half").unwrap();
    fs::write(out.join("a.indicators.csv"), "of the killed run").unwrap();
    let input = folder.path().canonicalize().unwrap().join("in/a.doc");
    let line = format!(
        "{{\"input\":\"{}\",\"sha256\":\"\",\"jixiao\":\"\",\"profiles\":\"\",\"options\":\"\",\"outputs\":[\"a.indicators.csv\"],\"status\":\"writing\"}}\n{{\"inp",
        input.display()
    );
    fs::write(out.join(".jixiao/manifest.jsonl"), line).unwrap();
    let (told, summary) = run(folder.path(), &["in"], |plan| {
        csv(plan);
        plan.resume = true;
    });
    assert_eq!((told.ids.len(), summary.unwrap().converted), (0, 2));
    assert_eq!(files(&out), files(&folder.path().join("whole")));
    for name in files(&out).iter().chain(&[".jixiao/manifest.jsonl".to_owned()]) {
        let read = |side: &str| fs::read(folder.path().join(side).join(name)).unwrap();
        assert!(read("out") == read("whole"), "{name} differs from that of an undisturbed run");
    }
    assert_eq!(fs::read_dir(out.join(".jixiao/tmp")).unwrap().count(), 0, "nothing half written is left");
}

#[test]
fn what_is_written_and_told_does_not_depend_on_the_number_of_threads() {
    let names: Vec<String> = (0..40).map(|number| format!("in/{:02}/{number}.doc", number % 7)).collect();
    let contents: Vec<String> = (0..40).map(|number| page(&format!("第{}个", number % 30))).collect();
    let list: Vec<(&str, &str)> =
        names.iter().zip(&contents).map(|(n, c)| (n.as_str(), c.as_str())).collect();
    let folder = tree(&list);
    let mut seen = Vec::new();
    for jobs in [1, 2, 5] {
        let out = folder.path().join(format!("out{jobs}"));
        let (told, summary) = run(folder.path(), &["in"], |plan| {
            plan.jobs = jobs;
            plan.output = Some(out.clone());
            plan.targets = vec![Target::Json, Target::Docx, Target::Xlsx, Target::Csv];
        });
        let summary = summary.unwrap();
        assert_eq!((summary.converted, summary.duplicates), (40, 10));
        let mut bytes: Vec<Vec<u8>> =
            files(&out).iter().map(|name| fs::read(out.join(name)).unwrap()).collect();
        bytes.push(fs::read(out.join(".jixiao/manifest.jsonl")).unwrap());
        seen.push((told, files(&out), bytes));
    }
    assert_eq!(seen[0].1.len(), 200);
    assert!(seen[0] == seen[1] && seen[1] == seen[2]);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_done() {
    let folder = tree(&[
        ("in/a.doc", &page("甲")),
        ("in/broken.docx", "PK\u{3}\u{4} cut off"),
        ("in/pdf.doc", "%PDF-1.7"),
        ("in/notes.txt", "no document"),
        ("in/~$a.doc", "lock"),
        ("empty/readme.md", "nothing"),
    ]);
    let (told, summary) =
        run(folder.path(), &["in", "empty", "missing.doc", "no*.doc", "in/pdf.doc"], |_| {});
    assert_eq!(
        told.lines,
        [
            "in/a.doc converted",
            "in/broken.docx failed",
            "in/pdf.doc skipped",
            "empty failed",
            "missing.doc failed",
            "no*.doc failed",
        ],
        "a text that is no document is passed over"
    );
    assert_eq!(told.ids, ["file.damaged", "file.none-in-folder", "file.not-found", "file.no-match"]);
    let summary = summary.unwrap();
    assert_eq!((summary.converted, summary.failed, summary.skipped), (1, 4, 1));
    let (told, _) = run(folder.path(), &["in/pdf.doc"], |_| {});
    assert_eq!(told.ids, ["file.not-a-document"], "named by itself it fails");
}

#[test]
fn without_a_renderer_there_is_no_pdf() {
    let folder = tree(&[("a.doc", &page("甲"))]);
    let (told, _) = run(folder.path(), &["a.doc"], |plan| plan.targets.push(Target::Pdf));
    assert_eq!(told.ids, ["output.no-pdf"]);
    assert_eq!(files(&folder.path().join("out")), ["a.json"], "the rest is written");
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_are_followed_once_and_loops_are_told() {
        let folder = tree(&[("in/a.doc", &page("甲")), ("else/b.doc", &page("乙"))]);
        symlink("a.doc", folder.path().join("in/again.doc")).unwrap();
        symlink("..", folder.path().join("in/loop")).unwrap();
        symlink("../else", folder.path().join("in/more")).unwrap();
        let (told, summary) = run(folder.path(), &["in"], |_| {});
        let summary = summary.unwrap();
        assert!(told.lines.contains(&"in/a.doc converted".to_owned()), "{told:?}");
        assert!(!told.lines.iter().any(|line| line.starts_with("in/again.doc")), "{told:?}");
        assert_eq!((summary.converted, summary.failed), (2, 0), "{told:?}");
    }

    #[test]
    fn an_output_is_no_device_and_no_link_to_an_input() {
        let folder = tree(&[("a.doc", &page("甲"))]);
        let out = folder.path().join("out");
        fs::create_dir(&out).unwrap();
        symlink("/dev/null", out.join("a.json")).unwrap();
        assert_eq!(run(folder.path(), &["a.doc"], |_| {}).0.ids, ["file.not-regular"]);
        fs::remove_file(out.join("a.json")).unwrap();
        symlink("../a.doc", out.join("a.json")).unwrap();
        assert_eq!(run(folder.path(), &["a.doc"], |plan| plan.force = true).0.ids, ["output.is-input"]);
        assert_eq!(fs::read_to_string(folder.path().join("a.doc")).unwrap(), page("甲"));
    }

    #[test]
    fn a_loop_named_by_itself_has_an_id() {
        let folder = tree(&[]);
        symlink(".", folder.path().join("loop")).unwrap();
        let mut ids = Vec::new();
        let search = jixiao::batch::Search::default();
        for input in jixiao::batch::Inputs::find(&[folder.path().to_owned()], &search).list {
            ids.extend(input.err().map(|error| error.id()));
        }
        assert_eq!(ids, ["file.link-loop"]);
    }

    #[test]
    fn an_output_folder_that_cannot_be_made_stops_the_run() {
        let folder = tree(&[("a.doc", &page("甲")), ("file", "in the way")]);
        let (told, summary) =
            run(folder.path(), &["a.doc"], |plan| plan.output = Some(folder.path().join("file/out")));
        assert_eq!((told.lines.len(), summary.unwrap_err().id()), (0, "output.unwritable"));
    }
}

/// A report's status, for those who match it.
#[test]
fn a_duplicate_names_the_earlier_input() {
    let folder = tree(&[("a.doc", &page("甲")), ("b.doc", &page("甲"))]);
    let mut plan = Plan::new(vec![Target::Json]);
    plan.output = Some(folder.path().join("out"));
    let mut seen = Vec::new();
    let inputs = [folder.path().join("a.doc"), folder.path().join("b.doc")];
    jixiao::batch(&inputs, &plan, &mut |report: &Report| {
        seen.push((report.status, report.duplicate_of.clone()));
    })
    .unwrap();
    assert_eq!(seen, [(Status::Converted, None), (Status::Duplicate, Some(inputs[0].clone()))]);
}

#[cfg(unix)]
#[test]
fn a_process_that_ends_or_takes_too_long_costs_one_file() {
    use std::time::Duration;

    use jixiao::batch::Isolation;

    let folder = tree(&[("in/a.doc", &page("甲")), ("in/b.doc", &page("乙"))]);
    // In the place of the program: one that ends, and one that never answers.
    let shell = |script: &str| Isolation::new("sh", ["-c".into(), script.into()]);
    let (told, summary) = run(folder.path(), &["in"], |plan| plan.isolation = Some(shell("exit 3")));
    assert_eq!((told.ids.as_slice(), summary.unwrap().failed), (["batch.crash"; 2].as_slice(), 2));
    let (told, _) = run(folder.path(), &["in"], |plan| {
        let mut isolation = shell("cat > /dev/null");
        isolation.timeout = Some(Duration::from_millis(100));
        plan.isolation = Some(isolation);
    });
    assert_eq!(told.ids, ["batch.timeout"; 2]);
}

/// A program without the data set says so before it touches anything.
#[cfg(not(feature = "parquet"))]
#[test]
fn a_data_set_needs_its_feature() {
    let folder = tree(&[("a.doc", &page("甲"))]);
    let error = run(folder.path(), &["a.doc"], |plan| plan.targets = vec![Target::Json, Target::Parquet]).1;
    assert_eq!(error.unwrap_err().id(), "output.no-parquet");
    assert!(!folder.path().join("out").exists());
}

/// A PDF of one page without any text.
fn blank_pdf() -> Vec<u8> {
    testkit::pdf_file::file("", &[])
}

#[test]
fn a_pdf_in_a_folder_gives_way_to_its_word_file_and_fails_only_when_named() {
    let folder = tree(&[("in/a.doc", &page("甲")), ("in/c.doc", &page("丙"))]);
    fs::write(folder.path().join("in/a.pdf"), blank_pdf()).unwrap();
    fs::write(folder.path().join("in/b.pdf"), blank_pdf()).unwrap();
    let (told, _) = run(folder.path(), &["in"], |_| {});
    // `a.pdf` stands beside `a.doc`; `b.pdf` holds no table, which is told and fails nothing.
    assert_eq!(told.lines, ["in/a.doc converted", "in/b.pdf skipped", "in/c.doc converted"]);
    assert_eq!(told.ids, [] as [&str; 0]);
    let (told, _) = run(folder.path(), &["in/b.pdf"], |_| {});
    assert_eq!((told.lines, told.ids), (vec!["in/b.pdf failed".to_owned()], vec!["pdf.no-table"]));
}

#[test]
fn a_workbook_beside_a_word_file_of_its_name_is_passed_over() {
    let folder = tree(&[("in/a.doc", &page("甲"))]);
    let mut sheet = testkit::xlsx::Sheet::new("一");
    sheet.text(0, 0, "2024年度", false);
    let workbook = testkit::xlsx::Xlsx::default().sheet(sheet).build();
    for name in ["a.xlsx", "a.et", "b.xls"] {
        fs::write(folder.path().join("in").join(name), &workbook).unwrap();
    }
    let (_, summary) = run(folder.path(), &["in"], |_| ());
    let outputs = |summary: Result<Summary, Error>| {
        summary.unwrap();
        files(&folder.path().join("out"))
    };
    assert_eq!(outputs(summary), ["a.json", "b.json"]);
    let (_, summary) = run(folder.path(), &["in"], |plan| plan.all_formats = true);
    assert!(outputs(summary).contains(&"a.xlsx.json".to_owned()));
}
