//! nginx and Caddy from Debian's packages, unpacked into `.tools/hosts`. Not installed: their
//! packages would start a service each, and leave it running.

use std::fs;

use anyhow::Result;

use super::{Step, apt};
use crate::machine::Machine;
use crate::progress::Progress;
use crate::run;

/// Where they are unpacked, below `.tools`.
pub const FOLDER: &str = "hosts";

const PACKAGES: [&str; 3] = ["nginx", "libnginx-mod-http-brotli-static", "caddy"];

/// What must have come out of them.
const FILES: [&str; 3] = [
    "usr/sbin/nginx",
    "usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
    "usr/bin/caddy",
];

/// Both of them.
pub struct Hosts;

impl Step for Hosts {
    fn name(&self) -> String {
        "nginx and Caddy".into()
    }

    fn ready(&self, machine: &Machine) -> bool {
        let folder = machine.tools(FOLDER);
        FILES.iter().all(|file| folder.join(file).exists())
    }

    fn blocked(&self, machine: &Machine) -> Option<String> {
        apt::trouble(machine)
    }

    fn install(&self, machine: &Machine, progress: &Progress) -> Result<()> {
        let archives = machine.tools("build/archives");
        fs::create_dir_all(archives.join("partial"))?;
        apt::download(machine, &PACKAGES, &archives, progress)?;
        for entry in archives.read_dir()? {
            let file = entry?.path();
            if file.extension().is_some_and(|kind| kind == "deb") {
                let mut dpkg = machine.command("dpkg");
                dpkg.arg("--extract").arg(file).arg(machine.tools(FOLDER));
                run::must(&mut dpkg, |_| ())?;
            }
        }
        Ok(())
    }

    fn by_hand(&self) -> String {
        format!(
            "apt-get download {}   (and unpack them into .tools/{FOLDER})",
            PACKAGES.join(" ")
        )
    }
}
