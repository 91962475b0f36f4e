//! What failed, and what it printed, from the report of Playwright's JSON reporter: among hundreds of lines of progress nobody finds it.

use serde_json::Value;

/// So much of an error is told; the whole stands in the report.
const LINES: usize = 20;

/// Every failed test with its error, and what broke outside of tests.
pub fn in_playwright_report(json: &str) -> String {
    let report = serde_json::from_str(json).unwrap_or(Value::Null);
    let mut told = errors(&report);
    for suite in list(&report["suites"]) {
        collect(suite, &mut told);
    }
    told.join("\n")
}

fn collect(suite: &Value, told: &mut Vec<String>) {
    for inner in list(&suite["suites"]) {
        collect(inner, told);
    }
    for spec in list(&suite["specs"]).filter(|spec| spec["ok"] == false) {
        let results = list(&spec["tests"]).flat_map(|test| list(&test["results"]));
        let said: Vec<_> = results
            .flat_map(|result| [printed(result), errors(result)])
            .flatten()
            .collect();
        told.push(format!(
            "✗ {}:{} › {}\n{}",
            text(&spec["file"]),
            spec["line"],
            text(&spec["title"]),
            said.join("\n")
        ));
    }
}

fn printed(result: &Value) -> Vec<String> {
    list(&result["stdout"])
        .map(|line| text(&line["text"]).trim_end().to_owned())
        .collect()
}

fn errors(of: &Value) -> Vec<String> {
    let message = |error: &Value| {
        text(&error["message"])
            .lines()
            .take(LINES)
            .collect::<Vec<_>>()
            .join("\n")
    };
    list(&of["errors"]).map(message).collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::in_playwright_report;

    /// Shaped as Playwright 1.5x writes it.
    #[test]
    fn failed_tests_are_told_with_their_errors_wherever_they_stand() {
        let report = r#"{"errors":[{"message":"no worker"}],"suites":[{"specs":[
            {"title":"holds","ok":true,"file":"a.story.js","line":1,"tests":[{"results":[{"errors":[]}]}]}],
            "suites":[{"specs":[
            {"title":"opens","ok":false,"file":"a.story.js","line":7,"tests":[{"results":[{"stdout":[{"text":"SEED=7\n"}],"errors":[{"message":"Expected: 1\nReceived: 2"}]}]}]}]}]}]}"#;
        let told = "no worker\n✗ a.story.js:7 › opens\nSEED=7\nExpected: 1\nReceived: 2";
        assert_eq!(in_playwright_report(report), told);
        assert_eq!(in_playwright_report("no report"), "");
    }
}
