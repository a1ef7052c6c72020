//! Direct paragraph formatting ([MS-DOC] 2.4.6.1): where a paragraph stands and how its row is defined.

use std::rc::Rc;

use model::Limits;

use super::fkp::{self, Runs};
use super::pieces::Text;
use super::row::RowDefinition;
use super::sprm::{self, Sprm, Sprms};
use super::styles::{ParagraphStyle, Styles};
use crate::WordError;
use compound::le::u16_at;

/// The mark that ends a cell, or at depth 1 a row ([MS-DOC] 2.4.3).
pub(super) const CELL: u16 = 0x07;

/// Arrays in the Data stream that may follow one from the other: sprmPHugePapx, then sprmPTableProps.
const MAX_HOPS: usize = 4;

/// The properties of one paragraph.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // the format's own flags
pub(super) struct Properties {
    pub(super) istd: u16,
    in_table: bool,
    /// sprmPItap and sprmPDtap.
    itap: i32,
    row_end: bool,
    inner_row_end: bool,
    inner_cell_end: bool,
    /// Index of its list in `PlfLfo`, from 1.
    pub(super) list: Option<u16>,
    pub(super) level: Option<u8>,
    /// Outline level as sprmPOutLvl counts it.
    outline: Option<u8>,
    page_break_before: Option<bool>,
    /// On a row end mark: the row.
    pub(super) row: Option<Rc<RowDefinition>>,
}

/// What a paragraph mark ends, besides its paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Paragraph,
    Cell,
    Row,
}

impl Properties {
    /// How many tables the paragraph stands in ([MS-DOC] 2.4.3). fInTable alone means one.
    pub(super) fn depth(&self) -> u32 {
        if self.in_table || self.row_end { self.itap.max(1) as u32 } else { 0 }
    }

    /// Puts a paragraph into the row whose end mark alone says that there is a row.
    pub(super) fn put_into_table(&mut self) {
        self.in_table = true;
    }

    /// What the mark ends. The row is asked first: an inner row end may be flagged as a cell end as well.
    pub(super) fn end(&self, mark: u16) -> End {
        let depth = self.depth();
        if depth == 0 {
            End::Paragraph
        } else if depth > 1 && self.inner_row_end || depth == 1 && self.row_end {
            End::Row
        } else if depth > 1 && self.inner_cell_end || mark == CELL {
            End::Cell
        } else {
            End::Paragraph
        }
    }

    /// The list and the level in it, the style's where the paragraph names none; each is inherited by itself.
    pub(super) fn list_level(&self, style: Option<&ParagraphStyle>) -> Option<(u16, u8)> {
        let list = self.list.or(style.and_then(|style| style.list))?;
        let level = self.level.or(style.and_then(|style| style.level)).unwrap_or(0);
        // [MS-DOC] 2.6.2, sprmPIlfo: 0 and 0xF801 say that there is no list; from 0xF802 on it is the negation of an
        // index, of a paragraph that keeps its own indents.
        let list = match list {
            0 | 0xF801 => return None,
            0xF802.. => list.wrapping_neg(),
            _ => list,
        };
        Some((list, level.min(8)))
    }

    /// Outline level, 1–9. The modifier counts from 0, and 9 is body text ([MS-DOC] 2.6.2, sprmPOutLvl).
    pub(super) fn outline_level(&self, style: Option<&ParagraphStyle>) -> Option<u8> {
        let outline = self.outline.or(style.and_then(|style| style.outline))?;
        (outline < 9).then_some(outline + 1)
    }

    /// It starts a page.
    pub(super) fn page_break_before(&self, style: Option<&ParagraphStyle>) -> bool {
        self.page_break_before.unwrap_or(style.is_some_and(|style| style.page_break_before))
    }

    fn apply(&mut self, sprm: Sprm<'_>, row: &mut Option<RowDefinition>) {
        match sprm.code {
            // A style takes back what was said before it, but not where the paragraph stands.
            sprm::P_ISTD => {
                self.istd = sprm.u16();
                (self.list, self.level, self.outline, self.page_break_before) = (None, None, None, None);
            }
            sprm::P_F_IN_TABLE => self.in_table = sprm.u8() != 0,
            sprm::P_F_TTP => self.row_end = sprm.u8() != 0,
            sprm::P_F_INNER_TTP => self.inner_row_end = sprm.u8() != 0,
            sprm::P_F_INNER_TABLE_CELL => self.inner_cell_end = sprm.u8() != 0,
            sprm::P_ITAP => self.itap = sprm.i32(),
            sprm::P_DTAP => self.itap = self.itap.saturating_add(sprm.i32()),
            sprm::P_ILFO => self.list = Some(sprm.u16()),
            sprm::P_ILVL => self.level = Some(sprm.u8()),
            sprm::P_OUT_LVL => self.outline = Some(sprm.u8()),
            sprm::P_F_PAGE_BREAK_BEFORE => self.page_break_before = Some(sprm.u8() != 0),
            _ if sprm.group() == sprm::TABLE => row.get_or_insert_default().apply(sprm),
            _ => {}
        }
    }
}

/// Finds the properties of paragraphs.
pub(super) struct Paragraphs<'a> {
    runs: Runs<'a>,
    data: &'a [u8],
    pub(super) styles: &'a Styles<'a>,
    /// The last result and the arrays it came from: neighbours often share theirs.
    last: Option<((usize, usize), Properties)>,
    hint: usize,
    /// Bytes of shared arrays still to be walked before the file is taken for an attack.
    budget: u64,
    max: u64,
}

impl<'a> Paragraphs<'a> {
    pub(super) fn new(runs: Runs<'a>, data: &'a [u8], styles: &'a Styles<'a>, limits: &Limits) -> Self {
        let max = limits.total_bytes;
        Self { runs, data, styles, last: None, hint: 0, budget: max, max }
    }

    /// The properties of the paragraph whose mark stands at a CP.
    pub(super) fn at(&mut self, text: &Text<'_>, cp: usize) -> Result<Properties, WordError> {
        let Some(piece) = text.piece(cp) else { return Ok(Properties::default()) };
        let run = self.runs.find(piece.fc(cp), &mut self.hint);
        let papx = run.map_or(&[][..], |run| run.properties);
        let prm = piece.modifiers();
        let key = (papx.as_ptr() as usize, prm.as_ptr() as usize);
        if let Some((_, last)) = self.last.as_ref().filter(|(last, _)| *last == key) {
            return Ok(last.clone());
        }
        let (istd, direct) = fkp::split_papx(papx);
        let mut properties = Properties { istd, ..Properties::default() };
        let mut row = None;
        self.apply(direct, &mut properties, &mut row)?;
        self.apply(prm, &mut properties, &mut row)?;
        if let Some(row) = &mut row {
            row.settle_style(|istd| self.styles.is_table(istd));
        }
        properties.row = row.map(Rc::new);
        self.last = Some((key, properties.clone()));
        Ok(properties)
    }

    /// Applies an array; one that is too big for its page goes on in the stream Data.
    fn apply(
        &mut self,
        array: &[u8],
        properties: &mut Properties,
        row: &mut Option<RowDefinition>,
    ) -> Result<(), WordError> {
        let mut sprms = Sprms(array);
        let mut hops = 0;
        self.spend(array)?;
        while let Some(sprm) = sprms.next() {
            let elsewhere = match sprm.code {
                sprm::P_HUGE_PAPX | sprm::P_HUGE_PAPX_97 | sprm::P_TABLE_PROPS if hops < MAX_HOPS => {
                    prc_data(self.data, sprm.u32())
                }
                _ => None,
            };
            let Some(array) = elsewhere else {
                properties.apply(sprm, row);
                continue;
            };
            // The rest repeats the row for a Word that cannot follow ([MS-DOC] 3.6). Where the paragraph stands
            // is taken from it all the same: WPS says it only there.
            sprms.filter(|sprm| sprm.group() == sprm::PARAGRAPH).for_each(|sprm| properties.apply(sprm, row));
            self.spend(array)?;
            hops += 1;
            sprms = Sprms(array);
        }
        Ok(())
    }

    fn spend(&mut self, array: &[u8]) -> Result<(), WordError> {
        self.budget = self
            .budget
            .checked_sub(array.len() as u64)
            .ok_or_else(|| WordError::limit("total_bytes", self.max, "paragraph properties"))?;
        Ok(())
    }
}

/// `PrcData` ([MS-DOC] 2.9.211): a length, then modifiers.
fn prc_data(data: &[u8], offset: u32) -> Option<&[u8]> {
    let offset = offset as usize;
    let length = usize::from(u16_at(data, offset)?);
    data.get(offset + 2..offset + 2 + length)
}
