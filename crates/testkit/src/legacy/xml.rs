//! Word 2003 XML and flat OPC.

use super::{gb18030, utf16};
use crate::fixture::Fixture;
use crate::legacy::mhtml::base64;

/// Title of the list.
pub const TITLE: &str = "Word 2003 XML and flat OPC";

/// A document in the words of Word 2003.
fn word2003(encoding: &str, body: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="{encoding}" standalone="yes"?>
<?mso-application progid="Word.Document"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"
 xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xml:space="preserve">
<o:DocumentProperties><o:Title>不是正文</o:Title><o:Version>11.5604</o:Version></o:DocumentProperties>
<w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/><w:suff w:val="Nothing"/><w:lvlText w:val="（%1）"/></w:lvl></w:listDef>
<w:list w:ilfo="1"><w:ilst w:val="0"/></w:list></w:lists>
<w:styles><w:style w:type="paragraph" w:default="on" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>
<w:docPr><w:footnotePr><w:footnote w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote></w:footnotePr></w:docPr>
<w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>
"#
    )
}

const BODY: &str = r#"<wx:sub-section><w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><aml:annotation aml:id="0" w:type="Word.Bookmark.Start" w:name="_Toc1"/><w:r><w:t>一、云岭县</w:t></w:r></w:p>
<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="（一）"/></w:listPr></w:pPr><w:r><w:t>总体</w:t></w:r><w:r><w:footnote><w:p><w:r><w:t>脚注</w:t></w:r></w:p></w:footnote></w:r></w:p></wx:sub-section>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid>
<w:tr><w:tc><w:tcPr><w:vmerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>产出</w:t></w:r></w:p></w:tc>
<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>数量</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc>
<w:tc><w:tcPr><w:hmerge w:val="restart"/></w:tcPr><w:p><aml:annotation aml:id="1" w:type="Word.Deletion"><aml:content><w:r><w:delText>4</w:delText></w:r></aml:content></aml:annotation><aml:annotation aml:id="2" w:type="Word.Insertion"><aml:content><w:r><w:t>5</w:t></w:r></aml:content></aml:annotation><w:r><w:t>次</w:t></w:r></w:p></w:tc>
<w:tc><w:tcPr><w:hmerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>
<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict><w:t>末段</w:t></w:r></w:p>
<w:sectPr><w:hdr w:type="odd"><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr></w:sectPr>"#;

const OTHER_LIST: &str = r#"<w:list w:ilfo="1"><w:ilst w:val="0"/></w:list>"#;
const BOX_LIST: &str = r#"<w:listDef w:listDefId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="23"/><w:suff w:val="Space"/><w:lvlText w:val="☐"/></w:lvl></w:listDef><w:list w:ilfo="2"><w:ilst w:val="1"/></w:list>"#;

/// What is easily read wrong, in the words of Word 2003.
const VALUES: &str = r#"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>
<w:tr><w:tc><w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="2"/></w:listPr></w:pPr><w:r><w:t>新建</w:t></w:r></w:p><w:p><w:r><w:t>完成</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>55</w:t></w:r><w:r><w:t>66</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:default w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:tc>
<w:tc><w:p><w:fldSimple w:instr=" AUTONUM "/><w:r><w:t>丙</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>甲<w:br/>丁</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:pict><w:binData w:name="w.bin">AAAA</w:binData><v:shape><v:imagedata src="w.bin"/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.8"/></w:pict></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:pict><v:shape><v:imagedata src="x.png"/></v:shape></w:pict></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"#;

/// A package as one file. Its `w` prefix is declared around the part.
fn flat(encoding: &str, body: &str, chunk: Option<&str>) -> String {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let chunk = chunk.map_or(String::new(), |page| {
        format!(
            r#"<pkg:part pkg:name="/word/_rels/document.xml.rels"><pkg:xmlData><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c1" Type="{office}/aFChunk" Target="chunk.html"/></Relationships></pkg:xmlData></pkg:part>
<pkg:part pkg:name="/word/chunk.html" pkg:contentType="text/html"><pkg:binaryData>{}</pkg:binaryData></pkg:part>"#,
            base64(page.as_bytes())
        )
    });
    format!(
        r#"<?xml version="1.0" encoding="{encoding}" standalone="yes"?>
<?mso-application progid="Word.Document"?>
<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{office}">
<pkg:part pkg:name="/_rels/.rels"><pkg:xmlData><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships></pkg:xmlData></pkg:part>
{chunk}
<pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document><w:body>{body}</w:body></w:document></pkg:xmlData></pkg:part>
</pkg:package>
"#
    )
}

const FLAT_BODY: &str = r#"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>清河市</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>绩效</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>目标</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"#;

/// Odd XML, each with a hand-written grid beside it.
pub fn odd() -> Vec<Fixture> {
    let chunked = flat("UTF-8", r#"<w:altChunk r:id="c1"/>"#, Some("<table><tr><td>嵌入</td></tr></table>"));
    vec![
        Fixture::new(
            "word2003-gb18030.xml",
            "Word 2003 XML in GB 18030: merges, lists by code, tracked changes, footnote, header, text box",
            gb18030(&word2003("GB18030", BODY)),
        ),
        Fixture::new(
            "word2003-values.xml",
            "Word 2003 XML: struck text, boxes as bullets, a list's default, AUTONUM, breaks in a text, objects",
            word2003("UTF-8", VALUES).replace(OTHER_LIST, &format!("{OTHER_LIST}{BOX_LIST}")).into_bytes(),
        ),
        Fixture::new("word2003-utf16.xml", "the same in UTF-16", utf16(&word2003("UTF-16", BODY))),
        Fixture::new(
            "flat-opc-gbk.xml",
            "flat OPC in GBK, a prefix declared outside its part",
            gb18030(&flat("GBK", FLAT_BODY, None)),
        ),
        Fixture::new(
            "flat-opc-chunk.xml",
            "flat OPC whose whole body is an HTML chunk in base64",
            chunked.into_bytes(),
        ),
    ]
}
