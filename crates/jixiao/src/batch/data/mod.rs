//! The data set in a folder: `indicators/part-00000.parquet` and so on, filled in chunks.
//!
//! A chunk of documents becomes one part: a file in the folder of each table that has rows. The files are written beside
//! their places, synced and renamed; then one line of the list ([`list`]) says that they count, and which parts they
//! replace. What is not listed when a run begins was left by one that was killed, and goes.

mod list;
pub(super) mod part;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use columns::Table;

use crate::Error;
pub(super) use crate::data::Checked;
use crate::data::DataSet;
use list::{Change, List, Part, Source};

/// Documents of a part. More make fewer files, fewer keep less in memory.
const DOCUMENTS: usize = 1000;

/// Memory that the rows of a part may take.
const BYTES: usize = 128 << 20;

/// The data set of an output folder, open for a run.
pub(super) struct DataFolder {
    root: PathBuf,
    list: List,
    rows: DataSet,
    /// The inputs whose rows are gathered and not yet written.
    gathered: Vec<Source>,
    /// Inputs that were looked at in this run, whose older rows do not count any more.
    superseded: HashSet<String>,
    /// Keeps other runs away as long as it is open.
    _lock: File,
}

/// What of the data set stands when a run begins: input → the fingerprint of what made its rows.
pub(super) struct Held(HashMap<String, Source>);

impl Held {
    /// Whether the rows of an input stand as they would be made again.
    pub(super) fn holds(&self, path: &str, sha256: &str, by: &str) -> bool {
        self.0.get(path).is_some_and(|held| held.sha256 == sha256 && held.by == by && !held.failed)
    }
}

impl DataFolder {
    /// Opens, or begins, the data set in a folder. What a killed run left goes, and the rows of files that were below one
    /// of `paths` and are no more.
    pub(super) fn open(root: &Path, paths: &[PathBuf]) -> Result<Self, Error> {
        let folder = root.join(".jixiao");
        let cannot = |error| Error::Unwritable(error).of(&folder);
        fs::create_dir_all(folder.join("tmp")).map_err(cannot)?;
        let lock =
            OpenOptions::new().append(true).create(true).open(folder.join("parts.lock")).map_err(cannot)?;
        if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(Error::DataSetInUse.of(root));
        }
        let list = List::open(&folder).map_err(cannot)?;
        let mut data = Self {
            root: root.to_path_buf(),
            list,
            rows: DataSet::new(),
            gathered: Vec::new(),
            superseded: HashSet::new(),
            _lock: lock,
        };
        data.forget_lost_parts()?;
        data.remove_unlisted()?;
        data.drop_vanished(paths)?;
        Ok(data)
    }

    /// What stands.
    pub(super) fn held(&self) -> Held {
        Held(self.list.sources().map(|source| (source.path.clone(), source.clone())).collect())
    }

    /// Takes a document.
    pub(super) fn document(
        &mut self,
        checked: &Checked,
        path: &str,
        sha256: &str,
        by: &str,
        duplicate_of: Option<&str>,
    ) -> Result<(), Error> {
        self.rows.add(checked, path, sha256, duplicate_of);
        self.gather(path, sha256, by, false)
    }

    /// Takes a file that could not be read.
    pub(super) fn failure(&mut self, path: &str, sha256: &str, by: &str, error: &Error) -> Result<(), Error> {
        self.rows.failure(path, sha256, error);
        self.gather(path, sha256, by, true)
    }

    /// Takes note that an input has no rows any more.
    pub(super) fn nothing(&mut self, path: &str) {
        self.superseded.insert(path.to_owned());
    }

    /// Writes what is left, and ends the run.
    pub(super) fn close(mut self) -> Result<(), Error> {
        self.write()?;
        let root = self.root;
        self.list.close().map_err(|error| Error::Unwritable(error).of(root.join(".jixiao")))
    }

    fn gather(&mut self, path: &str, sha256: &str, by: &str, failed: bool) -> Result<(), Error> {
        self.superseded.insert(path.to_owned());
        let (path, sha256, by) = (path.to_owned(), sha256.to_owned(), by.to_owned());
        self.gathered.push(Source { path, sha256, by, failed });
        if self.gathered.len() >= DOCUMENTS || self.rows.bytes() >= BYTES {
            self.write()?;
        }
        Ok(())
    }

    /// Writes the rows gathered as a part, and the parts that hold older rows of the same inputs without them.
    fn write(&mut self) -> Result<(), Error> {
        let mut change = Change::default();
        let batches = self.rows.finish()?;
        if !batches.is_empty() {
            let number = self.list.number();
            for (table, batch) in &batches {
                self.make_way(*table, number)?;
                let path = self.path(table.name(), number);
                part::write(&path, &self.tmp(), &batch.schema(), [Ok(batch.clone())])?;
            }
            let tables = batches.iter().map(|(table, _)| table.name().to_owned()).collect();
            change.parts.push(Part { number, tables, inputs: std::mem::take(&mut self.gathered) });
        }
        let superseded = std::mem::take(&mut self.superseded);
        self.rewrite(&superseded, &mut change)?;
        if change.parts.is_empty() && change.replaced.is_empty() {
            return Ok(());
        }
        self.commit(change)
    }

    /// Writes every part that holds rows of `dropped` anew without them.
    fn rewrite(&mut self, dropped: &HashSet<String>, change: &mut Change) -> Result<(), Error> {
        let mut stale: BTreeMap<u32, HashSet<String>> = BTreeMap::new();
        for path in dropped {
            if let Some(number) = self.list.holder(path) {
                stale.entry(number).or_default().insert(path.clone());
            }
        }
        for (old, dropped) in stale {
            change.replaced.push(old);
            let Some(part) = self.list.parts.get(&old).cloned() else { continue };
            let inputs: Vec<Source> =
                part.inputs.into_iter().filter(|input| !dropped.contains(&input.path)).collect();
            if inputs.is_empty() {
                continue;
            }
            let number = self.list.number();
            let dropped: HashSet<&str> = dropped.iter().map(String::as_str).collect();
            let mut tables = Vec::new();
            for table in part.tables {
                let (from, to) = (self.path(&table, old), self.path(&table, number));
                if part::without(&from, &to, &self.tmp(), &dropped)? {
                    tables.push(table);
                }
            }
            change.parts.push(Part { number, tables, inputs });
        }
        Ok(())
    }

    /// Lists a change, then takes away the files of the parts that it replaced.
    fn commit(&mut self, change: Change) -> Result<(), Error> {
        let replaced: Vec<Part> =
            change.replaced.iter().filter_map(|number| self.list.parts.get(number).cloned()).collect();
        self.list.append(change).map_err(|error| Error::Unwritable(error).of(self.root.join(".jixiao")))?;
        for part in replaced {
            for table in &part.tables {
                let path = self.path(table, part.number);
                remove(&path).map_err(|error| Error::Unwritable(error).of(path))?;
            }
        }
        Ok(())
    }

    /// A part of which a file is missing does not count: its inputs are read again.
    fn forget_lost_parts(&mut self) -> Result<(), Error> {
        let is_lost = |part: &&Part| part.tables.iter().any(|table| !self.path(table, part.number).is_file());
        let replaced: Vec<u32> = self.list.parts.values().filter(is_lost).map(|part| part.number).collect();
        if replaced.is_empty() { Ok(()) } else { self.commit(Change { parts: Vec::new(), replaced }) }
    }

    /// Takes away the parts of ours that the list does not know.
    fn remove_unlisted(&mut self) -> Result<(), Error> {
        for table in Table::ALL {
            for entry in fs::read_dir(self.root.join(table.name())).into_iter().flatten().flatten() {
                let path = entry.path();
                let number = number_of(&path);
                let is_listed = number.is_some_and(|number| {
                    let part = self.list.parts.get(&number);
                    part.is_some_and(|part| part.tables.iter().any(|listed| listed == table.name()))
                });
                if number.is_some() && !is_listed && part::is_ours(&path) {
                    remove(&path).map_err(|error| Error::Unwritable(error).of(path))?;
                }
            }
        }
        Ok(())
    }

    /// Drops the rows of files that were below the folders of this run and are no more. Those of other folders stay: a
    /// disk may only not be there today.
    fn drop_vanished(&mut self, paths: &[PathBuf]) -> Result<(), Error> {
        let folders: Vec<PathBuf> =
            paths.iter().filter(|path| path.is_dir()).filter_map(|path| path.canonicalize().ok()).collect();
        let is_gone = |source: &&Source| {
            let path = Path::new(&source.path);
            folders.iter().any(|folder| path.starts_with(folder)) && !path.exists()
        };
        let gone: HashSet<String> =
            self.list.sources().filter(is_gone).map(|source| source.path.clone()).collect();
        let mut change = Change::default();
        self.rewrite(&gone, &mut change)?;
        if change.replaced.is_empty() { Ok(()) } else { self.commit(change) }
    }

    /// A file that another program put where a part will be is not overwritten.
    fn make_way(&self, table: Table, number: u32) -> Result<(), Error> {
        let path = self.path(table.name(), number);
        if path.exists() && !part::is_ours(&path) {
            return Err(Error::OutputIsForeign.of(path));
        }
        Ok(())
    }

    fn path(&self, table: &str, number: u32) -> PathBuf {
        self.root.join(table).join(format!("part-{number:05}.parquet"))
    }

    fn tmp(&self) -> PathBuf {
        self.root.join(".jixiao").join("tmp")
    }
}

/// The number in `part-00001.parquet`.
fn number_of(path: &Path) -> Option<u32> {
    path.file_name()?.to_str()?.strip_prefix("part-")?.strip_suffix(".parquet")?.parse().ok()
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}
