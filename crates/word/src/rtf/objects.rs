//! What stands in the text and is none: embedded objects, pictures, documents beside this one.

use super::Reader;
use super::group::{Dest, Ends};
use crate::WordError;
use crate::not_read;

/// `\*` destinations of RTF 1.9.1, of Outlook's HTML and of WPS whose text is none of the document's. Those that begin
/// with `mm` belong to mail merges.
const KNOWN: &[&str] = &[
    "aftncn",
    "aftnsep",
    "aftnsepc",
    "atnauthor",
    "atndate",
    "atnicn",
    "atnid",
    "atnparent",
    "atnref",
    "atntime",
    "atrfend",
    "atrfstart",
    "author",
    "background",
    "bkmkcolf",
    "bkmkcoll",
    "bkmkend",
    "bkmkpub",
    "blipuid",
    "buptim",
    "category",
    "colorschememapping",
    "comment",
    "company",
    "creatim",
    "cs",
    "datafield",
    "datastore",
    "defchp",
    "defpap",
    "docvar",
    "ds",
    "ebcend",
    "ebcstart",
    "factoidname",
    "falt",
    "fchars",
    "ffdeftext",
    "ffentrymcr",
    "ffexitmcr",
    "ffformat",
    "ffhelptext",
    "ffname",
    "ffstattext",
    "file",
    "fldtype",
    "fname",
    "fontemb",
    "fontfile",
    "formfield",
    "ftncn",
    "ftnsep",
    "ftnsepc",
    "g",
    "gridtbl",
    "hl",
    "hlfr",
    "hlinkbase",
    "hlloc",
    "hlsrc",
    "hsv",
    "htmltag",
    "keycode",
    "keywords",
    "latentstyles",
    "lchars",
    "levelmarker",
    "linkval",
    "lsdlockedexcept",
    "manager",
    "mhtmltag",
    "mmathPr",
    "nextfile",
    "objalias",
    "objdata",
    "objname",
    "objsect",
    "objtime",
    "oldcprops",
    "oldpprops",
    "oldsprops",
    "oldtprops",
    "operator",
    "panose",
    "password",
    "passwordhash",
    "pgp",
    "pgptbl",
    "picprop",
    "pnseclvl",
    "printim",
    "protend",
    "protstart",
    "protusertbl",
    "pxe",
    "revtbl",
    "revtim",
    "rsidtbl",
    "subject",
    "svb",
    "tblsty",
    "title",
    "ts",
    "tsrowd",
    "tszw",
    "unknown",
    "wgrffmtfilter",
    "writereservation",
    "writereservhash",
    "xform",
    "xmlattr",
    "xmlattrname",
    "xmlattrvalue",
    "xmlclose",
    "xmlname",
    "xmlnstbl",
    "xmlopen",
    "pnaiu",
    "pict",
    "sv",
    "sn",
    "sp",
];

impl Reader<'_> {
    /// A `\*` group of a word that is no destination here.
    pub(super) fn skip_starred(&mut self, name: &str) {
        let known = KNOWN.contains(&name) || name.starts_with("mm");
        if !known {
            self.strange.clear();
            self.strange.push_str(name);
        }
        self.group.dest = if known { Dest::Skip } else { Dest::Strange };
    }

    /// Text of such a group is left out, as the specification asks ("Conventions of an RTF Reader"), but not without a
    /// word.
    pub(super) fn strange_text(&mut self, text: &str) -> Result<(), WordError> {
        if !text.chars().any(char::is_alphanumeric) {
            return Ok(());
        }
        let (name, text): (String, String) = (self.strange.clone(), text.chars().take(60).collect());
        let note = self.body.once("word.rtf-group-not-read", || {
            format!("the text of groups of an unknown kind (\\*\\{name}) was left out (未知 RTF 组的文字未读入): {text}")
        });
        note.map_or(Ok(()), |note| self.note_here(note))
    }

    /// `\object`: its result, if it has one, is read like any text; the object itself is not.
    pub(super) fn begin_object(&mut self) {
        self.object_class.clear();
        self.open_objects += 1;
        self.group.ends = Ends::Object;
    }

    pub(super) fn end_object(&mut self) -> Result<(), WordError> {
        self.open_objects = self.open_objects.saturating_sub(1);
        let class = std::mem::take(&mut self.object_class);
        if matches!(self.group.dest, Dest::Skip | Dest::Strange) {
            return Ok(());
        }
        let note = self.body.once(not_read::OBJECT, || not_read::object(&class));
        note.map_or(Ok(()), |note| self.note_here(note))
    }

    /// `\pict`. What counts is whether any text stands beside it.
    pub(super) fn picture(&mut self) {
        // What an object looks like is told with the object.
        if let Some(story) = self.stories.last_mut().filter(|_| self.open_objects == 0) {
            story.has_picture = true;
        }
    }

    /// The paragraph in progress ends: a picture in it, and no text, stands where text is expected.
    pub(super) fn tell_picture(&mut self) -> Result<(), WordError> {
        let Some(story) = self.stories.last_mut() else { return Ok(()) };
        if !std::mem::take(&mut story.has_picture) || !story.paragraph.text.trim().is_empty() {
            return Ok(());
        }
        let note = self.body.once(not_read::PICTURE, not_read::picture);
        note.map_or(Ok(()), |note| self.note_here(note))
    }

    /// `\subdocument`: a master document names its parts, which are files of their own.
    pub(super) fn subdocument(&mut self) -> Result<(), WordError> {
        let note = self.body.once(not_read::SUBDOCUMENT, not_read::subdocument);
        note.map_or(Ok(()), |note| self.note_here(note))
    }
}
