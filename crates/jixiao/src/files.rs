//! Files: read within a limit; written whole or not at all, and never over what must not be lost.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::GB18030;
use word::WordError;

use crate::Error;

/// Reads a file whole, unless it is no regular file or larger than `limit` bytes.
pub(crate) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let metadata = fs::metadata(path).map_err(|error| unreadable(error).of(path))?;
    if !metadata.is_file() {
        return Err(Error::NotAFile.of(path));
    }
    if metadata.len() > limit {
        return Err(too_large(limit).of(path));
    }
    let file = File::open(path).map_err(|error| unreadable(error).of(path))?;
    within(file, limit).map_err(|error| error.of(path))
}

/// Reads a stream whole, unless it is larger than `limit` bytes.
pub(crate) fn within(stream: impl io::Read, limit: u64) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    stream.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit { Err(too_large(limit)) } else { Ok(bytes) }
}

/// Text from another program: UTF-8, else GB 18030, as Chinese systems write it.
pub fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_or_else(|_| GB18030.decode_without_bom_handling(bytes).0, Cow::Borrowed)
}

fn unreadable(error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::NotFound { Error::NotFound } else { Error::Unreadable(error) }
}

fn too_large(limit: u64) -> Error {
    Error::Word(WordError::Limit { what: "file_bytes", max: limit, part: "the file".to_owned() })
}

/// Files that are never written to: the inputs of a run, by the name the file system gives them.
#[derive(Clone, Debug, Default)]
pub struct Protected(HashSet<PathBuf>);

impl Protected {
    /// These files, wherever links lead to them.
    pub fn new<P: AsRef<Path>>(inputs: impl IntoIterator<Item = P>) -> Self {
        Self(inputs.into_iter().filter_map(|path| path.as_ref().canonicalize().ok()).collect())
    }

    /// Whether a path leads to one of them.
    pub(crate) fn holds(&self, path: &Path) -> bool {
        !self.0.is_empty() && path.canonicalize().is_ok_and(|path| self.0.contains(&path))
    }
}

/// Writes a file: beside its place, to the disk, then renamed, so that it appears whole or not at all. Refused are the
/// files of `protected`, devices, pipes and folders.
pub fn write_whole(path: &Path, bytes: &[u8], protected: &Protected) -> Result<(), Error> {
    write_by_way_of(folder_of(path), path, bytes, protected)
}

/// [`write_whole`] with the folder where the file is until it is whole.
pub(crate) fn write_by_way_of(
    way: &Path,
    path: &Path,
    bytes: &[u8],
    protected: &Protected,
) -> Result<(), Error> {
    let unwritable = |error| Error::Unwritable(error).of(path);
    if protected.holds(path) {
        return Err(Error::OutputIsInput.of(path));
    }
    let there = fs::metadata(path).ok();
    if there.as_ref().is_some_and(|there| !there.is_file()) {
        return Err(Error::NotAFile.of(path));
    }
    fs::create_dir_all(folder_of(path)).map_err(unwritable)?;
    let (beside, mut file) = beside(way).map_err(unwritable)?;
    let written = file.write_all(bytes).and_then(|()| {
        // A file that is replaced keeps who may read it; a new one has what the umask leaves.
        if let Some(there) = there {
            file.set_permissions(there.permissions())?;
        }
        file.sync_all()?;
        drop(file);
        fs::rename(&beside, path)
    });
    if written.is_err() {
        let _ = fs::remove_file(&beside); // what is left of it says nothing more than the error
    }
    written.map_err(unwritable)?;
    // The name is on the disk when its folder is; where folders cannot be synced, the system does it in its time.
    let _ = File::open(folder_of(path)).and_then(|folder| folder.sync_all());
    Ok(())
}

/// A new file that nobody else has open.
fn beside(folder: &Path) -> io::Result<(PathBuf, File)> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    loop {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!(".jixiao-{}-{count}.tmp", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
}

/// The folder a path is in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
