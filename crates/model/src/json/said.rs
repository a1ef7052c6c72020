//! Notes on JSON, few of each kind.

use super::{MOST_OF_A_KIND, REPEATED, shortened};
use crate::{Note, Pointer};

/// What has been said: a few times each, and then how many more there are.
#[derive(Default)]
pub(super) struct Said {
    kinds: Vec<(&'static str, Vec<String>, usize)>,
    /// Unknown ids are said once each.
    unknown: Vec<String>,
}

impl Said {
    pub(super) fn say(&mut self, id: &'static str, message: impl FnOnce() -> String) {
        let at = self.kinds.iter().position(|(known, ..)| *known == id).unwrap_or(self.kinds.len());
        if at == self.kinds.len() {
            self.kinds.push((id, Vec::new(), 0));
        }
        let Some((_, messages, more)) = self.kinds.get_mut(at) else { return };
        if messages.len() < MOST_OF_A_KIND {
            messages.push(message());
        } else {
            *more += 1;
        }
    }

    pub(super) fn unknown(&mut self, id: &str, at: &Pointer) {
        let id = shortened(id, REPEATED);
        if self.unknown.contains(&id) || self.unknown.len() >= MOST_OF_A_KIND {
            return;
        }
        self.say("json.unknown-id", || {
            format!("`{id}` at {at} is no id of this version; it was kept (未知编号)")
        });
        self.unknown.push(id);
    }

    pub(super) fn notes(self) -> Vec<Note> {
        let mut notes = Vec::new();
        for (id, messages, more) in self.kinds {
            notes.extend(messages.into_iter().map(|message| Note::new(id, message)));
            notes.extend((more > 0).then(|| Note::new(id, format!("{more} more of the kind (另有同类)"))));
        }
        notes
    }
}
