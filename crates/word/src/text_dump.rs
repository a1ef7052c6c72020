//! Plain-text dumps of Word files, as text extractors write them.
//!
//! The common kind (Apache Tika's) starts every cell with a tab on a line of its own, closes a row with an empty
//! line and a table with another; a cell that a vertical merge continues is empty; `[bookmark: …]` stands where a
//! bookmark starts. The other kind (Apache POI's, Word's own "plain text") writes a row on a line, cells
//! separated by tabs. Neither says how wide a cell is or whether an empty cell belongs to the one above:
//! [`table`] infers it, and notes say that it was inferred.

mod lines;
mod table;

use model::{Note, Paragraph};

use self::lines::Block;
use crate::sniff::not_word;
use crate::{ReadOptions, WordError, encoding};
use model::build::Body;

/// Reads a dump. Text that shows no sign of having been a Word document is refused: no cells, no bookmark
/// marks, and not Chinese prose either.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Body, WordError> {
    let decoded = encoding::decode(bytes, None);
    if decoded.broken {
        return Err(not_word("a file of an unknown kind, or text of an unknown encoding"));
    }
    let mut body = Body::new(&options.limits);
    body.spend_text(decoded.text.chars().count(), "text")?;
    let blocks = lines::blocks(&decoded.text);
    let is_dump = blocks.iter().any(|block| match block {
        Block::Rows(..) => true,
        Block::Line(line) => !line.bookmarks.is_empty(),
    });
    if !is_dump && !is_chinese_prose(&decoded.text) {
        return Err(not_word("plain text that does not come from a Word document"));
    }
    body.note(Note::new(
        "word.text-dump",
        format!(
            "read from plain text ({}): headings, column spans and merges are not written in it (文件是纯文本，表格结构为推断)",
            decoded.encoding.name()
        ),
    ));
    for block in blocks {
        match block {
            Block::Line(line) => {
                let paragraph = Paragraph {
                    text: line.text,
                    bookmarks: line.bookmarks,
                    page_break_before: line.page_break_before,
                    ..Paragraph::default()
                };
                body.paragraph(paragraph)?;
            }
            Block::Rows(rows) => add_table(rows, &mut body)?,
        }
    }
    Ok(body)
}

fn add_table(rows: Vec<table::Row>, body: &mut Body) -> Result<(), WordError> {
    for _ in rows.iter().flatten() {
        body.spend_cell("text")?;
    }
    let inferred = table::infer(rows);
    let Some(place) = body.table(inferred.table)? else { return Ok(()) };
    let said = [
        (
            inferred.widened,
            "word.dump-spans",
            "rows are shorter than the longest: their last cell was widened (按行长推断跨列)",
        ),
        (
            inferred.continued,
            "word.dump-merges",
            "empty cells at the start of a row were taken to continue the cell above (按空单元格推断纵向合并)",
        ),
        (
            inferred.joined,
            "word.dump-rows-joined",
            "rows had an empty line inside a cell and were put together again (单元格内空行，已拼接)",
        ),
    ];
    for (count, id, message) in said.into_iter().filter(|(count, ..)| *count > 0) {
        body.note(Note::new(id, format!("{count} {message}")).at(place.clone()));
    }
    Ok(())
}

/// At least a third of the text is Chinese characters, and it is not the source of something.
fn is_chinese_prose(text: &str) -> bool {
    let (mut chinese, mut all) = (0_usize, 0_usize);
    for char in text.chars().filter(|char| !char.is_whitespace()) {
        all += 1;
        chinese += usize::from(matches!(char, '\u{4E00}'..='\u{9FFF}'));
    }
    chinese >= 10 && chinese * 3 >= all && !text.trim_start().starts_with(['{', '<'])
}
