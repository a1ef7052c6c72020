//! FOLDER-PROJECT 同一项目在两个文件中出现 | One project in two documents
//!
//! **查什么。** 同一部门、同一年度、同类的表，项目名称相同而分在两个文件里。编码相同的由 FOLDER-CODE 提出；编码不同的，只作提示。不同部门的同名项目，金额也相同的，只作提示。
//!
//! **为什么。** 同一项目报了两次，金额会重复计算，两份内容还可能不一致。
//!
//! **例子。** 目标.docx 与 补充.docx 都有“农村公路养护”。
//!
//! 改法：保留一份；确为两个项目的，在名称上加以区分。
//!
//! **What.** Forms of one department, year and kind with the same project name in two documents. Those with the same code are told
//! by FOLDER-CODE; with different codes it is a hint, and so are projects of one name
//! and one amount in two departments.
//!
//! **Why.** The money counts twice, and the two may say different things.
//!
//! **Example.** 农村公路养护 in 目标.docx and again in 补充.docx.

use crate::Severity;
use crate::folder::{Folder, FolderFindings, FormDigest, Told, same_department};

pub(super) fn check(folder: &Folder<'_>, out: &mut FolderFindings<'_>) {
    for group in folder.alike(|_, form| Some((form.kind, form.year, form.project.clone()?))) {
        for (index, &(document, form)) in group.iter().enumerate() {
            let earlier = || group.iter().take(index).filter(|(other, _)| *other != document);
            let same_unit = |twin: &FormDigest| {
                twin.unit.as_ref().zip(form.unit.as_ref()).is_some_and(|(a, b)| same_department(a, b))
            };
            // With one code it is FOLDER-CODE's.
            let codes = |twin: &FormDigest| twin.code.is_some() && twin.code == form.code;
            let own = earlier().find(|(_, twin)| same_unit(twin) && !codes(twin));
            let money = |twin: &FormDigest| {
                twin.total.is_some_and(|total| !total.is_zero() && form.total == Some(total))
            };
            let other = || earlier().find(|(_, twin)| !same_unit(twin) && !codes(twin) && money(twin));
            if let Some(&(other, twin)) = own {
                let two_codes = twin.code.is_some() && form.code.is_some();
                let severity = if two_codes { Severity::Info } else { Severity::Warning };
                let claim = format!("项目{}在“{}”中已有一张表", form.name, folder.path(other));
                out.add_as(severity, Told::form((document, form), vec![other]), claim);
            } else if let Some(&(other, _)) = other() {
                let claim = format!(
                    "项目{}与“{}”中的同名项目金额相同，是否同一项目请核对",
                    form.name,
                    folder.path(other)
                );
                out.add_as(Severity::Info, Told::form((document, form), vec![other]), claim);
            }
        }
    }
}
