//! Any bytes as a spreadsheet; as a worksheet of a sound package, so that most changes reach its cells; as the records of a
//! binary one.
#![no_main]

use testkit::xlsx::{Sheet, Xlsx};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"<") {
        let mut sheet = Sheet::new("表");
        sheet.text(0, 0, "甲", true);
        let part = ("xl/worksheets/sheet1.xml".to_owned(), bytes.to_vec());
        // Of two parts of one name the last counts.
        let mut book = Xlsx::default().sheet(sheet);
        book.strings = "<si><t>乙</t></si>".into();
        book.parts.push(part);
        jixiao_fuzz::check_sheet(&book.build());
        return;
    }
    jixiao_fuzz::check_sheet(bytes);
});
