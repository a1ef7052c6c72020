//! AUTONUM, AUTONUMLGL and AUTONUMOUT (ECMA-376-1 §17.16.5.4 to §17.16.5.6): fields that number their paragraph and
//! store no result. Each kind counts for itself, by the outline level of the paragraph; other text is one level more.

use crate::number_format::NumberFormat;

/// Outline levels, and body text below them.
const LEVELS: usize = 10;

/// How far the fields have counted.
#[derive(Debug, Default)]
pub(crate) struct AutomaticFields {
    /// By kind: AUTONUM, AUTONUMLGL, AUTONUMOUT.
    counters: [[u32; LEVELS]; 3],
}

/// The formats of AUTONUMOUT, level by level.
const OUTLINE: [(&str, &str, &str); 7] = [
    ("", "upperRoman", "."),
    ("", "upperLetter", "."),
    ("", "decimal", "."),
    ("", "lowerLetter", ")"),
    ("(", "decimal", ")"),
    ("(", "lowerLetter", ")"),
    ("(", "lowerRoman", ")"),
];

/// `\* CHINESENUM3` and the like (§17.16.4.3.1).
const SWITCHES: [(&str, &str); 14] = [
    ("ROMAN", "upperRoman"),
    ("roman", "lowerRoman"),
    ("ALPHABETIC", "upperLetter"),
    ("alphabetic", "lowerLetter"),
    ("CHINESENUM1", "chineseCounting"),
    ("CHINESENUM2", "chineseLegalSimplified"),
    ("CHINESENUM3", "chineseCountingThousand"),
    ("CIRCLENUM", "decimalEnclosedCircle"),
    ("DBCHAR", "decimalFullWidth"),
    ("GB1", "decimalEnclosedFullstop"),
    ("GB2", "decimalEnclosedParen"),
    ("GB3", "decimalEnclosedCircleChinese"),
    ("GB4", "ideographEnclosedCircle"),
    ("Ordinal", "ordinal"),
];

impl AutomaticFields {
    /// Counts a field of a paragraph with this outline level (from 0; `None` is body text) and writes its number.
    pub(crate) fn next(&mut self, instruction: &str, outline: Option<u8>) -> String {
        let mut words = instruction.split_whitespace();
        let kind = match words.next().unwrap_or_default().to_ascii_uppercase().as_str() {
            "AUTONUM" => 0,
            "AUTONUMLGL" => 1,
            _ => 2,
        };
        let level = outline.map_or(LEVELS - 1, |level| usize::from(level).min(LEVELS - 1));
        let counters = &mut self.counters[kind];
        counters[level] = counters[level].saturating_add(1);
        counters[level + 1..].fill(0);
        let words: Vec<&str> = words.collect();
        let behind = |switch: &str| {
            words.iter().position(|word| *word == switch).and_then(|at| words.get(at + 1)).copied()
        };
        let format = behind("\\*")
            .and_then(|name| SWITCHES.iter().find(|(switch, _)| *switch == name))
            .and_then(|(_, name)| NumberFormat::from_name(name))
            .unwrap_or_default();
        let mark = behind("\\s").map_or(".", |mark| mark.trim_matches('"'));
        match kind {
            0 => format!("{}{mark}", format.write(counters[level])),
            1 => {
                // A level that was not counted has no number of its own.
                let used = counters[..=level].iter().filter(|count| **count > 0);
                let numbers: Vec<String> = used.map(ToString::to_string).collect();
                let end = if words.contains(&"\\e") { "" } else { mark };
                format!("{}{end}", numbers.join(mark))
            }
            _ => {
                let (before, name, behind) = OUTLINE[outline.map_or(0, usize::from).min(OUTLINE.len() - 1)];
                let format = NumberFormat::from_name(name).unwrap_or_default();
                format!("{before}{}{behind}", format.write(counters[level]))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_numbers_count_through_and_start_over_below_a_heading() {
        let mut fields = AutomaticFields::default();
        assert_eq!(fields.next("AUTONUM", None), "1.");
        assert_eq!(fields.next(" AUTONUM \\s ) ", None), "2)");
        assert_eq!(fields.next("AUTONUM \\* CHINESENUM3 \\s \"、\"", None), "三、");
        assert_eq!(fields.next("AUTONUM", Some(0)), "1.");
        assert_eq!(fields.next("AUTONUM", None), "1.");
    }

    #[test]
    fn legal_numbers_name_the_levels_above() {
        let mut fields = AutomaticFields::default();
        assert_eq!(fields.next("AUTONUMLGL", Some(0)), "1.");
        assert_eq!(fields.next("AUTONUMLGL", Some(1)), "1.1.");
        assert_eq!(fields.next("AUTONUMLGL \\e", Some(1)), "1.2");
        assert_eq!(fields.next("AUTONUMLGL", Some(0)), "2.");
    }

    #[test]
    fn outline_numbers_have_the_format_of_their_level() {
        let mut fields = AutomaticFields::default();
        assert_eq!(fields.next("AUTONUMOUT", Some(0)), "I.");
        assert_eq!(fields.next("AUTONUMOUT", Some(4)), "(1)");
        assert_eq!(fields.next("AUTONUMOUT", Some(3)), "a)");
    }
}
