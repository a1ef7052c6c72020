//! Prints what a Word file physically holds: `cargo run -p jixiao-word --example grids FILE…`

use std::process::ExitCode;

use model::Block;
use word::{ReadOptions, read};

fn main() -> ExitCode {
    for path in std::env::args().skip(1) {
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{path}: {error}");
                return ExitCode::FAILURE;
            }
        };
        match read(&bytes, &path, &ReadOptions::default()) {
            Ok(noted) => {
                println!("{:#?}", noted.value.source);
                for block in &noted.value.blocks {
                    match block {
                        Block::Paragraph(paragraph) => println!("{paragraph:?}"),
                        Block::Table(grid) => match serde_json::to_string(grid) {
                            Ok(json) => println!("{json}"),
                            Err(error) => eprintln!("{error}"),
                        },
                    }
                }
                for aside in &noted.value.asides {
                    println!("{aside:?}");
                }
                for note in &noted.notes {
                    println!("{note:?}");
                }
            }
            Err(error) => {
                eprintln!("{path}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
