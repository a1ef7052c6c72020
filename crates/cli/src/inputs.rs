//! Which files a command line means: files, folders, globs, stdin.

use std::collections::HashSet;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use walkdir::WalkDir;

/// Extensions that are tried in folders. A file named by itself is tried whatever its name says.
const WORD: [&str; 12] =
    ["docx", "docm", "dotx", "dotm", "doc", "dot", "wps", "wpt", "rtf", "mht", "mhtml", "htm"];
const MAYBE_WORD: [&str; 3] = ["html", "xml", "txt"];

/// One input: where it is and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    /// Its path; `-` for stdin.
    pub(crate) path: PathBuf,
}

impl Input {
    /// The file's name without its folder.
    pub(crate) fn name(&self) -> String {
        if self.is_stdin() {
            return "stdin".to_owned();
        }
        self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy().into_owned()
    }

    /// The file's name without folder and extension.
    pub(crate) fn stem(&self) -> String {
        let name = self.name();
        Path::new(&name).file_stem().map_or(name.clone(), |stem| stem.to_string_lossy().into_owned())
    }

    /// Reads it whole, unless it is larger than `limit` bytes.
    pub(crate) fn read(&self, limit: u64) -> anyhow::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let too_large = || {
            format!("larger than {limit} bytes (文件过大): raise the limit with --limit file_bytes=NUMBER")
        };
        let read = if self.is_stdin() {
            std::io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)
        } else {
            if fs::metadata(&self.path).is_ok_and(|metadata| metadata.len() > limit) {
                bail!(too_large());
            }
            fs::File::open(&self.path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes))
        };
        read.map_err(|error| anyhow::anyhow!("cannot be read (无法读取): {error}"))?;
        if bytes.len() as u64 > limit {
            bail!(too_large());
        }
        Ok(bytes)
    }

    fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }
}

/// Expands paths into inputs: in the order given, a folder's files sorted by path, none twice. A path that
/// leads nowhere is a complaint of its own; the others go on.
pub(crate) fn expand(paths: &[PathBuf]) -> (Vec<Input>, Vec<String>) {
    let mut inputs: Vec<Input> = Vec::new();
    let mut complaints = Vec::new();
    for path in paths {
        let found = if path.as_os_str() == "-" || path.is_file() {
            Ok(vec![path.clone()])
        } else if path.is_dir() {
            folder(path)
        } else {
            pattern(path)
        };
        match found {
            Ok(found) => inputs.extend(found.into_iter().map(|path| Input { path })),
            Err(error) => complaints.push(format!("{error:#}")),
        }
    }
    let mut seen = HashSet::new();
    inputs.retain(|input| seen.insert(input.path.clone()));
    (inputs, complaints)
}

fn pattern(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let text = path.to_string_lossy();
    if !text.contains(['*', '?', '[']) {
        bail!("{text}: no such file or folder (找不到文件)");
    }
    let matches = glob::glob(&text).with_context(|| format!("{text}: not a pattern"))?;
    let mut found: Vec<PathBuf> = matches.filter_map(Result::ok).filter(|path| path.is_file()).collect();
    found.sort();
    if found.is_empty() {
        bail!("{text}: the pattern matches no file (没有匹配的文件)");
    }
    Ok(found)
}

/// The Word files below a folder, and the canonical JSON that does not stand beside the Word file it came
/// from. Word's own lock files (`~$…`) and hidden files are passed over.
fn folder(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry =
            entry.with_context(|| format!("{}: cannot be listed (无法打开文件夹)", folder.display()))?;
        let name = entry.file_name().to_string_lossy();
        if entry.file_type().is_file() && !name.starts_with('.') && !name.starts_with("~$") {
            found.push(entry.into_path());
        }
    }
    let extension =
        |path: &Path| path.extension().map(|ext| ext.to_string_lossy().to_lowercase()).unwrap_or_default();
    let (word, rest): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|path| WORD.contains(&extension(path).as_str()));
    let mut chosen = word;
    for path in rest {
        let extension = extension(&path);
        let from_word = |chosen: &[PathBuf]| {
            chosen.iter().any(|word| word.with_extension("json") == path || suffixed(word) == path)
        };
        if MAYBE_WORD.contains(&extension.as_str())
            || extension == "json" && is_canonical(&path) && !from_word(&chosen)
        {
            chosen.push(path);
        }
    }
    chosen.sort();
    if chosen.is_empty() {
        bail!("{}: the folder holds no Word file (文件夹中没有 Word 文件)", folder.display());
    }
    Ok(chosen)
}

/// `a.doc` → `a.doc.json`.
fn suffixed(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".json");
    name.into()
}

/// The first bytes name the schema: other JSON in a folder is none of our business.
fn is_canonical(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(256).read_to_end(&mut start));
    read.is_ok() && String::from_utf8_lossy(&start).contains("jixiao/1")
}
