//! The sealed world of one compilation: built-in parts, one template, one data file, the fonts found.

use std::collections::HashMap;

use model::{FundColumn, TaskSum, TaskText};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::faces::Faces;
use crate::template::{FAMILIES, PARTS, Template};

/// What all compilations of one renderer share.
pub(crate) struct Shared {
    library: LazyHash<Library>,
    sources: HashMap<FileId, Source>,
    main: FileId,
    carrying: FileId,
    template: FileId,
    data: FileId,
    layout: FileId,
    fonts: FileId,
    fields: FileId,
    /// Columns by the list they stand in: `[key, official label]` each.
    tables: Bytes,
    carried: FileId,
    pub(crate) faces: Faces,
}

impl Shared {
    pub(crate) fn new(faces: Faces) -> Self {
        // Row labels become header cells of the tagged PDF only with this feature.
        let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        let sources = PARTS
            .iter()
            .chain(&FAMILIES)
            .map(|&(path, text)| (id(path), Source::new(id(path), text.to_owned())))
            .collect();
        Self {
            library: LazyHash::new(library),
            sources,
            main: id("parts/main.typ"),
            carrying: id("parts/carried.typ"),
            template: id("template.typ"),
            data: id("data.json"),
            layout: id("layout.json"),
            fonts: id("fonts.json"),
            fields: id("fields.json"),
            tables: Bytes::from_string(fields()),
            carried: id("jixiao.json"),
            faces,
        }
    }
}

/// The columns of the model, for the parts that set every column a form has.
fn fields() -> String {
    let funds: Vec<_> = FundColumn::ALL.iter().map(|column| [column.key(), column.label()]).collect();
    let sums: Vec<_> = TaskSum::ALL.iter().map(|sum| [sum.key(), sum.label()]).collect();
    let tasks: Vec<_> = TaskText::ALL.iter().map(|column| [column.key(), column.label()]).collect();
    serde_json::json!({ "funds": funds, "sums": sums, "tasks": tasks }).to_string()
}

/// The id of a path in the sealed project. Only fixed paths come here: the table of ids never frees.
fn id(path: &'static str) -> FileId {
    let path = VirtualPath::new(path).unwrap_or_else(|_| unreachable!("a fixed path without `..`"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The files of one compilation.
pub(crate) struct Files {
    /// `/data.json`.
    pub data: String,
    /// `/layout.json`.
    pub layout: String,
    /// `/fonts.json`.
    pub fonts: String,
    /// `/jixiao.json`, what the PDF carries.
    pub carried: Option<String>,
}

/// One compilation.
pub(crate) struct Job<'a> {
    shared: &'a Shared,
    template: Source,
    name: &'a str,
    data: Bytes,
    layout: Bytes,
    fonts: Bytes,
    /// What the PDF carries as an associated file.
    carried: Option<Bytes>,
}

impl<'a> Job<'a> {
    pub(crate) fn new(shared: &'a Shared, template: &'a Template, files: Files) -> Self {
        Self {
            shared,
            template: Source::new(shared.template, template.source.clone().into_owned()),
            name: &template.name,
            data: Bytes::from_string(files.data),
            layout: Bytes::from_string(files.layout),
            fonts: Bytes::from_string(files.fonts),
            carried: files.carried.map(Bytes::from_string),
        }
    }

    /// A file as the user knows it.
    pub(crate) fn name(&self, id: FileId) -> String {
        if id == self.shared.template {
            self.name.to_owned()
        } else {
            id.get().vpath().get_without_slash().to_owned()
        }
    }

    /// Whether it is the user's own template.
    pub(crate) fn is_template(&self, id: FileId) -> bool {
        id == self.shared.template
    }
}

impl World for Job<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.shared.faces.book()
    }

    fn main(&self) -> FileId {
        if self.carried.is_some() { self.shared.carrying } else { self.shared.main }
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.shared.template {
            return Ok(self.template.clone());
        }
        self.shared.sources.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id {
            id if id == self.shared.data => Ok(self.data.clone()),
            id if id == self.shared.layout => Ok(self.layout.clone()),
            id if id == self.shared.fonts => Ok(self.fonts.clone()),
            id if id == self.shared.fields => Ok(self.shared.tables.clone()),
            id if id == self.shared.carried => self.carried.clone().ok_or_else(|| missing(id)),
            id => Err(missing(id)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.faces.store().font(index)
    }

    /// No clock: the same input gives the same bytes on any day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    let path = id.get().vpath().get_without_slash();
    FileError::Other(Some(
        format!("a template sees data.json, layout.json, fonts.json, fields.json, the built-in templates and parts/*.typ; there is no `{path}`")
            .into(),
    ))
}
