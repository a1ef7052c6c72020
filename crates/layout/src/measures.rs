//! The measures of paper, and where one look gives way to another. All in one place, named by what they decide. Widths
//! are full-width characters of 五号, heights are lines of them, unless something else is said.

/// Of the page.
pub(crate) mod page {
    /// The type area of A4, upright.
    pub(crate) const PORTRAIT: f64 = 42.1;
    /// The type area of A4, turned.
    pub(crate) const LANDSCAPE: f64 = 60.7;
    /// A form read by its own geometry with more columns than this in one row is set on turned paper.
    pub(crate) const PORTRAIT_COLUMNS: usize = 8;
    /// A standard form with more cells than this in one row is set on turned paper: its columns are known to be narrow.
    pub(crate) const STANDARD_COLUMNS: usize = 9;
}

/// Of cells and columns.
pub(crate) mod column {
    /// A column is never narrower than this.
    pub(crate) const NARROWEST: f64 = 2.0;
    /// A short text stands on one line.
    pub(crate) const ONE_LINE: f64 = 5.5;
    /// What a longer text needs at least.
    pub(crate) const LONG: f64 = 4.0;
    /// A number with its unit that is longer than this may be set in smaller type.
    pub(crate) const LONGEST_KEPT: f64 = 7.0;
    /// A label takes no more than two lines where there is room.
    pub(crate) const LABEL_LINES: f64 = 2.0;
    /// What a line has to spare, so that rounding breaks none.
    pub(crate) const SLACK: f64 = 0.1;
    /// The white beside a text and its rule, both sides together.
    pub(crate) const INSET: f64 = 0.65;
    /// Labels and short values take no more of the paper than this before long texts have theirs.
    pub(crate) const SHORT_TEXTS: f64 = 0.6;
    /// Edges of different blocks closer than this share of the paper are one: 1.5 mm.
    pub(crate) const SAME: f64 = 0.01;
    /// What is left of a column that its white takes whole.
    pub(crate) const LEAST: f64 = 0.5;
    /// A text of more lines than one, or wider than this, is running text: it stands at the left.
    pub(crate) const CENTERED: f64 = 24.0;
    /// The width of a column, in twips, of a table that says none.
    pub(crate) const PLAIN: u32 = 1000;
}

/// Of the widths that make a table lowest.
pub(crate) mod lowest {
    /// What a line loses at its end to words that do not break.
    pub(crate) const LOST: f64 = 0.6;
    /// Rounds until the slopes are about the same.
    pub(crate) const ROUNDS: usize = 12;
    /// Rows that are weighed; of longer tables every so many.
    pub(crate) const ROWS: usize = 32;
    /// What is moved between columns.
    pub(crate) const STEPS: [f64; 3] = [3.0, 1.0, 0.5];
    /// Widths that differ by less are the same.
    pub(crate) const SAME: f64 = 1e-3;
    /// The white over and under the text of a row.
    pub(crate) const ROW: f64 = 0.6;
}

/// Of standard forms.
pub(crate) mod standard {
    /// Full width of a table, in which edges are measured.
    pub(crate) const WIDTH: u32 = 1000;
    /// The edge between labels at the left and what stands beside them.
    pub(crate) const HEAD: u32 = 160;
    /// A value shorter than this shares its row with another.
    pub(crate) const SHORT: f64 = 14.0;
    /// Sums that share a row.
    pub(crate) const SUMS: usize = 3;
    /// A matrix lower than this stays as the standard form has it: half a page.
    pub(crate) const LOW: f64 = 24.0;
    /// Its own widths have to spare this part of its height.
    pub(crate) const SPARED: f64 = 0.85;
}

/// Of tables.
pub(crate) mod table {
    /// A heading comes again on further pages over more rows than these: fewer stand with it on one.
    pub(crate) const LONG: usize = 3;
    /// Heading rows of a table that declares none, at most.
    pub(crate) const HEADING_ROWS: u32 = 3;
    /// A caption is shorter than this.
    pub(crate) const CAPTION: usize = 36;
    /// The unit at the end of a line over a table is no longer than this: 单位：万元.
    pub(crate) const UNIT: usize = 6;
    /// Tables nested deeper than this, or in circles, stand behind the table.
    pub(crate) const DEPTH: usize = 6;
    /// A form of more tables than this nests none: who is inside whom is looked for among all of them.
    pub(crate) const TABLES: usize = 64;
}

/// Of lines and texts around the forms.
pub(crate) mod text {
    /// Headings and forms that a page of contents is worth.
    pub(crate) const CONTENTS: usize = 3;
    /// Sections nested deeper than this are refused; JSON readers stop long before.
    pub(crate) const SECTION_DEPTH: usize = 40;
    /// More lines than these are no note under a table, but text.
    pub(crate) const LONGEST_NOTE: usize = 8;
    /// A line as wide as the portrait page.
    pub(crate) const NOTE_WIDTH: usize = 42;
    /// A text shorter than this can lead in the first form.
    pub(crate) const SHORT_LINE: usize = 28;
    /// Lines of a cover, at most.
    pub(crate) const COVER_LINES: usize = 7;
    /// A line of a title or cover is shorter than this.
    pub(crate) const LONGEST_TITLE: usize = 40;
}

/// Of texts that are looked for on pages.
pub(crate) mod presence {
    /// A text that goes on over the end of a page is cut there: it is looked for in pieces of so many characters, of
    /// which each page end may cut one.
    pub(crate) const PIECE: usize = 8;
    /// A text is looked for within so many bytes first: some pages.
    pub(crate) const NEAR: usize = 16 << 10;
    /// Texts shorter than this many bytes stand in many places, and say nothing of where the next one is.
    pub(crate) const TELLING: usize = 12;
}
