//! The script between browser and wasm, made small together with the wasm it belongs to.
//!
//! wasm-bindgen writes the script to be read, gives each import a long name with a hash in it, on both sides, and
//! exports every class that any crate has for the JavaScript of others. Here only the start of the app is exported, so
//! esbuild drops those classes and shortens the names, and the wasm gets the same names and loses what words panics
//! (`panics.rs`), what nobody calls then (`reached.rs`), and the data that nobody reads (`unread.rs`).

mod linked;
mod panics;
mod reached;
#[cfg(test)]
mod sample;
mod unread;
pub mod wasm;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use self::linked::Linked;
use self::reached::Reached;
use super::shell::replaced;
use super::{APP, hash};
use crate::machine::Machine;
use crate::run;
use crate::setup::WASM32;

/// Where the work is done, below the checkout.
const WORKSHOP: &str = "target/glue";

/// What stands in the place of the module that wasm-bindgen's imports name: the wasm repeats it for every import.
const SHORT_MODULE: &str = "a";

/// Properties that only the script and the wasm know: all that wasm-bindgen makes up, and nothing of the browser's.
const OUR_PROPERTIES: &str = "--mangle-props=^(__wb|__externref|_ZN|_RN|_RI)";

/// The option of rustc that has the linker note what refers to what (`linked.rs`).
pub const NOTES: &str = "-Clink-arg=--emit-relocs";

/// What `wasm-opt` does: control flow taken apart and put together anew is smaller, and the second time smallness is sought
/// there is still some to find (`docs/performance.md`). Trunk runs none before: what the linker has noted of functions, and
/// what they are called, holds only as long as none are merged.
const PASSES: [&str; 4] = ["--flatten", "--rereloop", "-Oz", "-Oz"];

/// The option of `wasm-opt` that keeps the names of functions.
const KEEP_NAMES: &str = "-g";

/// What the wasm may use beyond WebAssembly 1.0: what rustc does by default, and every browser that runs the app knows.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What is told the new names.
const SHELL: &str = "index.html";

/// Makes script and wasm of a bundle smaller. Both get new names, after their new bytes, and the shell names those.
///
/// # Errors
/// When the bundle is not as Trunk and wasm-bindgen make it, or a tool fails.
pub fn tighten(machine: &Machine, bundle: &Path) -> Result<()> {
    let script = the_one(bundle, ".js")?;
    let wasm = the_one(bundle, "_bg.wasm")?;
    let written = fs::read_to_string(bundle.join(&script))?;
    let compiled = fs::read(bundle.join(&wasm))?;
    let small = shrink(machine, APP, &written, &compiled, Names::Dropped)?;

    let mut shell = fs::read_to_string(bundle.join(SHELL))?;
    replace(bundle, &mut shell, &script, small.script.as_bytes())?;
    replace(bundle, &mut shell, &wasm, &small.wasm)?;
    fs::write(bundle.join(SHELL), shell)?;
    Ok(())
}

/// Whether a wasm still tells the names of its functions. They are never shipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// For looking into it.
    Kept,
    /// For visitors.
    Dropped,
}

/// Script and wasm, made for each other.
pub struct Small {
    /// The script.
    pub script: String,
    /// The wasm.
    pub wasm: Vec<u8>,
}

/// Makes a script of wasm-bindgen's and its wasm smaller; `binary` is what wasm-bindgen has made them of.
///
/// # Errors
/// When they are not as wasm-bindgen makes them, the binary is not there, or a tool fails.
pub fn shrink(
    machine: &Machine,
    binary: &str,
    script: &str,
    wasm: &[u8],
    function_names: Names,
) -> Result<Small> {
    let workshop = Workshop::open(machine)?;
    let needed = workshop.without_unused(script)?;
    let module = module_of(&needed)?;
    let (script, names) = workshop.minified(&needed.replace(module, SHORT_MODULE))?;
    let changes = wasm::Changes {
        module: (module, SHORT_MODULE),
        names: &names,
        called: &identifiers(&needed),
    };
    let linked = machine
        .target(WASM32)
        .join(format!("release/{binary}.wasm"));
    let linked = fs::read(&linked).with_context(|| linked.display().to_string())?;
    let linked = Linked::read(&linked)?;
    let wasm = wasm::rewrite(wasm, &changes)?;
    let reached = Reached::from(&wasm, &linked)?;
    let wasm = unread::blank(&wasm, &linked, &reached)?;
    let wasm = wasm::with_bodies(&wasm, |name| {
        if reached.calls(name) {
            panics::left_of(name)
        } else {
            Some(panics::trap())
        }
    })?;
    let wasm = workshop.optimised(&wasm, function_names)?;
    Ok(Small { script, wasm })
}

/// The tools, and the folder they work in.
struct Workshop<'a> {
    machine: &'a Machine,
    folder: PathBuf,
}

impl<'a> Workshop<'a> {
    fn open(machine: &'a Machine) -> Result<Self> {
        let folder = machine.path(WORKSHOP);
        fs::create_dir_all(&folder)?;
        fs::write(
            folder.join("start.js"),
            "export { default } from './glue.js';\n",
        )?;
        Ok(Self { machine, folder })
    }

    /// The script without what does not serve the app's start.
    fn without_unused(&self, script: &str) -> Result<String> {
        // What ties a class to the rest: resources of JavaScript's own, which nobody declares here, and what frees in wasm
        // what is forgotten of it. Making the latter does nothing by itself, which esbuild cannot know.
        let lines = script
            .lines()
            .filter(|line| !line.starts_with("if (Symbol.dispose)"));
        let script = lines.collect::<Vec<_>>().join("\n").replace(
            "new FinalizationRegistry(",
            "/* @__PURE__ */ new FinalizationRegistry(",
        );
        fs::write(self.folder.join("glue.js"), script)?;
        self.esbuild(&[])
    }

    /// A script minified, and what it calls properties now.
    fn minified(&self, script: &str) -> Result<(String, BTreeMap<String, String>)> {
        fs::write(self.folder.join("glue.js"), script)?;
        let names = self.folder.join("names.json");
        fs::write(&names, "{}")?;
        let cache = format!("--mangle-cache={}", names.display());
        let text = self.esbuild(&["--minify", OUR_PROPERTIES, &cache])?;
        Ok((text, serde_json::from_str(&fs::read_to_string(&names)?)?))
    }

    fn esbuild(&self, options: &[&str]) -> Result<String> {
        let out = self.folder.join("small.js");
        let mut esbuild = self.machine.command("esbuild");
        esbuild
            .arg(self.folder.join("start.js"))
            .args(["--bundle", "--format=esm", "--log-level=warning"])
            .arg(format!("--outfile={}", out.display()))
            .args(options);
        run::must(&mut esbuild, |_| ())?;
        Ok(fs::read_to_string(out)?)
    }

    /// What is left of a wasm when nothing stays that nobody calls.
    fn optimised(&self, wasm: &[u8], names: Names) -> Result<Vec<u8>> {
        let (before, after) = (
            self.folder.join("before.wasm"),
            self.folder.join("after.wasm"),
        );
        fs::write(&before, wasm)?;
        let mut wasm_opt = self.machine.command("wasm-opt");
        wasm_opt.args(PASSES).args(FEATURES);
        if names == Names::Kept {
            wasm_opt.arg(KEEP_NAMES);
        }
        run::must(wasm_opt.arg(before).arg("-o").arg(&after), |_| ())?;
        Ok(fs::read(after)?)
    }
}

/// The module that a script hands the wasm's imports over under, such as `./opportune_bg.js`. It is no address.
fn module_of(script: &str) -> Result<&str> {
    let mut strings = script.split('"').filter(|text| {
        let module = text
            .strip_prefix("./")
            .and_then(|text| text.strip_suffix("_bg.js"));
        module.is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    });
    match (strings.next(), strings.next()) {
        (Some(module), None) => Ok(module),
        _ => bail!("the script does not name the module of its imports once"),
    }
}

/// Puts new bytes in the place of a file, under a name that holds their hash, and tells the shell.
fn replace(bundle: &Path, shell: &mut String, name: &str, bytes: &[u8]) -> Result<()> {
    let old = fs::read(bundle.join(name))?;
    let (start, rest) = name.split_once('-').context("no hash in a file's name")?;
    let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
    let new = format!("{start}-{}{}", hash::short(bytes), &rest[digits..]);
    for (before, after) in [
        (name, &new),
        (&hash::integrity(&old), &hash::integrity(bytes)),
    ] {
        *shell = replaced(shell, before, after)?;
    }
    fs::remove_file(bundle.join(name))?;
    fs::write(bundle.join(new), bytes)?;
    Ok(())
}

/// The words of a script that can be names, keywords and all.
fn identifiers(script: &str) -> BTreeSet<&str> {
    script
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$')
        .collect()
}

/// The one file of the bundle whose name holds a hash and ends so.
fn the_one(bundle: &Path, end: &str) -> Result<String> {
    let names = super::names(bundle)?;
    let mut found = names
        .into_iter()
        .filter(|name| name.starts_with("opportune-") && name.ends_with(end));
    match (found.next(), found.next()) {
        (Some(name), None) => Ok(name),
        _ => bail!("the bundle does not hold one opportune-…{end}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_script() {
        let found = identifiers("wasm.__wbg_x_1(a$b)/* memory */");
        assert!(found.contains("__wbg_x_1") && found.contains("a$b") && found.contains("memory"));
        assert!(!found.contains("x"));
    }

    #[test]
    fn module_of_the_imports() {
        let script = r#"const a = { "./find_bg.js": b }; go("./other.js");"#;
        assert_eq!(module_of(script).unwrap(), "./find_bg.js");
        assert!(module_of("").is_err());
    }
}
