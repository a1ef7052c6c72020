//! CODE-UNIT 项目编码的单位段不同 | The unit digits of the project code differ
//!
//! **查什么。** 同一单位各项目编码的第10—15位：至少三个一致而一个不同的，指出那一个。
//!
//! **为什么。** 由别的单位代报时是正常的，抄错时是错的，只作提示。
//!
//! **例子。** 三个 004407，一个 003334。
//!
//! 改法：核对该项目是否由其他单位申报。
//!
//! **What.** Characters 10–15 (unit or filing agency) of the projects of one unit: when at least three agree and one does
//! not, that one.
//!
//! **Why.** It is usual when another agency filed the project, and a slip when the code was copied: worth a look only.
//!
//! **Example.** 004407 in three codes, 003334 in the fourth.

use std::collections::HashMap;

use crate::code::Code;
use crate::facts::Facts;
use crate::findings::Findings;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let mut agree: HashMap<(Option<&str>, &str), usize> = HashMap::new();
    let mut codes = Vec::new();
    for sheet in facts.project_sheets() {
        let unit = sheet.form.unit.as_ref();
        let owner = unit.map(|unit| unit.code.as_deref().unwrap_or(&unit.name));
        let Some(code) = sheet.code().and_then(Code::parse) else { continue };
        *agree.entry((owner, code.unit)).or_default() += 1;
        codes.push((owner, sheet.code_at(), code));
    }
    for (owner, at, code) in &codes {
        let own = agree.iter().filter(|((other, _), _)| other == owner);
        // Only a code that stands alone is compared, so this walks the few units of a document, not its forms.
        let Some(((_, most), 3..)) = own.max_by_key(|((_, digits), count)| (**count, *digits)) else {
            continue;
        };
        if agree.get(&(*owner, code.unit)) == Some(&1) {
            out.add(
                vec![at.clone()],
                format!("项目编码 {} 的单位段 {} 与本单位其他项目（{most}）不同", code.text, code.unit),
            );
        }
    }
}
