//! Content controls: prompts, and values of custom XML parts.

use super::super::{Docx, cell, p, r, tbl, tc, tr};
use super::fixture;
use super::text::line;
use crate::fixture::Fixture;

pub(super) fn fixtures() -> Vec<Fixture> {
    vec![
        fixture("control-prompts.docx", "the prompt of an empty content control is no value", &prompts()),
        Fixture::new(
            "control-bindings.docx",
            "a control shows the value it is bound to: text, list, date, check box, whole cells",
            bindings(),
        ),
    ]
}

fn control(properties: &str, content: &str) -> String {
    format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
}

fn prompts() -> String {
    let prompt = "<w:showingPlcHdr/><w:text/>";
    let off = r#"<w:showingPlcHdr w:val="0"/><w:text/>"#;
    let list =
        r#"<w:showingPlcHdr/><w:dropDownList><w:listItem w:displayText="是" w:value="1"/></w:dropDownList>"#;
    tbl(&[
        tr(&[tc("联系人"), line(&control(prompt, &r("请在此处输入姓名"))), line(&control(off, &r("王某")))]),
        tr(&[
            tc("电话"),
            control("<w:showingPlcHdr/>", &tc("请选择。")),
            line(&format!("{}{}{}", r("共"), control(list, &r("选择一项。")), r("台"))),
        ]),
    ])
}

const ITEM: &str = r#"<d:表 xmlns:d="urn:example:budget"><d:数 d:注="年中调整">45.00</d:数><d:类>2</d:类><d:日>2025-06-30T00:00:00</d:日><d:选>true</d:选><d:空/><d:名>云岭县水务局</d:名></d:表>"#;
const STORE: &str = "{0A1B2C3D-0000-4000-8000-00000000ABCD}";

fn bindings() -> Vec<u8> {
    let bound = |path: &str, kind: &str| {
        format!(
            r#"<w:dataBinding w:prefixMappings="xmlns:d='urn:example:budget'" w:xpath="{path}" w:storeItemID="{STORE}"/>{kind}"#
        )
    };
    let list = r#"<w:dropDownList><w:listItem w:displayText="新增项目" w:value="1"/><w:listItem w:displayText="延续项目" w:value="2"/></w:dropDownList>"#;
    let date = r#"<w:date w:fullDate="2025-01-01T00:00:00Z"><w:dateFormat w:val="yyyy年M月d日"/></w:date>"#;
    let check = r#"<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>"#;
    let text = "<w:text/>";
    let amount = bound("/d:表[1]/d:数[1]", text);
    let elsewhere = amount.replace(STORE, "{00000000-0000-0000-0000-000000000000}");
    let body = tbl(&[
        tr(&[
            line(&format!("{}{}{}", r("共"), control(&amount, &(r("32.") + &r("10"))), r("万元"))),
            line(&control(&bound("/d:表[1]/d:数[1]/@d:注", text), &r("年初"))),
            line(&control(&bound("/d:表[1]/d:类[1]", list), &r("新增项目"))),
        ]),
        tr(&[
            line(&control(&bound("/d:表[1]/d:日[1]", date), &r("2025年1月1日"))),
            line(&(control(&bound("/d:表[1]/d:选[1]", check), &r("☐")) + &r("同意"))),
            cell("", &control(&bound("/d:表[1]/d:名[1]", text), &p("某单位"))),
        ]),
        tr(&[
            control(&bound("/d:表[1]/d:数[1]", text), &tc("45.00")),
            line(&control(&elsewhere, &r("原样"))),
            line(&control(&bound("/d:表[1]/d:空[1]", &format!("<w:showingPlcHdr/>{text}")), &r("单击输入"))),
        ]),
        tr(&[
            line(&control(&bound("/d:表[1]/d:缺[1]", text), &r("也原样"))),
            line(&control(&bound("/d:表[1]/d:名[1]", text), "")),
            line(&control(&bound("/d:表[1]/d:名[1]", "<w:picture/>"), &r("图"))),
        ]),
    ]);
    let properties = format!(
        r#"<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{STORE}"/>"#
    );
    let related = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>"#;
    Docx::new(&body)
        .relationship(r#"<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/>"#)
        .part("customXml/item1.xml", ITEM)
        .part("customXml/itemProps1.xml", properties)
        .part("customXml/_rels/item1.xml.rels", related)
        .build()
}
