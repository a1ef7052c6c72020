//! The roles fonts play in an official document, and who plays them here (GB/T 9704-2012, design of roles).

use std::fmt;

use serde_json::{Value, json};

use crate::RenderError;
use crate::faces::Faces;
use crate::signs;

/// A role a font plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// 小标宋: titles.
    Biaosong,
    /// 仿宋: text.
    Fang,
    /// 黑体: labels and first-level headings.
    Hei,
    /// 楷体: second-level headings.
    Kai,
    /// 宋体: page numbers.
    Song,
}

/// A face and how far it is from the one the standard names.
struct Candidate {
    family: &'static str,
    weight: u16,
    rank: Rank,
}

/// How good a stand-in is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rank {
    /// The face the standard means.
    Official,
    /// A free face of the same style.
    SameStyle,
    /// A face of another style that holds the characters.
    OtherStyle,
}

const fn official(family: &'static str) -> Candidate {
    Candidate { family, weight: 400, rank: Rank::Official }
}

const fn alike(family: &'static str, weight: u16) -> Candidate {
    Candidate { family, weight, rank: Rank::SameStyle }
}

const fn other(family: &'static str, weight: u16) -> Candidate {
    Candidate { family, weight, rank: Rank::OtherStyle }
}

/// The package that gives a fresh Debian a font with all Chinese characters.
pub(crate) const PACKAGE: &str = "fonts-noto-cjk";

/// Characters every form needs: a family that holds them can set Chinese.
const SAMPLE: &str = "预算绩效目标表单位万元一二三级指标";

/// Families that fill the gaps of the others.
const LAST_RESORTS: [&str; 4] =
    ["Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "Source Han Sans SC"];

/// Whether a family, by any of its names, is one that documents are set in. Names of weights (`Medium`) may follow.
pub(crate) fn is_known(name: &str) -> bool {
    let roles = Role::ALL.into_iter().flat_map(Role::candidates).map(|face| face.family);
    let mut known = roles.chain(LAST_RESORTS).chain(crate::characters::FURTHER).chain(signs::CANDIDATES);
    known.any(|known| name.starts_with(known) || known.starts_with(name))
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 5] = [Self::Biaosong, Self::Fang, Self::Hei, Self::Kai, Self::Song];

    /// The Chinese name, as GB/T 9704 uses it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Biaosong => "小标宋",
            Self::Fang => "仿宋",
            Self::Hei => "黑体",
            Self::Kai => "楷体",
            Self::Song => "宋体",
        }
    }

    /// The key in `/fonts.json`.
    fn key(self) -> &'static str {
        match self {
            Self::Biaosong => "biaosong",
            Self::Fang => "fang",
            Self::Hei => "hei",
            Self::Kai => "kai",
            Self::Song => "song",
        }
    }

    /// Faces for the role, best first: those Windows, WPS and offices have, then free ones.
    fn candidates(self) -> Vec<Candidate> {
        match self {
            Self::Biaosong => vec![
                official("方正小标宋简体"),
                official("FZXiaoBiaoSong-B05S"),
                official("方正小标宋_GBK"),
                official("FZXiaoBiaoSong-B05"),
                official("华文中宋"),
                official("STZhongsong"),
                alike("Noto Serif CJK SC", 700),
                alike("Source Han Serif SC", 700),
                alike("FandolSong", 700),
            ],
            Self::Fang => vec![
                official("仿宋_GB2312"),
                official("FangSong_GB2312"),
                official("仿宋"),
                official("FangSong"),
                official("方正仿宋_GBK"),
                official("FZFangSong-Z02"),
                official("华文仿宋"),
                official("STFangsong"),
                alike("FandolFang R", 400),
                alike("FandolFang", 400),
                alike("Zhuque Fangsong (technical preview)", 400),
                other("Noto Serif CJK SC", 400),
                other("Source Han Serif SC", 400),
                other("FandolSong", 400),
            ],
            Self::Hei => vec![
                official("黑体"),
                official("SimHei"),
                official("方正黑体_GBK"),
                official("FZHei-B01"),
                official("华文黑体"),
                official("STHeiti"),
                // Noto before Fandol here: it holds all of GBK, and its weight is that of SimHei.
                alike("Noto Sans CJK SC", 500),
                alike("Source Han Sans SC", 500),
                alike("FandolHei", 400),
                alike("WenQuanYi Zen Hei", 400),
                alike("WenQuanYi Micro Hei", 400),
            ],
            Self::Kai => vec![
                official("楷体_GB2312"),
                official("KaiTi_GB2312"),
                official("楷体"),
                official("KaiTi"),
                official("方正楷体_GBK"),
                official("FZKai-Z03"),
                official("华文楷体"),
                official("STKaiti"),
                alike("FandolKai", 400),
                alike("LXGW WenKai", 400),
                other("Noto Serif CJK SC", 400),
                other("Source Han Serif SC", 400),
            ],
            Self::Song => vec![
                official("宋体"),
                official("SimSun"),
                official("NSimSun"),
                official("方正书宋_GBK"),
                official("STSong"),
                // Page numbers alone are set in it: a face with all characters is larger than it need be.
                alike("FandolSong", 400),
                alike("Noto Serif CJK SC", 400),
                alike("Source Han Serif SC", 400),
            ],
        }
    }
}

/// Who plays a role on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleFace {
    /// The role.
    pub role: Role,
    /// The family found, and behind it those that fill its gaps.
    pub families: Vec<String>,
    /// CSS weight, 100–900.
    pub weight: u16,
    /// Whether it is the face the standard means.
    pub official: bool,
    /// Whether it is at least of the role's style.
    pub same_style: bool,
}

impl fmt::Display for RoleFace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.families.first().map_or("", String::as_str);
        write!(f, "{:　<4}{first} {}", self.role.name(), self.weight)?;
        if !self.same_style {
            write!(f, "  (another style: no {} installed 未安装{})", self.role.name(), self.role.name())?;
        } else if !self.official {
            f.write_str("  (free stand-in 替代字体)")?;
        }
        Ok(())
    }
}

/// The families that stand for the roles.
pub(crate) struct Families {
    pub(crate) roles: Vec<RoleFace>,
    /// The family for signs that the text faces draw unofficially; empty when none draws them better.
    pub(crate) signs: Vec<String>,
    /// Whether some of them were looked for among all families there are.
    pub(crate) guessed: bool,
    /// The characters that every role can set with its own families.
    covered: Covered,
}

impl Families {
    /// Finds a face for every role.
    pub(crate) fn find(faces: &Faces) -> Result<Self, RenderError> {
        let chinese = |family: &&str| holds(faces, family, 400, SAMPLE);
        let mut last_resorts: Vec<&str> = LAST_RESORTS.into_iter().filter(chinese).collect();
        let mut guessed = last_resorts.is_empty();
        if guessed {
            last_resorts.extend(faces.families().find(chinese));
        }
        let mut roles = Vec::new();
        for role in Role::ALL {
            let found =
                role.candidates().into_iter().find(|face| holds(faces, face.family, face.weight, SAMPLE));
            let (family, weight, rank) = match (&found, last_resorts.first()) {
                (Some(face), _) => (face.family, face.weight, face.rank),
                (None, Some(family)) => (*family, 400, Rank::OtherStyle),
                (None, None) => return Err(RenderError::NoFont { package: PACKAGE }),
            };
            let mut families = vec![family.to_owned()];
            families
                .extend(last_resorts.iter().filter(|other| **other != family).map(|&other| other.to_owned()));
            roles.push(RoleFace {
                role,
                families,
                weight,
                official: rank == Rank::Official,
                same_style: rank != Rank::OtherStyle,
            });
        }
        let covered = Covered::of(&roles, faces);
        let signs: Vec<String> = signs::face(faces).into_iter().collect();
        guessed |= !signs.iter().all(|family| signs::is_known(family)) || signs.is_empty();
        Ok(Self { roles, signs, guessed, covered })
    }

    /// Whether every role can set a character with its own families.
    pub(crate) fn covers(&self, character: char) -> bool {
        self.covered.has(character as u32)
    }

    /// What a template reads at `/fonts.json`; `more` families stand behind every role.
    pub(crate) fn json(&self, more: &[String]) -> Value {
        let roles: serde_json::Map<_, _> = self
            .roles
            .iter()
            .map(|face| {
                let families: Vec<_> = face.families.iter().chain(more).collect();
                (face.role.key().to_owned(), json!({"families": families, "weight": face.weight}))
            })
            .collect();
        json!({"roles": roles, "signs": {"families": self.signs, "pattern": signs::PATTERN}})
    }
}

/// A set of characters. Every character of every document is looked up, and a font's own list is a run length code that has
/// to be gone through from its beginning.
struct Covered(Vec<u64>);

impl Covered {
    fn of(roles: &[RoleFace], faces: &Faces) -> Self {
        let role = |role: &RoleFace| {
            let mut set = vec![0_u64; 0x11_0000 / 64];
            let faces = role.families.iter().filter_map(|family| faces.select(family, role.weight));
            for code in faces.flat_map(|face| face.coverage.iter()) {
                if let Some(word) = set.get_mut(code as usize / 64) {
                    *word |= 1 << (code % 64);
                }
            }
            set
        };
        let both =
            |one: Vec<u64>, other: Vec<u64>| one.iter().zip(&other).map(|(one, other)| one & other).collect();
        Self(roles.iter().map(role).reduce(both).unwrap_or_default())
    }

    fn has(&self, code: u32) -> bool {
        self.0.get(code as usize / 64).is_some_and(|word| word >> (code % 64) & 1 == 1)
    }
}

/// Whether the face Typst takes for a family and weight holds all characters of `text`.
fn holds(faces: &Faces, family: &str, weight: u16, text: &str) -> bool {
    faces.select(family, weight).is_some_and(|info| text.chars().all(|c| info.coverage.contains(c as u32)))
}
