//! What each element means: a start tag becomes a frame, the end of a frame does what is left to do.

use model::{AsideKind, Note};

use super::{Control, Frame, Story};
use crate::WordError;
use crate::docx::flow::Field;
use crate::docx::xml::{Namespace, Tag};

impl Story<'_> {
    /// Enters an element; `None` when nothing in it is read.
    pub(super) fn enter(&mut self, tag: &Tag<'_>) -> Result<Option<Frame>, WordError> {
        match tag.namespace {
            Namespace::Word => self.word(tag),
            Namespace::Math => {
                self.math.enter(tag);
                Ok(Some(Frame::Math))
            }
            Namespace::Compatibility => Ok(self.compatibility(tag)),
            Namespace::Word2010 => Ok(Some(self.word2010(tag))),
            Namespace::Vml => {
                // 艺术字: the text of VML WordArt is an attribute.
                if let Some(text) = (tag.local() == b"textpath").then(|| tag.attribute("string")).flatten() {
                    self.word_art(text)?;
                }
                Ok(Some(Frame::Plain))
            }
            Namespace::Drawing => Ok(Some(self.drawing(tag))),
            Namespace::Understood | Namespace::Other => Ok(Some(Frame::Plain)),
        }
    }

    /// Text in a drawing that is no text box of Word's, as in `WordArt` of other programs (ECMA-376-1 §21.1.2). Charts and
    /// `SmartArt` are parts of their own, with a layout in place of an order of reading: named, not read.
    fn drawing(&mut self, tag: &Tag<'_>) -> Frame {
        let graphic = match tag.local() {
            b"p" => {
                self.drawn.clear();
                return Frame::DrawnParagraph;
            }
            b"t" => {
                self.text.clear();
                return Frame::Drawn;
            }
            b"chart" => "a chart (图表)",
            b"relIds" => "SmartArt (智能图形)",
            _ => return Frame::Plain,
        };
        let note =
            Note::new("word.graphic-not-read", format!("the text of {graphic} was not read (文字未读入)"));
        match self.line() {
            Some(line) => line.notes.push(note),
            None => self.body.note(note),
        }
        Frame::Plain
    }

    fn compatibility(&mut self, tag: &Tag<'_>) -> Option<Frame> {
        match tag.local() {
            b"AlternateContent" => {
                self.alternates.push(false);
                Some(Frame::Alternate)
            }
            // Exactly one branch is read: the first whose namespaces are understood, else the fallback.
            b"Choice" | b"Fallback" => {
                let take = tag.local() == b"Fallback" || tag.requires_only_understood();
                let inside = self.frames.last() == Some(&Frame::Alternate);
                match self.alternates.last_mut().filter(|_| inside) {
                    Some(taken) if *taken || !take => None,
                    Some(taken) => {
                        *taken = true;
                        Some(Frame::Plain)
                    }
                    None => Some(Frame::Plain),
                }
            }
            _ => Some(Frame::Plain),
        }
    }

    fn word2010(&mut self, tag: &Tag<'_>) -> Frame {
        if tag.local() == b"checked"
            && let Some(control) = self.controls.last_mut()
        {
            control.checked = Some(tag.is_on());
        }
        Frame::Plain
    }

    fn word(&mut self, tag: &Tag<'_>) -> Result<Option<Frame>, WordError> {
        let local = tag.local();
        match self.frames.last() {
            Some(Frame::RunProperties) => return Ok(self.run_property(tag)),
            Some(
                Frame::ParagraphProperties | Frame::MarkProperties | Frame::NumberProperties | Frame::Section,
            ) => {
                return Ok(self.paragraph_property(tag));
            }
            Some(Frame::CellProperties) => return Ok(self.cell_property(tag)),
            Some(Frame::RowProperties) => return Ok(self.row_property(tag)),
            Some(Frame::TableGrid) => {
                self.grid_column(tag);
                return Ok(None);
            }
            Some(Frame::FieldData | Frame::CheckBox | Frame::List) => return Ok(Some(self.field_data(tag))),
            Some(Frame::ControlProperties) => return Ok((local == b"checkbox").then_some(Frame::Plain)),
            _ => {}
        }
        let frame = match local {
            b"r" => {
                self.run = super::run::Run::default();
                Frame::Run
            }
            b"rPr" if self.math.is_open() => return Ok(None),
            b"rPr" => Frame::RunProperties,
            b"t" | b"delText" => {
                self.text.clear();
                self.preserve = tag.value("space").as_deref() == Some("preserve");
                Frame::Text
            }
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
            b"fldSimple" => {
                // Kept with the open fields so that a nested complex field cannot close it.
                self.flow().fields.push(Field { in_result: true, is_simple: true, ..Field::default() });
                Frame::SimpleField
            }
            b"ins" | b"moveTo" => {
                self.counts.inserted += 1;
                return Ok(self.revision(self.accepts()));
            }
            b"del" | b"moveFrom" => {
                self.counts.deleted += 1;
                return Ok(self.revision(!self.accepts()));
            }
            b"sdt" => {
                self.controls.push(Control { checked: None, shown_before: self.shown });
                Frame::Control
            }
            b"sdtPr" => Frame::ControlProperties,
            b"txbxContent" => self.open_beside(),
            b"sectPr" => Frame::Section,
            b"footnoteReference" => self.reference(AsideKind::Footnote, tag)?,
            b"endnoteReference" => self.reference(AsideKind::Endnote, tag)?,
            b"commentReference" => self.reference(AsideKind::Comment, tag)?,
            b"ruby" => Frame::Ruby,
            b"rt" => self.open_reading(),
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
            // A soft hyphen is seen only where a line happens to end; other elements are seen through.
            _ => Frame::Plain,
        };
        Ok(Some(frame))
    }

    /// Inserted or deleted content: seen through, or left out. Inside a paragraph the fields of what is left out
    /// still count, because a field may begin inside and end outside.
    fn revision(&mut self, is_read: bool) -> Option<Frame> {
        if is_read {
            return Some(Frame::Plain);
        }
        let in_line = self.in_flow() && self.line().is_some();
        in_line.then(|| {
            self.removed += 1;
            Frame::Removed
        })
    }

    fn field_data(&mut self, tag: &Tag<'_>) -> Frame {
        let parent = self.frames.last().copied();
        let Some(field) = self.flow().fields.last_mut() else { return Frame::Plain };
        match (parent, tag.local()) {
            (_, b"ffData") => return Frame::FieldData,
            (_, b"checkBox") => return Frame::CheckBox,
            (_, b"ddList") => return Frame::List,
            (Some(Frame::CheckBox), b"default") => {
                field.checked = Some(field.checked.unwrap_or_else(|| tag.is_on()));
            }
            (Some(Frame::CheckBox), b"checked") => field.checked = Some(tag.is_on()),
            (Some(Frame::List), b"result") => {
                field.choice = tag.number("val").and_then(|choice| usize::try_from(choice).ok()).unwrap_or(0);
            }
            (Some(Frame::List), b"listEntry") if field.choices.len() < 1_000 => {
                field.choices.extend(tag.val());
            }
            _ => {}
        }
        Frame::Plain
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
                let text = std::mem::take(&mut self.text);
                if let Some(field) = self.flow().fields.last_mut().filter(|field| !field.in_result) {
                    field.instruct(&text);
                }
                Ok(())
            }
            Some(Frame::Math) => {
                let text = std::mem::take(&mut self.text);
                self.math.push(&text);
                match self.math.leave() {
                    Some(line) => self.show(&line),
                    None => Ok(()),
                }
            }
            Some(Frame::ParagraphProperties) => {
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
            Some(Frame::SimpleField) => {
                self.close_simple_field();
                Ok(())
            }
            Some(Frame::Alternate) => {
                self.alternates.pop();
                Ok(())
            }
            Some(Frame::Control) => match self.controls.pop() {
                Some(Control { checked: Some(checked), shown_before }) if shown_before == self.shown => {
                    self.show(if checked { "☒" } else { "☐" })
                }
                _ => Ok(()),
            },
            Some(Frame::Reading) => {
                self.close_reading();
                Ok(())
            }
            Some(Frame::Ruby) => self.close_ruby(),
            _ => Ok(()),
        }
    }
}
