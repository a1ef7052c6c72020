//! How much each sign of identity weighs, and below what two things are two. All in one place, because they are only
//! worth something beside each other. Likeness counts in thousandths, weights in percent.

/// Of two forms.
pub(crate) mod project {
    /// Pairs less alike than this are not even shown as possible: each such pair has to be refused by a person.
    pub(crate) const POSSIBLE: u32 = 350;
    /// Above this many pairs only those with a name or code core in common are weighed: 2,000 forms a side.
    pub(crate) const MOST_PAIRS: usize = 4_000_000;
    /// Forms of one code core that are weighed against another then, at most.
    pub(crate) const MOST_OF_CORE: usize = 60;
    /// The name against the content. A clerk names a project first, and its goals are rewritten every year.
    pub(crate) const NAME: u32 = 75;
    /// See [`NAME`].
    pub(crate) const CONTENT: u32 = 25;
    /// What the content alone is worth where the names have nothing in common: it may be a sister project.
    pub(crate) const CONTENT_ALONE: u32 = 85;
    /// Of the content: the goals.
    pub(crate) const GOALS: u32 = 50;
    /// The names of the indicators.
    pub(crate) const INDICATORS: u32 = 40;
    /// The budget: round sums are near each other by chance.
    pub(crate) const BUDGET: u32 = 10;
    /// The least likeness of two forms with the same code, and the share of the name above it.
    pub(crate) const SAME_CODE: u32 = 900;
    /// The least likeness of two forms whose codes differ in year and check character only. A re-issued code may
    /// restart its serial: it is weak alone, strong beside a like name.
    pub(crate) const SAME_CORE: u32 = 400;
    /// What the name adds to that.
    pub(crate) const NAME_BESIDE_CORE: u32 = 55;
    /// A goal form and its evaluation are less alike by this.
    pub(crate) const OTHER_KIND: u32 = 50;
}

/// Of two indicators; the weights sum up to 100.
pub(crate) mod indicator {
    /// Less alike than this they are two.
    pub(crate) const LEAST: u32 = 500;
    /// The name where there are descriptions on both sides.
    pub(crate) const NAME: u32 = 55;
    /// The description; where a side has none its weight is the name's.
    pub(crate) const DESCRIPTION: u32 = 10;
    /// The category.
    pub(crate) const LEVEL: u32 = 20;
    /// What the first level alone is worth, of a thousand.
    pub(crate) const LEVEL1_ALONE: u32 = 500;
    /// The unit of the target.
    pub(crate) const UNIT: u32 = 10;
    /// The target to the letter: it decides between twins.
    pub(crate) const TARGET: u32 = 5;
}

/// Of two documents of folders.
pub(crate) mod document {
    /// The department's code is the same.
    pub(crate) const SAME_CODE: u32 = 1000;
    /// Its name is: a department that changed its code kept it.
    pub(crate) const SAME_NAME: u32 = 900;
    /// Neither document says whose it is, and the files are named alike.
    pub(crate) const SAME_FILE: u32 = 600;
    /// Less by this when the kinds of form differ: a goal form and its evaluation are not one document.
    pub(crate) const OTHER_PURPOSE: u32 = 300;
    /// Less by this when the files are named differently.
    pub(crate) const OTHER_FILE: u32 = 50;
    /// Less by up to this when they hold other projects: a department may file each project by itself.
    pub(crate) const OTHER_PROJECTS: u32 = 200;
}

/// Of two sections, or two tables: a name less alike than this is another's.
pub(crate) const LINE: u32 = 500;

/// Above this many pieces a text is compared sentence by sentence, so that the time stays short: Myers' algorithm
/// takes the square of what differs.
pub(crate) const PIECES: usize = 12_000;
