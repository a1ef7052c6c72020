//! STR-NUM-NEST 标题层次颠倒 | Heading levels are nested the wrong way
//!
//! **What.** A heading inside another whose number style is the same or an outer one: （一） holding 一、.
//!
//! **Why.** GB/T 9704-2012 7.3.3: the levels are 一、 （一） 1. （1）. Leaving a level out is allowed, turning them round is
//! not.
//!
//! **Example.** Under （一）项目概况 a heading 一、立项依据.
//!
//! 改法：按“一、（一）1.（1）”的次序编排层次。

use wording::heading::alone;

use crate::facts::Facts;
use crate::finding::Findings;
use crate::label::quote;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let headings = facts.headings();
    for heading in &headings {
        let Some(parent) = heading.parent.and_then(|parent| headings.get(parent)) else { continue };
        let (Some((inner, _)), Some((outer, _))) =
            (alone(&heading.section.number), alone(&parent.section.number))
        else {
            continue;
        };
        if inner <= outer {
            let claim = format!(
                "“{}”之下又用“{}”：{}",
                parent.section.number.trim(),
                heading.section.number.trim(),
                quote(&heading.section.heading)
            );
            out.add(vec![heading.at.key("heading"), parent.at.key("heading")], claim);
        }
    }
}
