//! The program that wrote the file: docProps/app.xml, and docProps/custom.xml where WPS signs.

use super::package::{Package, Relationship};
use super::xml::Token;
use crate::WordError;

/// `Application_Version`. WPS puts its version and a machine mark into the application's name and its build into
/// a custom property, which is the exact one.
pub(crate) fn producer(application: &str, version: Option<&str>, kso_build: Option<&str>) -> Option<String> {
    let mut words = application.trim().split('_').filter(|word| !word.is_empty());
    let name = words.next();
    let own = words.next();
    let is_wps = name.is_some_and(|name| name.to_ascii_lowercase().contains("wps")) || kso_build.is_some();
    let name = name.or(is_wps.then_some("WPS Office"))?;
    let version = version.map(str::trim).filter(|version| !version.is_empty() && *version != "0");
    let version = if is_wps { kso_build.map(str::trim).or(own).or(version) } else { version.or(own) };
    Some(version.map_or_else(|| name.to_owned(), |version| format!("{name}_{version}")))
}

/// Reads the producer of a package. A package without properties, or with broken ones, has none: they are no
/// part of the document.
pub(super) fn read(
    package: &Package<'_>,
    relationships: &[Relationship],
) -> Result<Option<String>, WordError> {
    let target = |kind: &str, usual: &str| {
        let by_relationship = relationships.iter().find(|relationship| relationship.kind == kind);
        by_relationship
            .and_then(|relationship| relationship.target.clone())
            .unwrap_or_else(|| usual.to_owned())
    };
    let mut application = String::new();
    let mut version = None;
    values(package, &target("extended-properties", "docProps/app.xml"), |name, _, text| match name {
        b"Application" => application.push_str(text),
        b"AppVersion" => version.get_or_insert_with(String::new).push_str(text),
        _ => {}
    })?;
    let mut build = None;
    values(package, &target("custom-properties", "docProps/custom.xml"), |_, property, text| {
        if property == "KSOProductBuildVer" {
            build.get_or_insert_with(String::new).push_str(text);
        }
    })?;
    Ok(producer(&application, version.as_deref(), build.as_deref()))
}

/// Calls `each` with the texts of a part, the name of their element and the `name` of the property around it. A
/// broken part says nothing.
fn values(
    package: &Package<'_>,
    part: &str,
    mut each: impl FnMut(&[u8], &str, &str),
) -> Result<(), WordError> {
    let read = super::read_xml(package, part, |xml| {
        let mut element = Vec::new();
        let mut property = String::new();
        loop {
            match xml.next()? {
                Token::Start(tag) => {
                    element = tag.local().to_vec();
                    if element == b"property" {
                        property = tag.attribute("name").unwrap_or_default();
                    }
                }
                Token::End => element.clear(),
                Token::Text(text) => each(&element, &property, text),
                Token::Eof => return Ok(()),
            }
        }
    });
    match read {
        Err(WordError::Damaged { .. }) => Ok(()),
        other => other.map(|_| ()),
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
