//! What outputs are called: folders mirrored, the input's stem, and more of its path where two would share one name.

use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};

use super::input::Input;

/// Bytes of a file name that every file system takes.
const NAME: usize = 255;
/// Room for the longest ending: `.indicators.csv`, and for numbers.
const ENDING: usize = 24;

/// One output path per input, without its ending and below the output folder, in the same order. All are different,
/// also where letter case is not told apart.
pub(super) fn stems(inputs: &[&Input]) -> Vec<PathBuf> {
    let common = common_folder(inputs);
    let candidates: Vec<Vec<PathBuf>> = inputs.iter().map(|input| candidates(input, &common)).collect();
    // The shortest name that only this input has: the stem, the file name, then folders in front of it.
    let mut levels = vec![0; inputs.len()];
    loop {
        let mut owners: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, names) in candidates.iter().enumerate() {
            owners.entry(folded(&names[levels[index]])).or_default().push(index);
        }
        let shared = owners.into_values().filter(|owners| owners.len() > 1).flatten();
        let longer: Vec<usize> =
            shared.filter(|&index| levels[index] + 1 < candidates[index].len()).collect();
        if longer.is_empty() {
            break;
        }
        for index in longer {
            levels[index] += 1;
        }
    }
    let names = candidates.iter().zip(levels).map(|(names, level)| shortened(&names[level])).collect();
    number_the_rest(names)
}

/// In a folder `民政局/a`, `民政局/a.doc`; of a file named by itself `a`, `a.doc`, `2022/a.doc`.
fn candidates(input: &Input, common: &Path) -> Vec<PathBuf> {
    if input.is_stdin() {
        return vec!["stdin".into()];
    }
    if let Some(below) = &input.below {
        return vec![plain(&below.with_extension("")), plain(below)];
    }
    let Some(name) = input.path.file_name() else { return vec!["output".into()] };
    let stem = input.path.file_stem().unwrap_or(name);
    let mut candidates = vec![stem.into(), name.into()];
    if let Some(below) = absolute(&input.path).as_deref().and_then(|path| path.strip_prefix(common).ok()) {
        candidates.push(plain(below));
    }
    candidates
}

/// The nearest folder above all files that were named by themselves.
fn common_folder(inputs: &[&Input]) -> PathBuf {
    let own = inputs.iter().filter(|input| input.below.is_none() && !input.is_stdin());
    let folders = own.filter_map(|input| absolute(&input.path)?.parent().map(Path::to_path_buf));
    let shared = |a: PathBuf, b: PathBuf| {
        a.components().zip(b.components()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
    };
    folders.reduce(shared).unwrap_or_default()
}

fn absolute(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?;
    // The name stays the one that was given, wherever a link leads.
    Some(crate::files::folder_of(path).canonicalize().ok()?.join(name))
}

/// Only names: nothing climbs out of the output folder.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|part| matches!(part, Component::Normal(_))).collect()
}

fn folded(path: &Path) -> String {
    path.to_string_lossy().to_lowercase()
}

/// Cut to what a file system takes, with a mark of its own where something was cut.
fn shortened(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if name.len() + ENDING <= NAME {
        return path.to_path_buf();
    }
    let hash = super::sha256(path.to_string_lossy().as_bytes());
    let end = (0..=NAME - ENDING - 9).rev().find(|&end| name.is_char_boundary(end)).unwrap_or(0);
    path.with_file_name(format!("{}~{}", &name[..end], &hash[..8]))
}

/// These names, cut to what a file system takes, those that are shared with a number.
pub(crate) fn distinct(names: Vec<PathBuf>) -> Vec<PathBuf> {
    number_the_rest(names.iter().map(|name| shortened(name)).collect())
}

/// Names that are still shared get a number that no other name has.
fn number_the_rest(names: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut used: HashSet<String> = names.iter().map(|name| folded(name)).collect();
    let mut seen: HashSet<String> = HashSet::new();
    // The next number of each name: ten thousand of one name are not counted from 2 each.
    let mut next: HashMap<String, usize> = HashMap::new();
    let most = 2 * names.len() + 2;
    let number = |name: PathBuf| {
        if seen.insert(folded(&name)) {
            return name;
        }
        let first = next.entry(folded(&name)).or_insert(2);
        let numbered = |count: usize| {
            let mut numbered = name.clone().into_os_string();
            numbered.push(format!("-{count}"));
            PathBuf::from(numbered)
        };
        // Of so many numbers one is free: fewer names are in use.
        let free = (*first..=most).find(|count| used.insert(folded(&numbered(*count))));
        *first = free.map_or(*first, |count| count + 1);
        free.map_or(name.clone(), numbered)
    };
    names.into_iter().map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(inputs: &[Input]) -> Vec<String> {
        let names = stems(&inputs.iter().collect::<Vec<_>>());
        names.into_iter().map(|name| name.to_string_lossy().into_owned()).collect()
    }

    fn files(paths: &[&str]) -> Vec<String> {
        of(&paths.iter().map(|path| Input::new(*path)).collect::<Vec<_>>())
    }

    fn found(paths: &[&str]) -> Vec<String> {
        let input =
            |path: &&str| Input { below: Some((*path).into()), ..Input::new(Path::new("in").join(path)) };
        of(&paths.iter().map(input).collect::<Vec<_>>())
    }

    #[test]
    fn a_stem_alone_is_enough() {
        assert_eq!(files(&["in/a.docx", "in/b.doc"]), ["a", "b"]);
    }

    #[test]
    fn two_of_one_stem_both_keep_their_extension() {
        assert_eq!(files(&["in/a.doc", "in/a.docx", "c.docx"]), ["a.doc", "a.docx", "c"]);
        assert_eq!(files(&["A.doc", "a.docx"]), ["A.doc", "a.docx"], "Windows tells no case apart");
        assert_eq!(found(&["x/a.doc", "x/a.docx", "y/a.doc"]), ["x/a.doc", "x/a.docx", "y/a"]);
    }

    #[test]
    fn folders_are_mirrored() {
        assert_eq!(found(&["民政局/目标.docx", "目标.docx"]), ["民政局/目标", "目标"]);
    }

    #[test]
    fn two_of_one_name_keep_their_path_below_the_nearest_common_folder() {
        // `src` and `src/batch` are folders that stand there when the test runs.
        assert_eq!(
            files(&["src/batch/a.doc", "src/a.doc"]),
            ["batch/a.doc", "a.doc"],
            "the first is named by its path below src"
        );
    }

    #[test]
    fn a_name_kept_whole_meets_no_stem() {
        assert_eq!(files(&["a.doc", "a.docx", "a.doc.docx"]), ["a.doc", "a.docx", "a.doc.docx"]);
    }

    #[test]
    fn a_number_meets_no_other_name() {
        // A folder that does not exist has no path to tell the two apart.
        assert_eq!(files(&["no/a.doc", "nowhere/a.doc", "a.doc-2.docx"]), ["a.doc", "a.doc-3", "a.doc-2"]);
    }

    #[test]
    fn a_long_name_is_cut_without_meeting_another() {
        let long = |end: &str| format!("{}{end}.docx", "绩".repeat(84));
        let names = files(&[&long("甲"), &long("乙")]);
        assert!(names.iter().all(|name| name.len() + ".indicators.csv".len() <= 255), "{names:?}");
        assert_ne!(names[0], names[1]);
        assert!(names[0].starts_with("绩绩绩"));
    }
}
