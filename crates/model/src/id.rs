//! Canonical ids: which line of the money block, which level of the taxonomy. Strings in JSON, types in Rust.

mod fund_item;
mod level;

pub use fund_item::FundItem;
pub use level::{Level1, Level2, LevelId};

/// An id beside those this version knows: declared by a profile, or read from JSON that a later version wrote.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FurtherId(Box<str>);

impl FurtherId {
    /// The id as JSON writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn new(id: &str) -> Self {
        Self(id.into())
    }
}

/// An enum of ids: the known ones with their official labels, and any further one.
macro_rules! ids {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($variant:ident = $id:literal $label:literal,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = concat!("`", $id, "`: ", $label, ".")]
                $variant,
            )*
            /// An id beside the known ones.
            Further($crate::FurtherId),
        }

        impl $name {
            /// The known ids, in the order of the forms.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant,)*];

            /// The id as JSON writes it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $id,)*
                    Self::Further(id) => id.as_str(),
                }
            }

            /// The official label; `None` for a further id.
            pub fn label(&self) -> Option<&'static str> {
                match self {
                    $(Self::$variant => Some($label),)*
                    Self::Further(_) => None,
                }
            }

            /// The known id of that spelling.
            pub fn known(id: &str) -> Option<Self> {
                match id {
                    $($id => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// Whether it is one of [`Self::KNOWN`].
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::Further(_))
            }

            /// Whether it is `of`, or a part of it: `fiscal.general` of `fiscal`.
            pub fn is_in(&self, of: &Self) -> bool {
                let rest = self.as_str().strip_prefix(of.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let id = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                Ok(Self::known(&id).unwrap_or_else(|| Self::Further($crate::FurtherId::new(&id))))
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "description": "An id; profiles may declare further ones.",
                    "type": "string",
                    "examples": [$($id,)*],
                })
            }
        }
    };
}

use ids;
