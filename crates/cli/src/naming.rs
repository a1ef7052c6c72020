//! What outputs are called: the input's stem, and more of its path where two inputs would share one name.

use std::collections::HashMap;
use std::path::Path;

use crate::inputs::Input;

/// One output stem per input, in the same order, all different even where case is not told apart.
pub(crate) fn stems(inputs: &[Input]) -> Vec<String> {
    let candidates: Vec<Vec<String>> = inputs.iter().map(|input| candidates(&input.path)).collect();
    // The shortest name that only this input has: the stem, the file name, then folders in front of it.
    let mut levels = vec![0; inputs.len()];
    loop {
        let names: Vec<&String> =
            candidates.iter().zip(&levels).map(|(names, &level)| &names[level]).collect();
        let mut owners: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, name) in names.iter().enumerate() {
            owners.entry(name.to_lowercase()).or_default().push(index);
        }
        let shared = owners.into_values().filter(|owners| owners.len() > 1).flatten();
        let longer: Vec<usize> =
            shared.filter(|&index| levels[index] + 1 < candidates[index].len()).collect();
        if longer.is_empty() {
            return number_the_rest(names.into_iter().cloned().collect());
        }
        for index in longer {
            levels[index] += 1;
        }
    }
}

/// `a`, `a.doc`, `2022-a.doc`, `county-2022-a.doc`, …
fn candidates(path: &Path) -> Vec<String> {
    let text = |part: &std::ffi::OsStr| part.to_string_lossy().into_owned();
    if path.as_os_str() == "-" {
        return vec!["stdin".to_owned()];
    }
    let mut names: Vec<String> = path.file_stem().map(text).into_iter().collect();
    let mut full = path.file_name().map(text).unwrap_or_default();
    names.push(full.clone());
    for folder in path.ancestors().skip(1).filter_map(Path::file_name) {
        full = format!("{}-{full}", text(folder));
        names.push(full.clone());
    }
    names
}

/// Names that are still shared (`x/../a.doc` beside `a.doc`) get a number.
fn number_the_rest(names: Vec<String>) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let number = |name: String| {
        let count = seen.entry(name.to_lowercase()).or_default();
        *count += 1;
        if *count == 1 { name } else { format!("{name}-{count}") }
    };
    names.into_iter().map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems_of(paths: &[&str]) -> Vec<String> {
        stems(&paths.iter().map(|path| Input { path: path.into() }).collect::<Vec<_>>())
    }

    #[test]
    fn a_stem_alone_is_enough() {
        assert_eq!(stems_of(&["in/a.docx", "in/b.doc"]), ["a", "b"]);
    }

    #[test]
    fn two_of_one_stem_both_keep_their_extension() {
        assert_eq!(stems_of(&["in/a.doc", "in/a.docx", "c.docx"]), ["a.doc", "a.docx", "c"]);
        assert_eq!(stems_of(&["A.doc", "a.docx"]), ["A.doc", "a.docx"], "Windows tells no case apart");
    }

    #[test]
    fn two_of_one_name_keep_their_folders() {
        assert_eq!(stems_of(&["2021/a.doc", "2022/a.doc"]), ["2021-a.doc", "2022-a.doc"]);
        assert_eq!(stems_of(&["a.doc", "./a.doc"]), ["a.doc", "a.doc-2"]);
    }
}
