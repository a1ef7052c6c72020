//! How much each sign says, and where a reading ends. All in one place, because points are only worth something beside
//! each other: they were weighed on published forms, so that the right reading of a row leads. Limits are what real forms
//! stay within, by far.

/// A known label beside a value, a known heading over its column: the measure of all other points.
pub(crate) const KNOWN: i32 = 30;

/// Of rows cut into blocks.
pub(crate) mod zone {
    use super::KNOWN;

    /// Heads stand beside heads no deeper than this; real forms stop at three.
    pub(crate) const DEEPEST: usize = 6;
    /// A row that only continues must fit so well.
    pub(crate) const FITS: i32 = 12;
    /// A row that resumes a matrix behind rows of another kind must fit so well.
    pub(crate) const RESUMES: i32 = 45;
    /// A head beside rows whose cells below are blank instead of merged: it is a head before it is a heading.
    pub(crate) const HEAD_OVER_BLANKS: i32 = KNOWN + 10;
    /// Such a head needs rows that are worth so much, if they are no goals.
    pub(crate) const UNMERGED: i32 = 2 * KNOWN - 10;
    /// A label the words know, that heads rows: 项目立项情况 beside 立项的依据.
    pub(crate) const LABEL_AS_HEAD: i32 = 15;
    /// Any other word that heads rows.
    pub(crate) const WORD_AS_HEAD: i32 = 5;
    /// Words of money over the items of the row below: 收入 ‖ 支出.
    pub(crate) const OVER_ITEMS: i32 = 3 * KNOWN;
    /// Title, unit line and year over a form: more than two labels beside their values.
    pub(crate) const PREAMBLE: i32 = 2 * KNOWN + 10;
}

/// Of headings over rows.
pub(crate) mod heading {
    use super::KNOWN;

    /// What a heading may be stacked of; real forms stop at three.
    pub(crate) const TALLEST: u32 = 3;
    /// Rows below the headings that are looked at before the headings are believed.
    pub(crate) const SAMPLE: usize = 6;
    /// So many level words beside each other are headings; a row of indicators has one in each level column.
    pub(crate) const WORDS: usize = 3;
    /// A heading the words do not know.
    pub(crate) const UNKNOWN: i32 = -5;
    /// A cell among the headings that is a value.
    pub(crate) const VALUE_AMONG: i32 = -40;
    /// Levels of the taxonomy in two columns say what headings nobody knows do not.
    pub(crate) const LEVELS: i32 = 2 * KNOWN;
    /// Rows without headings whose cells are indicators to the letter.
    pub(crate) const HEADLESS: i32 = 3 * KNOWN;
    /// Columns of tasks beside the head of the tasks.
    pub(crate) const TASKS_BESIDE_HEAD: i32 = 25;
    /// The name of an office has at least so many characters: 云岭区住建局, not 责任部.
    pub(crate) const OFFICE: usize = 5;
    /// Every heading of a goal, or of a plan, is known.
    pub(crate) const WHOLE: i32 = 10;
    /// A heading nobody knows among those of a record: there it says less than elsewhere.
    pub(crate) const UNKNOWN_IN_RECORD: i32 = -10;
    /// Cells below that begin where their headings do, a point each: at most so many.
    pub(crate) const MOST_ALIGNED: i32 = 8;
    /// The column of the items of money.
    pub(crate) const ITEM: i32 = 10;
    /// Amounts beside the head of the money block.
    pub(crate) const BESIDE_MONEY: i32 = 15;
    /// An empty corner with words over and beside cells of one kind.
    pub(crate) const CROSS: i32 = 2 * KNOWN;
    /// A table whose words nobody knows: its columns, those of one kind of value, and rows alike speak for it.
    pub(crate) const TABLE: i32 = 15;
    /// Each of its columns.
    pub(crate) const COLUMN: i32 = 3;
    /// So many of them.
    pub(crate) const MOST_COLUMNS: usize = 12;
    /// Each column in which values alone stand.
    pub(crate) const TYPED_COLUMN: i32 = 8;
    /// So many of them.
    pub(crate) const MOST_TYPED: usize = 3;
    /// Each row whose cells stand under the headings one by one.
    pub(crate) const ALIKE_ROW: i32 = 5;
    /// So many of them.
    pub(crate) const MOST_ALIKE: usize = 3;
    /// Such a table in the money block.
    pub(crate) const TABLE_BESIDE_MONEY: i32 = 10;
}

/// Of a further row of a matrix.
pub(crate) mod row {
    /// What speaks against a row more than anything can speak for it: another block's label at its left edge.
    pub(crate) const ENDS: i32 = -60;
    /// What every row under the headings has.
    pub(crate) const ROW: i32 = 10;
    /// More than one cell.
    pub(crate) const SEVERAL: i32 = 5;
    /// A head stands beside the rows.
    pub(crate) const BESIDE_HEAD: i32 = 20;
    /// 总分, 金额合计: the row ends the matrix.
    pub(crate) const CLOSING: i32 = 30;
    /// All cells have the borders of the columns; of some, their share.
    pub(crate) const ALIGNED: i32 = 20;
    /// A cell over the whole row that names a level or a term.
    pub(crate) const GROUP: i32 = 60;
    /// A cell over the name and the value of an indicator is no row of it.
    pub(crate) const OVER_NAME_AND_VALUE: i32 = -50;
    /// Each further column that a cell covers.
    pub(crate) const OVER_COLUMN: i32 = -8;
    /// A level in a column of levels.
    pub(crate) const LEVEL: i32 = 15;
    /// A value in a column of levels.
    pub(crate) const VALUE_FOR_LEVEL: i32 = -10;
    /// A value in a column of values.
    pub(crate) const VALUE: i32 = 4;
    /// A known item in the column of items.
    pub(crate) const ITEM: i32 = 20;
    /// A value in the column of items.
    pub(crate) const NO_ITEM: i32 = -25;
    /// Money in a column of money.
    pub(crate) const MONEY: i32 = 5;
    /// Words in a column of money.
    pub(crate) const NO_MONEY: i32 = -25;
    /// No share in a plan.
    pub(crate) const NO_SHARE: i32 = -30;
    /// A label where texts of goals, or values of a record, stand.
    pub(crate) const LABEL: i32 = -20;
    /// Widths that differ by less are the same, in twips.
    pub(crate) const SLACK: u32 = model::SLIVER;
}

/// Of the cells of a short row, tried under one heading of indicators after another.
pub(crate) mod suit {
    /// A level under its own heading.
    pub(crate) const LEVEL: i32 = 10;
    /// A value under a level or a name, a second level under the first: as bad as a level is good.
    pub(crate) const WRONG: i32 = -LEVEL;
    /// A first level under the second: some are called alike (满意度指标).
    pub(crate) const FIRST_AS_SECOND: i32 = -5;
    /// A word under a level that names none.
    pub(crate) const UNKNOWN_LEVEL: i32 = -3;
    /// A second level under the names: forms without a third level have it there.
    pub(crate) const SECOND_AS_NAME: i32 = -3;
    /// Any other word under the names.
    pub(crate) const NAME: i32 = 3;
    /// A value under values, points or scores.
    pub(crate) const VALUE: i32 = 5;
    /// A sign under signs: nothing else looks like one.
    pub(crate) const SIGN: i32 = 8;
}

/// Of a label beside its value.
pub(crate) mod pair {
    /// An unknown label beside something that can be its value.
    pub(crate) const UNKNOWN: i32 = 6;
    /// A label nobody knows beside several rows heads them: as a pair it is worth less than nothing.
    pub(crate) const UNKNOWN_OVER_ROWS: i32 = -UNKNOWN - 6;
    /// A label that is taken for a value, or a value that is a label.
    pub(crate) const CLASH: i32 = -25;
    /// A cell that nothing explains.
    pub(crate) const LOOSE: i32 = -12;
    /// A word at the start of a row that has no value of its own.
    pub(crate) const HEAD: i32 = -3;
    /// A label without a value.
    pub(crate) const LABEL_ALONE: i32 = -5;
    /// What cannot be a label, or has a value that ends in a colon.
    pub(crate) const NO_LABEL: i32 = 2 * CLASH;
    /// What is never a value: the name of another value, a heading, the label again.
    pub(crate) const SURE_CLASH: i32 = 3 * CLASH;
    /// Money beside an item of money.
    pub(crate) const MONEY: i32 = 8;
    /// What is no money beside one.
    pub(crate) const NO_MONEY: i32 = -12;
    /// A text beside the label of a goal.
    pub(crate) const PROSE: i32 = 5;
    /// Nothing beside a label nobody knows.
    pub(crate) const BLANK: i32 = -4;
}

/// Of what a column holds.
pub(crate) mod column {
    /// Of the cells in a column so many in ten say what it holds.
    pub(crate) const MOST: usize = 6;
}

/// Of what a cell shows by itself.
pub(crate) mod view {
    /// A label is at most so many characters; what is longer is a text.
    pub(crate) const LONGEST_LABEL: usize = 30;
    /// What is longer than this, in characters, is a text even without a full stop.
    pub(crate) const LONGEST_WORDS: usize = 40;
    /// A code has at least so many characters, and so many digits among them: 51000021R000000019951.
    pub(crate) const CODE: (usize, usize) = (12, 8);
}

/// Of lines over a form.
pub(crate) mod preamble {
    /// A title is shorter than this, in characters.
    pub(crate) const LONGEST_TITLE: usize = 80;
    /// Lines that can belong to a form over its table: at most so many are looked at.
    pub(crate) const LINES: usize = 8;
}

/// Of labels and values in one text.
pub(crate) mod colons {
    /// An unknown label is shorter than this, in characters; what is longer is a text.
    pub(crate) const LONGEST_LABEL: usize = 30;
    /// An unknown label behind a wide gap is at most so long, in characters.
    pub(crate) const SHORT_LABEL: usize = 6;
}

/// Of the geometry of a table.
pub(crate) mod sheet {
    /// A label is shorter than this, in bytes; longer texts are values and need no folding.
    pub(crate) const LONGEST_LABEL: usize = 240;
    /// The width of a column, in twips, of a table that says none.
    pub(crate) const WIDTH: u32 = 1_000;
    /// Tables nest no deeper than this here; what is deeper stays whole in its cell. `word` stops at 20.
    pub(crate) const DEEPEST: usize = 32;
}

/// Of tables within tables.
pub(crate) mod scene {
    /// Tables nest no deeper than this; what is deeper was not made a sheet.
    pub(crate) const DEEPEST: usize = 40;
}

/// Of which profile a form is of.
pub(crate) mod recognise {
    /// What a title that fits is worth beside a profile's signs.
    pub(crate) const TITLE: i32 = 3;
    /// A lead smaller than this, in points of a hundred, is no decision to rely on.
    pub(crate) const CLOSE: u8 = 8;
    /// A profile of which less than this, in percent, is there is not recognised.
    pub(crate) const LEAST: u8 = 25;
    /// Subjects, or levels, that a table shows before it looks like a form: one may stand in any table.
    pub(crate) const SHOWN: usize = 2;
}

/// Of headings of the narrative.
pub(crate) mod outline {
    /// A heading is shorter than this, in characters.
    pub(crate) const LONGEST_HEADING: usize = 50;
    /// A heading without style, numbered as lists are too (1. and （1）), is shorter than this.
    pub(crate) const LONGEST_ITEM: usize = 30;
}

/// Of the lines of a cover.
pub(crate) mod cover {
    /// Lines at the start of a document that may name its department.
    pub(crate) const LINES: usize = 40;
    /// Lines that may name the year.
    pub(crate) const TITLES: usize = 30;
    /// A line that names the year is no longer than this, in characters.
    pub(crate) const LONGEST_TITLE: usize = 40;
    /// A line that names the department is no longer than this.
    pub(crate) const LONGEST_LINE: usize = 60;
}

/// Of who hands in.
pub(crate) mod identity {
    use std::ops::RangeInclusive;

    /// A code in front of a name, of at most this many characters: unit codes have 3, 6 or 9 digits.
    pub(crate) const UNIT_CODE: RangeInclusive<usize> = 3..=12;
    /// A code of so many digits is a department's; a longer one is a unit's under it.
    pub(crate) const DEPARTMENT_CODE: usize = 3;
    /// A unit's name without code and end has at least so many characters.
    pub(crate) const SHORTEST_NAME: usize = 3;
}

/// Of values.
pub(crate) mod read {
    /// A word over the columns of a side says its term from no farther, in rows.
    pub(crate) const REACH: u32 = 12;
    /// A value beside a head, not a block, is shorter than this, in characters.
    pub(crate) const LONGEST_AMOUNT: usize = 30;
    /// An item's name in a text is at most so many characters.
    pub(crate) const LONGEST_ITEM: usize = 20;
    /// A word for money that is put together of known parts is no longer than this, in characters.
    pub(crate) const LONGEST_MONEY: usize = 12;
    /// A sum in digits or numerals is no longer than this, in characters.
    pub(crate) const LONGEST_SUM: usize = 40;
    /// A text quoted in a message, in characters.
    pub(crate) const SHOWN: usize = 24;
}

/// Of profile files: what is larger is none.
pub(crate) mod profile {
    /// How many bytes a profile may have; the largest built-in one has 40,000.
    pub const LARGEST: usize = 1 << 20;
    /// A sign heavier than this says no more, and sums of such cannot overflow.
    pub(crate) const HEAVIEST: i64 = 1000;
    /// Signs and words of one file.
    pub(crate) const MOST: usize = 20_000;
    /// Keys are short; what is longer is none.
    pub(crate) const LONGEST: usize = 64;
}

/// Of skeletons of profiles.
pub(crate) mod scaffold {
    use std::ops::RangeInclusive;

    /// The characters of a title.
    pub(crate) const TITLE: RangeInclusive<usize> = 4..=40;
    /// What is no longer than this, in characters, is a unit of measure.
    pub(crate) const LONGEST_MEASURE: usize = 3;
    /// Labels of one document: more than this is no form.
    pub(crate) const MOST: usize = 300;
    /// Lines over the tables that are looked at for a title.
    pub(crate) const LINES: usize = 40;
    /// The labels a profile is recognised by in the skeleton: enough to tell it from others, few enough to read.
    pub(crate) const SIGNS: usize = 6;
    /// Characters of a title that the titles of its kind share.
    pub(crate) const KEPT: usize = 6;
    /// Rows under a heading that are looked at.
    pub(crate) const BELOW: u32 = 12;
}

/// Of explanations.
pub(crate) mod explain {
    /// At most so many labels of one form are listed.
    pub(crate) const LISTED: usize = 400;
    /// Labels a table has to know before it is worth a word that no profile reads it.
    pub(crate) const FEW: usize = 3;
    /// Characters of the longest labels of real forms.
    pub(crate) const LONGEST: usize = 24;
}
