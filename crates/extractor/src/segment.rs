//! Where forms begin and end: over several tables, or several in one.

use wording::label::Label;

use crate::lines::{Flow, Line};
use crate::profile::Profiles;
use crate::scene::{self, Rows, Views};
use crate::see::{Block, Item, Kind, Matrix, MatrixKind, Row, RowKind, View};
use crate::weights::preamble as weights;
use crate::words::Axis;

/// The rows of one form (or one list of projects), and the lines over it that may be its own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Region {
    /// Indices of text lines between the form before and this one, nearest last.
    pub before: Vec<usize>,
    pub rows: Vec<Rows>,
    /// Tables (line indices) it takes rows from.
    pub tables: Vec<usize>,
    /// Whether it begins within a table, below another form: what stands over the table is both forms'.
    pub below: bool,
}

/// What rows show before anybody knows which form they are.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // facts beside each other, no states of one thing
struct Scan {
    /// Says which project or department it is about.
    opens: usize,
    /// Indicators, or goals of an identified project.
    evidence: bool,
    /// Has a matrix of indicators with headings.
    grid: bool,
    /// Whether that matrix names projects or levels.
    listed: bool,
    /// Goal labels with their texts.
    goals: usize,
    /// Rows that are labels with values.
    labels: usize,
    /// Cells that name a level.
    levels: usize,
    /// Columns' names of the first and last matrices of indicators.
    first: Option<Vec<String>>,
    last: Option<Vec<String>>,
    /// Whether rows go on with a matrix of the table before.
    carried: bool,
    /// Whether no words say what it is about: one column of levels, told by its contents, and no label that is known.
    unsaid: bool,
}

/// Rows with their blocks, on the way to a region.
struct Part {
    rows: Rows,
    scan: Scan,
}

/// Finds the regions of the document. `views` sees with all words.
pub(crate) fn regions(flow: &Flow<'_>, views: &Views<'_, '_>, profiles: &Profiles) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    let mut open: Option<(Region, Scan)> = None;
    let mut gap: Vec<usize> = Vec::new();
    let mut carry: Option<Matrix> = None;
    for (at, line) in flow.lines.iter().enumerate() {
        let sheet = match line {
            Line::Text { .. } => {
                gap.push(at);
                continue;
            }
            Line::Table { sheet, .. } => *sheet,
            Line::Whole { .. } => {
                close(&mut open, &mut regions);
                (carry, gap) = (None, Vec::new());
                continue;
            }
        };
        // Words between two tables, other than 续表, speak for a new matter.
        let parted = gap.iter().any(|&line| !goes_on(flow, line, profiles));
        let titled = gap.iter().any(|&line| is_new_title(flow, line, profiles));
        let all = Rows { sheet, rows: 1..flow.sheets[sheet].last_row() + 1 };
        let blocks =
            scene::blocks(flow, &all, views, profiles, carry.as_ref().filter(|_| !parted && !titled));
        carry = scene::carried(&blocks).cloned();
        for (index, part) in split(&all, &blocks, views).into_iter().enumerate() {
            let continues = index == 0
                && !titled
                && open.as_ref().is_some_and(|(_, before)| continues(before, &part.scan, parted));
            if let Some((region, before)) = open.as_mut().filter(|_| continues) {
                region.rows.push(part.rows);
                region.tables.push(at);
                before.join(part.scan);
                continue;
            }
            close(&mut open, &mut regions);
            let before = std::mem::take(&mut gap);
            let title = |&line: &usize| match &flow.lines[line] {
                Line::Text { text, .. } => is_title_text(text, profiles),
                _ => false,
            };
            // Levels of one column alone, under no title: an appraisal of something else.
            let unsaid = part.scan.unsaid && !before.iter().any(title);
            if (part.scan.opens > 0 || part.scan.evidence) && !unsaid {
                let region = Region { before, rows: vec![part.rows], tables: vec![at], below: index > 0 };
                open = Some((region, part.scan));
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
fn continues(before: &Scan, scan: &Scan, parted: bool) -> bool {
    if scan.carried && !parted {
        return true;
    }
    if scan.opens > 0 && before.opens > 0 {
        return false;
    }
    if scan.opens > 0 {
        // Indicators first and the project after them happens only where the project came first elsewhere.
        return !before.grid;
    }
    if scan.grid {
        return !before.grid || (scan.first.is_some() && scan.first == before.last);
    }
    if before.grid && parted {
        return false;
    }
    scan.labels > 0 || (scan.goals > 0 && before.goals == 0) || (before.grid && scan.levels > 0)
}

impl Scan {
    fn of(blocks: &[&Block], views: &Views<'_, '_>) -> Self {
        let mut scan = Self::default();
        for block in blocks {
            let Some(view) = views.get(&block.sheet) else { continue };
            scan.levels += levels(block, view);
            scan.opens += usize::from(opens_form(block, views));
            scan.goals += usize::from(is_goal(block, views));
            match &block.kind {
                Kind::Matrix(matrix) if matrix.kind == MatrixKind::Indicators => {
                    let names: Vec<String> =
                        matrix.columns.iter().map(|column| column.label.clone()).collect();
                    if matrix.heading.is_empty() && !matrix.headless {
                        scan.carried = true;
                        continue;
                    }
                    scan.grid = true;
                    scan.listed |= matrix.columns.iter().any(|column| {
                        column.key.starts_with("level")
                            || column.key.starts_with("project.")
                            || column.key == "grades"
                    });
                    scan.opens += usize::from(matrix.has("project.name") || matrix.has("project.code"));
                    scan.first.get_or_insert_with(|| names.clone());
                    scan.last = Some(names);
                }
                Kind::Matrix(matrix) => {
                    scan.labels += usize::from(matrix.kind != MatrixKind::Unknown);
                }
                Kind::Pairs(items) => scan.labels += usize::from(known(items, block, views)),
                Kind::Preamble { .. } | Kind::Text(_) => {}
            }
        }
        let told = |block: &&&Block| match &block.kind {
            Kind::Matrix(matrix) if matrix.kind == MatrixKind::Indicators => {
                let levels = matrix.columns.iter().filter(|column| column.key.starts_with("level"));
                levels.clone().any(|column| !column.inferred)
                    || levels.count() > 1
                    || matrix.is_list()
                    || matrix.across
            }
            _ => false,
        };
        scan.unsaid = scan.opens + scan.goals + scan.labels == 0 && blocks.iter().find(told).is_none();
        scan.evidence = scan.grid && (scan.levels > 0 || scan.opens > 0 || scan.listed)
            || scan.goals > 0 && scan.opens > 0;
        scan
    }

    fn join(&mut self, other: Self) {
        self.opens += other.opens;
        self.evidence |= other.evidence || (self.opens > 0 && self.goals + other.goals > 0);
        self.grid |= other.grid;
        // A project in one table and its indicators in the next.
        self.evidence |= self.opens > 0 && self.grid;
        self.listed |= other.listed;
        self.goals += other.goals;
        self.unsaid &= other.unsaid;
        self.last = other.last.or(self.last.take());
    }
}

/// Splits a table's blocks where a new form begins: at its title, or where its project is named again.
fn split(all: &Rows, blocks: &[Block], views: &Views<'_, '_>) -> Vec<Part> {
    let mut parts: Vec<Vec<&Block>> = vec![Vec::new()];
    let (mut opened, mut content) = (false, false);
    let is_preamble = |block: &Block| matches!(block.kind, Kind::Preamble { .. });
    for (at, block) in blocks.iter().enumerate() {
        let last = parts.len() - 1;
        let own = block.sheet == all.sheet;
        let title = own && matches!(block.kind, Kind::Preamble { title: true, .. });
        let opens = own && opens_form(block, views);
        // A title over a second grid of the same project begins no form: 年度绩效目标表 below 长期绩效目标表.
        let is_title = |block: &&Block| matches!(block.kind, Kind::Preamble { title: true, .. });
        let named = || {
            blocks[at + 1..].iter().take_while(|block| !is_title(block)).any(|block| opens_form(block, views))
        };
        let title = title && (!opened || named());
        if (title && (opened || content)) || (opens && opened && content) {
            // Unit line, year and title above the label belong to the new form.
            let mut pulled: Vec<&Block> = Vec::new();
            while !title && parts[last].last().is_some_and(|above| is_preamble(above)) {
                pulled.extend(parts[last].pop());
            }
            pulled.reverse();
            pulled.push(block);
            parts.push(pulled);
            (opened, content) = (opens, false);
            continue;
        }
        opened |= opens;
        let matrix = matches!(&block.kind, Kind::Matrix(matrix) if matrix.kind == MatrixKind::Indicators);
        content |= matrix || is_goal(block, views);
        parts[last].push(block);
    }
    parts.retain(|part| !part.is_empty());
    let start =
        |part: &[&Block]| part.iter().find(|block| block.sheet == all.sheet).map(|block| block.rows.start);
    let starts: Vec<u32> = parts.iter().filter_map(|part| start(part)).collect();
    let ends = starts.iter().skip(1).copied().chain([all.rows.end]);
    let firsts = std::iter::once(all.rows.start).chain(starts.iter().skip(1).copied());
    firsts
        .zip(ends)
        .zip(&parts)
        .map(|((first, end), part)| Part {
            rows: Rows { sheet: all.sheet, rows: first..end },
            scan: Scan::of(part, views),
        })
        .collect()
}

/// How many cells name a level where levels stand: not the name of an indicator that reads like one.
fn levels(block: &Block, view: &View<'_, '_>) -> usize {
    let is_level = |cell: &&usize| view.is_level(**cell);
    match &block.kind {
        Kind::Matrix(matrix) if matrix.kind == MatrixKind::Indicators => {
            let over: usize = matrix.columns.iter().map(|column| column.levels.len()).sum();
            let of_row = |row: &Row| -> usize {
                let columns = matrix.columns.iter().zip(&row.cells);
                let levels = columns.filter(|(column, _)| column.key.starts_with("level"));
                let within: usize = levels.map(|(_, cells)| cells.iter().filter(is_level).count()).sum();
                within + usize::from(row.kind == RowKind::Group)
            };
            over + matrix.rows.iter().map(of_row).sum::<usize>()
        }
        _ => block
            .rows
            .clone()
            .flat_map(|row| view.sheet.anchored(row))
            .filter(|&cell| view.is_level(cell))
            .count(),
    }
}

/// A label that opens a form, with its value.
fn opens_form(block: &Block, views: &Views<'_, '_>) -> bool {
    let Some(view) = views.get(&block.sheet) else { return false };
    let is = |cell: usize| view.get(Axis::Label, cell).is_some_and(|entry| entry.opens);
    match &block.kind {
        Kind::Pairs(items) => items.iter().any(|item| match item {
            Item::Pair { label, .. } => is(*label),
            Item::Colons(cell) => {
                let pairs = crate::colons::pairs(view.sheet.text(*cell), false, view.words);
                pairs.into_iter().flatten().any(|(label, _)| {
                    view.words.get(Axis::Label, &Label::new(&label)).is_some_and(|entry| entry.opens)
                })
            }
            _ => false,
        }),
        Kind::Matrix(matrix) if matrix.kind == MatrixKind::Record => {
            matrix.columns.iter().any(|column| column.cells.iter().any(|&cell| is(cell)))
        }
        _ => false,
    }
}

/// A goal with its text.
fn is_goal(block: &Block, views: &Views<'_, '_>) -> bool {
    let Some(view) = views.get(&block.sheet) else { return false };
    let goal = |cell: usize| view.knows(Axis::Goal, cell);
    match &block.kind {
        Kind::Pairs(items) => items.iter().any(|item| match item {
            Item::Pair { label, .. } => goal(*label),
            Item::Colons(cell) => {
                let pairs = crate::colons::pairs(view.sheet.text(*cell), false, view.words);
                pairs
                    .into_iter()
                    .flatten()
                    .any(|(label, _)| view.words.get(Axis::Goal, &Label::new(&label)).is_some())
            }
            _ => false,
        }),
        Kind::Matrix(matrix) if matrix.kind == MatrixKind::Record => {
            matrix.columns.iter().any(|column| column.cells.iter().any(|&cell| goal(cell)))
        }
        Kind::Matrix(matrix) => matrix.kind == MatrixKind::Goals,
        Kind::Text(_) => block.heads.last().is_some_and(|&head| goal(head)),
        Kind::Preamble { .. } => false,
    }
}

fn known(items: &[Item], block: &Block, views: &Views<'_, '_>) -> bool {
    let Some(view) = views.get(&block.sheet) else { return false };
    items.iter().any(|item| match item {
        Item::Pair { label, .. } => view.label(*label, false).is_some(),
        Item::Colons(_) => true,
        _ => false,
    })
}

/// A title that begins a new form, not one that says the old goes on.
fn is_new_title(flow: &Flow<'_>, line: usize, profiles: &Profiles) -> bool {
    let Line::Text { text, .. } = &flow.lines[line] else { return false };
    is_title_text(text, profiles) && !goes_on(flow, line, profiles)
}

/// 续表: the table before goes on.
fn goes_on(flow: &Flow<'_>, line: usize, profiles: &Profiles) -> bool {
    let Line::Text { text, .. } = &flow.lines[line] else { return false };
    profiles.all.get(Axis::Continued, &Label::new(text)).is_some()
}

/// Whether a text reads like the title of a form.
fn is_title_text(text: &str, profiles: &Profiles) -> bool {
    text.chars().count() <= weights::LONGEST_TITLE
        && !text.ends_with(['。', '；'])
        && profiles.is_title(&Label::new(text))
}

/// The lines over a region that may be its own: from its title on, or the last few.
pub(crate) fn preamble(flow: &Flow<'_>, region: &Region, profiles: &Profiles) -> (Option<usize>, Vec<usize>) {
    let near = &region.before[region.before.len().saturating_sub(weights::LINES)..];
    let title = near.iter().rposition(|&line| match &flow.lines[line] {
        Line::Text { text, .. } => is_title_text(text, profiles),
        _ => false,
    });
    match title {
        Some(at) => (Some(near[at]), near[at + 1..].to_vec()),
        None => (None, near.to_vec()),
    }
}
