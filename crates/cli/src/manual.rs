//! `jixiao completions` and `jixiao man`.

use std::path::Path;

use clap_complete::Shell;

use crate::{Outcome, output};

/// Prints what a shell needs to complete the command line.
pub(crate) fn completions(shell: Shell, mut command: clap::Command) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "jixiao", &mut script);
    output::print(&script)?;
    Ok(Outcome::Fine)
}

/// Prints the manual page of the program, or writes one for each command into a folder.
pub(crate) fn man(folder: Option<&Path>, command: clap::Command) -> anyhow::Result<Outcome> {
    match folder {
        Some(folder) => {
            std::fs::create_dir_all(folder)?;
            clap_mangen::generate_to(command, folder)?;
        }
        None => {
            let mut page = Vec::new();
            clap_mangen::Man::new(command).render(&mut page)?;
            output::print(&page)?;
        }
    }
    Ok(Outcome::Fine)
}
