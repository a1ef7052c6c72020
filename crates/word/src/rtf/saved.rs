//! `\revtim` (RTF 1.9.1, "Information Group"): when the file was last saved, by the clock of whoever saved it.

/// The words of the group; what is not said is 0.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Saved {
    year: u32,
    month: u32,
    day: u32,
    hour: u32,
    minute: u32,
    second: u32,
}

impl Saved {
    /// `\yr2022`, `\mo12` and so on.
    pub(super) fn word(&mut self, name: &str, number: Option<i32>) {
        let slot = match name {
            "yr" => &mut self.year,
            "mo" => &mut self.month,
            "dy" => &mut self.day,
            "hr" => &mut self.hour,
            "min" => &mut self.minute,
            "sec" => &mut self.second,
            _ => return,
        };
        *slot = number.and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
    }

    /// As W3CDTF writes it, without a zone: RTF names none. `None` where it is no time.
    pub(super) fn moment(self) -> Option<String> {
        let Self { year, month, day, hour, minute, second } = self;
        let is_time = (1000..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=31).contains(&day)
            && hour < 24
            && minute < 60
            && second < 60;
        is_time.then(|| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"))
    }
}
