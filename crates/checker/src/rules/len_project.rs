//! LEN-PROJECT 项目或单位名称过长 | A project's or unit's name is too long
//!
//! **What.** A project name of more than 180 characters, a unit name of more than 300.
//!
//! **Why.** Fields `pro_name` and `agency_name` of the national budget system hold no more.
//!
//! **Example.** The title of the approving notice used as project name.
//!
//! 改法：使用系统中登记的名称。

use crate::facts::Facts;
use crate::finding::Findings;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let project =
            sheet.form.project.as_ref().and_then(|project| project.name.as_deref()).unwrap_or_default();
        let unit = sheet.form.unit.as_ref().map(|unit| unit.name.as_str()).unwrap_or_default();
        for (text, most, label, key) in
            [(project, 180, "项目名称", "project"), (unit, 300, "单位名称", "unit")]
        {
            let length = text.trim().chars().count();
            if length > most {
                out.add(vec![sheet.at.key(key).key("name")], format!("{label}有{length}字，系统限{most}字"));
            }
        }
    }
}
