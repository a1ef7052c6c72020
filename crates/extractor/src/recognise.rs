//! Which profile a form is: every profile is scored on labels and geometry.

use std::collections::HashSet;
use std::ops::Range;

use wording::label::{self, Label};

use crate::lines::Flow;
use crate::profile::{Profile, Profiles, Shape, Sign};
use crate::segment::Region;
use crate::sheet::Sheet;
use crate::weights::recognise as weights;

/// Labels, title and geometry of a region.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    labels: HashSet<String>,
    title: Option<Label>,
    shapes: HashSet<Shape>,
}

/// The profile that fits best, and the next.
#[derive(Debug)]
pub(crate) struct Choice<'p> {
    pub profile: &'p Profile,
    pub score: u8,
    pub next: Option<(&'p str, u8)>,
}

impl Choice<'_> {
    /// Whether the next profile fits almost as well.
    pub(crate) fn is_close(&self) -> bool {
        self.next.is_some_and(|(_, score)| self.score.saturating_sub(score) < weights::CLOSE)
    }
}

impl Evidence {
    pub(crate) fn gather(
        flow: &Flow<'_>,
        region: &Region,
        title: Option<&str>,
        shapes: HashSet<Shape>,
    ) -> Self {
        let mut labels = HashSet::new();
        for rows in &region.rows {
            gather(flow, rows.sheet, rows.rows.clone(), &mut labels);
        }
        Self { labels, title: title.map(Label::new), shapes }
    }

    fn has(&self, name: &str) -> bool {
        let name = label::fold(name);
        if label::is_pattern(&name) {
            self.labels.iter().any(|label| label::matches(&name, label))
        } else {
            self.labels.contains(&name)
        }
    }

    /// The labels of one table alone.
    pub(crate) fn of_sheet(sheet: &Sheet<'_>) -> Self {
        let mut labels = HashSet::new();
        for row in 1..=sheet.grid.rows {
            for cell in sheet.anchored(row) {
                let label = sheet.folded(cell);
                labels.insert(label.bare.clone());
                labels.insert(label.full.clone());
            }
        }
        Self { labels, ..Self::default() }
    }

    /// Whether a sign is there.
    pub(crate) fn shows(&self, sign: &Sign) -> bool {
        sign.shape.is_some_and(|shape| self.shapes.contains(&shape))
            || sign.any.iter().any(|name| self.has(name))
    }

    /// How much of what the profile looks for is there, in percent.
    pub(crate) fn score(&self, profile: &Profile) -> u8 {
        let (mut found, mut sought) = (0, 0);
        for sign in &profile.file.sign {
            sought += sign.weight.max(0);
            if self.shows(sign) {
                found += sign.weight;
            }
        }
        if let Some(title) = self.title.as_ref().filter(|_| !profile.file.titles.is_empty()) {
            sought += weights::TITLE;
            found += if profile.is_title(title) { weights::TITLE } else { 0 };
        }
        u8::try_from(found.max(0) * 100 / sought.max(1)).unwrap_or(100).min(100)
    }

    /// Scores all profiles. `None` only where there is no profile at all.
    pub(crate) fn choose<'p>(&self, profiles: &'p Profiles) -> Option<Choice<'p>> {
        let mut scored: Vec<(&Profile, u8)> =
            profiles.iter().map(|profile| (profile, self.score(profile))).collect();
        // Stable: of equals the earlier profile stays in front.
        scored.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
        let mut scored = scored.into_iter();
        let (profile, score) = scored.next()?;
        Some(Choice {
            profile,
            score,
            next: scored
                .next()
                .filter(|(_, score)| *score > 0)
                .map(|(next, score)| (next.file.id.as_str(), score)),
        })
    }
}

/// The labels in some rows of a sheet, and in the tables of their cells.
fn gather(flow: &Flow<'_>, sheet: usize, rows: Range<u32>, labels: &mut HashSet<String>) {
    let mut open = vec![(sheet, rows)];
    while let Some((index, rows)) = open.pop() {
        let sheet = &flow.sheets[index];
        for cell in rows.clone().flat_map(|row| sheet.anchored(row)) {
            let label = sheet.folded(cell);
            labels.insert(label.bare.clone());
            labels.insert(label.full.clone());
            if let Some((front, _)) = label.full.split_once(':') {
                labels.insert(Label::new(front).bare);
            }
        }
        let inner = flow.inner[index].iter().filter(|(cell, _)| rows.contains(&sheet.cell(*cell).row));
        open.extend(inner.map(|(_, inner)| (*inner, 1..flow.sheets[*inner].last_row() + 1)));
    }
}
