//! Writes the seeds below the folder it is told, one folder a target.

use std::path::Path;
use std::{env, fs, io};

#[path = "../tests/seeds/mod.rs"]
mod seeds;

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or_else(|| "target/fuzz".into());
    for (target, texts) in seeds::all() {
        let corpus = Path::new(&folder).join(target);
        fs::create_dir_all(&corpus)?;
        for (number, text) in texts.iter().enumerate() {
            fs::write(corpus.join(format!("seed-{number}")), text)?;
        }
    }
    Ok(())
}
