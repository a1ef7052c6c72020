//! Parts one after another, each behind its length: four bytes, the lowest first.

/// Bytes that are no sequence of parts.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken;

/// Puts parts together.
pub fn join<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut joined = Vec::new();
    for part in parts {
        joined.extend_from_slice(&(part.len() as u32).to_le_bytes());
        joined.extend_from_slice(part);
    }
    joined
}

/// Takes them apart.
pub fn split(mut bytes: &[u8]) -> Result<Vec<&[u8]>, Broken> {
    let mut parts = Vec::new();
    while let Some((length, rest)) = bytes.split_first_chunk::<4>() {
        let (part, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or(Broken)?;
        parts.push(part);
        bytes = rest;
    }
    if bytes.is_empty() { Ok(parts) } else { Err(Broken) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_back_and_cut_ones_are_told() {
        let joined = join([b"ab".as_slice(), b"", b"c"]);
        assert_eq!(joined, b"\x02\0\0\0ab\0\0\0\0\x01\0\0\0c");
        assert_eq!(split(&joined), Ok(vec![b"ab".as_slice(), b"", b"c"]));
        assert_eq!(split(b""), Ok(vec![]));
        assert_eq!(split(&joined[..joined.len() - 1]), Err(Broken), "the last part is cut");
        assert_eq!(split(b"\x01\0"), Err(Broken), "a length is cut");
    }
}
