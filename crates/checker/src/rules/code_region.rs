//! CODE-REGION 项目编码的区划代码可疑 | The division in the project code is doubtful
//!
//! **查什么。** 前6位：省份是否存在（GB/T 2260）；至少三个项目一致而一个不同的，指出那一个。
//!
//! **为什么。** 别处的区划多半是抄来的编码。上级统一建的项目可以不同，所以只作提醒。
//!
//! **例子。** 139900……三个，193900……一个。
//!
//! 改法：核对编码前6位是否为本地区财政区划代码。
//!
//! **What.** The first six digits: a province that exists (GB/T 2260), and, when at least three projects of the document
//! agree and one does not, that one.
//!
//! **Why.** A division of another place is most often a copied code. It is legal for projects created by a higher
//! level (common template projects), so this is a warning.
//!
//! **Example.** 139900…, 139900…, 139900…, 193900….

use std::collections::HashMap;

use crate::code::Code;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::province;

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
        if !province::exists(code.region) {
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
