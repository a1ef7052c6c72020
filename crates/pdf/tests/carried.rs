//! The associated file of PDFs written byte by byte.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use model::Limits;
use pdf::{Carried, DESCRIPTION, PdfError, carried, is_pdf, seal, text_hash};
use testkit::pdf_file::{file, stream, with};

const JSON: &[u8] = br#"{"schema":"jixiao/1"}"#;

#[test]
fn the_file_named_jixiao_json_is_the_data() {
    let hash = "ab".repeat(32);
    let bytes = with("jixiao.json", &format!("{DESCRIPTION}{hash}"), stream("", JSON));
    assert!(is_pdf(&bytes));
    let found = carried(&bytes, &Limits::default()).unwrap();
    assert_eq!(found, Some(Carried { json: JSON.to_vec(), text_hash: Some(hash) }));
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(JSON, 6);
    let bytes = with("jixiao.json", "written by another program", stream("/Filter /FlateDecode", &packed));
    let found = carried(&bytes, &Limits::default()).unwrap();
    assert_eq!(found, Some(Carried { json: JSON.to_vec(), text_hash: None }));
}

#[test]
fn other_files_are_not() {
    let other = with("invoice.json", "", stream("", JSON));
    assert_eq!(carried(&other, &Limits::default()).unwrap(), None);
    assert_eq!(carried(&file("", &[]), &Limits::default()).unwrap(), None);
}

#[test]
fn a_bomb_and_a_torn_stream_end_in_their_errors() {
    let limits = Limits { part_bytes: 1 << 20, ..Limits::default() };
    let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b' '; 8 << 20], 9);
    let bytes = with("jixiao.json", "", stream("/Filter /FlateDecode", &bomb));
    assert!(matches!(carried(&bytes, &limits), Err(PdfError::TooLarge { limit: 1_048_576, .. })));
    let plain = with("jixiao.json", "", stream("", &vec![b' '; 2 << 20]));
    assert!(matches!(carried(&plain, &limits), Err(PdfError::TooLarge { .. })));
    let torn = with("jixiao.json", "", stream("/Filter /FlateDecode", &bomb[..bomb.len() / 2]));
    let wide = Limits::default();
    assert!(matches!(carried(&torn, &wide), Err(PdfError::Attachment { name: "jixiao.json" })));
    assert!(matches!(carried(b"%PDF-1.7 and nothing else", &wide), Err(PdfError::Damaged)));
}

#[test]
fn the_seal_is_the_hash_of_the_pages_and_stays() {
    let zeros = "0".repeat(64);
    let bytes = with("jixiao.json", &format!("{DESCRIPTION}{zeros}"), stream("", JSON));
    assert_eq!(carried(&bytes, &Limits::default()).unwrap().unwrap().text_hash, None);
    // One page without text: the hash of a single form feed.
    let expected = "ef6cbd2161eaea7943ce8693b9824d23d1793ffb1c0fca05b600d3899b44c977";
    let sealed = seal(bytes.clone(), None).unwrap();
    let hash = carried(&sealed, &Limits::default()).unwrap().unwrap().text_hash.unwrap();
    assert_eq!(hash, text_hash(&bytes).unwrap());
    assert_eq!(sealed.len(), bytes.len());
    assert_eq!(seal(sealed.clone(), None).unwrap(), sealed);
    let plain = file("", &[]);
    assert_eq!(seal(plain.clone(), None).unwrap(), plain);
    assert_eq!(hash, expected);
}
