//! Who has to hand in: a list of departments.

use model::Department;
use wording::fold::letters;

use super::Office;
use crate::{Error, decoded};

/// The departments that have to hand in, in the order of their list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// The departments.
    pub list: Vec<Expected>,
}

/// A department that has to hand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Its code; may be empty.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// What stands over the names.
const HEADINGS: [&str; 6] = ["name", "名称", "单位", "单位名称", "部门", "部门名称"];

impl Roster {
    /// Reads a list in CSV, `code,name` a line, in UTF-8 or GB 18030, with or without a line of headings.
    ///
    /// ```
    /// let roster = jixiao::desk::Roster::parse("编码,名称\n322,云岭县水务局\n".as_bytes())?;
    /// assert_eq!(roster.list[0].name, "云岭县水务局");
    /// # Ok::<(), jixiao::Error>(())
    /// ```
    ///
    /// # Errors
    /// When it holds no department, or a line has no name.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let text = decoded(bytes);
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut list = Vec::new();
        for (number, record) in (1..).zip(reader.records()) {
            let record = record.map_err(|error| Error::Roster(error.to_string()))?;
            let mut fields = record.iter().map(str::trim);
            let code = fields.next().unwrap_or_default().to_owned();
            let name = fields.next().unwrap_or_default().to_owned();
            let is_heading = || HEADINGS.iter().any(|heading| name.eq_ignore_ascii_case(heading));
            if (number == 1 && is_heading()) || (code.is_empty() && name.is_empty()) {
                continue;
            }
            if name.is_empty() {
                return Err(Error::Roster(format!(
                    "line {number} has no name behind its code (第{number}行缺名称)"
                )));
            }
            list.push(Expected { code, name });
        }
        if list.is_empty() {
            return Err(Error::Roster("it holds no department (没有单位)".to_owned()));
        }
        Ok(Self { list })
    }

    /// The departments, as rules know them.
    pub(super) fn departments(&self) -> Vec<Department> {
        let department = |expected: &Expected| Department {
            code: Some(expected.code.clone()).filter(|code| !code.is_empty()),
            name: expected.name.clone(),
            level: None,
        };
        self.list.iter().map(department).collect()
    }

    /// Which of the departments handed a document in: by its name, as the only one whose name ends as the
    /// document's does (民政局 is 云岭县民政局), or by its code.
    pub fn place(&self, office: &Office) -> Option<usize> {
        let name = key(&office.name);
        let by_code = |expected: &Expected| {
            !expected.code.is_empty()
                && office.code.as_deref().is_some_and(|code| is_of(code, &expected.code))
        };
        let by_name = |expected: &Expected| key(&expected.name) == name;
        let find = |matches: &dyn Fn(&Expected) -> bool| self.list.iter().position(matches);
        find(&|expected| by_code(expected) && by_name(expected))
            .or_else(|| find(&by_name))
            .or_else(|| {
                let close = |expected: &Expected| {
                    let other = key(&expected.name);
                    other.chars().count().min(name.chars().count()) >= 3
                        && (other.ends_with(&name) || name.ends_with(&other))
                };
                let mut found = self.list.iter().enumerate().filter(|(_, expected)| close(expected));
                found.next().filter(|_| found.next().is_none()).map(|(index, _)| index)
            })
            // A form that was copied from another department often keeps its code, seldom its name.
            .or_else(|| find(&by_code))
    }
}

/// A unit's code is its own, or begins with that of its department.
fn is_of(code: &str, expected: &str) -> bool {
    code == expected || (expected.len() == 3 && code.len() == 6 && code.starts_with(expected))
}

fn key(name: &str) -> String {
    letters(name)
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;

    use super::*;

    fn office(name: &str, code: Option<&str>) -> Office {
        Office { name: name.to_owned(), code: code.map(str::to_owned), by_folder: false }
    }

    #[test]
    fn a_list_is_read_in_both_encodings_and_without_headings() {
        let wanted = Roster {
            list: vec![
                Expected { code: "322".into(), name: "云岭县水务局".into() },
                Expected { code: "330001".into(), name: "云岭县民政局".into() },
            ],
        };
        let text = "code,name\r\n322,云岭县水务局\r\n\r\n330001,云岭县民政局\r\n";
        assert_eq!(Roster::parse(text.as_bytes()).unwrap(), wanted);
        assert_eq!(Roster::parse(&GB18030.encode(text).0).unwrap(), wanted);
        assert_eq!(Roster::parse(format!("\u{feff}{text}").as_bytes()).unwrap(), wanted);
        assert_eq!(Roster::parse(text.trim_start_matches("code,name\r\n").as_bytes()).unwrap(), wanted);
    }

    #[test]
    fn a_list_of_nobody_is_told() {
        assert_eq!(Roster::parse(b"code,name\n").unwrap_err().id(), "file.roster");
        assert!(Roster::parse(b"322\n").unwrap_err().to_string().contains("line 1"));
    }

    #[test]
    fn a_department_is_known_by_code_by_name_and_by_how_its_name_ends() {
        let roster = Roster::parse("322,水务局\n330001,民政局\n,教育局\n".as_bytes()).unwrap();
        assert_eq!(roster.place(&office("云岭县水务局", Some("322001"))), Some(0));
        assert_eq!(roster.place(&office("云岭县民政局", Some("330001"))), Some(1));
        assert_eq!(roster.place(&office("云岭县民政局", Some("330002"))), Some(1), "by how it ends");
        assert_eq!(roster.place(&office("教育局", None)), Some(2));
        assert_eq!(roster.place(&office("云岭县教育局", None)), Some(2));
        assert_eq!(roster.place(&office("体育局", None)), None);
    }

    #[test]
    fn two_names_that_end_alike_decide_nothing() {
        let roster = Roster::parse("1,东区民政局\n2,西区民政局\n".as_bytes()).unwrap();
        assert_eq!(roster.place(&office("民政局", None)), None);
        assert_eq!(roster.place(&office("东区民政局", None)), Some(0));
    }
}
