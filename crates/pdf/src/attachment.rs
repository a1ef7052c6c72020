//! The canonical JSON inside a PDF (ISO 32000-2 §7.11.4 embedded file streams, §14.13 associated files).

use hayro_syntax::object::{Array, Dict, Stream, String as PdfString};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use miniz_oxide::inflate::TINFLStatus;
use model::Limits;

use crate::{DESCRIPTION, NAME, PdfError};

/// What a PDF carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The associated file, unpacked: canonical JSON, byte for byte as it was attached.
    pub json: Vec<u8>,
    /// The SHA-256 of the text of all pages at the time of writing, in lower-case hexadecimal; `None` where the
    /// description does not say one.
    pub text_hash: Option<String>,
}

/// The data a PDF carries; `None` when it carries none, as every PDF that another program made.
pub fn carried(bytes: &[u8], limits: &Limits) -> Result<Option<Carried>, PdfError> {
    let pdf = open(bytes)?;
    let Some(root) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) else { return Ok(None) };
    let Some(files) = root.get::<Array<'_>>("AF") else { return Ok(None) };
    for file in files.iter::<Dict<'_>>() {
        if file.get::<PdfString<'_>>("UF").is_none_or(|name| text(name.as_bytes()) != NAME) {
            continue;
        }
        let Some(stream) = file
            .get::<Dict<'_>>("EF")
            .and_then(|files| files.get::<Stream<'_>>("UF").or_else(|| files.get::<Stream<'_>>("F")))
        else {
            continue;
        };
        let description = file.get::<PdfString<'_>>("Desc").map(|desc| text(desc.as_bytes()));
        let text_hash = description
            .as_deref()
            .and_then(|text| text.strip_prefix(DESCRIPTION))
            .filter(|hash| hash.bytes().any(|digit| digit != b'0'))
            .map(str::to_owned);
        return Ok(Some(Carried { json: unpacked(&stream, limits)?, text_hash }));
    }
    Ok(None)
}

pub(crate) fn open(bytes: &[u8]) -> Result<Pdf, PdfError> {
    Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => PdfError::Encrypted,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => PdfError::Damaged,
    })
}

/// A stream's bytes, never more than a part may have: a few kilobytes can claim gigabytes.
fn unpacked(stream: &Stream<'_>, limits: &Limits) -> Result<Vec<u8>, PdfError> {
    let limit = usize::try_from(limits.part_bytes).unwrap_or(usize::MAX);
    let raw = stream.raw_data();
    let packed = !stream.filters().is_empty();
    if !packed {
        return if raw.len() <= limit {
            Ok(raw.into_owned())
        } else {
            Err(PdfError::TooLarge { name: NAME, limit })
        };
    }
    miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(&raw, limit).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => PdfError::TooLarge { name: NAME, limit },
        _ => PdfError::Attachment { name: NAME },
    })
}

/// A text string (ISO 32000-2 §7.9.2.2): UTF-16BE behind its mark, UTF-8 behind its own, else taken as ASCII, which is
/// all that stands in the names and descriptions jixiao writes.
fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}
