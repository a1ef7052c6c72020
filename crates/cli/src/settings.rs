//! `jixiao.toml`: what holds for a folder and all below it, so that nobody has to write it each time.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use jixiao::write::Choice;
use jixiao::{Baseline, CheckConfig};
use serde::Deserialize;

use crate::lang::{self, Lang};

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
    layout: Option<String>,
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
        let said = |english: &str, chinese: &str| lang::said_of(path, english, chinese);
        let text = std::fs::read_to_string(path).with_context(|| said("cannot be read", "无法读取"))?;
        let table: toml::Table = toml::from_str(&text).with_context(|| said("is no TOML", "不是 TOML"))?;
        if let Some(unknown) = table.keys().find(|key| !KEYS.contains(&key.as_str())) {
            bail!(lang::unknown(path, ("key", "键"), unknown, KEYS));
        }
        let mut settings: Self =
            toml::from_str(&text).with_context(|| said("is not understood", "读不懂"))?;
        if let Some(layout) = settings.layout.as_deref().filter(|layout| layout.parse::<Choice>().is_err()) {
            bail!(lang::unknown(path, ("layout", "排版方式"), layout, Choice::NAMES));
        }
        settings.folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        settings.profiles = settings.profiles.map(|profiles| settings.folder.join(profiles));
        Ok(settings)
    }

    /// How forms are set: as the command line says it, else as the settings do.
    pub(crate) fn layout(&self, asked: Option<&Choice>) -> Choice {
        let own = || self.layout.as_deref().and_then(|layout| layout.parse().ok());
        asked.cloned().or_else(own).unwrap_or_default()
    }

    /// The accepted findings.
    pub(crate) fn baseline(&self) -> anyhow::Result<Baseline> {
        let Some(file) = &self.check.baseline else { return Ok(Baseline::default()) };
        let path = self.folder.join(file);
        let text = std::fs::read_to_string(&path)
            .with_context(|| lang::said_of(&path, "cannot be read", "无法读取"))?;
        text.parse().map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))
    }
}
