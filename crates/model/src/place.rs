//! Where a value stands: in the document ([`Place`]) and in the JSON ([`Pointer`]).

use std::borrow::{Borrow, Cow};
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A place in the document. All numbers count from 1 in document order.
///
/// `table` counts the tables of the body (inside a cell: the tables of that cell); `row` and `column` are the
/// grid coordinates of the cell's top-left corner; `paragraph` counts the paragraphs of the body that stand
/// outside tables, empty ones included.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The table, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<u32>,
    /// The cell's first grid row, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// The cell's first grid column, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The paragraph outside tables, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    /// The cell of the workbook that was read, with its sheet: `绩效目标!B7`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// The outer cell, for a table inside a cell.
    #[serde(default, rename = "in", skip_serializing_if = "Option::is_none")]
    pub within: Option<Box<Place>>,
    /// Where on the pages, for a document that was rebuilt from a PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<PlaceOnPage>,
    /// Further cells a joined value was put together from (指标性质 · 度量单位 beside 指标值).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Place>,
}

/// A box on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct PlaceOnPage {
    /// The page, from 1.
    pub page: u32,
    /// Left, top, right and bottom edge in points from the page's top-left corner, as the page is looked at.
    #[serde(rename = "box")]
    pub area: [u32; 4],
}

impl Place {
    /// A cell of a body table.
    pub fn cell(table: u32, row: u32, column: u32) -> Self {
        Self { table: Some(table), row: Some(row), column: Some(column), ..Self::default() }
    }

    /// A whole table of the body.
    pub fn table(table: u32) -> Self {
        Self { table: Some(table), ..Self::default() }
    }

    /// A paragraph outside tables.
    pub fn paragraph(paragraph: u32) -> Self {
        Self { paragraph: Some(paragraph), ..Self::default() }
    }

    /// The same place, inside the outer cell `outer`.
    #[must_use]
    pub fn inside(mut self, outer: Place) -> Self {
        self.within = Some(Box::new(outer));
        self
    }

    /// The part of the place that stands in the body itself: the outermost cell. As deep as tables nest.
    pub fn outermost(&mut self) -> &mut Place {
        match self.within {
            None => self,
            Some(ref mut outer) => outer.outermost(),
        }
    }
}

impl fmt::Display for Place {
    /// As a clerk says it: `表1 第3行 第2列`, `第4段`; of a workbook `绩效目标!B7`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(outer) = &self.within {
            write!(f, "{outer} 内 ")?;
        }
        if let Some(cell) = &self.cell {
            return f.write_str(cell);
        }
        let mut gap = "";
        for (before, number, after) in [
            ("表", self.table, ""),
            ("第", self.row, "行"),
            ("第", self.column, "列"),
            ("第", self.paragraph, "段"),
        ] {
            if let Some(number) = number {
                write!(f, "{gap}{before}{number}{after}")?;
                gap = " ";
            }
        }
        Ok(())
    }
}

/// A JSON Pointer (RFC 6901) into the canonical JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Pointer(String);

impl Pointer {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// One step down to a key; `~` and `/` in it are escaped.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        Self(format!("{}/{}", self.0, key.replace('~', "~0").replace('/', "~1")))
    }

    /// One step down to an array element, from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The text form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its keys and indices from the document down, `~1` and `~0` read as `/` and `~`.
    pub fn steps(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.0.split('/').skip(1).map(|step| {
            if step.contains('~') {
                Cow::Owned(step.replace("~1", "/").replace("~0", "~"))
            } else {
                Cow::Borrowed(step)
            }
        })
    }
}

/// A map of pointers is looked up by their text.
impl Borrow<str> for Pointer {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Pointer {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Pointer {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Pointer {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointer_escapes_rfc6901() {
        let pointer = Pointer::root().key("forms").index(0).key("fields").key("a/b~c");
        assert_eq!(pointer.as_str(), "/forms/0/fields/a~1b~0c");
        assert_eq!(pointer.steps().collect::<Vec<_>>(), ["forms", "0", "fields", "a/b~c"]);
        assert_eq!(Pointer::root().steps().next(), None);
    }

    #[test]
    fn place_reads_as_a_clerk_says_it() {
        assert_eq!(
            Place::cell(1, 3, 2).inside(Place::cell(2, 1, 1)).to_string(),
            "表2 第1行 第1列 内 表1 第3行 第2列"
        );
        assert_eq!(Place::paragraph(4).to_string(), "第4段");
    }
}
