//! The overview as a page: departments, documents, rules, with links and a search. Self-contained: nothing is loaded.

use std::fmt::Write as _;

use checker::KINDS;
use data_encoding::BASE64;
use sha2::{Digest as _, Sha256};
use wording::markup::escape;

use super::links::url;
use super::statistics::Statistics;
use super::view::View;
use super::{Checked, Group, State};

const STYLE: &str = "\
:root{--ink:#1c2430;--soft:#5d6876;--line:#d9dee5;--head:#f3f5f8;--error:#b3261e;--warning:#8a5a00;--link:#0b57a4}\
*{box-sizing:border-box}body{margin:0 auto;max-width:76rem;padding:2rem 1.25rem 4rem;color:var(--ink);background:#fff;\
font:15px/1.6 system-ui,'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif}\
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2rem 0 .6rem}p{margin:.25rem 0}\
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}\
.tiles{display:flex;flex-wrap:wrap;gap:.6rem;list-style:none;padding:0;margin:1.2rem 0}\
.tiles li{border:1px solid var(--line);border-radius:.4rem;padding:.45rem .9rem;min-width:5.1rem}\
.tiles b{display:block;font-size:1.4rem;line-height:1.3;font-variant-numeric:tabular-nums}.tiles span{color:var(--soft);font-size:.85rem}\
.bar{position:sticky;top:0;background:#fff;padding:.6rem 0;border-bottom:1px solid var(--line);display:flex;gap:1rem;align-items:center;flex-wrap:wrap}\
input{font:inherit;padding:.35rem .7rem;border:1px solid var(--line);border-radius:.4rem;width:22rem;max-width:100%}\
table{width:100%;border-collapse:collapse}th,td{border-bottom:1px solid var(--line);padding:.35rem .55rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}\
th{background:var(--head);font-weight:600;white-space:nowrap}.w{white-space:nowrap}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\
.error{color:var(--error);font-weight:600}.warning{color:var(--warning)}.soft{color:var(--soft)}\
@media print{.bar{display:none}body{max-width:none;padding:0;font-size:9.5pt}thead{display:table-header-group}tr{break-inside:avoid}}";

/// Shows the rows that hold every word that is looked for.
const SCRIPT: &str = "\
const box=document.getElementById('search'),rows=[...document.querySelectorAll('tbody tr')].map(row=>[row,row.textContent.toLowerCase()]);\
box.addEventListener('input',()=>{const words=box.value.toLowerCase().split(/\\s+/).filter(Boolean);\
for(const[row,text]of rows)row.hidden=!words.every(word=>text.includes(word))});";

/// `index.html`.
pub(super) fn page(view: &View<'_>) -> String {
    let mut page = head();
    tiles(&mut page, view);
    page += "<div class=\"bar\"><label>查找 <input id=\"search\" type=\"search\" placeholder=\"单位、文件、规则\"></label>\
             <span><a href=\"#departments\">单位</a>　<a href=\"#documents\">文件</a>　<a href=\"#rules\">规则</a>　\
             <a href=\"check.xlsx\">check.xlsx</a></span></div>\n";
    departments(&mut page, view);
    documents(&mut page, view);
    rules(&mut page, view);
    let _ = writeln!(page, "<script>{SCRIPT}</script>\n</body>\n</html>");
    page
}

fn head() -> String {
    let script = BASE64.encode(&Sha256::digest(SCRIPT));
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"generator\" content=\"jixiao\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{script}'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>绩效目标审核情况</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>绩效目标审核情况</h1>\n"
    )
}

fn tiles(page: &mut String, view: &View<'_>) {
    let overview = view.overview;
    let groups = overview.groups();
    let with_documents = groups.iter().filter(|group| !group.documents.is_empty()).count();
    let mut tiles = vec![("文件", overview.documents.len(), ""), ("报送单位", with_documents, "")];
    if overview.roster.is_some() {
        tiles.push(("未报送", overview.missing().len(), "error"));
    }
    tiles.push(("未能读取", overview.in_state(State::Failed), "error"));
    let class =
        |kind: &str| if matches!(kind, "error" | "warning") { kind.to_owned() } else { String::new() };
    let kinds: Vec<(&str, usize, String)> =
        KINDS.iter().map(|(kind, label)| (*label, overview.count(kind), class(kind))).collect();
    tiles.extend(kinds.iter().map(|(label, count, class)| (*label, *count, class.as_str())));
    let unrecognised = overview.documents.iter().map(|document| document.unrecognised).sum();
    tiles.extend([("未识别的表", unrecognised, ""), ("重复文件", overview.duplicates(), "")]);
    *page += "<ul class=\"tiles\">";
    for (label, count, class) in tiles {
        let class = if count == 0 { "soft" } else { class };
        let _ = write!(page, "<li><b class=\"{class}\">{count}</b><span>{label}</span></li>");
    }
    *page += "</ul>\n";
}

/// Opens a table. Headings that begin with `#` stand over numbers.
fn open(page: &mut String, id: &str, title: &str, headings: &[&str]) {
    let _ = write!(page, "<h2 id=\"{id}\">{title}</h2>\n<table><thead><tr>");
    for heading in headings {
        let (class, heading) = match heading.strip_prefix('#') {
            Some(heading) => (" class=\"n\"", heading),
            None => ("", *heading),
        };
        let _ = write!(page, "<th scope=\"col\"{class}>{heading}</th>");
    }
    *page += "</tr></thead>\n<tbody>\n";
}

const CLOSE: &str = "</tbody></table>\n";

fn numbers(page: &mut String, counts: impl Iterator<Item = (&'static str, usize)>) {
    for (kind, count) in counts {
        let class = match (kind, count) {
            (_, 0) => "n soft",
            ("error", _) => "n error",
            ("warning", _) => "n warning",
            _ => "n",
        };
        let _ = write!(page, "<td class=\"{class}\">{count}</td>");
    }
}

fn departments(page: &mut String, view: &View<'_>) {
    let mut headings = vec!["单位", "编码", "状态", "#文件"];
    let labels: Vec<String> = KINDS.iter().map(|(_, label)| format!("#{label}")).collect();
    headings.extend(labels.iter().map(String::as_str));
    headings.push("退回单");
    open(page, "departments", "单位", &headings);
    for (group, sheets) in view.overview.groups().iter().zip(view.sheets) {
        department(page, view, group, sheets);
    }
    *page += CLOSE;
}

fn department(page: &mut String, view: &View<'_>, group: &Group<'_>, sheets: &[String]) {
    let documents = || group.documents.iter().map(|index| &view.overview.documents[*index]);
    let mut name = escape(if group.name.is_empty() { "未注明单位" } else { &group.name });
    if group.by_folder {
        name += " <span class=\"soft\">（按文件夹）</span>";
    }
    if let Some(expected) = group.expected.filter(|expected| expected.name != group.name) {
        let _ = write!(name, " <span class=\"soft\">（名册：{}）</span>", escape(&expected.name));
    }
    let state = group.state(view.overview);
    let class =
        if group.documents.is_empty() || state == "有文件未能读取" { " class=\"error\"" } else { "" };
    let _ = write!(page, "<tr><td>{name}</td><td>{}</td><td{class}>{state}</td>", escape(&group.code));
    numbers(page, [("", group.documents.len())].into_iter());
    numbers(
        page,
        KINDS.iter().map(|(kind, _)| (*kind, documents().map(|document| document.count(kind)).sum())),
    );
    let own: Vec<String> = documents().flat_map(|document| view.outputs(document)).take(1).collect();
    let returned = if sheets.is_empty() && group.documents.len() == 1 { &own } else { sheets };
    let _ = writeln!(page, "<td>{}</td></tr>", links(returned));
}

fn documents(page: &mut String, view: &View<'_>) {
    let mut headings = vec!["文件", "单位", "年度", "状态"];
    let labels: Vec<String> = KINDS.iter().map(|(_, label)| format!("#{label}")).collect();
    headings.extend(labels.iter().map(String::as_str));
    headings.extend(["备注", "输出"]);
    open(page, "documents", "文件", &headings);
    for document in &view.overview.documents {
        row(page, view, document);
    }
    *page += CLOSE;
}

fn row(page: &mut String, view: &View<'_>, document: &Checked) {
    let class = if document.state == State::Failed { " class=\"w error\"" } else { " class=\"w\"" };
    let year = document.year.map(|year| year.to_string()).unwrap_or_default();
    let _ = write!(
        page,
        "<tr><td><a href=\"{}\">{}</a></td><td>{}</td><td class=\"w\">{year}</td><td{class}>{}</td>",
        escape(&url(&view.source(document))),
        escape(&document.shown),
        escape(document.office_name()),
        document.state.chinese(),
    );
    numbers(page, KINDS.iter().map(|(kind, _)| *kind).zip(document.counts));
    let outputs = links(&view.outputs(document));
    let _ = writeln!(page, "<td>{}</td><td>{outputs}</td></tr>", escape(&document.remark()));
}

/// Links to outputs, called by their last ending but one: 退回单.html.
fn links(outputs: &[String]) -> String {
    let link = |output: &String| {
        let name = output.rsplit('/').next().unwrap_or(output);
        let mut parts = name.rsplitn(3, '.');
        let (ending, kind) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        format!("<a class=\"w\" href=\"{}\">{}.{}</a>", url(output), escape(kind), escape(ending))
    };
    outputs.iter().map(link).collect::<Vec<_>>().join("<br>")
}

fn rules(page: &mut String, view: &View<'_>) {
    open(page, "rules", "规则", &["规则", "名称", "#问题", "#文件", "改法"]);
    for counted in Statistics::of(view.overview).rules {
        let rule = checker::rules().iter().find(|rule| rule.id == counted.rule);
        let _ = writeln!(
            page,
            "<tr><td>{}</td><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td>{}</td></tr>",
            counted.rule,
            escape(rule.map(|rule| rule.chinese).unwrap_or_default()),
            counted.findings,
            counted.documents,
            escape(rule.map(|rule| rule.remedy.as_str()).unwrap_or_default()),
        );
    }
    *page += CLOSE;
}
