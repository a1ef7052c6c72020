//! Which section of the narrative speaks of which form: by project identity, never by position.

use model::{FormKind, Pointer, ProseQuantity, Section, Submission};
use wording::likeness::Pairs;
use wording::{assign, fold, heading, name};

use crate::heading::{Heading, headings};
use crate::sheet::{Sheet, sheets};
use crate::weights::project as weights;

/// How sure it is that a section and a form speak of one project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Confidence {
    /// The names say so.
    Certain,
    /// Nothing else comes near.
    Likely,
    /// A person has to look.
    Doubtful,
}

/// A section of the narrative that sets goals for one project.
pub(crate) struct Passage<'a> {
    pub(crate) section: &'a Section,
    pub(crate) at: Pointer,
    /// Its paragraphs and those of its subsections.
    pub(crate) paragraphs: Vec<(Pointer, &'a str)>,
    /// The quantities in them: the paragraph's index in `paragraphs`, and the quantity.
    pub(crate) quantities: Vec<(usize, &'a ProseQuantity)>,
}

/// A passage and the form it speaks of.
pub(crate) struct Pair {
    /// Index in [`Pairing::passages`].
    pub(crate) passage: usize,
    /// Index in [`Pairing::sheets`].
    pub(crate) sheet: usize,
    pub(crate) confidence: Confidence,
}

/// The narrative's projects and the forms' projects.
pub(crate) struct Pairing<'a> {
    pub(crate) passages: Vec<Passage<'a>>,
    /// The project goal forms.
    pub(crate) sheets: Vec<Sheet<'a>>,
    pub(crate) pairs: Vec<Pair>,
    /// Names of the departments and units of the document.
    pub(crate) owners: Vec<String>,
    /// There were too many to assign.
    pub(crate) too_many: bool,
}

impl<'a> Pairing<'a> {
    /// The pairs as passages and sheets.
    pub(crate) fn joined(&self) -> impl Iterator<Item = (&Passage<'a>, &Sheet<'a>, Confidence)> {
        self.pairs.iter().filter_map(|pair| {
            Some((self.passages.get(pair.passage)?, self.sheets.get(pair.sheet)?, pair.confidence))
        })
    }

    pub(crate) fn alone_passages(&self) -> impl Iterator<Item = &Passage<'a>> {
        let alone = |index: &usize| !self.pairs.iter().any(|pair| pair.passage == *index);
        (0..self.passages.len()).filter(alone).filter_map(|index| self.passages.get(index))
    }

    pub(crate) fn alone_sheets(&self) -> impl Iterator<Item = &Sheet<'a>> {
        let alone = |index: &usize| !self.pairs.iter().any(|pair| pair.sheet == *index);
        (0..self.sheets.len()).filter(alone).filter_map(|index| self.sheets.get(index))
    }
}

/// Pairs the narrative's projects with the project goal forms.
pub(crate) fn pair(submission: &Submission) -> Pairing<'_> {
    let passages = passages(&headings(submission));
    let sheets: Vec<_> =
        sheets(submission).filter(|sheet| sheet.form.kind == FormKind::ProjectGoal).collect();
    let owners = owners(submission);
    let left: Vec<_> = passages.iter().map(|passage| Identity::of_passage(passage, &owners)).collect();
    let right: Vec<_> = sheets.iter().map(|sheet| Identity::of_sheet(sheet, &owners)).collect();
    let score = |row: usize, column: usize| left[row].score(&right[column]);
    let assigned = assign::table(left.len(), right.len(), weights::SAME, score);
    let too_many = assigned.is_none();
    let pairs = assigned.unwrap_or_default().into_iter().enumerate().filter_map(|(passage, sheet)| {
        let sheet = sheet?;
        let own = score(passage, sheet);
        let in_row = (0..right.len()).filter(|other| *other != sheet).map(|other| score(passage, other));
        let in_column = (0..left.len()).filter(|other| *other != passage).map(|other| score(other, sheet));
        let next = in_row.chain(in_column).max().unwrap_or(0);
        let confidence = match own {
            _ if own > weights::CERTAIN => Confidence::Certain,
            _ if own >= next + weights::AHEAD => Confidence::Likely,
            _ => Confidence::Doubtful,
        };
        Some(Pair { passage, sheet, confidence })
    });
    Pairing { pairs: pairs.collect(), passages, sheets, owners, too_many }
}

/// The sections that set goals for a project: a paragraph or subsection of theirs starts with 绩效目标 or 绩效指标.
fn passages<'a>(headings: &[Heading<'a>]) -> Vec<Passage<'a>> {
    let mut owner: Vec<Option<usize>> = Vec::with_capacity(headings.len());
    let mut passages: Vec<Passage<'a>> = Vec::new();
    for heading in headings {
        let inherited = heading.parent.and_then(|parent| owner.get(parent).copied().flatten());
        let own = inherited.or_else(|| {
            sets_goals(heading.section).then(|| {
                passages.push(Passage {
                    section: heading.section,
                    at: heading.at.clone(),
                    paragraphs: Vec::new(),
                    quantities: Vec::new(),
                });
                passages.len() - 1
            })
        });
        owner.push(own);
        if let Some(passage) = own.and_then(|index| passages.get_mut(index)) {
            let first = passage.paragraphs.len();
            let texts = heading.section.paragraphs.iter().enumerate();
            let at = heading.at.key("paragraphs");
            passage.paragraphs.extend(texts.map(|(index, text)| (at.index(index), text.as_str())));
            let quantities = heading.section.quantities.iter();
            passage
                .quantities
                .extend(quantities.map(|quantity| (first + quantity.paragraph as usize, quantity)));
        }
    }
    passages
}

fn sets_goals(section: &Section) -> bool {
    let marks = |text: &str| {
        let text = heading::without_number(text.trim_start());
        let rest = ["年度绩效目标", "绩效目标", "绩效指标"].iter().find_map(|label| text.strip_prefix(label));
        rest.is_some_and(|rest| {
            rest.trim_start().is_empty() || rest.trim_start().starts_with(['：', ':', '。'])
        })
    };
    let heading = section.heading.trim();
    !heading.is_empty()
        && !marks(heading)
        && (section.paragraphs.iter().any(|text| marks(text))
            || section.sections.iter().any(|sub| marks(&sub.heading)))
}

fn owners(submission: &Submission) -> Vec<String> {
    let document = submission.department.iter();
    let units = submission.forms.iter().filter_map(|form| form.unit.as_ref());
    let mut owners: Vec<String> =
        document.chain(units).map(|department| fold::squeeze(&department.name)).collect();
    owners.sort_unstable();
    owners.dedup();
    // The longest first: 云岭县文化馆 before 云岭县.
    owners.sort_by_key(|name| std::cmp::Reverse(name.chars().count()));
    owners
}

/// What identifies a project: its name without the words all projects share, and what it is about.
struct Identity {
    core: String,
    name: Pairs,
    content: Pairs,
}

impl Identity {
    fn of_passage(passage: &Passage<'_>, owners: &[String]) -> Self {
        let text: String = passage.paragraphs.iter().map(|(_, text)| *text).collect();
        Self::new(&passage.section.heading, &text, owners)
    }

    fn of_sheet(sheet: &Sheet<'_>, owners: &[String]) -> Self {
        let form = sheet.form;
        let project = form.project.as_ref().and_then(|project| project.name.as_deref());
        let name = project.or(form.title.as_deref()).unwrap_or_default();
        let mut text = form.purpose.clone().unwrap_or_default();
        text.extend(form.goals.iter().map(|goal| goal.text.as_str()));
        for row in sheet.rows() {
            text += row.name();
            text += row.description();
        }
        Self::new(name, &text, owners)
    }

    fn new(name: &str, text: &str, owners: &[String]) -> Self {
        let core = name::project(name, owners);
        Self { name: Pairs::of(&core), content: Pairs::of(&fold::letters(text)), core }
    }

    /// In thousandths: the name counts twice as much as the content.
    fn score(&self, other: &Self) -> u32 {
        if !self.core.is_empty() && self.core == other.core {
            return 1000;
        }
        let name =
            self.name.likeness(&other.name).max(self.name.contained(&other.name) * weights::CONTAINED / 1000);
        (weights::NAME * name + self.content.contained(&other.content)) / (weights::NAME + 1)
    }
}
