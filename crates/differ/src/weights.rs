//! How much each sign of identity weighs, and below what two things are two. All in one place, because they are only
//! worth something beside each other. Likeness counts in thousandths, weights in percent.

/// Of two forms.
pub(crate) mod project {
    /// Pairs less alike than this are not even shown as possible: each such pair has to be refused by a person.
    pub(crate) const POSSIBLE: u32 = 350;
    /// Pairs from here on are asserted, unless the user says otherwise; 0 to 1, as the user writes it.
    pub(crate) const ASSERTED: f64 = 0.6;
    /// Above this many pairs only those that share a name, a code or an indicator are weighed: 500 forms a side.
    pub(crate) const MOST_PAIRS: usize = 250_000;
    /// A code or an indicator that more forms than this have says little.
    pub(crate) const MOST_OF_SIGN: usize = 40;
    /// The name against the content. A clerk names a project first, and its goals are rewritten every year.
    pub(crate) const NAME: u32 = 75;
    /// See [`NAME`].
    pub(crate) const CONTENT: u32 = 25;
    /// What the content alone is worth where the names have nothing in common: it may be a sister project.
    pub(crate) const CONTENT_ALONE: u32 = 85;
    /// The same where there is little to compare: one or two indicators, and no goals.
    pub(crate) const LITTLE_CONTENT_ALONE: u32 = 50;
    /// So many common indicators for results are more than that.
    pub(crate) const SOME_RESULTS: usize = 3;
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
    /// As much alike as this one stands for another, in projects that were split or merged.
    pub(crate) const TWIN: u32 = 900;
    /// The name where there are descriptions on both sides.
    pub(crate) const NAME: u32 = 55;
    /// The description; where a side has none its weight is the name's.
    pub(crate) const DESCRIPTION: u32 = 10;
    /// A description that more rows than this have says little.
    pub(crate) const COMMON: usize = 40;
    /// Descriptions as much alike as this are one.
    pub(crate) const SAME_DESCRIPTION: u32 = 850;
    /// The description alone, in one category, where the name is another.
    pub(crate) const DESCRIBED: u32 = 35;
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
    use crate::report::Confidence;

    /// A pair less sure than this is shown even where nothing changed.
    pub(crate) const SURE: Confidence = Confidence(80);
    /// Pairs less alike than this are not even shown as possible.
    pub(crate) const POSSIBLE: u32 = 350;
    /// A sign that makes more pairs than this says little: fifty documents against fifty.
    pub(crate) const MOST_OF_SIGN: usize = 2_500;
    /// A document whose name marks it as a copy is one where so many of the projects are the same.
    pub(crate) const VERSION: u32 = 500;
    /// The path is the same and the documents name two departments, in percent.
    pub(crate) const PATH_AGAINST_NAME: u8 = 70;
    /// The path is the same, and the department renamed as its projects say, in percent.
    pub(crate) const PATH_AND_PROJECTS: u8 = 90;
    /// Names of offices less alike than this are of two.
    pub(crate) const LIKE_NAME: u32 = 500;
    /// The department's code is the same, and its name alike.
    pub(crate) const SAME_CODE: u32 = 1000;
    /// Its name is, with the county where it is known.
    pub(crate) const SAME_NAME: u32 = 950;
    /// Its name is, and a county or another code stands on one side.
    pub(crate) const SAME_NAME_LESS_SURE: u32 = 900;
    /// From here on it is the department, and what differs speaks against the document.
    pub(crate) const SAME_DEPARTMENT: u32 = 900;
    /// The code is the same and the names are not alike.
    pub(crate) const SAME_CODE_OTHER_NAME: u32 = 400;
    /// The names are alike: 水利局 and 水务局.
    pub(crate) const LIKE_DEPARTMENT: u32 = 400;
    /// The files are named alike, and nothing says whose they are.
    pub(crate) const SAME_FILE: u32 = 300;
    /// What common projects add where the department is not sure.
    pub(crate) const PROJECTS_ALONE: u32 = 500;
    /// The same in one county: 水利局 became 水务局.
    pub(crate) const PROJECTS_OF_REGION: u32 = 700;
    /// Less by this when the files are named differently.
    pub(crate) const OTHER_FILE: u32 = 50;
    /// Less by up to this when they hold other projects.
    pub(crate) const OTHER_PROJECTS: u32 = 200;
    /// Less by this besides when they have no project in common and other names.
    pub(crate) const NO_PROJECT: u32 = 300;
    /// The name of a file that could not be read is so much like that of its counterpart.
    pub(crate) const UNREAD_NAME: u32 = 400;
}

/// Of two sections, or two tables: a name less alike than this is another's.
pub(crate) const LINE: u32 = 500;
/// Of two lines of money whose meaning is not known: their labels. Labels of money have most words in common.
pub(crate) const FUND: u32 = 700;
/// Of two tasks: their names. 保障机关运行 and 保障学校运行 are two.
pub(crate) const TASK: u32 = 600;
/// Of two goals of one project: their texts.
pub(crate) const GOAL: u32 = 400;

/// Fewer targets than this that are last year's to the letter say nothing about copying.
pub(crate) const COPIED: usize = 3;

/// Above this many pieces a text is compared sentence by sentence, so that the time stays short: Myers' algorithm
/// takes the square of what differs.
pub(crate) const PIECES: usize = 12_000;

/// Of projects that were split or merged.
pub(crate) mod group {
    /// An indicator that more projects than this have says little.
    pub(crate) const COMMON: usize = 40;
    /// A project that seems to have become more than this is like all of them.
    pub(crate) const MOST_MEMBERS: usize = 12;
    /// So much of the shorter name has to stand in the longer one.
    pub(crate) const PART_OF_NAME: u32 = 800;
    /// The members' money together, in thousandths of the one's.
    pub(crate) const LEAST_MONEY: u32 = 850;
    /// See [`LEAST_MONEY`].
    pub(crate) const MOST_MONEY: u32 = 1150;
    /// From here to [`MOST_EXACT`] the money is the same but for rounding to 万元.
    pub(crate) const LEAST_EXACT: u32 = 990;
    /// See [`LEAST_EXACT`].
    pub(crate) const MOST_EXACT: u32 = 1010;
    /// How sure a group is that has just enough for it, in percent.
    pub(crate) const CONFIDENCE: u8 = 60;
    /// What names, indicators and exact money each add to that.
    pub(crate) const EACH_SIGN: u8 = 10;
}
