//! FOLDER-SUM 部门总额与各文件项目之和不符 | The department's total is not the sum of its projects
//!
//! **查什么。** 部门整体支出表的“项目支出”，与该部门（单位属于该部门，或主管部门写的是它）同年度各文件中项目目标表的预算数之和（部门表与项目表在同一文件里的，由 AMT-DEPT 核对）。有项目没有读出金额的不核对。
//!
//! **为什么。** 相差说明有项目漏报目标表，或一处改了金额另一处没改。
//!
//! **例子。** 部门表项目支出 120.00 万元，三个项目表合计 100.00 万元。
//!
//! 改法：核对各项目预算数，补报缺少的项目目标表，或更正部门表。
//!
//! **What.** The line 项目支出 of a department's form against the budgets of its project goal forms of that year in other documents (of
//! its units, or those that name it as 主管部门)
//! (within one document AMT-DEPT looks). Not where a project's amount could not be read.
//!
//! **Why.** A gap means a project without goals, or an amount that was changed in one place only.
//!
//! **Example.** 项目支出 120.00 万元, three project forms of 100.00 万元 together.

use model::FormKind;
use rust_decimal::Decimal;

use crate::folder::{Folder, FolderFindings, FormOf, Told};
use crate::measure::plain;
use crate::money::sum;

/// Rounding that printed tables allow themselves, in 元 for each project: half of 0.01 万元.
const ROUNDING: i64 = 50;

pub(super) fn check(folder: &Folder<'_>, out: &mut FolderFindings<'_>) {
    for (document, form) in folder.forms().filter(|(document, _)| !folder.is_copy(*document)) {
        let (FormKind::DepartmentGoal, Some((stated, at)), Some(unit)) =
            (form.kind, &form.projects, &form.unit)
        else {
            continue;
        };
        let of_it = |(other, project): &FormOf<'_>| {
            project.kind == FormKind::ProjectGoal
                && project.year == form.year
                && !folder.is_copy(*other)
                && project.is_of(unit)
        };
        let projects: Vec<FormOf<'_>> = folder.forms().filter(of_it).collect();
        let elsewhere = projects.iter().any(|(other, _)| *other != document);
        let Some(total) = sum(projects.iter().map(|(_, project)| project.total)) else { continue };
        let slack = Decimal::from(ROUNDING * projects.len() as i64);
        if !elsewhere || (total - *stated).abs() <= slack {
            continue;
        }
        let others: Vec<usize> = projects.iter().map(|(other, _)| *other).collect();
        let told = Told { at: Some(at.clone()), ..Told::form((document, form), others) };
        let wan = |yuan: Decimal| plain((yuan / Decimal::from(10_000)).round_dp(2));
        let claim = format!(
            "部门表项目支出 {} 万元，各文件{}个项目预算数之和 {} 万元",
            wan(*stated),
            projects.len(),
            wan(total)
        );
        out.add(told, claim);
    }
}
