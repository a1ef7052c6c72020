//! Formatted disk pages: 512 bytes, offsets from the front, properties from the back.

const PAGE: usize = 512;

/// Bytes `start..end` of the stream, and their properties: a PAPX (style index, modifiers) or a CHPX (modifiers).
pub(super) struct Run {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) properties: Vec<u8>,
}

/// The pages, and the first offset of each.
pub(super) struct Pages {
    pub(super) bytes: Vec<u8>,
    pub(super) starts: Vec<u32>,
}

/// Pages of paragraph properties: 13 bytes for each paragraph, cb in words.
pub(super) fn papx(runs: &[Run]) -> Pages {
    pages(runs, 13, |properties| {
        // cb counts words and half a word for itself, so what is even in length needs the longer form.
        if properties.len() % 2 == 1 {
            [&[properties.len().div_ceil(2) as u8], properties].concat()
        } else {
            [&[0, (properties.len() / 2) as u8], properties].concat()
        }
    })
}

/// Pages of character properties: one byte for each run, cb in bytes.
pub(super) fn chpx(runs: &[Run]) -> Pages {
    pages(runs, 1, |properties| [&[properties.len() as u8], properties].concat())
}

fn pages(runs: &[Run], size: usize, encode: impl Fn(&[u8]) -> Vec<u8>) -> Pages {
    let mut pages = Pages { bytes: Vec::new(), starts: Vec::new() };
    let mut rest = runs;
    while !rest.is_empty() {
        let (page, taken) = page(rest, size, &encode);
        pages.starts.push(rest[0].start);
        pages.bytes.extend(page);
        rest = &rest[taken..];
    }
    pages
}

/// One page, and how many runs it took.
fn page(runs: &[Run], size: usize, encode: &impl Fn(&[u8]) -> Vec<u8>) -> ([u8; PAGE], usize) {
    let mut back = PAGE - 1;
    let mut places = Vec::new();
    for run in runs {
        let encoded = encode(&run.properties);
        let place = if run.properties.is_empty() { Some(back) } else { back.checked_sub(encoded.len()) };
        let Some(place) = place.map(|place| if run.properties.is_empty() { place } else { place & !1 })
        else {
            break;
        };
        let front = 4 * (places.len() + 2) + size * (places.len() + 1);
        if place < front {
            break;
        }
        places.push((place, encoded));
        back = place;
    }
    assert!(!places.is_empty(), "properties too long for a page: put them into the stream Data");
    let count = places.len();
    let mut page = [0; PAGE];
    page[PAGE - 1] = count as u8;
    for (index, (place, encoded)) in places.into_iter().enumerate() {
        page[4 * index..4 * index + 4].copy_from_slice(&runs[index].start.to_le_bytes());
        page[4 * index + 4..4 * index + 8].copy_from_slice(&runs[index].end.to_le_bytes());
        if !runs[index].properties.is_empty() {
            page[4 * (count + 1) + size * index] = (place / 2) as u8;
            page[place..place + encoded.len()].copy_from_slice(&encoded);
        }
    }
    (page, count)
}
