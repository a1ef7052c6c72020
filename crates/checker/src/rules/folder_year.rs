//! FOLDER-YEAR 文件夹中混有其他年度的表 | A form of another year in the folder
//!
//! **查什么。** 文件的预算年度与所在文件夹名称中的年度不同；文件夹名称没有年度的，与其中大多数文件（至少3份且过半）的年度不同。
//!
//! **为什么。** 多半是把上年的表又交了一遍，或忘了改年度。自评表评的是上年，年度与目标表不同，故只与同类文件比较。
//!
//! **例子。** 2024/民政局/目标.docx，表内写“（2023年度）”。
//!
//! 改法：换成本年度的表；内容已是本年度的，更正表内的年度。
//!
//! **What.** A document's budget year against the year in its folder's name; without one, against the year of most documents of the
//! folder (three at least and more than half). Evaluations are compared with evaluations only.
//!
//! **Why.** Last year's form was handed in again, or its year was not changed.
//!
//! **Example.** 2024/民政局/目标.docx, and the form says （2023年度）.

use std::collections::HashMap;

use model::FormKind;
use wording::year;

use crate::folder::{Digest, Folder, FolderFindings, Told};

pub(super) fn check(folder: &Folder<'_>, out: &mut FolderFindings<'_>) {
    let usual = usual(folder);
    for (index, digest) in folder.digests.iter().enumerate() {
        let Some(own) = digest.year else { continue };
        // A folder called 2024 holds goals of 2024, but evaluations of 2023 or 2024.
        let named = of_path(&digest.path).filter(|_| !evaluates(digest));
        let (wanted, said) = match (named, usual.get(&evaluates(digest))) {
            (Some(year), _) => (year, format!("文件夹名称中的{year}年")),
            (None, Some(year)) => (*year, format!("其他文件的{year}年度")),
            (None, None) => continue,
        };
        if own != wanted {
            out.add(Told::document(index, Vec::new()), format!("表内年度为{own}年，与{said}不同"));
        }
    }
}

fn evaluates(digest: &Digest) -> bool {
    digest.forms.iter().any(|form| form.kind == FormKind::ProjectEvaluation)
}

/// The one year that the folders of a path name.
fn of_path(path: &str) -> Option<u16> {
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    let mut years = year::years(folders, false);
    years.dedup();
    <[u16; 1]>::try_from(years).ok().map(|[year]| year)
}

/// The year of most documents, for goals and for evaluations.
fn usual(folder: &Folder<'_>) -> HashMap<bool, u16> {
    let mut counts: HashMap<(bool, u16), usize> = HashMap::new();
    let mut all: HashMap<bool, usize> = HashMap::new();
    for digest in folder.digests {
        let Some(year) = digest.year else { continue };
        *counts.entry((evaluates(digest), year)).or_default() += 1;
        *all.entry(evaluates(digest)).or_default() += 1;
    }
    let most = |((kind, _), count): &(&(bool, u16), &usize)| {
        **count >= 3 && **count * 2 > all.get(kind).copied().unwrap_or_default()
    };
    counts.iter().filter(most).map(|((kind, year), _)| (*kind, *year)).collect()
}
