//! What can keep a PDF from coming to be.

use std::fmt;

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// No installed font holds Chinese characters.
    #[error(
        "no font with Chinese characters found (未找到中文字体): install the package `{package}`, or name a folder of fonts with --font-dir"
    )]
    NoFont {
        /// The Debian package that brings one.
        package: &'static str,
    },
    /// The template, or a part it uses, does not compile.
    #[error("{}", lines(.0))]
    Template(Vec<Complaint>),
    /// A template that lays out a single form, as templates did before a document was laid out once for every format.
    #[error(
        "{0}: a template that defines form(form, data) lays out no form any more (模板写法已改): make it a whole document that reads /layout.json, or /data.json; `jixiao template show document` prints one"
    )]
    OldTemplate(String),
    /// The submission cannot be laid out.
    #[error(transparent)]
    Layout(#[from] layout::LayoutError),
    /// The PDF cannot be written to the standards asked for.
    #[error("the PDF cannot meet the standard asked for: {}", lines(.0))]
    Export(Vec<Complaint>),
    /// Standards that exclude each other, or a name that is none.
    #[error("PDF standard: {0}")]
    Standard(String),
    /// More than can be set within bounded time and memory.
    #[error(
        "too much for one PDF (内容过多，无法排成一个 PDF): {found} texts, at most {most}; split the document, or write DOCX, XLSX or CSV"
    )]
    TooLarge {
        /// Texts, longer ones counted by their lines.
        found: usize,
        /// The bound.
        most: usize,
    },
    /// The data is not JSON.
    #[error("the data is not JSON")]
    Data(#[source] serde_json::Error),
}

impl RenderError {
    /// The id under which [`ERRORS`](crate::ERRORS) says what it means.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NoFont { .. } => "render.no-font",
            Self::Template(_) => "render.template",
            Self::OldTemplate(_) => "render.old-template",
            Self::Layout(error) => error.id(),
            Self::Export(_) => "render.standard-not-met",
            Self::Standard(_) => "render.standard",
            Self::TooLarge { .. } => "render.too-large",
            Self::Data(_) => "render.data",
        }
    }
}

/// One thing Typst objects to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The template file, as the user named it, or the built-in part.
    pub file: Option<String>,
    /// Line in it, from 1.
    pub line: Option<usize>,
    /// Column in it, from 1.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What might help.
    pub hints: Vec<String>,
    /// The line of the user's template that led there, when the trouble shows in a part.
    pub called_from: Option<usize>,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            f.write_str(file)?;
            for number in [self.line, self.column].into_iter().flatten() {
                write!(f, ":{number}")?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.message)?;
        for hint in &self.hints {
            write!(f, " ({hint})")?;
        }
        if let Some(line) = self.called_from {
            write!(f, " (called from line {line} of the template)")?;
        }
        Ok(())
    }
}

fn lines(complaints: &[Complaint]) -> String {
    complaints.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
