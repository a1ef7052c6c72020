//! The style sheets of a page, as far as they say what a reader sees (CSS Cascade 4; Selectors 4): rules of types,
//! classes and ids, one inside another. Rules that depend on anything else (a pointer, a neighbour) are passed over.

use std::collections::HashMap;

use super::style::Style;
use super::tree::{Id, Tree};
use crate::WordError;

/// Rules that are kept, at most; honest pages have some tens that say anything here.
const MOST_RULES: usize = 4_000;
/// Comparisons of a rule with an element, at most, in a page of few elements and in a longer one for each; applying its
/// declarations counts as one for every few bytes. Pages of Word need some ten for an element.
const MOST_COMPARISONS: u64 = 5_000_000;
const COMPARISONS_EACH: u64 = 64;
/// `@media` inside `@media`, at most.
const DEEPEST: usize = 4;

/// Properties that say something about what a reader sees.
const TELLING: [&str; 14] = [
    "display",
    "visibility",
    "mso-hide",
    "list-style",
    "white-space",
    "text-decoration",
    "font",
    "mso-symbol-font-family",
    "mso-cell-special",
    "mso-element",
    "mso-list",
    "break-before",
    "mso-outline-level",
    "page-break-before",
];

/// What an element must be.
#[derive(Debug, Default, PartialEq, Eq)]
struct Compound {
    tag: Option<String>,
    id: Option<String>,
    classes: Vec<String>,
}

#[derive(Debug)]
struct Rule {
    /// The element itself.
    subject: Compound,
    /// Elements around it, the innermost first; `true` where it must be the parent.
    around: Vec<(Compound, bool)>,
    /// Ids, classes, types; then the order.
    weight: (usize, usize, usize, usize),
    /// Index of the declarations.
    body: usize,
}

/// The rules of a page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    bodies: Vec<String>,
    rules: Vec<Rule>,
    by_class: HashMap<String, Vec<usize>>,
    by_id: HashMap<String, Vec<usize>>,
    by_tag: HashMap<String, Vec<usize>>,
    of_any: Vec<usize>,
    comparisons: std::cell::Cell<u64>,
    most: u64,
}

impl Sheet {
    /// Reads the `style` elements of a page.
    pub(super) fn of(tree: &Tree) -> Self {
        let most = MOST_COMPARISONS.max(COMPARISONS_EACH * tree.len() as u64);
        let mut sheet = Self { most, ..Self::default() };
        for style in tree.elements("style") {
            let media = tree.attribute(style, "media").unwrap_or_default();
            if let Some(text) =
                tree.first_child(style).and_then(|child| tree.text(child)).filter(|_| is_screen(media))
            {
                sheet.read(&without_comments(text), 0);
            }
        }
        sheet
    }

    fn read(&mut self, mut rest: &str, depth: usize) {
        while let Some(open) = rest.find(['{', ';']) {
            let (head, behind) = rest.split_at(open);
            let head = head.trim().trim_start_matches("<!--").trim_start_matches("-->").trim();
            let Some(opened) = behind.strip_prefix('{') else {
                rest = behind.strip_prefix(';').unwrap_or_default();
                continue;
            };
            let (body, after) = block(opened);
            rest = after;
            match head.strip_prefix("@media") {
                Some(media) if depth < DEEPEST && is_screen(media) => self.read(body, depth + 1),
                _ if head.starts_with('@') => {}
                _ => self.rule(head, body),
            }
        }
    }

    fn rule(&mut self, selectors: &str, body: &str) {
        let tells = |declaration: &&str| {
            let name = declaration.split(':').next().unwrap_or_default().trim().to_ascii_lowercase();
            TELLING.iter().any(|property| name.starts_with(property))
        };
        let body = body.split(';').filter(tells).collect::<Vec<_>>().join(";");
        if body.is_empty() {
            return;
        }
        self.bodies.push(body);
        for selector in selectors.split(',') {
            if self.rules.len() >= MOST_RULES {
                return;
            }
            if let Some((subject, around)) = selector_of(selector) {
                let index = self.rules.len();
                let all = || std::iter::once(&subject).chain(around.iter().map(|(compound, _)| compound));
                let weight = (
                    all().filter(|compound| compound.id.is_some()).count(),
                    all().map(|compound| compound.classes.len()).sum(),
                    all().filter(|compound| compound.tag.is_some()).count(),
                    index,
                );
                let list = match (&subject.id, subject.classes.first(), &subject.tag) {
                    (Some(id), ..) => self.by_id.entry(id.clone()).or_default(),
                    (None, Some(class), _) => self.by_class.entry(class.clone()).or_default(),
                    (None, None, Some(tag)) => self.by_tag.entry(tag.clone()).or_default(),
                    (None, None, None) => &mut self.of_any,
                };
                list.push(index);
                self.rules.push(Rule { subject, around, weight, body: self.bodies.len() - 1 });
            }
        }
    }

    /// What the sheets and its own `style` say of an element.
    pub(super) fn style(&self, tree: &Tree, id: Id) -> Result<Style, WordError> {
        let own = tree.attribute(id, "style").unwrap_or_default();
        if self.rules.is_empty() {
            return Ok(if own.is_empty() { Style::default() } else { Style::parse(own) });
        }
        let mut found: Vec<&Rule> = Vec::new();
        let lists = [
            tree.name(id).and_then(|tag| self.by_tag.get(tag)),
            tree.attribute(id, "id").and_then(|id| self.by_id.get(id)),
            Some(&self.of_any),
        ];
        let classes = tree.attribute(id, "class").unwrap_or_default().split_whitespace();
        let by_class = classes.filter_map(|class| self.by_class.get(class));
        for index in lists.into_iter().flatten().chain(by_class).flatten() {
            let rule = &self.rules[*index];
            if self.fits(tree, id, rule)? {
                self.count(self.bodies[rule.body].len() as u64 / 4)?;
                found.push(rule);
            }
        }
        found.sort_unstable_by_key(|rule| rule.weight);
        found.dedup_by_key(|rule| rule.weight);
        let mut style = Style::default();
        for important in [false, true] {
            for rule in &found {
                style.apply(&self.bodies[rule.body], important);
            }
            style.apply(own, important);
        }
        Ok(style)
    }

    fn count(&self, steps: u64) -> Result<(), WordError> {
        self.comparisons.set(self.comparisons.get() + steps);
        if self.comparisons.get() > self.most {
            return Err(WordError::limit("comparisons of style rules", self.most, "html"));
        }
        Ok(())
    }

    fn fits(&self, tree: &Tree, id: Id, rule: &Rule) -> Result<bool, WordError> {
        self.count(1)?;
        if !rule.subject.fits(tree, id) {
            return Ok(false);
        }
        let mut at = id;
        for (compound, is_parent) in &rule.around {
            loop {
                self.count(1)?;
                let Some(parent) = tree.parent(at) else { return Ok(false) };
                at = parent;
                if compound.fits(tree, at) {
                    break;
                }
                if *is_parent {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }
}

impl Compound {
    fn fits(&self, tree: &Tree, id: Id) -> bool {
        let Some(name) = tree.name(id) else { return false };
        let classes = tree.attribute(id, "class").unwrap_or_default();
        self.tag.as_ref().is_none_or(|tag| tag == name)
            && self.id.as_ref().is_none_or(|own| tree.attribute(id, "id") == Some(own))
            && self.classes.iter().all(|class| classes.split_whitespace().any(|own| own == class))
    }
}

/// The element of a selector, and those around it; `None` for what is not understood here.
fn selector_of(selector: &str) -> Option<(Compound, Vec<(Compound, bool)>)> {
    let spaced = selector.replace('>', " > ");
    let mut steps: Vec<(Compound, bool)> = Vec::new();
    let mut is_child = false;
    for word in spaced.split_whitespace() {
        if word == ">" {
            is_child = true;
            continue;
        }
        // Kept with the step outside of it: that one must be the parent.
        if let Some(outer) = steps.last_mut() {
            outer.1 = is_child;
        }
        is_child = false;
        steps.push((compound_of(word)?, false));
    }
    let (subject, _) = steps.pop()?;
    steps.reverse();
    Some((subject, steps))
}

fn compound_of(word: &str) -> Option<Compound> {
    let mut compound = Compound::default();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let (sign, text) = match first {
            '.' | '#' => (first, &rest[1..]),
            '*' => {
                rest = &rest[1..];
                continue;
            }
            _ => (' ', rest),
        };
        // `o\:p`: the backslash lets a colon be part of a name.
        let mut name = String::new();
        let mut chars = text.char_indices();
        let mut end = text.len();
        while let Some((at, char)) = chars.next() {
            match char {
                '\\' => name.extend(chars.next().map(|(_, char)| char)),
                _ if char.is_alphanumeric() || matches!(char, '-' | '_') => name.push(char),
                _ => {
                    end = at;
                    break;
                }
            }
        }
        if name.is_empty() {
            return None;
        }
        match sign {
            '.' => compound.classes.push(name),
            '#' => compound.id = Some(name),
            _ => compound.tag = Some(name.to_ascii_lowercase()),
        }
        rest = &text[end..];
    }
    Some(compound)
}

/// The text of a block up to its closing brace, and what is behind it.
fn block(text: &str) -> (&str, &str) {
    let mut depth = 1;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (&text[..at], &text[at + 1..]);
        }
    }
    (text, "")
}

fn without_comments(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        plain.push(' ');
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

/// A sheet that counts on a screen: not one for print alone.
fn is_screen(media: &str) -> bool {
    let media = media.trim().to_ascii_lowercase();
    media.is_empty()
        || media
            .split(',')
            .any(|query| query.contains("screen") || query.contains("all") || query.trim().starts_with('('))
}

#[cfg(test)]
mod tests {
    use model::Limits;

    use super::*;

    fn hidden(style: &str, body: &str) -> Vec<bool> {
        let page = format!("<html><head><style>{style}</style></head><body>{body}</body></html>");
        let tree = Tree::parse(&page, &Limits::default()).unwrap();
        let sheet = Sheet::of(&tree);
        tree.elements("p").map(|id| sheet.style(&tree, id).unwrap().hidden).collect()
    }

    #[test]
    fn classes_ids_and_types_hide() {
        let body = "<p class='a no'>1<p id=x>2<p>3<div class=b><p>4</div>";
        assert_eq!(hidden(".no{display:none}", body), [true, false, false, false]);
        assert_eq!(hidden("<!-- #x , p.a { DISPLAY : none } -->", body), [true, true, false, false]);
        assert_eq!(hidden("body > .b p{display:none}", body), [false, false, false, true]);
        assert_eq!(hidden("body > p.b p, body > .b > p{mso-hide:all}", body), [false, false, false, true]);
        assert_eq!(hidden("p:hover{display:none} p+p{display:none}", body), [false; 4]);
    }

    #[test]
    fn the_stronger_rule_wins() {
        let body = "<p class=no id=x>1";
        assert_eq!(hidden("#x{display:block} .no{display:none}", body), [false]);
        assert_eq!(hidden("#x{display:block} .no{display:none!important}", body), [true]);
        assert_eq!(hidden(".no{display:none}", "<p class=no style='display:block'>1"), [false]);
        assert_eq!(hidden("p{display:none} p{display:block}", body), [false], "the later of equals");
    }

    #[test]
    fn media_and_comments() {
        let body = "<p class=no>1";
        assert_eq!(hidden("@media print{.no{display:none}}", body), [false]);
        assert_eq!(hidden("@media screen{.no{display:none}}", body), [true]);
        assert_eq!(
            hidden("@import 'x'; @font-face{font-family:x} /* .no{} */ .no{display:none", body),
            [true]
        );
    }

    #[test]
    fn a_bomb_of_rules_is_stopped() {
        let page = format!(
            "<html><style>{}</style>{}",
            "p{display:block}".repeat(MOST_RULES),
            "<p>x".repeat(20_000)
        );
        let tree = Tree::parse(&page, &Limits::default()).unwrap();
        let sheet = Sheet::of(&tree);
        assert!(tree.elements("p").any(|id| sheet.style(&tree, id).is_err()));
    }
}
