//! DATE-FORM 各表年度不同 | Forms of different years
//!
//! **查什么。** 一份文件里同类的表（部门和项目的目标表算一类），年度与其他表（或文件）的年度不同的那几张。同一项目的两个年度（对比）不管。
//!
//! **为什么。** 多半是从上年的文件里复制了一张表，忘了改年度，内容往往也没改。
//!
//! **例子。** 五张表写2024年度，一张写2023年度。
//!
//! 改法：核对该表的年度和内容。
//!
//! **What.** Forms of one kind (goals of a department and of its projects are one) whose year is not that of most of them, or, of two, not the document's. One project for two years is a
//! comparison and left alone.
//!
//! **Why.** A form was taken over from last year's document.
//!
//! **Example.** Five forms of 2024, one of 2023.

use std::collections::HashMap;

use model::FormKind;
use wording::fold::letters;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::sheet::Sheet;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let mut kinds: HashMap<FormKind, Vec<(u16, Sheet<'_>)>> = HashMap::new();
    for sheet in facts.sheets() {
        if let Some(year) = sheet.form.year {
            // Goals of a department and of its projects are of one year.
            let kind = match sheet.form.kind {
                FormKind::DepartmentGoal => FormKind::ProjectGoal,
                kind => kind,
            };
            kinds.entry(kind).or_default().push((year, sheet));
        }
    }
    for sheets in kinds.values() {
        let count = |year: u16| sheets.iter().filter(|(other, _)| *other == year).count();
        let own = |year: u16| facts.submission.year == Some(year);
        let most = sheets.iter().map(|(year, _)| *year).max_by_key(|year| (count(*year), own(*year)));
        let Some(most) = most.filter(|most| count(*most) * 2 > sheets.len() || own(*most)) else { continue };
        let name = |sheet: &Sheet<'_>| letters(&sheet.name());
        for (year, sheet) in sheets.iter().filter(|(year, _)| *year != most) {
            let compared = sheets.iter().any(|(other, twin)| other != year && name(twin) == name(sheet));
            if !compared {
                let claim = format!("{}的年度为{year}年，其他表为{most}年", sheet.name());
                out.add(vec![sheet.at.key("year")], claim);
            }
        }
    }
}
