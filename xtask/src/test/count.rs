//! Counting tests in what test runners print.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use anyhow::{Context, Result};

/// How many tests ended how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Those that passed.
    pub passed: u64,
    /// Those that failed, flaky ones included.
    pub failed: u64,
    /// Those that did not run.
    pub skipped: u64,
}

impl Count {
    /// A check that holds.
    pub const fn one_passed() -> Self {
        Self {
            passed: 1,
            failed: 0,
            skipped: 0,
        }
    }

    /// A check that does not, or a suite that could not even run.
    pub const fn one_failed() -> Self {
        Self {
            passed: 0,
            failed: 1,
            skipped: 0,
        }
    }

    /// Whether something ran, and all of it passed.
    pub fn is_clean(self) -> bool {
        self.passed > 0 && self.failed == 0 && self.skipped == 0
    }

    /// Adds up the `test result:` lines that Rust's test harness prints, one for each binary.
    pub fn in_rust_output(text: &str) -> Self {
        text.lines().filter_map(of_rust_line).sum()
    }

    /// Reads the summary at the end of what Node's test runner prints as TAP.
    ///
    /// # Errors
    /// When there is none.
    pub fn in_node_output(text: &str) -> Result<Self> {
        let number = |what: &str| -> Result<u64> {
            let prefix = format!("# {what} ");
            let line = text
                .lines()
                .rev()
                .find_map(|line| line.strip_prefix(&prefix));
            let number = line.with_context(|| format!("no `{prefix}` in:\n{text}"))?;
            Ok(number.parse()?)
        };
        Ok(Self {
            passed: number("pass")?,
            failed: number("fail")? + number("cancelled")?,
            skipped: number("skipped")? + number("todo")?,
        })
    }

    /// Reads the statistics in the report of Playwright's JSON reporter.
    ///
    /// # Errors
    /// When it is no such report.
    pub fn in_playwright_report(json: &str) -> Result<Self> {
        let report: serde_json::Value = serde_json::from_str(json)?;
        let stat = |name: &str| {
            report["stats"][name]
                .as_u64()
                .with_context(|| format!("Playwright's report has no stats.{name}"))
        };
        let broken = report["errors"].as_array().map_or(0, Vec::len) as u64;
        Ok(Self {
            passed: stat("expected")?,
            failed: stat("unexpected")? + stat("flaky")? + broken,
            skipped: stat("skipped")?,
        })
    }
}

/// Reads `test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; …`.
fn of_rust_line(line: &str) -> Option<Count> {
    let (_, result) = line.split_once("test result: ")?;
    let number = |what: &str| {
        let (before, _) = result.split_once(what)?;
        before
            .rsplit([' ', '.'])
            .find(|word| !word.is_empty())?
            .parse()
            .ok()
    };
    Some(Count {
        passed: number(" passed")?,
        failed: number(" failed")?,
        skipped: number(" ignored")?,
    })
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Add::add)
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = [
            (self.passed, "passed"),
            (self.failed, "failed"),
            (self.skipped, "skipped"),
        ];
        let told = named
            .iter()
            .filter(|(number, what)| *number > 0 || *what == "passed")
            .map(|(number, what)| format!("{number} {what}"));
        f.pad(&told.collect::<Vec<_>>().join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As cargo 1.95 prints it; doc tests have "finished" lines of their own that are no results.
    #[test]
    fn rust_output_adds_up() {
        let text = "running 2 tests\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 10 passed; 3 failed; 1 ignored; 0 measured; 7 filtered out\n\
            all doctests ran in 0.20s; merged doctests compilation took 0.10s\n";
        let expected = Count {
            passed: 12,
            failed: 3,
            skipped: 1,
        };
        assert_eq!(Count::in_rust_output(text), expected);
        assert_eq!(
            Count::in_rust_output("error[E0425]: cannot find value"),
            Count::default()
        );
    }

    #[test]
    fn playwright_flaky_is_failed() {
        let report = r#"{"errors": [{}], "stats": {"expected": 7, "unexpected": 1, "flaky": 2, "skipped": 1}}"#;
        let expected = Count {
            passed: 7,
            failed: 4,
            skipped: 1,
        };
        assert_eq!(Count::in_playwright_report(report).unwrap(), expected);
        assert!(Count::in_playwright_report("{}").is_err());
    }

    /// As Node 20 prints it.
    #[test]
    fn node_summary() {
        let text = "ok 1 - # pass 99\n# tests 9\n# suites 3\n# pass 5\n# fail 1\n\
            # cancelled 1\n# skipped 1\n# todo 1\n# duration_ms 9.9\n";
        let expected = Count {
            passed: 5,
            failed: 2,
            skipped: 2,
        };
        assert_eq!(Count::in_node_output(text).unwrap(), expected);
        assert!(Count::in_node_output("node: bad option").is_err());
    }

    #[test]
    fn nothing_is_not_clean() {
        assert!(!Count::default().is_clean());
        assert!(Count::one_passed().is_clean());
        assert!(
            !(Count::one_passed()
                + Count {
                    skipped: 1,
                    ..Count::default()
                })
            .is_clean()
        );
    }
}
