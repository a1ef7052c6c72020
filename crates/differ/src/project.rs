//! Which form of the old document is which of the new.

use std::collections::{BTreeSet, HashMap, VecDeque};

use model::FormKind;
use wording::assign::{Candidate, Weight, assign};
use wording::likeness::Pairs;
use wording::near::near;

use crate::content;
use crate::document::FormAt;
use crate::features::Features;
use crate::group::{self, Group, Paired};
use crate::options::DiffOptions;
use crate::report::{By, Confidence, Match};
use crate::weights::project as weights;

/// A pair and why.
pub(crate) struct Found {
    pub(crate) old: usize,
    pub(crate) new: usize,
    pub(crate) matched: Match,
}

/// What the pairing gives: asserted pairs, pairs below the threshold, and projects that were split or merged.
#[derive(Default)]
pub(crate) struct Pairing {
    pub(crate) sure: Vec<Found>,
    pub(crate) possible: Vec<Found>,
    /// The one is old, its members are new.
    pub(crate) split: Vec<Group>,
    /// The one is new, its members are old.
    pub(crate) merged: Vec<Group>,
}

/// Pairs the forms of two documents: confirmed pairs, then equal codes, then all others weighed together.
pub(crate) fn pair(old: &[FormAt<'_>], new: &[FormAt<'_>], options: &DiffOptions) -> Pairing {
    let before: Vec<Features<'_>> = old.iter().map(|form| Features::of(*form)).collect();
    let after: Vec<Features<'_>> = new.iter().map(|form| Features::of(*form)).collect();
    let mut pairing = Pairing::default();
    let mut free = Free { old: vec![true; before.len()], new: vec![true; after.len()] };
    let confirmed = candidates(&before, &after, &free, |left, right| {
        options.aliases.holds(left.labels(), right.labels()).then_some(1000)
    });
    for pair in assign(&confirmed, Weight::Cubes) {
        free.take(&pair);
        let matched =
            Match { by: By::Alias, confidence: Confidence(100), reasons: vec!["已确认".to_owned()] };
        pairing.sure.push(Found { old: pair.left, new: pair.right, matched });
    }
    same_codes(&before, &after, &mut free, &mut pairing);
    let rest = candidates(&before, &after, &free, |left, right| {
        let kinds = options.across_kinds || left.form.form.kind == right.form.form.kind;
        Some(left.likeness(right).0).filter(|score| kinds && *score >= weights::POSSIBLE)
    });
    for pair in assign(&rest, Weight::Cubes) {
        free.take(&pair);
        let found = found(&before, &after, &pair);
        if pair.score >= options.least() { pairing.sure.push(found) } else { pairing.possible.push(found) }
    }
    same_contents(&before, &after, &mut free, &mut pairing);
    groups(&before, &after, &free, &mut pairing);
    pairing.sure.sort_by_key(|found| found.new);
    pairing
}

/// Takes projects that were split or merged out of what was paired one with one.
fn groups(before: &[Features<'_>], after: &[Features<'_>], free: &Free, pairing: &mut Pairing) {
    // What is only possible may as well be a part of a group.
    let (mut free_old, mut free_new) = (free.old.clone(), free.new.clone());
    for found in &pairing.possible {
        (free_old[found.old], free_new[found.new]) = (true, true);
    }
    let sure = |found: &&Found| found.matched.by != By::Alias;
    let forward: HashMap<usize, usize> =
        pairing.sure.iter().filter(sure).map(|found| (found.old, found.new)).collect();
    let back: HashMap<usize, usize> = forward.iter().map(|(old, new)| (*new, *old)).collect();
    let split = group::find(before, after, &Paired { partner: &forward, free: &free_new });
    let mut merged = group::find(after, before, &Paired { partner: &back, free: &free_old });
    let twice = |merged: &Group| {
        let of = |split: &Group| split.members.contains(&merged.one) || merged.members.contains(&split.one);
        split.iter().any(of)
    };
    merged.retain(|group| !twice(group));
    for group in &split {
        pairing.drop(|found| found.old == group.one || group.members.contains(&found.new));
    }
    for group in &merged {
        pairing.drop(|found| found.new == group.one || group.members.contains(&found.old));
    }
    (pairing.split, pairing.merged) = (split, merged);
}

/// Forms that say nothing to be recognised by (no name, no goal, no indicator) are one where they are equal.
fn same_contents(before: &[Features<'_>], after: &[Features<'_>], free: &mut Free, pairing: &mut Pairing) {
    let mut waiting: HashMap<u64, VecDeque<usize>> = HashMap::new();
    for (old, features) in before.iter().enumerate().filter(|(line, _)| free.old[*line]) {
        waiting.entry(features.content).or_default().push_back(old);
    }
    for (new, features) in after.iter().enumerate() {
        if !free.new[new] {
            continue;
        }
        let Some(old) = waiting.get_mut(&features.content).and_then(VecDeque::pop_front) else { continue };
        let matched =
            Match { by: By::Content, confidence: Confidence(100), reasons: vec!["内容相同".to_owned()] };
        (free.old[old], free.new[new]) = (false, false);
        pairing.sure.push(Found { old, new, matched });
    }
}

impl Pairing {
    fn drop(&mut self, is: impl Fn(&Found) -> bool) {
        self.sure.retain(|found| !is(found));
        self.possible.retain(|found| !is(found));
    }
}

struct Free {
    old: Vec<bool>,
    new: Vec<bool>,
}

impl Free {
    fn take(&mut self, pair: &Candidate) {
        self.old[pair.left] = false;
        self.new[pair.right] = false;
    }
}

/// A code that stands once on each side, on forms of one kind, decides at once.
fn same_codes(before: &[Features<'_>], after: &[Features<'_>], free: &mut Free, pairing: &mut Pairing) {
    let index = |features: &[Features<'_>], free: &[bool]| {
        let mut index: HashMap<(String, FormKind), Vec<usize>> = HashMap::new();
        for (line, features) in features.iter().enumerate().filter(|(line, _)| free[*line]) {
            if let Some(code) = &features.code {
                index.entry((code.clone(), features.form.form.kind)).or_default().push(line);
            }
        }
        index
    };
    let (olds, news) = (index(before, &free.old), index(after, &free.new));
    for (key, lines) in &news {
        if let (Some([old]), [new]) = (olds.get(key).map(Vec::as_slice), lines.as_slice()) {
            let pair =
                Candidate { left: *old, right: *new, score: before[*old].likeness(&after[*new]).0, tie: 0 };
            free.take(&pair);
            pairing.sure.push(found(before, after, &pair));
        }
    }
}

fn found(before: &[Features<'_>], after: &[Features<'_>], pair: &Candidate) -> Found {
    let (score, by, reasons) = before[pair.left].likeness(&after[pair.right]);
    let confidence = Confidence((score / 10).min(100) as u8);
    Found { old: pair.left, new: pair.right, matched: Match { by, confidence, reasons } }
}

fn candidates(
    before: &[Features<'_>],
    after: &[Features<'_>],
    free: &Free,
    score: impl Fn(&Features<'_>, &Features<'_>) -> Option<u32>,
) -> Vec<Candidate> {
    let many = before.len().saturating_mul(after.len()) > weights::MOST_PAIRS;
    let mut candidates = Vec::new();
    let mut weigh = |old: usize, new: usize| {
        if let Some(score) = score(&before[old], &after[new]) {
            let tie = content::tie(before[old].content, after[new].content);
            candidates.push(Candidate { left: old, right: new, score, tie });
        }
    };
    let olds = || (0..before.len()).filter(|line| free.old[*line]);
    let news = || (0..after.len()).filter(|line| free.new[*line]);
    if many {
        let (lefts, rights): (Vec<usize>, Vec<usize>) = (olds().collect(), news().collect());
        for (new, old) in worth_weighing(before, after, &lefts, &rights) {
            weigh(old, new);
        }
    } else {
        olds().for_each(|old| news().for_each(|new| weigh(old, new)));
    }
    candidates
}

/// Pairs, the new one first, of forms that share a name, a code but for its year, or an indicator that few have.
fn worth_weighing(
    before: &[Features<'_>],
    after: &[Features<'_>],
    lefts: &[usize],
    rights: &[usize],
) -> BTreeSet<(usize, usize)> {
    let names = |forms: &'_ [Features<'_>], lines: &[usize]| {
        lines.iter().map(|line| forms[*line].name.clone()).collect::<Vec<Pairs>>()
    };
    let (olds, news) = (names(before, lefts), names(after, rights));
    let named = near(&olds.iter().collect::<Vec<_>>(), &news.iter().collect::<Vec<_>>());
    let mut pairs: BTreeSet<(usize, usize)> =
        named.into_iter().map(|(left, right)| (rights[right], lefts[left])).collect();
    let mut having: HashMap<(bool, &str), Vec<usize>> = HashMap::new();
    for &old in lefts {
        for sign in before[old].signs() {
            having.entry(sign).or_default().push(old);
        }
    }
    for &new in rights {
        for olds in after[new].signs().filter_map(|sign| having.get(&sign)) {
            if olds.len() <= weights::MOST_OF_SIGN {
                pairs.extend(olds.iter().map(|old| (new, *old)));
            }
        }
    }
    pairs
}
