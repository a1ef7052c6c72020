//! LEN-PROJECT 项目或单位名称过长 | A project's or unit's name is too long
//!
//! **查什么。** 项目名称超过180字，单位名称超过300字。
//!
//! **为什么。** 国家预算系统的 `pro_name`、`agency_name` 只有这么长。
//!
//! **例子。** 用批复文件的标题作项目名称。
//!
//! 改法：使用系统中登记的名称。
//!
//! **What.** A project name of more than 180 characters, a unit name of more than 300.
//!
//! **Why.** Fields `pro_name` and `agency_name` of the national budget system hold no more.
//!
//! **Example.** The title of the approving notice used as project name.

use crate::facts::Facts;
use crate::findings::Findings;
use crate::threshold::Threshold;

const PROJECT: Threshold = Threshold::whole("project", 180, "项目名称最多字数");
const UNIT: Threshold = Threshold::whole("unit", 300, "单位名称最多字数");
pub(super) const THRESHOLDS: &[Threshold] = &[PROJECT, UNIT];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let project =
            sheet.form.project.as_ref().and_then(|project| project.name.as_deref()).unwrap_or_default();
        let unit = sheet.form.unit.as_ref().map(|unit| unit.name.as_str()).unwrap_or_default();
        for (text, most, label, key) in
            [(project, PROJECT, "项目名称", "project"), (unit, UNIT, "单位名称", "unit")]
        {
            let length = text.trim().chars().count();
            let most = out.most(&most);
            if length > most {
                out.add(vec![sheet.at.key(key).key("name")], format!("{label}有{length}字，系统限{most}字"));
            }
        }
    }
}
