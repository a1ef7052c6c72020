//! MHTML fixtures.

use super::gbk;
use crate::fixture::Fixture;

/// Title of the list.
pub const TITLE: &str = "MHTML (single web pages)";

/// Quoted-printable, a soft line break every 60 bytes.
fn quoted(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut width = 0;
    for byte in bytes {
        let piece = match byte {
            b'\n' => "\r\n".to_owned(),
            b' '..=b'~' if *byte != b'=' => char::from(*byte).to_string(),
            _ => format!("={byte:02X}"),
        };
        if width + piece.len() > 60 {
            text.push_str("=\r\n");
            width = 0;
        }
        width = if piece == "\r\n" { 0 } else { width + piece.len() };
        text.push_str(&piece);
    }
    text
}

/// Base64 in lines of 76.
pub fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for (index, group) in bytes.chunks(3).enumerate() {
        if index % 19 == 0 && index > 0 {
            text.push_str("\r\n");
        }
        let bits =
            group.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for digit in 0..4 {
            let value = (bits >> (18 - 6 * digit)) & 63;
            text.push(if digit <= group.len() { char::from(DIGITS[value as usize]) } else { '=' });
        }
    }
    text
}

const HEADER: &str = "<html><body><div style='mso-element:footnote-separator'><p>line</p></div>\
    <div style='mso-element:header' id=h1><p>清河市财政局</p></div><p>no part of the body</p></body></html>";

const PAGE: &str = "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"></head><body>\
    <table><tr><td rowspan=2>清河市</td><td>绩效=目标</td></tr><tr><td>≥98%</td></tr></table></body></html>\n";

/// Word's file: the page in quoted-printable GBK, the header in a part of its own.
fn word() -> Vec<u8> {
    format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"----=_NextPart_01\"\r\n\r\n\
         This document is a single web page.\r\n\r\n------=_NextPart_01\r\nContent-Location: file:///C:/a.htm\r\n\
         Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=\"gb2312\"\r\n\r\n{}\r\n\
         ------=_NextPart_01\r\nContent-Location: file:///C:/a.files/header.htm\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Type: text/html; charset=\"utf-8\"\r\n\r\n{}\r\n------=_NextPart_01--\r\n",
        quoted(&gbk(PAGE)),
        base64(HEADER.as_bytes())
    )
    .into_bytes()
}

/// A file whose root is named by `start`, behind another page.
fn start() -> Vec<u8> {
    let page = "<html><body><table><tr><td>云岭县</td></tr></table></body></html>";
    format!(
        "From: <Saved by WPS>\r\nSubject: page\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related; type=\"text/html\"; start=\"<root@x>\"; boundary=\"b\"\r\n\r\n--b\r\n\
         Content-Type: text/html\r\n\r\n<p>frame</p>\r\n--b\r\nContent-ID: <root@x>\r\n\
         Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--b--\r\n",
        base64(page.as_bytes())
    )
    .into_bytes()
}

/// Base64 that ends in the middle of a group, without a last boundary.
fn cut() -> Vec<u8> {
    let page = "<html><body><table><tr><td>云岭县</td><td>5.00</td></tr></table></body></html>";
    let encoded = base64(page.as_bytes());
    format!(
        "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
        &encoded[..encoded.len() - 18]
    )
    .into_bytes()
}

/// Quoted-printable by a program that escapes equals signs and leaves Chinese as raw bytes of GBK; a mark in front.
fn raw() -> Vec<u8> {
    let head = "Mime-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n\
                Content-Type: text/html; charset=\"gb2312\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
    let page =
        gbk("<table border=3D\"1\"><tr><td>预算=\r\n数</td><td>=B1=B8=D7=A2</td></tr></table>\r\n--b--\r\n");
    [&b"\xEF\xBB\xBF"[..], head.as_bytes(), &page].concat()
}

/// A page that stands as it is where the header promises base64.
fn plain() -> Vec<u8> {
    "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n\
     <table><tr><td>云岭县</td><td>5.00</td></tr></table>\r\n"
        .into()
}

/// Odd MHTML, each with a hand-written grid beside it.
pub fn odd() -> Vec<Fixture> {
    vec![
        Fixture::new("word.mht", "quoted-printable GBK, headers in a page of their own", word()),
        Fixture::new("start.mht", "the page is not the first part: `start` names it; base64", start()),
        Fixture::new("cut.mht", "base64 that ends too early", cut()),
        Fixture::new("raw.mht", "quoted-printable that leaves Chinese raw, behind a byte order mark", raw()),
        Fixture::new("plain.mht", "a page as it is where base64 is promised", plain()),
    ]
}
