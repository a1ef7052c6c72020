//! What stands over a form: title, unit line, currency unit, year. In the table's first rows or in paragraphs.

use model::{Place, Pointer};

use super::{Reader, RowRef, YearFound, YearRank, colons};
use crate::fold::{self, Folded};
use crate::sheet::Sheet;
use crate::{identity, outline};

/// A title is shorter than this, in characters.
const LONGEST_TITLE: usize = 80;

impl Reader<'_, '_> {
    /// Reads a row of the table if it belongs to the preamble.
    pub(super) fn preamble(&mut self, at: RowRef) -> bool {
        let sheet = self.sheet(at);
        let cells: Vec<usize> = self.free(at).collect();
        let lines: Vec<Vec<&str>> = cells
            .iter()
            .map(|&cell| sheet.text(cell).lines().filter(|line| !fold::is_blank(line)).collect())
            .collect();
        let known = |line: &str| self.preamble_kind(line, cells.len() == 1);
        let kinds: Vec<Kind> = lines.iter().flatten().map(|line| known(line)).collect();
        let unknown = kinds.iter().filter(|kind| **kind == Kind::Unknown).count();
        let currency = kinds.contains(&Kind::Currency);
        // A name beside 单位：万元 is the unit's, though no code says so.
        if cells.is_empty() || unknown > usize::from(currency && cells.len() == 2) {
            return false;
        }
        for (&cell, lines) in cells.iter().zip(&lines) {
            let place = sheet.place(cell);
            self.claim(at, cell);
            for line in lines {
                match self.preamble_kind(line, cells.len() == 1) {
                    Kind::Unknown => self.set_unit(line, &place),
                    kind => self.preamble_line(line, kind, &place),
                }
            }
        }
        true
    }

    /// Reads a paragraph over the form if it belongs to it.
    pub(crate) fn paragraph(&mut self, text: &str, place: &Place, title: bool) -> bool {
        match self.preamble_kind(text, true) {
            Kind::Unknown if title => self.set_title(text, place),
            Kind::Title if !title => return false,
            Kind::Unknown => return false,
            kind => self.preamble_line(text, kind, place),
        }
        true
    }

    fn preamble_line(&mut self, line: &str, kind: Kind, place: &Place) {
        match kind {
            Kind::Title => self.set_title(line, place),
            Kind::Year => {
                self.found_year(YearRank::Header, line, place);
                self.draft().label("year", line, place.clone());
            }
            Kind::Currency => {
                if let Some((unit, rest)) = currency_line(line) {
                    self.set_currency(&unit, place);
                    let label = if rest.is_empty() { line } else { line.trim_start_matches(rest.as_str()) };
                    self.draft().label("currency_unit", label, place.clone());
                    if !rest.is_empty() {
                        self.preamble_rest(&rest, place);
                    }
                }
            }
            Kind::Unit => self.set_unit(line, place),
            Kind::Pairs => {
                for (label, value) in self.colon_pairs(line, false).unwrap_or_default() {
                    self.pair(&label, place.clone(), &value, place.clone());
                }
            }
            Kind::Unknown => {}
        }
    }

    /// What stands before 单位：万元 on the same line.
    fn preamble_rest(&mut self, rest: &str, place: &Place) {
        match self.preamble_kind(rest, false) {
            Kind::Currency | Kind::Unknown => self.set_unit(rest, place),
            kind => self.preamble_line(rest, kind, place),
        }
    }

    fn preamble_kind(&self, line: &str, alone: bool) -> Kind {
        let label = Folded::new(line);
        let short = line.chars().count() <= LONGEST_TITLE;
        if currency_line(line).is_some() {
            Kind::Currency
        } else if self.colon_pairs(line, false).is_some_and(|pairs| pairs.len() == colons::count_colons(line))
        {
            Kind::Pairs
        } else if is_year(&label) {
            Kind::Year
        } else if alone && short && self.profiles.is_title(&label) && !self.words.is_label(&label) {
            Kind::Title
        } else if short
            && identity::unit(line).is_some_and(|unit| unit.code.is_some() && !unit.name.is_empty())
        {
            Kind::Unit
        } else {
            Kind::Unknown
        }
    }

    pub(super) fn set_unit(&mut self, text: &str, place: &Place) {
        let Some(unit) = identity::unit(text) else { return };
        let draft = self.draft();
        if draft.form.unit.is_some() {
            draft.field("单位", text, place.clone());
            return;
        }
        let pointer = Pointer::root().key("unit");
        for (key, there) in [("code", unit.code.is_some()), ("name", true), ("level", unit.level.is_some())] {
            if there {
                draft.put(pointer.key(key), place.clone());
            }
        }
        draft.form.unit = Some(unit);
    }

    fn set_title(&mut self, text: &str, place: &Place) {
        self.found_year(YearRank::Title, text, place);
        let text = fold::tidy(text);
        let draft = self.draft();
        if draft.form.title.is_some() {
            draft.field("标题", &text, place.clone());
            return;
        }
        let (number, title) = match outline::number(&text) {
            Some((number, title)) if !title.is_empty() => (Some(number.to_owned()), title.to_owned()),
            _ => (None, text),
        };
        if number.is_some() {
            draft.put(Pointer::root().key("number"), place.clone());
        }
        draft.put(Pointer::root().key("title"), place.clone());
        draft.form.number = number;
        draft.form.title = Some(title);
    }

    /// Notes a budget year that a text names.
    pub(super) fn found_year(&mut self, rank: YearRank, text: &str, place: &Place) {
        if let Some(year) = identity::budget_year(text) {
            self.years.push(YearFound { rank, year, place: Some(place.clone()) });
        }
    }
}

/// Whether a row holds nothing but unit lines, currency units and years.
pub(crate) fn is_preamble_row(sheet: &Sheet<'_>, row: u32) -> bool {
    sheet.anchored(row).all(|cell| {
        let text = sheet.text(cell);
        let coded = || {
            identity::unit(text)
                .is_some_and(|unit| unit.code.is_some_and(|code| code.len() >= 6) && !unit.name.is_empty())
        };
        currency_line(text).is_some() || is_year(sheet.folded(cell)) || coded()
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Title,
    Year,
    Currency,
    Unit,
    Pairs,
    Unknown,
}

/// （2022年度）, 2022年, 二〇二二年度.
fn is_year(label: &Folded) -> bool {
    let text = label.bare.trim_end_matches("预算");
    let Some((year, rest)) = text.split_once('年') else { return false };
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    // （2023年度1-7月）, 2023年上半年: a part of the year.
    let part = rest.chars().all(|c| c.is_ascii_digit() || "-~至月份上下半年第一二三四季度".contains(c));
    year.chars().count() == 4 && part && identity::budget_year(&label.bare).is_some()
}

/// The currency unit a text is: 万元, 元, 万美元.
pub(super) fn currency(text: &str) -> Option<String> {
    const SCALES: [&str; 7] = ["", "百", "千", "万", "百万", "千万", "亿"];
    const NAMES: [&str; 6] = ["元", "人民币元", "美元", "欧元", "港元", "日元"];
    let text = fold::fold(text);
    let text = text
        .strip_prefix("单位")
        .or_else(|| text.strip_prefix("人民币"))
        .unwrap_or(&text)
        .trim_start_matches([':', ',']);
    let is = SCALES.iter().any(|scale| text.strip_prefix(scale).is_some_and(|name| NAMES.contains(&name)));
    is.then(|| text.to_owned())
}

/// `单位：万元`, `（金额单位：元）`, also behind other words on the line: the unit, and what stands before it.
pub(super) fn currency_line(line: &str) -> Option<(String, String)> {
    let at = line.rfind("单位")?;
    let (before, after) = (&line[..at], &line[at + "单位".len()..]);
    let after = after.trim_matches(|c| fold::is_space(c) || matches!(c, ')' | '）'));
    let after = after.strip_prefix([':', '：', '为', '∶'])?;
    let unit = currency(after)?;
    let before = before.trim_matches(|c| fold::is_space(c) || matches!(c, '(' | '（'));
    let before = ["计量", "金额", "计价", "货币", "资金"]
        .iter()
        .find_map(|word| before.strip_suffix(word))
        .unwrap_or(before);
    Some((
        unit,
        before
            .trim_matches(|c| fold::is_space(c) || matches!(c, '(' | '（' | ',' | '，' | ';' | '；'))
            .to_owned(),
    ))
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn currency_lines() {
        let line = |text| currency_line(text);
        assert_eq!(line("单位：万元"), Some(("万元".into(), String::new())));
        assert_eq!(line("（金额单位: 元）"), Some(("元".into(), String::new())));
        assert_eq!(
            line("322001云岭县商务局本级      单位：万元"),
            Some(("万元".into(), "322001云岭县商务局本级".into()))
        );
        assert_eq!(line("填报单位：云岭县商务局"), None);
        assert_eq!(line("单位：个"), None);
    }

    #[test]
    fn year_lines() {
        for text in ["（2022年度）", "2022年", "（ 二〇二二 年度）", "2022年度预算", "（2023年度1-7月）"]
        {
            assert!(is_year(&Folded::new(text)), "{text}");
        }
        assert!(!is_year(&Folded::new("2022年培训费")));
        assert!(!is_year(&Folded::new("1-12月")));
    }
}
