//! The program that wrote a package, and when it was saved ([ECMA-376-2] §11, ECMA-376-1 §22.2).

use std::collections::BTreeMap;

use crate::SheetError;
use crate::package::{Package, Relationship};
use crate::xml::{Element, Sink};

/// Producer and date of a package. One without properties, or with broken ones, has none.
pub(crate) fn read(
    package: &Package<'_>,
    root: &[Relationship],
) -> Result<(Option<String>, Option<String>), SheetError> {
    let target = |kind: &str, usual: &str| {
        let related = root.iter().find(|relationship| relationship.kind == kind);
        related.and_then(|relationship| relationship.target.clone()).unwrap_or_else(|| usual.to_owned())
    };
    let application = values(package, &target("extended-properties", "docProps/app.xml"))?;
    let custom = values(package, &target("custom-properties", "docProps/custom.xml"))?;
    let core = values(package, &target("core-properties", "docProps/core.xml"))?;
    let name = application.get("Application").map(String::as_str);
    let build = custom.get("KSOProductBuildVer").map(String::as_str);
    let producer = producer(name, application.get("AppVersion").map(String::as_str), build);
    Ok((producer, core.get("modified").and_then(|text| moment(text))))
}

/// `Microsoft Excel_16.0300`; WPS keeps its build in a property of its own.
fn producer(name: Option<&str>, version: Option<&str>, build: Option<&str>) -> Option<String> {
    let filled = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let name = filled(name).map(|name| name.split('_').next().unwrap_or_default().to_owned());
    let build = filled(build);
    let name = name.or_else(|| build.is_some().then(|| "WPS Office".to_owned()))?;
    let version = build.or_else(|| filled(version));
    Some(version.map_or_else(|| name.clone(), |version| format!("{name}_{version}")))
}

/// A date with or without a time (W3CDTF). Anything else is none.
pub(crate) fn moment(text: &str) -> Option<String> {
    const LONGEST: usize = 35;
    let text = text.trim();
    let year = text.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    let signs = text.bytes().all(|byte| byte.is_ascii_digit() || b"-:.+TZ".contains(&byte));
    (year && signs && text.len() <= LONGEST).then(|| text.to_owned())
}

fn values(package: &Package<'_>, part: &str) -> Result<BTreeMap<String, String>, SheetError> {
    let mut values = Values::default();
    match package.xml(part, &mut values) {
        Ok(_) => Ok(values.by_name),
        Err(SheetError::Damaged { .. }) => Ok(BTreeMap::new()),
        Err(error) => Err(error),
    }
}

/// Texts by the `name` of the property they stand in, or the name of their element.
#[derive(Debug, Default)]
struct Values {
    by_name: BTreeMap<String, String>,
    property: Option<String>,
    element: String,
}

impl Sink for Values {
    fn start(&mut self, element: &Element<'_>) -> Result<(), SheetError> {
        self.element = String::from_utf8_lossy(element.name()).into_owned();
        if self.element == "property" {
            self.property = element.get("name");
        }
        Ok(())
    }

    fn end(&mut self, _: &[u8]) -> Result<(), SheetError> {
        self.element.clear();
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), SheetError> {
        if !self.element.is_empty() {
            let name = self.property.as_ref().unwrap_or(&self.element);
            self.by_name.entry(name.clone()).or_default().push_str(text);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn producers_are_named_as_their_makers_sign() {
        assert_eq!(
            producer(Some("Microsoft Excel"), Some("16.0300"), None).unwrap(),
            "Microsoft Excel_16.0300"
        );
        assert_eq!(
            producer(Some("WPS Office_11.1"), Some("0"), Some("2052-11.1.0")).unwrap(),
            "WPS Office_2052-11.1.0"
        );
        assert_eq!(producer(None, Some("1"), None), None);
        assert_eq!(moment("2022-12-05T03:21:00Z").as_deref(), Some("2022-12-05T03:21:00Z"));
        assert_eq!(moment("五月"), None);
    }
}
