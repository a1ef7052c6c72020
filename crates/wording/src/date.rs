//! Dates in free text: project periods, deadlines.

/// A day, month or year as a text writes it, padded to the earliest day it can mean.
pub type Day = (u16, u8, u8);

/// The dates of a text, in order: 2023年5月, 2023-05-31, 2023.5, 2023年.
#[must_use]
pub fn dates(text: &str) -> Vec<Day> {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let digits = run(&chars, at);
        let year = number(&chars, at, digits).filter(|year| digits == 4 && (1990..2100).contains(year));
        let (Some(year), true) = (year, digits > 0) else {
            at += digits.max(1);
            continue;
        };
        at += 4;
        let (month, next) = part(&chars, at, &['年', '-', '.', '/', '—'], 12);
        let (day, next) =
            if month.is_some() { part(&chars, next, &['月', '-', '.', '/'], 31) } else { (None, next) };
        let known = month.is_some() || chars.get(at) == Some(&'年');
        if known {
            found.push((year as u16, month.unwrap_or(1) as u8, day.unwrap_or(1) as u8));
        }
        at = next.max(at);
    }
    found
}

/// A number up to `most` behind one of the separators, and where the text goes on.
fn part(chars: &[char], at: usize, separators: &[char], most: u32) -> (Option<u32>, usize) {
    let Some(separator) = chars.get(at).filter(|c| separators.contains(c)) else { return (None, at) };
    let digits = run(chars, at + 1);
    let value = number(chars, at + 1, digits).filter(|value| digits <= 2 && (1..=most).contains(value));
    // 2023-2025 is two years, not a month.
    if value.is_none() && *separator != '年' && *separator != '月' {
        (None, at)
    } else {
        (value, at + 1 + if value.is_some() { digits } else { 0 })
    }
}

fn run(chars: &[char], at: usize) -> usize {
    chars.get(at..).unwrap_or_default().iter().take_while(|c| c.is_ascii_digit()).count()
}

fn number(chars: &[char], at: usize, digits: usize) -> Option<u32> {
    if digits > 8 {
        return None;
    }
    chars.get(at..at + digits)?.iter().collect::<String>().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_their_usual_dress() {
        assert_eq!(dates("2023年5月—2024年12月31日"), [(2023, 5, 1), (2024, 12, 31)]);
        assert_eq!(dates("2023-01-15至2023.11"), [(2023, 1, 15), (2023, 11, 1)]);
        assert_eq!(dates("2023年"), [(2023, 1, 1)]);
        assert_eq!(dates("2023年-2025年"), [(2023, 1, 1), (2025, 1, 1)]);
        assert!(dates("电话 03115550123，共2000份").is_empty());
    }
}
