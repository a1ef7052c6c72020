//! XML changed in its structure: elements dropped, doubled, moved, unwrapped, renamed; attributes changed. Blind changes
//! of bytes hardly get past the parser, these all do.

/// Random numbers that are the same each time (`SplitMix64`).
pub struct Random(u64);

impl Random {
    /// Numbers that follow from a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 when there is none.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.number() % end as u64) as usize }
    }

    /// One of several.
    pub fn pick<'t, T>(&mut self, from: &'t [T]) -> Option<&'t T> {
        from.get(self.below(from.len()))
    }
}

/// Values that readers stumble over.
const VALUES: [&str; 22] = [
    "",
    "0",
    "1",
    "-1",
    "2",
    "3",
    "9",
    "63",
    "64",
    "255",
    "65536",
    "4294967295",
    "99999999999999999999",
    "true",
    "off",
    "restart",
    "continue",
    "begin",
    "separate",
    "end",
    "甲",
    "%1%2%3%9",
];

/// An element: where it starts, where its start tag ends, where its end tag starts, where it ends.
#[derive(Clone, Copy, Debug)]
struct Element {
    start: usize,
    inner: usize,
    close: usize,
    end: usize,
}

impl Element {
    fn is_empty_tag(self) -> bool {
        self.inner == self.close && self.close == self.end
    }

    fn of(self, xml: &str) -> &str {
        &xml[self.start..self.end]
    }
}

/// All elements but the root, in document order. XML that is not well-formed has as many as can be matched.
fn elements(xml: &str) -> Vec<Element> {
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(start) = xml[at..].find('<').map(|next| at + next) {
        let Some(end) = xml[start..].find('>').map(|next| start + next + 1) else { break };
        let tag = &xml[start..end];
        at = end;
        if tag.starts_with("</") {
            if let Some(element) = open.pop().and_then(|index| found.get_mut(index)) {
                let element: &mut Element = element;
                (element.close, element.end) = (start, end);
            }
        } else if !tag.starts_with("<?") && !tag.starts_with("<!") {
            if !tag.ends_with("/>") {
                open.push(found.len());
            }
            found.push(Element { start, inner: end, close: end, end });
        }
    }
    // What was never closed cannot be moved, and the root holds the others.
    for unclosed in open {
        if let Some(element) = found.get_mut(unclosed) {
            element.end = 0;
        }
    }
    found.into_iter().skip(1).filter(|element| element.end > 0).collect()
}

/// `xml` with one change; `donor` is XML of the same kind that elements may be taken from.
#[must_use]
pub fn mutated(xml: &str, donor: &str, random: &mut Random) -> String {
    let elements = elements(xml);
    let Some(&element) = random.pick(&elements) else { return xml.to_owned() };
    let Some(&other) = random.pick(&elements) else { return xml.to_owned() };
    let without = |element: Element| [&xml[..element.start], &xml[element.end..]].concat();
    let with = |at: usize, piece: &str| [&xml[..at], piece, &xml[at..]].concat();
    match random.below(12) {
        0 => without(element),
        1 => with(element.end, element.of(xml)),
        2 => moved(xml, element, other),
        3 => with(other.start, element.of(xml)),
        4 if !element.is_empty_tag() => {
            [&xml[..element.start], &xml[element.inner..element.close], &xml[element.end..]].concat()
        }
        5 => wrapped(xml, element, other),
        6 => renamed(xml, element, other),
        7 => {
            let donors = self::elements(donor);
            random
                .pick(&donors)
                .map_or_else(|| without(element), |taken| with(element.inner, taken.of(donor)))
        }
        8 if !element.is_empty_tag() => with(element.inner, "12.5"),
        _ => with_attribute(xml, element, random),
    }
}

/// An element in front of another, unless that is inside it.
fn moved(xml: &str, element: Element, other: Element) -> String {
    let piece = element.of(xml);
    if other.start >= element.end {
        [&xml[..element.start], &xml[element.end..other.start], piece, &xml[other.start..]].concat()
    } else if other.start <= element.start {
        [&xml[..other.start], piece, &xml[other.start..element.start], &xml[element.end..]].concat()
    } else {
        xml.to_owned()
    }
}

fn name(xml: &str, element: Element) -> &str {
    let tag = xml[element.start..element.inner].trim_matches(['<', '>', '/']);
    tag.split_whitespace().next().unwrap_or_default()
}

/// An element inside a copy of another's tags.
fn wrapped(xml: &str, element: Element, other: Element) -> String {
    let name = name(xml, other);
    [&xml[..element.start], "<", name, ">", element.of(xml), "</", name, ">", &xml[element.end..]].concat()
}

/// An element under another's name.
fn renamed(xml: &str, element: Element, other: Element) -> String {
    let (old, new) = (name(xml, element), name(xml, other));
    let tag = xml[element.start..element.inner].replacen(old, new, 1);
    let close = xml[element.close..element.end].replacen(old, new, 1);
    [&xml[..element.start], &tag, &xml[element.inner..element.close], &close, &xml[element.end..]].concat()
}

/// An attribute of an element with another value, or gone; a new one where there is none.
fn with_attribute(xml: &str, element: Element, random: &mut Random) -> String {
    let tag = &xml[element.start..element.inner];
    let pieces: Vec<&str> = tag.split('"').collect();
    let value = VALUES[random.below(VALUES.len())];
    let changed = if pieces.len() < 3 {
        let name = name(xml, element);
        tag.replacen(name, &format!("{name} w:val=\"{value}\""), 1)
    } else {
        // Every second piece is a value, the one before it ends in the attribute's name.
        let at = random.below(pieces.len() / 2) * 2 + 1;
        let mut pieces: Vec<String> = pieces.into_iter().map(str::to_owned).collect();
        if random.below(4) == 0 {
            let name = pieces[at - 1].trim_end_matches('=').len();
            let from = pieces[at - 1][..name].rfind(' ').unwrap_or(name);
            pieces[at - 1].truncate(from);
            let behind = pieces.remove(at + 1);
            pieces.remove(at);
            pieces[at - 1].push_str(&behind);
        } else {
            value.clone_into(&mut pieces[at]);
        }
        pieces.join("\"")
    };
    [&xml[..element.start], &changed, &xml[element.inner..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = r#"<a x="1"><b y="2" z="3"><c/>text</b><d>more</d></a>"#;

    #[test]
    fn elements_know_where_they_are() {
        let found = elements(XML);
        let texts: Vec<&str> = found.iter().map(|element| element.of(XML)).collect();
        assert_eq!(texts, [r#"<b y="2" z="3"><c/>text</b>"#, "<c/>", "<d>more</d>"]);
        assert_eq!(name(XML, found[0]), "b");
        assert!(found[1].is_empty_tag() && !found[2].is_empty_tag());
    }

    #[test]
    fn every_change_leaves_tags_in_pairs() {
        let mut random = Random::new(1);
        let mut changed = 0;
        for _ in 0..2_000 {
            let xml = mutated(XML, XML, &mut random);
            let opened = xml.matches('<').count() - xml.matches("</").count() - xml.matches("/>").count();
            assert_eq!(opened, xml.matches("</").count(), "{xml}");
            changed += usize::from(xml != XML);
        }
        assert!(changed > 1_600, "{changed}");
    }
}
