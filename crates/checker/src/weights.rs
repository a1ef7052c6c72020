//! What decides whether a section and a form speak of one project, and a sentence and an indicator of one thing. All in
//! one place, because they are only worth something beside each other. In thousandths.

/// A section of the narrative and a form.
pub(crate) mod project {
    /// Pairs at or below this are not the same project.
    pub(crate) const SAME: u32 = 180;
    /// Above this there is no doubt.
    pub(crate) const CERTAIN: u32 = 420;
    /// A pair this far ahead of the next best on both sides is likely, whatever its score.
    pub(crate) const AHEAD: u32 = 150;
    /// A name that the other holds whole is worth this: 办公用房 in 租赁办公用房.
    pub(crate) const CONTAINED: u32 = 900;
    /// How many times as much the name counts as the content: it is what the project is called by.
    pub(crate) const NAME: u32 = 2;
}

/// A number of the narrative and an indicator: their words, and on top of these their units.
pub(crate) mod promise {
    /// At or below this they do not belong together.
    pub(crate) const ENOUGH: u32 = 480;
    /// Words of a form's goal that are less alike than this speak of something else.
    pub(crate) const IN_GOAL: u32 = 400;
    /// So much of the words is one word that both have.
    pub(crate) const A_WORD: u32 = 200;
    /// A unit that tells what is counted, alone on both sides, and no word in common: a person has to look.
    pub(crate) const BY_UNIT: u32 = 490;
    /// The unit is the same, and no other number on either side has it.
    pub(crate) const ONLY: u32 = 500;
    /// The unit is the same.
    pub(crate) const SAME: u32 = 250;
    /// The units are written for one another.
    pub(crate) const RELATED: u32 = 100;
    /// Above this many numbers in a section, or indicators in a form, nothing is compared: a person could not check it.
    pub(crate) const MOST: usize = 120;
}

/// Texts of several documents that are alike: what is shorter is alike by chance.
pub(crate) mod likeness {
    /// Goals shorter than this are slogans that many have.
    pub(crate) const SHORTEST_GOAL: usize = 30;
    /// A narrative shorter than this is a heading and a remark.
    pub(crate) const SHORTEST_NARRATIVE: usize = 120;
    /// Fewer indicators than this may be alike by chance.
    pub(crate) const FEWEST_INDICATORS: usize = 5;
}
