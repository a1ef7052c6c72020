//! How Chinese offices write: the ground floor of the house. Pure functions over text, no I/O, nothing about forms.
//!
//! | module | knows |
//! |---|---|
//! | [`fold`] | what is typed in many ways and means one thing; the way back to the text as written |
//! | [`label`] | labels as people mean them, patterns over them |
//! | [`blank`] | empty cells, signs for “not filled in”, 无 |
//! | [`heading`] | numbers in front of headings (GB/T 9704-2012 7.3.3) |
//! | [`numeral`] | Chinese numerals |
//! | [`year`] | years in either digits |
//! | [`comparison`] | comparison signs and words |
//! | [`currency`] | which money a form counts in |
//! | [`date`] | dates in running text: periods, deadlines |
//! | [`direction`] | whether more or less of what a name says is better |
//! | [`name`] | the core of a name: what tells it from others |
//! | [`office`] | how offices are named |
//! | [`region`] | the county a name begins with |
//! | [`likeness`] | how alike two texts are |
//! | [`unit`] | the units of the field and what converts them |
//! | [`assign`] | the best pairing of two lists |
//! | [`width`] | how wide a text stands on paper or on a terminal |
//! | [`terminal`] | text that a terminal may show |
//! | [`markup`] | text as the text of an HTML or XML document |

pub mod assign;
pub mod blank;
pub mod comparison;
pub mod currency;
pub mod date;
pub mod direction;
pub mod fold;
pub mod heading;
pub mod label;
pub mod likeness;
pub mod markup;
pub mod name;
pub mod near;
pub mod numeral;
pub mod office;
pub mod region;
pub mod terminal;
pub mod unit;
pub mod width;
pub mod year;

/// Whether `c` is a Chinese character: a unified ideograph of any block, or 〇.
#[must_use]
#[inline]
pub fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{3ffff}' | '〇')
}
