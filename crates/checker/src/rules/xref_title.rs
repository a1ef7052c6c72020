//! XREF-TITLE 表名与项目名称不一致 | The title names another project
//!
//! **查什么。** 表的标题带有项目名称（“1.农村公路养护绩效目标表”），与表内“项目名称”没有相同的词。标题只是表名的（项目支出绩效目标表）不管。
//!
//! **为什么。** 复制一张表，改了标题忘了改内容，或反过来。
//!
//! **例子。** 标题“2.桥梁检测绩效目标表”，项目名称“农村公路养护”。
//!
//! 改法：核对标题和项目名称，使二者一致。
//!
//! **What.** A title that holds a project's name (1.农村公路养护绩效目标表) and shares no word with 项目名称. Plain titles of forms are left alone.
//!
//! **Why.** A form was copied and only its title changed, or only its content.
//!
//! **Example.** 2.桥梁检测绩效目标表 over 项目名称 农村公路养护.

use wording::likeness::Pairs;
use wording::{name, region};

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let owners = &facts.pairing().owners;
    for sheet in facts.project_sheets() {
        let project = sheet.form.project.as_ref().and_then(|project| project.name.as_deref());
        let (Some(project), Some(title)) = (project, sheet.form.title.as_deref()) else { continue };
        let Some(named) =
            title.trim().strip_suffix("绩效目标表").or_else(|| title.trim().strip_suffix("绩效目标申报表"))
        else {
            continue;
        };
        let (named, own) = (name::project(named, owners), name::project(project, owners));
        if named.chars().count() < 3 || own.chars().count() < 2 || is_plain(&named) {
            continue;
        }
        if Pairs::of(&named).shared(&Pairs::of(&own)) == 0 {
            let claim = format!("标题{}与项目名称{}不一致", quote(title), quote(project));
            out.add(vec![sheet.at.key("title"), sheet.at.key("project").key("name")], claim);
        }
    }
}

/// What a title says of the form and not of a project.
fn is_plain(named: &str) -> bool {
    const WORDS: &[&str] = &[
        "支出",
        "预算",
        "部门",
        "年度",
        "财政",
        "申报",
        "单位",
        "区域",
        "转移支付",
        "汇总",
        "省级",
        "市级",
        "县级",
        "本级",
        "专项资金",
    ];
    let place = region::prefix(named) == named || named.ends_with(['县', '市', '区', '省', '镇', '乡']);
    place || WORDS.iter().any(|word| named.contains(word))
}
