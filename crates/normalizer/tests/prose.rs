//! Quantities in running text: what must be found, with its place, and what must not.

use model::Span;
use normalizer::{Context, Role, prose};
use pretty_assertions::assert_eq;

/// The pieces of `text` found, cut out by their spans.
fn found(text: &str) -> Vec<String> {
    let context = Context { year: Some(2022), role: Role::Prose, ..Context::default() };
    prose(text, &context)
        .into_iter()
        .map(|(Span { start, end }, quantity)| {
            let piece: String = text.chars().skip(start as usize).take((end - start) as usize).collect();
            assert_eq!(piece, quantity.text, "the quantity's text is that of its span");
            piece
        })
        .collect()
}

#[test]
fn finds_numbers_with_units_money_and_dates() {
    for (text, expected) in [
        ("通过租赁解决办公用房人数大于等于44人；使用率95%以上。", vec!["大于等于44人", "95%以上"]),
        ("每年的安全生产培训不得少于2次，参训人员大于100人次", vec!["不得少于2次", "大于100人次"]),
        (
            "零售总额力争增长8%，总量达到169.9亿元，在14个县区排名前10位",
            vec!["增长8%", "达到169.9亿元", "14个", "前10位"],
        ),
        (
            "进出口总额完成19.1亿元，同比增长5%；利用外资1.0878亿美元",
            vec!["19.1亿元", "同比增长5%", "1.0878亿美元"],
        ),
        ("年内新增外资项目2个以上", vec!["年内", "2个以上"]),
        ("6月底前细化预算，2022年12月31日前完成", vec!["6月底前", "2022年12月31日前"]),
        ("培训二十余家企业，走访三次，慰问一百零五人", vec!["二十余家", "三次", "一百零五人"]),
        ("改造道路 ３．５ 公里、绿化2 000平方米", vec!["３．５ 公里", "2 000平方米"]),
        ("补助标准为每人每月500元，人均收入3万元", vec!["每人每月500元", "3万元"]),
        ("办结时限由5个工作日缩短至3个工作日", vec!["5个工作日", "3个工作日"]),
        ("较上年提高5个百分点，降幅2.5%", vec!["较上年提高5个百分点", "降幅2.5%"]),
        ("2021-2023年投入500-800万元", vec!["2021-2023年", "500-800万元"]),
        ("近500人参加", vec!["近500人"]),
        ("签约3家，预约5次，节约5万元，到达2次，目前10名", vec!["3家", "5次", "5万元", "2次", "10名"]),
        ("开展5次内部培训，2022年前三季度完成3个内容", vec!["5次", "2022年前三季度", "3个"]),
        (
            "2022年5家企业，去年6月底前，上年度第四季度",
            vec!["2022年", "5家", "去年6月底前", "上年度第四季度"],
        ),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn leaves_alone_what_only_looks_like_a_quantity() {
    for text in [
        "按照“四个一百”要求，聚焦“一条主线”、守好“三条底线”、做好“两篇文章”",
        "做好扩大内需、对外开放两篇文章，壮大三个支撑",
        "构建“3+3+2”现代产业体系",
        "一是重点对接，二是办好活动，三是加大力度。第一完善制度，第二加强管理",
        "遵照云财预〔2015〕88号、云安办【2018】36号文件",
        "联系电话0315-6612345，13800138000",
        "项目编码13028122P002321100046",
        "（一）培训经费项目",
        "1.加强领导 2.落实责任",
        "创建5A级景区，推进5G网络，B2B、B2C模式，4S店",
        "第3条、第14届、二级医院、三年级",
        "十分重要，一次性补助，统一部署，一体化，一带一路，十四五",
        "数十家企业、几十人、若干个、近三年数据、上百户",
        "今年和明年的工作",
        "每年6月底前上报，每月5日发放，次月10日前",
        "二元结构，二次供水，三元村",
        "8:30开会，比例为1:3",
        "版本1.2.3",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_heading_number_is_no_part_of_a_quantity() {
    assert_eq!(found("1.20家企业签约"), Vec::<String>::new());
    assert_eq!(found("1.5万元用于培训"), ["1.5万元"]);
}

#[test]
fn a_number_is_read_as_a_whole_or_not_at_all() {
    // 31 digits do not fit; their tail must not be read as another number.
    assert_eq!(found("1234567890123456789012345678901人"), Vec::<String>::new());
    assert_eq!(found(&format!("{}十人", "一".repeat(200))), Vec::<String>::new());
}
