//! PDF files written byte by byte, by ISO 32000-2 §7.5 and §7.11.4: one empty page, and what stands beside it.

use std::fmt::Write as _;

/// A file of one empty page. `catalog` goes into its catalog; objects 4 and on are `more`.
pub fn file(catalog: &str, more: &[Vec<u8>]) -> Vec<u8> {
    sealed(catalog, more, "")
}

/// The same with entries of its trailer: `/Encrypt 4 0 R`.
pub fn sealed(catalog: &str, more: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut objects = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>").into_bytes(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Resources << >> >>".to_vec(),
    ];
    objects.extend_from_slice(more);
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        // Writing to a String cannot fail.
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        out.extend(format!("{} 0 obj\n", index + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(table.bytes());
    let end = format!(
        "trailer << /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    out.extend(end.bytes());
    out
}

/// A stream with these entries in its dictionary.
pub fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {dictionary} /Length {} >>\nstream\n", data.len()).into_bytes();
    object.extend(data);
    object.extend(b"\nendstream");
    object
}

/// A file with one associated file of that name and description.
pub fn with(name: &str, description: &str, content: Vec<u8>) -> Vec<u8> {
    let file_spec =
        format!("<< /Type /Filespec /F ({name}) /UF ({name}) /EF << /F 5 0 R >> /Desc ({description}) >>");
    file("/AF [4 0 R]", &[file_spec.into_bytes(), content])
}
