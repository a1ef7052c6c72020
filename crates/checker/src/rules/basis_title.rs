//! BASIS-TITLE 文件名称未加书名号 | A document title without 《》
//!
//! **What.** A basis that is the name of one document (it ends in 办法, 条例, 规定, 通知, 意见, 方案, 规划, 细则 …) and has no 《》.
//!
//! **Why.** GB/T 15834-2011 4.15: titles of documents stand in 《》. Agreements and minutes (协议, 合同, 纪要) are things as
//! well as titles, and are left alone.
//!
//! **Example.** 公共文化服务管理办法.
//!
//! 改法：给文件名称加书名号，并注明文号。

use crate::basis::distinct;
use crate::facts::Facts;
use crate::finding::Findings;
use crate::label::quote;

const KINDS: &[&str] =
    &["办法", "条例", "规定", "通知", "意见", "方案", "细则", "决定", "规程", "管理制度", "规划纲要"];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for basis in distinct(facts) {
        let text = basis.text.trim_end_matches(['。', '；', ';', '.']);
        let titled = KINDS.iter().any(|kind| text.ends_with(kind)) && text.chars().count() >= 6;
        // 根据上级相关规定, 各项管理办法 name no document.
        let general = ["相关", "有关", "各项", "上级", "本单位", "按照", "根据", "等"]
            .iter()
            .any(|word| text.contains(word));
        if titled && !general && !text.contains(['《', '“', '"', '、', '，']) {
            out.add(basis.at, format!("依据{}是文件名称，应加书名号《》", quote(text)));
        }
    }
}
