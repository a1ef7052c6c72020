//! Pairs of what is stored and what Excel shows for it, checked by hand; `pairs.tsv` says them.

use super::*;

#[test]
fn values_show_as_excel_shows_them() {
    let pairs = include_str!("pairs.tsv").lines().filter(|line| !line.starts_with("//") && !line.is_empty());
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in pairs {
        let fields: Vec<&str> = line.split('\t').collect();
        let [stored, code, expected, differs] = fields[..] else { panic!("four fields: {line}") };
        let format = NumberFormat::parse(code);
        let shown = match stored.strip_prefix('\'') {
            Some(text) => format.text(text),
            None => format.number(stored.parse().unwrap(), false),
        };
        count += 1;
        let actual = (shown.text.as_str(), if shown.differs { "differs" } else { "same" });
        if actual != (expected, differs) {
            wrong.push(format!("{stored} under {code}: {actual:?}, expected {expected:?} {differs}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 60, "{count} pairs");
}

#[test]
fn days_count_from_1904_where_the_workbook_says_so() {
    let format = NumberFormat::parse("yyyy/m/d");
    assert_eq!(format.number(43464.0, true).text, "2022/12/31");
    assert_eq!(format.number(0.0, true).text, "1904/1/1");
    assert_eq!(iso(43464.0, true).as_deref(), Some("2022-12-31"));
}

#[test]
fn the_calendar_is_that_of_excel() {
    let iso = |value| iso(value, false).unwrap();
    assert_eq!(iso(1.0), "1900-01-01");
    assert_eq!(iso(59.0), "1900-02-28");
    assert_eq!(iso(60.0), "1900-02-29", "a day that never was");
    assert_eq!(iso(61.0), "1900-03-01");
    assert_eq!(iso(44926.0), "2022-12-31");
    assert_eq!(iso(44926.75), "2022-12-31T18:00:00");
    assert_eq!(iso(0.5), "12:00:00");
    assert_eq!(super::iso(-1.0, false), None);
    assert_eq!(super::iso(2_958_466.0, false), None);
}

#[test]
fn built_in_formats_are_those_of_a_chinese_excel() {
    let shown = |id, value| NumberFormat::parse(builtin(id).unwrap()).number(value, false).text;
    assert_eq!(shown(14, 44926.0), "2022/12/31");
    assert_eq!(shown(57, 44926.0), "2022年12月");
    assert_eq!(shown(31, 44926.0), "2022年12月31日");
    assert_eq!(shown(10, 0.985), "98.50%");
    assert_eq!(shown(4, 10_891.615_675), "10,891.62");
    assert_eq!(shown(44, -1234.5).trim(), "¥-1,234.50");
    assert_eq!(builtin(60), None);
}

/// Codes that no program writes end in a text, never in a panic.
#[test]
fn any_code_shows_something() {
    let mut codes = vec![
        "[".to_owned(),
        "\"".into(),
        "\\".into(),
        "[$".into(),
        "0;0;0;0;0".into(),
        "E+".into(),
        "#/".into(),
    ];
    codes.extend(
        [
            "/0",
            "[h",
            "0.E+",
            "?/0",
            ";;;;",
            "*",
            "_",
            "[DBNum1]?/?",
            "0.0.0",
            ",,,",
            "%%%%%%%%%%%%",
            "General@",
        ]
        .map(str::to_owned),
    );
    codes.push("0".repeat(1000));
    codes.push("#,".repeat(500));
    for code in codes {
        let format = NumberFormat::parse(&code);
        for value in [0.0, -1.5, 1e300, -1e-300, 44926.5, f64::MAX, f64::MIN_POSITIVE] {
            let _ = format.number(value, false);
        }
        let _ = format.text("字");
    }
}
