//! Signs that are not what their code says: symbol fonts, and private-use characters of old Chinese fonts.

use model::Note;

/// Signs 0x20–0xFF of a symbol font, sixteen a line; `\0` where the font has none.
type Signs = [&'static str; 14];

/// Microsoft's Wingdings by Unicode's own mapping (L2/12-368), with the everyday sign where the exact one is in
/// hardly any font: □ for ◻, ☑ for 🗹, ☒ for 🗷, plain arrows.
const WINGDINGS: Signs = [
    " ✏✂✁👓🔔📖🕯☎✆✉📨📪📫📬📭",
    "📁📂📄🗏🗐🗄⌛⌨🖰🖲🖳🖴💾🖬✇✍",
    "✎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳",
    "🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉",
    "♊♋♌♍♎♏♐♑♒♓🙰&●❍■□",
    "▣❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶❝❞\0",
    "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹",
    "❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•",
    "▪○🞆🞈◉◎🔿▪□🟂✦★✶✴✹✵",
    "⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘",
    "🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗",
    "🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈➲⮉⮋←",
    "→↑↓↖↗↙↘⬅➡⬆⬇⬉⬈⬋⬊⇦",
    "⇨⇧⇩⬄⇳⬁⬀⬃⬂▭▫✘✔☒☑\0",
];

const WINGDINGS_2: Signs = [
    " 🖊🖋🖌🖍✄✀🕾🕽🗅🗆🗇🗈🗉🗊🗋",
    "🗌🗍📋🗑🗔🖵🖶🖷🖸🖭🖯🖱🖒🖓🖘🖙",
    "🖚🖛👈👉🖜🖝🖞🖟🖠🖡👆👇🖢🖣🖑✗",
    "✓☒☑☒☒⮾⮿⦸⦸🙱🙴🙲🙳‽🙹🙺",
    "🙻🙦🙤🙥🙧🙚🙘🙙🙛⓪①②③④⑤⑥",
    "⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿\0",
    "☉🌕☽☾⸿✝🕇🕜🕝🕞🕟🕠🕡🕢🕣🕤",
    "🕥🕦🕧🙨🙩•●⚫⬤🞅🞆🞇🞈🞊⦿◾",
    "■◼⬛□🞑🞒🞓🞔▣🞕🞖🞗⬩⬥◆◇",
    "🞚◈🞛🞜🞝⬪⬧⧫◊🞠◖◗⯊⯋◼⬥",
    "⬟⯂⬣⬢⯃⯄🞡🞢🞣🞤🞥🞦🞧🞨🞩🞪",
    "🞫🞬🞭🞮🞯🞰🞱🞲🞳🞴🞵🞶🞷🞸🞹🞺",
    "🞻🞼🞽🞾🞿🟀🟂🟄✦🟉★✶🟋✷🟏🟒",
    "✹🟃🟇✯🟍🟔⯌⯍※⁂\0\0\0\0\0\0",
];

/// Adobe's Symbol (unicode.org, MAPPINGS/VENDORS/ADOBE/symbol.txt).
const SYMBOL: Signs = [
    " !∀#∃%&∋()∗+,−./",
    "0123456789:;<=>?",
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ",
    "ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
    "‾αβχδεφγηιϕκλμνο",
    "πθρστυϖωξψζ{|}∼\0",
    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓",
    "°±″≥×∝∂•÷≠≡≈…⏐⎯↵",
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉",
    "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓",
    "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
    "\0〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭\0",
];

/// U+E815–U+E864: characters of GBK that Unicode took in later (GB 18030-2000 annex, GB 18030-2022).
const GBK_E815: &str = "\
    ⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱\
    䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻";

/// The sign a symbol font draws for a code (0x20–0xFF, or 0xF020–0xF0FF as Word stores it); `None` when the
/// font is no symbol font known here or has no such sign.
pub(crate) fn symbol(font: &str, code: u32) -> Option<char> {
    let signs = signs(font)?;
    let code = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let index = code.checked_sub(0x20)? as usize;
    signs.get(index / 16)?.chars().nth(index % 16).filter(|sign| *sign != '\0')
}

/// Text set in this font does not read as its codes say.
pub(crate) fn is_symbol_font(font: &str) -> bool {
    signs(font).is_some()
}

/// A box or tick that a form is answered with.
pub(crate) fn is_box(sign: char) -> bool {
    "□☐☑☒■▢▣❏❐❑❒◻◼🗹🗷✓✔✗✘√".contains(sign)
}

fn signs(font: &str) -> Option<&'static Signs> {
    [("Wingdings", &WINGDINGS), ("Wingdings 2", &WINGDINGS_2), ("Symbol", &SYMBOL)]
        .into_iter()
        .find(|(name, _)| font.eq_ignore_ascii_case(name))
        .map(|(_, signs)| signs)
}

/// The character that the GBK fonts and input methods of their time wrote with a private code; `None` when
/// the code was never given a meaning.
pub(crate) fn private_use(written: char) -> Option<char> {
    let code = written as u32;
    match code {
        0xE76C => Some('€'),
        // Punctuation of vertical text.
        0xE78D..=0xE796 => "︐︒︑︓︔︕︖︗︘︙".chars().nth((code - 0xE78D) as usize),
        0xE7C7 => Some('ḿ'),
        0xE7C8 => Some('ǹ'),
        0xE7E7 => Some('〾'),
        // Ideographic description characters.
        0xE7E8..=0xE7F3 => char::from_u32(code - 0xE7E8 + 0x2FF0),
        0xE815..=0xE864 => GBK_E815.chars().nth((code - 0xE815) as usize),
        _ => None,
    }
}

/// A sign that a reader never sees and that keeps words from being found: blanks without width, marks of direction and
/// of order, optional hyphens. Joiners stay: emoji are made with them.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(
        character as u32,
        0xAD | 0x34F | 0x61C | 0x180E | 0x200B | 0x200C | 0x200E | 0x200F | 0x202A..=0x202E | 0x2060..=0x2064
            | 0x2066..=0x206F | 0xFEFF | 0xFFF9..=0xFFFB
    )
}

/// The code stands in a private-use area: what it means is an agreement outside Unicode.
pub(crate) fn is_private_use(character: char) -> bool {
    matches!(character as u32, 0xE000..=0xF8FF | 0xF_0000..=0xF_FFFD | 0x10_0000..=0x10_FFFD)
}

/// Says what was made of a private code.
pub(crate) fn private_use_note(written: char, read: Option<char>) -> Note {
    let code = written as u32;
    match read {
        Some(read) => Note::new(
            "word.private-use",
            format!("U+{code:04X} of an old Chinese font was read as {read} (旧字体私有码已转换)"),
        ),
        None => Note::new(
            "word.private-use-unknown",
            format!("U+{code:04X} has no known meaning; kept (私有码原样保留)"),
        ),
    }
}

/// Says that a font draws a sign that is not known here.
pub(crate) fn unknown_sign_note(font: &str, code: u32) -> Note {
    let font: String = font.chars().take(40).collect();
    Note::new(
        "word.symbol-unknown",
        format!("sign {code:04X} of the font {font} has no known meaning; kept (符号字体字符原样保留)"),
    )
}

/// A digit or sign set as superscript: 10 with a raised 4 is 10⁴, and must not read as 104. Letters stay letters: 2nd
/// with raised letters is a word.
pub(crate) fn raised(written: char) -> Option<char> {
    "0123456789+-−=()"
        .chars()
        .position(|plain| plain == written)
        .and_then(|index| "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾".chars().nth(index))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_of_forms() {
        assert_eq!(symbol("Wingdings", 0xF0A8), Some('□'));
        assert_eq!(symbol("Wingdings", 0x6F), Some('□'));
        assert_eq!(symbol("Wingdings", 0xF0FE), Some('☑'));
        assert_eq!(symbol("wingdings", 0xFD), Some('☒'));
        assert_eq!(symbol("Wingdings", 0xFC), Some('✔'));
        assert_eq!(symbol("Wingdings", 0x6E), Some('■'));
        assert_eq!(symbol("Wingdings 2", 0x52), Some('☑'));
        assert_eq!(symbol("Wingdings 2", 0xF0A3), Some('□'));
        assert_eq!(symbol("Wingdings 2", 0x50), Some('✓'));
        assert_eq!(symbol("Symbol", 0xF0B3), Some('≥'));
        assert_eq!(symbol("Symbol", 0xA3), Some('≤'));
        assert_eq!(symbol("Symbol", 0xB7), Some('•'));
    }

    #[test]
    fn other_fonts_and_empty_places_have_no_sign() {
        assert_eq!(symbol("宋体", 0xFE), None);
        assert_eq!(symbol("Wingdings", 0x1F), None);
        assert_eq!(symbol("Wingdings", 0x7F), None);
        assert_eq!(symbol("Wingdings", 0x1_0000), None);
        assert!(is_symbol_font("SYMBOL") && !is_symbol_font("Calibri"));
    }

    #[test]
    fn raised_digits_stay_raised() {
        assert_eq!(raised('2'), Some('²'));
        assert_eq!(raised('4'), Some('⁴'));
        assert_eq!(raised('-'), Some('⁻'));
        assert_eq!(raised('米'), None);
        assert_eq!(raised('n'), None, "2nd is a word");
    }

    #[test]
    fn private_codes_of_gbk() {
        assert_eq!(private_use('\u{E76C}'), Some('€'));
        assert_eq!(private_use('\u{E78D}'), Some('\u{FE10}'));
        assert_eq!(private_use('\u{E796}'), Some('\u{FE19}'));
        assert_eq!(private_use('\u{E7F3}'), Some('\u{2FFB}'));
        assert_eq!(private_use('\u{E815}'), Some('\u{2E81}'));
        assert_eq!(private_use('\u{E816}'), Some('\u{20087}'));
        assert_eq!(private_use('\u{E83B}'), Some('\u{2298F}'));
        assert_eq!(private_use('\u{E864}'), Some('\u{9FBB}'));
        assert_eq!(private_use('\u{E000}'), None);
        assert!(is_private_use('\u{E000}') && !is_private_use('中'));
    }
}
