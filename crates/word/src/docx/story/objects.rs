//! What stands in a text and is no text: drawings, pictures, objects of other programs, documents elsewhere.

use model::Note;
use package::Tag;

use super::{Frame, Story};
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
        self.met += 1;
        // Its picture stands before it in Word 2003 XML.
        if let Some(line) = self.line() {
            line.has_picture = false;
        }
        self.tell(Note::new(not_read::OBJECT, not_read::object(program)));
    }

    /// A document in a file of its own that belongs here (`w:subDoc`, §17.17.2.1).
    pub(super) fn sub_document(&mut self) {
        self.tell(Note::new(not_read::SUBDOCUMENT, not_read::subdocument()));
    }
}
