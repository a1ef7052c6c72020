//! `.jixiao/parts.jsonl`: which parts the data set has, and what each was made from. A part counts once its line is
//! there; lines are appended whole, and one line may replace parts by others.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::files::{Protected, write_whole};

/// The list's name in `.jixiao`.
const NAME: &str = "parts.jsonl";

/// An input whose rows a part holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Source {
    /// Its path, by which its rows are known.
    pub(super) path: String,
    /// The SHA-256 of its bytes; empty where they could not be read.
    pub(super) sha256: String,
    /// Version, profiles and options that made the rows.
    pub(super) by: String,
    /// Whether it is a row of `failures`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) failed: bool,
}

/// A part: the same file name in the folder of each table that has rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Part {
    pub(super) number: u32,
    pub(super) tables: Vec<String>,
    pub(super) inputs: Vec<Source>,
}

/// A line: parts that are new, and parts that are no more.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Change {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) parts: Vec<Part>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) replaced: Vec<u32>,
}

/// The list, open for a run.
pub(super) struct List {
    path: PathBuf,
    file: File,
    pub(super) parts: BTreeMap<u32, Part>,
    /// The part that holds the rows of each input.
    holders: HashMap<String, u32>,
    /// The next number that no part ever had.
    next: u32,
}

impl List {
    /// Opens, or begins, the list in the folder `.jixiao`.
    pub(super) fn open(folder: &Path) -> io::Result<Self> {
        let path = folder.join(NAME);
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(&path)?;
        let mut text = Vec::new();
        file.read_to_end(&mut text)?;
        let mut list = Self { path, file, parts: BTreeMap::new(), holders: HashMap::new(), next: 0 };
        // A line that a killed run left unfinished says nothing.
        let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        for line in text[..whole].split(|byte| *byte == b'\n') {
            if let Ok(change) = serde_json::from_slice(line) {
                list.learn(change);
            }
        }
        if whole < text.len() {
            list.file.write_all(b"\n")?;
        }
        Ok(list)
    }

    /// The number of a new part.
    pub(super) fn number(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    /// Lists a change: from now on it counts.
    pub(super) fn append(&mut self, change: Change) -> io::Result<()> {
        let mut line = serde_json::to_vec(&change)?;
        line.push(b'\n');
        self.file.write_all(&line)?;
        self.file.sync_data()?;
        self.learn(change);
        Ok(())
    }

    /// The part that holds the rows of an input.
    pub(super) fn holder(&self, path: &str) -> Option<u32> {
        self.holders.get(path).copied()
    }

    /// The inputs that have rows.
    pub(super) fn sources(&self) -> impl Iterator<Item = &Source> {
        let is_holder = |number: u32, source: &Source| self.holder(&source.path) == Some(number);
        self.parts
            .values()
            .flat_map(move |part| part.inputs.iter().filter(move |source| is_holder(part.number, source)))
    }

    /// Ends the run: one line a part.
    pub(super) fn close(self) -> io::Result<()> {
        let mut text = String::new();
        for part in self.parts.into_values() {
            text += &serde_json::to_string(&Change { parts: vec![part], replaced: Vec::new() })?;
            text.push('\n');
        }
        let there = fs::read(&self.path).unwrap_or_default();
        if there == text.as_bytes() {
            return Ok(());
        }
        let written = write_whole(&self.path, text.as_bytes(), &Protected::default());
        written.map_err(|error| io::Error::other(error.to_string()))
    }

    fn learn(&mut self, change: Change) {
        for number in change.replaced {
            for source in self.parts.remove(&number).into_iter().flat_map(|part| part.inputs) {
                if self.holder(&source.path) == Some(number) {
                    self.holders.remove(&source.path);
                }
            }
        }
        for part in change.parts {
            self.next = self.next.max(part.number + 1);
            self.holders.extend(part.inputs.iter().map(|source| (source.path.clone(), part.number)));
            self.parts.insert(part.number, part);
        }
    }
}
