//! Holds a crate's notes and errors, its list of what they mean (`src/entries.rs`) and `docs/notes.md` together.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use model::Entry;

/// Checks one crate: each id its code uses has an entry, each entry is used and complete, and the crate's section of
/// `docs/notes.md` is what its entries say. `folder` is the crate's, `CARGO_MANIFEST_DIR`; `subjects` are the first
/// words of its ids.
///
/// # Panics
///
/// With everything that is wrong and what to do about it.
pub fn audit(folder: &str, subjects: &[&str], lists: &[&[Entry]]) {
    let entries: Vec<&Entry> = lists.iter().copied().flatten().collect();
    let listed: BTreeSet<&str> = entries.iter().map(|entry| entry.id).collect();
    let used = used(Path::new(folder), subjects);
    let mut wrong = Vec::new();
    for id in used.iter().filter(|id| !listed.contains(id.as_str())) {
        wrong.push(format!("`{id}` has no entry: say in {folder}/src/entries.rs what it means"));
    }
    for id in listed.iter().filter(|id| !used.contains(**id)) {
        wrong.push(format!("`{id}` is used nowhere: take its entry out of {folder}/src/entries.rs"));
    }
    if listed.len() < entries.len() {
        wrong.push("an id has two entries".to_owned());
    }
    for entry in &entries {
        let said = [entry.chinese, entry.english, entry.meaning, entry.advice, entry.example];
        if said.iter().any(|text| text.trim().is_empty()) {
            wrong.push(format!("`{}`: titles, meaning, advice and example must all be said", entry.id));
        }
    }
    wrong.extend(stale_section(Path::new(folder), &entries));
    assert!(wrong.is_empty(), "notes and errors:\n{}", wrong.join("\n"));
}

/// The ids of notes and errors that the tests of a crate name.
pub fn named_in_tests(folder: &Path) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for path in sources(&folder.join("src")).into_iter().chain(sources(&folder.join("tests"))) {
        let source = fs::read_to_string(&path).unwrap_or_default();
        let tests = if is_test(&path) { &source } else { split(&source).1 };
        named.extend(tests.split('"').filter(|text| is_id(text)).map(str::to_owned));
    }
    named
}

/// The ids that a crate's code uses: literals whose first word is one of its subjects, and whatever stands first in
/// the call that makes a note.
fn used(folder: &Path, subjects: &[&str]) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for path in sources(&folder.join("src")) {
        if is_test(&path) || path.file_name().is_some_and(|name| name == "entries.rs") {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap_or_default();
        let lines = split(&source).0.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = lines.collect::<Vec<_>>().join("\n");
        let own = |text: &&str| is_id(text) && subjects.contains(&text.split('.').next().unwrap_or_default());
        used.extend(code.split('"').filter(own).map(str::to_owned));
        for call in ["Note::new(", ".note(", "note_once(", "note_here("] {
            let arguments = code.split(call).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"'));
            let ids = arguments.filter_map(|rest| rest.split('"').next()).filter(|text| is_id(text));
            used.extend(ids.map(str::to_owned));
        }
    }
    used
}

/// `word.hidden-row`: lower-case words joined by hyphens, two of them with a dot between.
fn is_id(text: &str) -> bool {
    let word = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    text.split_once('.').is_some_and(|(subject, rest)| word(subject) && word(rest))
}

/// A source's code and, behind `#[cfg(test)]`, its tests.
fn split(source: &str) -> (&str, &str) {
    source.split_at(source.find("#[cfg(test)]\nmod").unwrap_or(source.len()))
}

fn is_test(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem == "tests")
        || path.components().any(|part| part.as_os_str() == "tests")
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The crate's section of `docs/notes.md`, between two comments that name the crate. `UPDATE_NOTES=1` writes it anew.
fn stale_section(folder: &Path, entries: &[&Entry]) -> Option<String> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let path = folder.join("../../docs/notes.md");
    let page = fs::read_to_string(&path).unwrap_or_default();
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->\n"));
    let mut sorted = entries.to_vec();
    sorted.sort_by_key(|entry| entry.id);
    let pages: Vec<String> = sorted.iter().map(|entry| entry.page()).collect();
    let section = page.split_once(&start).and_then(|(before, rest)| {
        rest.split_once(&end)
            .map(|(section, after)| (before.to_owned(), section.to_owned(), after.to_owned()))
    });
    let Some((before, section, after)) = section else {
        return Some(format!("docs/notes.md has no section for {name}: add the lines {start}{end}"));
    };
    let wanted = format!("\n{}\n", pages.join("\n"));
    if section == wanted {
        return None;
    }
    if env::var_os("UPDATE_NOTES").is_some() {
        return fs::write(&path, format!("{before}{start}{wanted}{end}{after}"))
            .err()
            .map(|error| error.to_string());
    }
    let package = if name == "jixiao" { name } else { format!("jixiao-{name}") };
    Some(format!("docs/notes.md is stale: run `UPDATE_NOTES=1 cargo test -p {package} --test entries`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_two_words_with_a_dot() {
        assert!(is_id("word.hidden-row") && is_id("file.limit"));
        for text in ["word", "a.b.c", "Word.row", "word.", "a sentence. with dots"] {
            assert!(!is_id(text), "{text}");
        }
    }

    #[test]
    fn code_ends_where_its_tests_begin() {
        let (code, tests) = split("fn a() {}\n#[cfg(test)]\nmod tests {}\n");
        assert_eq!((code, tests), ("fn a() {}\n", "#[cfg(test)]\nmod tests {}\n"));
    }
}
