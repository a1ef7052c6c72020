//! `.jixiao/manifest.jsonl`: what was made from what, a line each, so that nothing foreign is replaced and an
//! interrupted run goes on where it was.
//!
//! Lines are appended under an advisory lock: two programs may fill one folder. Before an output is written a line says
//! whose it will be; after a kill the next run knows its own. A run that ends alone leaves one line an input, by path.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use crate::{Error, files};

const FOLDER: &str = ".jixiao";
const NAME: &str = "manifest.jsonl";

/// One line: an input and what was made of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Record {
    /// The input's full path.
    pub(crate) input: String,
    /// The SHA-256 of its bytes.
    pub(crate) sha256: String,
    /// The program's version.
    pub(crate) jixiao: String,
    /// A fingerprint of the form profiles.
    pub(crate) profiles: String,
    /// A fingerprint of the options that decide what is written.
    pub(crate) options: String,
    /// The outputs, below the folder, with `/` between names.
    pub(crate) outputs: Vec<String>,
    /// `writing`, and in the end `converted` or `failed`.
    pub(crate) status: String,
}

/// The manifest of an output folder, open for a run.
pub(super) struct Manifest {
    root: PathBuf,
    log: Mutex<Log>,
    session: File,
}

struct Log {
    file: File,
    /// Bytes that were read.
    read: u64,
    records: BTreeMap<String, Record>,
    owners: HashMap<String, String>,
}

impl Manifest {
    /// Opens, or begins, the manifest of a folder. What a killed run left half written is taken away, unless another run
    /// is at work.
    pub(super) fn open(root: &Path) -> Result<Self, Error> {
        let folder = root.join(FOLDER);
        let cannot = |error| Error::Unwritable(error).of(folder.join(NAME));
        fs::create_dir_all(folder.join("tmp")).map_err(cannot)?;
        let open = |name: &str| {
            OpenOptions::new().read(true).append(true).create(true).open(folder.join(name)).map_err(cannot)
        };
        let session = open("lock")?;
        if session.try_lock().is_ok() {
            clear(&folder.join("tmp"));
            let _ = session.unlock();
        }
        // Where a file system has no locks, two programs at once are their user's own care.
        let _ = session.lock_shared();
        let log = Log { file: open(NAME)?, read: 0, records: BTreeMap::new(), owners: HashMap::new() };
        let manifest = Self { root: root.canonicalize().map_err(cannot)?, log: Mutex::new(log), session };
        manifest.locked(Log::catch_up).map_err(cannot)?;
        Ok(manifest)
    }

    /// The folder where files are until they are whole.
    pub(super) fn tmp(&self) -> PathBuf {
        self.root.join(FOLDER).join("tmp")
    }

    /// Whether an input was converted with these outputs, and they stand there.
    pub(super) fn stands(&self, wanted: &Record) -> bool {
        let known = self.log().records.get(&wanted.input).cloned();
        known.is_some_and(|known| {
            let same = Record { outputs: Vec::new(), status: String::new(), ..known.clone() }
                == Record { outputs: Vec::new(), status: String::new(), ..wanted.clone() };
            same && known.status == "converted"
                && wanted
                    .outputs
                    .iter()
                    .all(|output| known.outputs.contains(output) && self.root.join(output).is_file())
        })
    }

    /// Says whose the outputs will be, as far as `refused` lets them; it is given each output and the input that made it.
    /// Those refused are returned, each with its error, and not claimed.
    pub(super) fn claim(
        &self,
        record: &Record,
        refused: impl Fn(&str, Option<&str>) -> Option<Error>,
    ) -> io::Result<HashMap<String, Error>> {
        self.locked(|log| {
            log.catch_up()?;
            let refuse = |output: &String| refused(output, log.owners.get(output).map(String::as_str));
            let refused: HashMap<String, Error> =
                record.outputs.iter().filter_map(|output| Some((output.clone(), refuse(output)?))).collect();
            let mut claimed = record.clone();
            claimed.outputs.retain(|output| !refused.contains_key(output));
            "writing".clone_into(&mut claimed.status);
            log.append(claimed)?;
            Ok(refused)
        })
    }

    /// Says what became of an input.
    pub(super) fn finish(&self, record: Record) -> io::Result<()> {
        self.locked(|log| log.append(record))
    }

    /// Ends the run: one line an input, sorted, unless another run is at work.
    pub(super) fn close(self) -> io::Result<()> {
        let _ = self.session.unlock();
        if matches!(self.session.try_lock(), Err(TryLockError::WouldBlock)) {
            return Ok(());
        }
        self.log().catch_up()?;
        let path = self.root.join(FOLDER).join(NAME);
        let mut text = String::new();
        for record in self.log().records.values() {
            text += &serde_json::to_string(record)?;
            text.push('\n');
        }
        let written = files::write_whole(&path, text.as_bytes(), &files::Protected::default());
        written.map_err(|error| io::Error::other(error.to_string()))
    }

    /// Does something while no other program appends.
    fn locked<T>(&self, work: impl FnOnce(&mut Log) -> io::Result<T>) -> io::Result<T> {
        let mut log = self.log();
        let locked = log.file.lock().is_ok();
        let result = work(&mut log);
        if locked {
            log.file.unlock()?;
        }
        result
    }

    fn log(&self) -> MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Log {
    /// Reads what was appended since. A line that a killed program left unfinished says nothing.
    fn catch_up(&mut self) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.read))?;
        let mut bytes = Vec::new();
        self.file.read_to_end(&mut bytes)?;
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        for line in bytes[..whole].split(|byte| *byte == b'\n') {
            if let Ok(record) = serde_json::from_slice(line) {
                self.learn(record);
            }
        }
        self.read += whole as u64;
        if whole < bytes.len() {
            self.file.write_all(b"\n")?;
            self.read += (bytes.len() - whole) as u64 + 1;
        }
        Ok(())
    }

    fn append(&mut self, record: Record) -> io::Result<()> {
        self.catch_up()?;
        let mut line = serde_json::to_vec(&record)?;
        line.push(b'\n');
        self.file.write_all(&line)?;
        self.read += line.len() as u64;
        self.learn(record);
        Ok(())
    }

    /// The last line of an input counts; what it wrote before stays its own.
    fn learn(&mut self, mut record: Record) {
        for output in &record.outputs {
            let before = self.owners.insert(output.clone(), record.input.clone());
            // Taken over by force: no longer the other's.
            if let Some(other) = before.filter(|before| *before != record.input)
                && let Some(other) = self.records.get_mut(&other)
            {
                other.outputs.retain(|theirs| theirs != output);
            }
        }
        if let Some(old) = self.records.remove(&record.input) {
            record.outputs.extend(old.outputs);
        }
        record.outputs.sort();
        record.outputs.dedup();
        self.records.insert(record.input.clone(), record);
    }
}

/// The outputs that the manifest of a folder lists, by their full paths. A folder without one made nothing.
pub(super) fn made(root: &Path) -> HashSet<PathBuf> {
    let text = fs::read_to_string(root.join(FOLDER).join(NAME)).unwrap_or_default();
    let records = text.lines().filter_map(|line| serde_json::from_str::<Record>(line).ok());
    let outputs = records.flat_map(|record| record.outputs);
    outputs.filter_map(|output| root.join(output).canonicalize().ok()).collect()
}

fn clear(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let _ = fs::remove_file(entry.path()); // what cannot be taken away is in nobody's way
    }
}
