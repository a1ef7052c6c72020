//! LEN-NAME 三级指标名称过长 | A level-3 name is too long
//!
//! **What.** More than 100 characters.
//!
//! **Why.** The entry system accepts no more (30 in its first version). A description was most likely put into the name.
//!
//! **Example.** A whole sentence under 三级指标.
//!
//! 改法：名称精简为一个可衡量的量，说明移到指标描述。

use crate::facts::Facts;
use crate::finding::Findings;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let length = row.name().chars().count();
        if length > 100 {
            out.add(vec![row.name_at()], format!("三级指标名称有{length}字，系统限100字"));
        }
    }
}
