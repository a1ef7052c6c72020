//! The built-in templates and the parts they share.

use std::borrow::Cow;

/// A template: a Typst source that lays out one form (`form`), or a whole document by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its name: that of a built-in one, or the file's as the user gave it.
    pub name: Cow<'static, str>,
    /// What it is for, in one line.
    pub about: Cow<'static, str>,
    /// The Typst source.
    pub source: Cow<'static, str>,
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
        }
    }

    /// A user's own; `name` stands in front of line numbers in complaints about it.
    pub fn from_source(name: &str, source: String) -> Self {
        Self { name: Cow::Owned(name.to_owned()), about: Cow::Borrowed(""), source: Cow::Owned(source) }
    }
}

/// The template that sets each form by its own geometry where it has one, else as its family is.
pub(crate) fn source() -> Template {
    Template::of(FAMILIES[1])
}

/// All built-in templates. The first line of a source says what it is for.
pub fn templates() -> Vec<Template> {
    FAMILIES.into_iter().map(Template::of).collect()
}

macro_rules! sources {
    ($($path:literal),* $(,)?) => {
        [$(($path, include_str!(concat!("../../../templates/", $path)))),*]
    };
}

pub(crate) const FAMILIES: [(&str, &str); 14] = sources![
    "official.typ",
    "source.typ",
    "hebei.typ",
    "central.typ",
    "two-sided.typ",
    "department.typ",
    "activity.typ",
    "evaluation.typ",
    "monitoring.typ",
    "core.typ",
    "split.typ",
    "county.typ",
    "diff.typ",
    "return-sheet.typ",
];

/// The parts every template may import, by path.
pub(crate) const PARTS: [(&str, &str); 13] = sources![
    "parts/main.typ",
    "parts/carried.typ",
    "parts/blocks.typ",
    "parts/columns.typ",
    "parts/document.typ",
    "parts/grid.typ",
    "parts/indicators.typ",
    "parts/narrative.typ",
    "parts/order.typ",
    "parts/sheet.typ",
    "parts/table.typ",
    "parts/text.typ",
    "parts/theme.typ",
];
