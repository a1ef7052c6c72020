//! `cargo run -p jixiao-renderer --example render -- a.json a.pdf [template.typ] [--font-dir DIR]`: to look at a
//! template while writing it.

use std::error::Error;
use std::path::Path;

use renderer::{FontOptions, PdfOptions, Renderer, Template};

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths = Vec::new();
    let mut fonts = FontOptions::default();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--font-dir" {
            fonts.dirs.extend(arguments.next().map(Into::into));
        } else {
            paths.push(argument);
        }
    }
    let [input, output, rest @ ..] = paths.as_slice() else {
        return Err("usage: render a.json a.pdf [template] [--font-dir DIR]".into());
    };
    let template = match rest.first() {
        None => None,
        Some(name) if Path::new(name).exists() => {
            Some(Template::from_source(name, std::fs::read_to_string(name)?))
        }
        Some(name) => Some(Template::builtin(name).ok_or("no such template")?),
    };
    let renderer = Renderer::new(&fonts)?;
    for role in renderer.fonts() {
        eprintln!("{role}");
    }
    let submission: model::Submission = serde_json::from_slice(&std::fs::read(input)?)?;
    let pdf = renderer.pdf(&submission, &PdfOptions { template, ..PdfOptions::default() })?;
    for note in &pdf.notes {
        eprintln!("{}: {}", note.id, note.message);
    }
    std::fs::write(output, pdf.value)?;
    Ok(())
}
