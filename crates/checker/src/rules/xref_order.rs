//! XREF-ORDER 正文与表的项目次序不同 | Narrative and tables list the projects in a different order
//!
//! **查什么。** 正文与表的项目先后不同。
//!
//! **为什么。** 公开时难以对照；多半是改了一处没改另一处。
//!
//! **例子。** 正文先写培训后写维护，表反过来。
//!
//! 改法：使正文与表按同一次序排列。
//!
//! **What.** The order of the paired sections against the order of their forms.
//!
//! **Why.** It costs the reader time and hides what is missing. It is no fault of content.
//!
//! **Example.** The text begins with the rent, the tables with the training.

use crate::facts::Facts;
use crate::findings::Findings;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let pairing = facts.pairing();
    let mut order: Vec<(usize, usize)> =
        pairing.pairs.iter().map(|pair| (pair.passage, pair.sheet)).collect();
    order.sort_unstable();
    let back = order.iter().zip(order.iter().skip(1)).find(|(before, after)| after.1 < before.1);
    let sheet = |index: usize| pairing.sheets.get(index);
    if let Some((before, after)) = back.and_then(|(before, after)| Some((sheet(before.1)?, sheet(after.1)?)))
    {
        let claim = format!("正文先写{}后写{}，表的次序相反", before.name(), after.name());
        out.add(vec![after.at.key("project").key("name"), before.at.key("project").key("name")], claim);
    }
}
