//! Several documents beside one another: what only a whole folder shows.

mod digest;
mod findings;

use std::collections::HashMap;

use model::Department;

pub use digest::Digest;
pub(crate) use digest::{FormDigest, mark_copies, same_department};
pub use findings::Located;
pub(crate) use findings::{FolderFindings, Told};

/// The documents of a folder, and who should have handed one in.
pub(crate) struct Folder<'a> {
    pub(crate) digests: &'a [Digest],
    pub(crate) roster: Option<&'a [Department]>,
}

/// A form of a document: the document's index, and the form.
pub(crate) type FormOf<'a> = (usize, &'a FormDigest);

impl<'a> Folder<'a> {
    /// Every form of every document.
    pub(crate) fn forms(&self) -> impl Iterator<Item = FormOf<'a>> + use<'a> {
        self.digests
            .iter()
            .enumerate()
            .flat_map(|(index, digest)| digest.forms.iter().map(move |form| (index, form)))
    }

    /// The forms that share a key, those of copies of a document left out: a copy is told once, as a copy.
    pub(crate) fn alike<K: std::hash::Hash + Eq>(
        &self,
        key: impl Fn(usize, &FormDigest) -> Option<K>,
    ) -> Vec<Vec<FormOf<'a>>> {
        let mut order: HashMap<K, usize> = HashMap::new();
        let mut groups: Vec<Vec<FormOf<'a>>> = Vec::new();
        for (document, form) in self.forms().filter(|(document, _)| !self.is_copy(*document)) {
            let Some(key) = key(document, form) else { continue };
            let index = *order.entry(key).or_insert(groups.len());
            match groups.get_mut(index) {
                Some(group) => group.push((document, form)),
                None => groups.push(vec![(document, form)]),
            }
        }
        groups.retain(|group| group.len() > 1);
        groups
    }

    /// Whether an earlier document has the same content.
    pub(crate) fn is_copy(&self, document: usize) -> bool {
        self.digests.get(document).is_some_and(|digest| digest.copy_of.is_some())
    }

    pub(crate) fn path(&self, document: usize) -> &'a str {
        self.digests.get(document).map_or("", |digest| digest.path.as_str())
    }
}
