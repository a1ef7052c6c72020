//! Collects what the rules say of one document.

use std::collections::{HashMap, HashSet};

use model::{Format, Place, Places, Pointer, Submission};
use rust_decimal::Decimal;

use crate::threshold::{Threshold, WordList};
use crate::{Config, Finding, Outcome, Rule, Severity};

/// Collects what the rules say.
pub(crate) struct Findings<'a> {
    submission: &'a Submission,
    config: &'a Config,
    places: Places<'a>,
    /// Values that were read with doubt: what rests on them is for a person to decide.
    doubtful: HashSet<&'a str>,
    rule: Option<&'static Rule>,
    /// Further values that the next finding rests on.
    resting: Vec<Pointer>,
    list: Vec<Said>,
}

/// A finding, and what makes it one with others of its form.
struct Said {
    finding: Finding,
    cause: Option<String>,
}

impl<'a> Findings<'a> {
    pub(crate) fn new(submission: &'a Submission, config: &'a Config) -> Self {
        let readings = submission.forms.iter().filter_map(|form| form.reading.as_ref());
        let doubtful = readings.flat_map(|reading| &reading.doubtful).map(Pointer::as_str).collect();
        let places = Places::new(submission);
        Self { submission, config, places, doubtful, rule: None, resting: Vec::new(), list: Vec::new() }
    }

    /// What follows is said by `rule`.
    pub(crate) fn of(&mut self, rule: &'static Rule) {
        self.rule = Some(rule);
    }

    /// A threshold of the rule that speaks.
    pub(crate) fn threshold(&self, threshold: &Threshold) -> Decimal {
        self.rule.map_or(threshold.default, |rule| self.config.threshold(rule, threshold))
    }

    /// A threshold that counts things or characters.
    pub(crate) fn most(&self, threshold: &Threshold) -> usize {
        usize::try_from(self.threshold(threshold).trunc()).unwrap_or(usize::MAX)
    }

    /// A list of words of the rule that speaks.
    pub(crate) fn words(&self, list: &WordList) -> Vec<&'a str> {
        self.rule.map_or_else(|| list.with(&[]), |rule| self.config.words(rule, list))
    }

    /// The next finding rests on these values too: one read with doubt leaves it undecided.
    pub(crate) fn resting_on(&mut self, values: impl IntoIterator<Item = Pointer>) -> &mut Self {
        self.resting = values.into_iter().collect();
        self
    }

    /// The rule is broken at these values.
    pub(crate) fn add(&mut self, at: impl Into<Vec<Pointer>>, message: impl Into<String>) {
        let severity = self.rule.map_or(Severity::Info, |rule| rule.severity);
        self.push(severity, Outcome::Finding, at.into(), message.into());
    }

    /// The same, but lighter than the rule's default.
    pub(crate) fn add_as(
        &mut self,
        severity: Severity,
        at: impl Into<Vec<Pointer>>,
        message: impl Into<String>,
    ) {
        self.push(severity, Outcome::Finding, at.into(), message.into());
    }

    /// A person has to look. One step lighter than the rule, so that it is never an error.
    pub(crate) fn undecided(&mut self, at: impl Into<Vec<Pointer>>, message: impl Into<String>) {
        let severity = self.rule.map_or(Severity::Info, |rule| rule.severity.softer());
        self.push(severity, Outcome::Undecided, at.into(), message.into());
    }

    /// Nothing could be checked, since this was not understood.
    pub(crate) fn unread(&mut self, at: impl Into<Vec<Pointer>>, message: impl Into<String>) {
        let severity = self.rule.map_or(Severity::Info, |rule| rule.severity);
        self.push(severity, Outcome::Unread, at.into(), message.into());
    }

    /// Whether a value, or what it stands in, was read with doubt, as every value is that was rebuilt from pages.
    fn is_doubtful(&self, pointer: &Pointer) -> bool {
        if self.submission.source.format == Format::Pdf {
            return true;
        }
        let mut prefix = pointer.as_str();
        while !self.doubtful.contains(prefix) {
            match prefix.rsplit_once('/') {
                Some((parent, _)) if !parent.is_empty() => prefix = parent,
                _ => return false,
            }
        }
        true
    }

    fn push(&mut self, severity: Severity, outcome: Outcome, at: Vec<Pointer>, message: String) {
        let Some(rule) = self.rule else { return };
        let resting = std::mem::take(&mut self.resting);
        let severity = severity.shifted(rule.severity, self.config.severity(rule));
        let doubt =
            outcome == Outcome::Finding && at.iter().chain(&resting).any(|pointer| self.is_doubtful(pointer));
        let (severity, outcome, message) = if doubt {
            let message = format!("{message}（所据的值读取存疑，请对照原文核对）");
            (severity.softer(), Outcome::Undecided, message)
        } else if outcome == Outcome::Undecided {
            (severity.min(Severity::Warning), outcome, message)
        } else {
            (severity, outcome, message)
        };
        let mut places: Vec<Place> = Vec::new();
        for place in at.iter().filter_map(|pointer| self.places.of(pointer)) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let cause = rule.gathered.then(|| skeleton(&message));
        let file = self.submission.source.file.clone();
        let finding = Finding { file, rule: rule.id, severity, outcome, message, at, places };
        self.list.push(Said { finding, cause });
    }

    /// Findings by the place of their first value; those without a place keep the rules' order, at the end.
    pub(crate) fn in_document_order(self) -> Vec<Finding> {
        let mut list = gathered(self.list);
        let places = self.places;
        let rank = |finding: &Finding| finding.at.first().and_then(|pointer| places.rank(pointer));
        list.sort_by_key(|finding| rank(finding).unwrap_or(usize::MAX));
        list
    }
}

/// One cause, one finding: what a rule says twice of a form, letter for letter or of one cause, is told once, at all
/// its places.
fn gathered(list: Vec<Said>) -> Vec<Finding> {
    type Key = (&'static str, Severity, Outcome, Option<String>, String);
    let mut order: HashMap<Key, usize> = HashMap::new();
    let mut told: Vec<(Finding, usize)> = Vec::new();
    for said in list {
        let finding = said.finding;
        let cause = said.cause.unwrap_or_else(|| finding.message.clone());
        let form = finding.at.first().and_then(form_of);
        let key = (finding.rule, finding.severity, finding.outcome, form, cause);
        let index = *order.entry(key).or_insert(told.len());
        match told.get_mut(index) {
            None => told.push((finding, 1)),
            Some((first, count)) => {
                *count += 1;
                first.at.extend(finding.at);
                let new = finding.places.into_iter().filter(|place| !first.places.contains(place));
                let new: Vec<Place> = new.collect();
                first.places.extend(new);
            }
        }
    }
    let say = |(mut finding, count): (Finding, usize)| {
        if count > 1 {
            finding.message = format!("{}；同类问题共{count}处", finding.message);
        }
        finding
    };
    told.into_iter().map(say).collect()
}

/// A message without the texts it quotes and the values it names: what findings of one kind have alike.
fn skeleton(message: &str) -> String {
    // The level's label stands before the name of a row.
    let rest = message.find('“').and_then(|start| message.get(start..)).unwrap_or(message);
    let mut quoted = 0_usize;
    let plain = rest.chars().filter(|c| {
        quoted += usize::from(*c == '“');
        let out = quoted == 0;
        quoted -= usize::from(*c == '”' && quoted > 0);
        out && !c.is_ascii() && !"≥≤＞＜".contains(*c)
    });
    plain.collect()
}

/// `/forms/3` of a pointer into a form.
fn form_of(pointer: &Pointer) -> Option<String> {
    let rest = pointer.as_str().strip_prefix("/forms/")?;
    Some(rest.split('/').next().unwrap_or(rest).to_owned())
}
