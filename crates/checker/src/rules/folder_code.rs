//! FOLDER-CODE 不同文件的项目编码重复 | Two documents have the same project code
//!
//! **查什么。** 两个文件里同类、同年度的表使用同一项目编码。项目名称也相同的为提醒（可能重复报送），不同的为错误。
//!
//! **为什么。** 编码唯一标识一个项目；重复会使汇总、系统导入和次年对比张冠李戴。
//!
//! **例子。** 水务局“河道清淤”与交通局“桥梁养护”都填 13990024P004407100027。
//!
//! 改法：与预算管理一体化系统核对，改正其中一个项目的编码。
//!
//! **What.** Forms of the same kind and year in two documents with the same project code; a warning where the names agree.
//!
//! **Why.** The code identifies the project: sums, imports and next year's comparison rest on it.
//!
//! **Example.** 河道清淤 of one bureau and 桥梁养护 of another, both 13990024P004407100027.

use crate::Severity;
use crate::folder::{Folder, FolderFindings, Told};

pub(super) fn check(folder: &Folder<'_>, out: &mut FolderFindings<'_>) {
    for group in folder.alike(|_, form| Some((form.kind, form.year, form.code.clone()?))) {
        let Some((&first, rest)) = group.split_first() else { continue };
        // Twice in one document is CODE-DUP's.
        for &(document, form) in rest.iter().filter(|(document, _)| *document != first.0) {
            let severity = if form.project == first.1.project { Severity::Warning } else { Severity::Error };
            let code = form.code.as_deref().unwrap_or_default();
            let claim = format!(
                "项目编码 {code} 与“{}”中的{}重复：{}",
                folder.path(first.0),
                first.1.name,
                form.name
            );
            out.add_as(severity, Told::form((document, form), vec![first.0]), claim);
        }
    }
}
