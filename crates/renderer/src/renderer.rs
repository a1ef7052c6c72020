//! From data to PDF bytes.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use model::{Aside, AsideKind, Note, Noted, Places, Pointer, Submission};
use serde_json::value::RawValue;
use typst::diag::Warned;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::Timestamp;

use crate::characters::{Settled, settle, unescaped};
use crate::completeness::{self, lacking};
use crate::faces::Faces;
use crate::job::{Files, Job, Shared};
use crate::numbers::Numbers;
use crate::roles::Families;
use crate::{
    FontOptions, PdfOptions, RenderError, RoleFace, Standard, Template, report, roles, setting, template,
    text,
};

/// What one compilation sets.
struct Input<'a> {
    data: Settled,
    /// `/layout.json`.
    layout: String,
    /// `/set.json`.
    set: String,
    /// What the PDF carries.
    carried: Option<String>,
    /// What the pages have to show.
    shown: Option<Shown<'a>>,
}

/// What the pages of a document have to show.
struct Shown<'a> {
    submission: &'a Submission,
    /// Texts that do not stand on them on purpose.
    left_out: HashSet<&'a Pointer>,
}

/// What sets documents with some fonts.
struct Setter {
    shared: Shared,
    families: Families,
    numbers: Numbers,
}

impl Setter {
    fn new(faces: Faces) -> Result<Self, RenderError> {
        let families = Families::find(&faces)?;
        Ok(Self { shared: Shared::new(faces), families, numbers: Numbers::default() })
    }
}

/// A PDF.
#[derive(Clone, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// The text of each page as whoever reads the file finds it, white space left out; none where that is not certain.
    pub pages: Option<Vec<String>>,
}

/// Typesets submissions. Made once, used for any number of documents, from any thread.
pub struct Renderer {
    /// The fonts that documents are set in.
    known: Setter,
    /// All fonts there are, for what those lack and for templates of one's own; none where they are the same.
    all: OnceLock<Option<Setter>>,
    options: FontOptions,
    document: Template,
    /// Documents being set at this moment.
    under_way: AtomicUsize,
    /// Texts a document may have.
    most_texts: usize,
}

impl Renderer {
    /// Finds the fonts.
    ///
    /// # Errors
    /// [`RenderError::NoFont`] when none of them holds Chinese.
    pub fn new(options: &FontOptions) -> Result<Self, RenderError> {
        let known = Setter::new(Faces::known(options, roles::is_known)).ok();
        let (known, all) = match known.filter(|setter| !setter.families.guessed) {
            Some(known) => (known, OnceLock::new()),
            None => (Setter::new(Faces::all(options))?, OnceLock::from(None)),
        };
        Ok(Self {
            known,
            all,
            options: options.clone(),
            document: template::document(),
            under_way: AtomicUsize::new(0),
            most_texts: crate::bounds::MOST,
        })
    }

    /// Sets documents of up to so many texts (cells, lines) instead of 22,000, which take 12 to 20 KB of memory each.
    #[must_use]
    pub fn with_most_texts(mut self, most_texts: usize) -> Self {
        self.most_texts = most_texts;
        self
    }

    /// Which face plays which role.
    pub fn fonts(&self) -> &[RoleFace] {
        &self.known.families.roles
    }

    /// With all fonts there are.
    fn all(&self) -> &Setter {
        let all = self.all.get_or_init(|| Setter::new(Faces::all(&self.options)).ok());
        all.as_ref().unwrap_or(&self.known)
    }

    /// Typesets a submission. Where the standards allow it the PDF carries the canonical JSON as an associated file,
    /// untouched by what no font could show.
    ///
    /// # Errors
    /// When the template does not compile, or the standards cannot be met.
    pub fn pdf(&self, submission: &Submission, options: &PdfOptions) -> Result<Noted<Vec<u8>>, RenderError> {
        let Noted { value, notes } = self.pdf_and_text(submission, options)?;
        Ok(Noted { value: value.bytes, notes })
    }

    /// The same, with the text of the pages.
    ///
    /// # Errors
    /// As [`Self::pdf`].
    pub fn pdf_and_text(
        &self,
        submission: &Submission,
        options: &PdfOptions,
    ) -> Result<Noted<Pdf>, RenderError> {
        // Repeating a label on the page where its cell goes on may move the page end that it follows, without end. The
        // layout then never settles, or Typst loses count of the cells: such a document is set without repeated labels.
        let repeated = catch_unwind(AssertUnwindSafe(|| self.set(submission, options, true)));
        match repeated {
            Ok(Ok(set)) if !is_unsettled(&set.notes) => Ok(set),
            Ok(Err(error)) => Err(error),
            Ok(Ok(_)) | Err(_) => self.set(submission, options, false),
        }
    }

    /// Typesets a submission, with or without labels repeated on further pages.
    fn set(
        &self,
        submission: &Submission,
        options: &PdfOptions,
        repeats: bool,
    ) -> Result<Noted<Pdf>, RenderError> {
        let json = serde_json::to_string(submission).map_err(RenderError::Data)?;
        crate::bounds::check(&json, self.most_texts)?;
        let carried = Standard::carry(&options.standards).then(|| json.clone());
        let template = options.template.as_ref().unwrap_or(&self.document);
        if template::is_of_old_kind(&template.source) {
            return Err(RenderError::OldTemplate(template.name.to_string()));
        }
        let printed = layout::printed(submission, &options.layout)?;
        let places = Places::new(submission);
        let place = |pointer: &Pointer| places.of(pointer);
        let known = |json: &str, setter: &Setter| {
            settle(json.to_owned(), &setter.families, &setter.shared.faces, place)
        };
        let mut setter = if template.is_own() { self.all() } else { &self.known };
        let mut settled = known(&json, setter);
        if settled.lacks {
            setter = self.all();
            settled = known(&json, setter);
        }
        settled.notes.extend(left_out(submission));
        settled.notes.extend(printed.notes);
        // A template of one's own sets the layout or the data, the built-in one what is made ready for it.
        let made = if template.is_own() {
            serde_json::to_string(&printed.value).map_err(RenderError::Data)?
        } else {
            setting::prepare(&printed.value, repeats)
        };
        // The data hold every text of the layout, so what cannot be set is told once.
        let made = settle(made, &setter.families, &setter.shared.faces, |_| None);
        settled.more.extend(made.more);
        let (layout, set) =
            if template.is_own() { (made.json, String::new()) } else { (String::new(), made.json) };
        let shown = Some(Shown { submission, left_out: printed.value.left_out() });
        self.compile(
            setter,
            template,
            &options.standards,
            Input { data: settled, layout, set, carried, shown },
        )
    }

    /// Typesets any data with a template that is a whole document: a comparison, a return sheet. The template
    /// reads it at `/data.json`.
    ///
    /// # Errors
    /// As [`Self::pdf`], and when the data is not JSON.
    pub fn typeset(
        &self,
        template: &Template,
        data_json: &[u8],
        standards: &[Standard],
    ) -> Result<Noted<Vec<u8>>, RenderError> {
        let json = serde_json::from_slice::<&RawValue>(data_json).map_err(RenderError::Data)?.get();
        crate::bounds::check(json, self.most_texts)?;
        let json = unescaped(json);
        let settle = |setter: &Setter| settle(json.clone(), &setter.families, &setter.shared.faces, |_| None);
        let mut setter = if template.is_own() { self.all() } else { &self.known };
        let mut settled = settle(setter);
        if settled.lacks {
            setter = self.all();
            settled = settle(setter);
        }
        let input =
            Input { data: settled, layout: String::new(), set: String::new(), carried: None, shown: None };
        let Noted { value, notes } = self.compile(setter, template, standards, input)?;
        Ok(Noted { value: value.bytes, notes })
    }

    fn compile(
        &self,
        setter: &Setter,
        template: &Template,
        standards: &[Standard],
        input: Input<'_>,
    ) -> Result<Noted<Pdf>, RenderError> {
        let options = typst_pdf::PdfOptions {
            ident: Smart::Auto,
            creator: Smart::Custom(Some(concat!("jixiao ", env!("CARGO_PKG_VERSION")).to_owned())),
            timestamp: timestamp(),
            standards: Standard::together(standards)?,
            ..typst_pdf::PdfOptions::default()
        };
        self.under_way.fetch_add(1, Ordering::Relaxed);
        let Input { data, layout, set, carried, shown } = input;
        // The built-in template leaves page numbers to be put on its pages.
        let is_numbered = !set.is_empty();
        let fonts = setter.families.json(&data.more).to_string();
        let job = Job::new(&setter.shared, template, Files { data: data.json, layout, set, fonts, carried });
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&job);
        let result = output.map_err(|errors| RenderError::Template(report::complaints(&job, &errors)));
        let result = result.and_then(|document| {
            let document = if is_numbered {
                setter.numbers.put(&document, &setter.shared, &setter.families)
            } else {
                document
            };
            let mut notes: Vec<Note> = data.notes;
            notes.extend(report::complaints(&job, &warnings).iter().map(report::note));
            notes.extend(report::missing_glyphs(&document));
            if template.is_own() && completeness::visible(&document).is_empty() {
                notes.push(Note::new("render.empty", "the template shows no text at all (页面空白)"));
            }
            notes.extend(shown.into_iter().flat_map(|Shown { submission, left_out }| {
                lacking(&document, submission, &left_out, &data.replaced)
            }));
            let bytes = typst_pdf::pdf(&document, &options)
                .map_err(|errors| RenderError::Export(report::complaints(&job, &errors)))?;
            Ok(Noted { value: Pdf { bytes, pages: text::pages(&document) }, notes })
        });
        // What neither this document nor those beside it used is forgotten: memory stays flat however many come, and
        // Typst looks through less. One eviction makes all that is remembered a document older.
        comemo::evict(self.under_way.fetch_sub(1, Ordering::Relaxed));
        result
    }
}

/// Whether Typst gave up before the pages stood still.
fn is_unsettled(notes: &[Note]) -> bool {
    notes.iter().any(|note| note.message.contains("did not converge"))
}

/// Headers, footers and comments are no part of what is published.
fn left_out(submission: &Submission) -> Option<Note> {
    let published = |aside: &&Aside| matches!(aside.kind, AsideKind::Footnote | AsideKind::Endnote);
    let count = submission.asides.iter().filter(|aside| !published(aside)).count();
    (count > 0).then(|| {
        Note::new(
            "render.aside-left-out",
            format!("{count} headers, footers or comments are not in the PDF (页眉、页脚、批注未排入)"),
        )
    })
}

/// The one creation date of all files. PDF/A wants a date, and the same input has to give the same bytes, so it is
/// one that nobody takes for a real one.
fn timestamp() -> Option<Timestamp> {
    Datetime::from_ymd_hms(2000, 1, 1, 0, 0, 0).map(Timestamp::new_utc)
}
