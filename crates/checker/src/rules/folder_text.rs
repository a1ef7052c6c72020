//! FOLDER-TEXT 绩效目标或指标雷同 | The same goals or indicators in two documents
//!
//! **查什么。** 两个文件里名称不同的项目，绩效目标文字完全相同（30字以上），或全部三级指标及指标值完全相同（5条以上）。名称相同的（各单位的同类项目），指标相同只作提示。两份文件的正文除单位名称外完全相同（120字以上）的，也提出。
//!
//! **为什么。** 目标照抄别的项目，就不是本项目的目标；审核时最常退回的就是这一类。
//!
//! **例子。** 民政局“养老服务补贴”与残联“康复救助”的九条指标一字不差。
//!
//! 改法：按本项目的内容重新编制绩效目标和指标。
//!
//! **What.** Projects of different names in two documents with the same goal text (from 30 characters on), or with the same names and
//! targets of all indicators (from five on). Of projects of one name, as units have them alike, it is a hint. Also two narratives (from 120 characters on) that
//! differ in the department's name only.
//!
//! **Why.** A goal copied from another project is not this project's.
//!
//! **Example.** Nine indicators of 养老服务补贴 and of 康复救助, letter for letter.

use std::collections::HashMap;

use crate::Severity;
use crate::folder::{Folder, FolderFindings, FormOf, Told};

pub(super) fn check(folder: &Folder<'_>, out: &mut FolderFindings<'_>) {
    narratives(folder, out);
    for group in folder.alike(|_, form| Some((form.kind, form.year, form.indicators?))) {
        tell(folder, &group, "全部指标及指标值", out);
    }
    // Whose indicators are the same was told already.
    for group in folder.alike(|_, form| Some((form.kind, form.year, form.goals?))) {
        let mut others = group.clone();
        others.dedup_by(|(_, a), (_, b)| a.indicators.is_some() && a.indicators == b.indicators);
        tell(folder, &others, "绩效目标文字", out);
    }
}

/// Documents whose narrative is the same but for the department's name.
fn narratives(folder: &Folder<'_>, out: &mut FolderFindings<'_>) {
    let mut first: HashMap<u64, usize> = HashMap::new();
    for (index, digest) in folder.digests.iter().enumerate().filter(|(index, _)| !folder.is_copy(*index)) {
        let Some(print) = digest.narrative else { continue };
        let earlier = *first.entry(print).or_insert(index);
        if earlier != index {
            let claim = format!("正文与“{}”完全相同", folder.path(earlier));
            out.add(Told::document(index, vec![earlier]), claim);
        }
    }
}

fn tell(folder: &Folder<'_>, group: &[FormOf<'_>], what: &str, out: &mut FolderFindings<'_>) {
    let Some((&first, rest)) = group.split_first() else { return };
    for &(document, form) in rest.iter().filter(|(document, _)| *document != first.0) {
        let same_code = form.code.is_some() && form.code == first.1.code;
        if same_code {
            continue;
        }
        let severity = if form.project == first.1.project { Severity::Info } else { Severity::Warning };
        let claim = format!("{}的{what}与“{}”中的{}完全相同", form.name, folder.path(first.0), first.1.name);
        out.add_as(severity, Told::form((document, form), vec![first.0]), claim);
    }
}
