//! Text: fields, signs, revisions, lists, headings, and what stands beside the body.

use super::{paragraph, row, two};
use crate::doc::{
    Doc, Level, LevelChange, List, ListUse, PARAGRAPH, Paragraph, Run, SECTION, Style, StyleKind, TextBox,
    compound, sprm,
};
use crate::fixture::Fixture;

pub(super) fn fixtures() -> Vec<Fixture> {
    let fixture = |name, shows, doc: Doc| Fixture::new(name, shows, doc.bytes());
    vec![
        fixture(
            "revisions.doc",
            "inserted and deleted text, a deleted paragraph mark, a deleted row, an inserted row",
            revisions(),
        ),
        fixture(
            "hidden.doc",
            "hidden text, directly, by a character style and by a paragraph style",
            hidden(),
        ),
        fixture(
            "fields.doc",
            "fields inside fields, 带圈字符 without a result, marks without partner",
            fields(),
        ),
        fixture(
            "signs.doc",
            "sprmCSymbol, a symbol font, private codes, raised digits, hyphens, a tick box",
            signs(),
        ),
        fixture(
            "lists.doc",
            "Chinese numbers, levels, a legal level, a start of its own, numbers in cells, bullets",
            lists(),
        ),
        fixture(
            "headings.doc",
            "outline levels by built-in style, by modifier and taken back; bookmarks; a list by style",
            headings(),
        ),
        Fixture::new(
            "page-inside.doc",
            "a compound file whose stream WordDocument is a page of HTML",
            compound(&[("WordDocument", PAGE.as_bytes())]),
        ),
        fixture(
            "pages.doc",
            "page breaks: by property, by character, by sections new and continuous",
            pages(),
        ),
        fixture(
            "beside.doc",
            "footnote in a cell, header, text boxes alone and grouped, a table in a box",
            beside(),
        ),
        fixture("notes.doc", "footnotes, endnotes and comments, in paragraphs and in cells", notes()),
    ]
}

/// What court systems put into a Word file.
const PAGE: &str = "<html><head><meta charset=\"utf-8\"></head><body><p>绩效目标</p>\
    <table><tr><td>项目</td><td>金额</td></tr></table></body></html>";

fn inserted(text: &str) -> Run {
    Run::text(text).with(&[sprm(0x0801, &[1])])
}

fn deleted(text: &str) -> Run {
    Run::text(text).with(&[sprm(0x0800, &[1])])
}

fn revisions() -> Doc {
    let flagged = |texts: &[&str], code| {
        let mut row = row(texts, &two());
        for paragraph in &mut row {
            paragraph.runs.iter_mut().for_each(|run| run.chpx = sprm(code, &[1]));
            paragraph.mark_chpx = sprm(code, &[1]);
        }
        row
    };
    let mut paragraphs = vec![
        Paragraph::new([Run::text("预算"), deleted("4.00"), inserted("5.00"), Run::text("万元")]),
        paragraph("前半句，").mark_with(&[sprm(0x0800, &[1])]),
        paragraph("后半句。"),
    ];
    paragraphs.extend(row(&["项目", "金额"], &two()));
    paragraphs.extend(flagged(&["旧项目", "1"], 0x0800));
    paragraphs.extend(flagged(&["新项目", "2"], 0x0801));
    paragraphs.push(paragraph(""));
    Doc::new(paragraphs)
}

fn hidden() -> Doc {
    let vanish = || sprm(0x083C, &[1]);
    let styles = vec![
        Style { name: "Normal".into(), ..Style::default() },
        Style {
            kind: StyleKind::Character,
            built_in: 0x0FFE,
            name: "暗".into(),
            chpx: vanish(),
            ..Style::default()
        },
        Style {
            built_in: 0x0FFE, base: Some(0), name: "隐藏段".into(), chpx: vanish(), ..Style::default()
        },
    ];
    let opposite = Run::text("又见").with(&[sprm(0x083C, &[0x81])]);
    let paragraphs = vec![
        Paragraph::new([Run::text("看得见"), Run::text("看不见").with(&[vanish()])]),
        Paragraph::new([Run::text("样式也能").with(&[sprm(0x4A30, &[1, 0])]), Run::text("明文")]),
        Paragraph::new([Run::text("整段"), opposite]).styled(2),
    ];
    Doc { styles, ..Doc::new(paragraphs) }
}

fn fields() -> Doc {
    let paragraphs = vec![
        // An instruction that holds a field of its own.
        paragraph("第\u{13} IF \u{13} PAGE \u{14}3\u{15} = 3 \u{14}三\u{15}页"),
        // A result that holds one.
        paragraph("\u{13} HYPERLINK \"x\" \u{14}见\u{13} REF a \u{14}附件\u{15}一\u{15}。"),
        paragraph("表\u{13} EQ \\o\\ac(○,1)\u{15}"),
        paragraph("域\u{13} TC \"目录项\" \u{15}后"),
        paragraph("落单\u{15}\u{14}的标记"),
        paragraph("从不结束\u{13} DATE 的域"),
    ];
    Doc::new(paragraphs)
}

fn signs() -> Doc {
    let symbol = |font: u16, code: u16| {
        let operand = [font.to_le_bytes(), code.to_le_bytes()].concat();
        Run::text("(").with(&[sprm(0x0855, &[1]), sprm(0x6A09, &operand)])
    };
    let wingdings = Run::text("\u{F0A8}").with(&[sprm(0x4A4F, &[1, 0])]);
    let raised = Run::text("2").with(&[sprm(0x2A48, &[1])]);
    // NilPICFAndBinData: 68 bytes of header, then FFData of a ticked box without a name.
    let mut data = vec![0; 68];
    data[4] = 68;
    data.extend([0xFF, 0xFF, 0xFF, 0xFF, 1 | 1 << 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let tick = Run::text("\u{1}").with(&[sprm(0x0855, &[1]), sprm(0x0806, &[1]), sprm(0x6A03, &[0; 4])]);
    let mut paragraphs = vec![
        Paragraph::new([symbol(1, 0xF0FE), Run::text("是 "), wingdings, Run::text("否 (括号)")]),
        Paragraph::new([Run::text("\u{13} FORMCHECKBOX "), tick, Run::text("\u{14}\u{15}同意")]),
        Paragraph::new([Run::text("面积5.00米"), raised]),
        paragraph("私有码\u{E76C}与\u{E000}"),
        paragraph("A\u{1E}B\u{1F}C\u{B}D\tE"),
        Paragraph::new([symbol(0, 0x41), Run::text("\u{FE}").with(&[sprm(0x4A4F, &[1, 0])])]),
    ];
    paragraphs.extend(row(&["\u{1}图片", "\u{8}"], &two()));
    Doc { fonts: vec!["宋体".into(), "Wingdings".into()], data, ..Doc::new(paragraphs) }
}

fn numbered(text: &str, list: u16, level: u8) -> Paragraph {
    paragraph(text).with(&in_list(list, level))
}

fn in_list(list: u16, level: u8) -> [Vec<u8>; 2] {
    [sprm(0x260A, &[level]), sprm(0x460B, &list.to_le_bytes())]
}

fn lists() -> Doc {
    let articles = List {
        levels: vec![
            Level::new(39, "第\0条"),
            Level { follow: 1, ..Level::new(0, "\0.\u{1}") },
            Level { flags: 4, ..Level::new(39, "\0-\u{1}-\u{2}") },
        ],
    };
    let bracketed = List { levels: vec![Level::new(37, "（\0）")] };
    let bullets = List { levels: vec![Level::new(23, "\u{F0B7}")] };
    let circled = List { levels: vec![Level { start: 9, ..Level::new(18, "\0") }] };
    let changed = ListUse { list: 0, changes: vec![LevelChange { level: 0, start: 11 }] };
    let use_of = |list| ListUse { list, changes: vec![] };
    let mut paragraphs = vec![
        numbered("总则", 1, 0),
        numbered("依据", 1, 1),
        numbered("范围", 1, 1),
        numbered("附则", 1, 0),
        numbered("解释", 1, 1),
        numbered("施行", 1, 2),
        numbered("另起", 2, 0),
        numbered("甲", 3, 0),
        numbered("乙", 3, 0),
        numbered("点", 4, 0),
        numbered("无编号", 0, 0),
    ];
    paragraphs.extend([
        Paragraph::inside(["数量"], 1).with(&in_list(5, 0)),
        Paragraph::cell(["质量"], 1).with(&in_list(5, 0)),
        Paragraph::cell(Vec::<Run>::new(), 1).with(&in_list(5, 0)),
        Paragraph::row_end(&two(), 1),
        paragraph(""),
    ]);
    Doc {
        lists: vec![articles, bracketed, bullets, circled],
        list_uses: vec![use_of(0), changed, use_of(1), use_of(2), use_of(3)],
        ..Doc::new(paragraphs)
    }
}

fn headings() -> Doc {
    let style = |built_in, base, name: &str, papx| Style {
        built_in,
        base,
        name: name.into(),
        papx,
        ..Style::default()
    };
    let styles = vec![
        style(0, None, "Normal", vec![]),
        style(1, Some(0), "heading 1", in_list(1, 0).concat()),
        style(2, Some(0), "heading 2", vec![]),
        style(0x0FFE, Some(1), "我的标题", vec![]),
        style(0x0FFE, Some(0), "正文三级", sprm(0x2640, &[2])),
    ];
    let paragraphs = vec![
        paragraph("总体目标").styled(1),
        paragraph("二级").styled(2),
        paragraph("继承").styled(3),
        paragraph("三级").styled(4),
        paragraph("直接").with(&[sprm(0x2640, &[4])]),
        paragraph("取消").styled(2).with(&[sprm(0x2640, &[9])]),
        paragraph("不编号").styled(1).with(&[sprm(0x460B, &[0, 0])]),
        paragraph("正文"),
    ];
    Doc {
        styles,
        lists: vec![List { levels: vec![Level::new(37, "\0、")] }],
        list_uses: vec![ListUse::default()],
        bookmarks: vec![("_Toc1".into(), 0), ("_Toc2".into(), 1), ("书签".into(), 1)],
        ..Doc::new(paragraphs)
    }
}

fn pages() -> Doc {
    let section = |text: &str| Paragraph { mark: SECTION, ..paragraph(text) };
    let paragraphs = vec![
        paragraph("一"),
        paragraph("二").with(&[sprm(0x2407, &[1])]),
        paragraph("\u{C}三"),
        paragraph("四\u{C}"),
        paragraph("五"),
        paragraph("六前\u{C}六后"),
        section("七"),
        section("八"),
        Paragraph { mark: PARAGRAPH, ..paragraph("九") },
    ];
    // The second section goes on in the page, the third starts one.
    Doc { section_breaks: vec![0, 2], ..Doc::new(paragraphs) }
}

fn beside() -> Doc {
    let note = |text: &str| vec![Paragraph::new([Run::text("\u{2} "), Run::text(text)])];
    let mut boxed = vec![paragraph("框中文字")];
    boxed.extend(row(&["框内", "1"], &two()));
    boxed.push(paragraph(""));
    let mut paragraphs = vec![paragraph("正文\u{2}在前"), paragraph("锚点")];
    paragraphs.extend(row(&["资金\u{2}", "5.00"], &two()));
    paragraphs.push(paragraph("末段"));
    Doc {
        footnotes: vec![note("正文注释"), note("含结转资金")],
        headers: vec![vec![paragraph("云岭县财政局")]],
        boxes: vec![
            TextBox { anchor: 1, paragraphs: boxed, grouped: false },
            TextBox { anchor: 2, paragraphs: vec![paragraph("组合框")], grouped: true },
        ],
        ..Doc::new(paragraphs)
    }
}

fn notes() -> Doc {
    let note = |text: &str| vec![paragraph(&format!("\u{2} {text}"))];
    let comment = |text: &str| vec![paragraph(&format!("\u{5}{text}"))];
    let mut paragraphs = vec![paragraph("正文\u{2}与\u{3}及批注\u{5}。")];
    paragraphs.extend(row(&["资金\u{3}", "5.00\u{5}"], &two()));
    paragraphs.push(paragraph("末段\u{2}"));
    Doc {
        footnotes: vec![note("脚注一"), [note("脚注二"), vec![paragraph("其第二段")]].concat()],
        endnotes: vec![note("尾注一"), note("尾注二")],
        comments: vec![comment("请核对"), comment("单位是万元吗")],
        ..Doc::new(paragraphs)
    }
}
