//! UNITCODE-DEPT 单位编码不属于同一部门 | Unit codes of different departments
//!
//! **查什么。** 文件内六位单位编码的前三位互相一致，并与文件所属部门一致。
//!
//! **为什么。** 前三位是部门，一份文本由一个部门报送；不同的多半是抄了别人的表头。
//!
//! **例子。** 三张表 415001，第四张 451001。
//!
//! 改法：核对表头的单位编码。
//!
//! **What.** The first three digits of the six-digit unit codes of a document agree, with one another and with the
//! document's own department.
//!
//! **Why.** They are the department; a text is submitted per department. A copied head line is the usual cause.
//!
//! **Example.** 415001 over three tables, 451001 over the fourth.

use crate::facts::Facts;
use crate::findings::Findings;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let six = |code: Option<&String>| {
        code.map(|code| code.trim().to_owned())
            .filter(|code| code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()))
    };
    let units: Vec<_> = facts
        .sheets()
        .filter_map(|sheet| {
            Some((sheet.at.key("unit").key("code"), six(sheet.form.unit.as_ref()?.code.as_ref())?))
        })
        .collect();
    let own = facts.submission.department.as_ref().and_then(|department| six(department.code.as_ref()));
    let count = |head: &str| units.iter().filter(|(_, code)| code[..3] == *head).count();
    // The department as most forms have it; the document's own breaks a tie.
    let tie = |head: &str| own.as_ref().is_some_and(|own| own[..3] == *head);
    let Some(most) =
        units.iter().map(|(_, code)| code[..3].to_owned()).max_by_key(|head| (count(head), tie(head)))
    else {
        return;
    };
    for (at, code) in units.iter().filter(|(_, code)| code[..3] != most) {
        out.add(vec![at.clone()], format!("单位编码 {code} 的部门段 {} 与其他表（{most}）不同", &code[..3]));
    }
    if let Some(own) = own.filter(|own| own[..3] != most) {
        let at = model::Pointer::root().key("department").key("code");
        out.add(vec![at], format!("部门编码 {own} 与各表的单位编码（{most}…）不属于同一部门"));
    }
}
