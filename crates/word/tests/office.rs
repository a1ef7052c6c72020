//! LibreOffice as a second writer: our `.docx` fixtures, converted to `.doc` and `.rtf` by it, read into the same
//! grids.
//! Skipped, and said so, where LibreOffice is not installed.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests may fail loudly

mod support_doc;

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use word::ReadOptions;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The odd fixtures that LibreOffice carries over whole. The others show what it repairs, drops or draws in its
/// own way when it reads them: positions no cell covers, merges by column, tracked rows, formulas, legal numbers.
const ODD: &[&str] = &[
    "cell-lines",
    "frame",
    "frame-of-one-column",
    "hmerge",
    "merge-restart-empty",
    "merge-with-text",
    "nested",
    "notes",
    "number-formats",
    "phantom-columns",
    "private-use",
    "signs",
    "spans-absurd",
    "strict",
    "utf16",
    "wps",
    "zip-styles",
];

/// Two tables with nothing between them become one when LibreOffice reads them: these good fixtures have such.
const TOUCHING: &[&str] = &["central-values-below.docx", "hebei-page-cut.docx"];

/// Borders a few twips apart are borders of their own to us, so that a grid stays exact; LibreOffice moves them together
/// when it writes.
const NEAR: &[&str] = &["near-edges.docx", "plan-near-edges.docx"];

/// Rows that end before their table does are filled up by LibreOffice.
const SHORT: &[&str] = &["rows-short.docx"];

/// The good fixtures, but for those, and the odd ones named above.
fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let good = fs::read_dir(folder.join("good")).into_iter().flatten();
    let mut files: Vec<PathBuf> = good.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "docx"));
    files.retain(|file| ![TOUCHING, NEAR, SHORT].concat().iter().any(|name| file.ends_with(name)));
    files.extend(ODD.iter().map(|name| folder.join("odd/docx").join(name).with_extension("docx")));
    files.sort();
    files
}

/// The content types LibreOffice asks for and our readers do not: the fixtures leave them out.
fn content_types(names: &[String]) -> String {
    let of = |name: &str| match name.rsplit('/').next()? {
        "document.xml" => Some("document.main"),
        "styles.xml" => Some("styles"),
        "numbering.xml" => Some("numbering"),
        "footnotes.xml" => Some("footnotes"),
        "endnotes.xml" => Some("endnotes"),
        "comments.xml" => Some("comments"),
        _ => None,
    };
    let part = |name: &String| {
        let kind = of(name)?;
        let kind = format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml");
        Some(format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>"))
    };
    let rels = "application/vnd.openxmlformats-package.relationships+xml";
    format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"{rels}\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}</Types>",
        names.iter().filter_map(part).collect::<String>()
    )
}

/// The same package, complete; `None` for one that is no plain zip.
fn complete(file: &Path) -> Option<Vec<u8>> {
    const TYPES: &str = "[Content_Types].xml";
    let mut archive = ZipArchive::new(Cursor::new(fs::read(file).ok()?)).ok()?;
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    if !names.iter().any(|name| name == TYPES) {
        writer.start_file(TYPES, SimpleFileOptions::default()).ok()?;
        writer.write_all(content_types(&names).as_bytes()).ok()?;
    }
    for name in names {
        let mut content = Vec::new();
        archive.by_name(&name).ok()?.read_to_end(&mut content).ok()?;
        writer.start_file(name, SimpleFileOptions::default()).ok()?;
        writer.write_all(&content).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

fn grids(file: &Path) -> Vec<String> {
    let bytes = fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let read = word::read(&bytes, "", &ReadOptions::default());
    let read = read.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    support_doc::all_lines(support_doc::tables(&read.value), false)
}

/// Converts packages by LibreOffice in a folder of its own, which must not be in use by another run.
fn convert(folder: &Path, packages: &[PathBuf], filter: &str) {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", filter, "--outdir"])
        .arg(folder)
        .args(packages)
        .output();
    assert!(run.is_ok_and(|run| run.status.success()), "soffice failed");
}

#[test]
fn documents_converted_by_libreoffice_give_the_same_grids() {
    if !testkit::needs::soffice("documents_converted_by_libreoffice_give_the_same_grids") {
        return;
    }
    let folder = env::temp_dir().join(format!("jixiao-office-{}", std::process::id()));
    let packages = folder.join("docx");
    fs::create_dir_all(&packages).unwrap();
    let mut files = Vec::new();
    for file in fixtures() {
        let name = file.file_name().unwrap_or_default();
        if let Some(package) = complete(&file) {
            fs::write(packages.join(name), package).unwrap();
            files.push(packages.join(name));
        }
    }
    let mut wrong = Vec::new();
    for (extension, filter) in [("doc", "doc:MS Word 97"), ("rtf", "rtf")] {
        convert(&folder, &files, filter);
        let mut same = 0;
        for file in &files {
            let name = file.file_name().unwrap_or_default();
            let converted = folder.join(name).with_extension(extension);
            if !converted.exists() {
                wrong.push(format!("{}: not converted", converted.display()));
                continue;
            }
            let (expected, found) = (grids(file), grids(&converted));
            if expected == found {
                same += 1;
            } else {
                wrong.push(format!("{}: {found:#?}, but {expected:#?}", converted.display()));
            }
        }
        println!(
            "office: {same} files converted to {extension} by LibreOffice read the same; left out: {TOUCHING:?} {NEAR:?} {SHORT:?}"
        );
    }
    let _ = fs::remove_dir_all(&folder);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Comments that a document is given, at most: LibreOffice takes its time for each.
const COMMENTS: usize = 12;

/// Cells and paragraphs of a document, spread over the whole of it; and how many comments it has itself.
fn places(bytes: &[u8]) -> (Vec<model::Place>, usize) {
    let document = word::read(bytes, "", &ReadOptions::default()).unwrap().value;
    let of = |block: &model::Block| match block {
        model::Block::Paragraph(paragraph) => vec![model::Place::paragraph(paragraph.index)],
        model::Block::Table(grid) => {
            grid.cells.iter().map(|cell| model::Place::cell(grid.table, cell.row, cell.column)).collect()
        }
    };
    let all: Vec<model::Place> = document.blocks.iter().flat_map(of).collect();
    let step = all.len().div_ceil(COMMENTS).max(1);
    let own = document.asides.iter().filter(|aside| aside.kind == model::AsideKind::Comment);
    (all.into_iter().step_by(step).collect(), own.count())
}

#[test]
fn libreoffice_opens_every_commented_and_corrected_fixture_and_shows_the_comments() {
    use word::edit::{Change, Comment, How, annotate, revise};

    if !testkit::needs::soffice(
        "libreoffice_opens_every_commented_and_corrected_fixture_and_shows_the_comments",
    ) {
        return;
    }
    let folder = env::temp_dir().join(format!("jixiao-comments-{}", std::process::id()));
    fs::create_dir_all(folder.join("docx")).unwrap();
    let mut files = Vec::new();
    for file in fixtures().iter().filter(|file| !file.ends_with("utf16.docx")) {
        let Some(package) = complete(file) else { continue };
        let (places, own) = places(&package);
        let comment = |place: &model::Place| Comment {
            place: Some(place.clone()),
            text: format!("对{place}的批注"),
        };
        let comments: Vec<Comment> = places.iter().map(comment).collect();
        let options = ReadOptions::default();
        let annotated = annotate(&package, &comments, "绩效审核", &options).unwrap();
        let mark = |place: &model::Place| Change {
            place: place.clone(),
            text: "0".to_owned(),
            edits: vec![(0..1, "〇".to_owned())],
        };
        let changes: Vec<Change> = places.iter().map(mark).collect();
        let how = How::Tracked { author: "绩效审核".to_owned() };
        let revised = revise(&annotated, &changes, &how, &options).unwrap();
        let path = folder.join("docx").join(file.file_name().unwrap());
        fs::write(&path, revised.bytes).unwrap();
        files.push((path, own + comments.len()));
    }
    let paths: Vec<PathBuf> = files.iter().map(|(path, _)| path.clone()).collect();
    // A document of LibreOffice's own as one XML file says what it has read.
    convert(&folder, &paths, "fodt");
    let mut wrong = Vec::new();
    for (path, comments) in &files {
        let read = folder.join(path.file_name().unwrap()).with_extension("fodt");
        let shown = fs::read_to_string(&read).unwrap_or_default();
        let found = shown.matches("<office:annotation ").count();
        if found != *comments {
            wrong.push(format!("{}: {found} of {comments} comments", path.display()));
        }
    }
    let _ = fs::remove_dir_all(&folder);
    assert!(files.len() > 40, "{} fixtures", files.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
