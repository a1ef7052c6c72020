//! DATE-REPEALED 依据文件已经废止 | The basis has been repealed
//!
//! **查什么。** 依据中的国家文件是否在已废止之列（自废止次年起）：财预〔2009〕76号、财预〔2011〕285号（现为财预〔2020〕10号），财行〔2013〕286号（会议费，现为财行〔2016〕214号），财行〔2013〕523号（培训费，现为财行〔2016〕540号），国务院令第307号（现为第715号），财政部令第68号、第71号（现为第108号、第113号）。
//!
//! **为什么。** 废止的文件不能作依据。地方文件没有列，不列不等于有效。
//!
//! **例子。** 2023年预算引用《财政支出绩效评价管理暂行办法》（财预〔2011〕285号）。
//!
//! 改法：改引现行文件。
//!
//! **What.** Cited national documents against a short list of those known to be repealed, from the year after the
//! repeal on: 财预〔2009〕76号 and 财预〔2011〕285号 (绩效评价办法, now 财预〔2020〕10号), 财行〔2013〕286号 (会议费, now
//! 财行〔2016〕214号), 财行〔2013〕523号 (培训费, now 财行〔2016〕540号), 国务院令第307号 (报废汽车, now 第715号), 财政部令第68号 and
//! 第71号 (事业、行政单位财务规则, now 第108号 and 第113号).
//!
//! **Why.** A repealed document supports no target. Local documents are not listed: their absence says nothing.
//!
//! **Example.** 《财政支出绩效评价管理暂行办法》（财预〔2011〕285号） in a budget of 2023.

use wording::fold::squeeze;

use crate::basis::distinct;
use crate::facts::Facts;
use crate::findings::Findings;

/// Number without brackets, the year it was repealed in, what took its place.
const REPEALED: &[(&str, u16, &str)] = &[
    ("财预200976号", 2011, "财预〔2020〕10号"),
    ("财预2011285号", 2020, "财预〔2020〕10号"),
    ("财行2013286号", 2016, "财行〔2016〕214号"),
    ("财行2013523号", 2016, "财行〔2016〕540号"),
    ("国务院令第307号", 2019, "国务院令第715号"),
    ("国务院令307号", 2019, "国务院令第715号"),
    ("财政部令第68号", 2022, "财政部令第108号"),
    ("财政部令第71号", 2023, "财政部令第113号"),
];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let Some(budget) = facts.document_year() else { return };
    for basis in distinct(facts) {
        let bare: String =
            squeeze(basis.text).chars().filter(|c| !"〔〕【】[]［］（）()".contains(*c)).collect();
        let old = REPEALED
            .iter()
            .find(|(number, year, now)| budget > *year && bare.contains(number) && !basis.text.contains(now));
        if let Some((_, year, now)) = old {
            out.add(basis.at, format!("依据“{}”已于{year}年废止，现行为{now}", basis.text));
        }
    }
}
