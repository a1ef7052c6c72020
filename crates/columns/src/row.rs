//! What every row begins with: document, form, pointer, place.

use model::{Form, Place, Places, Pointer, Submission};

use crate::sheet::Sheet;

/// Where a document came from, which it does not say itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Origin<'a> {
    /// Its path: the key of a document in the data set.
    pub path: &'a str,
    /// The SHA-256 of the bytes that were read, for a document that carries none of its own.
    pub sha256: &'a str,
    /// The path of an earlier document of the same content.
    pub duplicate_of: Option<&'a str>,
}

impl<'a> Origin<'a> {
    /// A document read from `path`.
    pub fn new(path: &'a str, sha256: &'a str) -> Self {
        Self { path, sha256, duplicate_of: None }
    }
}

/// A document being put: its submission, looked up once.
pub(crate) struct Document<'a> {
    pub(crate) submission: &'a Submission,
    pub(crate) origin: &'a Origin<'a>,
    places: Places<'a>,
}

impl<'a> Document<'a> {
    pub(crate) fn new(submission: &'a Submission, origin: &'a Origin<'a>) -> Self {
        Self { submission, origin, places: Places::new(submission) }
    }

    /// The SHA-256 that names it: that of the document it was read from first, where it was read from JSON or PDF since.
    fn sha256(&self) -> &'a str {
        let own = self.submission.source.sha256.as_str();
        if own.is_empty() { self.origin.sha256 } else { own }
    }

    /// The place of a value, or of what is nearest to it.
    pub(crate) fn nearest(&self, pointer: &Pointer) -> Option<Place> {
        self.places.of(pointer)
    }
}

/// A row being put.
pub(crate) struct Row<'a> {
    pub(crate) document: &'a Document<'a>,
    pub(crate) form: Option<(usize, &'a Form)>,
    pub(crate) ordinal: usize,
    pub(crate) pointer: Pointer,
    place: Option<Place>,
}

impl<'a> Row<'a> {
    /// A row of the document as a whole.
    pub(crate) fn of_document(document: &'a Document<'a>) -> Self {
        Self { document, form: None, ordinal: 0, pointer: Pointer::root(), place: None }
    }

    /// A row of a form: element `ordinal` of its list `list`. Its place is that of its key `first`, as far as it has one.
    pub(crate) fn of_form(
        document: &'a Document<'a>,
        form: (usize, &'a Form),
        list: &str,
        ordinal: usize,
        first: &str,
    ) -> Self {
        let pointer = Pointer::root().key("forms").index(form.0).key(list).index(ordinal);
        Self { document, form: Some(form), ordinal, place: None, pointer }.standing_at(first)
    }

    /// The same row with the place of its key `first`, else of the row as a whole.
    fn standing_at(self, first: &str) -> Self {
        let places = &self.document.submission.places;
        let own = places.get(self.pointer.key(first).as_str()).cloned();
        let place = own.or_else(|| self.document.nearest(&self.pointer));
        Self { place, ..self }
    }

    /// A row of any pointer and place.
    pub(crate) fn at(
        document: &'a Document<'a>,
        form: Option<(usize, &'a Form)>,
        ordinal: usize,
        pointer: Pointer,
        place: Option<Place>,
    ) -> Self {
        Self { document, form, ordinal, pointer, place }
    }

    /// The pointer to a value of the row, with `/` between keys.
    pub(crate) fn pointer_to(&self, path: &str) -> Pointer {
        path.split('/').fold(
            self.pointer.clone(),
            |pointer, key| {
                if key.is_empty() { pointer } else { pointer.key(key) }
            },
        )
    }

    /// Where a value of the row stands, as a clerk says it.
    pub(crate) fn place_of(&self, path: &str) -> Option<String> {
        let place = self.document.submission.places.get(self.pointer_to(path).as_str());
        place.map(ToString::to_string)
    }

    /// Puts the columns that every table begins with.
    pub(crate) fn head(&self, sheet: &mut Sheet) {
        let submission = self.document.submission;
        let department = submission.department.as_ref();
        let form = self.form.map(|(_, form)| form);
        let year = form.and_then(|form| form.year).or(submission.year);
        Head {
            sha256: self.document.sha256(),
            path: self.document.origin.path,
            file: &submission.source.file,
            year: year.map(u32::from),
            department_code: department.and_then(|department| department.code.as_deref()),
            department_name: department.map(|department| department.name.as_str()),
            profile: form.map(|form| form.profile.as_str()),
            form: self.form.map(|(index, _)| index),
            ordinal: self.ordinal,
            pointer: self.pointer.as_str(),
            place: self.place.as_ref(),
        }
        .put(sheet);
    }

    /// Puts [`Row::head`] and what says which form it is.
    pub(crate) fn form_head(&self, sheet: &mut Sheet) {
        self.head(sheet);
        let form = self.form.map(|(_, form)| form);
        let unit = form.and_then(|form| form.unit.as_ref());
        let project = form.and_then(|form| form.project.as_ref());
        sheet.text("kind".into(), "表类", form.map(|form| form.kind.as_str()));
        sheet.text("unit_code".into(), "单位编码", unit.and_then(|unit| unit.code.as_deref()));
        sheet.text("unit_name".into(), "单位名称", unit.map(|unit| unit.name.as_str()));
        sheet.text("project_code".into(), "项目编码", project.and_then(|project| project.code.as_deref()));
        sheet.text("project_name".into(), "项目名称", project.and_then(|project| project.name.as_deref()));
    }
}

/// The columns that every table begins with.
#[derive(Default)]
pub(crate) struct Head<'a> {
    pub(crate) sha256: &'a str,
    pub(crate) path: &'a str,
    pub(crate) file: &'a str,
    pub(crate) year: Option<u32>,
    pub(crate) department_code: Option<&'a str>,
    pub(crate) department_name: Option<&'a str>,
    pub(crate) profile: Option<&'a str>,
    pub(crate) form: Option<usize>,
    pub(crate) ordinal: usize,
    pub(crate) pointer: &'a str,
    pub(crate) place: Option<&'a Place>,
}

impl Head<'_> {
    pub(crate) fn put(&self, sheet: &mut Sheet) {
        let outer = self.place.and_then(|place| place.within.as_deref()).map(outermost);
        let place = self.place;
        sheet.text(
            "document".into(),
            "文件的 SHA-256",
            Some(self.sha256).filter(|sha256| !sha256.is_empty()),
        );
        sheet.text("path".into(), "文件路径", Some(self.path));
        sheet.text("file".into(), "文件名", Some(self.file));
        sheet.int("year".into(), "年度", self.year);
        sheet.text("department_code".into(), "部门编码", self.department_code);
        sheet.text("department_name".into(), "部门", self.department_name);
        sheet.text("profile".into(), "表式", self.profile);
        sheet.count("form".into(), "第几张表，从 0 起", self.form);
        sheet.count("ordinal".into(), "表内第几行，从 0 起", Some(self.ordinal));
        sheet.text("pointer".into(), "在规范 JSON 中的指针", Some(self.pointer));
        sheet.int("table".into(), "文件中的第几个表格，从 1 起", place.and_then(|place| place.table));
        sheet.int("row".into(), "行，从 1 起", place.and_then(|place| place.row));
        sheet.int("column".into(), "列，从 1 起", place.and_then(|place| place.column));
        sheet.int("paragraph".into(), "段，从 1 起", place.and_then(|place| place.paragraph));
        sheet.int("outer_table".into(), "嵌套表格：外层的表格", outer.and_then(|place| place.table));
        sheet.int("outer_row".into(), "嵌套表格：外层的行", outer.and_then(|place| place.row));
        sheet.int("outer_column".into(), "嵌套表格：外层的列", outer.and_then(|place| place.column));
        sheet.text("jixiao".into(), "程序版本", Some(env!("CARGO_PKG_VERSION")));
    }
}

/// The cell of the body that a nested table is in, however deep.
fn outermost(place: &Place) -> &Place {
    std::iter::successors(Some(place), |place| place.within.as_deref()).last().unwrap_or(place)
}
