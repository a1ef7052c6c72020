//! `.jixiaoignore`: what of a folder is no input, by the rules of `.gitignore` files (gitignore(5)).

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::Error;

/// The name of the files.
const NAME: &str = ".jixiaoignore";

/// The rules of the folders that were met.
#[derive(Default)]
pub(super) struct Ignored {
    rules: HashMap<PathBuf, Option<Gitignore>>,
    /// What of the rules is not understood; the others count.
    pub(super) errors: Vec<Error>,
}

impl Ignored {
    /// Whether a file or folder below `root` is no input. The nearest folder above it that speaks of it decides.
    pub(super) fn holds(&mut self, root: &Path, path: &Path, is_folder: bool) -> bool {
        for folder in path.ancestors().skip(1) {
            match self.of(folder).map(|rules| rules.matched(path, is_folder)) {
                Some(Match::Ignore(_)) => return true,
                Some(Match::Whitelist(_)) => return false,
                Some(Match::None) | None => {}
            }
            if folder == root {
                break;
            }
        }
        false
    }

    fn of(&mut self, folder: &Path) -> Option<&Gitignore> {
        if !self.rules.contains_key(folder) {
            let rules = self.read(folder);
            self.rules.insert(folder.to_path_buf(), rules);
        }
        self.rules.get(folder)?.as_ref()
    }

    fn read(&mut self, folder: &Path) -> Option<Gitignore> {
        let path = folder.join(NAME);
        if !path.is_file() {
            return None;
        }
        let mut builder = GitignoreBuilder::new(folder);
        let wrong = builder.add(&path);
        let built = builder.build();
        let wrong = wrong.or(built.as_ref().err().cloned());
        self.errors.extend(wrong.map(|error| Error::Unreadable(io::Error::other(error)).of(path)));
        built.ok()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_nearest_folder_decides_and_a_wrong_rule_is_told() {
        let folder = tempfile::TempDir::new().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("民政局/旧")).unwrap();
        fs::write(root.join(NAME), "*.txt\n旧/\n!旧/要.docx\n[z-a]\n").unwrap();
        fs::write(root.join("民政局").join(NAME), "!说明.txt\n").unwrap();
        let mut ignored = Ignored::default();
        let mut holds = |path: &str, is_folder| ignored.holds(root, &root.join(path), is_folder);
        assert!(holds("a.txt", false) && holds("民政局/a.txt", false));
        assert!(!holds("民政局/说明.txt", false) && !holds("民政局/目标.docx", false));
        assert!(holds("民政局/旧", true) && !holds("旧", false), "a rule of folders");
        assert_eq!(ignored.errors.len(), 1, "{:?}", ignored.errors);
        assert_eq!(ignored.errors[0].id(), "file.unreadable");
    }
}
