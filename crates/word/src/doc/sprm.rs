//! Single property modifiers ([MS-DOC] 2.2.5): the codes this reader knows, and the walk over an array of them.

use compound::le::{i16_at, u8_at, u16_at, u32_at};

// Character properties ([MS-DOC] 2.6.1).
pub(super) const C_F_RMARK_DEL: u16 = 0x0800;
pub(super) const C_F_RMARK_INS: u16 = 0x0801;
pub(super) const C_F_FLD_VANISH: u16 = 0x0802;
pub(super) const C_PIC_LOCATION: u16 = 0x6A03;
pub(super) const C_F_DATA: u16 = 0x0806;
pub(super) const C_SYMBOL: u16 = 0x6A09;
pub(super) const C_ISTD: u16 = 0x4A30;
pub(super) const C_PLAIN: u16 = 0x2A33;
pub(super) const C_F_OLE2: u16 = 0x080A;
pub(super) const C_F_STRIKE: u16 = 0x0837;
pub(super) const C_F_VANISH: u16 = 0x083C;
pub(super) const C_ISS: u16 = 0x2A48;
pub(super) const C_RG_FTC0: u16 = 0x4A4F;
pub(super) const C_RG_FTC2: u16 = 0x4A51;
pub(super) const C_F_D_STRIKE: u16 = 0x2A53;
pub(super) const C_F_SPEC: u16 = 0x0855;
pub(super) const C_F_OBJ: u16 = 0x0856;

// Paragraph properties ([MS-DOC] 2.6.2).
pub(super) const P_ISTD: u16 = 0x4600;
pub(super) const P_F_PAGE_BREAK_BEFORE: u16 = 0x2407;
pub(super) const P_ILVL: u16 = 0x260A;
pub(super) const P_ILFO: u16 = 0x460B;
pub(super) const P_CHG_TABS: u16 = 0xC615;
pub(super) const P_F_IN_TABLE: u16 = 0x2416;
pub(super) const P_F_TTP: u16 = 0x2417;
pub(super) const P_OUT_LVL: u16 = 0x2640;
pub(super) const P_F_INNER_TABLE_CELL: u16 = 0x244B;
pub(super) const P_F_INNER_TTP: u16 = 0x244C;
pub(super) const P_HUGE_PAPX_97: u16 = 0x6645;
pub(super) const P_HUGE_PAPX: u16 = 0x6646;
pub(super) const P_ITAP: u16 = 0x6649;
pub(super) const P_DTAP: u16 = 0x664A;
pub(super) const P_TABLE_PROPS: u16 = 0x646B;

// Table properties ([MS-DOC] 2.6.3).
pub(super) const T_JC_90: u16 = 0x5400;
pub(super) const T_JC: u16 = 0x548A;
pub(super) const T_WIDTH_BEFORE: u16 = 0xF617;
pub(super) const T_WIDTH_AFTER: u16 = 0xF618;
pub(super) const T_DXA_LEFT: u16 = 0x9601;
pub(super) const T_DXA_GAP_HALF: u16 = 0x9602;
pub(super) const T_TABLE_HEADER: u16 = 0x3404;
pub(super) const T_DEF_TABLE_10: u16 = 0xD606;
pub(super) const T_DEF_TABLE: u16 = 0xD608;
pub(super) const T_F_BIDI: u16 = 0x560B;
pub(super) const T_F_BIDI_90: u16 = 0x5664;
pub(super) const T_PC: u16 = 0x360D;
pub(super) const T_DXA_ABS: u16 = 0x940E;
pub(super) const T_DYA_ABS: u16 = 0x940F;
pub(super) const T_DXA_FROM_TEXT: u16 = 0x9410;
pub(super) const T_DYA_FROM_TEXT: u16 = 0x9411;
pub(super) const T_DXA_FROM_TEXT_RIGHT: u16 = 0x941E;
pub(super) const T_DYA_FROM_TEXT_BOTTOM: u16 = 0x941F;
pub(super) const T_INSERT: u16 = 0x7621;
pub(super) const T_DELETE: u16 = 0x5622;
pub(super) const T_DXA_COL: u16 = 0x7623;
pub(super) const T_MERGE: u16 = 0x5624;
pub(super) const T_SPLIT: u16 = 0x5625;
pub(super) const T_VERT_MERGE: u16 = 0xD62B;
pub(super) const T_ISTD: u16 = 0x563A;
pub(super) const T_F_NO_ALLOW_OVERLAP: u16 = 0x3465;
pub(super) const T_IPGP: u16 = 0x7469;

// Section properties ([MS-DOC] 2.6.4).
pub(super) const S_BKC: u16 = 0x3009;

/// The groups of modifiers (sgc).
pub(super) const PARAGRAPH: u16 = 1;
pub(super) const TABLE: u16 = 5;

/// One modifier and its operand; for a variable length the operand is without its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sprm<'a> {
    pub(super) code: u16,
    pub(super) operand: &'a [u8],
}

impl Sprm<'_> {
    /// What kind of property it modifies (sgc).
    pub(super) fn group(&self) -> u16 {
        self.code >> 10 & 7
    }

    pub(super) fn u8(&self) -> u8 {
        u8_at(self.operand, 0).unwrap_or(0)
    }

    pub(super) fn u16(&self) -> u16 {
        u16_at(self.operand, 0).unwrap_or(0)
    }

    pub(super) fn i16(&self) -> i16 {
        i16_at(self.operand, 0).unwrap_or(0)
    }

    pub(super) fn u32(&self) -> u32 {
        u32_at(self.operand, 0).unwrap_or(0)
    }

    pub(super) fn i32(&self) -> i32 {
        self.u32() as i32
    }
}

/// Walks an array of modifiers (grpprl). It ends at the first one that does not fit into the bytes.
#[derive(Clone)]
pub(super) struct Sprms<'a>(pub(super) &'a [u8]);

impl<'a> Iterator for Sprms<'a> {
    type Item = Sprm<'a>;

    fn next(&mut self) -> Option<Sprm<'a>> {
        let code = u16_at(self.0, 0)?;
        let rest = self.0.get(2..)?;
        let (skip, length) = operand_size(code, rest)?;
        let operand = rest.get(skip..skip + length)?;
        self.0 = rest.get(skip + length..)?;
        Some(Sprm { code, operand })
    }
}

/// Bytes of length field before the operand, and bytes of the operand ([MS-DOC] 2.2.5.1, spra).
fn operand_size(code: u16, rest: &[u8]) -> Option<(usize, usize)> {
    let fixed = match code >> 13 {
        0 | 1 => 1,
        2 | 4 | 5 => 2,
        3 => 4,
        7 => 3,
        _ => return variable_size(code, rest),
    };
    Some((0, fixed))
}

fn variable_size(code: u16, rest: &[u8]) -> Option<(usize, usize)> {
    match code {
        // Two bytes, one more than what follows: one byte would wrap at 12 cells ([MS-DOC] 2.9.321).
        T_DEF_TABLE | T_DEF_TABLE_10 => Some((2, usize::from(u16_at(rest, 0)?).saturating_sub(1))),
        // 255 means: count the tab stops ([MS-DOC] 2.9.182): cTabs × 4 deleted, cTabs × 3 added.
        P_CHG_TABS if u8_at(rest, 0)? == 255 => {
            let deleted = 1 + 4 * usize::from(u8_at(rest, 1)?);
            let added = 1 + 3 * usize::from(u8_at(rest, 1 + deleted)?);
            Some((1, deleted + added))
        }
        _ => Some((1, usize::from(u8_at(rest, 0)?))),
    }
}

/// The modifier a piece's Prm0 stands for ([MS-DOC] 2.9.215); only those this reader acts on.
pub(super) fn of_prm0(isprm: u16) -> Option<u16> {
    Some(match isprm {
        0x09 => P_F_PAGE_BREAK_BEFORE,
        0x0C => P_ILVL,
        0x18 => P_F_IN_TABLE,
        0x19 => P_F_TTP,
        0x41 => C_F_RMARK_DEL,
        0x42 => C_F_RMARK_INS,
        0x43 => C_F_FLD_VANISH,
        0x47 => C_F_DATA,
        0x53 => C_PLAIN,
        0x57 => C_F_STRIKE,
        0x5C => C_F_VANISH,
        0x68 => C_ISS,
        0x75 => C_F_SPEC,
        0x78 => P_OUT_LVL,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_size_is_walked() {
        let bytes = [
            0x16, 0x24, 1, // sprmPFInTable, 1 byte
            0x0B, 0x46, 2, 0, // sprmPIlfo, 2 bytes
            0x49, 0x66, 1, 0, 0, 0, // sprmPItap, 4 bytes
            0x2B, 0xD6, 2, 5, 3, // sprmTVertMerge, length then operand
            0x16, 0x24, // cut short
        ];
        let found: Vec<(u16, Vec<u8>)> =
            Sprms(&bytes).map(|sprm| (sprm.code, sprm.operand.to_vec())).collect();
        let expected = [
            (P_F_IN_TABLE, vec![1]),
            (P_ILFO, vec![2, 0]),
            (P_ITAP, vec![1, 0, 0, 0]),
            (T_VERT_MERGE, vec![5, 3]),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn def_table_has_two_bytes_of_length_one_too_many() {
        let mut bytes = vec![0x08, 0xD6, 0x2D, 0x01];
        bytes.extend([7; 300]);
        bytes.extend([0x17, 0x24, 1]);
        let found: Vec<(u16, usize)> = Sprms(&bytes).map(|sprm| (sprm.code, sprm.operand.len())).collect();
        assert_eq!(found, [(T_DEF_TABLE, 300), (P_F_TTP, 1)]);
    }

    #[test]
    fn chg_tabs_counts_its_tabs_when_the_length_is_255() {
        let mut bytes = vec![0x15, 0xC6, 255, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0];
        bytes.extend([0x17, 0x24, 1]);
        assert_eq!(Sprms(&bytes).map(|sprm| sprm.code).collect::<Vec<_>>(), [P_CHG_TABS, P_F_TTP]);
    }
}
