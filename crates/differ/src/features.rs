//! What a form is recognised by, and how much two forms are alike.

use std::collections::BTreeSet;

use model::{AnyLevel, FormKind, Indicator};
use rust_decimal::Decimal;
use wording::fold::letters;
use wording::likeness::Pairs;
use wording::name;

use crate::content;
use crate::document::FormAt;
use crate::indicator::category;
use crate::report::By;
use crate::weights::project as weights;

/// What a form is recognised by.
pub(crate) struct Features<'a> {
    pub(crate) form: FormAt<'a>,
    pub(crate) department: bool,
    pub(crate) code: Option<String>,
    /// The code without its year.
    core: Option<String>,
    pub(crate) name: Pairs,
    goals: Pairs,
    indicators: BTreeSet<String>,
    /// Those of its indicators that tell it from others: what it puts out and what that is good for. Satisfaction and
    /// cost are measured alike everywhere.
    pub(crate) results: BTreeSet<String>,
    pub(crate) budget: Option<Decimal>,
    pub(crate) content: u64,
}

impl<'a> Features<'a> {
    pub(crate) fn of(form: FormAt<'a>) -> Self {
        let code = form.code().map(letters);
        let core =
            form.code().and_then(|code| crate::code::without_year(code, form.document.submission.year));
        let unit = form.unit_name().unwrap_or_default();
        let department = form.form.kind == FormKind::DepartmentGoal;
        let name = form.name().unwrap_or_default();
        let name = if department { letters(name) } else { name::project(name, &[unit]) };
        let goals = form.form.goals.iter().map(|goal| goal.text.as_str());
        let texts: Vec<&str> = goals.chain(form.form.purpose.as_deref()).collect();
        let names = |wanted: fn(&Indicator) -> bool| {
            let named = form.indicators().filter(move |(_, indicator)| wanted(indicator));
            named.filter_map(|(_, indicator)| indicator.name.as_deref()).map(name::indicator).collect()
        };
        Self {
            form,
            department,
            code,
            core,
            name: Pairs::of(&name),
            goals: Pairs::of(&letters(&texts.concat())),
            indicators: names(|_| true),
            results: names(is_result),
            budget: form.budget(),
            content: content::of_form(form.form),
        }
    }

    pub(crate) fn labels(&self) -> [Option<&'a str>; 2] {
        [self.form.code(), self.form.name()]
    }

    /// What few others have: its code, and the names of its indicators for results.
    pub(crate) fn signs(&self) -> impl Iterator<Item = (bool, &str)> {
        let codes = self.core.iter().map(|core| (true, core.as_str()));
        codes.chain(self.results.iter().map(|name| (false, name.as_str())))
    }

    /// Likeness of what the project is about, in thousandths; none when a side says nothing.
    fn content_likeness(&self, other: &Self) -> Option<u32> {
        let mut parts = Vec::new();
        if !self.goals.is_empty() && !other.goals.is_empty() {
            parts.push((weights::GOALS, self.goals.likeness(&other.goals)));
        }
        if !self.indicators.is_empty() && !other.indicators.is_empty() {
            let shared = self.indicators.intersection(&other.indicators).count();
            let all = self.indicators.union(&other.indicators).count();
            parts.push((weights::INDICATORS, (1000 * shared / all.max(1)) as u32));
        }
        if parts.is_empty() {
            return None;
        }
        if let (Some(left), Some(right)) = (self.budget, other.budget) {
            let (less, more) = (left.min(right), left.max(right));
            let near = less.checked_mul(Decimal::ONE_THOUSAND).and_then(|less| less.checked_div(more));
            parts.push((
                weights::BUDGET,
                near.and_then(|near| u32::try_from(near.trunc()).ok()).unwrap_or(0).min(1000),
            ));
        }
        let all: u32 = parts.iter().map(|(weight, _)| weight).sum();
        Some(parts.iter().map(|(weight, score)| weight * score).sum::<u32>() / all)
    }

    /// How sure it is that both are one project, in thousandths, and why.
    pub(crate) fn likeness(&self, other: &Self) -> (u32, By, Vec<String>) {
        if self.department != other.department {
            return (0, By::Name, Vec::new());
        }
        let name = self.name.likeness(&other.name);
        let content = self.content_likeness(other);
        let mut reasons = vec![format!("名称相似 {}%", name / 10)];
        if let Some(content) = content {
            reasons.push(format!("内容相似 {}%", content / 10));
        }
        let named = (name * weights::NAME + content.unwrap_or(name) * weights::CONTENT) / 100;
        let goals = !self.goals.is_empty() && !other.goals.is_empty();
        let much = goals || self.results.intersection(&other.results).count() >= weights::SOME_RESULTS;
        let alone = if much { weights::CONTENT_ALONE } else { weights::LITTLE_CONTENT_ALONE };
        let told = content.unwrap_or(0) * alone / 100;
        let (mut score, mut by) = if told > named { (told, By::Content) } else { (named, By::Name) };
        if self.code.is_some() && self.code == other.code {
            reasons.insert(0, "项目编码相同".to_owned());
            (score, by) = (weights::SAME_CODE + name * (1000 - weights::SAME_CODE) / 1000, By::Code);
        } else if self.core.is_some() && self.core == other.core {
            reasons.insert(0, "项目编码除年份外相同".to_owned());
            (score, by) = (score.max(weights::SAME_CORE + name * weights::NAME_BESIDE_CORE / 100), By::Code);
        }
        if self.form.form.kind != other.form.form.kind {
            score = score.saturating_sub(weights::OTHER_KIND);
        }
        if self.content == other.content {
            score = 1000;
        }
        (score, by, reasons)
    }
}

/// Whether an indicator measures what a project puts out, or what that is good for.
fn is_result(indicator: &Indicator) -> bool {
    let other = |level: AnyLevel<'_>| {
        let category = category(level);
        category.starts_with("satisfaction") || category.starts_with("cost")
    };
    !indicator.levels().into_iter().flatten().any(other)
}
