//! Values in cells and in prose, beside what a script would do with a regular expression and `str::parse`.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use normalizer::{Context, Role, parse, prose};
use regex::Regex;

/// What most cells hold.
const SIMPLE: &[&str] = &[
    "≥150人次",
    "≥98%",
    "100%",
    "5万元",
    "1年",
    "≥20家",
    "5.00",
    "≤35%",
    "3次以上",
    "25%",
    "45人",
    "<5%",
    "≥10个",
    "2次",
    "10天",
    "100",
];

/// What some cells hold.
const HARD: &[&str] = &[
    "不低于二十人",
    "大于等于≥90%",
    "2～3次",
    "1,200.50万元",
    "2022年12月底前完成",
    "同比增长8%以上",
    "80%≤X<90%",
    "500元/人·月",
    "显著提升",
    "数量100个，合格率98%",
    "1万5千元",
    "≥９５％",
];

const PARAGRAPH: &str = "确保承担的各项经济指标争先进位。社会消费品零售总额力争实现增速8%的目标，总量达到169.9亿元，\
    在全市14个县区排名前10位；进出口总额力争完成19.1亿元，同比增长5%，其中出口额完成8.86亿元；6月底前细化预算，\
    每年的安全生产培训不得少于2次，办公用房实际使用率95%以上。";

/// The usual script: an optional sign, digits, whatever follows.
struct Script(Regex);

impl Script {
    fn new() -> Option<Self> {
        Regex::new(r"^\s*([≥≤><=]|不低于|不少于|大于等于|大于)?\s*([0-9]+(?:\.[0-9]+)?)\s*(.*?)(以上|以下|以内)?\s*$").ok().map(Self)
    }

    fn parse(&self, text: &str) -> Option<(String, f64, String)> {
        let found = self.0.captures(text)?;
        let op = found.get(1).or_else(|| found.get(4)).map_or("=", |op| op.as_str());
        Some((op.to_owned(), found.get(2)?.as_str().parse().ok()?, found.get(3)?.as_str().to_owned()))
    }
}

fn values(criterion: &mut Criterion) {
    let context = Context { year: Some(2022), role: Role::Target, ..Context::default() };
    let script = Script::new();
    for (name, texts) in [("simple", SIMPLE), ("hard", HARD)] {
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Elements(texts.len() as u64));
        group.bench_function("normalizer", |bench| {
            bench.iter(|| {
                texts
                    .iter()
                    .map(|text| parse(black_box(text), &context))
                    .filter(|q| q.inferred.is_empty())
                    .count()
            });
        });
        if let Some(script) = &script {
            group.bench_function("regex and str::parse", |bench| {
                bench.iter(|| texts.iter().filter_map(|text| script.parse(black_box(text))).count());
            });
        }
        group.finish();
    }
}

fn narrative(criterion: &mut Criterion) {
    let context = Context { year: Some(2022), role: Role::Prose, ..Context::default() };
    let mut group = criterion.benchmark_group("prose");
    for times in [1, 10, 100] {
        let text = PARAGRAPH.repeat(times);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{times} paragraphs"), |bench| {
            bench.iter(|| prose(black_box(&text), &context).len());
        });
    }
    // What backtracks elsewhere: a long row of words that all may begin a value.
    for piece in ["不低于", "1,", "一", "每人"] {
        let text = piece.repeat(10_000);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{piece} × 10000"), |bench| {
            bench.iter_batched(
                || text.as_str(),
                |text| prose(black_box(text), &context).len(),
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, values, narrative);
criterion_main!(benches);
