//! Return sheets as files.

use checker::{ReturnItem, ReturnSheet, ReturnSheets, sheets_to_html};
use exporter::{Column, Listing, Part, Report, report_docx};

use super::{Desk, SheetFormat};
use crate::Error;

/// What stands between a file's stem and its ending in a return sheet's name.
const SHEET: &str = "退回单";

/// Columns of a sheet's tables and their widths, in characters of half width.
const COLUMNS: [(&str, u16); 5] = [("序号", 7), ("类别", 9), ("位置", 15), ("问题", 43), ("改法", 26)];
/// Longest text of the document that a row quotes; the place says where the whole stands.
const SHOWN: usize = 120;

/// `退回单.html`.
pub(super) fn ending(format: SheetFormat) -> String {
    format!("{SHEET}.{format}")
}

/// The return sheets of some documents in a format: of one document, or of several as one.
///
/// # Errors
/// When the format cannot hold them, or nothing typesets.
pub fn sheets(format: SheetFormat, sheets: &ReturnSheets, desk: &Desk) -> Result<Vec<u8>, Error> {
    match format {
        SheetFormat::Html => Ok(sheets_to_html(sheets).into_bytes()),
        SheetFormat::Docx => Ok(report_docx(&report(sheets))?),
        SheetFormat::Pdf => pdf(sheets, desk),
    }
}

#[cfg(feature = "pdf")]
fn pdf(sheets: &ReturnSheets, desk: &Desk) -> Result<Vec<u8>, Error> {
    let template = renderer::Template::builtin("return-sheet");
    let (Some(renderer), Some(template)) = (&desk.renderer, template) else { return Err(Error::NoPdf) };
    let data = match sheets.documents.as_slice() {
        [sheet] => serde_json::to_vec(sheet),
        _ => serde_json::to_vec(sheets),
    };
    Ok(renderer.typeset(&template, &data.map_err(Error::Serialise)?, &[])?.value)
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &ReturnSheets, _: &Desk) -> Result<Vec<u8>, Error> {
    Err(Error::NoPdf)
}

fn report(sheets: &ReturnSheets) -> Report {
    let is_one = sheets.documents.len() == 1;
    let about = match sheets.documents.as_slice() {
        [sheet] => about(sheet),
        documents => {
            joined([sheets.department.clone(), format!("{} 份文件", documents.len()), sheets.tally.clone()])
        }
    };
    let mut parts = Vec::new();
    for sheet in &sheets.documents {
        if !is_one {
            parts.push(Part {
                heading: sheet.file.clone(),
                level: 1,
                text: about_others(sheet),
                listing: None,
            });
        }
        if sheet.forms.is_empty() {
            parts.push(Part { text: format!("{}。", sheet.nothing), ..Part::default() });
        }
        parts.extend(forms(sheet, if is_one { 1 } else { 2 }));
    }
    let closing = "审核人：　　　　　　审核日期：　　　　　　修改人：　　　　　　修改日期：".to_owned();
    Report { title: sheets.title.to_owned(), about: vec![about], parts, closing: vec![closing] }
}

fn about(sheet: &ReturnSheet) -> String {
    joined([about_others(sheet), sheet.file.clone()])
}

fn about_others(sheet: &ReturnSheet) -> String {
    let year = sheet.year.map(|year| format!("{year}年度")).unwrap_or_default();
    joined([sheet.department.clone().unwrap_or_default(), year, sheet.tally.clone()])
}

fn joined<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ｜ ")
}

fn forms(sheet: &ReturnSheet, level: usize) -> impl Iterator<Item = Part> + '_ {
    sheet.forms.iter().map(move |form| {
        let rows = form.items.iter().map(|item| {
            vec![
                item.number.into(),
                item.label.into(),
                item.place.as_str().into(),
                problem(item).into(),
                item.remedy.as_str().into(),
            ]
        });
        let columns = COLUMNS.map(|(heading, width)| Column { heading: heading.to_owned(), width });
        let listing = Listing { name: form.heading.clone(), columns: columns.into(), rows: rows.collect() };
        Part { heading: form.heading.clone(), level, text: String::new(), listing: Some(listing) }
    })
}

/// What is wrong, by which rule, and what stands there.
fn problem(item: &ReturnItem) -> String {
    let value =
        if item.value.is_empty() { String::new() } else { format!("\n原文：{}", excerpt(&item.value)) };
    format!("{}（{}）{value}", item.message, item.rule)
}

fn excerpt(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
