//! Projects that were split into several, and several that were merged into one. A project is only said to have become
//! others where names, indicators and money speak for it together.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rust_decimal::Decimal;
use wording::near::near;

use crate::features::Features;
use crate::phrase;
use crate::report::{By, Confidence, Match};
use crate::weights::group as weights;

/// One project on one side, and the several on the other.
pub(crate) struct Group {
    pub(crate) one: usize,
    pub(crate) members: Vec<usize>,
    pub(crate) matched: Match,
}

/// What is known of the pairing when groups are looked for.
pub(crate) struct Paired<'a> {
    /// The counterpart of each of the ones, where it has one.
    pub(crate) partner: &'a HashMap<usize, usize>,
    /// Of the several, those that have no counterpart.
    pub(crate) free: &'a [bool],
}

/// Projects of `ones` that became several of `many`, surest first, no project in two groups. Merged projects are found
/// with the sides exchanged.
pub(crate) fn find(ones: &[Features<'_>], many: &[Features<'_>], paired: &Paired<'_>) -> Vec<Group> {
    let mut groups: Vec<Group> = candidates(ones, many, paired)
        .into_iter()
        .filter_map(|(one, members)| {
            group(&Kin { one: &ones[one], many, members, partner: paired.partner.get(&one).copied() }, one)
        })
        .collect();
    groups.sort_by_key(|group| (std::cmp::Reverse(group.matched.confidence), group.one));
    let mut taken = BTreeSet::new();
    groups.retain(|group| {
        let fresh = group.members.iter().all(|member| !taken.contains(member));
        if fresh {
            taken.extend(group.members.iter().copied());
        }
        fresh
    });
    groups
}

/// For each of the ones those of the several that may have come from it: its counterpart, and those without one that
/// share a name or an indicator.
fn candidates(
    ones: &[Features<'_>],
    many: &[Features<'_>],
    paired: &Paired<'_>,
) -> BTreeMap<usize, BTreeSet<usize>> {
    let is_project = |features: &Features<'_>| !features.department;
    let lefts: Vec<usize> = (0..ones.len()).filter(|one| is_project(&ones[*one])).collect();
    let rights: Vec<usize> =
        (0..many.len()).filter(|member| paired.free[*member] && is_project(&many[*member])).collect();
    let mut found: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    if rights.is_empty() {
        return found;
    }
    let names = |features: &'_ [Features<'_>], lines: &[usize]| {
        lines.iter().map(|line| features[*line].name.clone()).collect::<Vec<_>>()
    };
    let (olds, news) = (names(ones, &lefts), names(many, &rights));
    for (left, right) in near(&olds.iter().collect::<Vec<_>>(), &news.iter().collect::<Vec<_>>()) {
        found.entry(lefts[left]).or_default().insert(rights[right]);
    }
    let mut having: HashMap<&str, Vec<usize>> = HashMap::new();
    for &member in &rights {
        for name in &many[member].results {
            having.entry(name).or_default().push(member);
        }
    }
    for &one in &lefts {
        let shared = ones[one].results.iter().filter_map(|name| having.get(name.as_str()));
        let shared = shared.filter(|members| members.len() <= weights::COMMON).flatten();
        found.entry(one).or_default().extend(shared);
    }
    for (one, members) in &mut found {
        members.extend(paired.partner.get(one));
    }
    found
}

/// One project and those that may have come from it.
struct Kin<'a> {
    one: &'a Features<'a>,
    many: &'a [Features<'a>],
    members: BTreeSet<usize>,
    partner: Option<usize>,
}

fn group(kin: &Kin<'_>, one: usize) -> Option<Group> {
    let same_kind = |member: &&usize| kin.many[**member].form.form.kind == kin.one.form.form.kind;
    let members: Vec<Member> =
        kin.members.iter().filter(same_kind).filter_map(|&member| kin.member(member)).collect();
    let fits = (2..=weights::MOST_MEMBERS).contains(&members.len()) && kin.partner_fits(&members);
    if !fits {
        return None;
    }
    let named = members.iter().all(|member| member.named);
    let measured = members.iter().all(|member| member.shared > 0);
    let share = kin.share_of_money(&members);
    let money = share.is_some_and(|share| (weights::LEAST_MONEY..=weights::MOST_MONEY).contains(&share));
    let exact = share.is_some_and(|share| (weights::LEAST_EXACT..=weights::MOST_EXACT).contains(&share));
    let enough = match share {
        Some(_) => money && (measured || (named && exact)),
        // Unknown money speaks neither for it nor against it.
        None => named && measured,
    };
    enough.then(|| Group {
        one,
        members: members.iter().map(|member| member.index).collect(),
        matched: Match {
            by: if measured { By::Content } else { By::Name },
            confidence: Confidence(
                weights::CONFIDENCE
                    + [named, measured, exact].iter().filter(|is| **is).count() as u8 * weights::EACH_SIGN,
            ),
            reasons: kin.reasons(&members, named),
        },
    })
}

/// One of several, and what speaks for it.
struct Member {
    index: usize,
    /// Its name is a part of the one's, or the other way round.
    named: bool,
    /// How many indicators for results it has from the one.
    shared: usize,
}

impl Kin<'_> {
    fn member(&self, index: usize) -> Option<Member> {
        let features = &self.many[index];
        let (one, own) = (&self.one.name, &features.name);
        let part = !own.is_empty() && !one.is_empty() && own.contained(one) >= weights::PART_OF_NAME;
        let shared = features.results.intersection(&self.one.results).count();
        // What most of its indicators do not come from the one is a project of its own.
        let measured = shared > 0 && shared * 2 >= features.results.len();
        let shared = if measured { shared } else { 0 };
        (part || measured || self.partner == Some(index)).then_some(Member { index, named: part, shared })
    }

    /// Where the project goes on beside the others, it has to have given money and indicators away.
    fn partner_fits(&self, members: &[Member]) -> bool {
        let Some(partner) = self.partner else { return true };
        let features = &self.many[partner];
        let gave_money = self.one.budget.zip(features.budget).is_none_or(|(before, after)| after < before);
        let kept = |name: &String| features.results.contains(name);
        let others = members.iter().filter(|member| member.index != partner);
        gave_money
            && members.iter().any(|member| member.index == partner)
            && others.into_iter().all(|member| {
                let own = &self.many[member.index].results;
                member.shared == 0 || own.intersection(&self.one.results).any(|name| !kept(name))
            })
    }

    /// The members' money in thousandths of the one's; none when any of it is unknown.
    fn share_of_money(&self, members: &[Member]) -> Option<u32> {
        let whole = self.one.budget.filter(|whole| !whole.is_zero())?;
        let share = self.sum(members)?.checked_mul(Decimal::ONE_THOUSAND)?.checked_div(whole)?;
        u32::try_from(share.round()).ok()
    }

    fn sum(&self, members: &[Member]) -> Option<Decimal> {
        members.iter().try_fold(Decimal::ZERO, |sum, member| sum.checked_add(self.many[member.index].budget?))
    }

    fn reasons(&self, members: &[Member], named: bool) -> Vec<String> {
        let mut reasons = Vec::new();
        if named {
            reasons.push("名称互为部分".to_owned());
        }
        let shared: usize = members.iter().map(|member| member.shared).sum();
        if shared > 0 {
            reasons.push(format!("{shared} 个指标相同"));
        }
        if let Some((whole, sum)) = self.one.budget.zip(self.sum(members)) {
            let word = if whole == sum { "等于" } else { "接近" };
            let [sum, whole] = [sum, whole].map(|sum| phrase::grouped(model::Exact(sum)));
            reasons.push(format!("金额合计 {sum} 元{word} {whole} 元"));
        }
        reasons
    }
}
