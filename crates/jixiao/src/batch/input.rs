//! Which files a list of paths means: files, folders, patterns, `-` for stdin.

use std::cell::RefCell;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use model::Limits;
use serde::Deserialize;
use walkdir::{DirEntry, WalkDir};

use super::ignored::Ignored;
use super::manifest;
use crate::{Error, files};

/// Extensions of Word files.
const WORD: [&str; 12] =
    ["docx", "docm", "dotx", "dotm", "doc", "dot", "wps", "wpt", "rtf", "mht", "mhtml", "htm"];
/// Extensions that Word files may have, and other files too.
const MAYBE_WORD: [&str; 3] = ["html", "xml", "txt"];
/// Extensions of spreadsheets.
const SPREADSHEET: [&str; 8] = ["xlsx", "xlsm", "xltx", "xltm", "xls", "xlt", "et", "ett"];

/// Extensions of other documents that are read. A Word file of the same name beside one is the original.
const PRINTED: [&str; 1] = ["pdf"];

/// A canonical JSON in a folder is looked into up to this size: none of the programs' own is larger.
const JSON_BYTES: u64 = 64 << 20;
/// A PDF or workbook up to this size: larger ones are pictures.
const PRINTED_BYTES: u64 = 64 << 20;

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Input {
    /// Its path as it was given or found; `-` for stdin.
    pub path: PathBuf,
    /// Of a file found in a folder: its path below that folder.
    pub below: Option<PathBuf>,
    /// Whether its name says that it is a Word file or canonical JSON; else only its content can tell.
    pub(crate) certain: bool,
}

impl Input {
    /// A file named by itself; `-` is stdin.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), below: None, certain: true }
    }

    /// The file's name without its folder.
    pub fn name(&self) -> String {
        if self.is_stdin() {
            return "stdin".to_owned();
        }
        self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy().into_owned()
    }

    /// Reads it whole, unless it is larger than `limit` bytes.
    pub fn read(&self, limit: u64) -> Result<Vec<u8>, Error> {
        if self.is_stdin() {
            return files::within(io::stdin().lock(), limit).map_err(|error| error.of("-"));
        }
        files::read(&self.path, limit)
    }

    /// Whether its name says that it is a Word file or canonical JSON, or somebody named it; else only its content can
    /// tell, and a text or a page that is no document is nobody's failure.
    pub fn is_certain(&self) -> bool {
        self.certain
    }

    /// Whether it is stdin.
    pub fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }
}

/// How folders are searched.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Search {
    /// The folder that outputs go to: what stands in it by our own hand is no input.
    pub output: Option<PathBuf>,
    /// Files that are passed over otherwise are read: copies of inputs as JSON, spreadsheets beside Word files.
    pub all_formats: bool,
}

/// What a list of paths means.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Inputs {
    /// The inputs in the order given, a folder's sorted by path, none twice; a path that leads nowhere is an error.
    pub list: Vec<Result<Input, Error>>,
    /// Files in folders that were passed over, and why.
    pub passed_over: Vec<(PathBuf, String)>,
}

impl Inputs {
    /// Expands paths. Nothing stops it: what cannot be found or listed is an error in the list.
    pub fn find(paths: &[PathBuf], search: &Search) -> Self {
        let mut finder = Finder::new(search);
        let folders = paths.iter().filter(|path| path.is_dir()).count();
        for path in paths {
            if path.as_os_str() == "-" || path.is_file() {
                finder.push(Input::new(path));
            } else if path.is_dir() {
                // Several folders each go below their own last name.
                let name = path.canonicalize().ok().and_then(|path| path.file_name().map(PathBuf::from));
                finder.folder(path, &name.filter(|_| folders > 1).unwrap_or_default());
            } else if path.exists() {
                finder.found.list.push(Err(Error::NotAFile.of(path)));
            } else {
                finder.pattern(path);
            }
        }
        finder.found
    }

    /// Those that were found.
    pub fn found(&self) -> impl Iterator<Item = &Input> {
        self.list.iter().filter_map(|input| input.as_ref().ok())
    }
}

/// Files of a folder that are looked at when all others are known.
#[derive(Default)]
struct Later {
    json: Vec<Input>,
    printed: Vec<Input>,
}

struct Finder<'a> {
    search: &'a Search,
    /// The output folder as the file system names it.
    output: Option<PathBuf>,
    /// What an earlier run wrote there.
    made: HashSet<PathBuf>,
    seen: HashSet<PathBuf>,
    /// The SHA-256 of inputs, and those whose own is not among them yet.
    hashes: HashSet<String>,
    unhashed: Vec<PathBuf>,
    found: Inputs,
}

impl<'a> Finder<'a> {
    fn new(search: &'a Search) -> Self {
        let output = search.output.as_deref().and_then(|output| output.canonicalize().ok());
        let made = output.as_deref().map(manifest::made).unwrap_or_default();
        Self {
            search,
            output,
            made,
            seen: HashSet::new(),
            hashes: HashSet::new(),
            unhashed: Vec::new(),
            found: Inputs::default(),
        }
    }

    /// Takes an input unless it, or a link to it, was taken before.
    fn push(&mut self, input: Input) {
        let path = input.path.canonicalize().unwrap_or_else(|_| input.path.clone());
        if self.seen.insert(path) {
            if !input.is_stdin() {
                self.unhashed.push(input.path.clone());
            }
            self.found.list.push(Ok(input));
        }
    }

    fn pass(&mut self, path: impl Into<PathBuf>, reason: &str) {
        self.found.passed_over.push((path.into(), reason.to_owned()));
    }

    fn pattern(&mut self, path: &Path) {
        let text = path.to_string_lossy();
        if !text.contains(['*', '?', '[']) {
            return self.found.list.push(Err(Error::NotFound.of(path)));
        }
        let Ok(matches) = glob::glob(&text) else {
            return self.found.list.push(Err(Error::NoMatch.of(path)));
        };
        let mut found: Vec<PathBuf> = matches.filter_map(Result::ok).filter(|path| path.is_file()).collect();
        found.sort();
        if found.is_empty() {
            self.found.list.push(Err(Error::NoMatch.of(path)));
        }
        for path in found {
            self.push(Input::new(path));
        }
    }

    /// The Word files below a folder, the spreadsheets that are no copies of them, and the canonical JSON that was not made
    /// from one of either.
    fn folder(&mut self, folder: &Path, prefix: &Path) {
        let before = self.found.list.len();
        let mut later = Later::default();
        let root = folder.canonicalize().ok();
        // An output folder strictly inside is nobody's input; one that is the folder itself holds both.
        let output = self.output.clone().filter(|output| root.as_deref() != Some(output.as_path()));
        let (ignored, passed) = (RefCell::new(Ignored::default()), RefCell::new(Vec::new()));
        let enters = |entry: &DirEntry| {
            let (path, is_folder) = (entry.path(), entry.file_type().is_dir());
            if entry.depth() == 0 {
                return true;
            }
            if is_passed_over(entry.file_name()) {
                if !is_our_own(entry.file_name()) {
                    passed.borrow_mut().push((path.to_path_buf(), "hidden (隐藏)"));
                }
                return false;
            }
            if ignored.borrow_mut().holds(folder, path, is_folder) {
                passed.borrow_mut().push((path.to_path_buf(), "by .jixiaoignore (按 .jixiaoignore)"));
                return false;
            }
            !(is_folder && output.is_some() && path.canonicalize().ok() == output)
        };
        let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(enters) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.unlisted(folder, error);
                    continue;
                }
            };
            if entry.file_type().is_dir() {
                continue;
            }
            if !entry.file_type().is_file() {
                self.pass(entry.path(), "no regular file (不是普通文件)");
                continue;
            }
            let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let input = Input { below: Some(prefix.join(below)), ..Input::new(entry.path()) };
            self.candidate(input, &mut later);
        }
        passed.into_inner().into_iter().for_each(|(path, reason)| self.pass(path, reason));
        self.found.list.extend(ignored.into_inner().errors.into_iter().map(Err));
        self.printed(later.printed);
        self.json(later.json);
        self.found.list[before..].sort_by_cached_key(|input| match input {
            Ok(input) => input.path.clone(),
            Err(error) => error.path().map(Path::to_path_buf).unwrap_or_default(),
        });
        if self.found.list.len() == before {
            self.found.list.push(Err(Error::NothingInFolder.of(folder)));
        }
    }

    /// A file in a folder: taken by its extension; what may be made from another is put aside until all others are known.
    fn candidate(&mut self, input: Input, later: &mut Later) {
        let extension = input.path.extension().and_then(OsStr::to_str).unwrap_or_default().to_lowercase();
        let is_made =
            !self.made.is_empty() && input.path.canonicalize().is_ok_and(|path| self.made.contains(&path));
        if is_made {
            self.pass(input.path, "an output of an earlier run (以前的输出)");
        } else if WORD.contains(&extension.as_str()) {
            self.push(input);
        } else if MAYBE_WORD.contains(&extension.as_str()) {
            self.push(Input { certain: false, ..input });
        } else if SPREADSHEET.contains(&extension.as_str()) {
            later.printed.push(input);
        } else if extension == "json" {
            later.json.push(input);
        } else if PRINTED.contains(&extension.as_str()) {
            later.printed.push(Input { certain: false, ..input });
        } else {
            self.pass(input.path, "no document of a kind that is read (不是可读的文件)");
        }
    }

    /// A PDF or a workbook counts unless it carries the data of an input, or a Word file of the same name stands beside it.
    fn printed(&mut self, candidates: Vec<Input>) {
        if candidates.is_empty() {
            return;
        }
        let mut stems = HashSet::new();
        if !self.search.all_formats {
            stems = self.found.found().map(|input| input.path.with_extension("")).collect();
            self.hash();
        }
        for input in candidates {
            let carried = || {
                let bytes = files::read(&input.path, PRINTED_BYTES).ok()?;
                let limits = Limits::default();
                let json = match pdf::carried(&bytes, &limits) {
                    Ok(Some(carried)) => carried.json,
                    _ => sheet::carried(&bytes, &limits).ok()??.json,
                };
                Head::parse(&json)
            };
            if stems.contains(&input.path.with_extension("")) {
                self.pass(input.path, "a Word file of the same name stands beside it (同名 Word 文件已读)");
            } else if !self.hashes.is_empty()
                && carried().is_some_and(|head| self.hashes.contains(&head.source.sha256))
            {
                self.pass(input.path, "made from another input (由其他输入文件生成)");
            } else {
                self.push(input);
            }
        }
    }

    /// Canonical JSON counts unless what it was made from is an input itself.
    fn json(&mut self, candidates: Vec<Input>) {
        if !self.search.all_formats && !candidates.is_empty() {
            self.hash();
        }
        let candidates: Vec<(Input, Option<Head>)> =
            candidates.into_iter().map(|input| (Head::of(&input.path), input)).map(|(h, i)| (i, h)).collect();
        for (input, head) in candidates {
            let Some(head) = head else {
                self.pass(input.path, "no canonical JSON (不是规范 JSON)");
                continue;
            };
            if !self.search.all_formats {
                let beside = files::folder_of(&input.path).join(&head.source.file);
                let stands_beside = || {
                    beside != input.path && beside.canonicalize().is_ok_and(|path| self.seen.contains(&path))
                };
                if self.hashes.contains(&head.source.sha256) || stands_beside() {
                    self.pass(input.path, "made from another input (由其他输入文件生成)");
                    continue;
                }
            }
            self.push(input);
        }
    }

    /// Takes the SHA-256 of every input so far, each once.
    fn hash(&mut self) {
        let bytes = self.unhashed.drain(..).filter_map(|path| fs::read(path).ok());
        self.hashes.extend(bytes.map(|bytes| super::sha256(&bytes)));
    }

    fn unlisted(&mut self, folder: &Path, error: walkdir::Error) {
        let path = error.path().unwrap_or(folder).to_path_buf();
        if error.loop_ancestor().is_some() {
            return self.found.list.push(Err(Error::LinkLoop.of(path)));
        }
        let error = error.into_io_error().unwrap_or_else(|| io::Error::other("the folder cannot be listed"));
        self.found.list.push(Err(match error.kind() {
            io::ErrorKind::NotFound => Error::NotFound,
            _ => Error::Unreadable(error),
        }
        .of(path)));
    }
}

/// Hidden files and folders, and the lock files that Word puts beside an open document.
fn is_passed_over(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.starts_with("~$")
}

/// The folder of the manifest, and the rules of what is no input.
fn is_our_own(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with(".jixiao")
}

/// What a canonical JSON says it was made from.
#[derive(Deserialize)]
struct Head {
    schema: String,
    source: Source,
}

#[derive(Deserialize)]
struct Source {
    #[serde(default)]
    file: String,
    #[serde(default)]
    sha256: String,
}

impl Head {
    /// `None` for other JSON, which in a folder is none of our business.
    fn of(path: &Path) -> Option<Self> {
        Self::parse(&files::read(path, JSON_BYTES).ok()?)
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let head: Self = serde_json::from_slice(bytes).ok()?;
        head.schema.starts_with("jixiao/").then_some(head)
    }
}
