//! About how much memory a submission takes: a batch holds few that are large, and many that are small.

use std::mem::size_of;

use model::{Form, FormCell, Fund, Goal, Grid, Indicator, Note, Place, Section, Submission, Task};

/// What an entry of a map, a pointer and short texts take beside the struct that holds them.
const ENTRY: usize = 160;

/// Bytes, about; counted from lengths, for to write it out would take as long as reading it.
pub(crate) fn of(submission: &Submission) -> usize {
    let outline: usize = submission.outline.iter().map(section).sum();
    let forms: usize = submission.forms.iter().map(form).sum();
    let tables: usize = submission.tables.iter().map(grid).sum();
    let asides: usize = submission.asides.iter().map(|aside| ENTRY + aside.text.len()).sum();
    let notes: usize =
        submission.notes.iter().map(|note| size_of::<Note>() + ENTRY + note.message.len()).sum();
    let places = submission.places.len() * (size_of::<Place>() + ENTRY);
    size_of::<Submission>() + outline + forms + tables + asides + notes + places
}

fn section(section: &Section) -> usize {
    let texts: usize = section.paragraphs.iter().map(|text| ENTRY + text.len()).sum();
    let below: usize = section.sections.iter().map(self::section).sum();
    size_of::<Section>() + texts + section.quantities.len() * 2 * ENTRY + below
}

fn form(form: &Form) -> usize {
    let rows = form.indicators.len() * (size_of::<Indicator>() + ENTRY)
        + form.funds.len() * (size_of::<Fund>() + ENTRY)
        + form.tasks.len() * (size_of::<Task>() + ENTRY)
        + form.goals.len() * (size_of::<Goal>() + ENTRY);
    let texts: usize = form.fields.values().chain(&form.purpose).map(|text| ENTRY + text.len()).sum();
    let cells: usize = form.grids.iter().map(|grid| grid.cells.len() * (size_of::<FormCell>() + ENTRY)).sum();
    let tables: usize = form.tables.iter().map(grid).sum();
    size_of::<Form>() + rows + texts + cells + tables
}

fn grid(grid: &Grid) -> usize {
    let cells = grid.cells.iter();
    let cells = cells.map(|cell| {
        size_of::<model::Cell>() + cell.text.len() + cell.tables.iter().map(self::grid).sum::<usize>()
    });
    size_of::<Grid>() + cells.sum::<usize>()
}

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    fn weight(rows: usize) -> usize {
        let row = "<tr><td>项目名称</td><td>河道清淤</td></tr>".repeat(rows);
        let page = format!("<html><body><p>2023年</p><table>{row}</table></body></html>");
        super::of(&read(page.as_bytes(), "a.doc", &Options::default()).unwrap())
    }

    #[test]
    fn it_grows_with_the_document() {
        let (one, many) = (weight(10), weight(1000));
        assert!(one > 2000, "{one}");
        assert!((50 * one..150 * one).contains(&many), "{one} and {many}");
    }
}
