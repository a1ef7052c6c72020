//! The return sheet as one self-contained page, for the screen and for printing.

use std::fmt::Write as _;

use model::Submission;
use wording::markup::escape;

use super::sheet::{ReturnItem, ReturnSheet, ReturnSheets, return_sheet};
use crate::Finding;
use crate::quoted;

const STYLE: &str = "\
:root{--ink:#1d1d1f;--line:#c9c9ce;--soft:#6b6b70;--error:#b3261e;--warning:#8a5a00;--info:#1f5fa8;--undecided:#0f6f74}\
*{box-sizing:border-box}body{margin:0 auto;max-width:62rem;padding:2.5rem 1.5rem;color:var(--ink);background:#fff;\
font:16px/1.7 'Noto Serif CJK SC','Source Han Serif SC','SimSun',serif}\
h1{font-size:1.6rem;text-align:center;margin:0 0 .4rem;letter-spacing:.06em}\
.about{text-align:center;color:var(--soft);margin:0 0 1.6rem}\
h2,h3{font-size:1.1rem;margin:2rem 0 .5rem;padding-left:.6rem;border-left:.25rem solid var(--ink)}\
h3{font-size:1rem;border-left-color:var(--line)}.file{color:var(--soft);margin:0}\
table{width:100%;border-collapse:collapse;table-layout:fixed}\
th,td{border:1px solid var(--line);padding:.4rem .55rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}\
th{background:#f4f4f6;font-weight:600;text-align:center}\
.n{width:3.8rem}.k{width:4rem}.p{width:8rem}.m{width:42%}td.n,td.k{text-align:center}\
.error{color:var(--error);font-weight:700}.warning{color:var(--warning)}.info{color:var(--info)}.undecided,.unread{color:var(--undecided)}\
.value,.rule{display:block;color:var(--soft);font-size:.9em}\
.sign{display:flex;justify-content:space-between;margin-top:3rem}\
@media print{body{max-width:none;padding:0;font-size:11pt}@page{size:A4;margin:20mm 18mm}tr{break-inside:avoid}thead{display:table-header-group}h2{break-after:avoid}}";

/// The return sheet (退回修改意见) of one document as a self-contained HTML page: no script, nothing loaded.
pub fn to_html(findings: &[Finding], submission: &Submission) -> String {
    let sheet = return_sheet(findings, submission);
    let mut page = head(&sheet.file);
    let _ = writeln!(page, "<p class=\"about\">{}</p>", about(&sheet));
    forms(&mut page, &sheet, 2);
    page + FOOT
}

/// The return sheets of several documents on one page.
pub fn sheets_to_html(sheets: &ReturnSheets) -> String {
    let mut page = head(&sheets.department);
    let count = format!("{} 份文件", sheets.documents.len());
    let about_all = [sheets.department.as_str(), &count, &sheets.tally];
    let about_all: Vec<String> =
        about_all.iter().filter(|part| !part.is_empty()).map(|part| escape(part)).collect();
    let _ = writeln!(page, "<p class=\"about\">{}</p>", about_all.join(" ｜ "));
    for sheet in &sheets.documents {
        let _ = writeln!(page, "<h2>{}</h2>\n<p class=\"file\">{}</p>", escape(&sheet.file), about(sheet));
        forms(&mut page, sheet, 3);
    }
    page + FOOT
}

const FOOT: &str = "<p class=\"sign\"><span>审核人：</span><span>审核日期：</span><span>修改人：</span><span>修改日期：</span></p>\n</body>\n</html>\n";

/// Everything up to the title; `name` tells one page from another.
fn head(name: &str) -> String {
    let title = super::sheet::TITLE;
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"generator\" content=\"jixiao\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title} · {name}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        name = escape(name),
    )
}

/// Whose document it is, of which year, and how much was found.
fn about(sheet: &ReturnSheet) -> String {
    let year = sheet.year.map(|year| format!("{year}年度")).unwrap_or_default();
    let about = [sheet.department.clone().unwrap_or_default(), year, sheet.file.clone(), sheet.tally.clone()];
    let about: Vec<String> = about.iter().filter(|part| !part.is_empty()).map(|part| escape(part)).collect();
    about.join(" ｜ ")
}

/// A table for each form, under headings of a level.
fn forms(page: &mut String, sheet: &ReturnSheet, level: usize) {
    if sheet.forms.is_empty() {
        let _ = writeln!(page, "<p>{}。</p>", sheet.nothing);
    }
    for form in &sheet.forms {
        let _ = writeln!(page, "<h{level}>{}</h{level}>\n<table>", escape(&form.heading));
        *page += "<thead><tr><th class=\"n\" scope=\"col\">序号</th><th class=\"k\" scope=\"col\">类别</th>\
                  <th class=\"p\" scope=\"col\">位置</th><th class=\"m\" scope=\"col\">问题</th>\
                  <th scope=\"col\">修改要求</th></tr></thead>\n<tbody>\n";
        for item in &form.items {
            row(page, item);
        }
        *page += "</tbody>\n</table>\n";
    }
}

fn row(page: &mut String, item: &ReturnItem) {
    let value = match item.value.chars().count() {
        0 => String::new(),
        length => {
            let shown: String = item.value.chars().take(quoted::VALUE).collect();
            let more = if length > quoted::VALUE { "…" } else { "" };
            format!("<span class=\"value\">原文：{}{more}</span>", escape(&shown))
        }
    };
    let _ = writeln!(
        page,
        "<tr><td class=\"n\">{}</td><td class=\"k {}\">{}</td><td>{}</td><td>{}{value}</td><td>{}<span class=\"rule\">{}</span></td></tr>",
        item.number,
        item.kind,
        item.label,
        escape(&item.place),
        escape(&item.message),
        escape(&item.remedy),
        item.rule,
    );
}
