//! One table being filled: the first row names the columns, every further row fills them in the same order.

use std::sync::Arc;

use arrow_array::builder::{
    Date32Builder, Decimal128Builder, Float64Builder, Int32Builder, ListBuilder, StringBuilder,
};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use model::Pointer;

use crate::decimal::{PRECISION, SCALE};

/// The key under which a column's description stands in its metadata.
pub(crate) const ABOUT: &str = "about";

/// A table being filled. A row is written by one function a table, which puts the same columns in the same order
/// whatever the row holds; run once on a blank row it defines the schema.
pub(crate) struct Sheet {
    schema: Vec<Field>,
    columns: Vec<Column>,
    /// The column that is put next.
    at: usize,
    rows: usize,
    /// How much text the rows hold.
    bytes: usize,
    /// Numbers that no decimal of the data set holds: pointer, digits.
    misfits: Vec<(Pointer, String)>,
}

/// A column and its values.
enum Column {
    Text(StringBuilder),
    Texts(ListBuilder<StringBuilder>),
    Int(Int32Builder),
    Decimal(Decimal128Builder),
    Float(Float64Builder),
    Date(Date32Builder),
}

impl Sheet {
    /// A table whose columns are those that `blank` puts.
    pub(crate) fn new(blank: impl FnOnce(&mut Self)) -> Self {
        let mut sheet =
            Self { schema: Vec::new(), columns: Vec::new(), at: 0, rows: 0, bytes: 0, misfits: Vec::new() };
        blank(&mut sheet);
        sheet.clear();
        sheet
    }

    /// Writes a row.
    pub(crate) fn row(&mut self, write: impl FnOnce(&mut Self)) {
        self.at = 0;
        write(self);
        debug_assert_eq!(self.at, self.columns.len(), "every row puts every column");
        self.rows += 1;
    }

    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    pub(crate) fn bytes(&self) -> usize {
        self.bytes + self.rows * self.columns.len() * 8
    }

    /// Says that a number does not fit.
    pub(crate) fn misfit(&mut self, at: Pointer, digits: String) {
        self.misfits.push((at, digits));
    }

    /// The numbers that did not fit since this was last asked.
    pub(crate) fn take_misfits(&mut self) -> Vec<(Pointer, String)> {
        std::mem::take(&mut self.misfits)
    }

    pub(crate) fn text(&mut self, name: Name<'_>, about: &str, value: Option<&str>) {
        self.bytes += value.map_or(0, str::len);
        match self.next(name, about, DataType::Utf8, || Column::Text(StringBuilder::with_capacity(0, 0))) {
            Some(Column::Text(column)) => column.append_option(value),
            _ => debug_assert!(false, "{name:?} is no text"),
        }
    }

    pub(crate) fn texts<'a>(
        &mut self,
        name: Name<'_>,
        about: &str,
        values: impl IntoIterator<Item = &'a str>,
    ) {
        let item = Field::new_list_field(DataType::Utf8, true);
        let new = || Column::Texts(ListBuilder::with_capacity(StringBuilder::with_capacity(0, 0), 0));
        match self.next(name, about, DataType::List(Arc::new(item)), new) {
            Some(Column::Texts(column)) => column.append_value(values.into_iter().map(Some)),
            _ => debug_assert!(false, "{name:?} is no list"),
        }
    }

    pub(crate) fn int(&mut self, name: Name<'_>, about: &str, value: Option<u32>) {
        let value = value.and_then(|value| i32::try_from(value).ok());
        match self.next(name, about, DataType::Int32, || Column::Int(Int32Builder::with_capacity(0))) {
            Some(Column::Int(column)) => column.append_option(value),
            _ => debug_assert!(false, "{name:?} is no whole number"),
        }
    }

    pub(crate) fn count(&mut self, name: Name<'_>, about: &str, value: Option<usize>) {
        self.int(name, about, value.map(|value| u32::try_from(value).unwrap_or(u32::MAX)));
    }

    pub(crate) fn decimal(&mut self, name: Name<'_>, about: &str, value: Option<i128>) {
        let kind = DataType::Decimal128(PRECISION, SCALE);
        let new = || Column::Decimal(Decimal128Builder::with_capacity(0).with_data_type(kind.clone()));
        match self.next(name, about, kind.clone(), new) {
            Some(Column::Decimal(column)) => column.append_option(value),
            _ => debug_assert!(false, "{name:?} is no decimal"),
        }
    }

    pub(crate) fn float(&mut self, name: Name<'_>, about: &str, value: Option<f64>) {
        match self.next(name, about, DataType::Float64, || Column::Float(Float64Builder::with_capacity(0))) {
            Some(Column::Float(column)) => column.append_option(value),
            _ => debug_assert!(false, "{name:?} is no float"),
        }
    }

    /// Days since 1970-01-01.
    pub(crate) fn date(&mut self, name: Name<'_>, about: &str, value: Option<i32>) {
        match self.next(name, about, DataType::Date32, || Column::Date(Date32Builder::with_capacity(0))) {
            Some(Column::Date(column)) => column.append_option(value),
            _ => debug_assert!(false, "{name:?} is no date"),
        }
    }

    /// The column to put, made when it is put for the first time.
    fn next(
        &mut self,
        name: Name<'_>,
        about: &str,
        kind: DataType,
        new: impl FnOnce() -> Column,
    ) -> Option<&mut Column> {
        if self.at == self.columns.len() {
            let metadata = [(ABOUT.to_owned(), about.to_owned())].into();
            self.schema.push(Field::new(name.to_string(), kind, true).with_metadata(metadata));
            self.columns.push(new());
        }
        self.at += 1;
        self.columns.get_mut(self.at - 1)
    }

    /// The schema, with what the table says of itself.
    pub(crate) fn schema(&self, metadata: &[(&str, &str)]) -> SchemaRef {
        let metadata = metadata.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        Arc::new(Schema::new_with_metadata(self.schema.clone(), metadata))
    }

    /// The rows so far, after which there are none.
    pub(crate) fn finish(&mut self, schema: SchemaRef) -> Result<RecordBatch, ArrowError> {
        let columns = self.columns.iter_mut().map(Column::finish).collect();
        (self.rows, self.bytes) = (0, 0);
        RecordBatch::try_new(schema, columns)
    }

    fn clear(&mut self) {
        self.columns.iter_mut().for_each(|column| drop(column.finish()));
        (self.rows, self.bytes) = (0, 0);
        self.misfits.clear();
    }
}

impl Column {
    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(column) => Arc::new(column.finish()),
            Self::Texts(column) => Arc::new(column.finish()),
            Self::Int(column) => Arc::new(column.finish()),
            Self::Decimal(column) => Arc::new(column.finish()),
            Self::Float(column) => Arc::new(column.finish()),
            Self::Date(column) => Arc::new(column.finish()),
        }
    }
}

/// A column's name, perhaps of two parts: `target` and `unit` are `target_unit`. Put together only when it is defined.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Name<'a> {
    One(&'a str),
    Two(&'a str, &'a str),
}

impl<'a> From<&'a str> for Name<'a> {
    fn from(name: &'a str) -> Self {
        Self::One(name)
    }
}

impl std::fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::One(name) => f.write_str(name),
            Self::Two(first, second) => write!(f, "{first}_{second}"),
        }
    }
}
