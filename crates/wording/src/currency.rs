//! Which money a form counts in: 万元, 金额单位：元.

use crate::{fold, label};

/// What stands before the name of a currency.
const SCALES: [&str; 7] = ["", "百", "千", "万", "百万", "千万", "亿"];
/// Currencies as forms name them.
const NAMES: [&str; 6] = ["元", "人民币元", "美元", "欧元", "港元", "日元"];
/// What may stand before 单位 in a line that says the currency.
const KINDS: [&str; 5] = ["计量", "金额", "计价", "货币", "资金"];

/// The currency unit that a text is: 万元, 元, 万美元.
///
/// ```
/// assert_eq!(wording::currency::unit("单位：万元").as_deref(), Some("万元"));
/// assert_eq!(wording::currency::unit("个"), None);
/// ```
#[must_use]
pub fn unit(text: &str) -> Option<String> {
    let text = label::fold(text);
    let text = text
        .strip_prefix("单位")
        .or_else(|| text.strip_prefix("人民币"))
        .unwrap_or(&text)
        .trim_start_matches([':', ',']);
    let is = SCALES.iter().any(|scale| text.strip_prefix(scale).is_some_and(|name| NAMES.contains(&name)));
    is.then(|| text.to_owned())
}

/// `单位：万元`, `（金额单位：元）`, also behind other words on the line: the unit, and what stands before it.
#[must_use]
pub fn line(line: &str) -> Option<(String, String)> {
    let at = line.rfind("单位")?;
    let (before, after) = (&line[..at], &line[at + "单位".len()..]);
    let after = after.trim_matches(|c| fold::is_space(c) || matches!(c, ')' | '）'));
    let after = after.strip_prefix([':', '：', '为', '∶'])?;
    // 金额单位为万元，保留两位小数。
    let after = after.split(['，', '。', '；', ',']).next().unwrap_or(after);
    let unit = unit(after)?;
    // An opening bracket is the currency's own unless the bracket was closed before.
    let before = before.trim_end_matches(|c| fold::is_space(c) || matches!(c, '(' | '（'));
    let before = KINDS.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    let rest =
        before.trim_end_matches(|c| fold::is_space(c) || matches!(c, '(' | '（' | ',' | '，' | ';' | '；'));
    Some((unit, rest.trim_start_matches(fold::is_space).to_owned()))
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::line;

    #[test]
    fn lines_name_their_currency() {
        assert_eq!(line("单位：万元"), Some(("万元".into(), String::new())));
        assert_eq!(line("金额单位为万元，保留两位小数。"), Some(("万元".into(), String::new())));
        assert_eq!(line("（金额单位: 元）"), Some(("元".into(), String::new())));
        assert_eq!(
            line("322001云岭县商务局本级      单位：万元"),
            Some(("万元".into(), "322001云岭县商务局本级".into()))
        );
        assert_eq!(line("（2023年度）    单位：万元"), Some(("万元".into(), "（2023年度）".into())));
        assert_eq!(line("填报单位：云岭县商务局"), None);
        assert_eq!(line("单位：个"), None);
    }
}
