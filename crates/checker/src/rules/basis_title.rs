//! BASIS-TITLE 文件名称未加书名号 | A document title without 《》
//!
//! **查什么。** 依据是一个文件的名称（以办法、条例、规定、通知、意见、方案、细则等结尾）而没有书名号；文件名称之后带文号的也查。正文、目标中引用（根据、按照、落实、执行……）的法律、条例、办法、意见没有书名号。
//!
//! **为什么。** GB/T 15834-2011 4.15：文件名称用书名号。协议、合同、纪要既是文件也是事，不管。
//!
//! **例子。** 公共文化服务管理办法；依据中华人民共和国预算法。
//!
//! 改法：给文件名称加书名号，并注明文号。
//!
//! **What.** A basis that is the name of one document (it ends in 办法, 条例, 规定, 通知, 意见, 方案, 规划, 细则 …) and has no 《》.
//!
//! **Why.** GB/T 15834-2011 4.15: titles of documents stand in 《》. Agreements and minutes (协议, 合同, 纪要) are things as
//! well as titles, and are left alone.
//!
//! **Example.** 公共文化服务管理办法.

use crate::basis::distinct;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;

const KINDS: &[&str] =
    &["办法", "条例", "规定", "通知", "意见", "方案", "细则", "决定", "规程", "管理制度", "规划纲要"];
/// 根据上级相关规定, 各项管理办法 name no document.
const GENERAL: &[&str] = &[
    "相关",
    "有关",
    "各项",
    "上级",
    "本单位",
    "本部门",
    "按照",
    "根据",
    "等",
    "国家规定",
    "年度",
    "工作",
    "合同",
    "实施方案",
    "管理规定",
    "要求",
];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for basis in distinct(facts) {
        let text = without_number(basis.text.trim_end_matches(['。', '；', ';', '.']));
        let titled = KINDS.iter().any(|kind| text.ends_with(kind)) && text.chars().count() >= 6;
        let general = ["相关", "有关", "各项", "上级", "本单位", "按照", "根据", "等"]
            .iter()
            .any(|word| text.contains(word));
        if titled && !general && !text.contains(['《', '“', '"', '、', '，']) {
            out.add(basis.at, format!("依据{}是文件名称，应加书名号《》", quote(text)));
        } else if let Some(title) = bare_title(text) {
            out.add(basis.at, format!("引用的“{title}”应加书名号《》"));
        }
    }
    for (at, text) in facts.texts().into_iter().filter(|(at, _)| !at.as_str().ends_with("/basis")) {
        if let Some(title) = bare_title(text) {
            out.add(vec![at], format!("引用的“{title}”应加书名号《》"));
        }
    }
}

/// A title without the document number in brackets behind it.
fn without_number(text: &str) -> &str {
    let numbered = text.strip_suffix(['）', ')']).and_then(|text| text.rsplit_once(['（', '(']));
    numbered.filter(|(_, inside)| inside.contains('号')).map_or(text, |(title, _)| title.trim_end())
}

/// The first title of a law or regulation that a text cites without 《》.
fn bare_title(text: &str) -> Option<&str> {
    const CITING: &[&str] =
        &["根据", "依据", "按照", "依照", "遵照", "遵循", "落实", "执行", "贯彻", "遵守", "符合"];
    text.match_indices("中华人民共和国")
        .filter_map(|(start, _)| law(text, start))
        .chain(CITING.iter().flat_map(|word| text.match_indices(word)).filter_map(|(start, word)| {
            let start = start + word.len();
            regulation(text, start)
        }))
        .chain(text.match_indices("关于").filter_map(|(start, _)| notice(text, start)))
        .next()
}

/// 国务院关于…的意见, as an office's own name stands before it.
fn notice(text: &str, start: usize) -> Option<&str> {
    const BEFORE: &[&str] =
        &["院", "厅", "局", "部", "委", "政府", "根据", "依据", "按照", "依照", "落实", "贯彻", "执行"];
    let before = text.get(..start).filter(|_| !is_quoted(text, start))?;
    let clause = before.rsplit(['，', '。', '；', '、', ' ', '\n']).next()?;
    let office = BEFORE.iter().any(|end| clause.ends_with(end));
    let rest = text.get(start..)?;
    let end = rest.find(['，', '。', '；', '、', '《', '（', '(', '〔', '\n', ' ']).unwrap_or(rest.len());
    let piece = rest.get(..end)?;
    let kinds = ["的意见", "的通知", "的决定", "实施意见", "的若干意见", "的指导意见"];
    let end = kinds.iter().filter_map(|kind| piece.find(kind).map(|at| at + kind.len())).min()?;
    piece.get(..end).filter(|title| office && title.chars().count() >= 8)
}

/// Whether a position stands between 《 and 》, or in quotation marks.
fn is_quoted(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let open = |opening: char, closing: char| before.rfind(opening) > before.rfind(closing);
    open('《', '》') || open('“', '”') || open('〈', '〉')
}

/// 中华人民共和国…法, …条例.
fn law(text: &str, start: usize) -> Option<&str> {
    let rest = text.get(start..).filter(|_| !is_quoted(text, start))?;
    let end = rest.find(['，', '。', '；', '、', '《', '》', '（', '(', '\n', ' ']).unwrap_or(rest.len());
    let piece = rest.get(..end)?;
    let ends = ["法", "条例"].iter().filter_map(|kind| piece.rfind(kind).map(|at| at + kind.len()));
    piece.get(..ends.max()?).filter(|title| (10..=30).contains(&title.chars().count()))
}

/// A title behind 根据: it ends in 办法, 条例, 细则, 准则 or 规定, or is one of the laws that everybody cites.
fn regulation(text: &str, start: usize) -> Option<&str> {
    const LAWS: &[&str] =
        &["预算法", "政府采购法", "会计法", "招标投标法", "审计法", "安全生产法", "环境保护法", "义务教育法"];
    const ENDS: &[&str] = &["管理办法", "实施办法", "条例", "实施细则", "准则", "办法", "暂行规定"];
    let rest = text.get(start..).filter(|_| !is_quoted(text, start))?;
    let end = rest
        .find(['，', '。', '；', '、', '《', '》', '“', '（', '(', '〔', '\n', ' '])
        .unwrap_or(rest.len());
    let piece = rest.get(..end)?;
    if let Some(law) = LAWS.iter().find(|law| piece.starts_with(**law)) {
        return piece.get(..law.len());
    }
    let end = ENDS.iter().filter_map(|kind| piece.find(kind).map(|at| at + kind.len())).min()?;
    let title = piece.get(..end)?;
    let named = title.chars().count() >= 7 && !GENERAL.iter().any(|word| title.contains(word));
    named.then_some(title)
}

#[cfg(test)]
mod tests {
    use super::{bare_title, without_number};

    #[test]
    fn a_title_without_its_marks_is_found() {
        assert_eq!(bare_title("根据中华人民共和国预算法，编制目标。"), Some("中华人民共和国预算法"));
        assert_eq!(bare_title("依据政府采购法规定执行"), Some("政府采购法"));
        assert_eq!(bare_title("按国务院办公厅关于优化营商环境的意见办理"), Some("关于优化营商环境的意见"));
        assert_eq!(bare_title("按照云岭省预算绩效管理办法的要求"), Some("云岭省预算绩效管理办法"));
        assert_eq!(bare_title("贯彻落实粮食流通管理条例，维修仓房"), Some("粮食流通管理条例"));
        assert_eq!(bare_title("严格执行政府采购法"), Some("政府采购法"));
        assert_eq!(bare_title("根据关于加强粮库建设的实施意见"), Some("关于加强粮库建设的实施意见"));
        assert_eq!(without_number("粮库维修资金管理办法（云财建〔2021〕15号）"), "粮库维修资金管理办法");
        for fine in [
            "落实关于水库安全的各项要求",
            "执行预算管理规定",
            "符合有关标准",
            "根据《中华人民共和国预算法》，编制目标。",
            "按照国家有关规定执行",
            "按照本单位财务管理办法执行",
            "按照合同约定的办法付款",
            "根据年度工作方案开展",
            "在中华人民共和国境内",
            "收集群众关于项目的意见",
            "落实《国务院关于预算管理的意见》",
        ] {
            assert_eq!(bare_title(fine), None, "{fine}");
        }
    }
}
