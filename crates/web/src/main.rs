//! One request on stdin, its answer on stdout. In the page (`web/`) each request is a run of this program in an instance of
//! its own, as WebAssembly for WASI: what goes wrong costs that request, and its memory is given back with it.

use std::io::{self, Read as _, Write as _};

fn main() -> io::Result<()> {
    let mut request = Vec::new();
    io::stdin().lock().read_to_end(&mut request)?;
    let answer = web::answer(&request);
    io::stdout().lock().write_all(&answer)
}
