//! Coverage-guided fuzzing of `tests/fuzz`, natively, by libFuzzer.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::Figures;
use crate::docs::spelt;
use crate::machine::Machine;
use crate::progress::Progress;
use crate::run;

/// Where corpora grow from run to run, below the checkout.
const CORPUS: &str = "target/fuzz";

/// What was found stays in git and is replayed by every test run.
const FOUND: &str = "tests/fuzz/found";

/// The counters that guide the fuzzer. A sanitizer needs a nightly compiler; these passes of LLVM's do not.
const COUNTERS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 -Cdebug-assertions -Coverflow-checks";

/// Seconds after which an input hangs. Wall-clock: other work on the machine must not look like a hang.
const HANG: &str = "-timeout=10";

/// Fuzzes each target for so many minutes.
///
/// # Errors
/// With the files of the inputs for which something does not hold.
pub fn readers(machine: &Machine, minutes: u64) -> Result<Figures> {
    let fuzzer = build(machine)?;
    let corpora = machine.path(CORPUS);
    let mut seeds = machine.cargo(&["run", "--quiet", "--package=fuzz", "--example=seeds", "--"]);
    run::must(seeds.arg(&corpora), |_| ())?;
    let mut figures = Vec::new();
    let mut failed = Vec::new();
    let mut targets: Vec<_> = fs::read_dir(&corpora)?.flatten().collect();
    targets.sort_by_key(fs::DirEntry::file_name);
    for corpus in targets {
        let name = corpus.file_name().to_string_lossy().into_owned();
        let progress = Progress::of(format!("fuzzing {name}"));
        progress.say(&format!("{minutes} min"));
        let found = machine.path(FOUND).join(&name);
        fs::create_dir_all(&found)?;
        let mut command = machine.command(&fuzzer);
        command
            .env("OPPORTUNE_FUZZ", &name)
            .arg(format!("-max_total_time={}", minutes * 60))
            .args([HANG, "-max_len=20000", "-print_final_stats=1"])
            .arg(format!("-artifact_prefix={}/", found.display()))
            .arg(corpus.path());
        let finished = run::watch(&mut command, run::HOURS, |_| progress.tick("no end yet"))?;
        // An empty folder is no finding.
        let _ = fs::remove_dir(&found);
        if !finished.status.success() {
            failed.push(format!(
                "{name}, see {FOUND}/{name}:\n{}",
                run::tail(&finished.text)
            ));
            continue;
        }
        let stat = |key| statistic(&finished.text, key);
        let (inputs, slowest) = (
            stat("number_of_executed_units")?,
            stat("slowest_unit_time_sec")?,
        );
        // Whole seconds, rounded down: a hang is what takes longer than one.
        if slowest > 0 {
            failed.push(format!("{name}: one input took {slowest} s or more"));
        }
        figures.push((
            format!("fuzzing `{name}`, {minutes} min"),
            format!(
                "{} inputs, none read wrongly, the slowest {slowest} s",
                spelt(inputs)
            ),
        ));
    }
    if !failed.is_empty() {
        bail!("{}", failed.join("\n"));
    }
    Ok(figures)
}

fn build(machine: &Machine) -> Result<std::path::PathBuf> {
    let progress = Progress::of("the fuzzer".into());
    progress.say("cargo build, with counters");
    // Counters belong into our code, not into macros: those are built for no named target.
    let host = machine.rustc("host")?;
    let target = machine.target("fuzz-build");
    let mut cargo = machine.cargo(&["build", "--release", "--package=fuzz", "--bin=fuzz"]);
    cargo
        .args(["--features=libfuzzer", "--target", &host])
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTFLAGS", COUNTERS)
        // Speed counts here, not size.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "2")
        .env("CARGO_PROFILE_RELEASE_LTO", "off");
    run::must(&mut cargo, |_| progress.tick("cargo build"))
        .context("libFuzzer needs a C++ compiler, such as g++")?;
    Ok(Path::new(&target).join(host).join("release/fuzz"))
}

/// One of the numbers libFuzzer prints at its end.
fn statistic(text: &str, key: &str) -> Result<usize> {
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("stat::")?.strip_prefix(key));
    let value = line.with_context(|| format!("libFuzzer does not tell {key}"))?;
    Ok(value.trim_start_matches(':').trim().parse()?)
}

#[cfg(test)]
mod tests {
    use super::statistic;

    #[test]
    fn statistics_as_libfuzzer_prints_them() {
        let text = "Done 205131 runs\nstat::number_of_executed_units: 205131\nstat::slowest_unit_time_sec:    0\n";
        assert_eq!(
            statistic(text, "number_of_executed_units").unwrap(),
            205_131
        );
        assert_eq!(statistic(text, "slowest_unit_time_sec").unwrap(), 0);
        assert!(statistic(text, "peak_rss_mb").is_err());
    }
}
