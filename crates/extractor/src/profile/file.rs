//! A profile file: TOML, checked key by key. What would silently do nothing is an error that names its line.

use std::collections::HashMap;

use model::{FormKind, Term};
use serde::Deserialize;
use toml::Spanned;
use wording::label;

use super::keys::{self, Declared};
use super::{ProfileError, Shape};
use crate::weights::profile::{HEAVIEST, LARGEST, LONGEST, MOST};
use crate::words::{Axis, Entry, Words};

/// A profile file, checked.
#[derive(Clone, Debug)]
pub(crate) struct ProfileFile {
    pub id: String,
    pub title: String,
    pub kind: FormKind,
    /// Title patterns of the form.
    pub titles: Vec<String>,
    /// What the form is recognised by.
    pub sign: Vec<Sign>,
    /// Words beside the shared ones.
    pub words: Words,
}

/// One thing that speaks for a profile, or against it with a negative weight.
#[derive(Clone, Debug)]
pub(crate) struct Sign {
    /// How much it says.
    pub weight: i32,
    /// Labels, of which one must be there.
    pub any: Vec<String>,
    /// A geometry that must be there.
    pub shape: Option<Shape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProfile {
    id: Spanned<String>,
    title: String,
    kind: FormKind,
    #[serde(default)]
    titles: Vec<Spanned<String>>,
    #[serde(default)]
    sign: Vec<RawSign>,
    #[serde(default)]
    declare: RawDeclared,
    #[serde(default)]
    words: RawWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSign {
    weight: Spanned<i64>,
    #[serde(default)]
    any: Vec<Spanned<String>>,
    #[serde(default)]
    shape: Option<Shape>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RawDeclared {
    fund: Vec<Spanned<String>>,
    level1: Vec<Spanned<String>>,
    level2: Vec<Spanned<String>>,
}

/// One meaning and the words for it; [`Entry`] says what each is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    key: Option<Spanned<String>>,
    names: Spanned<Vec<Spanned<String>>>,
    #[serde(default)]
    term: Option<Term>,
    rest: Option<Spanned<String>>,
    #[serde(default)]
    inside: bool,
    #[serde(default)]
    opens: bool,
}

/// The sections of words.
type RawWords = HashMap<Axis, Vec<RawEntry>>;

/// Reads a profile.
pub(super) fn profile(file: &str, text: &str) -> Result<ProfileFile, ProfileError> {
    let reader = Reader { file, text };
    let raw: RawProfile = reader.toml()?;
    let id = raw.id.get_ref().trim().to_owned();
    if id.is_empty() || id.contains(char::is_whitespace) {
        return Err(reader.unusable(&raw.id, "an id is one word without spaces (id 不能为空或带空格)"));
    }
    for title in &raw.titles {
        reader.word(title)?;
    }
    let titles = raw.titles.into_iter().map(Spanned::into_inner).collect();
    let sign = reader.signs(raw.sign)?;
    let declared = reader.declared(raw.declare)?;
    let words = reader.words(raw.words, &declared)?;
    Ok(ProfileFile { id, title: raw.title, kind: raw.kind, titles, sign, words })
}

/// Reads the words that all profiles share.
pub(super) fn common(file: &str, text: &str) -> Result<Words, ProfileError> {
    let reader = Reader { file, text };
    let raw = reader.toml()?;
    reader.words(raw, &Declared::default())
}

struct Reader<'t> {
    file: &'t str,
    text: &'t str,
}

impl Reader<'_> {
    fn toml<T: serde::de::DeserializeOwned>(&self) -> Result<T, ProfileError> {
        let syntax = |message| ProfileError::Syntax { file: self.file.to_owned(), message };
        if self.text.len() > LARGEST {
            return Err(syntax(format!("larger than {LARGEST} bytes (文件过大): no profile is")));
        }
        toml::from_str(self.text).map_err(|error| syntax(with_nearest(&error)))
    }

    fn line<T>(&self, at: &Spanned<T>) -> usize {
        let before = self.text.get(..at.span().start).unwrap_or_default();
        before.bytes().filter(|&byte| byte == b'\n').count() + 1
    }

    fn unusable<T>(&self, at: &Spanned<T>, message: impl Into<String>) -> ProfileError {
        ProfileError::Unusable { file: self.file.to_owned(), line: self.line(at), message: message.into() }
    }

    /// A word that matches something, and not everything.
    fn word(&self, word: &Spanned<String>) -> Result<(), ProfileError> {
        let folded = label::fold(word.get_ref());
        if folded.is_empty() {
            return Err(self.unusable(word, "an empty word matches nothing (空词)"));
        }
        if folded.chars().all(|c| matches!(c, '*' | '#')) {
            let message = format!("`{}` matches every text (匹配一切); write a word with it", word.get_ref());
            return Err(self.unusable(word, message));
        }
        Ok(())
    }

    fn signs(&self, raw: Vec<RawSign>) -> Result<Vec<Sign>, ProfileError> {
        let mut signs = Vec::with_capacity(raw.len().min(MOST));
        for sign in raw.into_iter().take(MOST) {
            let weight = *sign.weight.get_ref();
            if weight == 0 || weight.abs() > HEAVIEST {
                let message =
                    format!("a weight lies between -{HEAVIEST} and {HEAVIEST} and is not 0 (权重超出范围)");
                return Err(self.unusable(&sign.weight, message));
            }
            if sign.any.is_empty() && sign.shape.is_none() {
                let message = "a sign needs `any` (labels) or `shape` (标志缺少 any 或 shape)";
                return Err(self.unusable(&sign.weight, message));
            }
            for word in &sign.any {
                self.word(word)?;
            }
            let any = sign.any.into_iter().map(Spanned::into_inner).collect();
            signs.push(Sign { weight: i32::try_from(weight).unwrap_or_default(), any, shape: sign.shape });
        }
        if signs.iter().all(|sign| sign.weight <= 0) {
            return Err(ProfileError::NoSign { file: self.file.to_owned() });
        }
        Ok(signs)
    }

    fn declared(&self, raw: RawDeclared) -> Result<Declared, ProfileError> {
        let ids = |raw: Vec<Spanned<String>>| -> Result<Vec<String>, ProfileError> {
            for id in &raw {
                if !is_id(id.get_ref()) {
                    let message = format!(
                        "`{}` is no id: write small English letters, digits and _, parts joined by dots, such as \
                         `fiscal.lottery` (编号只能用小写英文字母)",
                        id.get_ref()
                    );
                    return Err(self.unusable(id, message));
                }
            }
            Ok(raw.into_iter().map(Spanned::into_inner).collect())
        };
        Ok(Declared { fund: ids(raw.fund)?, level1: ids(raw.level1)?, level2: ids(raw.level2)? })
    }

    fn words(&self, mut raw: RawWords, declared: &Declared) -> Result<Words, ProfileError> {
        let mut words = Words::default();
        for axis in Axis::ALL {
            let known = keys::of(axis, declared);
            for entry in raw.remove(&axis).unwrap_or_default().into_iter().take(MOST) {
                words.push(axis, self.entry(axis, entry, &known)?);
            }
        }
        Ok(words)
    }

    fn entry(&self, axis: Axis, raw: RawEntry, known: &[String]) -> Result<Entry, ProfileError> {
        match &raw.key {
            Some(key) if !known.iter().any(|known| known == key.get_ref()) => {
                return Err(self.unknown_key(axis, key, known));
            }
            // A label without a key names a field; everything else has to mean something.
            None if !keys::may_lack(axis) => {
                let message = format!("[[words.{}]] needs a key (缺少 key)", axis.section());
                return Err(self.unusable(&raw.names, message));
            }
            _ => {}
        }
        if let Some(rest) = raw.rest.as_ref().filter(|rest| rest.get_ref() != "purpose") {
            return Err(self.unusable(rest, "`rest` can only be `purpose` (资金用途)"));
        }
        if raw.names.get_ref().is_empty() {
            return Err(self.unusable(&raw.names, "`names` is empty (没有词)"));
        }
        for name in raw.names.get_ref() {
            self.word(name)?;
        }
        Ok(Entry {
            key: raw.key.map(Spanned::into_inner).filter(|key| key != keys::FIELD).unwrap_or_default(),
            names: raw.names.into_inner().into_iter().map(Spanned::into_inner).collect(),
            term: raw.term,
            rest: raw.rest.map(Spanned::into_inner),
            inside: raw.inside,
            opens: raw.opens,
        })
    }

    fn unknown_key(&self, axis: Axis, key: &Spanned<String>, known: &[String]) -> ProfileError {
        let nearest = keys::nearest(key.get_ref(), known.iter().map(String::as_str)).unwrap_or_default();
        let advice = match axis {
            Axis::Fund => " An item of your own goes into `[declare]`: `fund = [\"…\"]`.",
            Axis::Level1 => " A level of your own goes into `[declare]`: `level1 = [\"…\"]`.",
            Axis::Level2 => " A level of your own goes into `[declare]`: `level2 = [\"…\"]`.",
            _ => "",
        };
        ProfileError::UnknownKey {
            file: self.file.to_owned(),
            line: self.line(key),
            section: axis.section(),
            key: key.get_ref().clone(),
            nearest: nearest.to_owned(),
            advice,
        }
    }
}

/// `fiscal.lottery`: small letters, digits and `_`, parts joined by dots.
fn is_id(text: &str) -> bool {
    let part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_lowercase())
            && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    text.len() <= LONGEST && text.split('.').all(part)
}

/// What the TOML reader says; for a key or word that it does not know, with the nearest that it does.
fn with_nearest(error: &toml::de::Error) -> String {
    let message = error.to_string();
    let names: Vec<&str> = error.message().split('`').skip(1).step_by(2).collect();
    match names.split_first() {
        Some((wrong, right)) if error.message().starts_with("unknown ") && !right.is_empty() => {
            match keys::nearest(wrong, right.iter().copied()) {
                Some(nearest) => format!("{}\ndid you mean `{nearest}`?", message.trim_end()),
                None => message,
            }
        }
        _ => message,
    }
}
