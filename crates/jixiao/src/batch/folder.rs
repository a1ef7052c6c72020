//! The folder that outputs go to: whose they are, and writing them.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use super::manifest::{Manifest, Record};
use super::ours;
use crate::files::{self, Protected};
use crate::{Error, Options};

/// An output folder, with a manifest; or the current folder, without one.
pub(crate) struct Folder {
    path: PathBuf,
    protected: Protected,
    manifest: Option<Manifest>,
    force: bool,
}

impl Folder {
    /// Opens the folder; the inputs of the run are never written to. With `force`, what belongs to another input and
    /// what jixiao did not make is replaced.
    pub(crate) fn open(output: Option<&Path>, protected: Protected, force: bool) -> Result<Self, Error> {
        let manifest = output.map(Manifest::open).transpose()?;
        Ok(Self { path: output.map(Path::to_path_buf).unwrap_or_default(), protected, manifest, force })
    }

    /// The inputs of the run.
    pub(crate) fn protected(&self) -> &Protected {
        &self.protected
    }

    /// The path of an output.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Says in the manifest whose the outputs will be. Refused are those of another input, and files that jixiao did not
    /// make.
    pub(crate) fn claim(&self, record: &Record) -> Result<HashMap<String, Error>, Error> {
        let refused = |output: &str, owner: Option<&str>| {
            let path = self.path.join(output);
            match owner {
                _ if self.force => None,
                Some(owner) if owner == record.input => None,
                Some(owner) => Some(Error::OutputOfAnother { owner: owner.into() }.of(path)),
                None if self.protected.holds(&path) => None, // `put` looks at its bytes
                None if path.is_file() && !ours::is_ours(&path) => Some(Error::OutputIsForeign.of(path)),
                None => None,
            }
        };
        if let Some(manifest) = &self.manifest {
            return manifest.claim(record, refused).map_err(|error| Error::Unwritable(error).of(&self.path));
        }
        let outputs = record.outputs.iter();
        Ok(outputs.filter_map(|output| Some((output.clone(), refused(output, None)?))).collect())
    }

    /// Writes one output, never over an input. The JSON of a canonical JSON in the same folder is that file already.
    pub(crate) fn put(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Error> {
        let path = self.path.join(name);
        if self.protected.holds(&path) && std::fs::read(&path).is_ok_and(|there| there == bytes) {
            return Ok(path);
        }
        match &self.manifest {
            Some(manifest) => files::write_by_way_of(&manifest.tmp(), &path, bytes, &self.protected)?,
            None => files::write_whole(&path, bytes, &self.protected)?,
        }
        Ok(path)
    }

    /// Whether an input was converted with these outputs, and they stand there.
    pub(crate) fn stands(&self, record: &Record) -> bool {
        self.manifest.as_ref().is_some_and(|manifest| manifest.stands(record))
    }

    /// Says in the manifest what became of an input.
    pub(crate) fn finish(&self, record: Record) -> io::Result<()> {
        self.manifest.as_ref().map_or(Ok(()), |manifest| manifest.finish(record))
    }

    /// Ends the run. `lost` is what could not be said in the manifest before.
    pub(crate) fn close(self, lost: Option<io::Error>) -> Result<(), Error> {
        let closed = self.manifest.map_or(Ok(()), Manifest::close);
        match lost.map_or(closed, Err) {
            Ok(()) => Ok(()),
            Err(error) => Err(Error::Unwritable(error).of(self.path.join(".jixiao"))),
        }
    }
}

/// What the outputs of a run depend on beside the inputs.
pub(crate) struct Fingerprint {
    options: String,
    profiles: String,
    /// Both, and the version: what rows were made by.
    by: String,
}

impl Fingerprint {
    /// Of a plan, by what tells it from others.
    pub(crate) fn new(plan: &str, options: &Options) -> Self {
        let (options, profiles) = (super::sha256(plan.as_bytes())[..16].to_owned(), options.profiles_id());
        Self { by: format!("{} {profiles} {options}", env!("CARGO_PKG_VERSION")), options, profiles }
    }

    /// All of it in one text.
    pub(crate) fn by(&self) -> &str {
        &self.by
    }

    /// What the manifest will say of an input when all goes well.
    pub(crate) fn record(&self, path: &Path, sha256: String, outputs: Vec<String>) -> Record {
        Record {
            input: full_path(path),
            sha256,
            jixiao: env!("CARGO_PKG_VERSION").to_owned(),
            profiles: self.profiles.clone(),
            options: self.options.clone(),
            outputs,
            status: String::new(),
        }
    }
}

/// A path as the file system names it; that of a file that is not there as it would be called.
pub fn full_path(path: &Path) -> String {
    if path.as_os_str() == "-" {
        return "-".to_owned();
    }
    let path =
        path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_path_buf());
    path.display().to_string()
}

/// `民政局/目标` and `json` → `民政局/目标.json`, with `/` on every system.
pub(crate) fn output(stem: &Path, ending: &str) -> String {
    let parts: Vec<_> = stem.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    format!("{}.{ending}", parts.join("/"))
}
