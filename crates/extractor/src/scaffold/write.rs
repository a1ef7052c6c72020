//! The skeleton as TOML.

use std::fmt::Write as _;

use super::Found;
use crate::weights::scaffold as weights;

/// A guess may be wrong, so the keys of one section stand in the order of docs/profiles.md.
const COLUMNS: &[&str] = &["level1", "level2", "name", "description", "sign", "target", "measure"];

/// The skeleton; every text goes in as a TOML string.
pub(super) fn toml(found: &Found, id: &str) -> String {
    let title = found.title.as_deref().unwrap_or("表名");
    let mut out = String::new();
    let _ = writeln!(
        out,
        "# A skeleton made from the labels of one document (按一份文件的表头生成的骨架): look at every line; docs/profiles.md\n\
         # says what each key is. Lines whose guess is wrong want another key, or go.\n\
         id = {}\ntitle = {}\nkind = {} # project_goal · department_goal · project_evaluation · project_monitoring\n\
         titles = [{}]",
        text(id),
        text(title),
        text(kind(title)),
        text(&format!("*{}", ending(title)))
    );
    signs(&mut out, found, title);
    columns(&mut out, found);
    labels(&mut out, found);
    known(&mut out, found);
    out
}

fn kind(title: &str) -> &'static str {
    match () {
        () if title.contains("监控") || title.contains("监测") => "project_monitoring",
        () if title.contains("自评") || title.contains("评价") => "project_evaluation",
        () if title.contains("整体") || title.contains("部门") => "department_goal",
        () => "project_goal",
    }
}

/// The last words of a title, which the titles of its kind share.
fn ending(title: &str) -> String {
    let length = title.chars().count();
    title.chars().skip(length.saturating_sub(weights::KEPT)).collect()
}

fn signs(out: &mut String, found: &Found, title: &str) {
    let unknown: Vec<&str> = found
        .columns
        .iter()
        .map(|(word, _)| word.as_str())
        .chain(found.labels.iter().map(|(word, _)| word.as_str()))
        .take(weights::SIGNS)
        .collect();
    let words = if unknown.is_empty() {
        found.known.iter().map(|(word, ..)| word.as_str()).take(weights::SIGNS).collect()
    } else {
        unknown
    };
    let _ = writeln!(out, "\n# What the form is recognised by: labels that no other form has say most.");
    for word in if words.is_empty() { vec![title] } else { words } {
        let _ = writeln!(out, "[[sign]]\nweight = 3\nany = [{}]\n", text(word));
    }
}

fn columns(out: &mut String, found: &Found) {
    for &key in COLUMNS {
        let names: Vec<String> =
            found.columns.iter().filter(|(_, guess)| *guess == key).map(|(word, _)| text(word)).collect();
        if !names.is_empty() {
            let _ = writeln!(out, "[[words.column]]\nkey = {}\nnames = [{}]\n", text(key), names.join(", "));
        }
    }
}

fn labels(out: &mut String, found: &Found) {
    for (word, key) in &found.labels {
        let word = text(word);
        let _ = match key {
            Some("goal") => writeln!(out, "[[words.goal]]\nkey = \"goal\"\nnames = [{word}]\n"),
            Some(item @ ("total" | "fiscal" | "other")) => {
                writeln!(out, "[[words.fund]]\nkey = {}\nnames = [{word}]\n", text(item))
            }
            Some(key @ ("project.code" | "project.name")) => writeln!(
                out,
                "[[words.label]]\nkey = {}\nnames = [{word}]\nopens = true # meeting it again opens the next form\n",
                text(key)
            ),
            Some(key) => writeln!(out, "[[words.label]]\nkey = {}\nnames = [{word}]\n", text(key)),
            None => writeln!(out, "[[words.label]] # without a key it names a field\nnames = [{word}]\n"),
        };
    }
}

/// What is known needs no line: it is told so that nobody writes it again.
fn known(out: &mut String, found: &Found) {
    if found.known.is_empty() {
        return;
    }
    let _ = writeln!(out, "# Known already (已识别), for the keys they have:");
    for (word, axis, key) in &found.known {
        let key = if key.is_empty() { "a field" } else { key };
        let _ = writeln!(out, "#   {} = {key} ({})", word.replace(char::is_control, " "), axis.section());
    }
}

/// A basic string of TOML.
fn text(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
