//! The sealed world of one compilation: built-in parts, one template, one data file, the fonts found.

use std::collections::HashMap;
use std::path::Path;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::faces::Faces;
use crate::template::{PARTS, TEMPLATES, Template};

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
    set: FileId,
    carried: FileId,
    pub(crate) faces: Faces,
}

impl Shared {
    pub(crate) fn new(faces: Faces) -> Self {
        // Row labels become header cells of the tagged PDF only with this feature.
        let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        let sources = PARTS
            .iter()
            .chain(&TEMPLATES)
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
            set: id("set.json"),
            carried: id("jixiao.json"),
            faces,
        }
    }
}

/// The id of a path in the sealed project. Only fixed paths come here: the table of ids never frees.
fn id(path: &'static str) -> FileId {
    let path = VirtualPath::new(path).unwrap_or_else(|_| unreachable!("a fixed path without `..`"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The files of one compilation.
#[derive(Default)]
pub(crate) struct Files {
    /// `/data.json`.
    pub data: String,
    /// `/layout.json`, for templates of one's own.
    pub layout: String,
    /// `/set.json`, what the built-in template sets.
    pub set: String,
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
    folder: Option<&'a Path>,
    data: Bytes,
    layout: Bytes,
    set: Bytes,
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
            folder: template.folder.as_deref(),
            data: Bytes::from_string(files.data),
            layout: Bytes::from_string(files.layout),
            set: Bytes::from_string(files.set),
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

/// Pictures larger than this are none of a form's.
const PICTURE: u64 = 16 << 20;

impl Job<'_> {
    /// A picture of the template's own folder: a logo, a seal.
    fn picture(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get().vpath();
        let is_picture = path.extension().is_some_and(|ext| {
            ["png", "jpg", "jpeg", "svg"].iter().any(|known| ext.eq_ignore_ascii_case(known))
        });
        let file = self.folder.filter(|_| is_picture).and_then(|folder| path.realize(folder).ok());
        let file = file.ok_or_else(|| missing(id))?;
        let length = std::fs::metadata(&file).map_err(|error| FileError::from_io(error, &file))?.len();
        if length > PICTURE {
            return Err(FileError::Other(Some("a picture of more than 16 MB".into())));
        }
        std::fs::read(&file).map(Bytes::new).map_err(|error| FileError::from_io(error, &file))
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
            id if id == self.shared.set => Ok(self.set.clone()),
            id if id == self.shared.carried => self.carried.clone().ok_or_else(|| missing(id)),
            id => self.picture(id),
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
        format!("a template sees data.json, layout.json, fonts.json, parts/*.typ and the pictures of its own folder; there is no `{path}`")
            .into(),
    ))
}
