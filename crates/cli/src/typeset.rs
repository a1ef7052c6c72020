//! Fonts and templates from the command line to the renderer.

use std::path::Path;

use anyhow::Context as _;
use jixiao::Limits;
use jixiao::write::{
    Amounts, Choice, FontOptions, LayoutOptions, PdfOptions, RenderError, Renderer, Template,
};

use crate::args::{Args, Pdf};
use crate::lang;

/// How to typeset, as the command line says it. The name of a standard form is no template but a layout.
pub(crate) fn options(
    pdf: &Pdf,
    (choice, amounts): (&Choice, Amounts),
    limits: &Limits,
) -> anyhow::Result<PdfOptions> {
    let standards = pdf.standard.iter().map(|name| name.parse()).collect::<Result<_, _>>()?;
    let mut layout = LayoutOptions { choice: choice.clone(), amounts, limits: limits.clone() };
    let family = pdf.template.as_deref().and_then(Choice::family);
    let template = match (&pdf.template, family) {
        (Some(name), Some(family)) => {
            crate::output::complain(&lang::said(
                format!("--template {name}: forms are set by the standard form `{name}`"),
                format!("--template {name}：按标准表式 {name} 排版"),
            ));
            layout.choice = family;
            None
        }
        (Some(name), None) => Some(template(name)?),
        (None, _) => None,
    };
    Ok(PdfOptions { layout, template, standards })
}

/// Data set by one of the built-in sheets.
pub(crate) fn sheet(args: &Args, template: &str, data: &[u8]) -> anyhow::Result<Vec<u8>> {
    let template = Template::builtin(template).with_context(|| format!("{template}: no such template"))?;
    let pdf = renderer(args)?.typeset(&template, data, &[])?;
    pdf.notes.iter().for_each(|note| crate::output::complain(&note.message));
    Ok(pdf.value)
}

/// The renderer with the fonts this run may use.
pub(crate) fn renderer(args: &Args) -> Result<Renderer, RenderError> {
    Renderer::new(&FontOptions { dirs: args.font_dir.clone(), system: true })
}

/// Whether an error says that no font can set Chinese.
pub(crate) fn is_lack_of_fonts(error: &RenderError) -> bool {
    matches!(error, RenderError::NoFont { .. })
}

/// A built-in template by its name, or a file.
fn template(name: &str) -> anyhow::Result<Template> {
    if let Some(template) = Template::builtin(name) {
        return Ok(template);
    }
    let path = Path::new(name);
    let source = std::fs::read_to_string(path).with_context(|| {
        lang::said(
            format!("{name}: neither a template's name (see `jixiao template list`) nor a file"),
            format!("{name}：既不是模板名（见 jixiao template list），也不是文件"),
        )
    })?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(Template::from_source(name, source).with_folder(folder))
}
