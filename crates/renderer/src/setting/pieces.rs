//! Text in pieces that do not part: a number with its sign and unit, the words of a label.

use serde::Serialize;
use wording::is_ideograph;
use wording::unit;

/// A text as it is set: whole where it fits on its line, else in pieces.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum Text {
    Whole(String),
    Pieces(Vec<Piece>),
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum Piece {
    /// Text that breaks as text does.
    Plain(String),
    /// What stays on one line, in type smaller by a factor where the line is too narrow.
    Kept {
        b: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        s: Option<f64>,
    },
    /// What may break anywhere: an address or a code that is longer than a line.
    Loose { k: String },
    /// The gap between Chinese and Western letters, which Typst does not set beside a box.
    Gap { g: u8 },
    /// The end of a line.
    Line { n: u8 },
}

/// Type smaller than this can no more be read beside its neighbours.
const SMALLEST: f64 = 0.62;

/// Runs of so many Western characters are addresses or codes.
const LONG_RUN: usize = 8;

/// The set width of a text in em, estimated on the wide side, the gaps between Chinese and Western included.
pub(crate) fn ems(text: &str) -> f64 {
    let mut width = 0.0;
    let mut before = None;
    for character in text.chars() {
        width += match character {
            'A'..='Z' | '%' | '@' => 0.82,
            '\u{0}'..='\u{7f}' => 0.56,
            _ => 1.0,
        };
        let seam = |one: char, other: char| is_ideograph(one) && other.is_ascii_alphanumeric();
        if before.is_some_and(|before| seam(before, character) || seam(character, before)) {
            width += 0.25;
        }
        before = Some(character);
    }
    width
}

/// One line of running text on lines of `room` em.
pub(crate) fn running(source: &str, room: f64) -> Text {
    // What fills no line, indent included, parts nowhere.
    if ems(source) + 2.0 <= room {
        return Text::Whole(source.to_owned());
    }
    let mut out = Vec::new();
    let tokens = tokens(source);
    for (index, token) in tokens.iter().enumerate() {
        let before = index
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .and_then(|it| it.text().chars().last());
        let after = tokens.get(index + 1).and_then(|it| it.text().chars().next());
        match token {
            Token::Words(words) => {
                gap(&mut out, before, words.chars().next());
                let (words, tail) = if index + 1 == tokens.len() { tail(words) } else { (*words, None) };
                push_plain(&mut out, words, room);
                out.extend(tail.map(kept));
            }
            Token::Cluster(cluster) => {
                gap(&mut out, before, cluster.chars().next());
                // A cluster that touches Latin letters is part of a code or an address.
                let code = |c: Option<char>| {
                    c.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '/' | '\\'))
                };
                if cluster.chars().count() == 1 || code(before) || code(after) {
                    push_plain(&mut out, cluster, room);
                } else {
                    whole(&mut out, cluster, room);
                }
            }
        }
    }
    Text::Pieces(out)
}

fn kept(text: &str) -> Piece {
    Piece::Kept { b: text.to_owned(), s: None }
}

/// Typst sets a gap between Chinese and Western text, but not beside a box.
fn gap(out: &mut Vec<Piece>, before: Option<char>, first: Option<char>) {
    let (Some(before), Some(first)) = (before, first) else { return };
    let western = |c: char| c.is_ascii_alphanumeric();
    if !out.is_empty() && (is_ideograph(before) && western(first) || western(before) && is_ideograph(first)) {
        out.push(Piece::Gap { g: 1 });
    }
}

/// Words, their long Western runs breakable anywhere.
fn push_plain(out: &mut Vec<Piece>, words: &str, room: f64) {
    let mut plain = String::new();
    for run in words.split_inclusive(|c: char| !c.is_ascii_graphic()) {
        let (western, rest) = run.split_at(run.find(|c: char| !c.is_ascii_graphic()).unwrap_or(run.len()));
        if western.len() >= LONG_RUN && ems(western) > room * 0.5 {
            if !plain.is_empty() {
                out.push(Piece::Plain(std::mem::take(&mut plain)));
            }
            out.push(Piece::Loose { k: western.to_owned() });
        } else {
            plain.push_str(western);
        }
        plain.push_str(rest);
    }
    if !plain.is_empty() {
        out.push(Piece::Plain(plain));
    }
}

/// What must not part; in smaller type where it is wider than the line, and where even that is too wide its number and its
/// unit each by itself.
fn whole(out: &mut Vec<Piece>, part: &str, room: f64) {
    let wide = ems(part);
    if wide <= room {
        out.push(kept(part));
    } else if wide * SMALLEST <= room {
        out.push(Piece::Kept { b: part.to_owned(), s: Some(room / wide) });
    } else {
        let end = part.rfind(|c: char| c.is_ascii_digit() || matches!(c, '+' | '%')).map_or(0, |at| at + 1);
        let (number, unit) = part.split_at(end);
        for piece in [number, unit].into_iter().filter(|piece| !piece.is_empty()) {
            let wide = ems(piece);
            out.push(if wide <= room {
                kept(piece)
            } else if wide * 0.5 <= room {
                Piece::Kept { b: piece.to_owned(), s: Some(room / wide) }
            } else {
                Piece::Loose { k: piece.to_owned() }
            });
        }
    }
}

/// The last two characters of a text, with the stop behind them, stay together: no line is left to one of them.
fn tail(words: &str) -> (&str, Option<&str>) {
    let bare = words.trim_end_matches(['。', '；', '，', '、', '：', '）', '》', '”']);
    let mut last = bare.char_indices().rev();
    match (last.next(), last.next()) {
        (Some((_, one)), Some((at, other))) if is_ideograph(one) && is_ideograph(other) && at > 0 => {
            (&words[..at], Some(&words[at..]))
        }
        _ => (words, None),
    }
}

/// A code or another unbroken string in a cell of `room` em.
pub(crate) fn code(source: &str, room: f64) -> Text {
    let wide = ems(source);
    if wide <= room {
        Text::Whole(source.to_owned())
    } else if wide * 0.8 <= room {
        Text::Pieces(vec![Piece::Kept { b: source.to_owned(), s: Some(room / wide) }])
    } else {
        Text::Pieces(vec![Piece::Loose { k: source.to_owned() }])
    }
}

/// A piece of running text.
enum Token<'t> {
    Words(&'t str),
    Cluster(&'t str),
}

impl<'t> Token<'t> {
    fn text(&self) -> &'t str {
        match self {
            Self::Words(text) | Self::Cluster(text) => text,
        }
    }
}

fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(first) = source[at..].chars().next() {
        match cluster(&source[at..]) {
            Some(length) => {
                if at > start {
                    tokens.push(Token::Words(&source[start..at]));
                }
                tokens.push(Token::Cluster(&source[at..at + length]));
                at += length;
                start = at;
            }
            None => at += first.len_utf8(),
        }
    }
    if start < source.len() {
        tokens.push(Token::Words(&source[start..]));
    }
    tokens
}

/// The length of a number with its sign, unit, range, 以上, brackets and the stop behind it, where a text begins with one:
/// `≥150人次`, `2～3次`, `12月底前`, `（−25%）`.
fn cluster(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['（', '(']).unwrap_or(text);
    let rest = rest.strip_prefix(SIGNS).map_or(rest, |rest| rest.trim_start_matches([' ', '\u{a0}']));
    let mut rest = measure(rest)?;
    if let Some(end) = rest.strip_prefix(['-', '~', '～', '—', '–', '至']).and_then(measure) {
        rest = end;
    }
    rest = AFTER.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    rest = rest.strip_prefix(['）', ')']).unwrap_or(rest);
    rest = rest.strip_prefix(['，', '。', '；', '：', '、', ';', ':', '！', '？']).unwrap_or(rest);
    Some(text.len() - rest.len())
}

const SIGNS: [char; 17] =
    ['≥', '≤', '≧', '≦', '⩾', '⩽', '＞', '＜', '>', '<', '＝', '=', '±', '−', '-', '+', '≈'];
const AFTER: [&str; 9] = ["及以上", "及以下", "及以内", "以上", "以下", "以内", "左右", "底前", "底"];
/// Parts of a date, which are no units.
const CALENDAR: [&str; 5] = ["年", "月", "日", "号", "时"];

/// What follows a number and its unit.
fn measure(text: &str) -> Option<&str> {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let mut rest = text.trim_start_matches(digit);
    if rest.len() == text.len() {
        return None;
    }
    while let Some(more) = rest.strip_prefix(['.', ',', '，']).filter(|more| more.starts_with(digit)) {
        rest = more.trim_start_matches(digit);
    }
    let bare = rest.strip_prefix([' ', '\u{a0}']).unwrap_or(rest);
    let Some(mut rest) = one_unit(bare) else { return Some(rest) };
    for _ in 0..2 {
        match rest.strip_prefix(['/', '·']).and_then(one_unit) {
            Some(end) => rest = end,
            None => break,
        }
    }
    Some(rest)
}

fn one_unit(text: &str) -> Option<&str> {
    let scaled =
        unit::SCALES.iter().filter_map(|(scale, _)| text.strip_prefix(scale)).min_by_key(|rest| rest.len());
    let plain = unit::longest(text).map(|(_, length)| &text[length..]);
    let scaled = scaled.map(|rest| unit::longest(rest).map_or(rest, |(_, length)| &rest[length..]));
    let calendar = CALENDAR.iter().find_map(|word| text.strip_prefix(word));
    [plain, scaled, calendar].into_iter().flatten().min_by_key(|rest| rest.len())
}

/// Words a label may part between; parting elsewhere leaves single characters behind. Longer ones first.
const WORDS: [&str; 72] = [
    "社会公众",
    "服务对象",
    "生态环境",
    "绩效目标表",
    "绩效自评表",
    "目标申报表",
    "执行监控表",
    "可持续",
    "满意度",
    "财政资金",
    "指标值",
    "执行率",
    "其中：",
    "（续）",
    "申报表",
    "自评表",
    "目标表",
    "监控表",
    "一览表",
    "明细表",
    "汇总表",
    "经济",
    "社会",
    "生态",
    "环境",
    "效益",
    "效果",
    "影响",
    "成本",
    "数量",
    "质量",
    "时效",
    "产出",
    "预期",
    "指标",
    "依据",
    "设定",
    "确定",
    "履职",
    "效能",
    "管理",
    "效率",
    "发展",
    "能力",
    "预算",
    "执行",
    "资金",
    "项目",
    "财政",
    "其他",
    "绩效",
    "目标",
    "用途",
    "规模",
    "支出",
    "计划",
    "年度",
    "总额",
    "拨款",
    "名称",
    "编码",
    "单位",
    "部门",
    "主管",
    "实施",
    "经费",
    "整体",
    "情况",
    "专项",
    "补助",
    "建设",
    "工作",
];

/// The words of a label or title, brackets and stops with the word they belong to.
pub(crate) fn words(source: &str) -> Vec<String> {
    const OPENING: [char; 5] = ['（', '(', '《', '“', '〔'];
    const CLOSING: [char; 12] = ['）', ')', '》', '”', '〕', '：', ':', '、', '，', '。', '；', ';'];
    let mut words: Vec<String> = Vec::new();
    let mut rest = source;
    let mut open = false;
    while let Some(first) = rest.chars().next() {
        let known = WORDS.iter().find(|word| rest.starts_with(**word)).map(|word| word.len());
        let length =
            known.or_else(|| cluster(rest).filter(|_| !OPENING.contains(&first))).unwrap_or_else(|| {
                let same = |c: char| {
                    !OPENING.contains(&c) && !CLOSING.contains(&c) && c.is_ascii() == first.is_ascii()
                };
                let starts_known = |at: usize| WORDS.iter().any(|word| rest[at..].starts_with(word));
                let ends = rest.char_indices().skip(1).find(|(at, c)| !same(*c) || starts_known(*at));
                if same(first) { ends.map_or(rest.len(), |(at, _)| at) } else { first.len_utf8() }
            });
        let (word, after) = rest.split_at(length);
        let clings = open || CLOSING.contains(&first);
        match words.last_mut().filter(|_| clings) {
            Some(last) => last.push_str(word),
            None => words.push(word.to_owned()),
        }
        open = OPENING.contains(&first);
        rest = after;
    }
    words
}

/// A label on lines of `room` em, parted between words, so that no line is left with a single character.
pub(crate) fn label(source: &str, room: f64) -> Text {
    if !source.contains('\n') && ems(source) <= room {
        return Text::Whole(source.to_owned());
    }
    let mut out = Vec::new();
    for (index, line) in source.split('\n').enumerate() {
        if index > 0 {
            out.push(Piece::Line { n: 1 });
        }
        if line.is_empty() {
            continue;
        }
        if ems(line) <= room {
            out.push(kept(line));
            continue;
        }
        for word in words(line) {
            if ems(&word) <= room {
                out.push(kept(&word));
                continue;
            }
            let characters: Vec<char> = word.chars().collect();
            let most = (room.floor() as usize).max(1);
            let each = characters.len().div_ceil(characters.len().div_ceil(most));
            out.extend(characters.chunks(each).map(|chunk| kept(&chunk.iter().collect::<String>())));
        }
    }
    Text::Pieces(out)
}

/// A title on lines of `room` em: as few lines as it needs, about equally long, parted between words.
pub(crate) fn title(source: &str, room: f64) -> Text {
    if ems(source) <= room && !source.contains('\n') {
        return Text::Whole(source.to_owned());
    }
    let mut lines: Vec<String> = Vec::new();
    for line in source.split('\n') {
        let words = words(line);
        let count = (ems(line) / room).ceil().max(1.0);
        // The narrowest measure on which it takes no more lines than it has to.
        let fill = |measure: f64| filled(&words, measure);
        let least = (0_u32..)
            .map(|step| ems(line) / count + 0.5 * f64::from(step))
            .find(|measure| *measure >= room || fill(*measure).len() as f64 <= count);
        lines.extend(fill(least.unwrap_or(room).min(room)));
    }
    let pieces = lines.into_iter().enumerate().flat_map(|(index, line)| {
        (index > 0).then_some(Piece::Line { n: 1 }).into_iter().chain([Piece::Plain(line)])
    });
    Text::Pieces(pieces.collect())
}

fn filled(words: &[String], measure: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if ems(line) + ems(word) <= measure => line.push_str(word),
            _ => lines.push(word.clone()),
        }
    }
    lines
}

/// The lines a text takes on lines of `room` em, estimated.
pub(crate) fn lines(text: &Text, room: f64) -> usize {
    let room = room.max(1.0);
    let pieces = match text {
        Text::Whole(text) => return (ems(text) / room).ceil().max(1.0) as usize,
        Text::Pieces(pieces) => pieces,
    };
    let (mut lines, mut used) = (1, 0.0_f64);
    for piece in pieces {
        match piece {
            Piece::Plain(text) | Piece::Loose { k: text } => {
                for character in text.chars() {
                    let width = ems(character.encode_utf8(&mut [0; 4]));
                    if used + width > room {
                        (lines, used) = (lines + 1, 0.0);
                    }
                    used += width;
                }
            }
            Piece::Kept { b, s } => {
                let width = (ems(b) * s.unwrap_or(1.0)).min(room);
                if used + width > room {
                    (lines, used) = (lines + 1, 0.0);
                }
                used += width;
            }
            Piece::Gap { .. } => used += 0.25,
            Piece::Line { .. } => (lines, used) = (lines + 1, 0.0),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn a_number_keeps_its_sign_its_unit_and_the_stop_behind_it() {
        for (text, kept) in [
            ("≥150人次的", "≥150人次"),
            ("2～3次，", "2～3次，"),
            ("12月底前完成", "12月底前"),
            ("（−25%）下降", "（−25%）"),
            ("≥120万立方米", "≥120万立方米"),
            ("250元/人·天；另", "250元/人·天；"),
            ("98.5%以上：", "98.5%以上："),
            ("1,200.50万元", "1,200.50万元"),
        ] {
            assert_eq!(cluster(text).map(|length| &text[..length]), Some(kept));
        }
        for text in ["万元", "（二）", "-A"] {
            assert_eq!(cluster(text), None, "{text}");
        }
    }

    #[test]
    fn a_title_parts_between_words() {
        let Text::Pieces(pieces) = title("云岭县商务局二〇二四年度部门整体支出绩效目标表", 14.0)
        else {
            panic!()
        };
        let lines: Vec<&str> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Plain(line) => Some(line.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(lines, ["云岭县商务局二〇二四年度", "部门整体支出绩效目标表"]);
    }

    #[test]
    fn a_label_parts_between_words() {
        assert_eq!(words("其中：财政资金（万元）"), ["其中：", "财政资金", "（万元）"]);
        assert_eq!(words("指标值设定依据"), ["指标值", "设定", "依据"]);
        assert_eq!(label("产出指标", 4.0), Text::Whole("产出指标".to_owned()));
    }

    #[test]
    fn what_is_short_is_whole_and_what_is_long_keeps_its_last_two_characters() {
        assert_eq!(running("按时完成", 20.0), Text::Whole("按时完成".to_owned()));
        let Text::Pieces(pieces) = running("全年培训安全生产人员不少于150人次并且全部合格", 10.0)
        else {
            panic!()
        };
        assert_eq!(pieces.first(), Some(&Piece::Plain("全年培训安全生产人员不少于".to_owned())));
        assert!(pieces.contains(&kept("150人次")));
        assert_eq!(pieces.last(), Some(&kept("合格")));
    }
}
