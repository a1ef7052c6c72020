//! Signs, dashes and small forms that mean the same as a plainer one.

/// The plain form of a sign; none for other characters.
pub(super) fn sign(c: char) -> Option<char> {
    comparison(c).or_else(|| small(c)).or_else(|| plain(c))
}

/// The signs that compare, in their mathematical, small and drawn forms.
fn comparison(c: char) -> Option<char> {
    Some(match c {
        '≧' | '⩾' | '⪰' | '≽' => '≥',
        '≦' | '⩽' | '⪯' | '≼' => '≤',
        '﹥' => '>',
        '﹤' => '<',
        '﹦' | '═' => '=',
        '≒' | '≃' | '≅' => '≈',
        _ => return None,
    })
}

/// The small forms U+FE50–U+FE6B, the vertical ones, and half-width Chinese punctuation.
fn small(c: char) -> Option<char> {
    Some(match c {
        '﹐' | '︐' => ',',
        '﹑' | '､' | '︑' => '、',
        '﹒' => '.',
        '｡' | '︒' => '。',
        '﹔' | '︔' => ';',
        '﹕' | '︓' | '︰' | '∶' => ':',
        '﹖' => '?',
        '﹗' => '!',
        '﹙' | '︵' | '❨' | '⟮' => '(',
        '﹚' | '︶' | '❩' | '⟯' => ')',
        '﹛' | '︷' => '{',
        '﹜' | '︸' => '}',
        '﹝' | '︹' | '〔' | '【' | '︻' => '[',
        '﹞' | '︺' | '〕' | '】' | '︼' => ']',
        '﹟' => '#',
        '﹠' => '&',
        '﹡' => '*',
        '﹢' => '+',
        '﹨' => '\\',
        '﹩' => '$',
        '﹪' | '٪' => '%',
        '﹫' => '@',
        _ => return None,
    })
}

/// Dashes, waves, dots, primes; currency signs and 萬.
fn plain(c: char) -> Option<char> {
    Some(match c {
        '−' | '﹣' | '‐' | '‑' | '⁻' => '-',
        '–' | '‒' | '―' | '─' | '━' | '⸺' | '﹘' | 'ー' => '—',
        '〜' | '∼' | '˜' | '∽' => '~',
        '•' | '・' | '‧' | '⋅' | '･' | '∙' => '·',
        '∕' | '⁄' => '/',
        '￥' => '¥',
        '￡' => '£',
        'µ' => 'μ',
        '′' | '’' => '\'',
        '萬' => '万',
        _ => return None,
    })
}
