//! What the tables hold, by name and type.

use std::sync::LazyLock;

use arrow_schema::{DataType, Schema, SchemaRef};
use serde_json::{Value, json};

use crate::sheet::ABOUT;
use crate::{Table, Tables};

/// The version of the data set: columns may be added to it; none is renamed, retyped or dropped.
pub const SCHEMA: &str = "jixiao-data/1";

/// What the schema of a table says of itself.
pub(crate) fn metadata(table: Table) -> [(&'static str, &'static str); 2] {
    [("jixiao.schema", SCHEMA), ("jixiao.table", table.name())]
}

/// The schema of a table.
///
/// ```
/// let schema = columns::schema(columns::Table::Funds);
/// assert_eq!(schema.field_with_name("budget_value").unwrap().data_type().to_string(), "Decimal128(38, 10)");
/// ```
pub fn schema(table: Table) -> SchemaRef {
    static BLANK: LazyLock<Vec<(Table, SchemaRef)>> = LazyLock::new(|| {
        let tables = Tables::new();
        Table::ALL.into_iter().filter_map(|table| Some((table, tables.schema(table)?))).collect()
    });
    let found = BLANK.iter().find(|(of, _)| *of == table).map(|(_, schema)| SchemaRef::clone(schema));
    found.unwrap_or_else(|| Schema::empty().into())
}

/// The schema of a table as JSON: version, table, and each column with its type and what it holds, in Chinese.
pub fn describe(table: Table) -> Value {
    let schema = schema(table);
    let columns = schema.fields().iter().map(|field| {
        let about = field.metadata().get(ABOUT);
        json!({ "name": field.name(), "type": type_name(field.data_type()), "about": about })
    });
    json!({
        "schema": SCHEMA,
        "table": table.name(),
        "about": table.chinese(),
        "columns": columns.collect::<Vec<_>>(),
    })
}

fn type_name(kind: &DataType) -> String {
    match kind {
        DataType::Utf8 => "string".to_owned(),
        DataType::Int32 => "int32".to_owned(),
        DataType::Float64 => "float64".to_owned(),
        DataType::Date32 => "date32".to_owned(),
        DataType::Decimal128(precision, scale) => format!("decimal128({precision},{scale})"),
        DataType::List(item) => format!("list<{}>", type_name(item.data_type())),
        other => other.to_string(),
    }
}
