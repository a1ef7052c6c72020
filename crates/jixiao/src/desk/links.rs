//! Where a file stands, seen from a folder.

use std::path::{Component, Path, PathBuf};

/// The way from a folder to a file, with `/` on every system: `../2024/民政局/目标.docx`. A file that is on another drive,
/// or is not there, keeps its own path.
pub(super) fn from_folder(folder: &Path, file: &Path) -> String {
    let way = folder.canonicalize().ok().zip(absolute(file)).and_then(|(folder, file)| way(&folder, &file));
    let path = way.unwrap_or_else(|| file.to_path_buf());
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The full path, the last link left as it is: the file is named as its owner names it.
fn absolute(file: &Path) -> Option<PathBuf> {
    Some(crate::files::folder_of(file).canonicalize().ok()?.join(file.file_name()?))
}

fn way(folder: &Path, file: &Path) -> Option<PathBuf> {
    let shared = folder.components().zip(file.components()).take_while(|(left, right)| left == right).count();
    if shared == 0 {
        return None;
    }
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    Some(up.chain(file.components().skip(shared)).collect())
}

/// A path as a URL names it (RFC 3986): everything but letters, digits and `-._~/` in percent signs.
pub(super) fn url(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut url, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            url.push(char::from(byte));
        } else {
            url.push_str(&format!("%{byte:02X}"));
        }
        url
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_goes_up_to_the_nearest_common_folder() {
        let way = |folder: &str, file: &str| way(Path::new(folder), Path::new(file)).unwrap();
        assert_eq!(way("/a/退回", "/a/2024/目标.docx"), Path::new("../2024/目标.docx"));
        assert_eq!(way("/a/退回", "/a/退回/目标.html"), Path::new("目标.html"));
    }

    #[test]
    fn a_url_says_every_other_sign_in_percent() {
        assert_eq!(url("../a b/目.docx"), "../a%20b/%E7%9B%AE.docx");
        assert_eq!(url("100%#?.doc"), "100%25%23%3F.doc");
    }
}
