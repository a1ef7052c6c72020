//! RTF fixtures.

mod groups;
mod values;

use std::fmt::Write as _;

use super::gbk;
use crate::fixture::Fixture;

/// Title of the list.
pub const TITLE: &str = "RTF";

/// `\'hh` for each byte of GBK, as Word writes Chinese.
pub fn hex(text: &str) -> String {
    gbk(text).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "\\'{byte:02x}");
        hex
    })
}

/// `\uN` for each unit, with a question mark behind, as `LibreOffice` and WPS write Chinese.
pub fn unicode(text: &str) -> String {
    text.encode_utf16().fold(String::new(), |mut rtf, unit| {
        let _ = write!(rtf, "\\u{}?", unit.cast_signed());
        rtf
    })
}

/// A row of cells: for each its flags, its right edge, and what stands in it.
pub fn row(left: i32, cells: &[(&str, i32, &str)]) -> String {
    let mut rtf = format!("\\trowd\\trgaph108\\trleft{left}");
    for (flags, right, _) in cells {
        let _ = write!(rtf, "{flags}\\clbrdrt\\brdrs\\cellx{right}");
    }
    rtf.push_str("\\pard\\intbl ");
    for (.., content) in cells {
        let _ = write!(rtf, "{content}\\cell ");
    }
    rtf.push_str("\\row\n");
    rtf
}

/// A document by Word for Chinese: code page 936, font 0 Western, font 1 宋体.
fn word(body: &str) -> Vec<u8> {
    let fonts = format!(
        "{{\\fonttbl{{\\f0\\froman\\fcharset0 Times New Roman;}}{{\\f1\\fnil\\fcharset134 {}{{\\*\\falt SimSun}};}}\
         {{\\f2\\fnil\\fcharset2 Wingdings;}}}}",
        hex("宋体")
    );
    let styles = "{\\stylesheet{\\qj\\f1 Normal;}{\\s1\\outlinelevel0\\sbasedon0 heading 1;}{\\*\\cs10 Default;}\
                  {\\s15\\sbasedon1 own;}}";
    format!("{{\\rtf1\\ansi\\ansicpg936\\deff0\\deflang1033\\deflangfe2052{fonts}{{\\colortbl;\\red0\\green0\\blue0;}}{styles}\n{body}}}")
        .into_bytes()
}

/// Text in font 1.
fn cn(text: &str) -> String {
    format!("{{\\dbch\\f1 {}}}", hex(text))
}

/// A level: its format, what follows its number, its first number, and its text with the numbers of levels in it.
fn level(format: u8, follow: u8, start: u32, text: &str) -> String {
    let placed = |char: char| {
        if char < '\u{9}' { format!("\\'{:02x}", char as u32) } else { unicode(&char.to_string()) }
    };
    let length = text.chars().count();
    // Where the numbers stand, counted from the length in front.
    let places = (1..).zip(text.chars()).filter(|(_, char)| *char < '\u{9}');
    let places: Vec<String> = places.map(|(place, _)| format!("\\'{place:02x}")).collect();
    let text: String = text.chars().map(placed).collect();
    format!(
        "{{\\listlevel\\levelnfc{format}\\levelnfcn{format}\\levelfollow{follow}\\levelstartat{start}\
         {{\\leveltext\\leveltemplateid1\\'{length:02x}{text};}}{{\\levelnumbers{};}}\\fi-360\\li720}}",
        places.concat()
    )
}

fn lists() -> String {
    let list = |id: u32, levels: &[String]| {
        format!("{{\\list\\listtemplateid{id}\\listhybrid{}{{\\listname ;}}\\listid{id}}}", levels.concat())
    };
    let use_of = |number: u32, id: u32, count: u32, changes: &str| {
        format!("{{\\listoverride\\listid{id}\\listoverridecount{count}{changes}\\ls{number}}}")
    };
    let articles = [
        level(39, 2, 1, "第\0条"),
        level(0, 1, 1, "\0.\u{1}"),
        level(39, 2, 1, "\0-\u{1}-\u{2}").replace("\\levelfollow", "\\levellegal1\\levelfollow"),
    ];
    let tables = [
        "{\\*\\listtable".to_owned(),
        list(11, &articles),
        list(12, &[level(37, 2, 1, "（\0）")]),
        list(13, &[level(23, 0, 1, "\u{F0B7}")]),
        list(14, &[level(45, 0, 1, "\0")]),
        "}{\\*\\listoverridetable".to_owned(),
        use_of(1, 11, 0, ""),
        use_of(2, 11, 1, "{\\lfolevel\\listoverridestartat1\\levelstartat11}"),
        use_of(3, 12, 0, ""),
        use_of(4, 13, 0, ""),
        use_of(5, 14, 0, ""),
        use_of(6, 12, 1, &format!("{{\\lfolevel\\listoverrideformat1{}}}", level(18, 2, 1, "\0"))),
        "}\n".to_owned(),
    ];
    let paragraphs = [
        ("\\pard\\ls1\\ilvl0", "总则"),
        ("\\pard\\ls1\\ilvl1", "依据"),
        // Without `\pard` the formatting goes on.
        ("\\plain", "范围"),
        ("\\pard\\ls1", "附则"),
        ("\\pard\\ls1\\ilvl1", "解释"),
        ("\\pard\\ls1\\ilvl2", "施行"),
        ("\\pard\\ls2", "另起"),
        ("\\pard\\ls4", "点"),
        ("{\\listtext\\f2\\'a8\\tab}\\pard\\ls4", "写明的点"),
        ("{\\listtext\\pard (9)\\tab}\\pard\\ls3", "写明的编号"),
        ("\\pard\\ls9", "未定义"),
        ("\\pard\\ls5", "希伯来"),
        ("{\\pntext\\f2\\'a8\\tab}\\pard{\\*\\pn\\pnlvlblt\\pnf2{\\pntxtb\\'a8}}\\fi0", "旧点"),
        ("\\pard{\\*\\pn\\pnlvlbody\\pndec{\\pntxta .}}\\fi0", "旧编号"),
        ("\\pard", "无编号"),
    ];
    let paragraphs: Vec<String> = paragraphs
        .iter()
        .map(|(formatting, text)| format!("{formatting} {}\\par\n", unicode(text)))
        .collect();
    let cells = format!("\\ls3 {}\\par {}", unicode("甲"), unicode("乙"));
    let table = row(0, &[("", 2000, &cells), ("", 4000, &format!("\\ls6 {}", unicode("丙")))]);
    let last = format!("\\pard\\ls3 {}\\chftn{{\\footnote\\pard\\ls3 {}}}", unicode("末"), unicode("注"));
    [tables.concat(), paragraphs.concat(), table, last].concat()
}

/// Odd RTF, each with a hand-written grid beside it.
pub fn odd() -> Vec<Fixture> {
    let mut fixtures = vec![
        Fixture::new(
            "word-gbk.rtf",
            "Chinese in GBK bytes by font charset, a trail byte that is a letter (镕), vertical merge, a wide cell known by its edges only, heading by style",
            word(&format!(
                "{{\\*\\generator Microsoft Word 11.0.6359;}}\\pard\\s15 {}\\par\n{}{}{}\\pard {}\\par",
                cn("一、云岭县绩效目标"),
                row(-108, &[("\\clvmgf", 2000, &cn("产出指标")), ("", 4000, &cn("数量指标")), ("", 6000, "\\'3e=5")]),
                row(-108, &[("\\clvmrg", 2000, ""), ("", 6002, &format!("{{\\f1 {}F}}", hex("李镕").replace("\\'46", "")))]),
                row(-108, &[("", 6000, &cn("合计"))]),
                cn("填报人")
            )),
        ),
        Fixture::new(
            "hmerge-flags.rtf",
            "horizontal merge by `\\clmgf` and `\\clmrg` with an empty cell for each part, and text lost in none of them",
            word(&format!(
                "{}{}",
                row(0, &[("\\clmgf", 1000, "A"), ("\\clmrg", 2000, ""), ("\\clmrg", 3000, "B")]),
                row(0, &[("", 1000, "1"), ("", 2000, "2"), ("", 3000, "3")])
            )),
        ),
        Fixture::new(
            "nested.rtf",
            "a table in a cell, its row defined behind it in `\\*\\nesttableprops`, a `\\nonesttables` fallback",
            word(
                "\\trowd\\cellx5000\\cellx9000\\pard\\intbl before\\par\\pard\\intbl\\itap2 x\\nestcell y\\nestcell\
                 {\\*\\nesttableprops\\trowd\\trhdr\\cellx1000\\cellx2000\\nestrow}{\\nonesttables\\par fallback}\
                 \\pard\\intbl\\itap2 z\\nestcell{\\*\\nesttableprops\\trowd\\cellx2000\\nestrow}{\\nonesttables\\par}\
                 \\pard\\intbl\\itap1 after\\cell right\\cell\\row\\pard end\\par",
            ),
        ),
        Fixture::new(
            "nested-at-end.rtf",
            "a table that ends a cell: the paragraph RTF demands behind it is no line; a row without an end mark for its last cell",
            word(
                "\\trowd\\cellx5000\\cellx9000\\pard\\intbl x\\cell before\\par\\pard\\intbl\\itap2 a\\nestcell b\\nestcell\
                 {\\*\\nesttableprops\\trowd\\cellx1000\\cellx2000\\nestrow}\\pard\\intbl\\itap1\\cell\\row\
                 \\pard\\intbl y\\cell z\\row\\pard end\\par",
            ),
        ),
        Fixture::new(
            "unicode-fallback.rtf",
            "`\\u` with two-byte fallbacks (`\\uc2`), with none, above 32767, a surrogate pair, `\\upr`",
            format!(
                "{{\\rtf1\\ansi\\ansicpg936\\uc2 {}{}}}",
                "\\pard\\u20113\\'d4\\'c6\\u23725\\'c1\\'eb\\par ",
                row(
                    0,
                    &[
                        ("", 1000, "{\\uc0\\u21439 x}"),
                        ("", 2000, "{\\uc1\\u-10174?\\u-8265?}"),
                        ("", 3000, "{\\upr{ansi}{\\*\\ud{\\uc1\\u28165?\\u27827?}}}"),
                        ("", 4000, "{\\uc1\\u65288?a\\u-247?}"),
                    ]
                )
            )
            .into_bytes(),
        ),
        Fixture::new("raw-gbk.rtf", "raw GBK bytes whose trail bytes are `\\`, `{` and `}`, under a font that says Western", {
            let mut rtf = b"{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fnil\\fcharset0 SimSun;}}\\f0 ".to_vec();
            rtf.extend(b"\\trowd\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl ");
            for cell in ["誠信", "調査", "諁"] {
                rtf.extend(gbk(cell));
                rtf.extend(b"\\cell ");
            }
            rtf.extend(b"\\row}");
            rtf
        }),
        Fixture::new(
            "revisions.rtf",
            "insertions, deletions, a deleted paragraph mark, a deleted row, hidden text",
            word(&format!(
                "{}{}{}",
                row(0, &[("", 1000, "5{\\revised 0}{\\deleted 1}"), ("", 2000, "a{\\deleted\\par}b\\par c{\\v secret}")]),
                row(0, &[("\\cldel", 1000, "{\\deleted gone}"), ("\\cldel", 2000, "")]),
                row(0, &[("\\clins", 1000, "{\\revised new}"), ("\\clins", 2000, "")])
            )),
        ),
        Fixture::new(
            "fields.rtf",
            "fields by their result; a check box, a symbol and a circled character that have none; Wingdings text",
            word(&row(
                0,
                &[
                    ("", 1000, "{\\field{\\*\\fldinst{HYPERLINK \"http://x\"}}{\\fldrslt{\\ul link}}}"),
                    ("", 2000, "{\\field{\\*\\fldinst FORMCHECKBOX {\\*\\formfield{\\fftype1\\ffres25\\ffdefres1}}}{\\fldrslt}}"),
                    ("", 3000, "{\\field{\\*\\fldinst SYMBOL 254 \\\\f \"Wingdings\" \\\\s 12}{\\fldrslt}}"),
                    ("", 4000, "{\\field{\\*\\fldinst eq \\\\o\\\\ac({\\dbch\\f1 \\'a1\\'f0},1)}{\\fldrslt}}"),
                    ("", 5000, "{\\f2 \\'a8}{\\f2\\u-3842?}"),
                ],
            )),
        ),
        Fixture::new(
            "signs.rtf",
            "raised digits, private codes of old fonts, signs no font table knows, a box left blank, a list's choice",
            word(&row(
                0,
                &[
                    ("", 1000, "10{\\super 4}{\\f1\\super\\u31859?\\nosupersub 2}"),
                    ("", 2000, "\\u-6292?\\u-8192?"),
                    ("", 3000, "{\\f2\\'7f}{\\f1\\u-3842?}"),
                    ("", 4000, "{\\field{\\*\\fldinst FORMCHECKBOX {\\*\\formfield{\\fftype1\\ffres0\\ffdefres1}}}{\\fldrslt}}"),
                    ("", 5000, "{\\field{\\*\\fldinst FORMDROPDOWN {\\*\\formfield{\\fftype2\\ffres1{\\*\\ffl a}{\\*\\ffl \\u19968?b}}}}{\\fldrslt}}"),
                ],
            )),
        ),
        Fixture::new(
            "lists.rtf",
            "numbers that only the list tables tell: Chinese formats, levels, a legal level, overrides, bullets, numbers written out, lists unknown",
            word(&lists()),
        ),
        Fixture::new(
            "uneven-rows.rtf",
            "edges a few twips apart, a row that starts later, a row with fewer and one with more cells than edges",
            word(&format!(
                "{}{}{}{}",
                row(0, &[("", 1000, "a"), ("", 2000, "b"), ("", 3000, "c")]),
                row(1003, &[("", 2002, "d"), ("", 2998, "e")]),
                "\\trowd\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl f\\cell\\row\n",
                "\\trowd\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl g\\cell h\\cell i\\cell j\\cell\\row\n",
            )),
        ),
        Fixture::new(
            "open-ends.rtf",
            "no row end, no closing braces: what a broken transfer leaves",
            b"{\\rtf1\\ansi{\\b head\\par}\\trowd\\cellx1000\\cellx2000\\pard\\intbl a\\cell b\\cell\\row\\trowd\\cellx1000\\cellx2000\\pard\\intbl c\\cell d".to_vec(),
        ),
        Fixture::new("binary-picture.rtf", "binary picture data that looks like groups, unknown destinations, text behind the end", {
            let mut rtf = b"{\\rtf1\\ansi{\\*\\unknown{\\cell}x}{\\pict\\wmetafile8\\bin6 ".to_vec();
            rtf.extend(b"{{}\\}}}");
            rtf.extend(b"\\trowd\\cellx1000\\pard\\intbl a{\\pict 0123abcd}{\\xe index}\\cell\\row}\r\n{junk}");
            rtf
        }),
        Fixture::new(
            "touching-tables.rtf",
            "two tables without a paragraph between them, known by `\\lastrow` and `\\irow0`; row definitions only before `\\row`",
            b"{\\rtf1\\ansi\\pard\\intbl a\\cell\\trowd\\irow0\\lastrow\\cellx1000\\row\
              \\pard\\intbl b\\cell c\\cell\\trowd\\irow0\\cellx500\\cellx1000\\row\
              \\pard\\intbl d\\cell e\\cell\\trowd\\irow1\\lastrow\\cellx500\\cellx1000\\row\\pard x\\par}"
                .to_vec(),
        ),
        Fixture::new(
            "numbers-notes-boxes.rtf",
            "automatic numbers in a cell, footnote, endnote, comment, header, a text box with a table, WPS's own signature",
            word(&format!(
                "{{\\*\\userprops{{\\propname KSOProductBuildVer}}\\proptype30{{\\staticval 2052-11.1.0.9513}}}}\
                 {{\\header\\pard {}\\par}}\\pard 1{{\\super\\chftn{{\\footnote\\pard\\plain {{\\super\\chftn}}first}}}}\
                 2{{\\super\\chftn{{\\footnote\\ftnalt last}}}}{{\\*\\annotation why}}\\par\
                 {{\\shp{{\\*\\shpinst{{\\sp{{\\sn wrap}}{{\\sv 2}}}}{{\\shptxt\\pard box\\par {}}}}}{{\\shprslt twice}}}}anchor\\par\n{}",
                cn("云岭县"),
                row(0, &[("", 800, "in box")]),
                row(0, &[("", 1000, "{\\listtext\\pard 1.\\tab}one\\par{\\pntext (2)}two")])
            )),
        ),
    ];
    fixtures.extend(groups::odd());
    fixtures.extend(values::odd());
    fixtures
}
