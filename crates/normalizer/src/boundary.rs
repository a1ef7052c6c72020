//! Where a value may begin and end: Chinese writes no spaces, so a word may hold the characters of a comparison
//! (签约3家 is no 约3家) and a number may be a piece of a code.

use wording::{is_ideograph, numeral as chinese};

/// The characters a value can start with.
pub(crate) fn may_start(c: char) -> bool {
    c.is_ascii_digit() || chinese::is_numeral(c) || "≥≤><=≈¥$€£±-+〈《〉》半".contains(c) || LEADS.contains(c)
}

/// First characters of the words that stand in front of numbers and dates.
const LEADS: &str = "不未至最起等约大近将接高多超突长晚迟小低少短早上下逾达严控保维稳同环较比与在增提扩降减缩压每前人户月年日亩村截第当本今次明去来";

/// Characters that make a word with the first character of a comparison behind them: 签约, 到达, 附近, 目前.
const WORDS: &[(char, &str)] = &[
    ('约', "签契预节合条公违制履邀特简集缔相婚"),
    ('达', "到传表发雷下直送抵通转豁可"),
    ('近', "附最靠邻临亲就远新"),
    ('超', "高赶反"),
    ('前', "目提之以此日眼当年月天底跟产售事课会"),
    ('同', "合共协相不会陪"),
    ('比', "对占评环同类配"),
    ('与', "参给赋"),
    ('在', "存所内现正潜实"),
    ('大', "扩最重强壮巨博"),
    ('高', "提最崇"),
    ('多', "最众诸许"),
    ('少', "减缺多至最"),
    ('小', "最大中缩"),
    ('低', "降最减"),
    ('起', "发引掀兴一"),
    ('上', "以线网之"),
    ('下', "以线之"),
    ('不', "差"),
    ('本', "基成资版样书课文根"),
    ('当', "相应适承担"),
    ('年', "去前上往历每逐"),
    ('人', "工个本他法"),
    ('次', "每两几多首再"),
];

/// Whether a value that starts with `first` may stand behind `before`: no comparison starts inside a word, no number
/// inside a code, a word (数十家, 近三年) or a number in an order (第5次).
pub(crate) fn stands_free(before: &str, first: char) -> bool {
    let Some(last) = before.chars().next_back() else { return true };
    if matches!(first, '-' | '+') {
        return !(last.is_ascii_alphanumeric() || matches!(last, '%' | '‰' | ')'));
    }
    let chinese = chinese::is_numeral(first);
    if !first.is_ascii_digit() && !chinese {
        return !WORDS.iter().any(|(head, tails)| *head == first && tails.contains(last));
    }
    // 3万5元 is one number, if anybody knew which.
    if matches!(last, '十' | '百' | '千' | '万' | '亿') {
        return false;
    }
    !(last.is_ascii_alphanumeric()
        || matches!(
            last,
            '第' | '每' | '近' | '负' | '[' | '.' | '-' | '×' | '*' | '+' | '/' | '_' | '#' | ':'
        )
        || (chinese && (matches!(last, '数' | '几' | '好' | '若') || chinese::is_numeral(last))))
}

/// Whether `behind` goes on with the number that `read` ends with.
pub(crate) fn ends_inside(read: &str, behind: &str) -> bool {
    let number = read.ends_with(|c: char| c.is_ascii_digit());
    let scale = read.ends_with(['十', '百', '千', '万', '亿']);
    let digit = |c: char| c.is_ascii_digit() || chinese::digit(c).is_some();
    behind.starts_with(['+', '×'])
        || (number && behind.starts_with(|c: char| c.is_ascii_alphanumeric()))
        || (scale && behind.starts_with(digit))
        || left_over(behind)
}

/// Whether a text begins with what is left over of a number that was not read whole: 五元五, 三个半.
pub(crate) fn left_over(behind: &str) -> bool {
    let digits = behind.trim_start_matches(|c| chinese::digit(c).is_some() || c == '半');
    digits.len() < behind.len() && !digits.starts_with(is_ideograph)
}

/// Whether a word that closes a value goes on into another word: 5次内部培训, 2022年前三季度, 10月底层.
pub(crate) fn goes_on(word: &str, behind: &str) -> bool {
    let into = match word.chars().next_back() {
        Some('内') => "部容外控涵审存置设陆地科勤",
        Some('前') => "期述者端沿景一二三四五六七八九十两0123456789",
        Some('后') => "期续勤备半者台",
        Some('起') => "草点诉步",
        Some('下') if word == "上下" => "游级班文半",
        _ => "",
    };
    behind.starts_with(|c| into.contains(c))
}
