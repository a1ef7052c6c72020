//! Tools for whoever teaches jixiao a form: folders of profiles, skeletons of them, and why a document was read as it
//! was.
//!
//! A profile is a TOML file (docs/profiles.md); a folder of them adds to the built-in ones, and one with a known id
//! replaces it.

use std::fmt;
use std::io::Read as _;
use std::path::{Path, PathBuf};

pub use extractor::{
    BlockSeen, ColumnSeen, Explanation, ProfileError, ProfileInfo, Profiles, Score, SignSeen,
};

use crate::{Error, Options};

/// A folder of profiles, or a file in it, that cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FolderError {
    /// The folder cannot be listed.
    #[error("{}: cannot be read as a folder of profiles (无法打开表式文件夹): {source}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file cannot be read, or is not UTF-8.
    #[error("{}: cannot be read (无法读取): {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file is larger than any profile.
    #[error("{}: larger than {limit} bytes (文件过大): no profile is", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The bound in bytes.
        limit: u64,
    },
    /// A profile is wrong; the message names file and line.
    #[error(transparent)]
    Profile(#[from] ProfileError),
}

/// Something in a folder of profiles that is not as its owner probably means it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Remark {
    /// A fifo, device or folder with the name of a profile.
    NotAFile {
        /// What it is called.
        path: PathBuf,
    },
    /// A file whose ending is written `.TOML`.
    PassedOver {
        /// The file.
        path: PathBuf,
    },
    /// A copy of the words that all profiles share, which are built in.
    CopyOfCommon {
        /// The file.
        path: PathBuf,
    },
    /// Two files of one id: the later one counts.
    SameId {
        /// The id.
        id: String,
        /// The file that counts.
        path: PathBuf,
        /// The file that does not.
        before: PathBuf,
    },
    /// One word with two meanings in one section: the later one counts.
    Twice {
        /// The file.
        path: PathBuf,
        /// Word and meanings, for people.
        message: String,
    },
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAFile { path } => {
                write!(f, "{}: passed over: it is no regular file (不是普通文件)", path.display())
            }
            Self::PassedOver { path } => write!(
                f,
                "{}: passed over: the names of profiles end in small letters, .toml (扩展名须为小写 .toml)",
                path.display()
            ),
            Self::CopyOfCommon { path } => write!(
                f,
                "{}: passed over: the words that all profiles share are built in (共用词表已内置); write words of your own \
                 into a profile",
                path.display()
            ),
            Self::SameId { id, path, before } => write!(
                f,
                "{}: the id `{id}` is also that of {} (id 重复); only {} counts",
                path.display(),
                before.display(),
                path.display()
            ),
            Self::Twice { path, message } => write!(f, "{}: {message}", path.display()),
        }
    }
}

/// What [`lint`] found.
#[derive(Debug, Default)]
pub struct Lint {
    /// Files that are sound, with the profile in each.
    pub sound: Vec<(PathBuf, String)>,
    /// Files that cannot be used.
    pub errors: Vec<FolderError>,
    /// What else is not as it is probably meant.
    pub remarks: Vec<Remark>,
}

impl Lint {
    /// Whether there is nothing to mend.
    pub fn is_clean(&self) -> bool {
        self.errors.is_empty() && self.remarks.is_empty()
    }
}

/// Adds the profiles of a folder, sorted by name. The first that is wrong is the error; what is passed over is said.
pub fn load(profiles: &mut Profiles, folder: &Path) -> Result<Vec<Remark>, FolderError> {
    let mut checked = check(profiles, folder)?;
    if checked.errors.is_empty() {
        // A word with two meanings is the author's business: `lint` says it.
        checked.remarks.retain(|remark| !matches!(remark, Remark::Twice { .. }));
        Ok(checked.remarks)
    } else {
        Err(checked.errors.swap_remove(0))
    }
}

/// Looks at every file of a folder of profiles.
pub fn lint(folder: &Path) -> Result<Lint, FolderError> {
    check(&mut Profiles::builtin(), folder)
}

fn check(profiles: &mut Profiles, folder: &Path) -> Result<Lint, FolderError> {
    let mut lint = Lint::default();
    for path in files(folder, &mut lint.remarks)? {
        let text = match text(&path) {
            Ok(text) => text,
            Err(error) => {
                lint.errors.push(error);
                continue;
            }
        };
        let named = path.file_name().is_some_and(|name| name == "common.toml");
        if named || Profiles::is_common(&text) {
            lint.remarks.push(Remark::CopyOfCommon { path });
            continue;
        }
        match profiles.add(&path.to_string_lossy(), &text) {
            Ok(id) => {
                if let Some((before, _)) = lint.sound.iter().find(|(_, known)| *known == id) {
                    let before = before.clone();
                    lint.remarks.push(Remark::SameId { id: id.clone(), path: path.clone(), before });
                }
                let twice = profiles.twice(&id).into_iter();
                lint.remarks.extend(twice.map(|message| Remark::Twice { path: path.clone(), message }));
                lint.sound.push((path, id));
            }
            Err(error) => lint.errors.push(error.into()),
        }
    }
    Ok(lint)
}

/// The files of a folder that are named as profiles are, sorted.
fn files(folder: &Path, remarks: &mut Vec<Remark>) -> Result<Vec<PathBuf>, FolderError> {
    let mut paths = std::fs::read_dir(folder)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|source| FolderError::Folder { path: folder.to_owned(), source })?
        .into_iter()
        .map(|entry| entry.path())
        .collect::<Vec<_>>();
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
        match () {
            () if hidden || !ending.eq_ignore_ascii_case("toml") => {}
            // A fifo would never end, and opening a device may do something.
            () if !path.is_file() => remarks.push(Remark::NotAFile { path }),
            () if ending != "toml" => remarks.push(Remark::PassedOver { path }),
            () => files.push(path),
        }
    }
    Ok(files)
}

fn text(path: &Path) -> Result<String, FolderError> {
    let limit = extractor::LARGEST_PROFILE as u64;
    let unreadable = |source| FolderError::File { path: path.to_owned(), source };
    let mut text = String::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let read = file.take(limit + 1).read_to_string(&mut text);
    // A bound in the middle of a character is not the file's fault.
    if std::fs::metadata(path).is_ok_and(|metadata| metadata.len() > limit) || text.len() as u64 > limit {
        return Err(FolderError::TooLarge { path: path.to_owned(), limit });
    }
    read.map_err(unreadable)?;
    Ok(text)
}

/// Why the forms of a Word file are read by the profiles they are, and which tables no profile reads.
pub fn explain(bytes: &[u8], name: &str, options: &Options) -> Result<Vec<Explanation>, Error> {
    let document = crate::documents::open_for_forms(bytes, name, &options.reading)?.document;
    Ok(extractor::explain(&document, &options.profiles))
}

/// The skeleton of a profile called `id` from the labels of a Word file, as TOML that loads; `None` when none of its
/// tables holds a label.
pub fn scaffold(bytes: &[u8], name: &str, options: &Options, id: &str) -> Result<Option<String>, Error> {
    let document = crate::documents::open_for_forms(bytes, name, &options.reading)?.document;
    Ok(extractor::scaffold(&document, &options.profiles, id))
}
