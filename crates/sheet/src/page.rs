//! Headers and footers of pages.

/// The text of a page header or footer without its codes (§18.3.1.46): `&C第 &P 页` numbers pages and says nothing else.
pub(crate) fn header_text(coded: &str) -> String {
    let mut text = String::new();
    let mut signs = coded.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign != '&' {
            text.push(sign);
            continue;
        }
        match signs.next() {
            Some('&') => text.push('&'),
            Some('L' | 'C' | 'R') if !text.is_empty() => text.push('\t'),
            Some('"') => while signs.next().is_some_and(|sign| sign != '"') {},
            Some('K') => {
                for _ in 0..6 {
                    signs.next_if(char::is_ascii_hexdigit);
                }
            }
            Some(digit) if digit.is_ascii_digit() => while signs.next_if(char::is_ascii_digit).is_some() {},
            // A page's number is none of the document's words; a marker keeps `第 # 页` apart from words.
            Some('P' | 'N') => text.push('#'),
            _ => {}
        }
    }
    let words = text.chars().any(|sign| sign.is_alphanumeric() && !"第页共".contains(sign));
    if words { text.trim().to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_lose_their_codes() {
        assert_eq!(header_text("&C第 &P 页，共 &N 页"), "");
        assert_eq!(header_text("&L&\"宋体,常规\"&12附件2&R&D"), "附件2");
        assert_eq!(header_text("&L甲&C乙&&丙"), "甲\t乙&丙");
    }
}
