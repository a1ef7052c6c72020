//! The table of hand-checked value strings: each must give exactly the JSON its line states.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a line of the table that cannot be read is a failed test"
)]

use normalizer::{Context, Role, parse};

#[test]
fn every_line_of_the_table_holds() {
    let table = include_str!("values.txt");
    let mut wrong = Vec::new();
    let mut lines = 0;
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let text = columns.next().unwrap().replace("\\n", "\n");
        let text = text.as_str();
        let expected = columns.next().unwrap_or_else(|| panic!("{line}"));
        let context = columns.next().unwrap_or_default();
        let expected = json(text, expected);
        let got = serde_json::to_string(&parse(text, &self::context(context))).unwrap();
        if got != expected {
            wrong.push(format!("{text} [{context}]\n  expected {expected}\n       got {got}"));
        }
        // What is written to JSON is read back the same.
        let back: model::Quantity = serde_json::from_str(&got).unwrap();
        assert_eq!(serde_json::to_string(&back).unwrap(), got);
        lines += 1;
    }
    assert!(lines >= 600, "{lines} lines");
    assert!(wrong.is_empty(), "{} of {lines} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn context(text: &str) -> Context<'_> {
    let mut context = Context { role: Role::Target, ..Context::default() };
    for (key, value) in text.split(';').filter_map(|pair| pair.split_once('=')) {
        match key {
            "role" => {
                context.role = match value {
                    "fund" => Role::Fund,
                    "share" => Role::Share,
                    "rate" => Role::Rate,
                    "weight" => Role::Weight,
                    "score" => Role::Score,
                    _ => panic!("{value}"),
                }
            }
            "year" => context.year = Some(value.parse().unwrap()),
            "currency" => context.currency_unit = Some(value),
            "level1" => context.level1 = Some(value),
            "level2" => context.level2 = Some(value),
            "name" => context.name = Some(value),
            "target" => context.target = Some(Box::leak(Box::new(parse(value, &Context::default())))),
            _ => panic!("{key}"),
        }
    }
    context
}

/// The JSON a line's short form stands for, key by key.
fn json(text: &str, expected: &str) -> String {
    let (meaning, more) = expected.split_once(" | ").map_or((expected, None), |(a, b)| (a, Some(b)));
    let words: Vec<&str> = meaning.split(' ').collect();
    let mut keys = vec![format!(r#""text":{}"#, serde_json::to_string(text.trim()).unwrap())];
    match words.as_slice() {
        ["text"] => keys.push(r#""kind":"text""#.into()),
        ["blank"] => keys.push(r#""kind":"blank""#.into()),
        ["date", op, day] => {
            keys.push(format!(r#""kind":"date","op":"{op}""#));
            match day.split_once("..") {
                Some((from, day)) => keys.push(format!(r#""from":"{from}","date":"{day}""#)),
                None => keys.push(format!(r#""date":"{day}""#)),
            }
        }
        [op @ .., number] | [op @ .., number, _, "=", _, _] if op.len() <= 1 => {
            let range = number.contains("..");
            keys.push(format!(r#""kind":"{}""#, if range { "range" } else { "number" }));
            keys.extend(op.iter().map(|op| format!(r#""op":"{op}""#)));
            keys.push(numbers(number));
            match &words[op.len() + 1..] {
                [unit, "=", base, base_unit] => {
                    keys.push(format!(
                        r#""unit":"{unit}","base":{{{},"unit":"{base_unit}"}}"#,
                        numbers(base)
                    ));
                }
                _ => keys.push(r#""unit":null"#.into()),
            }
        }
        _ => panic!("{expected}"),
    }
    keys.extend(more.map(str::to_owned));
    format!("{{{}}}", keys.join(","))
}

fn numbers(text: &str) -> String {
    match text.split_once("..") {
        Some((low, high)) => format!(r#""low":{low},"high":{high}"#),
        None => format!(r#""value":{text}"#),
    }
}
