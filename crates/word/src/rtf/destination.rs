//! Words that say where the text of their group goes (RTF 1.9.1, "Destinations").

use model::AsideKind;

use super::Reader;
use super::field::Field;
use super::group::{Capture, Dest, Ends, Para};
use super::story::{Kind, Story};

/// Destinations that older readers do not know how to skip (no `\*`), and whose text is none of the document's.
const SKIPPED: &[&str] = &[
    "colortbl",
    "filetbl",
    "nonshppict",
    "shprslt",
    "template",
    "private",
    "xe",
    "tc",
    "tcn",
    "rxe",
    "txe",
    "pntxta",
    "pntxtb",
    "objdata",
    "nonesttables",
    "themedata",
    // Properties of formulas, whose values are written as text.
    "mchr",
    "mlimLoc",
    "mgrow",
    "msubHide",
    "msupHide",
    "mtype",
    "mpos",
    "mvertJc",
    "mbegChr",
    "mendChr",
    "msepChr",
    "mdegHide",
    "mshp",
    "mbaseJc",
    "mmaxDist",
    "mobjDist",
    "mrSpRule",
    "mcGpRule",
    "mcGp",
    "mcSp",
    "mcount",
    "mmcJc",
    "mplcHide",
    "mjc",
    "mhideTop",
    "mhideBot",
    "mhideLeft",
    "mhideRight",
    "mstrikeH",
    "mstrikeV",
    "mshow",
    "mzeroWid",
    "mzeroAsc",
    "mzeroDesc",
    "mtransp",
    "mopEmu",
    "mdiff",
    "maln",
    "mnor",
];

impl Reader<'_> {
    /// Whether the word is a destination this reader knows; if so, the group's text now goes there.
    pub(super) fn destination(&mut self, name: &str) -> bool {
        if self.group.dest == Dest::Lists {
            return self.list_part(name);
        }
        let dest = match name {
            "fonttbl" => Dest::Fonts,
            "stylesheet" => Dest::Styles,
            "nesttableprops" => {
                self.row_begun = false;
                Dest::NestedRow
            }
            "upr" => Dest::Upr,
            // The Unicode half of `\upr` stands where the whole would.
            "ud" => self.groups.iter().rev().nth(1).map_or(Dest::Text, |outer| outer.dest),
            // Shapes, old drawing objects, form fields, properties.
            "shpinst" | "do" | "formfield" | "info" | "userprops" => Dest::Ignore,
            "revtim" => Dest::RevisionTime,
            "fldinst" => Dest::Instruction,
            "listtable" | "listoverridetable" => Dest::Lists,
            "pn" => Dest::OldNumber,
            "fldrslt" => self.field_result(),
            "moMath" | "moMathPara" => self.group.dest,
            "pict" | "shppict" => {
                self.picture();
                Dest::Skip
            }
            "object" => {
                self.begin_object();
                self.group.dest
            }
            "field" => {
                self.group.ends = Ends::Field;
                self.fields.push(Field::new(self.shown));
                self.group.dest
            }
            "listtext" | "pntext" => return self.capture(Capture::Number),
            "ffl" => return self.capture(Capture::ListEntry),
            "objclass" => return self.capture(Capture::ObjectClass),
            "generator" => return self.capture(Capture::Generator),
            "bkmkstart" => return self.capture(Capture::Bookmark),
            "propname" => return self.capture(Capture::PropertyName),
            "staticval" => return self.capture(Capture::PropertyValue),
            "shptxt" | "dptxbxtext" => return self.begin_story(Kind::TextBox),
            "footnote" => return self.begin_story(Kind::Aside(AsideKind::Footnote)),
            "annotation" => return self.begin_story(Kind::Aside(AsideKind::Comment)),
            "header" | "headerl" | "headerr" | "headerf" => {
                return self.begin_story(Kind::Aside(AsideKind::Header));
            }
            "footer" | "footerl" | "footerr" | "footerf" => {
                return self.begin_story(Kind::Aside(AsideKind::Footer));
            }
            _ if SKIPPED.contains(&name) => Dest::Skip,
            _ => return false,
        };
        self.group.dest = dest;
        true
    }

    pub(super) fn capture(&mut self, capture: Capture) -> bool {
        self.group.dest = Dest::Capture(capture);
        self.group.ends = Ends::Capture(capture);
        self.captured.clear();
        true
    }

    fn begin_story(&mut self, kind: Kind) -> bool {
        // The group's own text belongs to the story; what ends with the group is the story.
        if self.group.ends == Ends::Story {
            return true;
        }
        // Texts beside texts: a few are honest, and each is more than a group.
        if self.stories.len() >= self.options.limits.element_depth {
            self.too_deep = true;
            return true;
        }
        let mut story = Story::new(kind);
        if kind == Kind::Aside(AsideKind::Footnote) {
            story.mark = self.note_mark.take();
        }
        self.stories.push(story);
        self.group.dest = Dest::Text;
        self.group.ends = Ends::Story;
        self.group.para = Para::default();
        true
    }
}
