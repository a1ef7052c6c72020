//! Text boxes: which drawing of the main story holds which text ([MS-DOC] 2.8.32, 2.8.37; [MS-ODRAW]).

use std::collections::HashMap;
use std::ops::Range;

use compound::le::{u16_at, u32_at};

use super::asides::ranges;
use super::fib::{Fib, Part, Story};
use super::plc::Plc;

/// Bytes of an FTXBXS and of a Spa, and where the shape's id stands in an FTXBXS.
const FTXBXS: usize = 22;
const SPA: usize = 26;
const FTXBXS_SHAPE: usize = 14;

/// Records of a drawing ([MS-ODRAW] 2.2): containers have version 0xF.
const RECORD_HEADER: usize = 8;
const GROUP: u16 = 0xF003;
const SHAPE: u16 = 0xF00A;
const DRAWING_GROUP: u16 = 0xF000;
const DRAWING: u16 = 0xF002;
/// Groups inside groups that are told apart; deeper shapes count to the deepest of these.
const MAX_GROUPS: usize = 64;

/// The text boxes of the main story.
pub(super) struct Boxes {
    /// CPs of the text of each box.
    pub(super) texts: Vec<Range<usize>>,
    /// The boxes anchored at a CP.
    pub(super) anchors: HashMap<usize, Vec<usize>>,
}

/// Finds the boxes and their anchors.
pub(super) fn boxes(fib: &Fib, table: &[u8]) -> Boxes {
    let story = fib.story(Story::TextBoxes);
    let plc = Plc::new(fib.part(Part::TxbxTxt, table), FTXBXS);
    let mut texts = Vec::new();
    let mut by_shape: HashMap<u32, Vec<usize>> = HashMap::new();
    for (index, range) in ranges(plc, &story).enumerate() {
        // An element that may be used again holds no box.
        let reusable = u16_at(plc.element(index), 8) != Some(0);
        let Some(shape) = u32_at(plc.element(index), FTXBXS_SHAPE).filter(|_| !range.is_empty()) else {
            continue;
        };
        if !reusable {
            by_shape.entry(shape).or_default().push(texts.len());
        }
        texts.push(range);
    }
    let anchors = if texts.is_empty() { HashMap::new() } else { anchors(fib, table, by_shape) };
    Boxes { texts, anchors }
}

fn anchors(fib: &Fib, table: &[u8], mut by_shape: HashMap<u32, Vec<usize>>) -> HashMap<usize, Vec<usize>> {
    let members = members(fib.part(Part::DggInfo, table));
    let spas = Plc::new(fib.part(Part::SpaMom, table), SPA);
    let mut anchors: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, cp) in spas.cps().enumerate() {
        let Some(shape) = u32_at(spas.element(index), 0) else { break };
        let inner = members.get(&shape).map_or(&[][..], Vec::as_slice);
        for shape in std::iter::once(&shape).chain(inner) {
            // Taken, so that a box that two drawings claim comes once.
            let found = by_shape.remove(shape).unwrap_or_default();
            anchors.entry(cp).or_default().extend(found);
        }
    }
    anchors
}

/// The shapes inside each group that stands in the text, by the group's own shape.
fn members(art: &[u8]) -> HashMap<u32, Vec<u32>> {
    let mut members: HashMap<u32, Vec<u32>> = HashMap::new();
    // Open groups: where they end. The first is the drawing as a whole, the second one that an anchor names.
    let mut open: Vec<usize> = Vec::new();
    let mut outermost: Option<u32> = None;
    let mut drawing_end = usize::MAX;
    let mut at = 0;
    loop {
        if at >= drawing_end {
            // The byte dgglbl stands before each drawing and belongs to none ([MS-DOC] 2.9.172).
            at = drawing_end + 1;
            drawing_end = usize::MAX;
        }
        let (Some(version), Some(kind)) = (u16_at(art, at), u16_at(art, at + 2)) else { break };
        let Some(length) = u32_at(art, at + 4) else { break };
        open.retain(|end| *end > at);
        if open.len() < 2 {
            outermost = None;
        }
        let end = at.saturating_add(RECORD_HEADER + length as usize);
        match kind {
            DRAWING => drawing_end = end,
            GROUP if open.len() < MAX_GROUPS => open.push(end),
            SHAPE if open.len() >= 2 => {
                let Some(id) = u32_at(art, at + RECORD_HEADER) else { break };
                match outermost {
                    None => outermost = Some(id),
                    Some(group) => members.entry(group).or_default().push(id),
                }
            }
            _ => {}
        }
        at = match kind {
            DRAWING_GROUP => end + 1,
            _ if version & 0xF == 0xF => at + RECORD_HEADER,
            _ => end,
        };
    }
    members
}
