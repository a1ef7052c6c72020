//! A comparison as text, for a terminal or a file.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use wording::terminal::visible;

use crate::phrase;
use crate::report::{
    Alert, AlertId, Change, Confidence, Diff, IndicatorDiff, ProjectDiff, Segment, SegmentOp, Status, Written,
};

/// The comparison as text: a block for each project that is not the same. `colour` adds ANSI escapes.
pub fn to_text(diff: &Diff, colour: bool) -> String {
    let mut page = Page { out: String::new(), colour };
    page.document(diff);
    page.out
}

pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const PLAIN: Style = Style::new();
pub(crate) const FAINT: Style = Style::new().dimmed();
pub(crate) const GONE: Style = AnsiColor::Red.on_default();
pub(crate) const CAME: Style = AnsiColor::Green.on_default();
pub(crate) const WARN: Style = AnsiColor::Yellow.on_default();

/// A text on its way.
pub(crate) struct Page {
    pub(crate) out: String,
    pub(crate) colour: bool,
}

impl Page {
    fn styled(&self, style: Style, text: &str) -> String {
        let text = visible(text);
        if self.colour { format!("{style}{text}{style:#}") } else { text.into_owned() }
    }

    pub(crate) fn line(&mut self, depth: usize, style: Style, text: &str) {
        let text = self.styled(style, text);
        self.raw(depth, &text);
    }

    fn raw(&mut self, depth: usize, text: &str) {
        // Writing to a String does not fail.
        let _ = writeln!(self.out, "{:indent$}{text}", "", indent = depth * 2);
    }

    /// A comparison of two documents.
    pub(crate) fn document(&mut self, diff: &Diff) {
        self.head(diff);
        let tells = |project: &&ProjectDiff| {
            project.status != Status::Same || !project.alerts.is_empty() || !project.changes.is_empty()
        };
        diff.projects.iter().filter(tells).for_each(|project| self.project(project));
        self.possible(diff);
        if !diff.narrative.is_empty() {
            self.out.push('\n');
            self.line(0, BOLD, "文字部分");
            self.changes(1, &diff.narrative);
        }
    }

    fn head(&mut self, diff: &Diff) {
        self.line(0, BOLD, &phrase::documents(diff).join(" → "));
        if let Some(matched) = diff.matched.as_ref().filter(|matched| matched.confidence < Confidence(100)) {
            self.line(0, FAINT, &phrase::matched_documents(matched));
        }
        if let Some(whose) = phrase::whose(diff) {
            self.line(0, PLAIN, &whose);
        }
        // The totals tell the sum.
        let others = diff.alerts.iter().filter(|alert| alert.id != AlertId::DepartmentTotal);
        for alert in others {
            self.alert(0, alert);
        }
        if diff.is_same() {
            self.line(0, PLAIN, "没有差异");
            return;
        }
        self.line(0, PLAIN, &format!("项目：{}", phrase::counts(&diff.summary.projects)));
        if let Some(line) = phrase::totals(&diff.summary.totals) {
            self.line(0, PLAIN, &line);
        }
    }

    fn project(&mut self, project: &ProjectDiff) {
        let (mark, style) = mark(project.status);
        self.out.push('\n');
        let title = format!("{mark} {} · {}", phrase::title(project), phrase::status(project.status));
        let money = phrase::sides(project).map(|money| format!(" · {money}")).unwrap_or_default();
        self.line(0, style.bold(), &(title + &money));
        if let Some(matched) = &project.matched {
            self.line(1, FAINT, &phrase::matched(matched));
        }
        for alert in &project.alerts {
            self.alert(1, alert);
        }
        self.changes(1, &project.changes);
        for indicator in project.indicators.iter().filter(|indicator| indicator.status != Status::Same) {
            self.indicator(indicator);
        }
    }

    pub(crate) fn alert(&mut self, depth: usize, alert: &Alert) {
        self.line(depth, WARN, &format!("! {}", alert.message));
    }

    fn indicator(&mut self, indicator: &IndicatorDiff) {
        let Some(side) = indicator.new.as_ref().or(indicator.old.as_ref()) else { return };
        let (mark, style) = mark(indicator.status);
        let target = match (&indicator.status, &side.target) {
            (Status::Added | Status::Removed, Some(target)) => format!("：{}", target.text),
            _ => String::new(),
        };
        let title =
            format!("{mark} {}{target} · {}", phrase::indicator(side), phrase::status(indicator.status));
        let place = side.place.as_ref().map(|place| format!("  [{place}]")).unwrap_or_default();
        let line = self.styled(style, &title) + &self.styled(FAINT, &place);
        self.raw(1, &line);
        self.changes(2, &indicator.changes);
    }

    fn changes(&mut self, depth: usize, changes: &[Change]) {
        for change in changes {
            let label = self.styled(PLAIN, &change.label);
            let place = self.styled(FAINT, &format!("[{}]", phrase::places(&change.places)));
            let remark = phrase::remark(change);
            if change.segments.is_empty() {
                let (old, new) = (self.side(change.old.as_ref(), GONE), self.side(change.new.as_ref(), CAME));
                self.raw(depth, &format!("{label}：{old} → {new}  {}  {place}", visible(&remark)));
            } else {
                self.raw(depth, &format!("{label}：{}  {place}", visible(&remark)));
                let text = self.segments(&change.segments);
                for line in text.lines() {
                    self.raw(depth + 1, line);
                }
            }
        }
    }

    fn side(&self, side: Option<&Written>, style: Style) -> String {
        match side.map(Written::text) {
            None | Some("") => "（空）".to_owned(),
            Some(text) => self.styled(style, &text.replace('\n', " ")),
        }
    }

    fn segments(&self, segments: &[Segment]) -> String {
        let shown = segments.iter().map(|segment| match (segment.op, self.colour) {
            (SegmentOp::Equal, _) => visible(&segment.text).into_owned(),
            (SegmentOp::Delete, true) => self.styled(GONE.strikethrough(), &segment.text),
            (SegmentOp::Insert, true) => self.styled(CAME.underline(), &segment.text),
            (SegmentOp::Delete, false) => format!("[-{}-]", visible(&segment.text)),
            (SegmentOp::Insert, false) => format!("{{+{}+}}", visible(&segment.text)),
        });
        shown.collect()
    }

    fn possible(&mut self, diff: &Diff) {
        if diff.possible.is_empty() {
            return;
        }
        self.out.push('\n');
        self.line(0, BOLD, "可能是同一项目（未认定，可用对应关系文件确认）");
        for pair in &diff.possible {
            let name = |name: &Option<String>| name.clone().unwrap_or_else(|| phrase::NAMELESS.to_owned());
            let line = format!(
                "? {} ↔ {}  {}",
                name(&pair.old.name),
                name(&pair.new.name),
                phrase::matched(&pair.matched)
            );
            self.line(1, WARN, &line);
        }
    }
}

fn mark(status: Status) -> (char, Style) {
    match status {
        Status::Added => ('+', CAME),
        Status::Removed => ('-', GONE),
        Status::Changed => ('~', PLAIN),
        Status::Moved => ('>', PLAIN),
        Status::Same => ('=', FAINT),
        Status::Split | Status::Merged => ('*', PLAIN),
    }
}
