//! Why a call ended without a result.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use extractor::ProfileError;
use model::{JsonError, Pointer};
use pdf::PdfError;
use sheet::SheetError;
use word::WordError;

use crate::forms::FolderError;

/// Why a call ended without a result: one line that says where and what to do. [`Error::id`] leads to the page that
/// says more ([`crate::explain`]).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file could not be read as a Word document.
    #[error(transparent)]
    Word(#[from] WordError),
    /// The file could not be read as a spreadsheet.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// The file is JSON, but not canonical JSON that can be read.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// A PDF whose data cannot be taken out.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// The sender's file cannot be written into.
    #[error(transparent)]
    Edit(Box<word::edit::EditError>),
    /// The submission cannot be written as JSON.
    #[error("cannot be written as JSON (无法写出 JSON)")]
    Serialise(#[source] serde_json::Error),
    /// A correction of what is no value of the document.
    #[error("{0} is no value of the document (此处没有可更正的值)")]
    NoValue(Pointer),
    /// There is no such file or folder.
    #[error("no such file or folder (找不到文件)")]
    NotFound,
    /// A pattern that matches nothing.
    #[error("the pattern matches no file (没有匹配的文件)")]
    NoMatch,
    /// A folder without a document.
    #[error("the folder holds no Word file (文件夹中没有 Word 文件)")]
    NothingInFolder,
    /// A link that leads back to a folder it is in.
    #[error("a link leads back to a folder above it and is not followed (链接循环)")]
    LinkLoop,
    /// A device, a pipe, a folder where a file is meant.
    #[error("not a regular file (不是普通文件): name a file; `-` means stdin or stdout")]
    NotAFile,
    /// The system does not let it be read.
    #[error("cannot be read (无法读取): {0}")]
    Unreadable(#[source] io::Error),
    /// The system does not let it be written.
    #[error("cannot be written (无法写入): {0}")]
    Unwritable(#[source] io::Error),
    /// A list of departments that is not understood.
    #[error("no list of departments (不是单位名册): {0}; write a code and a name on each line: 322,水务局")]
    Roster(String),
    /// An output that would replace an input.
    #[error(
        "is an input of this run and is not overwritten (不覆盖输入文件): give another folder or file with -o"
    )]
    OutputIsInput,
    /// An output that was made from another input.
    #[error(
        "was made from {} and is not overwritten (由其他输入文件生成，不覆盖): give another folder with -o, or --force",
        owner.display()
    )]
    OutputOfAnother {
        /// The input that it was made from.
        owner: PathBuf,
    },
    /// An output in whose place a file stands that jixiao did not make.
    #[error(
        "was not made by jixiao and is not overwritten (不是本程序生成的文件，不覆盖): give another folder with -o, or --force"
    )]
    OutputIsForeign,
    /// A build without PDF, or a plan without a renderer.
    #[error("this build or plan has no PDF (没有 PDF 功能)")]
    NoPdf,
    /// A build without the data set.
    #[error("this build has no data set (没有数据集功能): build it with the feature `parquet`")]
    NoParquet,
    /// Another run fills the data set.
    #[error(
        "another run is filling this data set (另一个程序正在写这个数据集): wait for it, or give another folder with -o"
    )]
    DataSetInUse,
    /// Typesetting failed.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Render(Box<renderer::RenderError>),
    /// An export failed.
    #[error(transparent)]
    Export(Box<exporter::ExportError>),
    /// The program met a case that it was not made for.
    #[error("the program failed on this file (程序出错): {0}; please report it with the file")]
    Panicked(String),
    /// The process that read the file ended.
    #[error("the process that read it ended (处理进程异常结束): {0}; please report it with the file")]
    Crashed(String),
    /// The file took longer than it may.
    #[error("took longer than {} seconds and was stopped (超时); if the file is honest, raise --timeout", .0.as_secs_f64())]
    TimedOut(Duration),
    /// An error that another process told.
    #[error("{message}")]
    Told {
        /// Its id.
        id: &'static str,
        /// What it said.
        message: String,
    },
    /// A form profile is not understood.
    #[error(transparent)]
    Profile(Box<ProfileError>),
    /// A folder of form profiles cannot be used.
    #[error(transparent)]
    Profiles(Box<FolderError>),
    /// An error of one file.
    #[error("{}: {error}", path.display())]
    In {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        #[source]
        error: Box<Error>,
    },
}

/// The errors of the crates behind are large, and results small.
macro_rules! boxed {
    ($($(#[$when:meta])? $error:ty => $variant:ident,)*) => {
        $($(#[$when])?
        impl From<$error> for Error {
            fn from(error: $error) -> Self {
                Self::$variant(Box::new(error))
            }
        })*
    };
}

boxed! {
    #[cfg(feature = "pdf")]
    renderer::RenderError => Render,
    exporter::ExportError => Export,
    word::edit::EditError => Edit,
    ProfileError => Profile,
    FolderError => Profiles,
}

impl Error {
    /// The same error, of the file at `path`.
    #[must_use]
    pub fn of(self, path: impl Into<PathBuf>) -> Self {
        Self::In { path: path.into(), error: Box::new(self) }
    }

    /// In a folder, a file that is no document, and a PDF that holds none, is nobody's failure: it is skipped and told.
    /// Named by itself it fails.
    pub(crate) fn is_no_failure_in_a_folder(&self) -> bool {
        match self {
            Self::Pdf(PdfError::Scan | PdfError::NoTable | PdfError::Encrypted) => true,
            Self::In { error, .. } => error.is_no_failure_in_a_folder(),
            _ => self.id() == WordError::NOT_A_DOCUMENT,
        }
    }

    /// The stable id, under which [`crate::explain`] says what it means and what to do.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Word(error) => error.id(),
            Self::Sheet(error) => error.id(),
            Self::Json(error) => error.id(),
            Self::Pdf(error) => error.id(),
            Self::Edit(error) => error.id(),
            Self::Serialise(_) => "json.not-written",
            Self::NoValue(_) => "edit.no-value",
            Self::NotFound => "file.not-found",
            Self::NoMatch => "file.no-match",
            Self::NothingInFolder => "file.none-in-folder",
            Self::LinkLoop => "file.link-loop",
            Self::NotAFile => "file.not-regular",
            Self::Unreadable(_) => "file.unreadable",
            Self::Unwritable(_) => "output.unwritable",
            Self::Roster(_) => "file.roster",
            Self::OutputIsInput => "output.is-input",
            Self::OutputOfAnother { .. } => "output.of-another",
            Self::OutputIsForeign => "output.foreign",
            Self::NoPdf => "output.no-pdf",
            Self::NoParquet => "output.no-parquet",
            Self::DataSetInUse => "output.in-use",
            #[cfg(feature = "pdf")]
            Self::Render(error) => error.id(),
            Self::Export(error) => error.id(),
            Self::Panicked(_) => "batch.panic",
            Self::Crashed(_) => "batch.crash",
            Self::TimedOut(_) => "batch.timeout",
            Self::Told { id, .. } => id,
            Self::Profiles(error) if !matches!(**error, FolderError::Profile(_)) => "file.unreadable",
            Self::Profile(_) | Self::Profiles(_) => "profile.not-understood",
            Self::In { error, .. } => error.id(),
        }
    }

    /// What is wrong, without the file.
    pub fn alone(&self) -> String {
        match self {
            Self::In { error, .. } => error.alone(),
            error => error.to_string(),
        }
    }

    /// The file, where it is known.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::In { path, .. } => Some(path),
            _ => None,
        }
    }

    /// The part of the file: a package part, a stream, a story.
    pub fn part(&self) -> Option<&str> {
        match self {
            Self::Word(error) => error.part(),
            Self::Sheet(error) => error.part(),
            Self::In { error, .. } => error.part(),
            _ => None,
        }
    }

    /// The place within the part or file: `byte 1024`, `line 3, column 7`.
    pub fn place(&self) -> Option<String> {
        match self {
            Self::Word(WordError::Damaged { offset, .. })
            | Self::Sheet(SheetError::Damaged { offset, .. }) => Some(format!("byte {offset}")),
            Self::Json(error) => error.place(),
            Self::In { error, .. } => error.place(),
            _ => None,
        }
    }

    /// What it is, in Chinese.
    pub fn title(&self) -> &'static str {
        crate::registry::entry(self.id()).map_or("", |entry| entry.chinese)
    }

    /// What to do about it, in Chinese.
    pub fn advice(&self) -> &'static str {
        crate::registry::entry(self.id()).map_or("", |entry| entry.advice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_where_and_what_to_do() {
        let damaged = crate::read(b"PK\x03\x04 cut off", "a.docx", &crate::Options::default()).unwrap_err();
        let error = damaged.of("in/a.docx");
        assert_eq!(error.id(), "file.damaged");
        assert_eq!(error.path(), Some(Path::new("in/a.docx")));
        assert!(error.part().is_some() && error.place().is_some_and(|place| place.starts_with("byte ")));
        assert!(error.to_string().starts_with("in/a.docx: damaged (文件损坏)"), "{error}");
        assert!(error.advice().contains("修复"), "{}", error.advice());
    }

    #[test]
    fn json_has_lines_and_columns() {
        let error = crate::from_json(b"{\n\"schema\": 1}").unwrap_err();
        assert_eq!((error.id(), error.place().as_deref()), ("json.not-canonical", Some("line 2, column 11")));
    }

    #[test]
    fn what_cannot_be_brought_about_has_its_id() {
        let broken = serde_json::from_str::<()>("").unwrap_err();
        assert_eq!(Error::Serialise(broken).id(), "json.not-written");
        assert_eq!(Error::Unreadable(io::Error::other("a broken disk")).id(), "file.unreadable");
    }
}
