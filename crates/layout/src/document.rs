//! A whole submission as a document on paper.

use model::{Form, FormKind, Limits, Note, Noted, Pointer, Submission};

use crate::amounts::{self, Amounts};
use crate::choice::{self, Choice, Set};
use crate::front::Front;
use crate::measures::text::CONTENTS;
use crate::order::{self, Piece};
use crate::printed::{Block, Contents, FormPart, Line, Part, Printed};
use crate::{LayoutError, above};

/// How a submission is laid out.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How forms are set.
    pub choice: Choice,
    /// How sums of money are written.
    pub amounts: Amounts,
    /// Bounds on the tables that no form claimed.
    pub limits: Limits,
}

/// The submission as a document on paper, in the order of its document.
///
/// ```
/// let json = r#"{"schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"},
///   "outline": [{"number": "一、", "heading": "总体目标", "paragraphs": ["保障道路安全。"]}]}"#;
/// let submission: model::Submission = serde_json::from_str(json)?;
/// let printed = layout::printed(&submission, &layout::Options::default())?.value;
/// assert!(matches!(&printed.parts[..], [layout::Part::Text { blocks }] if blocks.len() == 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn printed(submission: &Submission, options: &Options) -> Result<Noted<Printed>, LayoutError> {
    let ordered = order::ordered(submission, &options.limits)?;
    let mut notes = Vec::new();
    let parts = parts(ordered.parts, submission, options, &mut notes);
    let title = title(submission, &ordered.front, &parts);
    let author = submission.department.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    let mut printed = Printed { title, author, parts };
    let forms = printed.parts.iter().filter(|part| matches!(part, Part::Form(_))).count();
    let cover = cover(submission, ordered.front.cover, forms);
    printed.contents(cover.is_some(), submission, &mut notes);
    printed.parts.splice(0..0, cover.map(|lines| Part::Cover { lines }));
    printed.parts.extend(asides(submission));
    Ok(Noted { value: printed, notes })
}

impl Printed {
    /// Settles whether contents are shown, and gives those that the document has at its beginning a page of their own; one
    /// with a cover and without contents gets some.
    fn contents(&mut self, covered: bool, submission: &Submission, notes: &mut Vec<Note>) {
        let shown = self.headings().count() >= CONTENTS;
        let mut had = false;
        let mut first = None;
        for (at, part) in self.parts.iter_mut().enumerate() {
            let Part::Text { blocks } = part else { continue };
            for block in blocks.iter_mut() {
                if let Block::Contents(contents) = block {
                    notes.extend(contents_left_out(submission, contents));
                    (contents.shown, had) = (shown, true);
                }
            }
            if let (0, Some(Block::Contents(contents))) = (at, blocks.first()) {
                first = Some(contents.clone());
                blocks.remove(0);
            }
        }
        if matches!(self.parts.first(), Some(Part::Text { blocks }) if blocks.is_empty()) {
            self.parts.remove(0);
        }
        let made = Contents { shown, had: Vec::new() };
        let first = first.or_else(|| (covered && shown && !had).then_some(made));
        self.parts.splice(0..0, first.map(Part::Contents));
    }

    /// Headings and titles of forms in order, each with its level: the contents.
    pub fn headings(&self) -> impl Iterator<Item = (usize, &str)> {
        self.parts.iter().flat_map(|part| {
            let (blocks, form): (&[Block], _) = match part {
                Part::Text { blocks } => (blocks, None),
                Part::Form(form) => (&form.lead, Some((form.level, form.entry.as_str()))),
                Part::Cover { .. } | Part::Contents(_) | Part::Notes { .. } => (&[], None),
            };
            let headings = blocks.iter().filter_map(|block| match block {
                Block::Heading(heading) => Some((heading.level, heading.text.as_str())),
                Block::Paragraph(_) | Block::Table(_) | Block::Contents(_) => None,
            });
            headings.chain(form)
        })
    }
}

fn parts(pieces: Vec<Piece>, submission: &Submission, options: &Options, notes: &mut Vec<Note>) -> Vec<Part> {
    let mut sets = choice::all(submission, &options.choice, notes);
    let mut level = 1;
    let mut parts = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(blocks) => {
                if blocks.iter().any(|block| matches!(block, Block::Heading(_))) {
                    level = 1;
                }
                parts.push(Part::Text { blocks });
            }
            Piece::Form { index, lead, notes } => {
                let announced = lead.iter().rev().find_map(|block| match block {
                    Block::Heading(heading) => Some(heading.level + 1),
                    Block::Paragraph(_) | Block::Table(_) | Block::Contents(_) => None,
                });
                level = announced.unwrap_or(level);
                match sets.remove(&index) {
                    Some(Set::Sheet(mut sheet)) => {
                        amounts::set(&mut sheet.table, submission, options.amounts);
                        let entry = entry(submission, index, &sheet.title);
                        parts.push(Part::Form(FormPart {
                            form: index,
                            entry,
                            level,
                            lead,
                            sheet: *sheet,
                            notes,
                        }));
                    }
                    // It stands in the table of a form before it; what leads it in or stands under it stays.
                    Some(Set::Elsewhere) | None => {
                        let blocks: Vec<Block> = lead.into_iter().chain(notes).collect();
                        if !blocks.is_empty() {
                            parts.push(Part::Text { blocks });
                        }
                    }
                }
            }
        }
    }
    parts
}

/// What bookmarks and contents call a form: its title, with its project where several have the same.
fn entry(submission: &Submission, index: usize, title: &[Line]) -> String {
    let form = &submission.forms[index];
    let name = |form: &Form| above::title_of(form, &Pointer::root()).map(|line| line.text);
    let own = title.first().map(|line| line.text.replace('\n', ""));
    let shown = own.or_else(|| name(form)).unwrap_or_else(|| usual_title(form.kind).to_owned());
    let project = form.project.as_ref().and_then(|project| project.name.as_deref());
    let alike = submission.forms.iter().filter(|other| name(other) == name(form)).count() > 1;
    match project.filter(|project| alike && !project.is_empty() && !shown.contains(project)) {
        Some(project) => format!("{shown} · {}", project.replace('\n', "")),
        None => shown,
    }
}

fn usual_title(kind: FormKind) -> &'static str {
    match kind {
        FormKind::ProjectGoal => "项目支出绩效目标表",
        FormKind::DepartmentGoal => "部门（单位）整体支出绩效目标表",
        FormKind::ProjectEvaluation => "项目支出绩效自评表",
        FormKind::ProjectMonitoring => "项目支出绩效目标执行监控表",
    }
}

/// What the document is called: by its own cover or title, by its only form, by what its forms are.
fn title(submission: &Submission, front: &Front, parts: &[Part]) -> String {
    let own = if front.cover.is_empty() { &front.title } else { &front.cover };
    if !own.is_empty() {
        return own.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
    }
    let mut forms = parts.iter().filter_map(|part| match part {
        Part::Form(form) => Some(form.entry.as_str()),
        _ => None,
    });
    match (forms.next(), forms.next()) {
        (Some(only), None) => only.to_owned(),
        _ => made_lines(submission).concat(),
    }
}

/// Department, year and kind of document.
fn made_lines(submission: &Submission) -> [String; 2] {
    let words = |kind| match kind {
        FormKind::ProjectGoal | FormKind::DepartmentGoal => "预算绩效目标",
        FormKind::ProjectEvaluation => "绩效自评",
        FormKind::ProjectMonitoring => "绩效运行监控",
    };
    let mut kinds = submission.forms.iter().map(|form| words(form.kind));
    let first = kinds.next();
    let kind = first.filter(|first| kinds.all(|other| other == *first)).unwrap_or("预算绩效文本");
    let department = submission.department.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    let year = submission.year.map(|year| format!("{year}年")).unwrap_or_default();
    [department, format!("{year}{kind}")]
}

/// The document's own cover, else one for a document of several forms, each on a page.
fn cover(submission: &Submission, own: Vec<Line>, forms: usize) -> Option<Vec<Line>> {
    if !own.is_empty() {
        return Some(own);
    }
    let lines = || made_lines(submission).into_iter().filter(|line| !line.is_empty()).map(Line::made);
    (forms > 1).then(|| lines().collect())
}

/// Footnotes and end notes.
fn asides(submission: &Submission) -> Option<Part> {
    let published =
        submission.asides.iter().enumerate().filter(|(_, aside)| {
            matches!(aside.kind, model::AsideKind::Footnote | model::AsideKind::Endnote)
        });
    let lines: Vec<Line> = published
        .map(|(index, aside)| {
            let mark = aside.mark.as_deref().unwrap_or_default();
            let gap = if mark.is_empty() { "" } else { " " };
            let at = Pointer::root().key("asides").index(index).key("text");
            Line::of(format!("{mark}{gap}{}", aside.text), at)
        })
        .collect();
    (!lines.is_empty()).then_some(Part::Notes { lines })
}

fn contents_left_out(submission: &Submission, contents: &Contents) -> Option<Note> {
    let first = contents.had.first()?;
    let message = format!(
        "{} lines of a table of contents with the page numbers of another paper are left out (原目录页码已失效，未排入)",
        contents.had.len()
    );
    let note = Note::new("layout.contents-left-out", message);
    Some(match first.at.first().and_then(|pointer| submission.places.get(pointer)) {
        Some(place) => note.at(place.clone()),
        None => note,
    })
}
