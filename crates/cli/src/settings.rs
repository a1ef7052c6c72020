//! `jixiao.toml`: what holds for a folder and all below it, so that nobody has to write it each time.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use jixiao::{Baseline, CheckConfig};
use serde::Deserialize;

use crate::lang::Lang;

/// The name of the file, looked for in the current folder and upwards.
const NAME: &str = "jixiao.toml";

/// What may stand in it.
const KEYS: [&str; 4] = ["profiles", "layout", "lang", "check"];

/// The settings.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Settings {
    /// Folder of form profiles, seen from the file.
    pub(crate) profiles: Option<PathBuf>,
    /// How forms are set.
    pub(crate) layout: Option<String>,
    /// In which language the program speaks.
    pub(crate) lang: Option<Lang>,
    /// Which rules run, and what their findings weigh.
    pub(crate) check: CheckConfig,
    /// The folder that the file is in.
    #[serde(skip)]
    folder: PathBuf,
}

impl Settings {
    /// The settings of a file, or those of the nearest `jixiao.toml` upwards; none where there is none.
    pub(crate) fn find(config: Option<&Path>) -> anyhow::Result<Self> {
        let found = || {
            let current = std::env::current_dir().ok()?;
            current.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
        };
        match config.map(Path::to_path_buf).or_else(found) {
            Some(path) => Self::read(&path),
            None => Ok(Self::default()),
        }
    }

    fn read(path: &Path) -> anyhow::Result<Self> {
        let name = path.display();
        let text =
            std::fs::read_to_string(path).with_context(|| format!("{name}: cannot be read (无法读取)"))?;
        let table: toml::Table = toml::from_str(&text).with_context(|| format!("{name}: is no TOML"))?;
        if let Some(unknown) = table.keys().find(|key| !KEYS.contains(&key.as_str())) {
            match jixiao::nearest_of(unknown, KEYS) {
                Some(nearest) => bail!("{name}: no such key (没有这个键): {unknown}; is {nearest} meant?"),
                None => bail!("{name}: no such key (没有这个键): {unknown}; there are {}", KEYS.join(", ")),
            }
        }
        let mut settings: Self =
            toml::from_str(&text).with_context(|| format!("{name}: is not understood"))?;
        settings.folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        settings.profiles = settings.profiles.map(|profiles| settings.folder.join(profiles));
        Ok(settings)
    }

    /// The accepted findings.
    pub(crate) fn baseline(&self) -> anyhow::Result<Baseline> {
        let Some(file) = &self.check.baseline else { return Ok(Baseline::default()) };
        let path = self.folder.join(file);
        let name = path.display();
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("{name}: cannot be read (无法读取)"))?;
        text.parse().map_err(|error| anyhow::anyhow!("{name}: {error}"))
    }
}
