//! The headers of `dist/_headers` as hosts that do not read that file want them, beside their
//! configurations in `deploy/`. Made by the build and not kept in git: each change of style or boot
//! script changes a hash in them.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::machine::Machine;

const NGINX: &str = "deploy/nginx/headers.conf";
const CADDY: &str = "deploy/caddy/headers.caddy";
const CLOUDFRONT: &str = "deploy/s3-cloudfront/headers.json";

/// A header's name and value.
type Header<'a> = (&'a str, &'a str);

/// Writes them all.
///
/// # Errors
/// When a header is not one these hosts can be given.
pub fn write(machine: &Machine, headers_file: &str) -> Result<()> {
    let headers = for_every_path(headers_file)?;
    fs::write(machine.path(NGINX), nginx(&headers))?;
    fs::write(machine.path(CADDY), caddy(&headers))?;
    fs::write(machine.path(CLOUDFRONT), cloudfront(&headers)?)?;
    Ok(())
}

/// The headers of the first rule, which is for every path.
fn for_every_path(headers_file: &str) -> Result<Vec<Header<'_>>> {
    let (pattern, rest) = headers_file.split_once('\n').unwrap_or_default();
    if !pattern.ends_with("/*") {
        bail!("the first rule of _headers is for `{pattern}`, not for every path");
    }
    let lines = rest.lines().take_while(|line| line.starts_with(' '));
    lines
        .map(|line| {
            let (name, value) = line
                .trim()
                .split_once(": ")
                .context("a header has no value")?;
            // Those mean something in one configuration or another, and no header needs them.
            if value.contains(['"', '\\', '$', '{']) {
                bail!("hosts cannot be given this value of {name}: {value}");
            }
            Ok((name, value))
        })
        .collect()
}

fn nginx(headers: &[Header]) -> String {
    let line = |(name, value): &Header| format!("add_header {name} \"{value}\" always;\n");
    headers.iter().map(line).collect()
}

fn caddy(headers: &[Header]) -> String {
    let line = |(name, value): &Header| format!("\t{name} \"{value}\"\n");
    format!(
        "header {{\n{}}}\n",
        headers.iter().map(line).collect::<String>()
    )
}

/// Parameters of the template, named after the headers.
fn cloudfront(headers: &[Header]) -> Result<String> {
    let mut parameters = Vec::new();
    for &(name, value) in headers {
        let (key, value) = match name {
            // CloudFront knows no other value of it.
            "X-Content-Type-Options" => continue,
            "Strict-Transport-Security" => {
                let seconds = value.strip_prefix("max-age=");
                let seconds = seconds.with_context(|| format!("{name} is more than max-age"))?;
                ("StrictTransportSecuritySeconds".into(), seconds)
            }
            _ => (name.replace('-', ""), value),
        };
        parameters.push(json!({ "ParameterKey": key, "ParameterValue": value }));
    }
    Ok(serde_json::to_string_pretty(&parameters)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "/*\n  Referrer-Policy: no-referrer\n  \
        Strict-Transport-Security: max-age=60\n  X-Content-Type-Options: nosniff\n\
        /index.html\n  Cache-Control: no-cache\n";

    #[test]
    fn ok_each_host_in_its_own_words() {
        let headers = for_every_path(FILE).unwrap();
        let expected = "add_header Referrer-Policy \"no-referrer\" always;\n\
            add_header Strict-Transport-Security \"max-age=60\" always;\n\
            add_header X-Content-Type-Options \"nosniff\" always;\n";
        assert_eq!(nginx(&headers), expected);
        let expected = "header {\n\tReferrer-Policy \"no-referrer\"\n\
            \tStrict-Transport-Security \"max-age=60\"\n\tX-Content-Type-Options \"nosniff\"\n}\n";
        assert_eq!(caddy(&headers), expected);
        let parameters: serde_json::Value =
            serde_json::from_str(&cloudfront(&headers).unwrap()).unwrap();
        let expected = json!([
            { "ParameterKey": "ReferrerPolicy", "ParameterValue": "no-referrer" },
            { "ParameterKey": "StrictTransportSecuritySeconds", "ParameterValue": "60" },
        ]);
        assert_eq!(parameters, expected);
    }

    #[test]
    fn err_a_value_that_would_break_a_configuration() {
        assert!(for_every_path("/*\n  X: a\"b\n").is_err());
        assert!(for_every_path("/index.html\n  X: a\n").is_err());
    }
}
