//! The data that a workbook of jixiao's own carries.

use std::collections::BTreeSet;

use data_encoding::HEXLOWER;
use model::{CARRIED_CELLS, CARRIED_HASH, CARRIED_JSON, Limits};
use package::Package;
use sha2::{Digest, Sha256};

use crate::SheetError;
use crate::kind::{Kind, kind};

/// What a workbook carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Canonical JSON, byte for byte as it was written.
    pub json: Vec<u8>,
    /// Its sheets are as they were written with it: somebody who changed a cell did not change the data.
    pub is_current: bool,
}

/// The data of a workbook; `None` for one that carries none, as every one that a spreadsheet program saved.
pub fn carried(bytes: &[u8], limits: &Limits) -> Result<Option<Carried>, SheetError> {
    if kind(bytes) != Some(Kind::Package) {
        return Ok(None);
    }
    let package = Package::zip(bytes, limits)?;
    let (Some(json), Some(kept)) = (package.bytes(CARRIED_JSON)?, package.bytes(CARRIED_HASH)?) else {
        return Ok(None);
    };
    let mut hash = Sha256::new();
    let shown: BTreeSet<&str> =
        package.written_names().filter(|name| name.starts_with(CARRIED_CELLS)).collect();
    for name in shown {
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(package.bytes(name)?.unwrap_or_default());
    }
    let is_current = HEXLOWER.encode(&hash.finalize()).as_bytes() == kept.trim_ascii();
    Ok(Some(Carried { json, is_current }))
}
