//! Where a value stands in both documents.

use model::Pointer;

use crate::change_list::Subject;

/// Pointers of both forms.
pub(crate) struct Sides {
    pub(crate) old: Pointer,
    pub(crate) new: Pointer,
}

impl Sides {
    /// A value with the same key in both.
    pub(crate) fn key(&self, key: &str, label: &str) -> Subject {
        self.at(&[key], label)
    }

    /// A value under the same keys in both.
    pub(crate) fn at(&self, keys: &[&str], label: &str) -> Subject {
        let down = |pointer: &Pointer| keys.iter().fold(pointer.clone(), |pointer, key| pointer.key(key));
        Subject::new(down(&Pointer::root()), label, Some(down(&self.old)), Some(down(&self.new)))
    }

    /// Of the documents themselves.
    pub(crate) fn roots() -> Self {
        Self { old: Pointer::root(), new: Pointer::root() }
    }

    /// A line of a list, which may be missing on a side, under a path that says what it is.
    pub(crate) fn line(&self, list: &str, name: &str, old: Option<usize>, new: Option<usize>) -> LineAt {
        let line =
            |pointer: &Pointer, index: Option<usize>| index.map(|index| pointer.key(list).index(index));
        LineAt {
            path: Pointer::root().key(list).key(name),
            old: line(&self.old, old),
            new: line(&self.new, new),
        }
    }
}

/// A line of a list on both sides.
pub(crate) struct LineAt {
    path: Pointer,
    old: Option<Pointer>,
    new: Option<Pointer>,
}

impl LineAt {
    pub(crate) fn key(&self, key: &str, label: impl Into<String>) -> Subject {
        let down = |pointer: &Option<Pointer>| pointer.as_ref().map(|pointer| pointer.key(key));
        Subject::new(self.path.key(key), label, down(&self.old), down(&self.new))
    }

    pub(crate) fn whole(&self, label: impl Into<String>) -> Subject {
        Subject::new(self.path.clone(), label, self.old.clone(), self.new.clone())
    }
}
