//! What a reader of the document does not see, or sees though it is not written as text.

use super::{cn, level, row, unicode, word};
use crate::fixture::Fixture;

pub(super) fn odd() -> Vec<Fixture> {
    vec![
        Fixture::new(
            "struck-out.rtf",
            "struck-out text, by one line and by two, whole lines of it, a number struck out with its paragraph",
            word(&struck_out()),
        ),
        Fixture::new(
            "unseen-numbers.rtf",
            "numbered paragraphs that are hidden, merged away or on a level behind one that was skipped; a mark hidden between two",
            word(&unseen_numbers()),
        ),
        Fixture::new(
            "box-bullets.rtf",
            "bullets that are boxes of Wingdings carry an answer, discs do not; numbers of AUTONUM fields",
            word(&box_bullets()),
        ),
        Fixture::new(
            "form-fields.rtf",
            "lists by their default, with nothing chosen and empty; SET, ASK and a button of a macro",
            word(&form_fields()),
        ),
        Fixture::new(
            "objects.rtf",
            "an embedded workbook, a picture instead of text and one beside it, a sub-document, invisible signs",
            word(&objects()),
        ),
    ]
}

fn struck_out() -> String {
    row(
        0,
        &[
            ("", 1000, "{\\strike 80}95"),
            ("", 2000, "{\\striked1 6}{\\striked0 7}"),
            ("", 3000, "{\\strike old\\par}new"),
            ("", 4000, "{\\strike all}"),
        ],
    )
}

/// Lists of one use each: `\ls1` is the first.
fn lists(levels: &[&[String]]) -> String {
    let list = |(id, levels): (usize, &&[String])| {
        format!("{{\\list\\listtemplateid{id}{}\\listid{id}}}", levels.concat())
    };
    let all: String = (1..).zip(levels).map(list).collect();
    let uses: Vec<String> = (1..=levels.len())
        .map(|id| format!("{{\\listoverride\\listid{id}\\listoverridecount0\\ls{id}}}"))
        .collect();
    format!("{{\\*\\listtable{all}}}{{\\*\\listoverridetable{}}}\n", uses.concat())
}

fn unseen_numbers() -> String {
    let legal = level(0, 1, 1, "\0.\u{1}.\u{2}");
    let tables = lists(&[
        &[level(0, 1, 1, "\0.")],
        &[level(0, 1, 1, "\0."), level(0, 1, 1, "\0.\u{1}"), legal],
        &[
            level(1, 1, 1, "Part \0."),
            level(22, 1, 1, "\0.\u{1}").replace("\\levelfollow", "\\levellegal1\\levelfollow"),
        ],
    ]);
    let numbered = |text: &str| format!("\\pard\\intbl\\ls1 {}", unicode(text));
    let hidden = format!("{}\\par{{\\v {}\\par}}{}", numbered("甲"), unicode("乙"), numbered("丙"));
    let joined = format!("\\pard\\intbl\\ls1 {}{{\\v\\par}}\\pard\\intbl {}", unicode("丁："), unicode("戊"));
    let skipped = ["\\ilvl0 a", "\\ilvl2 b", "\\ilvl1 c", "\\ilvl0 d", "\\ilvl1 e"]
        .map(|paragraph| format!("\\pard\\intbl\\ls2{paragraph}"))
        .join("\\par");
    let parts = "\\pard\\intbl\\ls3\\ilvl0 x\\par\\pard\\intbl\\ls3\\ilvl1 y";
    [
        tables,
        row(0, &[("", 2000, &hidden), ("", 4000, &joined)]),
        row(0, &[("\\clvmgf", 2000, &numbered("己")), ("", 4000, &skipped)]),
        row(0, &[("\\clvmrg", 2000, &numbered("")), ("", 4000, parts)]),
        row(0, &[("\\clvmrg", 2000, "\\ls1 "), ("", 4000, &numbered("庚"))]),
        // Below, the number goes on from the one before the merge.
        row(0, &[("", 2000, &numbered("辛")), ("", 4000, "\\pard\\intbl z")]),
    ]
    .concat()
}

fn box_bullets() -> String {
    let bullet = |sign: &str| {
        format!(
            "{{\\listlevel\\levelnfc23\\levelfollow0\\levelstartat1{{\\leveltext\\'01{sign};}}{{\\levelnumbers;}}\\f2}}"
        )
    };
    // Wingdings A8 is an empty box, FE a ticked one, 6C a disc.
    let tables = lists(&[&[bullet("\\u-3928?")], &[bullet("\\u-3842?")], &[bullet("\\u-3988?")]]);
    let listed = |list: u32, text: &str| format!("\\pard\\intbl\\ls{list} {}", unicode(text));
    let kinds =
        [listed(1, "新增"), format!("{{\\listtext\\f2\\'fe\\tab}}{}", listed(2, "延续")), listed(3, "其他")];
    let field = |code: &str| format!("{{\\field{{\\*\\fldinst {code}}}{{\\fldrslt}}}}");
    let automatic = [field("AUTONUM") + "a", field("AUTONUMLGL \\\\e") + "b", field("AUTONUM \\\\s )") + "c"]
        .join("\\par ");
    [tables, row(0, &[("", 2000, &kinds.join("\\par ")), ("", 4000, &automatic)])].concat()
}

fn form_fields() -> String {
    let list = |state: &str, entries: &[&str]| {
        let entries: Vec<String> = entries.iter().map(|entry| format!("{{\\*\\ffl {entry}}}")).collect();
        let entries = entries.concat();
        format!(
            "{{\\field{{\\*\\fldinst FORMDROPDOWN {{\\*\\formfield{{\\fftype2{state}{entries}}}}}}}{{\\fldrslt}}}}"
        )
    };
    let field =
        |code: &str, result: &str| format!("x{{\\field{{\\*\\fldinst {code}}}{{\\fldrslt {result}}}}}y");
    row(
        0,
        &[
            ("", 1000, &list("\\ffres25\\ffdefres1", &["a", "b"])),
            ("", 2000, &list("\\ffres25\\ffdefres0", &["c", "d"])),
            ("", 3000, &format!("e{}", list("\\ffres1", &[]))),
            ("", 4000, &field("SET total \"12\"", "12")),
            ("", 5000, &field("ASK total \"?\"", "12")),
            (
                "",
                6000,
                &field("MACROBUTTON NoMacro [{\\field{\\*\\fldinst REF z}{\\fldrslt click}} here]", ""),
            ),
        ],
    )
}

fn objects() -> String {
    let picture = "{\\*\\shppict{\\pict\\pngblip 89504e47}}{\\nonshppict{\\pict\\wmetafile8 0100}}";
    let workbook = "{\\object\\objemb{\\*\\objclass Excel.Sheet.8}{\\*\\objdata 01050000}{\\result{\\pict\\wmetafile8 0100}}}";
    row(
        0,
        &[
            ("", 1000, workbook),
            ("", 2000, picture),
            ("", 3000, &format!("{picture}{}", cn("附图"))),
            ("", 4000, "\\u8203?5\\u-257?.0\\u8206?0{\\subdocument1 }"),
        ],
    )
}
