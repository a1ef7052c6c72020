//! The words and signs that compare, longest first where one begins like another.

use super::Comparison::{self, Approx, Ge, Gt, Le, Lt};

pub(super) type Words = &'static [(&'static str, Comparison)];

/// Signs after folding, doubled or not, longest first.
pub(super) const SIGNS: Words = &[
    (">=", Ge),
    ("=>", Ge),
    ("≥=", Ge),
    (">≥", Ge),
    ("≥", Ge),
    ("≮", Ge),
    ("<=", Le),
    ("=<", Le),
    ("≤=", Le),
    ("<≤", Le),
    ("≤", Le),
    ("≯", Le),
    (">", Gt),
    ("<", Lt),
    ("==", Comparison::Eq),
    ("=", Comparison::Eq),
    ("≈", Approx),
];

/// Words that stand in front of a number and are complete.
pub(super) const ALONE: Words = &[
    ("至少", Ge),
    ("至多", Le),
    ("最少", Ge),
    ("最多", Le),
    ("最低", Ge),
    ("最高", Le),
    ("最迟", Le),
    ("最晚", Le),
    ("起码", Ge),
    ("不足", Lt),
    ("不满", Lt),
    ("不到", Lt),
    ("等于", Comparison::Eq),
    ("大约为", Approx),
    ("大约", Approx),
    ("大概", Approx),
    ("约等于", Approx),
    ("约为", Approx),
    ("约", Approx),
    ("将近", Approx),
    ("接近", Approx),
    ("近", Approx),
    ("上限为", Le),
    ("下限为", Ge),
];

/// Words that 不 turns round and 或等于 widens.
pub(super) const CORE: Words = &[
    ("大于", Gt),
    ("高于", Gt),
    ("多于", Gt),
    ("超过", Gt),
    ("超出", Gt),
    ("超", Gt),
    ("逾", Gt),
    ("突破", Gt),
    ("长于", Gt),
    ("晚于", Gt),
    ("迟于", Gt),
    ("小于", Lt),
    ("低于", Lt),
    ("少于", Lt),
    ("短于", Lt),
    ("早于", Lt),
];

/// What may stand between 不 and such a word.
pub(super) const MODALS: [&str; 7] = ["得", "应", "能", "可", "宜", "会", "允许"];

/// What widens such a word by the number itself.
pub(super) const OR_EQUAL: [&str; 5] = ["或者等于", "或等于", "、等于", "及等于", "等于"];

/// Verbs that only suggest a comparison; one said in words or signs wins.
pub(super) const SUGGESTING: Words = &[
    ("达到", Ge),
    ("达至", Ge),
    ("达", Ge),
    ("严格控制在", Le),
    ("控制在", Le),
    ("控制到", Le),
    ("保持在", Comparison::Eq),
    ("维持在", Comparison::Eq),
    ("稳定在", Comparison::Eq),
];

/// Words that stand behind a number.
pub(super) const BEHIND: Words = &[
    ("及其以上", Ge),
    ("及以上", Ge),
    ("或以上", Ge),
    ("以上", Ge),
    ("之上", Ge),
    ("及其以下", Le),
    ("及以下", Le),
    ("或以下", Le),
    ("以下", Le),
    ("之下", Le),
    ("以内", Le),
    ("之内", Le),
    ("内", Le),
    ("以外", Gt),
    ("左右", Approx),
    ("上下", Approx),
];

/// Words of these tables that mean a comparison wherever they stand, and in no other word.
pub(super) const ANYWHERE: [&str; 16] = [
    "大于",
    "高于",
    "多于",
    "超过",
    "小于",
    "低于",
    "少于",
    "至少",
    "至多",
    "不足",
    "等于",
    "控制在",
    "以上",
    "以下",
    "以内",
    "之内",
];

/// Words that make a comparison of what stands beside a number, whether or not they can be read as one.
pub(super) const TELLING: &[&str] = &[
    "≥",
    "≤",
    ">",
    "<",
    "=",
    "≈",
    "≠",
    "大于",
    "小于",
    "高于",
    "低于",
    "多于",
    "少于",
    "长于",
    "短于",
    "晚于",
    "早于",
    "迟于",
    "超过",
    "超出",
    "突破",
    "不足",
    "不满",
    "不到",
    "不超",
    "不低",
    "不高",
    "不得",
    "未达",
    "未超",
    "至少",
    "至多",
    "最少",
    "最多",
    "最低",
    "最高",
    "等于",
    "以上",
    "以下",
    "以内",
    "以外",
    "之内",
    "左右",
    "上下",
    "大约",
    "控制在",
];

/// The first characters of [`TELLING`].
pub(super) const TELLING_FIRST: &str = "≥≤><=≈≠大小高低多少长短晚早迟超突不未至最等以之左上控";
