//! What a word of a profile means.

use model::Term;

/// One meaning and the words for it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    /// What it is: a key of the canonical form, or of a block. Empty for a label that only names a field.
    pub key: String,
    /// The words. `*` stands for any run of characters, `#` for a number; `上级/下级` is a column under a column.
    pub names: Vec<String>,
    /// Which side of a two-sided form the word says.
    pub term: Option<Term>,
    /// For a row head: the key that an unlabelled cell in its rows has (资金用途 beside 预算规模及资金用途).
    pub rest: Option<String>,
    /// For a row of the money block: a word so general that it counts only beside a head of that block.
    pub inside: bool,
    /// For a label: meeting it a second time opens the next form.
    pub opens: bool,
}
