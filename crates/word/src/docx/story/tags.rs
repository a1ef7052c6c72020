//! What each element means: a start tag becomes a frame, the end of a frame does what is left to do.

use model::AsideKind;
use package::xml::{Namespace, Tag};

use super::{Alternate, Frame, Story};
use crate::WordError;

impl Story<'_> {
    /// Enters an element; `None` when nothing in it is read.
    pub(super) fn enter(&mut self, tag: &Tag<'_>) -> Result<Option<Frame>, WordError> {
        // Text read so far stands before an element inside `<w:t>`.
        if !self.text.is_empty() {
            self.end_piece()?;
        }
        match tag.namespace {
            Namespace::Word => self.word(tag),
            Namespace::Math => Ok(Some(self.enter_math(tag))),
            Namespace::Compatibility => Ok(self.compatibility(tag)),
            Namespace::Word2010 => Ok(self.word2010(tag)),
            Namespace::Vml => self.vml(tag).map(Some),
            Namespace::Drawing => Ok(Some(self.drawing(tag))),
            Namespace::Office => {
                if tag.local() == b"OLEObject" {
                    self.ole_object(tag)?;
                }
                Ok(Some(Frame::Plain))
            }
            Namespace::Understood => self.understood(tag),
            Namespace::Other => Ok(Some(Frame::Plain)),
        }
    }

    fn enter_math(&mut self, tag: &Tag<'_>) -> Frame {
        self.math.enter(tag);
        match tag.local() {
            b"r" => {
                self.run = super::run::Run::default();
                Frame::Math
            }
            b"t" => Frame::MathText,
            _ => Frame::Math,
        }
    }

    fn vml(&mut self, tag: &Tag<'_>) -> Result<Frame, WordError> {
        match tag.local() {
            // 艺术字: the text of VML WordArt is an attribute.
            b"textpath" => {
                if let Some(text) = tag.attribute("string") {
                    self.word_art(text)?;
                }
            }
            // The picture of an object stands for the object.
            b"imagedata" if !self.frames.contains(&Frame::Object) => self.picture(),
            _ => {}
        }
        Ok(Frame::Plain)
    }

    /// Elements of Word's later namespaces.
    fn understood(&mut self, tag: &Tag<'_>) -> Result<Option<Frame>, WordError> {
        match tag.local() {
            // A sign of an emoji font ([MS-DOCX], w16se:symEx).
            b"symEx" => {
                let (font, code) = (tag.value("font"), tag.value("char"));
                self.symbol(&font.unwrap_or_default(), &code.unwrap_or_default())?;
            }
            // Charts of Office 2016.
            b"chart" => self.graphic("a chart (图表)"),
            _ if self.frames.last() == Some(&Frame::ControlProperties) => {
                return Ok(self.control_property(tag));
            }
            _ => {}
        }
        Ok(Some(Frame::Plain))
    }

    fn compatibility(&mut self, tag: &Tag<'_>) -> Option<Frame> {
        match tag.local() {
            b"AlternateContent" => {
                self.alternates.push(Alternate::default());
                Some(Frame::Alternate)
            }
            // Exactly one branch is read: the first whose namespaces are understood and that shows something, else the
            // fallback.
            b"Choice" | b"Fallback" => {
                let take = tag.local() == b"Fallback" || tag.requires_only_understood();
                let inside = self.frames.last() == Some(&Frame::Alternate);
                let met = self.met;
                match self.alternates.last_mut().filter(|_| inside) {
                    Some(alternate) if alternate.taken || !take => None,
                    Some(alternate) => {
                        *alternate = Alternate { taken: true, met };
                        Some(Frame::Branch)
                    }
                    None => Some(Frame::Plain),
                }
            }
            _ => Some(Frame::Plain),
        }
    }

    fn word2010(&mut self, tag: &Tag<'_>) -> Option<Frame> {
        match self.frames.last() {
            Some(Frame::ControlProperties) => self.control_property(tag),
            _ => Some(Frame::Plain),
        }
    }

    fn word(&mut self, tag: &Tag<'_>) -> Result<Option<Frame>, WordError> {
        match self.frames.last() {
            Some(Frame::RunProperties) => Ok(self.run_property(tag)),
            Some(
                Frame::ParagraphProperties | Frame::MarkProperties | Frame::NumberProperties | Frame::Section,
            ) => Ok(self.paragraph_property(tag)),
            Some(Frame::CellProperties) => Ok(self.cell_property(tag)),
            Some(Frame::RowProperties) => Ok(self.row_property(tag)),
            Some(Frame::TableGrid) => {
                self.grid_column(tag);
                Ok(None)
            }
            Some(Frame::FieldData | Frame::CheckBox | Frame::List) => Ok(Some(self.field_data(tag))),
            Some(Frame::ControlProperties) => Ok(self.control_property(tag)),
            _ => self.content(tag),
        }
    }

    /// Paragraphs, tables and what encloses them, and the properties of each; all else stands in a line.
    fn content(&mut self, tag: &Tag<'_>) -> Result<Option<Frame>, WordError> {
        let frame = match tag.local() {
            b"p" => return self.open_paragraph().map(Some),
            b"pPr" => Frame::ParagraphProperties,
            b"tc" => return self.open_cell(),
            b"tcPr" => Frame::CellProperties,
            b"tr" => return Ok(Some(self.open_row())),
            b"trPr" => Frame::RowProperties,
            b"tbl" => return self.open_table().map(Some),
            b"tblGrid" => Frame::TableGrid,
            b"tblPr" | b"tblPrEx" | b"sdtEndPr" | b"rubyPr" | b"sectPrChange" | b"background" => {
                return Ok(None);
            }
            b"bookmarkStart" => {
                if let Some(name) = tag.attribute("name") {
                    self.bookmark(name)?;
                }
                Frame::Plain
            }
            b"ins" | b"moveTo" => {
                self.counts.inserted += 1;
                return Ok(self.revision(self.accepts()));
            }
            b"del" | b"moveFrom" => {
                self.counts.deleted += 1;
                return Ok(self.revision(!self.accepts()));
            }
            b"sdt" => self.open_control(),
            b"sdtContent" => {
                self.open_control_content()?;
                Frame::Plain
            }
            b"sdtPr" => Frame::ControlProperties,
            b"txbxContent" => self.open_beside(),
            b"sectPr" => Frame::Section,
            b"subDoc" => {
                self.sub_document();
                Frame::Plain
            }
            b"altChunk" => {
                self.chunk(&tag.attribute("id").unwrap_or_default())?;
                return Ok(None);
            }
            b"document" => {
                self.counts.is_document = true;
                Frame::Plain
            }
            b"body" => {
                self.counts.has_body = true;
                Frame::Plain
            }
            b"footnote" | b"endnote" | b"comment" => {
                // Separator lines are drawn, not written.
                if tag.attribute("type").is_some_and(|kind| kind != "normal") {
                    return Ok(None);
                }
                self.open_note(tag.number("id").unwrap_or(-1))
            }
            b"hdr" | b"ftr" => self.open_note(0),
            _ => return self.inline(tag),
        };
        Ok(Some(frame))
    }

    /// Runs and what stands in them.
    fn inline(&mut self, tag: &Tag<'_>) -> Result<Option<Frame>, WordError> {
        let frame = match tag.local() {
            b"r" => {
                self.run = super::run::Run::default();
                Frame::Run
            }
            b"rPr" => Frame::RunProperties,
            b"t" | b"delText" => {
                self.text.clear();
                self.preserve = tag.value("space").as_deref() == Some("preserve");
                Frame::Text
            }
            b"tab" | b"ptab" => self.sign("\t")?,
            b"br" => return self.line_break(tag).map(Some),
            b"cr" => self.sign("\n")?,
            // Word's own sign for a hyphen that does not break; it looks like any hyphen.
            b"noBreakHyphen" => self.sign("-")?,
            b"sym" => {
                self.symbol(
                    &tag.attribute("font").unwrap_or_default(),
                    &tag.attribute("char").unwrap_or_default(),
                )?;
                Frame::Plain
            }
            b"fldChar" => return self.field_char(tag),
            b"instrText" | b"delInstrText" => {
                self.text.clear();
                Frame::Instruction
            }
            b"fldSimple" => self.open_simple_field(tag),
            b"object" => Frame::Object,
            b"objectEmbed" | b"objectLink" => {
                self.object(&tag.value("progId").unwrap_or_default());
                Frame::Plain
            }
            // An ActiveX control (ECMA-376-1 §17.3.3.3).
            b"control" => {
                self.object("ActiveX");
                Frame::Plain
            }
            b"footnoteReference" => self.reference(AsideKind::Footnote, tag)?,
            b"endnoteReference" => self.reference(AsideKind::Endnote, tag)?,
            b"commentReference" => self.reference(AsideKind::Comment, tag)?,
            b"ruby" => Frame::Ruby,
            b"rt" => self.open_reading(),
            // A soft hyphen is seen only where a line happens to end; other elements are seen through.
            _ => Frame::Plain,
        };
        Ok(Some(frame))
    }

    /// Inserted or deleted content: seen through, or left out. Inside a paragraph the fields of what is left out
    /// still count, because a field may begin inside and end outside.
    fn revision(&mut self, is_read: bool) -> Option<Frame> {
        // The change is one of a fraction or root, not of what is in it.
        if self.math.in_control_properties() {
            if !is_read {
                self.math.see_through();
            }
            return Some(Frame::Plain);
        }
        if is_read {
            return Some(Frame::Plain);
        }
        let in_line = self.in_flow() && self.line().is_some();
        in_line.then(|| {
            self.removed += 1;
            Frame::Removed
        })
    }

    /// Leaves the innermost element.
    pub(super) fn leave(&mut self) -> Result<(), WordError> {
        match self.frames.pop() {
            Some(Frame::Text) => self.end_text(),
            Some(Frame::Drawn) => {
                self.drawn.push_str(&self.text);
                self.text.clear();
                Ok(())
            }
            Some(Frame::DrawnParagraph) => {
                let text = std::mem::take(&mut self.drawn);
                self.word_art(text)
            }
            Some(Frame::Instruction) => {
                self.end_instruction();
                Ok(())
            }
            Some(frame @ (Frame::Math | Frame::MathText)) => {
                if frame == Frame::MathText {
                    self.end_math_text();
                }
                match self.math.leave() {
                    Some(line) => self.show_plain(&line),
                    None => Ok(()),
                }
            }
            Some(Frame::RunProperties) => {
                self.learn_run();
                Ok(())
            }
            Some(Frame::ParagraphProperties) => {
                self.learn_paragraph();
                self.number_paragraph();
                Ok(())
            }
            Some(Frame::Paragraph) => self.close_paragraph(),
            Some(Frame::Cell) => self.close_cell(),
            Some(Frame::Row) => {
                self.close_row();
                Ok(())
            }
            Some(Frame::Section) => {
                self.close_section();
                Ok(())
            }
            Some(Frame::Stray) => {
                self.close_paragraph()?;
                self.close_beside()
            }
            Some(Frame::StrayTable) => {
                self.close_table()?;
                self.close_beside()
            }
            Some(Frame::Table) => self.close_table(),
            Some(Frame::Beside) => self.close_beside(),
            Some(Frame::Note) => self.close_note(),
            Some(Frame::Removed) => {
                self.removed = self.removed.saturating_sub(1);
                Ok(())
            }
            Some(Frame::SimpleField) => self.close_simple_field(),
            Some(Frame::Alternate) => {
                self.alternates.pop();
                Ok(())
            }
            Some(Frame::Branch) => {
                if let Some(alternate) = self.alternates.last_mut() {
                    alternate.taken = alternate.met != self.met;
                }
                Ok(())
            }
            Some(Frame::Control) => self.close_control(),
            Some(Frame::Reading) => {
                self.close_reading();
                Ok(())
            }
            Some(Frame::Ruby) => self.close_ruby(),
            _ => Ok(()),
        }
    }
}
