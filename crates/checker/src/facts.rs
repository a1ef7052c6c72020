//! The submission as the rules look at it: forms, rows and headings with their pointers.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use wording::year;

use model::{Form, FormKind, IndicatorText, Pointer, Submission};

use crate::Config;
use crate::heading::{self, Heading};
use crate::pairing::{Confidence, Pairing, Passage, pair};
use crate::promise::{self, Taken, taken};
use crate::sheet::{self, Row, Sheet};

/// A submission and what several rules derive from it.
pub(crate) struct Facts<'a> {
    pub(crate) submission: &'a Submission,
    pub(crate) config: &'a Config,
    year: OnceCell<Option<u16>>,
    pairing: OnceCell<Pairing<'a>>,
    taken: OnceCell<Vec<Option<Vec<Taken<'a>>>>>,
    in_goals: OnceCell<Vec<Vec<Taken<'a>>>>,
    of_department: OnceCell<Vec<Taken<'a>>>,
}

impl<'a> Facts<'a> {
    pub(crate) fn new(submission: &'a Submission, config: &'a Config) -> Self {
        Self {
            submission,
            config,
            year: OnceCell::new(),
            pairing: OnceCell::new(),
            taken: OnceCell::new(),
            in_goals: OnceCell::new(),
            of_department: OnceCell::new(),
        }
    }

    /// The forms.
    pub(crate) fn sheets(&self) -> impl Iterator<Item = Sheet<'a>> + use<'a> {
        sheet::sheets(self.submission)
    }

    /// The indicator rows of all forms.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'a>> + use<'a> {
        self.sheets().flat_map(|sheet| sheet.rows())
    }

    /// Forms that set goals for one project.
    pub(crate) fn project_sheets(&self) -> impl Iterator<Item = Sheet<'a>> + use<'a> {
        self.sheets().filter(|sheet| sheet.form.kind == FormKind::ProjectGoal)
    }

    /// Self-evaluation forms.
    pub(crate) fn evaluations(&self) -> impl Iterator<Item = Sheet<'a>> + use<'a> {
        self.sheets().filter(|sheet| sheet.form.kind == FormKind::ProjectEvaluation)
    }

    /// The budget year a form is for.
    pub(crate) fn year(&self, form: &Form) -> Option<u16> {
        form.year.or_else(|| self.document_year())
    }

    /// The budget year of the document: its own, that of a form, else the one that its narrative and goals speak of.
    pub(crate) fn document_year(&self) -> Option<u16> {
        let told = || self.sheets().find_map(|sheet| sheet.form.year);
        *self.year.get_or_init(|| self.submission.year.or_else(told).or_else(|| self.most_named_year()))
    }

    /// The year that is named most: twice at least, and more often than any other.
    fn most_named_year(&self) -> Option<u16> {
        let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
        let goals = self.sheets().flat_map(|sheet| sheet.goals());
        for year in self.paragraphs().into_iter().chain(goals).flat_map(|(_, text)| year::years(text, true)) {
            *counts.entry(year).or_default() += 1;
        }
        let (most, count) =
            counts.iter().max_by_key(|(_, count)| **count).map(|(year, count)| (*year, *count))?;
        let alone = counts.values().filter(|other| **other == count).count() == 1;
        (count >= 2 && alone).then_some(most)
    }

    /// The narrative's sections in document order.
    pub(crate) fn headings(&self) -> Vec<Heading<'a>> {
        heading::headings(self.submission)
    }

    /// Every paragraph of the narrative.
    pub(crate) fn paragraphs(&self) -> Vec<(Pointer, &'a str)> {
        let mut paragraphs = Vec::new();
        for heading in self.headings() {
            let at = heading.at.key("paragraphs");
            let texts = heading.section.paragraphs.iter().enumerate();
            paragraphs.extend(texts.map(|(index, text)| (at.index(index), text.as_str())));
        }
        paragraphs
    }

    /// Everything written in sentences: the narrative, purposes, goals, names, descriptions.
    pub(crate) fn sentences(&self) -> Vec<(Pointer, &'a str)> {
        let mut texts = self.paragraphs();
        for sheet in self.sheets() {
            if let Some(purpose) = &sheet.form.purpose {
                texts.push((sheet.at.key("purpose"), purpose));
            }
            texts.extend(sheet.goals());
            for row in sheet.rows() {
                let columns = [IndicatorText::Name, IndicatorText::Description].into_iter();
                texts.extend(columns.filter_map(|column| {
                    Some((row.at.key(column.key()), column.of(row.indicator)?.as_str()))
                }));
            }
        }
        texts
    }

    /// Which section of the narrative speaks of which form.
    pub(crate) fn pairing(&self) -> &Pairing<'a> {
        self.pairing.get_or_init(|| pair(self.submission))
    }

    /// Each paired section and form, and how sure the pair is, and what became of the section's promises.
    pub(crate) fn promises(
        &self,
    ) -> impl Iterator<Item = (&Passage<'a>, &Sheet<'a>, Confidence, Option<&[Taken<'a>]>)> {
        let pairing = self.pairing();
        let taken = self
            .taken
            .get_or_init(|| pairing.joined().map(|(passage, sheet, _)| taken(passage, sheet)).collect());
        pairing
            .joined()
            .zip(taken)
            .map(|((passage, sheet, confidence), taken)| (passage, sheet, confidence, taken.as_deref()))
    }

    /// What became of the numbers in the forms' own goals.
    pub(crate) fn in_goals(&self) -> impl Iterator<Item = &Taken<'a>> {
        let all = || self.sheets().map(|sheet| promise::of_goals(&sheet)).collect();
        self.in_goals.get_or_init(all).iter().flatten()
    }

    /// What became of the numbers of the narrative in the form of the department, where the document has one such form. What
    /// speaks of single projects is theirs.
    fn of_department(&self) -> impl Iterator<Item = &Taken<'a>> {
        let all = || {
            let mut forms = self.sheets().filter(|sheet| sheet.form.kind == FormKind::DepartmentGoal);
            let alone = forms.next().filter(|_| forms.next().is_none());
            let mut headings = self.headings();
            headings.retain(|heading| {
                let own = format!("{}/", heading.at.as_str());
                !self
                    .pairing()
                    .passages
                    .iter()
                    .any(|passage| own.starts_with(&format!("{}/", passage.at.as_str())))
            });
            alone.and_then(|sheet| promise::of_narrative(&headings, &sheet)).unwrap_or_default()
        };
        self.of_department.get_or_init(all).iter()
    }

    /// Every number that the narrative or a goal states and an indicator takes up, and how sure it is that both speak
    /// of one project.
    pub(crate) fn stated(&self) -> impl Iterator<Item = (Confidence, &Taken<'a>)> {
        let told = self.promises().flat_map(|(_, _, confidence, all)| {
            all.unwrap_or_default().iter().map(move |taken| (confidence, taken))
        });
        let department = self.of_department().map(|taken| (Confidence::Doubtful, taken));
        // A goal and its own form are of one project; that both speak of one thing is only likely.
        let own =
            |taken: &'_ Taken<'a>| if taken.by_unit { Confidence::Doubtful } else { Confidence::Likely };
        told.chain(self.in_goals().map(move |taken| (own(taken), taken))).chain(department)
    }

    /// Every text of the document that a person wrote, cells of words and other fields included.
    pub(crate) fn texts(&self) -> Vec<(Pointer, &'a str)> {
        let mut texts = self.paragraphs();
        for sheet in self.sheets() {
            sheet.texts(&mut texts);
        }
        texts
    }
}
