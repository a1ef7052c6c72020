//! What holds for every text: it is kept, reading it never fails, and reading it again gives the same.

use model::{Quantity, Value};
use normalizer::{Context, Role, parse, prose};
use proptest::prelude::*;

/// Texts close to values: pieces of the grammar in any order, and any characters between.
fn text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "≥",
        "≤",
        "＞",
        "<",
        "=",
        "不低于",
        "不",
        "低于",
        "超过",
        "以上",
        "以内",
        "（含）",
        "左右",
        "约",
        "近",
        "达到",
        "控制在",
        "5",
        "98.5",
        "1,200",
        "１２",
        "007",
        "二十",
        "三万五千",
        "两",
        "半",
        "余",
        "多",
        "百分之",
        "九成",
        "分之",
        "零",
        "一",
        "万",
        "亿",
        "千",
        "元",
        "万元",
        "%",
        "％",
        "‰",
        "人次",
        "人",
        "家",
        "个",
        "个月",
        "天",
        "日",
        "公里",
        "㎡",
        "台（套）",
        "/",
        "·",
        "每",
        "月",
        "年",
        "2022年",
        "12月",
        "31日",
        "底",
        "前",
        "内",
        "季度",
        "第",
        "上半年",
        "2022.12.31",
        "-",
        "～",
        "至",
        "±",
        ":",
        "且",
        "，",
        "；",
        "、",
        "。",
        "\n",
        " ",
        "\u{3000}",
        "(",
        ")",
        "同比",
        "增长",
        "下降",
        "较上年",
        "人均",
        "投诉",
        "项目",
        "完成",
        "“",
        "”",
        "—",
        "*",
        "¥",
        "美元",
        "X",
        "\u{200b}",
        "\u{1f600}",
        "𠮷",
    ];
    let piece = prop_oneof![9 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn context() -> impl Strategy<Value = Context<'static>> {
    let roles = [
        Role::Bare,
        Role::Fund,
        Role::Target,
        Role::Share,
        Role::Rate,
        Role::Weight,
        Role::Score,
        Role::Prose,
    ];
    (
        prop::option::of(1u16..=9999),
        prop::sample::select(vec![None, Some("万元"), Some("元"), Some("人"), Some("")]),
        prop::sample::select(vec![None, Some("output.cost"), Some("output.quality")]),
        prop::sample::select(vec![None, Some("培训合格率"), Some("会议费"), Some("参训人数"), Some("（")]),
        prop::sample::select(roles.to_vec()),
    )
        .prop_map(|(year, currency_unit, level2, name, role)| Context {
            year,
            currency_unit,
            level1: None,
            level2,
            name,
            target: None,
            role,
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_text_is_kept_and_reading_again_gives_the_same(text in text(), context in context()) {
        let once = parse(&text, &context);
        prop_assert_eq!(&once.text, text.trim());
        prop_assert_eq!(&parse(&once.text, &context), &once);
        let json = serde_json::to_string(&once).unwrap();
        let back: Quantity = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(back, once);
    }

    #[test]
    fn ranges_rise_and_blanks_hold_no_digit(text in text(), context in context()) {
        match parse(&text, &context).value {
            Value::Range { low, high, base, .. } => {
                prop_assert!(low <= high);
                prop_assert!(base.is_none_or(|base| base.value.0 <= base.value.1));
            }
            Value::Blank => prop_assert!(!text.contains(|c: char| c.is_ascii_digit())),
            Value::Number { .. } | Value::Date { .. } | Value::Text => {}
        }
    }

    #[test]
    fn nothing_is_inferred_without_a_context(text in text()) {
        let quantity = parse(&text, &Context::default());
        prop_assert!(!quantity.inferred.iter().any(|inferred| *inferred != model::Inferred::Op));
    }

    #[test]
    fn prose_cuts_its_text_without_overlap(text in text(), context in context()) {
        let characters: Vec<char> = text.chars().collect();
        let mut end = 0;
        for (span, quantity) in prose(&text, &context) {
            prop_assert!(end <= span.start && span.start < span.end);
            let piece: String = characters[span.start as usize..span.end as usize].iter().collect();
            prop_assert_eq!(&piece, &quantity.text);
            let read = !matches!(quantity.value, Value::Text | Value::Blank);
            prop_assert!(read);
            end = span.end;
        }
    }

    #[test]
    fn any_characters_at_all(text in ".*", context in context()) {
        prop_assert_eq!(parse(&text, &context).text, text.trim());
        prose(&text, &context);
    }
}

/// Ten times the text, about ten times the work: counted in values found, since no test asserts a time. What
/// would blow up here never ends.
#[test]
fn long_texts_are_read_to_the_end() {
    for (piece, found) in [
        ("合格率≥98%，", 1),
        ("一", 0),
        ("1", 0),
        ("1,", 0),
        ("不", 0),
        ("约", 0),
        ("每人", 0),
        ("较上年", 0),
        ("（含", 0),
        ("2022年", 1),
        ("5至", 0),
        ("≥", 0),
        ("1万", 0),
        ("5元/人·", 1),
    ] {
        let times = 20_000;
        let text = piece.repeat(times);
        assert_eq!(parse(&text, &Context::default()).text, text);
        let quantities = prose(&text, &Context::default()).len();
        assert!(quantities <= found * times, "{piece}: {quantities}");
        assert!(quantities * 2 >= found * times, "{piece}: {quantities}");
    }
}
