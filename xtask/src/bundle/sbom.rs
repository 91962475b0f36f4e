//! What the bundle is made of, as a software bill of materials in `CycloneDX`'s JSON.
//!
//! No date, no random serial number and no path: the same source and tools give the same bytes.

use std::fs;
use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::crates::{APP, Crate};

/// The file in the bundle. Nothing of the page refers to it.
pub const NAME: &str = "sbom.cdx.json";

/// Makes the list for a bundle of these crates, compiled by this rustc.
///
/// # Errors
/// When a file of the bundle cannot be read.
pub fn make(crates: &[Crate], rustc: &str, bundle: &Path) -> Result<String> {
    let std = standard_library(rustc);
    let mut dependencies: Vec<Value> = crates
        .iter()
        .map(|krate| {
            let uses = krate.uses.iter();
            let mut on: Vec<_> = uses.map(|(name, version)| purl(name, version)).collect();
            on.push(purl_of_std(rustc));
            json!({ "ref": purl(&krate.name, &krate.version), "dependsOn": on })
        })
        .collect();
    dependencies.push(json!({ "ref": purl_of_std(rustc) }));
    let (app, others): (Vec<_>, Vec<_>) = crates.iter().partition(|krate| krate.name == APP);
    let mut components: Vec<Value> = others.into_iter().map(library).collect();
    components.push(std);
    let mut whole = app.into_iter().map(library).next().unwrap_or_default();
    whole["type"] = json!("application");
    whole["components"] = files(bundle)?;
    let list = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "lifecycles": [{ "phase": "build" }], "component": whole },
        "components": components,
        "dependencies": dependencies,
    });
    Ok(serde_json::to_string_pretty(&list)? + "\n")
}

fn library(krate: &Crate) -> Value {
    let purl = purl(&krate.name, &krate.version);
    let mut component = json!({
        "type": "library",
        "bom-ref": purl,
        "name": krate.name,
        "version": krate.version,
        "description": krate.description,
        "scope": "required",
        // Some crates still separate licences by a slash, which is no SPDX expression.
        "licenses": [{ "expression": krate.license.replace('/', " OR ") }],
        "purl": purl,
    });
    if let Some(sum) = &krate.checksum {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    if let Some(url) = &krate.repository {
        component["externalReferences"] = json!([{ "type": "vcs", "url": url }]);
    }
    component
}

/// Rust's own library comes with the compiler and not through the lock file.
fn standard_library(rustc: &str) -> Value {
    json!({
        "type": "library",
        "bom-ref": purl_of_std(rustc),
        "name": "rust-std",
        "version": rustc,
        "description": "Rust's standard library for wasm32-unknown-unknown, with the crates it contains",
        "scope": "required",
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        "externalReferences": [{ "type": "vcs", "url": "https://github.com/rust-lang/rust" }],
    })
}

/// What the crates were made into, and what is written by hand: script and style stand in `index.html`, which hosts
/// may edit, so that file has no hash here.
fn files(bundle: &Path) -> Result<Value> {
    let mut files = Vec::new();
    for name in super::names(bundle)? {
        let kind = Path::new(&name).extension().unwrap_or_default();
        if kind == "br" || kind == "gz" || name == "_headers" || name == NAME {
            continue;
        }
        let mut file = json!({ "type": "file", "bom-ref": format!("file:{name}"), "name": name });
        if name != "index.html" {
            let sum = Sha256::digest(fs::read(bundle.join(&name))?);
            file["hashes"] = json!([{ "alg": "SHA-256", "content": format!("{sum:x}") }]);
        }
        files.push(file);
    }
    Ok(files.into())
}

fn purl(name: &str, version: &str) -> String {
    let kind = if name == APP { "generic" } else { "cargo" };
    format!("pkg:{kind}/{name}@{version}")
}

fn purl_of_std(rustc: &str) -> String {
    format!("pkg:generic/rust-std@{rustc}")
}

#[cfg(test)]
mod tests {
    use cyclonedx_bom::models::bom::SpecVersion;
    use cyclonedx_bom::prelude::{Bom, Validate};

    use super::*;
    use crate::bundle::crates;
    use crate::machine::Machine;

    /// The list of a bundle that holds one file, which says "abc", and its packed copy.
    fn list(name: &str) -> Value {
        let folder = std::env::temp_dir().join(format!("opportune-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.wasm"), "abc").unwrap();
        fs::write(folder.join("a.wasm.br"), "").unwrap();
        let crates = crates::linked(&Machine::here().unwrap()).unwrap();
        let text = make(&crates, "1.95.0", &folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn a_valid_list_of_every_crate_and_file() {
        let list = list("valid");
        let read = Bom::parse_from_json_v1_5(list.to_string().as_bytes()).unwrap();
        let result = read.validate_version(SpecVersion::V1_5);
        assert!(result.passed(), "{result:?}");

        // Two ways to know a crate is linked: that the lock file has it, and that our code names it.
        let names: Vec<_> = list["components"].as_array().unwrap().iter().collect();
        let find = |name: &str| names.iter().find(|entry| entry["name"] == name);
        let lock = fs::read_to_string(Machine::here().unwrap().path("Cargo.lock")).unwrap();
        for name in [
            "leptos",
            "serde_json",
            "chrono",
            "wasm-bindgen",
            "reactive_graph",
        ] {
            let entry = find(name).unwrap_or_else(|| panic!("{name} is missing"));
            let sum = entry["hashes"][0]["content"].as_str().unwrap();
            assert!(lock.contains(&format!("checksum = \"{sum}\"")), "{name}");
        }
        assert!(find("rust-std").is_some());
        for not_in_the_wasm in ["leptos_macro", "axum", "proptest", "libc"] {
            assert!(find(not_in_the_wasm).is_none(), "{not_in_the_wasm}");
        }
        // `printf abc | sha256sum`
        let file = &list["metadata"]["component"]["components"][0];
        assert_eq!(file["name"], "a.wasm");
        assert_eq!(
            file["hashes"][0]["content"],
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn nothing_of_this_machine_or_moment() {
        let text = list("traceless").to_string();
        let root = Machine::here().unwrap().path("");
        for trace in [&*root.to_string_lossy(), "serialNumber", "timestamp"] {
            assert!(!text.contains(trace), "{trace}");
        }
    }
}
