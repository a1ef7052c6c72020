//! How to read and understand a file.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use extractor::Profiles;
use word::ReadOptions;

use crate::{Error, forms};

/// How to read and understand a file.
///
/// ```
/// let mut options = jixiao::Options::default();
/// options.reading.limits.file_bytes = 10 << 20;
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// What a file may cost, and which view of tracked changes to read.
    pub reading: ReadOptions,
    /// The forms to recognise. The built-in ones are made once and shared.
    pub profiles: Arc<Profiles>,
}

impl Default for Options {
    /// The built-in profiles, the default limits, revisions accepted.
    fn default() -> Self {
        static BUILTIN: LazyLock<Arc<Profiles>> = LazyLock::new(|| Arc::new(Profiles::builtin()));
        Self { reading: ReadOptions::default(), profiles: Arc::clone(&BUILTIN) }
    }
}

impl Options {
    /// Adds a form profile; one with the same id is replaced. `file` names it in errors.
    pub fn add_profile(&mut self, file: &str, text: &str) -> Result<(), Error> {
        Arc::make_mut(&mut self.profiles).add(file, text)?;
        Ok(())
    }

    /// Adds the form profiles of a folder, and gives what its owner should know of it.
    pub fn add_profiles(&mut self, folder: &Path) -> Result<Vec<forms::Remark>, Error> {
        Ok(forms::load(Arc::make_mut(&mut self.profiles), folder)?)
    }

    /// What tells these profiles from others, for the manifest of a batch.
    pub(crate) fn profiles_id(&self) -> String {
        let ids = self.profiles.list().map(|profile| profile.id).chain(["common".to_owned()]);
        let mut sources = String::new();
        for id in ids {
            sources += &id;
            sources.push('\0');
            sources += self.profiles.source(&id).unwrap_or_default();
            sources.push('\0');
        }
        crate::batch::sha256(sources.as_bytes())[..16].to_owned()
    }
}
