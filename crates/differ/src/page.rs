//! A comparison as one self-contained HTML page: old and new side by side, changes marked.

use std::fmt::Write;
use wording::markup::escape;

use crate::phrase;
use crate::report::{
    Alert, Change, Confidence, Diff, IndicatorDiff, ProjectDiff, Segment, SegmentOp, Status, Written,
};

/// The comparison as a page that needs nothing else: no script, no font, no request leaves it.
pub fn to_html(diff: &Diff) -> String {
    let mut page = Page::new(&names(diff));
    page.document(0, diff);
    page.end()
}

/// A page on its way.
pub(crate) struct Page {
    pub(crate) out: String,
}

impl Page {
    /// A page with its escaped title.
    pub(crate) fn new(title: &str) -> Self {
        let mut page = Self { out: String::new() };
        page.put(concat!(
            "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        ));
        let style = include_str!("page.css");
        page.put(&["<title>", title, "</title><style>\n", style, "</style></head><body>"].concat());
        page.put("<h1>绩效目标年度对比</h1>");
        page
    }

    pub(crate) fn end(mut self) -> String {
        self.put("</body></html>\n");
        self.out
    }

    pub(crate) fn put(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// A comparison of two documents; `number` tells its links from those of others.
    pub(crate) fn document(&mut self, number: usize, diff: &Diff) {
        let _ = write!(self.out, "<p class=\"document\" id=\"d{number}\">{}</p>", names(diff));
        if let Some(whose) = phrase::whose(diff) {
            self.put(&["<p>", &escape(&whose), "</p>"].concat());
        }
        if let Some(matched) = diff.matched.as_ref().filter(|matched| matched.confidence < Confidence(100)) {
            self.put(&["<p class=\"why\">", &escape(&phrase::matched_documents(matched)), "</p>"].concat());
        }
        if diff.is_same() {
            self.put("<p class=\"totals\">没有差异。</p>");
        }
        let totals = std::iter::once(phrase::counts(&diff.summary.projects))
            .chain(phrase::totals(&diff.summary.totals));
        let totals = totals.map(|line| escape(&line)).collect::<Vec<_>>().join("<br>");
        self.put(&["<p class=\"totals\">项目：", &totals, "</p>"].concat());
        self.alerts(&diff.alerts);
        self.put("<nav><ul>");
        for (index, project) in diff.projects.iter().enumerate() {
            let title = escape(&phrase::title(project));
            let _ = write!(
                self.out,
                "<li><a href=\"#d{number}p{index}\">{title}</a>{}</li>",
                tag(project.status)
            );
        }
        self.put("</ul></nav>");
        for (index, project) in diff.projects.iter().enumerate() {
            self.project(&format!("d{number}p{index}"), project);
        }
        self.possible(diff);
        if !diff.narrative.is_empty() {
            self.put("<section><h2>文字部分</h2>");
            self.table("变化", &diff.narrative, &[]);
            self.put("</section>");
        }
    }

    pub(crate) fn alerts(&mut self, alerts: &[Alert]) {
        if alerts.is_empty() {
            return;
        }
        self.put("<ul class=\"alerts\">");
        for alert in alerts {
            let place = place(&phrase::places(&alert.places));
            self.put(&["<li>", &escape(&alert.message), &place, "</li>"].concat());
        }
        self.put("</ul>");
    }

    fn project(&mut self, id: &str, project: &ProjectDiff) {
        let title = escape(&phrase::title(project));
        let money = phrase::sides(project).map(|money| escape(&money)).unwrap_or_default();
        let _ = write!(self.out, "<section id=\"{id}\"><h2>{title}{}{money}</h2>", tag(project.status));
        if let Some(matched) = &project.matched {
            self.put(&["<p class=\"why\">", &escape(&phrase::matched(matched)), "</p>"].concat());
        }
        self.alerts(&project.alerts);
        self.table("项目", &project.changes, &[]);
        self.table("绩效指标", &[], &project.indicators);
        self.put("</section>");
    }

    fn table(&mut self, caption: &str, changes: &[Change], indicators: &[IndicatorDiff]) {
        if changes.is_empty() && indicators.is_empty() {
            return;
        }
        self.put(&["<table><caption>", caption, "</caption>"].concat());
        self.put("<colgroup><col class=\"what\"><col class=\"side\"><col class=\"side\"><col class=\"how\"></colgroup>");
        self.put("<thead><tr><th scope=\"col\">内容</th><th scope=\"col\">上年</th><th scope=\"col\">今年</th><th scope=\"col\">变化</th></tr></thead><tbody>");
        for change in changes {
            self.change("", change);
        }
        for indicator in indicators {
            self.indicator(indicator);
        }
        self.put("</tbody></table>");
    }

    fn indicator(&mut self, indicator: &IndicatorDiff) {
        let Some(side) = indicator.new.as_ref().or(indicator.old.as_ref()) else { return };
        let name = escape(&phrase::indicator(side));
        let target = |side: &Option<crate::IndicatorSide>, mark: &str| {
            let Some(side) = side else { return String::new() };
            let text = escape(side.target.as_ref().map(|target| target.text.as_str()).unwrap_or_default());
            let text =
                if text.is_empty() || mark.is_empty() { text } else { format!("<{mark}>{text}</{mark}>") };
            text + &place(&side.place.as_ref().map(ToString::to_string).unwrap_or_default())
        };
        let changed = indicator.changes.iter().any(|change| change.path.as_str() == "/target");
        let (gone, came) = match indicator.status {
            Status::Added => ("", "ins"),
            Status::Removed => ("del", ""),
            _ if changed => ("del", "ins"),
            _ => ("", ""),
        };
        let (old, new) = (target(&indicator.old, gone), target(&indicator.new, came));
        let remarks =
            indicator.changes.iter().filter(|change| change.path.as_str() == "/target").map(phrase::remark);
        let remarks = escape(&remarks.collect::<Vec<_>>().join("\n"));
        let row = format!(
            "<tr class=\"{}\"><th scope=\"row\">{name}</th><td>{old}</td><td>{new}</td><td>{}{remarks}</td></tr>",
            class(indicator.status),
            tag(indicator.status)
        );
        self.put(&row);
        for change in indicator.changes.iter().filter(|change| change.path.as_str() != "/target") {
            self.change("↳ ", change);
        }
    }

    fn change(&mut self, before: &str, change: &Change) {
        let old = side(change.old.as_ref(), &change.segments, SegmentOp::Delete);
        let new = side(change.new.as_ref(), &change.segments, SegmentOp::Insert);
        let at =
            |side: &Option<model::Place>| place(&side.as_ref().map(ToString::to_string).unwrap_or_default());
        let row = format!(
            "<tr><th scope=\"row\">{before}{}</th><td>{old}{}</td><td>{new}{}</td><td>{}</td></tr>",
            escape(&change.label),
            at(&change.places.old),
            at(&change.places.new),
            escape(&phrase::remark(change))
        );
        self.put(&row);
    }

    fn possible(&mut self, diff: &Diff) {
        if diff.possible.is_empty() {
            return;
        }
        self.put("<section><h2>可能是同一项目（未认定）</h2><ul>");
        for pair in &diff.possible {
            let name = |name: &Option<String>| escape(name.as_deref().unwrap_or(phrase::NAMELESS));
            let (old, new) = (name(&pair.old.name), name(&pair.new.name));
            self.put(
                &["<li>", &old, " ↔ ", &new, "：", &escape(&phrase::matched(&pair.matched)), "</li>"]
                    .concat(),
            );
        }
        self.put("</ul></section>");
    }
}

/// One side of a change: its part of the text diff, or the whole value marked.
fn side(written: Option<&Written>, segments: &[Segment], own: SegmentOp) -> String {
    let mark = if own == SegmentOp::Delete { "del" } else { "ins" };
    if segments.is_empty() {
        let text = escape(written.map(Written::text).unwrap_or_default());
        return if text.is_empty() { text } else { format!("<{mark}>{text}</{mark}>") };
    }
    let shown = segments.iter().filter(|segment| segment.op == own || segment.op == SegmentOp::Equal);
    let piece = |segment: &Segment| {
        let text = escape(&segment.text);
        if segment.op == own { format!("<{mark}>{text}</{mark}>") } else { text }
    };
    shown.map(piece).collect()
}

/// Both documents' names, escaped.
fn names(diff: &Diff) -> String {
    phrase::documents(diff).map(escape).join(" → ")
}

fn place(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("<span class=\"place\">{}</span>", escape(text)) }
}

fn class(status: Status) -> &'static str {
    match status {
        Status::Added => "added",
        Status::Removed => "removed",
        Status::Changed => "changed",
        Status::Moved => "moved",
        Status::Same => "same",
        Status::Split => "split",
        Status::Merged => "merged",
    }
}

fn tag(status: Status) -> String {
    format!("<span class=\"tag {}\">{}</span> ", class(status), phrase::status(status))
}
