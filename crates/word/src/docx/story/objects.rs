//! What stands in a text and is no text: drawings, pictures, objects of other programs, documents elsewhere.

use model::Note;
use package::Tag;

use super::{Frame, Story};
use crate::WordError;
use crate::docx::embedded;
use crate::docx::flow::Target;
use crate::not_read;

impl Story<'_> {
    /// Text in a drawing that is no text box of Word's, as in `WordArt` of other programs (ECMA-376-1 §21.1.2). Charts and
    /// `SmartArt` are parts of their own, with a layout in place of an order of reading: named, not read.
    pub(super) fn drawing(&mut self, tag: &Tag<'_>) -> Frame {
        match tag.local() {
            b"p" => {
                self.drawn.clear();
                return Frame::DrawnParagraph;
            }
            b"t" => {
                self.text.clear();
                return Frame::Drawn;
            }
            b"chart" => self.graphic("a chart (图表)"),
            b"relIds" => self.graphic("SmartArt (智能图形)"),
            b"pic" => self.picture(),
            _ => {}
        }
        Frame::Plain
    }

    /// A chart, a diagram.
    pub(super) fn graphic(&mut self, graphic: &str) {
        self.met += 1;
        self.tell(Note::new(
            "word.graphic-not-read",
            format!("the text of {graphic} was not read (文字未读入)"),
        ));
    }

    /// A picture: whether it stands in place of text shows when its paragraph is complete.
    pub(super) fn picture(&mut self) {
        self.met += 1;
        if self.removed == 0
            && let Some(line) = self.line()
        {
            line.has_picture = true;
        }
    }

    /// An object of another program (§17.3.3.19), by the name of that program.
    pub(super) fn object(&mut self, program: &str) {
        self.object_because(program, "");
    }

    fn object_because(&mut self, program: &str, reason: &str) {
        self.met += 1;
        // Its picture stands before it in Word 2003 XML.
        if let Some(line) = self.line() {
            line.has_picture = false;
        }
        self.tell(Note::new(not_read::OBJECT, not_read::object_because(program, reason)));
    }

    /// An object as VML has it ([MS-OI29500] 2.2): what the document shows of it is read, and stands behind its paragraph.
    pub(super) fn ole_object(&mut self, tag: &Tag<'_>) -> Result<(), WordError> {
        let program = tag.value("ProgID").unwrap_or_default();
        let is_icon = tag.value("DrawAspect").is_some_and(|aspect| aspect == "Icon");
        let is_here = tag.value("Type").is_some_and(|kind| kind == "Embed") && !is_icon;
        let part = tag.attribute("id").and_then(|id| self.targets.get(&id).cloned().flatten());
        let has_place = matches!(self.flow().target, Target::Body | Target::Cell(_));
        let is_seen = is_here && has_place && self.removed == 0 && self.line().is_some();
        let Some(part) = part.filter(|_| is_seen) else {
            self.object(&program);
            return Ok(());
        };
        match embedded::read(self.context, &part)? {
            Ok(content) => {
                self.met += 1;
                self.tell(Note::new(not_read::OBJECT_READ, not_read::object_read(&program)));
                self.objects.push((content, part));
            }
            Err(reason) => self.object_because(&program, &reason),
        }
        Ok(())
    }

    /// What the objects of the paragraph that has just ended hold stands behind it.
    pub(super) fn append_objects(&mut self) -> Result<(), WordError> {
        for (content, part) in std::mem::take(&mut self.objects) {
            self.append(content, &part)?;
        }
        Ok(())
    }

    /// A document in a file of its own that belongs here (`w:subDoc`, §17.17.2.1).
    pub(super) fn sub_document(&mut self) {
        self.tell(Note::new(not_read::SUBDOCUMENT, not_read::subdocument()));
    }
}
