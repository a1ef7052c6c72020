//! Any text as a cell in every role and as a paragraph: it is kept, read again it gives the same, and spans fit.
#![no_main]

use model::{Quantity, Value};
use normalizer::{Context, Role, parse, prose};

libfuzzer_sys::fuzz_target!(|text: &str| {
    for role in [Role::Bare, Role::Fund, Role::Target, Role::Share, Role::Rate, Role::Weight, Role::Score] {
        for (year, name) in [(None, None), (Some(2022), Some("培训合格率")), (Some(1), Some("会议费"))]
        {
            let context = Context { year, name, role, currency_unit: Some("万元"), ..Context::default() };
            let quantity = parse(text, &context);
            assert_eq!(quantity.text, text.trim());
            assert_eq!(parse(&quantity.text, &context), quantity, "reading is idempotent");
            let json = serde_json::to_string(&quantity).expect("a quantity is JSON");
            assert_eq!(serde_json::from_str::<Quantity>(&json).expect("its JSON is a quantity"), quantity);
            if let Value::Range { low, high, .. } = quantity.value {
                assert!(low <= high);
            }
        }
    }
    let characters: Vec<char> = text.chars().collect();
    let mut end = 0;
    for (span, quantity) in
        prose(text, &Context { year: Some(2022), role: Role::Prose, ..Context::default() })
    {
        assert!(end <= span.start && span.start < span.end);
        let piece: String = characters[span.start as usize..span.end as usize].iter().collect();
        assert_eq!(piece, quantity.text);
        end = span.end;
    }
});
