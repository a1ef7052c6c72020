//! Lines to paragraphs and rows of cells.

use super::table::Row;

/// A block of the dump.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block {
    Line(Line),
    Rows(Vec<Row>),
}

/// A line outside tables.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) bookmarks: Vec<String>,
    /// A form feed stands before it.
    pub(super) page_break_before: bool,
}

/// Cuts the text into lines and tables, in order.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{B}'], "\n");
    let mut lines: Vec<&str> = text.split('\n').collect();
    if lines.last() == Some(&"") {
        lines.pop();
    }
    let mut blocks = Vec::new();
    let mut page_break = false;
    let mut at = 0;
    // Lines before this one were looked at and start no table: looking again from each would take forever.
    let mut looked_at = 0;
    while let Some(line) = lines.get(at) {
        if at >= looked_at
            && let Some(run) = tab_started(&lines[at..]).or_else(|| tab_separated(&lines[at..]))
        {
            if run.is_table {
                blocks.push(Block::Rows(run.rows));
                at += run.lines;
                continue;
            }
            looked_at = at + run.lines;
        }
        at += 1;
        // A page break ends a page wherever it stands in a line.
        let mut pages = line.split('\u{C}').peekable();
        while let Some(page) = pages.next() {
            if !page.is_empty() || pages.peek().is_none() {
                let (text, bookmarks) = without_marks(page);
                blocks.push(Block::Line(Line {
                    text,
                    bookmarks,
                    page_break_before: std::mem::take(&mut page_break),
                }));
            }
            page_break |= pages.peek().is_some();
        }
    }
    blocks
}

/// Lines that may be a table.
struct Run {
    rows: Vec<Row>,
    lines: usize,
    is_table: bool,
}

/// Cells that start with a tab, one or more lines each; an empty line after each row, another after the table.
fn tab_started(lines: &[&str]) -> Option<Run> {
    let mut rows: Vec<Row> = Vec::new();
    let mut at = 0;
    while let Some(used) = row_length(&lines[at..]) {
        let mut row = Row::new();
        for line in &lines[at..at + used] {
            match (line.strip_prefix('\t'), row.last_mut()) {
                (Some(text), _) => row.push(without_marks(text).0),
                (None, Some(cell)) => {
                    cell.push('\n');
                    cell.push_str(&without_marks(line).0);
                }
                (None, None) => {}
            }
        }
        rows.push(row);
        at += used;
        // The empty line that closes the row.
        if lines.get(at) != Some(&"") {
            break;
        }
        at += 1;
    }
    let closed = lines.get(at) == Some(&"");
    let is_table = match rows.as_slice() {
        [] => return None,
        // Indented paragraphs look like a single row; only a table has an empty line more.
        [row] => row.len() > 1 && (closed || at == lines.len()),
        rows => rows.iter().any(|row| row.len() > 1),
    };
    Some(Run { rows, lines: at + usize::from(closed), is_table })
}

/// How many lines the row at the start of `lines` takes. An empty line is inside a cell when the line after it
/// is no cell's start but cells follow before the next empty line.
fn row_length(lines: &[&str]) -> Option<usize> {
    let run = |from: usize| lines.iter().skip(from).take_while(|line| !line.is_empty()).count();
    if !lines.first()?.starts_with('\t') {
        return None;
    }
    let mut length = run(0);
    loop {
        let next = lines.get(length + 1..).unwrap_or_default();
        let more = run(length + 1);
        let continues = next.first().is_some_and(|line| !line.starts_with('\t') && !line.trim().is_empty())
            && next[..more].iter().any(|line| line.starts_with('\t'));
        if !continues {
            return Some(length);
        }
        length += 1 + more;
    }
}

/// A row a line, cells separated by tabs: at least two such lines, three cells in one of them. Fewer are what a
/// table of contents or a line of text set with tabs looks like.
fn tab_separated(lines: &[&str]) -> Option<Run> {
    if !lines.first()?.contains('\t') {
        return None;
    }
    let used = lines.iter().take_while(|line| line.contains('\t')).count();
    let cells = |line: &&str| line.matches('\t').count() + 1;
    let is_table = used >= 2 && lines[..used].iter().any(|line| cells(line) >= 3);
    let row = |line: &&str| line.split('\t').map(|cell| without_marks(cell).0).collect();
    let rows = if is_table { lines[..used].iter().map(row).collect() } else { Vec::new() };
    Some(Run { rows, lines: used, is_table })
}

/// The text without `[bookmark: name]` marks, and their names.
fn without_marks(text: &str) -> (String, Vec<String>) {
    const MARK: &str = "[bookmark: ";
    let mut plain = String::with_capacity(text.len());
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(MARK) {
        plain.push_str(before);
        if let Some((name, after)) = after.split_once(']') {
            names.push(name.to_owned());
            rest = after;
        } else {
            // Behind a mark that never ends there is none that does.
            plain.push_str(MARK);
            plain.push_str(after);
            return (plain, names);
        }
    }
    plain.push_str(rest);
    (plain, names)
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    fn line(text: &str) -> Block {
        Block::Line(Line { text: text.into(), ..Line::default() })
    }

    fn rows(rows: &[&[&str]]) -> Block {
        Block::Rows(rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect())
    }

    #[test]
    fn rows_end_with_an_empty_line_and_tables_with_another() {
        let text = "上文\n\t甲\n\t乙\n乙二\n\n\t\n\t丙\n\n\n下文\n\n";
        assert_eq!(
            blocks(text),
            [line("上文"), rows(&[&["甲", "乙\n乙二"], &["", "丙"]]), line("下文"), line("")]
        );
    }

    #[test]
    fn an_empty_line_inside_a_cell_does_not_end_the_row() {
        assert_eq!(
            blocks("\t甲\n\n甲二\n\t乙\n\n\t丙\n\t丁\n\n\n"),
            [rows(&[&["甲\n\n甲二", "乙"], &["丙", "丁"]])]
        );
    }

    #[test]
    fn indented_paragraphs_are_no_table() {
        let indented = |text: &str| line(&format!("\t{text}"));
        assert_eq!(
            blocks("\t一段。\n\t二段。\n\n三段"),
            [indented("一段。"), indented("二段。"), line(""), line("三段")]
        );
        assert_eq!(
            blocks("\t一段。\n\n\t二段。\n\n\n"),
            [indented("一段。"), line(""), indented("二段。"), line(""), line("")]
        );
    }

    #[test]
    fn tab_separated_rows_are_a_table_and_contents_lines_are_not() {
        assert_eq!(
            blocks("项目\t金额\t备注\n培训\t5\t\n"),
            [rows(&[&["项目", "金额", "备注"], &["培训", "5", ""]])]
        );
        assert_eq!(blocks("一、总体\t1\n二、分项\t3\n"), [line("一、总体\t1"), line("二、分项\t3")]);
    }

    #[test]
    fn marks_and_form_feeds_become_what_they_stand_for() {
        let blocks = blocks("[bookmark: _Toc1]一、\u{C}二、[bookmark: 未完\n\u{C}\n三、");
        let broken =
            |text: &str| Block::Line(Line { text: text.into(), page_break_before: true, ..Line::default() });
        let marked = Block::Line(Line {
            text: "一、".into(),
            bookmarks: vec!["_Toc1".into()],
            page_break_before: false,
        });
        assert_eq!(blocks, [marked, broken("二、[bookmark: 未完"), broken(""), line("三、")]);
    }
}
