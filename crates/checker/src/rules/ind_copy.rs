//! IND-COPY 不同项目的目标或指标雷同 | Projects of one document share goals or indicators
//!
//! **查什么。** 一份文件里名称不同的项目，绩效目标文字完全相同（30字以上），或全部三级指标及指标值完全相同（5条以上）；没有编码的同一张表出现两次。
//!
//! **为什么。** 目标照抄别的项目，就不是本项目的目标；复制一张表忘了改内容最常见。
//!
//! **例子。** “设备购置”与“人员培训”的九条指标一字不差。
//!
//! 改法：按本项目的内容重新编制绩效目标和指标。
//!
//! **What.** Projects of different names in one document with the same goal text (from 30 characters on) or the same names and targets of
//! all indicators (from five on).
//!
//! **Why.** A form was copied and its content forgotten.
//!
//! **Example.** Nine indicators of 设备购置 and of 人员培训, letter for letter.

use std::collections::HashMap;

use wording::fold::letters;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::likeness::{goals, indicators};
use crate::sheet::Sheet;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let mut told: HashMap<usize, usize> = HashMap::new();
    for (what, key, of) in [
        ("全部指标及指标值", "indicators", indicators as fn(&Sheet<'_>) -> Option<u64>),
        ("绩效目标文字", "goals", goals),
    ] {
        let mut seen: HashMap<_, Sheet<'_>> = HashMap::new();
        for sheet in facts.sheets() {
            let Some(print) = of(&sheet) else { continue };
            let Some(earlier) = seen.get(&(sheet.form.kind, facts.year(sheet.form), print)) else {
                seen.insert((sheet.form.kind, facts.year(sheet.form), print), sheet);
                continue;
            };
            let one_name = letters(&earlier.name()) == letters(&sheet.name());
            let one_code = sheet.code().is_some() && sheet.code() == earlier.code();
            if told.insert(sheet.index, earlier.index) == Some(earlier.index) {
                continue;
            }
            // One project with its code in two forms is CODE-DUP's.
            if one_name && sheet.code().is_none() && key == "indicators" {
                out.add(
                    vec![sheet.at.clone(), earlier.at.clone()],
                    format!("{}的表出现了两次", sheet.name()),
                );
            }
            if one_name || one_code {
                continue;
            }
            let claim = format!("{}的{what}与{}完全相同", sheet.name(), earlier.name());
            out.add(vec![sheet.at.key(key), earlier.at.key(key)], claim);
        }
    }
}
