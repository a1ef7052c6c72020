//! Which document of the later folder is which of the earlier: the path first, then whose it is, then what it says.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use wording::assign::{Candidate, Weight, assign};
use wording::fold::letters;
use wording::likeness::Pairs;
use wording::near::near;

use super::identity::{self, Identity};
use super::signs::{copies_of, department, signs_of, versions_of};
use super::{FailedDocument, Filed, Side};
use crate::DiffOptions;
use crate::content;
use crate::report::{By, Confidence, Match};
use crate::weights::document as weights;

/// Two documents that belong together, by their numbers in their folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentPair {
    /// In the earlier folder.
    pub old: usize,
    /// In the later folder.
    pub new: usize,
    /// Why.
    pub matched: Match,
}

/// A document and its copy, by their numbers in their folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CopyPair {
    /// In which folder.
    pub side: Side,
    /// The copy.
    pub copy: usize,
    /// What it is a copy of.
    pub of: usize,
    /// Whether both say the same.
    pub same: bool,
}

/// Which document is which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentPairing {
    /// In the later folder's order.
    pub pairs: Vec<DocumentPair>,
    /// Not asserted.
    pub possible: Vec<DocumentPair>,
    /// Only in the later folder.
    pub added: Vec<usize>,
    /// Only in the earlier folder.
    pub removed: Vec<usize>,
    /// Documents that are there twice.
    pub copies: Vec<CopyPair>,
    /// For each file that could not be read the document of the other folder that probably belongs to it.
    pub counterparts: Vec<Option<usize>>,
}

/// Pairs the documents of two folders, in time that grows with their number and not with its square.
pub fn pair_documents(
    old: &[Filed],
    new: &[Filed],
    failed: &[FailedDocument],
    options: &DiffOptions,
) -> DocumentPairing {
    let identities = |side: &[Filed]| side.iter().map(Identity::of).collect::<Vec<_>>();
    let (before, after) = (identities(old), identities(new));
    let mut pairing = Pairing {
        before: &before,
        after: &after,
        options,
        old_left: (0..before.len()).collect(),
        new_left: (0..after.len()).collect(),
        found: DocumentPairing::default(),
    };
    pairing.copies();
    let paths: [fn(&Identity) -> &String; 2] = [|identity| &identity.below, |identity| &identity.place];
    for path in paths {
        pairing.by_path(path, "相对路径相同", false);
    }
    pairing.by_path(|identity| &identity.place_key, "路径除年份外相同", false);
    pairing.weighed();
    for path in paths {
        pairing.by_path(path, "相对路径相同", true);
    }
    pairing.unread(failed);
    pairing.other_kinds();
    pairing.finish()
}

struct Pairing<'a> {
    before: &'a [Identity],
    after: &'a [Identity],
    options: &'a DiffOptions,
    old_left: BTreeSet<usize>,
    new_left: BTreeSet<usize>,
    found: DocumentPairing,
}

impl Pairing<'_> {
    fn take(&mut self, old: usize, new: usize, matched: Match) {
        self.old_left.remove(&old);
        self.new_left.remove(&new);
        self.found.pairs.push(DocumentPair { old, new, matched });
    }

    fn fits(&self, old: usize, new: usize) -> bool {
        self.options.across_kinds || self.before[old].is_of_kind(&self.after[new])
    }

    /// Pairs documents whose path stands once on each side. Where the documents name two departments (`目标1.docx` of a
    /// folder that was numbered anew) each may have its own counterpart elsewhere: they wait until those were looked for.
    fn by_path(&mut self, path: fn(&Identity) -> &String, reason: &str, another: bool) {
        let index = |identities: &[Identity], lines: &BTreeSet<usize>| {
            let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for &line in lines {
                index.entry(path(&identities[line]).clone()).or_default().push(line);
            }
            index
        };
        let (olds, news) = (index(self.before, &self.old_left), index(self.after, &self.new_left));
        for (path, lines) in news {
            let (Some([old]), [new]) = (olds.get(&path).map(Vec::as_slice), lines.as_slice()) else {
                continue;
            };
            let (before, after) = (&self.before[*old], &self.after[*new]);
            if !self.fits(*old, *new) || before.is_another(after) != another {
                continue;
            }
            let mut reasons = vec![reason.to_owned()];
            let confidence = if another {
                reasons.push("单位名称不同，请核对".to_owned());
                weights::PATH_AGAINST_NAME
            } else if before.is_renamed(after) {
                reasons.push("单位名称不同，项目相同".to_owned());
                weights::PATH_AND_PROJECTS
            } else {
                100
            };
            self.take(*old, *new, Match { by: By::Path, confidence: Confidence(confidence), reasons });
        }
    }

    /// Of documents that say the same in one folder one is compared: one whose path the other folder has too, and whose
    /// name does not say that it is a copy. A copy that stands at the path of another document is compared with that. What
    /// a name calls a copy is one too where it says something else: its money is not another's.
    fn copies(&mut self) {
        let places = |identities: &[Identity]| {
            identities
                .iter()
                .map(|identity| identity.below.clone())
                .enumerate()
                .map(|(i, path)| (path, i))
                .collect()
        };
        let (olds, news): (HashMap<String, usize>, HashMap<String, usize>) =
            (places(self.before), places(self.after));
        let (old_copies, new_copies) = (copies_of(self.before, &news), copies_of(self.after, &olds));
        let keeps = |below: &String, places: &HashMap<String, usize>, copies: &HashMap<usize, usize>| {
            places.get(below).is_some_and(|there| !copies.contains_key(there))
        };
        let all = |identities: &[Identity], own: &HashMap<usize, usize>| {
            let versions = versions_of(identities, own).into_iter().map(|(copy, of)| (copy, of, false));
            own.iter().map(|(copy, of)| (*copy, *of, true)).chain(versions).collect::<Vec<_>>()
        };
        for (copy, of, same) in all(self.before, &old_copies) {
            if !keeps(&self.before[copy].below, &news, &new_copies) {
                self.old_left.remove(&copy);
                self.found.copies.push(CopyPair { side: Side::Old, copy, of, same });
            }
        }
        for (copy, of, same) in all(self.after, &new_copies) {
            if !keeps(&self.after[copy].below, &olds, &old_copies) {
                self.new_left.remove(&copy);
                self.found.copies.push(CopyPair { side: Side::New, copy, of, same });
            }
        }
        self.found.copies.sort_unstable();
    }

    /// Weighs all other pairs that share a sign of identity together.
    fn weighed(&mut self) {
        let mut candidates = Vec::new();
        for (old, new) in self.near() {
            if self.fits(old, new)
                && let Some((score, _)) = self.likeness(old, new)
            {
                let tie = content::tie(self.before[old].tie, self.after[new].tie);
                candidates.push(Candidate { left: old, right: new, score, tie });
            }
        }
        for pair in assign(&candidates, Weight::Cubes) {
            let Some((score, matched)) = self.likeness(pair.left, pair.right) else { continue };
            if score >= self.options.least() {
                self.take(pair.left, pair.right, matched);
            } else if score >= weights::POSSIBLE {
                self.found.possible.push(DocumentPair { old: pair.left, new: pair.right, matched });
            }
        }
    }

    /// Pairs of documents that share a sign which not too many have.
    fn near(&self) -> BTreeSet<(usize, usize)> {
        let mut signs: HashMap<String, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for &line in &self.old_left {
            for sign in signs_of(&self.before[line]) {
                signs.entry(sign).or_default().0.push(line);
            }
        }
        for &line in &self.new_left {
            for sign in signs_of(&self.after[line]) {
                if let Some(lines) = signs.get_mut(&sign) {
                    lines.1.push(line);
                }
            }
        }
        let few = |(olds, news): &&(Vec<usize>, Vec<usize>)| olds.len() * news.len() <= weights::MOST_OF_SIGN;
        signs
            .values()
            .filter(few)
            .flat_map(|(olds, news)| olds.iter().flat_map(|old| news.iter().map(|new| (*old, *new))))
            .collect()
    }

    /// How surely two documents are of the same department and purpose, in thousandths, and why; `None` when they are
    /// not.
    fn likeness(&self, old: usize, new: usize) -> Option<(u32, Match)> {
        let (before, after) = (&self.before[old], &self.after[new]);
        if before.is_elsewhere(after) {
            return None;
        }
        let mut reasons = Vec::new();
        let (department, by) = department(before, after, &mut reasons);
        let shared = before.shared_projects(after);
        if let Some(shared) = shared {
            reasons.push(format!("项目相同 {}%", shared / 10));
        }
        let same_file = before.file_key == after.file_key;
        if same_file {
            reasons.push("文件名除年份外相同".to_owned());
        }
        let other_file = if same_file { 0 } else { weights::OTHER_FILE };
        let (score, by) = if department >= weights::SAME_DEPARTMENT {
            let other_projects = weights::OTHER_PROJECTS * (1000 - shared.unwrap_or(1000)) / 1000;
            // A department that files each project by itself has many documents: without a common project they are two.
            let apart = if shared == Some(0) && !same_file { weights::NO_PROJECT } else { 0 };
            (department.saturating_sub(other_file + other_projects + apart), by)
        } else {
            let alone = match (&before.region, &after.region) {
                (Some(_), Some(_)) => weights::PROJECTS_OF_REGION,
                _ => weights::PROJECTS_ALONE,
            };
            let told = shared.unwrap_or(0) * alone / 1000;
            let file = if same_file { weights::SAME_FILE } else { 0 };
            (department.max(file) + told, if told > department { By::Content } else { by })
        };
        let score = score.min(1000);
        let confidence = Confidence((score / 10) as u8);
        Some((score, Match { by, confidence, reasons }))
    }

    /// A file that could not be read stands for one document of the other folder: that of the same path, else one of a
    /// name that is alike, else any as long as there are no more of them than unread files.
    fn unread(&mut self, failed: &[FailedDocument]) {
        self.found.counterparts = vec![None; failed.len()];
        for side in [Side::Old, Side::New] {
            let lines: Vec<usize> = (0..failed.len()).filter(|line| failed[*line].side == side).collect();
            let (identities, left) = match side {
                Side::Old => (self.after, &mut self.new_left),
                Side::New => (self.before, &mut self.old_left),
            };
            let place = |below: &str| Pairs::of(&letters(identity::without_extension(below)));
            let heres: Vec<Pairs> = lines.iter().map(|line| place(&failed[*line].below)).collect();
            let open: Vec<usize> = left.iter().copied().collect();
            let theres: Vec<Pairs> = open.iter().map(|there| place(&identities[*there].below)).collect();
            let pairs = near(&heres.iter().collect::<Vec<_>>(), &theres.iter().collect::<Vec<_>>());
            let weigh = |(here, there): (usize, usize)| {
                let score = heres[here].likeness(&theres[there]);
                let candidate = Candidate { left: lines[here], right: open[there], score, tie: 0 };
                (score >= weights::UNREAD_NAME).then_some(candidate)
            };
            let candidates: Vec<Candidate> = pairs.into_iter().filter_map(weigh).collect();
            for pair in assign(&candidates, Weight::Cubes) {
                self.found.counterparts[pair.left] = Some(pair.right);
                left.remove(&pair.right);
            }
            let open: Vec<usize> =
                lines.into_iter().filter(|line| self.found.counterparts[*line].is_none()).collect();
            if left.len() <= open.len() {
                for (line, there) in open.into_iter().zip(std::mem::take(left)) {
                    self.found.counterparts[line] = Some(there);
                }
            }
        }
        let (old_left, new_left) = (&self.old_left, &self.new_left);
        self.found.possible.retain(|pair| old_left.contains(&pair.old) && new_left.contains(&pair.new));
    }

    /// Documents of one department or path whose forms are of different kinds are shown to each other.
    fn other_kinds(&mut self) {
        if self.options.across_kinds {
            return;
        }
        let shown: HashSet<usize> = self.found.possible.iter().map(|pair| pair.new).collect();
        let mut candidates = Vec::new();
        for (old, new) in self.near() {
            if !self.fits(old, new)
                && !shown.contains(&new)
                && let Some((score, _)) = self.likeness(old, new)
                && (score >= self.options.least() || self.before[old].place_key == self.after[new].place_key)
            {
                candidates.push(Candidate { left: old, right: new, score, tie: 0 });
            }
        }
        for pair in assign(&candidates, Weight::Cubes) {
            let Some((_, mut matched)) = self.likeness(pair.left, pair.right) else { continue };
            matched.reasons.push("表种不同，加 --across-kinds 才对比".to_owned());
            self.found.possible.push(DocumentPair { old: pair.left, new: pair.right, matched });
        }
    }

    fn finish(mut self) -> DocumentPairing {
        self.found.pairs.sort_by_key(|pair| pair.new);
        self.found.possible.sort_by_key(|pair| pair.new);
        let all = |left: &BTreeSet<usize>| left.iter().copied().collect::<Vec<_>>();
        (self.found.added, self.found.removed) = (all(&self.new_left), all(&self.old_left));
        self.found
    }
}
