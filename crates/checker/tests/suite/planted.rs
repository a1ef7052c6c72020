//! Faults planted in forms of several families, as `planted/README.md` says.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::LazyLock;

use checker::{Config, Severity, check};

/// Made once: it takes longer than reading a form.
static PROFILES: LazyLock<extractor::Profiles> = LazyLock::new(extractor::Profiles::builtin);

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/planted")
}

/// A drawn form, by its name: one of this folder, else a good document of `testkit`.
fn drawing(name: &str) -> String {
    let own = folder().join(name).with_extension("txt");
    let good = || folder().join("../../../testkit/src/forms/good").join(name).with_extension("txt");
    let path = Some(own).filter(|path| path.exists()).unwrap_or_else(good);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What is found in a drawn document: rule, severity and message.
fn found(drawing: &str) -> BTreeSet<(&'static str, Severity, String)> {
    let document = model::Noted::clean(testkit::forms::Drawing::parse(drawing).document("目标.docx"));
    let mut submission = extractor::extract(document, &PROFILES);
    normalizer::normalize(&mut submission);
    let findings = check(&submission, &Config::default());
    findings.into_iter().map(|finding| (finding.rule, finding.severity, finding.message)).collect()
}

/// A fault: the form it is planted in, what it is, the texts it takes out and puts in, and what must come of it.
struct Fault {
    form: String,
    what: String,
    /// The rule that must find it; or, behind `no `, those that must not say anything.
    rules: String,
    lines: Vec<(char, String)>,
}

fn faults(file: &str) -> Vec<Fault> {
    let text = std::fs::read_to_string(folder().join(file)).unwrap();
    let mut faults: Vec<Fault> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        if let Some(line) = line.strip_prefix("- ") {
            faults.last_mut().unwrap().lines.push(('-', line.to_owned()));
        } else if let Some(line) = line.strip_prefix("+ ") {
            faults.last_mut().unwrap().lines.push(('+', line.to_owned()));
        } else if let Some(line) = line.strip_prefix("~ ") {
            faults.last_mut().unwrap().lines.push(('~', line.to_owned()));
        } else {
            let [form, what, rules] = line.split(": ").collect::<Vec<_>>().try_into().unwrap();
            let (form, what, rules) = (form.to_owned(), what.to_owned(), rules.to_owned());
            faults.push(Fault { form, what, rules, lines: Vec::new() });
        }
    }
    faults
}

/// The form with the fault planted: each run of lines that are taken out is found in the form and replaced; of `~ a → b`
/// the first text that is one.
fn planted(fault: &Fault) -> String {
    let mut text = drawing(&fault.form);
    let mut rest = fault.lines.as_slice();
    while let Some((sign, line)) = rest.first() {
        if *sign == '~' {
            let (out, put) = line.split_once(" →").unwrap();
            let put = put.strip_prefix(' ').unwrap_or(put);
            assert!(text.contains(out), "{}: {}: {out}", fault.form, fault.what);
            text = text.replacen(out, put, 1);
            rest = &rest[1..];
            continue;
        }
        let mut take = |sign: char| {
            let count = rest.iter().take_while(|(own, _)| *own == sign).count();
            let (lines, behind) = rest.split_at(count);
            rest = behind;
            lines.iter().flat_map(|(_, line)| [line.as_str(), "\n"]).collect::<String>()
        };
        let (out, put) = (take('-'), take('+'));
        assert!(text.contains(&out) && !out.is_empty(), "{}: {}: {out}", fault.form, fault.what);
        text = text.replacen(&out, &put, 1);
    }
    text
}

#[test]
fn the_forms_without_faults_are_clean() {
    let forms = ["hebei", "central", "evaluation", "monitoring", "department", "split", "two-sided"];
    for form in forms.into_iter().chain(["hunan", "shandong", "zhejiang", "guangxi"]) {
        let mut found = found(&drawing(form));
        // Hebei's table prints （%） and its cells %, as its system does.
        found.retain(|(rule, ..)| form != "hebei" || *rule != "PLAN-UNIT-DOUBLE");
        assert_eq!(found, BTreeSet::new(), "{form}");
    }
}

#[test]
fn planted_faults_are_found_and_near_misses_are_not() {
    let faults: Vec<Fault> = ["faults.txt", "elsewhere.txt"].into_iter().flat_map(faults).collect();
    let mut clean = HashMap::new();
    let mut wrong = Vec::new();
    for fault in &faults {
        let before = clean.entry(&fault.form).or_insert_with(|| found(&drawing(&fault.form)));
        let new: BTreeSet<&str> = found(&planted(fault)).difference(before).map(|(rule, ..)| *rule).collect();
        let right = match fault.rules.strip_prefix("no ") {
            Some(silent) => !silent.split(' ').any(|rule| new.contains(rule)),
            None => new.contains(fault.rules.as_str()),
        };
        if !right {
            wrong.push(format!("{}: {}: {} but {new:?}", fault.form, fault.what, fault.rules));
        }
    }
    println!("{} faults planted", faults.len());
    assert!(faults.len() > 600, "the faults were not read");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
