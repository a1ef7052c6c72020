//! What each cell shows by itself: the kind of its content, and what its words mean on each axis.

use wording::comparison;
use wording::currency;
use wording::fold;
use wording::label::{self, Label};

use crate::composed;
use crate::sheet::Sheet;
use crate::weights::view as weights;
use crate::words::{AXES, Axis, Entry, Vocabulary};

/// What kind of text a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// Nothing.
    Blank,
    /// — / 无.
    Placeholder,
    /// ≥, 大于等于.
    Sign,
    /// 5.00, 1,200万元.
    Amount,
    /// 98%, ≥98%.
    Percent,
    /// ≥5个, 2次.
    Number,
    /// 2022年12月底前.
    Date,
    /// 13028122P002321100046.
    Code,
    /// A few words: a label, or a value that looks like one.
    Words,
    /// A sentence or more.
    Prose,
}

impl Content {
    /// Whether this is a value whatever the words around it say.
    pub(crate) fn is_value(self) -> bool {
        matches!(
            self,
            Self::Sign | Self::Amount | Self::Percent | Self::Number | Self::Date | Self::Code | Self::Prose
        )
    }

    /// Whether a sum of money can look like this.
    pub(crate) fn is_money(self) -> bool {
        matches!(self, Self::Amount | Self::Blank | Self::Placeholder)
    }
}

/// A cell by itself.
#[derive(Clone, Debug)]
struct Traits<'w> {
    content: Content,
    known: [Option<&'w Entry>; AXES],
}

/// A sheet with what its cells show to a vocabulary.
#[derive(Debug)]
pub(crate) struct View<'v, 'a> {
    pub sheet: &'v Sheet<'a>,
    pub words: &'v Vocabulary,
    cells: Vec<Traits<'v>>,
}

impl<'v, 'a> View<'v, 'a> {
    pub(crate) fn new(sheet: &'v Sheet<'a>, words: &'v Vocabulary) -> Self {
        let traits = |cell: usize| {
            let label = sheet.folded(cell);
            let mut known = [None; AXES];
            if !label.bare.is_empty() {
                for &axis in Axis::CELLS {
                    known[axis as usize] = words.get(axis, label);
                }
            }
            // 绩效指标 heads indicators; it is no level, though 绩效目标 is one.
            if known[Axis::Head as usize].is_some_and(|entry| entry.key == "indicators") {
                (known[Axis::Level1 as usize], known[Axis::Level2 as usize]) = (None, None);
            }
            // What a blank form has in its cells names nothing: 指标2：.
            if let Some(template) = known[Axis::Template as usize] {
                known = [None; AXES];
                known[Axis::Template as usize] = Some(template);
            }
            if known.iter().all(Option::is_none) {
                known[Axis::Fund as usize] = composed::money(label);
                known[Axis::Column as usize] = composed::target(label);
            }
            let mut content = content(sheet.text(cell), &known);
            // 2024年预算 is no date.
            if content == Content::Date && names_money(label, words) {
                content = Content::Words;
            }
            Traits { content, known }
        };
        let cells = (0..sheet.grid.cells.len()).map(traits).collect();
        Self { sheet, words, cells }
    }

    pub(crate) fn content(&self, cell: usize) -> Content {
        self.cells[cell].content
    }

    /// What a cell's words mean on an axis.
    pub(crate) fn get(&self, axis: Axis, cell: usize) -> Option<&'v Entry> {
        self.cells[cell].known[axis as usize]
    }

    pub(crate) fn knows(&self, axis: Axis, cell: usize) -> bool {
        self.get(axis, cell).is_some()
    }

    pub(crate) fn blank(&self, cell: usize) -> bool {
        self.content(cell) == Content::Blank
    }

    /// Whether the words know a cell as a heading of columns, or as an item of money.
    pub(crate) fn is_heading(&self, cell: usize) -> bool {
        Axis::HEADINGS.iter().any(|&axis| self.knows(axis, cell)) || self.knows(Axis::Fund, cell)
    }

    /// Whether a cell names a level of the taxonomy.
    pub(crate) fn is_level(&self, cell: usize) -> bool {
        self.knows(Axis::Level1, cell) || self.knows(Axis::Level2, cell)
    }

    /// What a cell means as the label of a value; words too general (其他, 合计) count beside the head of the money block.
    pub(crate) fn label(&self, cell: usize, funds: bool) -> Option<(Axis, &'v Entry)> {
        LABEL_AXES.iter().filter_map(|&axis| self.get(axis, cell).map(|entry| (axis, entry))).find(
            |(axis, entry)| funds || !entry.inside || *axis == Axis::Fund && self.declares_currency(cell),
        )
    }

    /// 资金（万元）: a word with a currency unit is about money, however general.
    fn declares_currency(&self, cell: usize) -> bool {
        self.sheet.folded(cell).brackets.iter().any(|bracket| currency::unit(bracket).is_some())
    }

    /// An item of money that ends a label with a colon in it: 1、资金来源：（1）财政性资金.
    pub(crate) fn item_behind(&self, cell: usize) -> Option<&'v Entry> {
        let text = self.sheet.text(cell);
        let (_, item) = text.rsplit_once([':', '：'])?;
        let label = Label::new(item);
        let short = item.chars().count() <= weights::LONGEST_LABEL && self.content(cell) != Content::Prose;
        self.words.get(Axis::Fund, &label).filter(|entry| short && !entry.inside)
    }

    /// Whether a cell can be the name of something: short, no value, no sentence.
    pub(crate) fn names(&self, cell: usize) -> bool {
        let short = || {
            let text = self.sheet.text(cell);
            text.chars().filter(|&c| !fold::is_space(c)).take(weights::LONGEST_LABEL + 1).count()
                <= weights::LONGEST_LABEL
        };
        match self.content(cell) {
            _ if self.knows(Axis::Template, cell) => false,
            Content::Words => short(),
            Content::Number | Content::Date | Content::Amount => {
                Axis::HEADINGS.iter().any(|&axis| self.knows(axis, cell))
            }
            _ => false,
        }
    }
}

/// Whether a year stands before an item of money: 2024年预算.
fn names_money(label: &Label, words: &Vocabulary) -> bool {
    let rest = label.bare.rsplit_once('年').map(|(_, rest)| Label::new(rest.trim_start_matches('度')));
    rest.is_some_and(|rest| {
        !rest.bare.is_empty()
            && [Axis::Fund, Axis::FundColumn].iter().any(|&axis| words.get(axis, &rest).is_some())
    })
}

/// The axes that count where a label stands before its value, in the order in which one is taken.
pub(crate) const LABEL_AXES: [Axis; 7] =
    [Axis::Step, Axis::Goal, Axis::Fund, Axis::Label, Axis::FundColumn, Axis::GoalColumn, Axis::Head];

/// What kind of text a value is that stands in no cell of its own.
pub(crate) fn content_of(text: &str, words: &Vocabulary) -> Content {
    let label = Label::new(text);
    let mut known = [None; AXES];
    for axis in [Axis::Placeholder, Axis::Comparison] {
        known[axis as usize] = words.get(axis, &label);
    }
    content(text, &known)
}

fn content(text: &str, known: &[Option<&Entry>; AXES]) -> Content {
    let folded: String =
        text.chars().filter(|&c| !fold::is_space(c)).take(weights::LONGEST_WORDS * 4).collect();
    let folded = label::fold(&folded);
    if folded.is_empty() {
        return Content::Blank;
    }
    // A star is a pattern to the words.
    if known[Axis::Placeholder as usize].is_some() || folded == "*" {
        return Content::Placeholder;
    }
    let named = || known[Axis::Comparison as usize].is_some_and(|entry| entry.key == "sign");
    if comparison::exactly(text).is_some() || named() {
        return Content::Sign;
    }
    let count = folded.chars().count();
    let digits = folded.bytes().filter(u8::is_ascii_digit).count();
    if count >= weights::CODE.0
        && digits >= weights::CODE.1
        && folded.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    {
        return Content::Code;
    }
    let sentence = text.contains(['。', '；']) || count > weights::LONGEST_WORDS;
    let bare = folded.trim_start_matches(['≥', '≤', '>', '<', '=', '+', '-', '￥', '¥', '约']);
    if bare.starts_with(|c: char| c.is_ascii_digit()) {
        return number(bare).unwrap_or(if sentence { Content::Prose } else { Content::Words });
    }
    if sentence { Content::Prose } else { Content::Words }
}

/// What begins with a digit: an amount, a share, a count, a date; `None` for words that only begin so (2020年实际执行数).
fn number(text: &str) -> Option<Content> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    if rest.is_empty() {
        return Some(Content::Amount);
    }
    let short = rest.chars().count() <= weights::LONGEST_LABEL;
    if rest.starts_with(['%', '‰']) {
        return short.then_some(Content::Percent);
    }
    // The digits were a number in front of words: 1.培训乡村教师.
    if digits.ends_with('.') || rest.starts_with('、') {
        return None;
    }
    let scales = ["元", "万元", "亿元", "百万元", "千元", "万", "亿", "美元", "万美元"];
    let money = rest.trim_end_matches(['。', '整']);
    if scales.contains(&money) {
        return Some(Content::Amount);
    }
    if digits.len() == 4 && rest.starts_with(['年', '-', '/', '.']) {
        let words = rest
            .chars()
            .filter(|&c| !c.is_ascii_digit() && !"年月日底前初末度以之内上下旬至-/.~()".contains(c));
        return (words.count() <= 2).then_some(Content::Date);
    }
    short.then_some(Content::Number)
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn contents() {
        let of = |text: &str| content(text, &[None; AXES]);
        assert_eq!(of(" \n"), Content::Blank);
        assert_eq!(of("1,200.50"), Content::Amount);
        assert_eq!(of("120 万元"), Content::Amount);
        assert_eq!(of("≥98％"), Content::Percent);
        assert_eq!(of("≥5个"), Content::Number);
        assert_eq!(of("2022年12月底前"), Content::Date);
        assert_eq!(of("2020年实际执行数"), Content::Words);
        assert_eq!(of("13028122P002321100046"), Content::Code);
        assert_eq!(of("项目名称"), Content::Words);
        assert_eq!(of("1.培训教师。"), Content::Prose);
        assert_eq!(of("完成年度任务。"), Content::Prose);
    }
}
