//! STR-NUM-NEST 标题层次颠倒 | Heading levels are nested the wrong way
//!
//! **查什么。** 下级标题的编号层次不低于上级：（一）之下又用一、。
//!
//! **为什么。** GB/T 9704-2012 7.3.3 规定层次为“一、（一）1.（1）”；可以跳过一层，不可以颠倒。
//!
//! **例子。** （一）项目概况之下出现 一、立项依据。
//!
//! 改法：按“一、（一）1.（1）”的次序编排层次。
//!
//! **What.** A heading inside another whose number style is the same or an outer one: （一） holding 一、.
//!
//! **Why.** GB/T 9704-2012 7.3.3: the levels are 一、 （一） 1. （1）. Leaving a level out is allowed, turning them round is
//! not.
//!
//! **Example.** Under （一）项目概况 a heading 一、立项依据.

use wording::heading::alone;

use crate::facts::Facts;
use crate::findings::Findings;
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
