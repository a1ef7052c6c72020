//! CODE-REGION 项目编码的区划代码可疑 | The division in the project code is doubtful
//!
//! **What.** The first six digits: a province that exists (GB/T 2260), and, when at least three projects of the document
//! agree and one does not, that one.
//!
//! **Why.** A division of another place is most often a copied code. It is legal for projects created by a higher
//! level (common template projects), so this is a warning.
//!
//! **Example.** 139900…, 139900…, 139900…, 193900….
//!
//! 改法：核对编码前6位是否为本地区财政区划代码。

use std::collections::HashMap;

use crate::code::Code;
use crate::facts::Facts;
use crate::finding::Findings;

/// GB/T 2260: the first two digits of the provinces.
const PROVINCES: &[&str] = &[
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
    "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "66", "71", "81",
    "82",
];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let sheets: Vec<_> =
        facts.sheets().filter_map(|sheet| Some((sheet.code_at(), Code::parse(sheet.code()?)?))).collect();
    let mut agree: HashMap<&str, usize> = HashMap::new();
    for (_, code) in &sheets {
        *agree.entry(code.region).or_default() += 1;
    }
    let most = agree
        .iter()
        .max_by_key(|(region, count)| (**count, **region))
        .map(|(region, count)| (*region, *count));
    for (at, code) in &sheets {
        if !PROVINCES.contains(&&code.region[..2]) {
            out.add(
                vec![at.clone()],
                format!("项目编码 {} 的区划代码 {} 不是任何省份的代码", code.text, code.region),
            );
        } else if let Some((most, 3..)) = most
            && agree.get(code.region) == Some(&1)
        {
            out.add(
                vec![at.clone()],
                format!("项目编码 {} 的区划代码 {} 与其他项目（{most}）不同", code.text, code.region),
            );
        }
    }
}
