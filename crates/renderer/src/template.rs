//! The built-in templates and the parts they share.

use std::borrow::Cow;
use std::path::PathBuf;

use typst::syntax::ast::{LetBinding, LetBindingKind};

/// A template: a Typst source that is a whole document. It reads `/data.json` (canonical JSON) or `/layout.json`
/// ([`layout::Printed`]), the built-in parts, and pictures that lie in its own folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its name: that of a built-in one, or the file's as the user gave it.
    pub name: Cow<'static, str>,
    /// What it is for, in one line.
    pub about: Cow<'static, str>,
    /// The Typst source.
    pub source: Cow<'static, str>,
    /// The folder whose pictures (a logo, a seal) it may show.
    pub folder: Option<PathBuf>,
}

impl Template {
    /// The built-in template of that name.
    pub fn builtin(name: &str) -> Option<Self> {
        templates().into_iter().find(|template| template.name == name)
    }

    fn of((path, source): (&'static str, &'static str)) -> Self {
        Self {
            name: Cow::Borrowed(path.trim_end_matches(".typ")),
            about: Cow::Borrowed(source.lines().next().unwrap_or_default().trim_start_matches(['/', ' '])),
            source: Cow::Borrowed(source),
            folder: None,
        }
    }

    /// A user's own; `name` stands in front of line numbers in complaints about it.
    pub fn from_source(name: &str, source: String) -> Self {
        let (name, source) = (Cow::Owned(name.to_owned()), Cow::Owned(source));
        Self { name, about: Cow::Borrowed(""), source, folder: None }
    }

    /// A template that may show the pictures of a folder.
    #[must_use]
    pub fn with_folder(self, folder: impl Into<PathBuf>) -> Self {
        Self { folder: Some(folder.into()), ..self }
    }

    /// Whether it is one of one's own.
    pub(crate) fn is_own(&self) -> bool {
        Self::builtin(&self.name).is_none_or(|builtin| builtin.source != self.source)
    }
}

/// The template that is set when none is named.
pub(crate) fn document() -> Template {
    Template::of(TEMPLATES[0])
}

/// The template that sets page numbers by themselves.
pub(crate) fn numbers() -> Template {
    Template::from_source("parts/numbers.typ", "#include \"/parts/numbers.typ\"".to_owned())
}

/// All built-in templates. The first line of a source says what it is for.
pub fn templates() -> Vec<Template> {
    TEMPLATES.into_iter().map(Template::of).collect()
}

macro_rules! sources {
    ($($path:literal),* $(,)?) => {
        [$(($path, include_str!(concat!("../../../templates/", $path)))),*]
    };
}

pub(crate) const TEMPLATES: [(&str, &str); 3] = sources!["document.typ", "diff.typ", "return-sheet.typ"];

/// The parts every template may import, by path.
pub(crate) const PARTS: [(&str, &str); 8] = sources![
    "parts/main.typ",
    "parts/carried.typ",
    "parts/document.typ",
    "parts/numbers.typ",
    "parts/pages.typ",
    "parts/table.typ",
    "parts/text.typ",
    "parts/theme.typ",
];

/// The parts that templates are made of: name, source.
pub fn parts() -> impl Iterator<Item = (&'static str, &'static str)> {
    PARTS.into_iter()
}

/// Whether a template is one of the kind that laid out a single form (`form(form, data)`), which is set no more.
pub(crate) fn is_of_old_kind(source: &str) -> bool {
    let root = typst::syntax::parse(source);
    let form = |node: &typst::syntax::SyntaxNode| {
        let binding = node.cast::<LetBinding<'_>>()?;
        let LetBindingKind::Closure(name) = binding.kind() else { return None };
        Some(name.as_str() == "form")
    };
    root.children().any(|node| form(node) == Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_that_laid_out_one_form_is_known() {
        assert!(is_of_old_kind("#import \"parts/theme.typ\": *\n#let form(form, data) = [x]"));
        assert!(!is_of_old_kind("#let title(form) = form.title\n#let form = 1\n正文 #title((title: []))"));
    }
}
