//! What is written when all documents are checked: the sheets of departments, the page with links, the workbook, letters.

use std::path::PathBuf;

use checker::{ReturnSheet, ReturnSheets};

use super::sender::{Made, Maker, Own};
use super::sheets::ending;
use super::view::View;
use super::{By, Checked, Desk, Overview, SheetFormat, book, index, sheets};
use crate::Error;
use crate::batch::folder::{Fingerprint, Folder, output};
use crate::batch::{in_order, naming, sha256};

/// Writes what is of more than one document, in the name of the folder itself.
pub(super) struct Closing<'a> {
    pub(super) desk: &'a Desk,
    pub(super) folder: &'a Folder,
    pub(super) fingerprint: &'a Fingerprint,
}

impl Closing<'_> {
    /// Writes what is of all documents, and `further` files.
    pub(super) fn write(
        &self,
        overview: &mut Overview,
        further: Vec<(String, Vec<u8>)>,
    ) -> Result<(), Error> {
        let by_department = self.departments(overview);
        let mut sheets: Vec<Vec<String>> = vec![Vec::new(); overview.groups().len()];
        let mut names: Vec<String> = by_department.iter().map(|(_, _, name)| name.clone()).collect();
        names.extend(["index.html".to_owned(), "check.xlsx".to_owned()]);
        names.extend(further.iter().map(|(name, _)| name.clone()));
        names.extend(self.desk.letters.then(|| "letters.csv".to_owned()));
        let mut record = self.fingerprint.record(&self.folder.path(""), String::new(), names);
        let mut refused = self.folder.claim(&record)?;
        record.outputs.clear();
        let mut put = |overview: &mut Overview, name: String, bytes: Result<Vec<u8>, Error>| {
            let written = match refused.remove(&name) {
                Some(error) => Err(error),
                None => bytes.and_then(|bytes| self.folder.put(&name, &bytes)),
            };
            match written {
                Ok(path) => {
                    overview.outputs.push(path);
                    record.outputs.push(name);
                    true
                }
                Err(error) => {
                    let error =
                        if error.path().is_some() { error } else { error.of(self.folder.path(&name)) };
                    overview.errors.push(error);
                    false
                }
            }
        };
        let mut made = self.department_sheets(overview, &by_department).into_iter();
        for (group, _, name) in &by_department {
            if put(overview, name.clone(), made.next().unwrap_or(Err(Error::NotFound))) {
                sheets[*group].push(name.clone());
            }
        }
        let view = View { overview, folder: &self.folder.path(""), sheets: &sheets };
        let (page, book, letters) = (index::page(&view), book::workbook(&view), book::letters(&view));
        put(overview, "check.xlsx".to_owned(), book);
        put(overview, "index.html".to_owned(), Ok(page.into_bytes()));
        if self.desk.letters {
            put(overview, "letters.csv".to_owned(), letters);
        }
        for (name, bytes) in further {
            put(overview, name, Ok(bytes));
        }
        let status = if overview.errors.is_empty() { "converted" } else { "failed" };
        status.clone_into(&mut record.status);
        let path = self.folder.path(".jixiao");
        self.folder.finish(record).map_err(|error| Error::Unwritable(error).of(path))
    }

    /// Writes what is of one document, on all cores: its sheet, and the sender's own file. `failed` is told what could not be
    /// written.
    pub(super) fn documents(
        &self,
        overview: &mut Overview,
        failed: &mut dyn FnMut(&Error),
    ) -> Result<(), Error> {
        let formats = self.desk.formats(By::Document);
        if formats.is_empty() && !self.desk.edits() {
            return Ok(());
        }
        let mut written = Vec::with_capacity(overview.documents.len());
        let work = |document: &Checked| self.document(document, &formats);
        in_order(&overview.documents, self.desk.jobs, work, |_, done| written.push(done));
        for (document, done) in overview.documents.iter_mut().zip(written) {
            let Written { outputs, fixed, errors } = done?;
            document.outputs = outputs;
            document.fixed = fixed;
            for error in errors {
                document.fail(error);
                document.errors.last().into_iter().for_each(&mut *failed);
            }
        }
        Ok(())
    }

    fn document(&self, document: &Checked, formats: &[SheetFormat]) -> Result<Written, Error> {
        let mut written = Written::default();
        let Some(sheet) = &document.sheet else { return Ok(written) };
        let one = ReturnSheets::new(document.office_name(), vec![sheet.clone()]);
        let mut makers: Vec<(String, Maker<'_>)> = Vec::new();
        for format in formats {
            let make = || sheets(*format, &one, self.desk).map(Made::from);
            makers.push((output(&document.stem, &ending(*format)), Box::new(make)));
        }
        if let Some(sender) = &document.sender {
            let own = Own { sender, document, desk: self.desk }.makers().into_iter();
            makers.extend(own.map(|(ending, make)| (output(&document.stem, ending), make)));
        }
        let names = makers.iter().map(|(name, _)| name.clone()).collect();
        let mut record = self.fingerprint.record(&document.path, document.sha256.clone(), names);
        // What was found decides what is written, and with it other documents, accepted findings, settings.
        let said = format!("{}{sheet:?}{:?}", record.options, document.sender);
        sha256(said.as_bytes())[..16].clone_into(&mut record.options);
        if self.desk.resume && self.folder.stands(&record) {
            written.outputs = record.outputs.iter().map(|name| self.folder.path(name)).collect();
            return Ok(written);
        }
        let mut refused = self.folder.claim(&record)?;
        record.outputs.clear();
        for (name, make) in makers {
            let put = match refused.remove(&name) {
                Some(error) => Err(error),
                None => make().and_then(|made| {
                    written.fixed = made.fixed.unwrap_or(written.fixed);
                    self.folder.put(&name, &made.bytes)
                }),
            };
            match put {
                Ok(path) => {
                    written.outputs.push(path);
                    record.outputs.push(name);
                }
                Err(error) => written.errors.push(error),
            }
        }
        let status = if written.errors.is_empty() { "converted" } else { "failed" };
        status.clone_into(&mut record.status);
        let path = self.folder.path(".jixiao");
        self.folder.finish(record).map_err(|error| Error::Unwritable(error).of(path))?;
        Ok(written)
    }

    /// The sheets of departments that are to be written: whose, in which format, under which name.
    fn departments(&self, overview: &Overview) -> Vec<(usize, SheetFormat, String)> {
        let groups = overview.groups();
        let named: Vec<(usize, PathBuf)> = groups
            .iter()
            .enumerate()
            .filter(|(_, group)| !group.documents.is_empty())
            .map(|(index, group)| (index, file_name(&group.name)))
            .collect();
        let names = naming::distinct(named.iter().map(|(_, name)| name.clone()).collect());
        let formats = self.desk.formats(By::Department);
        let of = |((group, _), name): (&(usize, PathBuf), PathBuf)| {
            let of = |format: &SheetFormat| (*group, *format, output(&name, &ending(*format)));
            formats.iter().map(of).collect::<Vec<_>>()
        };
        named.iter().zip(names).flat_map(of).collect()
    }

    /// Makes them, on all cores.
    fn department_sheets(
        &self,
        overview: &Overview,
        wanted: &[(usize, SheetFormat, String)],
    ) -> Vec<Result<Vec<u8>, Error>> {
        let groups = overview.groups();
        let mut made = Vec::with_capacity(wanted.len());
        let work = |(group, format, _): &(usize, SheetFormat, String)| {
            let group = &groups[*group];
            let documents = group.documents.iter().map(|index| of(&overview.documents[*index]));
            sheets(*format, &ReturnSheets::new(group.name.as_str(), documents.collect()), self.desk)
        };
        in_order(wanted, self.desk.jobs, work, |_, bytes| made.push(bytes));
        made
    }
}

/// What was written of a document.
#[derive(Default)]
struct Written {
    outputs: Vec<PathBuf>,
    /// Corrections made, and mechanical findings that were left.
    fixed: (usize, usize),
    errors: Vec<Error>,
}

/// The sheet of a document among others. Many are called `目标.docx`: which one is said by its path. One that could not be
/// read has to be handed in again.
fn of(document: &Checked) -> ReturnSheet {
    let mut sheet = document.sheet.clone().unwrap_or_else(|| ReturnSheet {
        title: "",
        file: String::new(),
        department: None,
        year: None,
        tally: document.remark(),
        nothing: "这份文件未能读取，请检查后重新报送",
        forms: Vec::new(),
    });
    sheet.file.clone_from(&document.shown);
    sheet
}

/// A department's name as the name of a file.
fn file_name(name: &str) -> PathBuf {
    let legal = |sign: char| if sign.is_control() || "/\\:*?\"<>|".contains(sign) { '_' } else { sign };
    let name: String = name.trim().trim_start_matches('.').chars().map(legal).collect();
    if name.is_empty() { "未注明单位".into() } else { name.into() }
}
