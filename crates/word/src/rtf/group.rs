//! What a group (`{ … }`) inherits and may change: RTF's formatting state.

use super::charset::Charset;

/// Where text of a group goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dest {
    /// The story being written.
    Text,
    /// Nowhere; nothing inside counts.
    Skip,
    /// Nowhere: a `\*` group of a word that is not known.
    Strange,
    /// Nowhere, but destinations inside count: shapes, form fields.
    Ignore,
    /// `\upr`: its `\ud` part counts, its first part does not.
    Upr,
    /// `\fonttbl`
    Fonts,
    /// `\stylesheet`
    Styles,
    /// `\*\nesttableprops`: the definition of a nested row. Some writers put the row's cells into it as well.
    NestedRow,
    /// `\*\fldinst`
    Instruction,
    /// `\*\listtable`, `\*\listoverridetable`
    Lists,
    /// `\*\pn`: how an old list numbers a paragraph.
    OldNumber,
    /// `\revtim` of `\info`: when the file was saved.
    RevisionTime,
    /// A short text kept whole until its group ends.
    Capture(Capture),
}

impl Dest {
    /// Text goes into a story.
    pub(super) fn is_story(self) -> bool {
        matches!(self, Self::Text | Self::NestedRow)
    }
}

/// What a captured text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Capture {
    /// `\listtext`, `\pntext`: the automatic number.
    Number,
    /// `\leveltext`
    LevelText,
    /// `\*\ffl`: an entry of a drop-down list.
    ListEntry,
    /// `\*\generator`
    Generator,
    /// `\*\bkmkstart`
    Bookmark,
    /// `\*\objclass`
    ObjectClass,
    /// `\propname` of `\*\userprops`.
    PropertyName,
    /// `\staticval` of `\*\userprops`.
    PropertyValue,
}

/// What ends when a group ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ends {
    #[default]
    Nothing,
    Story,
    Field,
    Capture(Capture),
    ListPart(ListPart),
    /// `\object`
    Object,
}

/// A group of the list tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListPart {
    /// `\list`
    List,
    /// `\listlevel`
    Level,
    /// `\listoverride`
    Override,
    /// `\lfolevel`
    LevelOverride,
}

/// What a paragraph's own marks say of its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum OldNumber {
    /// No `\pn` group.
    #[default]
    None,
    /// `\pnlvlblt`
    Bullet,
    /// Any other: its number stands in `\pntext`.
    Number,
}

/// The state of a group.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub(super) dest: Dest,
    pub(super) ends: Ends,
    pub(super) chars: Chars,
    pub(super) para: Para,
    /// `\uc`: how many bytes after `\u` are its fallback.
    pub(super) uc: u32,
}

impl Default for Group {
    fn default() -> Self {
        Self { dest: Dest::Text, ends: Ends::Nothing, chars: Chars::default(), para: Para::default(), uc: 1 }
    }
}

/// Character formatting.
#[allow(clippy::struct_excessive_bools)] // each is a control word of its own
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Chars {
    /// `\f`
    pub(super) font: i32,
    /// `\af` or `\f` after `\dbch`: the font of double-byte characters.
    pub(super) double_byte_font: Option<i32>,
    /// `\dbch` was the last of `\loch`, `\hich`, `\dbch`: bytes are in the double-byte font.
    pub(super) double_byte: bool,
    /// What the font that counts says about bytes, as the font table was when so many fonts had been read.
    pub(super) charset: Charset,
    pub(super) charset_of: usize,
    /// `\super`
    pub(super) raised: bool,
    /// `\v`
    pub(super) hidden: bool,
    /// `\strike`, `\striked`
    pub(super) struck: bool,
    /// `\deleted`, `\mvf`
    pub(super) deleted: bool,
    /// `\revised`, `\mvt`
    pub(super) inserted: bool,
}

/// Paragraph formatting.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Para {
    /// `\intbl`
    pub(super) in_table: bool,
    /// `\itap`
    pub(super) level: usize,
    /// `\s`
    pub(super) style: i32,
    /// `\outlinelevel`, 0–8; 9 is body text.
    pub(super) outline: Option<i32>,
    /// `\pagebb`
    pub(super) page_break_before: bool,
    /// `\ls`; 0 is none.
    pub(super) list: i32,
    /// `\ilvl`
    pub(super) list_level: usize,
    /// `\*\pn`
    pub(super) old_number: OldNumber,
}

impl Para {
    /// How many tables the paragraph stands in.
    pub(super) fn depth(&self) -> usize {
        self.level.max(usize::from(self.in_table))
    }
}
