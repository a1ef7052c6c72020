//! Groups, fonts and rows as other programs than Word write them.

use super::{cn, hex, row, word};
use crate::fixture::Fixture;

pub(super) fn odd() -> Vec<Fixture> {
    vec![
        Fixture::new(
            "default-font.rtf",
            "`\\deff` names a Chinese font before the font table: it holds before any `\\f` and again behind `\\plain`; a font by the code page of the Macintosh",
            default_font(),
        ),
        Fixture::new(
            "star-in-group.rtf",
            "`\\*` in the middle of a group hides nothing; straight behind the brace it does, and text that goes with it is told",
            word(&row(
                0,
                &[
                    ("", 1000, "{\\loch\\f0\\fs21\\i0\\*\\cs10\\cf0 Quick fox}"),
                    ("", 2000, &format!("{{\\f1\\*\\cs7 {}}}8", hex("数"))),
                    ("", 3000, "{\\*\\vendorword lost}kept{\\*\\panose 0102}"),
                ],
            )),
        ),
        Fixture::new(
            "cells-in-row-props.rtf",
            "the cells of a nested row stand in `\\*\\nesttableprops`, beside its definition",
            word(&format!(
                "\\trowd\\cellx3000\\cellx6000\\pard\\intbl a\\cell\\itap2{{\\*\\nesttableprops\\trowd\\trleft0\\cellx900\\cellx1900\\itap2 {}\\nestcell {}\\nestcell\\nestrow}}\\itap1 b\\cell\\row\\pard\\par",
                cn("清河"),
                cn("云岭")
            )),
        ),
        Fixture::new(
            "many-groups.rtf",
            "2,000 groups inside each other, as converters leave them",
            word(&row(
                0,
                &[
                    ("", 1000, &format!("{}deep{}", "{\\fs20 ".repeat(2000), "}".repeat(2000))),
                    ("", 2000, "1"),
                ],
            )),
        ),
        Fixture::new("leading-mark.rtf", "a byte order mark of UTF-8 before the first brace", {
            [&b"\xEF\xBB\xBF"[..], &word(&row(0, &[("", 1000, "a"), ("", 2000, "1")]))].concat()
        }),
        Fixture::new("leading-blanks.rtf", "line ends and blanks before the first brace", {
            [&b"\r\n \t\r\n"[..], &word(&row(0, &[("", 1000, "a"), ("", 2000, "1")]))].concat()
        }),
        Fixture::new("utf16.rtf", "RTF saved as UTF-16, with Chinese in it as it is", {
            super::super::utf16(&format!(
                "{{\\rtf1\\ansi\\ansicpg936 {}}}",
                row(0, &[("", 1000, "清河"), ("", 2000, "1")])
            ))
        }),
        Fixture::new(
            "right-rows.rtf",
            "rows set right, and rows set centred, each by itself; one leaves a width free",
            word(&format!("{}\\pard between\\par{}", right_rows(), centred_rows())),
        ),
    ]
}

fn default_font() -> Vec<u8> {
    let cells =
        format!("{}\\cell\\f0 5\\cell\\plain {}\\cell\\f2 {}\\cell", hex("清河"), hex("云岭"), hex("绩效"));
    format!(
        "{{\\rtf1\\ansi\\ansicpg1252\\deff1{{\\fonttbl{{\\f0\\fswiss\\fcharset0 Arial;}}{{\\f1\\fnil\\fcharset134 SimSun;}}{{\\f2\\fnil\\cpg10008 Song;}}}}\
         \\trowd\\cellx1000\\cellx2000\\cellx3000\\cellx4000\\pard\\intbl {cells}\\row\\pard\\par}}"
    )
    .into_bytes()
}

/// The second row is 1,000 twips shorter, the third leaves them free on the right.
fn right_rows() -> String {
    [
        "\\trowd\\trqr\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl a\\cell b\\cell c\\cell\\row",
        "\\trowd\\trqr\\cellx1000\\cellx2000\\pard\\intbl d\\cell e\\cell\\row",
        "\\trowd\\trqr\\trftsWidthA3\\trwWidthA1000\\cellx1000\\cellx2000\\pard\\intbl f\\cell g\\cell\\row",
    ]
    .concat()
}

fn centred_rows() -> String {
    [
        "\\trowd\\trqc\\cellx1000\\cellx2000\\cellx3000\\cellx4000\\pard\\intbl a\\cell b\\cell c\\cell d\\cell\\row",
        "\\trowd\\trqc\\cellx2000\\pard\\intbl e\\cell\\row",
    ]
    .concat()
}
