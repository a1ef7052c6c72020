//! Notes that no fixture makes: the smallest document that makes each.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use jixiao::Options;
use testkit::doc::{Doc, Paragraph, Run, TextBox};
use testkit::forms::Drawing;

/// A project's goal table; a line of it can be replaced.
const FORM: &str = "
1.河道清淤经费绩效目标表

|330001云岭县水务局本级|<|<|<|单位：万元|<|<
|项目编码|53092623P003301100012|<|项目名称|河道清淤经费|<|<
|预算规模及资金用途|预算数|12.50|其中：财政资金|10.00|其他资金|2.50
|^|用于清淤机械租赁。|<|<|<|<|<
|绩效目标|1.完成河道清淤。|<|<|<|<|<
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|<
|产出指标|数量指标|清淤长度|清淤河道的长度|≥3.5公里|工作计划|<
|满意度指标|服务对象满意度指标|群众满意度|沿河群众的满意度|≥90%|问卷|<
";

fn ids_of(bytes: &[u8], name: &str, options: &Options) -> Vec<String> {
    let submission = jixiao::read(bytes, name, options).unwrap();
    submission.notes.into_iter().map(|note| note.id.into_owned()).collect()
}

#[track_caller]
fn makes(id: &str, bytes: &[u8]) {
    let ids = ids_of(bytes, "a.doc", &Options::default());
    assert!(ids.iter().any(|made| made == id), "{id} is not among {ids:?}");
}

/// The form with one text replaced by another makes the note.
#[track_caller]
fn form_makes(id: &str, old: &str, new: &str) {
    assert!(FORM.contains(old));
    makes(id, &Drawing::parse(&FORM.replace(old, new)).docx());
}

#[test]
fn values() {
    form_makes("value.inferred-op", "≥90%", "达到90%");
    form_makes("value.no-year", "≥3.5公里", "6月底前");
    form_makes("value.odd-sign", "≥3.5公里", "〉3.5公里");
    form_makes("value.redundant-op", "≥90%", "≥90%以上");
    form_makes("value.reversed-range", "≥3.5公里", "5～3公里");
    form_makes("value.several", "≥3.5公里", "清淤3次，150人");
    form_makes("value.conflicting-op", "≥3.5公里", "≥不超过5公里");
}

#[test]
fn forms() {
    let page = |title: &str, rows: &[&str]| {
        let rows = rows.join("</tr><tr>");
        format!("<html><body><p>1.河道清淤经费{title}</p><table><tr>{rows}</tr></table></body></html>")
            .into_bytes()
    };
    let name = "<td>项目名称<td colspan=6>河道清淤";
    let goal = "<td>绩效目标<td colspan=6>完成清淤";
    let heads = "<td>一级指标<td>二级指标<td>三级指标<td>指标值<td>依据<td colspan=2>备注";
    let row = "<td>产出指标<td>数量指标<td>清淤长度<td>≥9公里<td><td colspan=2>";
    let label = "<td>神秘栏目<td colspan=6>张三";
    makes("form.unknown-label", &page("绩效目标表", &[name, label, goal, heads, row]));
    let alone = "<td colspan=7>已经审核，同意上报，请予批复。";
    makes("form.unlabelled", &page("绩效目标表", &[name, goal, alone, heads, row]));
    let money =
        "<td rowspan=2>预算规模及资金用途<td>预算数（元）<td>12<td>彩票公益<td>3.5<td colspan=2>单位：万元";
    let purpose = "<td colspan=6>用于清淤";
    let declared = "<td>项目名称<td colspan=5>河道清淤<td>单位：万元";
    let funds = page("绩效目标表", &[declared, money, purpose, goal, heads, row]);
    makes("form.currency-unit", &funds);
    makes("form.unknown-fund", &funds);
    let sides = "<td>一级指标<td>二级指标<td>三级指标<td>指标值<td>二级指标<td>三级指标<td>指标值";
    let both = "<td>产出指标<td>数量指标<td>清淤长度<td>≥9公里<td>数量指标<td>清淤长度<td>≥3公里";
    makes("form.sides", &page("绩效目标表", &[name, goal, sides, both]));
    let scored = "<td>一级指标<td>二级指标<td>三级指标<td>年度指标值<td>实际完成值<td>分值<td>得分";
    let first = "<td>产出指标<td>数量指标<td>清淤长度<td>≥9公里<td>9公里<td rowspan=2>10<td>10";
    let second = "<td>产出指标<td>数量指标<td>清淤次数<td>≥9次<td>9次<td>10";
    makes("form.merged-points", &page("绩效自评表", &[name, scored, first, second]));
    let broken = "<td>产出指标<td>数量指标<td>清淤长度<td>≥10<br>0公里<td>9公里<td>10<td>一";
    let broken = page("绩效自评表", &[name, scored, broken]);
    makes("form.broken-value", &broken);
    makes("value.odd-placeholder", &broken);
    let split = "<td>一级指标<td>二级指标<td>三级指标<td>指标性质<td>指标值<td>度量单位<td>备注";
    let signed = "<td>产出指标<td>数量指标<td>清淤长度<td>≥<td>9<td>公里<td>";
    let word = "<td>产出指标<td>数量指标<td>清淤次数<td>定性<td>9<td>次<td>";
    let unsigned = "<td>产出指标<td>质量指标<td>清淤质量<td>定性<td>良好<td><td>";
    let funds =
        "<td rowspan=2>预算规模及资金用途<td>预算数<td>12.50<td>其中：财政资金<td>10.00<td>其他资金<td>2.50";
    makes("form.no-sign", &page("绩效目标表", &[name, funds, purpose, goal, split, signed, word, unsigned]));
    // The same profile under another id fits as well as the first.
    let hebei = include_str!("../../../templates/profiles/hebei.toml");
    let line = hebei.lines().find(|line| line.starts_with("id = ")).unwrap();
    let mut options = Options::default();
    options.add_profile("twin.toml", &hebei.replace(line, "id = \"twin\"")).unwrap();
    let ids = ids_of(&Drawing::parse(FORM).docx(), "a.docx", &options);
    assert!(ids.contains(&"form.ambiguous".to_owned()), "{ids:?}");
}

#[test]
fn files() {
    makes(
        "word.html-choice",
        "<html><body><table><tr><td><select><option>是</option><option>否</option></select></td></tr></table></body></html>"
            .as_bytes(),
    );
    makes(
        "word.undecodable",
        &[
            "<html><head><meta charset=\"utf-8\"></head><body><table><tr><td>项目".as_bytes(),
            b"\xFF\xFE",
            "绩效目标</td></tr></table></body></html>".as_bytes(),
        ]
        .concat(),
    );
    makes("word.field-without-result", br"{\rtf1\ansi {\field{\*\fldinst QUOTE }}\par \pard text\par}");
    makes("word.before-repaired", TWICE_REPAIRED.as_bytes());
    makes(
        "word.hmerge-without-start",
        br"{\rtf1\ansi\trowd\clmrg\cellx1000\cellx2000\intbl a\cell b\cell\row\pard x\par}",
    );
    makes("word.reference-without-note", FOOTNOTE_LOST.as_bytes());
}

#[test]
fn binary_files() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/odd/doc/flags.doc");
    let doc = std::fs::read(path).unwrap();
    let at = |wanted: &[u8]| doc.windows(wanted.len()).position(|window| window == wanted).unwrap();
    // The directory entry says that the stream of the text is a megabyte longer than the file ([MS-CFB] 2.6.1).
    let name: Vec<u8> = "WordDocument".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut cut = doc.clone();
    cut[at(&name) + 0x78 + 2] += 0x10;
    makes("word.stream-cut", &cut);
    // ccpText ([MS-DOC] 2.5.4) says six characters less than there are.
    let mut outside = doc.clone();
    outside[at(&[0xEC, 0xA5]) + 0x4C] -= 6;
    makes("word.text-outside-stories", &outside);
    let lost = TextBox { anchor: 99, paragraphs: vec![Paragraph::new([Run::text("框")])], grouped: false };
    let doc = Doc { boxes: vec![lost], ..Doc::new(vec![Paragraph::new([Run::text("正文")])]) };
    makes("word.text-box-without-anchor", &doc.bytes());
}

/// A package in one XML file whose document points to a footnote that is not there.
const FOOTNOTE_LOST: &str = r#"<?xml version="1.0"?>
<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">
<pkg:part pkg:name="/_rels/.rels" pkg:contentType="application/vnd.openxmlformats-package.relationships+xml"><pkg:xmlData>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships></pkg:xmlData></pkg:part>
<pkg:part pkg:name="/word/document.xml"
pkg:contentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"><pkg:xmlData>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>甲</w:t></w:r>
<w:r><w:footnoteReference w:id="7"/></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part></pkg:package>"#;

/// Word 2003 XML with two things to repair.
const TWICE_REPAIRED: &str = r#"<?xml version="1.0"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:tbl>
<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid>
<w:tr><w:trPr><w:gridBefore w:val="4294967295"/></w:trPr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:gridSpan w:val="0"/></w:tcPr><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr>
</w:tbl></w:body></w:wordDocument>"#;

#[test]
fn limits_on_notes_are_those_of_the_caller() {
    let mut options = Options::default();
    options.reading.limits.notes = 1;
    assert!(ids_of(TWICE_REPAIRED.as_bytes(), "a.xml", &options).contains(&"word.notes-not-kept".to_owned()));
    let form = FORM.replace("≥90%", "达到90%").replace("≥3.5公里", "〉3.5公里");
    let ids = ids_of(&Drawing::parse(&form).docx(), "a.docx", &options);
    assert!(ids.contains(&"value.more".to_owned()), "{ids:?}");
}

#[test]
fn an_unknown_key_of_canonical_json() {
    let json = r#"{"schema":"jixiao/1","source":{"file":"a.docx","format":"docx"},"colour":"red"}"#;
    let notes = jixiao::from_json(json.as_bytes()).unwrap().notes;
    assert!(notes.iter().any(|note| note.id == "json.unknown-key"), "{notes:?}");
}

#[test]
fn a_profile_that_is_no_toml() {
    let error = Options::default().add_profile("mine.toml", "id = ").unwrap_err();
    assert_eq!(error.id(), "profile.not-understood");
    assert!(error.to_string().contains("mine.toml"), "{error}");
}
