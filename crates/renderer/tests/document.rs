//! Whole documents: cover and contents, bookmarks, standards, notes, templates of a user's own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers fail as tests do

mod common;

use common::{Length, form, one_indicator_more, renderer, squeezed, submission, whole};
use layout::Choice;
use model::Submission;
use pretty_assertions::assert_eq;
use renderer::{FontOptions, PdfOptions, RenderError, Renderer, Template};
use testkit::pdf::Pdf;

fn seed() -> Submission {
    serde_json::from_str(include_str!("data/hebei.json")).unwrap()
}

fn pdf(submission: &Submission) -> Pdf {
    let pdf = renderer().pdf(submission, &PdfOptions::default()).unwrap();
    assert_eq!(pdf.notes, []);
    Pdf::open(&pdf.value)
}

#[test]
fn several_forms_have_a_cover_and_contents_with_page_numbers() {
    let pages: Vec<_> = pdf(&seed()).page_texts().iter().map(|page| squeezed(page)).collect();
    assert_eq!(pages[0], "云岭县商务局2023年预算绩效目标");
    assert!(pages[1].starts_with("目录第一部分部门整体绩效目标"), "{}", pages[1]);
    for (entry, number) in [("1.消费促进活动经费绩效目标表", 3), ("2.农村电商服务站运行补助绩效目标表", 4)]
    {
        let rest = pages[1].split(entry).nth(1).expect(entry).trim_start_matches('.');
        assert!(rest.starts_with(&number.to_string()), "{entry}: {rest}");
        // Cover and contents carry no number; the text starts with page 1.
        let page = &pages[number + 1];
        assert!(page.contains(entry) && page.contains(&format!("—{number}—")), "{page}");
    }
}

#[test]
fn one_form_is_one_page_without_cover() {
    let pages = pdf(&submission("hebei", Length::Short)).page_texts();
    assert_eq!(pages.len(), 1);
    assert!(squeezed(&pages[0]).contains("—1—"));
}

#[test]
fn every_form_and_heading_has_a_bookmark() {
    let expected = [
        (1, "第一部分　部门整体绩效目标"),
        (2, "一、总体绩效目标"),
        (2, "二、分项绩效目标"),
        (3, "（一）消费促进活动经费项目"),
        (3, "（二）农村电商服务站运行补助项目"),
        (2, "三、工作保障措施"),
        (1, "第二部分　预算项目绩效目标"),
        (2, "1.消费促进活动经费绩效目标表"),
        (2, "2.农村电商服务站运行补助绩效目标表"),
    ];
    assert_eq!(pdf(&seed()).bookmarks(), expected.map(|(depth, title)| (depth, title.to_owned())));
}

#[test]
fn the_narrative_is_all_there() {
    let text = squeezed(&pdf(&seed()).text());
    let page_furniture = text.replace("—1—", "").replace("—2—", "");
    for paragraph in common::texts(&serde_json::to_value(&seed().outline).unwrap()) {
        assert!(page_furniture.contains(&squeezed(&paragraph)), "{paragraph}");
    }
}

#[test]
fn the_file_claims_and_keeps_pdf_a_3a_and_pdf_ua_1() {
    let pdf = pdf(&seed());
    let metadata = squeezed(&pdf.metadata());
    for claim in [
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ] {
        assert!(metadata.contains(claim), "{claim}: {metadata}");
    }
    assert!(metadata.contains("云岭县商务局2023年预算绩效目标"), "the title");
    assert_eq!(pdf.language(), "zh-CN");
    assert_eq!(pdf.objections(), "");
}

#[test]
fn tables_are_tagged_with_header_cells_in_rows_and_columns() {
    let elements = pdf(&submission("hebei", Length::Short)).elements();
    let cell = |text: &str| elements.iter().find(|element| squeezed(&element.text) == text).expect("a cell");
    let scope =
        |text: &str| cell(text).attributes.iter().find(|attribute| attribute.starts_with("/Scope")).cloned();
    assert_eq!(scope("项目编码").as_deref(), Some("/Scope /Row"));
    assert_eq!(scope("三级指标").as_deref(), Some("/Scope /Column"));
    assert_eq!(scope("产出指标").as_deref(), Some("/Scope /Row"));
    assert!(cell("产出指标").attributes.contains(&"/RowSpan 4".to_owned()));
    assert_eq!(cell("培训合格率").tag, "TD");
    assert!(elements.iter().any(|element| element.tag == "H1"));
}

#[test]
fn standards_can_be_chosen() {
    let standards = ["a-2b"].map(|name| name.parse().unwrap()).to_vec();
    let pdf = renderer().pdf(&seed(), &PdfOptions { standards, ..PdfOptions::default() }).unwrap();
    let metadata = squeezed(&Pdf::open(&pdf.value).metadata());
    assert!(metadata.contains("<pdfaid:conformance>B</pdfaid:conformance>"));
    assert!(!metadata.contains("pdfuaid:part>1"));
    assert!(matches!("a-9".parse::<renderer::Standard>(), Err(RenderError::Standard(_))));
    let both = ["a-2a", "a-3b"].map(|name| name.parse().unwrap()).to_vec();
    let error = renderer().pdf(&seed(), &PdfOptions { standards: both, ..PdfOptions::default() });
    assert_eq!(error.unwrap_err().id(), "render.standard");
}

#[test]
fn a_template_that_leaves_a_text_out_is_told() {
    let mut submission = submission("hebei", Length::Short);
    let name = submission.forms[0].project.as_ref().unwrap().name.clone().unwrap();
    submission.places.insert(model::Pointer::from("/forms/0/project/name"), model::Place::cell(1, 2, 5));
    let missing = |source: String| {
        let template = Some(renderer::Template::from_source("mine.typ", source));
        let pdf = renderer().pdf(&submission, &PdfOptions { template, ..PdfOptions::default() }).unwrap();
        pdf.notes.into_iter().find(|note| note.id == "render.text-missing").map(|note| note.place)
    };
    let page = "#set document(title: [表])\n#set text(font: \"Noto Serif CJK SC\", lang: \"zh\")\n";
    assert_eq!(missing(format!("{page}别的")), Some(Some(model::Place::cell(1, 2, 5))));
    assert_eq!(missing(format!("{page}#json(\"/data.json\").forms.first().project.name")), None, "{name}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let first = renderer().pdf(&seed(), &PdfOptions::default()).unwrap().value;
    let renderer = renderer();
    renderer.pdf(&submission("core", Length::Long), &PdfOptions::default()).unwrap();
    assert!(renderer.pdf(&seed(), &PdfOptions::default()).unwrap().value == first);
}

#[test]
fn a_character_without_a_glyph_is_shown_as_geta_and_told_with_its_place() {
    let mut submission = submission("hebei", Length::Short);
    // U+10FFFD: private use. U+13000: an Egyptian hieroglyph. U+202E turns the text around.
    let name = "名\u{10fffd}称\u{13000}甲\u{202e}乙";
    submission.forms[0].indicators[2].name = Some(name.to_owned());
    let pointer = model::Pointer::from("/forms/0/indicators/2/name");
    submission.places.insert(pointer, model::Place::cell(1, 9, 3));
    let pdf = renderer().pdf(&submission, &PdfOptions::default()).unwrap();
    let mut ids: Vec<_> = pdf.notes.iter().map(|note| note.id.as_ref()).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["render.control-character", "render.no-glyph", "render.private-character"]);
    for note in &pdf.notes {
        assert_eq!(note.place, Some(model::Place::cell(1, 9, 3)), "{}", note.message);
        assert!(note.message.contains("/forms/0/indicators/2/name"), "{}", note.message);
    }
    assert!(squeezed(&Pdf::open(&pdf.value).text()).contains("名〓称〓甲乙"));
}

#[test]
fn characters_that_are_seen_by_nobody_stop_no_pdf() {
    let mut submission = submission("hebei", Length::Short);
    submission.forms[0].purpose = Some("甲\u{7f}乙\u{7}丙\u{feff}丁\u{fe0f}戊\u{200b}己\tA".to_owned());
    let pdf = renderer().pdf(&submission, &PdfOptions::default()).unwrap();
    assert_eq!(pdf.notes.len(), 5, "{:?}", pdf.notes);
    assert!(pdf.notes.iter().all(|note| note.id == "render.control-character"));
    assert!(squeezed(&Pdf::open(&pdf.value).text()).contains("甲乙丙丁戊己A"));
}

#[test]
fn signs_beyond_the_role_faces_are_found_elsewhere() {
    let mut submission = submission("hebei", Length::Short);
    submission.forms[0].purpose = Some("☑租赁 □购置 面积≥200㎡ 张喆、李堃、王珺 5‰ ℃ 〔2022〕".to_owned());
    let text = squeezed(&pdf(&submission).text());
    assert!(text.contains("☑租赁□购置面积≥200㎡张喆、李堃、王珺5‰℃〔2022〕"), "{text}");
}

#[test]
fn text_of_the_document_never_becomes_code() {
    let mut submission = submission("hebei", Length::Short);
    let code = r#"#panic("x") *粗* $1+1$ `c` <l> @r \u{41} // 注 "] #import "a" "#;
    submission.forms[0].purpose = Some(code.to_owned());
    submission.forms[0].title = Some("#let x = 1 绩效目标表".to_owned());
    let text = squeezed(&pdf(&submission).text());
    assert!(text.contains(&squeezed(code)), "{text}");
    assert!(text.contains("#letx=1绩效目标表"));
}

#[test]
fn forms_of_different_families_share_a_document_in_their_own_paper() {
    let pdf = pdf(&whole(vec![
        form("hebei", Length::Short),
        form("core", Length::Short),
        form("central", Length::Short),
    ]));
    let landscape: Vec<_> = pdf.pages().iter().map(|(width, height)| width > height).collect();
    assert_eq!(landscape, [false, false, false, true, true, false]);
}

#[test]
fn an_empty_submission_is_a_page() {
    assert_eq!(pdf(&whole(vec![])).pages().len(), 1);
}

#[test]
fn a_form_holding_more_than_its_family_shows_loses_nothing() {
    let mut submission = submission("hebei", Length::Short);
    one_indicator_more(&mut submission);
    let pdf = renderer().pdf(&submission, &PdfOptions::default()).unwrap();
    assert_eq!(pdf.notes.iter().map(|note| note.id.as_ref()).collect::<Vec<_>>(), ["layout.no-place"]);
    let text = squeezed(&Pdf::open(&pdf.value).text());
    for part in ["任务甲", "内容乙", "指标解释丙", "优秀丁", "附加栏", "戊"] {
        assert!(text.contains(part), "{part}");
    }
}

#[test]
fn every_standard_form_sets_every_family() {
    let renderer = renderer();
    for (name, _) in layout::families() {
        let layout = layout::Options { choice: Choice::family(name).unwrap(), ..layout::Options::default() };
        for family in common::FAMILIES {
            let options = PdfOptions { layout: layout.clone(), ..PdfOptions::default() };
            let pdf = renderer.pdf(&submission(family, Length::Short), &options);
            let pdf = pdf.unwrap_or_else(|error| panic!("{name} with {family}: {error}"));
            // What one form has and the other has no place for stands below, and is told.
            let told: Vec<_> = pdf.notes.iter().filter(|note| note.id != "layout.no-place").collect();
            assert!(told.is_empty(), "{name} with {family}: {told:?}");
        }
    }
}

fn with(source: &str) -> Result<model::Noted<Vec<u8>>, RenderError> {
    let template = Some(Template::from_source("mine.typ", source.to_owned()));
    renderer().pdf(&submission("hebei", Length::Short), &PdfOptions { template, ..PdfOptions::default() })
}

/// What a template of one's own has in front.
const HEAD: &str = "#import \"parts/theme.typ\": base\n#set document(title: [表])\n#show: base\n";

#[test]
fn a_template_of_ones_own_sets_the_layout_or_the_data() {
    let cells = "#let forms = json(\"/layout.json\").parts.filter(part => part.part == \"form\")\n\
        #for row in forms.first().sheet.table.rows { for cell in row.cells [#cell.text ] }";
    let text = squeezed(&Pdf::open(&with(&format!("{HEAD}{cells}")).unwrap().value).text());
    assert!(text.contains("预算规模及资金用途") && text.contains("项目编码"), "{text}");
    let name = "#json(\"/data.json\").forms.first().project.name";
    let text = squeezed(&Pdf::open(&with(&format!("{HEAD}{name}")).unwrap().value).text());
    assert_eq!(
        text,
        squeezed(&submission("hebei", Length::Short).forms[0].project.clone().unwrap().name.unwrap())
    );
}

#[test]
fn a_template_that_lays_out_one_form_is_told_what_changed() {
    let error = with("#let form(form, data) = [x]").unwrap_err();
    assert_eq!(error.id(), "render.old-template");
    assert!(
        error.to_string().starts_with("mine.typ:") && error.to_string().contains("/layout.json"),
        "{error}"
    );
}

#[test]
fn a_template_that_shows_nothing_is_told() {
    let pdf = with(&format!("{HEAD}#let forms = json(\"/layout.json\").parts")).unwrap();
    assert_eq!(pdf.notes.iter().map(|note| note.id.as_ref()).collect::<Vec<_>>(), ["render.empty"]);
}

#[test]
fn a_template_shows_the_pictures_of_its_own_folder_and_no_others() {
    let folder = tempfile::tempdir().unwrap();
    let seal = r#"<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><circle cx="5" cy="5" r="4"/></svg>"#;
    std::fs::write(folder.path().join("seal.svg"), seal).unwrap();
    std::fs::write(folder.path().join("list.txt"), "甲").unwrap();
    let set = |source: &str| {
        let template =
            Template::from_source("mine.typ", format!("{HEAD}{source}")).with_folder(folder.path());
        renderer().pdf(
            &submission("hebei", Length::Short),
            &PdfOptions { template: Some(template), ..PdfOptions::default() },
        )
    };
    assert!(set("甲 #image(\"seal.svg\", alt: \"章\")").is_ok());
    for source in ["#image(\"other.svg\")", "#image(\"../seal.svg\")", "#read(\"list.txt\")"] {
        assert_eq!(set(source).unwrap_err().id(), "render.template", "{source}");
    }
}

fn failing(source: &str) -> String {
    with(source).expect_err("an error").to_string()
}

#[test]
fn errors_name_the_users_file_and_line() {
    let missing = failing("#let data = json(\"/data.json\")\n#data.nothing\n");
    assert!(missing.starts_with("mine.typ:2:7: dictionary does not contain key \"nothing\""), "{missing}");
    let unknown = failing("\n#import \"parts/nowhere.typ\": x\n");
    assert!(unknown.starts_with("mine.typ:2:"), "{unknown}");
    assert!(unknown.contains("there is no `parts/nowhere.typ`"), "{unknown}");
    let called = failing("#import \"parts/table.typ\": label\n\n#label(1, width: none, span: \"x\")\n");
    assert!(called.contains("line 3"), "{called}");
    let syntax = failing("#let x = {\n\n  (1, \n");
    assert!(syntax.starts_with("mine.typ:"), "{syntax}");
}

#[test]
fn a_template_reads_no_file_of_the_machine() {
    let error = failing("#read(\"/etc/hostname\")");
    assert!(error.contains("there is no `etc/hostname`"), "{error}");
    let error = failing("#import \"@preview/cetz:0.3.0\"");
    assert!(error.starts_with("mine.typ:1:"), "{error}");
}

#[test]
fn any_data_can_be_set_with_a_whole_document() {
    let source = "#import \"parts/theme.typ\": base\n#set document(title: \"比较\")\n#show: base\n#let data = json(\"/data.json\")\n#data.name #data.keys().join(\" \")";
    let template = Template::from_source("diff.typ", source.to_owned());
    let json = r#"{"name": "\u5bf9\u6bd4\u8868", "b": 1.50, "a": []}"#;
    let pdf = renderer().typeset(&template, json.as_bytes(), &[]).unwrap();
    assert_eq!(pdf.notes, []);
    let text = Pdf::open(&pdf.value).text();
    assert!(squeezed(&text).contains("对比表nameba"), "{text}");
    assert_eq!(renderer().typeset(&template, b"{", &[]).unwrap_err().id(), "render.data");
}

#[test]
fn without_a_chinese_font_the_error_names_the_package() {
    let Err(error) = Renderer::new(&FontOptions { dirs: vec![], system: false }) else { panic!("no fonts") };
    assert!(matches!(error, RenderError::NoFont { package: "fonts-noto-cjk" }));
    assert_eq!(error.id(), "render.no-font");
    assert!(error.to_string().contains("fonts-noto-cjk"));
}

#[test]
fn what_a_template_does_wrong_is_an_error_or_a_note_of_its_own() {
    let set = |source: &str, standards: &[&str]| {
        let standards: Vec<_> = standards.iter().map(|name| name.parse().unwrap()).collect();
        renderer().typeset(&Template::from_source("mine.typ", source.to_owned()), b"{}", &standards)
    };
    assert_eq!(set("#nothing", &[]).unwrap_err().id(), "render.template");
    // PDF/UA demands a title.
    assert_eq!(set("text", &[]).unwrap_err().id(), "render.standard-not-met");
    // PDF/A would refuse what has no glyph.
    let ids = |source: &str| {
        let pdf = set(source, &["1.7"]).unwrap();
        pdf.notes.into_iter().map(|note| note.id.into_owned()).collect::<Vec<_>>()
    };
    assert!(ids("#set text(font: \"No Such Face\")\ntext").contains(&"render.warning".to_owned()));
    // A face without Chinese, and no other in its place.
    let made = ids("#set text(font: \"DejaVu Sans\", fallback: false)\n绩效");
    assert!(made.contains(&"render.missing-glyph".to_owned()), "{made:?}");
}
