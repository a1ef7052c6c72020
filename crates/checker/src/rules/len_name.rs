//! LEN-NAME 三级指标名称过长 | A level-3 name is too long
//!
//! **查什么。** 三级指标名称超过100字。
//!
//! **为什么。** 系统不接受（最早的版本限30字）；多半把描述写进了名称。
//!
//! **例子。** 三级指标一格写了一整句话。
//!
//! 改法：名称精简为一个可衡量的量，说明移到指标描述。
//!
//! **What.** More than 100 characters.
//!
//! **Why.** The entry system accepts no more (30 in its first version). A description was most likely put into the name.
//!
//! **Example.** A whole sentence under 三级指标.

use crate::facts::Facts;
use crate::findings::Findings;
use crate::threshold::Threshold;

const MOST: Threshold = Threshold::whole("most", 100, "最多字数");
pub(super) const THRESHOLDS: &[Threshold] = &[MOST];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for row in facts.rows() {
        let length = row.name().chars().count();
        let most = out.most(&MOST);
        if length > most {
            out.add(vec![row.name_at()], format!("三级指标名称有{length}字，系统限{most}字"));
        }
    }
}
