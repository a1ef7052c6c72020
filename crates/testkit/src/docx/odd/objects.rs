//! What stands in a document and is no text: objects, pictures, documents elsewhere.

use super::super::{cell, p, r, tbl, tc, tr};
use super::fixture;
use super::text::line;
use crate::fixture::Fixture;

pub(super) fn fixtures() -> Vec<Fixture> {
    vec![
        fixture(
            "objects.docx",
            "embedded workbooks, formulas of other programs, controls: named, one note a kind",
            &objects(),
        ),
        fixture(
            "pictures.docx",
            "pictures in place of text are named, those beside text are not",
            &pictures(),
        ),
        fixture(
            "nothing-to-read.docx",
            "pictures and nothing else: said, never a bare success",
            &picture_only().repeat(2),
        ),
        fixture(
            "many-of-a-kind.docx",
            "sixty equal repairs make one note that tells how many",
            &tbl(&(0..60).map(|_| tr(&[cell(r#"<w:gridSpan w:val="0"/>"#, &p("散"))])).collect::<Vec<_>>()),
        ),
    ]
}

const OFFICE: &str = r#"xmlns:o="urn:schemas-microsoft-com:office:office""#;

fn object(program: &str) -> String {
    format!(
        r#"<w:r><w:object><v:shape><v:imagedata r:id="rId7"/></v:shape><o:OLEObject {OFFICE} Type="Embed" ProgID="{program}" r:id="rId8"/></w:object></w:r>"#
    )
}

fn objects() -> String {
    let master = r#"<w:subDoc r:id="rId5"/>"#;
    let control = r#"<w:r><w:object><w:control r:id="rId6" w:name="CheckBox1"/></w:object></w:r>"#;
    let table = tbl(&[
        tr(&[tc("资金明细"), line(&object("Excel.Sheet.12"))]),
        tr(&[tc("测算公式"), line(&format!("{}{}", r("得分＝"), object("Equation.DSMT4")))]),
        tr(&[tc("是否涉密"), line(control)]),
    ]);
    format!("{table}<w:p>{}</w:p>{master}", r("附件"))
}

fn picture() -> &'static str {
    r#"<w:r><w:drawing><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphicData></a:graphic></w:drawing></w:r>"#
}

fn picture_only() -> String {
    format!("<w:p>{}</w:p>", picture())
}

fn pictures() -> String {
    let beside = format!("<w:p>{}{}</w:p>", r("公章"), picture());
    let vml = r#"<w:r><w:pict><v:shape><v:imagedata r:id="rId7"/></v:shape></w:pict></w:r>"#;
    format!("{beside}{}", tbl(&[tr(&[tc("绩效目标表"), line(vml)])]))
}
