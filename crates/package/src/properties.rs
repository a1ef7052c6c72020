//! The program that wrote the file: docProps/app.xml, and docProps/custom.xml where WPS signs; and when it was saved:
//! docProps/core.xml (ECMA-376-1 §22.2, ECMA-376-2 §11).

use std::collections::HashMap;

use crate::{Package, PackageError, Relationship, Sink, Tag, moment};

/// `Application_Version`. WPS puts its version and a machine mark into the application's name and its build into
/// a custom property, which is the exact one.
pub fn producer(application: &str, version: Option<&str>, kso_build: Option<&str>) -> Option<String> {
    let mut words = application.trim().split('_').filter(|word| !word.is_empty());
    let name = words.next();
    let own = words.next();
    let is_wps = name.is_some_and(|name| name.to_ascii_lowercase().contains("wps")) || kso_build.is_some();
    let name = name.or(is_wps.then_some("WPS Office"))?;
    let version = version.map(str::trim).filter(|version| !version.is_empty() && *version != "0");
    let version = if is_wps { kso_build.map(str::trim).or(own).or(version) } else { version.or(own) };
    Some(version.map_or_else(|| name.to_owned(), |version| format!("{name}_{version}")))
}

/// What a package says about itself.
#[derive(Clone, Debug, Default)]
pub struct Properties {
    /// See [`producer`].
    pub producer: Option<String>,
    /// `dcterms:modified`.
    pub modified: Option<String>,
}

impl Package<'_> {
    /// The properties of the package, whose own relationships are `root`. A package without any, or with broken ones,
    /// has none: they are no part of the document.
    pub fn properties(&self, root: &[Relationship]) -> Result<Properties, PackageError> {
        let values = |kind: &str, usual: &str| {
            let by_relationship = root.iter().find(|relationship| relationship.kind == kind);
            let target = by_relationship.and_then(|relationship| relationship.target.as_deref());
            values(self, target.unwrap_or(usual))
        };
        let application = values("extended-properties", "docProps/app.xml")?;
        let custom = values("custom-properties", "docProps/custom.xml")?;
        let core = values("core-properties", "docProps/core.xml")?;
        let name = application.get("Application").map_or("", String::as_str);
        let version = application.get("AppVersion").map(String::as_str);
        Ok(Properties {
            producer: producer(name, version, custom.get("KSOProductBuildVer").map(String::as_str)),
            modified: core.get("modified").and_then(|text| moment(text)),
        })
    }
}

/// The texts of a part by the `name` of the property they stand in, or the name of their element. A broken part says
/// nothing.
fn values(package: &Package<'_>, part: &str) -> Result<HashMap<String, String>, PackageError> {
    let mut values = Values::default();
    match package.read_xml(part, &mut values) {
        Ok(_) => Ok(values.by_name),
        Err(PackageError::Damaged { .. }) => Ok(HashMap::new()),
        Err(error) => Err(error),
    }
}

#[derive(Default)]
struct Values {
    by_name: HashMap<String, String>,
    /// The property that is open, and the innermost element.
    property: Option<String>,
    element: String,
}

impl Sink for Values {
    type Error = PackageError;

    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, PackageError> {
        self.element = String::from_utf8_lossy(tag.local()).into_owned();
        if self.element == "property" {
            self.property = tag.attribute("name");
        }
        Ok(true)
    }

    fn end(&mut self, _: &[u8]) -> Result<(), PackageError> {
        self.element.clear();
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), PackageError> {
        if !self.element.is_empty() {
            let name = self.property.as_ref().unwrap_or(&self.element);
            self.by_name.entry(name.clone()).or_default().push_str(text);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::producer;

    #[test]
    fn producers_are_named_as_their_makers_sign() {
        let name = |application, version, build| producer(application, version, build).unwrap_or_default();
        assert_eq!(name("Microsoft Office Word", Some("16.0000"), None), "Microsoft Office Word_16.0000");
        assert_eq!(
            name("WPS Office_11.1.0.12763_F1E327BC-269C-435d-A152-05C5408002CA", Some("0"), None),
            "WPS Office_11.1.0.12763"
        );
        assert_eq!(name("WPS Office", None, Some("2052-11.1.0.12763")), "WPS Office_2052-11.1.0.12763");
        assert_eq!(name("", None, Some("2052-12.1.0.1")), "WPS Office_2052-12.1.0.1");
        assert_eq!(name("LibreOffice/7.4$Linux", None, None), "LibreOffice/7.4$Linux");
        assert_eq!(producer(" ", Some("1"), None), None);
    }
}
