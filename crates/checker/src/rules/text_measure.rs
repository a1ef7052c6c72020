//! TEXT-MEASURE 并列的数字缺量词 | A number in a series lacks its measure
//!
//! **查什么。** 并列的几项里，有的数字带量词（单位），有的没有。名称在数字前面的各项才比；序号、年份、编号不算。
//!
//! **为什么。** 漏了量词，不知道数的是人、班还是次；多半是改数时删掉了。
//!
//! **例子。** 培训骨干教师200人、班主任150、校长50人。
//!
//! 改法：给每个数字补上量词。
//!
//! **What.** Members of a series of which some numbers have a measure behind them and one has none. Only members that name what is counted
//! in front of the number; ordinals, years and codes are none.
//!
//! **Why.** Nobody knows whether people, classes or times are counted; mostly the measure went when the number was changed.
//!
//! **Example.** 培训骨干教师200人、班主任150、校长50人.

use wording::fold::Folded;
use wording::{is_ideograph, unit};

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for (at, text) in facts.texts() {
        let folded = Folded::new(text);
        let bare = folded.text.split(['。', '；', ';', '\n', '：', ':']).find_map(bare_member);
        if let Some(bare) = bare {
            out.add(vec![at], format!("{}的数字没有量词", quote(bare)));
        }
    }
}

/// What a member of a series says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Member {
    /// 校长50人.
    Measured,
    /// 班主任150.
    Bare,
    /// Anything else.
    Other,
}

/// The first member without a measure that stands beside one which has it.
fn bare_member(sentence: &str) -> Option<&str> {
    let members: Vec<&str> = sentence.split(['、', '，', ',', '和', '及']).collect();
    let said: Vec<Member> = members.iter().map(|member| of(member)).collect();
    let measured = |index: Option<usize>| {
        index.and_then(|index| said.get(index)).is_some_and(|said| *said == Member::Measured)
    };
    let beside = |index: &usize| {
        // Several in a row may lack it: 打印机5、扫描仪3、电脑2台.
        let behind =
            said.iter().skip(index + 1).position(|said| *said != Member::Bare).map(|gap| index + 1 + gap);
        measured(index.checked_sub(1)) || measured(behind)
    };
    let index = (0..said.len()).filter(|index| said[*index] == Member::Bare).find(beside)?;
    members.get(index).map(|member| member.trim())
}

fn of(member: &str) -> Member {
    let member = member.trim();
    let Some(start) = member.find(|c: char| c.is_ascii_digit()) else { return Member::Other };
    let (name, rest) = member.split_at(start);
    let digits = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
    let behind = rest.get(digits..).unwrap_or_default().trim_start_matches(['万', '千', '亿', '余', '多']);
    let name = name.trim_end_matches(['约', '达', '近', '≥', '≤', '>', '<', '=']);
    let named = name.chars().rev().take(2).filter(|c| is_ideograph(*c)).count() == 2;
    // 第3, 国道107, 项目1 are numbers of things.
    let numbered = name
        .ends_with(['第', '号', '年', '月', '日', '点', '区', '标', '表', '图', '件', '章', '条', '楼'])
        || [
            "国道", "省道", "县道", "乡道", "村道", "号线", "项目", "目标", "指标", "任务", "附件", "版本",
            "编码", "代码", "电话", "标准", "阶段",
        ]
        .iter()
        .any(|word| name.ends_with(word));
    match behind {
        _ if !named || numbered => Member::Other,
        "" => Member::Bare,
        _ if unit::longest(behind).is_some() => Member::Measured,
        _ => Member::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::bare_member;

    #[test]
    fn a_number_without_measure_is_found_beside_those_that_have_it() {
        assert_eq!(bare_member("培训骨干教师200人、班主任150、校长50人"), Some("班主任150"));
        assert_eq!(bare_member("购置打印机5、扫描仪3、电脑20台"), Some("购置打印机5"));
        assert_eq!(bare_member("修复堤防12公里，清淤河道8"), Some("清淤河道8"));
        for fine in [
            "培训骨干教师200人、班主任150人、校长50人",
            "养护国道107、省道210和县道35公里",
            "完成项目1、项目2和项目3",
            "2023、2024年培训200人次",
            "增长5.2、3.1和2.5个百分点",
            "培训教师200人，按云教发〔2022〕15号执行",
            "新增床位50、护士站2",
        ] {
            assert_eq!(bare_member(fine), None, "{fine}");
        }
    }
}
