//! Every `.doc` and `.wps` of the sample collection, when it is there: result or typed error as its list says.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests may fail loudly

mod support_doc;

use testkit::needs;
use word::{ReadOptions, WordError};

/// The class of an error in the words of the list.
fn class(error: &WordError) -> &'static str {
    match error {
        WordError::Encrypted => "encrypted",
        WordError::Unsupported { what } if what.contains("Works") => "works",
        WordError::Unsupported { .. } => "old_word",
        WordError::NotAWordFile { .. } => "not_word",
        WordError::Damaged { .. } => "damaged",
        _ => "other",
    }
}

#[test]
fn every_sample_gives_what_its_list_says() {
    let Some(samples) = needs::samples("every_sample_gives_what_its_list_says") else { return };
    let samples = samples.join("word");
    let list = std::fs::read_to_string(samples.join("SOURCES.tsv")).unwrap();
    let (mut ran, mut grids, mut wrong) = (0, 0, Vec::new());
    for line in list.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [file, .., expected, _] = columns.as_slice() else { continue };
        let bytes = std::fs::read(samples.join(file)).unwrap_or_default();
        if !bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            continue;
        }
        ran += 1;
        let read = word::read(&bytes, file, &ReadOptions::default());
        let said = match &read {
            Ok(read) => format!("tables={}", support_doc::tables(&read.value).len()),
            Err(error) => format!("error:{}", class(error)),
        };
        // `error:old_word or its text`: the first words are enough.
        let wanted = expected.split(" or ").next().unwrap_or_default();
        if wanted != "any" && wanted != said {
            wrong.push(format!("{file}: {said}, but {expected}"));
        }
        let grid = samples.join(format!("{file}.grid.json"));
        if let (Ok(read), true) = (&read, grid.exists()) {
            grids += 1;
            let found = support_doc::all_lines(support_doc::tables(&read.value), false);
            let expected = support_doc::all_lines(&support_doc::expected(&grid), false);
            if found != expected {
                wrong.push(format!("{file}: {found:#?}, but {expected:#?}"));
            }
        }
    }
    println!("doc corpus: {ran} files, {grids} with expected grids");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Cut anywhere, and with any byte changed, a real file ends in a result or a typed error.
#[test]
fn samples_cut_short_end_in_a_result_or_an_error() {
    let names = [
        "apache+poi/test-data/document/innertable.doc",
        "apache+poi/test-data/hpsf/TestChineseProperties.doc",
    ];
    let Some(samples) = needs::samples("samples_cut_short_end_in_a_result_or_an_error") else { return };
    let mut ran = 0;
    for name in names {
        let bytes = std::fs::read(samples.join("word").join(name)).unwrap();
        for length in (0..bytes.len()).step_by(512) {
            let _ = word::read(&bytes[..length], name, &ReadOptions::default());
            let mut changed = bytes.clone();
            changed[length..length + 16.min(bytes.len() - length)].fill(0xFF);
            let _ = word::read(&changed, name, &ReadOptions::default());
            ran += 2;
        }
    }
    println!("doc corpus: {ran} damaged files");
}
