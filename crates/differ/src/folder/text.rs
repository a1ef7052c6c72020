//! A comparison of two folders as text.

use crate::phrase;
use crate::report::{Diff, FolderDiff, LoneDocument, Side};
use crate::terminal::{BOLD, CAME, FAINT, GONE, PLAIN, Page, WARN};
use crate::weights;

/// The comparison as text: the counts, what has no counterpart or is in doubt, then each pair that is not the same.
/// `colour` adds ANSI escapes.
pub fn folder_to_text(diff: &FolderDiff, colour: bool) -> String {
    let mut page = Page { out: String::new(), colour };
    page.line(0, BOLD, &phrase::files(&diff.summary));
    page.line(0, PLAIN, &format!("项目：{}", phrase::counts(&diff.summary.projects)));
    if let Some(line) = phrase::totals(&diff.summary.totals) {
        page.line(0, PLAIN, &line);
    }
    lone(&mut page, "今年新增的文件", '+', CAME, &diff.added);
    lone(&mut page, "今年缺少的文件", '-', GONE, &diff.removed);
    section(
        &mut page,
        "可能是同一单位的文件（未认定，两边仍分别列为新增和缺少）",
        &diff.possible,
        |page, pair| {
            let [old, new] = [&pair.old, &pair.new].map(phrase::document);
            page.line(1, WARN, &format!("? {old} ↔ {new}  {}", phrase::matched_documents(&pair.matched)));
        },
    );
    section(&mut page, "副本（不重复计算）", &diff.copies, |page, copy| {
        page.line(1, FAINT, &format!("= {}", copy.say()));
    });
    section(
        &mut page,
        "未能读出的文件（其中的内容不算新增，也不算取消）",
        &diff.failed,
        |page, failed| {
            page.line(1, WARN, &format!("! {}", failed.error.message));
            if let Some(there) = &failed.counterpart {
                let year = if failed.side == Side::New { "上年" } else { "今年" };
                page.line(2, FAINT, &format!("{year}对应的文件：{there}"));
            }
        },
    );
    let doubtful = |document: &Diff| {
        document.matched.as_ref().is_some_and(|matched| matched.confidence < weights::document::SURE)
    };
    for document in diff.documents.iter().filter(|document| !document.is_same() || doubtful(document)) {
        page.out.push('\n');
        page.document(document);
    }
    page.out
}

fn section<T>(page: &mut Page, title: &str, lines: &[T], line: impl Fn(&mut Page, &T)) {
    if lines.is_empty() {
        return;
    }
    page.out.push('\n');
    page.line(0, BOLD, title);
    for one in lines {
        line(page, one);
    }
}

fn lone(page: &mut Page, title: &str, mark: char, style: anstyle::Style, documents: &[LoneDocument]) {
    section(page, title, documents, |page, lone| {
        let name = phrase::document(&lone.document);
        page.line(1, style, &format!("{mark} {name} · {}", phrase::lone(lone)));
        for project in &lone.projects {
            let name = project.name.as_deref().unwrap_or(phrase::NAMELESS);
            page.line(2, PLAIN, &format!("{name} · {}", phrase::money(project)));
        }
    });
}
