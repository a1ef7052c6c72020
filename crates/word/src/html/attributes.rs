//! A guard in front of the parser: it compares every attribute of a tag with all before it, so that a tag of a
//! hundred thousand attributes takes minutes.

use crate::WordError;

/// Attributes a tag may have. Word's own tags stay below twenty.
const MOST: u64 = 2_000;

/// Fails when a tag has more attributes than any honest one.
pub(super) fn check(text: &str) -> Result<(), WordError> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = find(bytes, at, b'<') {
        at = start + 1;
        if bytes[at..].starts_with(b"!--") {
            // Comments are data to the parser too.
            at = text[at..].find("-->").map_or(bytes.len(), |end| at + end);
            continue;
        }
        if !bytes.get(at).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/') {
            continue;
        }
        let raw = ["script", "style"].into_iter().find(|name| starts_with(bytes, at, name));
        at = tag_end(bytes, at)?;
        if let Some(name) = raw {
            at = raw_end(bytes, at, name);
        }
    }
    Ok(())
}

/// Where the text of a `script` or `style` ends: nothing in it is a tag.
fn raw_end(bytes: &[u8], mut at: usize, name: &str) -> usize {
    while let Some(start) = find(bytes, at, b'<') {
        if bytes.get(start + 1) == Some(&b'/') && starts_with(bytes, start + 2, name) {
            return start;
        }
        at = start + 1;
    }
    bytes.len()
}

fn starts_with(bytes: &[u8], at: usize, name: &str) -> bool {
    bytes.get(at..at + name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
}

/// Where the tag ends; counts the words in it that are not quoted values.
fn tag_end(bytes: &[u8], mut at: usize) -> Result<usize, WordError> {
    let mut words = 0;
    let mut in_word = true;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => return Ok(at),
            b'"' | b'\'' if bytes[..at].trim_ascii_end().ends_with(b"=") => {
                at = find(bytes, at + 1, byte).unwrap_or(bytes.len());
                in_word = false;
            }
            b' ' | b'\t' | b'\n' | b'\r' | b'\x0C' | b'/' => in_word = false,
            _ if !in_word => {
                in_word = true;
                words += 1;
                if words > MOST {
                    return Err(WordError::limit("attributes of a tag", MOST, "html"));
                }
            }
            _ => {}
        }
        at += 1;
    }
    Ok(at.min(bytes.len()))
}

fn find(bytes: &[u8], from: usize, byte: u8) -> Option<usize> {
    bytes.get(from..)?.iter().position(|other| *other == byte).map(|found| from + found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_attributes_are_refused_and_long_values_are_not() {
        let bomb = format!(
            "<p {}>",
            (0..3000_u32).fold(String::new(), |all, index| all + "a" + &index.to_string() + " ")
        );
        assert!(check(&bomb).is_err());
        let quoted =
            format!("<img src = \"{}\" alt='x y'><!-- <p {} -->", "QUJD ".repeat(5000), "a ".repeat(5000));
        assert!(check(&quoted).is_ok());
        assert!(check("1 < 2 <p unclosed").is_ok());
        assert!(check(&format!("<SCRIPT>for(i=0;i<n;){}</script>", "a b ".repeat(3000))).is_ok());
        // Without quotes around it a value ends at a blank: each word is an attribute.
        assert!(check(&format!("<p\n{}", "b\n".repeat(3000))).is_err());
    }
}
