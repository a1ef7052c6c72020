//! Writing: whole files or none, stdout that may close, complaints on stderr.

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Context as _;

/// Writes a file beside its place and renames it: it appears whole or not at all.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let cannot = || format!("{}: cannot be written (无法写入)", path.display());
    std::fs::create_dir_all(folder).with_context(cannot)?;
    let mut beside = tempfile::Builder::new().prefix(".jixiao-").tempfile_in(folder).with_context(cannot)?;
    beside.write_all(bytes).with_context(cannot)?;
    // A temporary file is private to its user; an output is as readable as any file the user makes.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(path).map_or(0o644, |existing| existing.permissions().mode() & 0o777);
        beside.as_file().set_permissions(std::fs::Permissions::from_mode(mode)).with_context(cannot)?;
    }
    beside.persist(path).map_err(|error| error.error).with_context(cannot)?;
    Ok(())
}

/// Writes data to a file, or to stdout for `-` or no path.
pub(crate) fn deliver(path: Option<&Path>, bytes: &[u8]) -> anyhow::Result<()> {
    match path {
        Some(path) if path.as_os_str() != "-" => write_whole(path, bytes),
        _ => {
            let mut stdout = io::stdout().lock();
            stdout.write_all(bytes)?;
            stdout.flush()?;
            Ok(())
        }
    }
}

/// One line on stderr. Line breaks inside become spaces: one error, one line.
pub(crate) fn complain(message: &str) {
    let line = message
        .split(['\n', '\r'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    // Nothing is left to tell anybody when stderr is closed.
    let _ = writeln!(anstream::stderr(), "jixiao: {line}");
}

/// The reader of our stdout went away (`jixiao … | head`): no error of ours.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
