//! What is known when all documents are checked.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use checker::{Digest, KINDS, Located, across};

use super::{Checked, Desk, DeskObserver, Expected, Office, Roster, State};
use crate::Error;

/// What is known when all documents are checked.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Overview {
    /// The documents in their order.
    pub documents: Vec<Checked>,
    /// Who has to hand in.
    pub roster: Option<Roster>,
    /// What became of the files of the overview itself.
    pub outputs: Vec<PathBuf>,
    /// What could not be written of them.
    pub errors: Vec<Error>,
}

/// The documents of a department.
#[derive(Debug)]
pub struct Group<'a> {
    /// Its name as its documents say it, else as the roster does; empty for documents of nobody known.
    pub name: String,
    /// Its code.
    pub code: String,
    /// The entry of the roster it is.
    pub expected: Option<&'a Expected>,
    /// The name is that of a folder.
    pub by_folder: bool,
    /// Its documents, by their places in the overview; none for one that has not handed in.
    pub documents: Vec<usize>,
}

impl Group<'_> {
    /// What is to be said of the department: 未报送, 有未能读取的文件, 有问题, 无问题.
    pub fn state(&self, overview: &Overview) -> &'static str {
        let mut documents = self.documents.iter().map(|index| &overview.documents[*index]);
        if self.documents.is_empty() {
            "未报送"
        } else if documents.clone().any(|document| document.state == State::Failed) {
            "有文件未能读取"
        } else if documents.any(|document| document.problems() > 0) {
            "有问题"
        } else {
            "无问题"
        }
    }
}

impl Overview {
    /// The documents by department: in the order of the roster, then those it does not name, in the order in which they
    /// were met. Departments that have not handed in are there, without a document.
    pub fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> =
            self.roster.iter().flat_map(|roster| &roster.list).map(expected).collect();
        let named = groups.len();
        let mut by_name: HashMap<&str, usize> = HashMap::new();
        for (index, document) in self.documents.iter().enumerate() {
            if document.state == State::Skipped {
                continue;
            }
            let place = |roster: &Roster| document.office.as_ref().and_then(|office| roster.place(office));
            let group = self.roster.as_ref().and_then(place).unwrap_or_else(|| {
                *by_name.entry(document.office_name()).or_insert_with(|| {
                    groups.push(of(document.office.as_ref()));
                    groups.len() - 1
                })
            });
            let group = &mut groups[group];
            group.documents.push(index);
            group.by_folder &= document.office.as_ref().is_none_or(|office| office.by_folder);
        }
        for group in groups.iter_mut().take(named) {
            let offices = group.documents.iter().filter_map(|index| self.documents[*index].office.as_ref());
            // A department is called as it calls itself, unless only a folder's name is known.
            if let Some(office) = offices.clone().find(|office| !office.by_folder) {
                group.name.clone_from(&office.name);
            }
        }
        groups
    }

    /// A document that names no department belongs to the one whose documents it lies among, when they all are of one.
    pub(super) fn settle_offices(&mut self) {
        let mut folders: HashMap<String, Option<Office>> = HashMap::new();
        for document in &self.documents {
            let Some(folder) = document.folder() else { continue };
            let Some(office) = document.office.as_ref().filter(|office| !office.by_folder) else { continue };
            let known = folders.entry(folder.to_owned()).or_insert_with(|| Some(office.clone()));
            if known.as_ref().is_some_and(|known| known.name != office.name) {
                *known = None;
            }
        }
        for document in &mut self.documents {
            let found = document.folder().and_then(|folder| folders.get(folder)?.clone());
            if let (Some(found), Some(office)) =
                (found, document.office.as_mut().filter(|office| office.by_folder))
            {
                (office.name, office.code) = (found.name, found.code);
            }
        }
    }

    /// Runs the rules that look at several documents, and adds what they found to the documents it is told of.
    pub(super) fn look_among<T>(&mut self, desk: &Desk, observer: &mut dyn DeskObserver<T>) {
        let is_read = |document: &&mut Checked| document.state != State::Skipped;
        let digest = |document: &mut Checked| {
            document.digest.take().unwrap_or_else(|| Digest::unread(&document.path.display().to_string()))
        };
        let mut digests: Vec<Digest> = self.documents.iter_mut().filter(is_read).map(digest).collect();
        let roster = self.roster.as_ref().map(Roster::departments);
        if digests.len() < 2 && roster.is_none() {
            return;
        }
        let mut found: HashMap<String, Vec<Located>> = HashMap::new();
        for located in across(&mut digests, roster.as_deref(), &desk.config) {
            if !desk.baseline.accepts(&located.path, &located.finding) {
                observer.among(&located);
                found.entry(located.path.clone()).or_default().push(located);
            }
        }
        for document in &mut self.documents {
            if let Some(found) = found.remove(&document.path.display().to_string()) {
                document.found_among(&found);
            }
        }
    }

    /// The departments that have not handed in.
    pub fn missing(&self) -> Vec<&Expected> {
        let groups = self.groups().into_iter().filter(|group| group.documents.is_empty());
        groups.filter_map(|group| group.expected).collect()
    }

    /// The findings of a kind, as [`checker::Finding::kind`] names it.
    pub fn count(&self, kind: &str) -> usize {
        self.documents.iter().map(|document| document.count(kind)).sum()
    }

    /// How many documents are in a state.
    pub fn in_state(&self, state: State) -> usize {
        self.documents.iter().filter(|document| document.state == state).count()
    }

    /// How many documents are copies of earlier ones.
    pub fn duplicates(&self) -> usize {
        self.documents.iter().filter(|document| document.duplicate_of.is_some()).count()
    }

    /// All in one line.
    pub fn tally(&self) -> String {
        let mut tally = format!(
            "checked 已检查 {}, failed 未能读取 {}, skipped 跳过 {}",
            self.in_state(State::Checked),
            self.in_state(State::Failed),
            self.in_state(State::Skipped)
        );
        if self.duplicates() > 0 {
            let _ = write!(tally, ", duplicates 重复 {}", self.duplicates());
        }
        for (kind, label) in KINDS {
            let count = self.count(kind);
            if count > 0 {
                let _ = write!(tally, ", {kind} {label} {count}");
            }
        }
        if self.roster.is_some() {
            let _ = write!(tally, ", missing 未报送 {}", self.missing().len());
        }
        tally
    }
}

fn expected(expected: &Expected) -> Group<'_> {
    Group {
        name: expected.name.clone(),
        code: expected.code.clone(),
        expected: Some(expected),
        by_folder: false,
        documents: Vec::new(),
    }
}

fn of<'a>(office: Option<&Office>) -> Group<'a> {
    Group {
        name: office.map(|office| office.name.clone()).unwrap_or_default(),
        code: office.and_then(|office| office.code.clone()).unwrap_or_default(),
        expected: None,
        by_folder: office.is_some_and(|office| office.by_folder),
        documents: Vec::new(),
    }
}
