//! A comparison of two folders as one self-contained HTML page.

use std::fmt::Write;

use wording::markup::escape;

use crate::page::Page;
use crate::phrase;
use crate::report::{Diff, DocumentCopy, FolderDiff, LoneDocument, Side};

/// The comparison as a page that needs nothing else: the counts, what has no counterpart or is in doubt, then each pair
/// that is not the same.
pub fn folder_to_html(diff: &FolderDiff) -> String {
    let mut page = Page::new(&escape(&format!("绩效目标年度对比（{} 份）", diff.summary.documents)));
    let mut totals =
        vec![phrase::files(&diff.summary), format!("项目：{}", phrase::counts(&diff.summary.projects))];
    totals.extend(phrase::totals(&diff.summary.totals));
    let totals = totals.iter().map(|line| escape(line)).collect::<Vec<_>>().join("<br>");
    page.put(&["<p class=\"totals\">", &totals, "</p>"].concat());
    page.alerts(&diff.alerts);
    lone(&mut page, "今年新增的文件", &diff.added);
    lone(&mut page, "今年缺少的文件", &diff.removed);
    list(
        &mut page,
        "可能是同一单位的文件（未认定，两边仍分别列为新增和缺少）",
        &diff.possible,
        |pair| {
            let [old, new] = [&pair.old, &pair.new].map(phrase::document);
            format!("{old} ↔ {new}：{}", phrase::matched_documents(&pair.matched))
        },
    );
    list(&mut page, "副本（不重复计算）", &diff.copies, DocumentCopy::say);
    list(
        &mut page,
        "未能读出的文件（其中的内容不算新增，也不算取消）",
        &diff.failed,
        |failed| {
            let year = if failed.side == Side::New { "上年" } else { "今年" };
            let there = failed.counterpart.as_ref().map(|there| format!("；{year}对应的文件：{there}"));
            failed.error.message.clone() + &there.unwrap_or_default()
        },
    );
    contents(&mut page, &diff.documents);
    for (number, document) in changed(&diff.documents) {
        page.put("<hr>");
        page.document(number, document);
    }
    page.end()
}

fn changed(documents: &[Diff]) -> impl Iterator<Item = (usize, &Diff)> {
    documents.iter().enumerate().filter(|(_, document)| !document.is_same())
}

fn contents(page: &mut Page, documents: &[Diff]) {
    if changed(documents).next().is_none() {
        return;
    }
    page.put("<h2>有变化的文件</h2><nav><ul>");
    for (number, document) in changed(documents) {
        let name = escape(phrase::document(&document.new));
        let _ = write!(page.out, "<li><a href=\"#d{number}\">{name}</a></li>");
    }
    page.put("</ul></nav>");
}

fn list<T>(page: &mut Page, title: &str, lines: &[T], line: impl Fn(&T) -> String) {
    if lines.is_empty() {
        return;
    }
    page.put(&["<h2>", &escape(title), "</h2><ul>"].concat());
    for one in lines {
        page.put(&["<li>", &escape(&line(one)), "</li>"].concat());
    }
    page.put("</ul>");
}

fn lone(page: &mut Page, title: &str, documents: &[LoneDocument]) {
    if documents.is_empty() {
        return;
    }
    page.put(
        &["<h2>", title, "</h2><table><colgroup><col><col class=\"side\"><col class=\"how\"></colgroup>"]
            .concat(),
    );
    page.put("<thead><tr><th scope=\"col\">文件</th><th scope=\"col\">项目</th><th scope=\"col\">预算</th></tr></thead><tbody>");
    for lone in documents {
        let name = escape(phrase::document(&lone.document));
        let _ = write!(
            page.out,
            "<tr><th scope=\"row\">{name}</th><td></td><td>{}</td></tr>",
            escape(&phrase::lone(lone))
        );
        for project in &lone.projects {
            let name = escape(project.name.as_deref().unwrap_or(phrase::NAMELESS));
            let money = escape(&phrase::money(project));
            let _ = write!(page.out, "<tr><td></td><td>{name}</td><td>{money}</td></tr>");
        }
    }
    page.put("</tbody></table>");
}
