//! The commands that print what jixiao sees or knows.

use std::ffi::OsString;
use std::io::{self, BufRead as _};
use std::path::Path;

use jixiao::Context;
use jixiao::batch::{Input, guarded};

use crate::args::{Args, Quantity};
use crate::{Outcome, output, reading};

/// `jixiao grid`: every physical table.
pub(crate) fn grid(path: &Path, args: &Args) -> anyhow::Result<Outcome> {
    let input = Input::new(path);
    let options = reading::options(args)?;
    let bytes = input.read(options.reading.limits.file_bytes)?;
    let grids = guarded(|| jixiao::grids(&bytes, &input.name(), &options.reading));
    let grids = grids.map_err(|error| error.of(path))?;
    if !args.quiet {
        for note in &grids.notes {
            let place = note.place.as_ref().map(|place| format!(" {place}")).unwrap_or_default();
            output::complain(&format!("{}:{place}: {} [{}]", input.name(), note.message, note.id));
        }
    }
    let mut json = serde_json::to_vec_pretty(&grids.value)?;
    json.push(b'\n');
    // The process ends with this command: to give the cells back one by one takes as long as to make JSON of them.
    std::mem::forget(grids);
    output::print(&json)?;
    Ok(Outcome::Fine)
}

/// Stands before a negative value, so that it is not taken for an option. No argument holds it.
const NEGATIVE: char = '\0';

/// The arguments, with negative values of `quantity` marked as values: `-5%`.
pub(crate) fn with_negatives(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let is_quantity = arguments.iter().skip(1).any(|argument| argument == "quantity");
    let is_negative = |argument: &OsString| {
        let text = argument.to_string_lossy();
        let digit = text.strip_prefix('-').and_then(|rest| rest.chars().next());
        digit.is_some_and(|digit| digit.is_numeric() || digit == '.')
    };
    for argument in arguments.iter_mut().filter(|argument| is_quantity && is_negative(argument)) {
        let mut marked = OsString::from(NEGATIVE.to_string());
        marked.push(&*argument);
        *argument = marked;
    }
    arguments
}

/// `jixiao quantity`: one Quantity a line.
pub(crate) fn quantity(command: &Quantity) -> anyhow::Result<Outcome> {
    let context = Context {
        year: command.year,
        level2: command.level2.as_deref(),
        name: command.name.as_deref(),
        ..Context::default()
    };
    let line = |text: &str| -> anyhow::Result<String> {
        Ok(serde_json::to_string(&jixiao::quantity(text, &context))? + "\n")
    };
    if command.texts.is_empty() {
        // Answered line by line: whoever asks may wait for the answer before the next question.
        for text in io::stdin().lock().split(b'\n') {
            let text = text?;
            let text = jixiao::decoded(text.strip_suffix(b"\r").unwrap_or(&text));
            output::print(line(&text)?.as_bytes())?;
        }
    } else {
        let texts = command.texts.iter().map(|text| text.strip_prefix(NEGATIVE).unwrap_or(text));
        let lines = texts.map(line).collect::<Result<String, _>>()?;
        output::print(lines.as_bytes())?;
    }
    Ok(Outcome::Fine)
}

/// `jixiao schema`.
pub(crate) fn schema() -> anyhow::Result<Outcome> {
    output::print((serde_json::to_string_pretty(&jixiao::schema())? + "\n").as_bytes())?;
    Ok(Outcome::Fine)
}

/// `jixiao template list` and `show`.
#[cfg(feature = "pdf")]
pub(crate) fn template(command: &crate::args::Template) -> anyhow::Result<Outcome> {
    use crate::args::Template::{List, Show};
    use std::fmt::Write as _;
    let mut page = String::new();
    match command {
        List => {
            for template in jixiao::write::templates() {
                writeln!(page, "{:<16} {}", template.name, template.about)?;
            }
            for (name, about) in jixiao::write::families() {
                writeln!(page, "{name:<16} {about}")?;
            }
        }
        Show { name } => {
            page += &shown(name).ok_or_else(|| {
                anyhow::anyhow!(crate::lang::said(
                    format!("{name}: no such template; `jixiao template list` names them"),
                    format!("{name}：没有这个模板；jixiao template list 列出全部"),
                ))
            })?;
        }
    }
    output::print(page.as_bytes())?;
    Ok(Outcome::Fine)
}

/// A template with every part it is made of, or a standard form.
#[cfg(feature = "pdf")]
fn shown(name: &str) -> Option<String> {
    let Some(template) = jixiao::write::Template::builtin(name) else {
        return jixiao::write::family_source(name).map(str::to_owned);
    };
    let parts = jixiao::write::parts().map(|(path, source)| format!("\n// ---- {path} ----\n\n{source}"));
    Some(template.source.into_owned() + &parts.collect::<String>())
}

/// `jixiao fonts`: which face stands for which role.
#[cfg(feature = "pdf")]
pub(crate) fn fonts(args: &Args) -> anyhow::Result<Outcome> {
    let renderer = crate::typeset::renderer(args)?;
    use std::fmt::Write as _;
    let mut page = String::new();
    for role in renderer.fonts() {
        writeln!(page, "{role}")?;
    }
    output::print(page.as_bytes())?;
    Ok(Outcome::Fine)
}
