//! FOLDER-COPY 文件重复报送 | The same document twice
//!
//! **查什么。** 同一文件夹内，正文和各表内容完全相同的文件；文件名带“副本”“复制”“(1)”、去掉后与另一文件同名的（内容不同，仅作提示）。
//!
//! **为什么。** 重复的文件会使金额和项目重复计算；“副本”往往是改过一半的旧稿，报错了版本。
//!
//! **例子。** 民政局/目标.docx 与 民政局/目标 - 副本.docx。
//!
//! 改法：确认以哪一份为准，删去另一份后重新汇总。
//!
//! **What.** Documents of a folder whose narrative and forms are the same; names with 副本, 复制, (1) that are another's without it
//! (their content differs: a hint only).
//!
//! **Why.** A document that is there twice counts its money twice, and a 副本 is often a half-corrected older version.
//!
//! **Example.** 民政局/目标.docx and 民政局/目标 - 副本.docx.

use crate::Severity;
use crate::folder::{Folder, FolderFindings, Told};

pub(super) fn check(folder: &Folder<'_>, out: &mut FolderFindings<'_>) {
    for (index, digest) in folder.digests.iter().enumerate() {
        if let Some(first) = digest.copy_of {
            let claim = format!("内容与“{}”完全相同，重复报送", folder.path(first));
            out.add(Told::document(index, vec![first]), claim);
        } else if let Some(first) = original(folder, index) {
            let claim = format!("文件名像“{}”的副本，但内容不同，请确认以哪一份为准", folder.path(first));
            out.add_as(Severity::Info, Told::document(index, vec![first]), claim);
        }
    }
}

/// The name without its mark that a path has as a copy.
pub(crate) fn copied_from(path: &str) -> Option<&str> {
    without_mark(stem(path))
}

/// The document whose name this one has, with the mark of a copy.
fn original(folder: &Folder<'_>, index: usize) -> Option<usize> {
    let path = folder.path(index);
    let plain = copied_from(path)?;
    let beside = |other: &str| {
        stem(other) == plain
            && other.rsplit_once('/').map(|(folder, _)| folder)
                == path.rsplit_once('/').map(|(folder, _)| folder)
    };
    folder.digests.iter().position(|digest| beside(digest.path()))
}

fn stem(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// A name without 「 - 副本」, 「(1)」; `None` for one that has no such mark.
fn without_mark(stem: &str) -> Option<&str> {
    let stem = stem.trim_end();
    let numbered = || {
        let (name, number) = stem.strip_suffix([')', '）'])?.rsplit_once(['(', '（'])?;
        let counts = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit());
        counts.then(|| name.trim_end()).map(|name| named(name).unwrap_or(name))
    };
    named(stem).or_else(numbered)
}

fn named(stem: &str) -> Option<&str> {
    let name = ["副本", "复制", "拷贝"].iter().find_map(|mark| stem.strip_suffix(mark))?;
    Some(name.trim_end().trim_end_matches(['-', '—', '_', '－']).trim_end())
}

#[cfg(test)]
mod tests {
    use super::without_mark;

    #[test]
    fn marks_of_copies_are_told_from_other_names() {
        assert_eq!(without_mark("目标 - 副本"), Some("目标"));
        assert_eq!(without_mark("目标 - 副本 (2)"), Some("目标"));
        assert_eq!(without_mark("目标(1)"), Some("目标"));
        assert_eq!(without_mark("目标（2024）"), None);
        assert_eq!(without_mark("正副本管理目标"), None);
    }
}
