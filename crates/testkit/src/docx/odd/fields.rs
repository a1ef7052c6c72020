//! Fields without a stored result, and fields whose result is not shown.

use super::super::{r, tbl, tr};
use super::fixture;
use super::text::{field, instruction, line};
use crate::fixture::Fixture;

pub(super) fn fixtures() -> Vec<Fixture> {
    vec![
        fixture(
            "form-fields.docx",
            "drop-down lists by result, default or first entry; check boxes",
            &form_fields(),
        ),
        fixture(
            "silent-fields.docx",
            "SET and ASK show nothing, buttons the text of their instruction; others without result are named",
            &silent(),
        ),
    ]
}

fn form_field(kind: &str, data: &str) -> String {
    format!(
        r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:enabled/>{data}</w:ffData></w:fldChar></w:r>{}{}"#,
        instruction(&format!(" {kind} ")),
        field("end")
    )
}

fn form_fields() -> String {
    let list = |state: &str| {
        form_field(
            "FORMDROPDOWN",
            &format!(
                r#"<w:ddList>{state}<w:listEntry w:val="政府采购"/><w:listEntry w:val="自行采购"/><w:listEntry w:val="无"/></w:ddList>"#
            ),
        )
    };
    let check =
        |state: &str| form_field("FORMCHECKBOX", &format!("<w:checkBox><w:sizeAuto/>{state}</w:checkBox>"));
    let both = r#"<w:result w:val="2"/><w:default w:val="1"/>"#;
    tbl(&[
        tr(&[line(&list(both)), line(&list(r#"<w:default w:val="1"/>"#)), line(&list(""))]),
        tr(&[
            line(&(check(r#"<w:default w:val="1"/>"#) + &r("涉密"))),
            line(&(check(r#"<w:default w:val="1"/><w:checked w:val="0"/>"#) + &r("公开"))),
            line(&(check(r#"<w:default w:val="0"/><w:checked/>"#) + &r("内部"))),
        ]),
    ])
}

fn silent() -> String {
    let complex = |code: &str, result: &str| {
        format!("{}{}{}{}{}", field("begin"), instruction(code), field("separate"), r(result), field("end"))
    };
    let bare = |code: &str| format!("{}{}{}", field("begin"), instruction(code), field("end"));
    tbl(&[
        tr(&[
            line(&format!("{}{}{}", r("左"), complex(r#" SET 总额 "88.00" "#, "88.00"), r("右"))),
            line(&format!("{}{}{}", r("上"), complex(r#" ask 总额 "几何？" "#, "88.00"), r("下"))),
            line(&format!(
                r#"{}<w:fldSimple w:instr=" SET 户数 &quot;9&quot; ">{}</w:fldSimple>{}"#,
                r("内"),
                r("9"),
                r("外")
            )),
        ]),
        tr(&[
            line(&format!("{}{}", r("负责人："), bare(" MACROBUTTON  NoMacro [请填写姓名]"))),
            line(&bare(" GOTOBUTTON 附表 见附表")),
            line(&format!("{}{}", r("合计"), bare(" =SUM(ABOVE) "))),
        ]),
    ])
}
