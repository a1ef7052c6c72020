//! The two upper levels of indicators: a label's canonical id (财预〔2015〕88号, 财预〔2020〕10号, 财预〔2021〕101号).

use model::{Level, Level1, Level2, LevelId, Quantity};
use wording::label::{self, Label};

use crate::points;
use crate::words::{Axis, Vocabulary};

/// The level a label of the first column names; the second value says whether the taxonomy knows it. A word of level 2
/// stands there for the level it belongs to: 服务对象满意度指标 is `satisfaction`.
pub(crate) fn level1(words: &Vocabulary, text: &str) -> (Level<Level1>, bool) {
    let folded = Label::new(text);
    let own = words.get(Axis::Level1, &folded).and_then(|entry| Level1::declared(&entry.key));
    let of_part =
        || words.get(Axis::Level2, &folded).and_then(|entry| Level2::declared(&entry.key)?.parent());
    finish(text, &folded, own.or_else(of_part))
}

/// The level a label of the second column names. `成本指标` is `cost` in the first column and `output.cost` here.
pub(crate) fn level2(words: &Vocabulary, text: &str, parent: Option<&Level1>) -> (Level<Level2>, bool) {
    let folded = Label::new(text);
    let mut id = words.get(Axis::Level2, &folded).and_then(|entry| Level2::declared(&entry.key));
    // The system's own matcher takes any 满意度 under 满意度指标.
    if id.is_none() && parent == Some(&Level1::Satisfaction) && folded.bare.contains("满意") {
        id = Some(Level2::SatisfactionBeneficiary);
    }
    // 生态 under 效益指标 says the parent's word with it.
    if id.is_none() && parent == Some(&Level1::Effect) {
        let whole = Label::new(&format!("{}效益", folded.bare));
        id = words.get(Axis::Level2, &whole).and_then(|entry| Level2::declared(&entry.key));
    }
    // 效益-社会效益: both levels in one cell.
    if id.is_none() {
        let last = folded.bare.rsplit_once(['-', '/']).map(|(_, last)| Label::new(last));
        let entry = last.and_then(|last| words.get(Axis::Level2, &last));
        id = entry.and_then(|entry| Level2::declared(&entry.key));
    }
    // 成本指标 under 成本指标 says nothing more than its parent does.
    if parent == Some(&Level1::Cost) && id == Some(Level2::OutputCost) {
        let (level, _) = finish(text, &folded, None);
        return (level, true);
    }
    finish(text, &folded, id)
}

/// 产出指标/数量指标 in one cell: the first level it names before the second.
pub(crate) fn level1_before(words: &Vocabulary, text: &str) -> Option<Level<Level1>> {
    let (first, _) = text.split_once(['-', '/', '－', '—', '／'])?;
    let (level, known) = level1(words, first);
    known.then_some(level)
}

fn finish<Id>(text: &str, folded: &Label, id: Option<Id>) -> (Level<Id>, bool) {
    let weight = points::split(&folded.full).map(|(_, points)| Quantity::unread(&points));
    let known = id.is_some();
    (Level { id, label: label::tidy(text), weight }, known)
}
