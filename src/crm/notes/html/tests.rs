use super::*;
use proptest::prelude::*;

#[test]
fn text_that_is_no_html_stays_as_it_is() {
    #[rustfmt::skip]
    let table = [
        "", "Two\n\n lines  ", "a < b and c > d", "Ada <ada@example.com>", "use <b> for bold", "x <- y </ z", "Tom &amp; Jerry", "<3", "</>",
        "<!-- -->", "<unknown>x</unknown>", "<p", "1<br",
    ];
    for text in table {
        assert_eq!(readable(text), text);
    }
}

#[test]
fn html_becomes_the_text_it_would_be() {
    #[rustfmt::skip]
    let table = [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two<br/><BR />Three", "One\nTwo\n\nThree"),
        ("<div>One</div><div>Two  \n words</div>", "One\nTwo words"),
        ("<ul><li>One</li>\n<li>Two</li></ul>End", "• One\n• Two\nEnd"),
        ("<h1>Tour</h1><p>A <b>bold</b><i>er</i> plan</p>", "Tour\n\nA bolder plan"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<p>R&amp;D &lt;b&gt; &quot;x&quot; it&#39;s &#x20AC;5&nbsp;&euro;</p>", "R&D <b> \"x\" it's €5\u{a0}€"),
        ("<p>M&uuml;ller, Caf&eacute;, &Ccedil;a, &Aring;se, Stra&szlig;e, &laquo;x&raquo;</p>", "Müller, Café, Ça, Åse, Straße, «x»"),
        ("<p>&zuml; &uuuml; &uml; &é;</p>", "&zuml; &uuuml; &uml; &é;"),
        ("<p>&unknown; &amp &#xZZ; &#; &#99999999; &#0; &;</p>", "&unknown; &amp &#xZZ; &#; \u{fffd} \u{fffd} &;"),
        ("<p title='a > b' class=\"c\">x</p>", "x"),
        ("<p>a<!-- hidden <b> -->b</p>", "ab"),
        ("<!DOCTYPE html><html><head><title>T</title></head><body>x</body></html>", "x"),
        ("<p>1 < 2 & 3 > 2</p>", "1 < 2 & 3 > 2"),
    ];
    for (html, text) in table {
        assert_eq!(readable(html), text, "{html}");
    }
}

#[test]
fn what_would_run_is_dropped() {
    #[rustfmt::skip]
    let table = [
        ("a<script>alert('</p>')</script>b<br>", "ab"),
        ("a<SCRIPT src=x>alert(1)</SCRIPT>b<br>", "ab"),
        ("<style>p { color: red }</style><p>a</p>", "a"),
        ("<img src=x onerror=alert(1)>a", "a"),
        ("a<br><script>never closed", "a"),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<script>alert(1)</script>"),
    ];
    for (html, text) in table {
        assert_eq!(readable(html), text, "{html}");
    }
}

#[test]
fn html_with_nothing_to_read_is_shown_as_it_is() {
    for html in [
        "<script>alert(1)</script>",
        "<p></p>",
        "<img src=x onerror=alert(1)>",
        "<br>",
    ] {
        assert_eq!(readable(html), html);
    }
}

#[test]
fn a_link_says_where_it_leads() {
    #[rustfmt::skip]
    let table = [
        (r#"See <a href="https://example.com/a?b=1&amp;c=2">the plan</a>."#, "See the plan (https://example.com/a?b=1&c=2)."),
        ("<a class=x HREF='https://x.y'>https://x.y</a>", "https://x.y"),
        ("<a href=https://x.y>here</a>", "here (https://x.y)"),
        (r#"<a href="mailto:ada@example.com">Ada</a>"#, "Ada (ada@example.com)"),
        (r#"<a href="javascript:alert(1)">here</a>"#, "here"),
        (r#"<a href="mailto:a@b.c?bcc=d@e.f">here</a>"#, "here"),
        (r#"<a href="https://x.y">open <a href="https://x.z">again</a>"#, "open (https://x.y) again (https://x.z)"),
        (r#"<a href="">here</a><a href>there</a><br>"#, "herethere"),
    ];
    for (html, text) in table {
        assert_eq!(readable(html), text, "{html}");
    }
}

#[test]
fn broken_html_loses_no_text() {
    #[rustfmt::skip]
    let table = [
        ("<p>one</p> <b two", "one\n\n<b two"),
        ("<p>one</p><a href=\"x>two</a> three", "one\n\ntwo three"),
        ("<p>one</p><!-- two", "one\n\n<!-- two"),
    ];
    for (html, text) in table {
        assert_eq!(readable(html), text, "{html}");
    }
}

#[test]
fn a_megabyte_of_anything_takes_no_time_to_speak_of() {
    // What these assert is the result; they would not end in a lifetime if the time grew with the square.
    for piece in [
        "<",
        "<a",
        "<a \"",
        "<!--",
        "</p",
        "&",
        "&#",
        "<p>",
        "<br>",
        "<script>",
        "</script",
        "<a href='",
        "<a href=https://x.y>",
        "word",
        "<p \"",
    ] {
        let html = format!("<p>start</p>{}", piece.repeat(1_000_000 / piece.len()));
        assert!(readable(&html).starts_with("start"), "{piece}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        drop(strip(&text));
        prop_assert!(readable(&text).is_empty() == text.is_empty());
    }

    #[test]
    fn any_tags_are_read(pieces in prop::collection::vec(
        prop_oneof!["</?(p|br|li|a|b|script|style|td)", " href=", "[\"'>/ ]", "<!--", "-->", "&(amp|#39|#x41|nbsp)?;?", "[a-zé ]{1,5}", "https://x\\.y"], 0..30)) {
        let html = pieces.concat();
        let read = strip(&html);
        prop_assert!(read.len() <= html.len() * 2 + 2, "{}", read);
        drop(readable(&html));
    }
}
