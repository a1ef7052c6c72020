//! The commands that print what jixiao sees or knows.

use std::io::{self, BufRead as _, Write as _};
use std::path::Path;

use jixiao::normalizer::{self, Context};

use crate::args::{Args, Quantity};
use crate::inputs::Input;
use crate::{Outcome, output, reading};

/// `jixiao grid`: every physical table.
pub(crate) fn grid(path: &Path, args: &Args) -> anyhow::Result<Outcome> {
    let input = Input { path: path.to_owned() };
    let options = reading::options(args)?;
    let read = || -> anyhow::Result<_> {
        let bytes = input.read(options.reading.limits.file_bytes)?;
        Ok(jixiao::grids(&bytes, &input.name(), &options.reading)?)
    };
    let grids = read().map_err(|error| reading::named(&input, &error))?;
    if !args.quiet {
        for note in &grids.notes {
            let place = note.place.as_ref().map(|place| format!(" {place}")).unwrap_or_default();
            output::complain(&format!("{}:{place}: {} [{}]", input.name(), note.message, note.id));
        }
    }
    let mut json = serde_json::to_vec_pretty(&grids.value)?;
    json.push(b'\n');
    output::deliver(None, &json)?;
    Ok(Outcome::Fine)
}

/// `jixiao quantity`: one Quantity a line.
pub(crate) fn quantity(command: &Quantity) -> anyhow::Result<Outcome> {
    let context = Context {
        year: command.year,
        level2: command.level2.as_deref(),
        name: command.name.as_deref(),
        ..Context::default()
    };
    let mut stdout = io::BufWriter::new(io::stdout().lock());
    let mut print = |text: &str| -> anyhow::Result<()> {
        serde_json::to_writer(&mut stdout, &normalizer::parse(text, &context))?;
        Ok(writeln!(stdout)?)
    };
    if command.texts.is_empty() {
        for line in io::stdin().lock().lines() {
            print(&line?)?;
        }
    } else {
        command.texts.iter().try_for_each(|text| print(text))?;
    }
    stdout.flush()?;
    Ok(Outcome::Fine)
}

/// `jixiao schema`.
pub(crate) fn schema() -> anyhow::Result<Outcome> {
    writeln!(io::stdout().lock(), "{}", serde_json::to_string_pretty(&jixiao::schema())?)?;
    Ok(Outcome::Fine)
}

/// `jixiao template list` and `show`.
#[cfg(feature = "pdf")]
pub(crate) fn template(command: &crate::args::Template) -> anyhow::Result<Outcome> {
    use crate::args::Template::{List, Show};
    let mut stdout = io::stdout().lock();
    match command {
        List => {
            for template in jixiao::renderer::templates() {
                writeln!(stdout, "{:<16} {}", template.name, template.about)?;
            }
        }
        Show { name } => {
            let template = jixiao::renderer::Template::builtin(name).ok_or_else(|| {
                anyhow::anyhow!("{name}: no such template; `jixiao template list` names them")
            })?;
            stdout.write_all(template.source.as_bytes())?;
        }
    }
    Ok(Outcome::Fine)
}

/// `jixiao fonts`: which face stands for which role.
#[cfg(feature = "pdf")]
pub(crate) fn fonts(args: &Args) -> anyhow::Result<Outcome> {
    let renderer = crate::typeset::renderer(args)?;
    let mut stdout = io::stdout().lock();
    for role in renderer.fonts() {
        writeln!(stdout, "{role}")?;
    }
    Ok(Outcome::Fine)
}
