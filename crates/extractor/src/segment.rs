//! Where forms begin and end: over several tables, or several in one.

use model::Paragraph;

use crate::fold::Folded;
use crate::lines::{Flow, Line};
use crate::profile::Profiles;
use crate::reader::{RowRef, is_indicator_header};
use crate::sheet::Sheet;
use crate::words::{Axis, Vocabulary};

/// Lines that can belong to a form over its table: at most so many are looked at.
const PREAMBLE: usize = 8;

/// The rows of one form (or one list of projects), and the lines over it that may be its own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Region {
    /// Indices of text lines between the form before and this one, nearest last.
    pub before: Vec<usize>,
    pub rows: Vec<RowRef>,
    /// Tables (line indices) it takes rows from.
    pub tables: Vec<usize>,
}

/// What a table shows before anybody knows which form it is.
#[derive(Clone, Debug, Default)]
struct Scan {
    /// Says which project or department it is about.
    opens: usize,
    /// Indicators, or goals of an identified project.
    evidence: bool,
    /// Has an indicator grid.
    grid: bool,
    /// Goal labels with their texts.
    goals: usize,
    /// Rows that are labels with values.
    labels: usize,
    /// Cells that name a level.
    levels: usize,
}

/// Finds the regions of the document.
pub(crate) fn regions(lines: &Flow<'_>, profiles: &Profiles) -> Vec<Region> {
    let words = &profiles.all;
    let mut regions: Vec<Region> = Vec::new();
    let mut open: Option<(Region, Scan)> = None;
    let mut gap: Vec<usize> = Vec::new();
    for (at, line) in lines.lines.iter().enumerate() {
        let rows = match line {
            Line::Text { .. } => {
                gap.push(at);
                continue;
            }
            Line::Table { rows, .. } => rows,
            Line::Whole { .. } => {
                close(&mut open, &mut regions);
                gap.clear();
                continue;
            }
        };
        // Words between two tables, other than 续表, speak for a new matter.
        let parted = gap
            .iter()
            .any(|&line| !matches!(&lines.lines[line], Line::Text { text, .. } if text.contains('续')));
        let titled = gap.iter().any(|&line| is_new_title(lines, line, profiles));
        for (part_at, part) in split(lines, rows, profiles).into_iter().enumerate() {
            let scan = scan(lines, &part, words);
            let goes_on = part_at == 0
                && !titled
                && open.as_ref().is_some_and(|(region, before)| {
                    continues(lines, region, before, &part, &scan, words, parted)
                });
            if let Some((region, before)) = open.as_mut().filter(|_| goes_on) {
                region.rows.extend(part);
                region.tables.push(at);
                before.opens += scan.opens;
                before.evidence |= scan.evidence;
                before.grid |= scan.grid;
                before.goals += scan.goals;
                continue;
            }
            close(&mut open, &mut regions);
            let before = std::mem::take(&mut gap);
            if scan.opens > 0 || scan.evidence {
                open = Some((Region { before, rows: part, tables: vec![at] }, scan));
            }
        }
        gap.clear();
    }
    close(&mut open, &mut regions);
    regions
}

/// A region counts only with evidence that it is about performance: a budget table names projects too.
fn close(open: &mut Option<(Region, Scan)>, regions: &mut Vec<Region>) {
    if let Some((region, _)) = open.take().filter(|(_, scan)| scan.evidence) {
        regions.push(region);
    }
}

/// Whether a table goes on with the form above it.
fn continues(
    lines: &Flow<'_>,
    region: &Region,
    before: &Scan,
    part: &[RowRef],
    scan: &Scan,
    words: &Vocabulary,
    parted: bool,
) -> bool {
    if scan.opens > 0 && before.opens > 0 {
        return false;
    }
    if scan.opens > 0 {
        // Indicators first and the project after them happens only where the project came first elsewhere.
        return !before.grid;
    }
    if scan.grid {
        return !before.grid || same_header(lines, region, part, words);
    }
    if before.grid && parted {
        return false;
    }
    if scan.labels > 0 || (scan.goals > 0 && before.goals == 0) {
        return true;
    }
    before.grid && (scan.levels > 0 || same_width(lines, region, part))
}

/// Whether the part begins with the header that the region's grid has: a table cut at the end of a page.
fn same_header(lines: &Flow<'_>, region: &Region, part: &[RowRef], words: &Vocabulary) -> bool {
    let keys = |rows: &[RowRef]| {
        rows.iter()
            .rev()
            .find_map(|row| is_indicator_header(&lines.sheets[row.sheet], row.row, words))
            .map(|header| header.columns.iter().map(|column| column.label.clone()).collect::<Vec<_>>())
    };
    let early = part
        .iter()
        .take(3)
        .any(|row| is_indicator_header(&lines.sheets[row.sheet], row.row, words).is_some());
    early && keys(&region.rows) == keys(part)
}

fn same_width(lines: &Flow<'_>, region: &Region, part: &[RowRef]) -> bool {
    let cells = |row: Option<&RowRef>| row.map(|row| lines.sheets[row.sheet].row(row.row).len());
    let (last, first) = (cells(region.rows.last()), cells(part.first()));
    last == first && last.is_some_and(|cells| cells >= 3)
}

/// Splits a table's rows where a new form begins: at its title, or where its project is named again.
fn split(lines: &Flow<'_>, rows: &[RowRef], profiles: &Profiles) -> Vec<Vec<RowRef>> {
    let words = &profiles.all;
    let mut parts = vec![Vec::new()];
    let (mut opened, mut content) = (false, false);
    for &row in rows {
        let sheet = &lines.sheets[row.sheet];
        let header = is_indicator_header(sheet, row.row, words);
        if header
            .as_ref()
            .is_some_and(|header| header.columns.iter().any(|column| column.key.starts_with("project.")))
        {
            // A list names a project in each row: it is one region.
            return vec![rows.to_vec()];
        }
        let title = title_row(sheet, row.row, profiles);
        let opens = header.is_none() && opens(sheet, row.row, words);
        let last = parts.len() - 1;
        if (title && (opened || content)) || (opens && opened && content) {
            // Unit line, year and blank rows above the label belong to the new form.
            let mut pulled: Vec<RowRef> = Vec::new();
            while !title
                && parts[last].last().is_some_and(|&above: &RowRef| {
                    is_preamble(&lines.sheets[above.sheet], above.row, profiles)
                })
            {
                pulled.extend(parts[last].pop());
            }
            pulled.reverse();
            pulled.push(row);
            parts.push(pulled);
            (opened, content) = (opens, false);
            continue;
        }
        opened |= opens;
        content |= header.is_some() || goal_row(sheet, row.row, words);
        parts[last].push(row);
    }
    parts
}

fn scan(lines: &Flow<'_>, rows: &[RowRef], words: &Vocabulary) -> Scan {
    let mut scan = Scan::default();
    for row in rows {
        let sheet = &lines.sheets[row.sheet];
        if is_indicator_header(sheet, row.row, words).is_some() {
            scan.grid = true;
        } else {
            scan.opens += usize::from(opens(sheet, row.row, words));
            scan.goals += usize::from(goal_row(sheet, row.row, words));
            scan.labels += usize::from(labelled(sheet, row.row, words));
        }
        let level = |cell: &usize| {
            let label = sheet.folded(*cell);
            words.get(Axis::Level1, label).is_some() || words.get(Axis::Level2, label).is_some()
        };
        scan.levels += sheet.anchored(row.row).filter(level).count();
    }
    scan.evidence = scan.grid && (scan.levels > 0 || scan.opens > 0 || has_list(lines, rows, words))
        || scan.goals > 0 && scan.opens > 0;
    scan
}

fn has_list(lines: &Flow<'_>, rows: &[RowRef], words: &Vocabulary) -> bool {
    let header = rows.iter().find_map(|row| is_indicator_header(&lines.sheets[row.sheet], row.row, words));
    header.is_some_and(|header| {
        let levels = header.columns.iter().filter(|column| column.key.starts_with("level")).count();
        levels >= 1 || header.columns.iter().any(|column| column.key == "grades")
    })
}

/// A label that opens a form stands in the row with its value beside it.
fn opens(sheet: &Sheet<'_>, row: u32, words: &Vocabulary) -> bool {
    valued(sheet, row, words).any(|label| words.get(Axis::Label, &label).is_some_and(|entry| entry.opens))
}

fn goal_row(sheet: &Sheet<'_>, row: u32, words: &Vocabulary) -> bool {
    let over = |cell: usize| sheet.cell(cell).row_span > 1;
    valued(sheet, row, words).any(|label| words.get(Axis::Goal, &label).is_some())
        || sheet.anchored(row).any(|cell| over(cell) && words.get(Axis::Goal, sheet.folded(cell)).is_some())
        || sheet
            .anchored(row)
            .any(|cell| words.get(Axis::Goal, sheet.folded(cell)).is_some() && sheet.alone(row, cell))
}

fn labelled(sheet: &Sheet<'_>, row: u32, words: &Vocabulary) -> bool {
    let axes = [Axis::Label, Axis::Fund, Axis::Goal, Axis::Head];
    valued(sheet, row, words)
        .any(|label| axes.iter().any(|&axis| words.get(axis, &label).is_some_and(|entry| !entry.inside)))
}

/// The labels of a row that have something other than a label beside them, or a value behind a colon.
fn valued<'s>(sheet: &'s Sheet<'_>, row: u32, words: &'s Vocabulary) -> impl Iterator<Item = Folded> + 's {
    sheet.anchored(row).filter_map(move |cell| {
        let text = sheet.text(cell);
        if let Some(at) = text.find([':', '：']).filter(|&at| at > 0 && at < 60) {
            let value = text[at..].trim_start_matches([':', '：']).trim();
            if !value.is_empty() {
                return Some(Folded::new(&text[..at]));
            }
        }
        let right = sheet.at(row, sheet.columns(cell).end)?;
        let is_label = !sheet.blank(right) && words.is_label(sheet.folded(right));
        (!is_label).then(|| sheet.folded(cell).clone())
    })
}

fn title_row(sheet: &Sheet<'_>, row: u32, profiles: &Profiles) -> bool {
    let mut cells = sheet.anchored(row);
    let Some(cell) = cells.next() else { return false };
    let label = sheet.folded(cell);
    sheet.alone(row, cell) && profiles.is_title(label) && !profiles.all.is_label(label)
}

/// Unit line, year, or nothing.
fn is_preamble(sheet: &Sheet<'_>, row: u32, profiles: &Profiles) -> bool {
    let mut cells = sheet.anchored(row).peekable();
    if cells.peek().is_none() {
        return sheet.row(row).iter().all(|&cell| sheet.cell(cell).row == row);
    }
    title_row(sheet, row, profiles) || crate::reader::is_preamble_row(sheet, row)
}

/// A title that begins a new form, not one that says the old goes on.
fn is_new_title(lines: &Flow<'_>, line: usize, profiles: &Profiles) -> bool {
    let Line::Text { text, paragraph, .. } = &lines.lines[line] else { return false };
    is_title(text, *paragraph, profiles) && !text.contains("续")
}

/// Whether a text reads like the title of a form.
pub(crate) fn is_title(text: &str, _paragraph: Option<&Paragraph>, profiles: &Profiles) -> bool {
    text.chars().count() <= 80 && !text.ends_with(['。', '；']) && profiles.is_title(&Folded::new(text))
}

/// The lines over a region that may be its own: from its title on, or the last few.
pub(crate) fn preamble(
    lines: &Flow<'_>,
    region: &Region,
    profiles: &Profiles,
) -> (Option<usize>, Vec<usize>) {
    let near = &region.before[region.before.len().saturating_sub(PREAMBLE)..];
    let title = near.iter().rposition(|&line| match &lines.lines[line] {
        Line::Text { text, paragraph, .. } => is_title(text, *paragraph, profiles),
        _ => false,
    });
    match title {
        Some(at) => (Some(near[at]), near[at + 1..].to_vec()),
        None => (None, near.to_vec()),
    }
}
