//! Whether a file is one that jixiao made: then a run may replace it.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// Bytes of a file that are looked at.
const LOOKED_AT: u64 = 64 << 20;

/// Whether a file is one that jixiao made. JSON, PDF and HTML say so by their content, DOCX and XLSX by their author, CSV by its header.
pub fn is_ours(path: &Path) -> bool {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LOOKED_AT).read_to_end(&mut bytes));
    if read.is_err() {
        return false;
    }
    if bytes.starts_with(b"{") {
        return holds(&bytes[..bytes.len().min(256)], b"\"jixiao/1\"");
    }
    if bytes.starts_with(b"%PDF-") {
        return holds(&bytes, b"<xmp:CreatorTool>jixiao ");
    }
    if bytes.starts_with(b"PK") {
        return exporter::is_ours(&bytes);
    }
    exporter::is_our_html(&bytes) || exporter::is_our_csv(&bytes)
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
