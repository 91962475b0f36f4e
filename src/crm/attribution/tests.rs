use super::*;
use crate::crm::code;
use crate::crm::field::Field;
use crate::crm::lead_source::TABLE;

/// The sentence for source, medium, campaign, content and term; "" is not set.
fn said(texts: [&str; 5]) -> String {
    let [utm_source, utm_medium, utm_campaign, utm_content, utm_term] =
        texts.map(|text| match text {
            "" => Field::NotSet,
            text => Field::Set(text.to_owned()),
        });
    let record = Opportunity {
        utm_source,
        utm_medium,
        utm_campaign,
        utm_content,
        utm_term,
        ..Opportunity::default()
    };
    let parts = sentence(&record);
    parts
        .into_iter()
        .map(|part| match part {
            Part::Words(text) | Part::Value(text) => text,
        })
        .collect()
}

#[test]
fn reads_as_a_sentence_whatever_is_missing() {
    #[rustfmt::skip]
    let table = [
        (["google", "cpc", "spring-tours", "", "hot desk london"], "From google / cpc, campaign spring-tours, searching “hot desk london”"),
        (["google", "cpc", "spring", "blue", "desk"], "From google / cpc, campaign spring, searching “desk”, content blue"),
        (["google", "", "", "", ""], "From google"), (["google", "", "spring", "", ""], "From google, campaign spring"),
        (["", "cpc", "", "", ""], "By cpc"), (["", "cpc", "spring", "", ""], "By cpc, campaign spring"),
        (["", "", "spring", "blue", ""], "Campaign spring, content blue"), (["", "", "", "", "desk"], "Searching “desk”"),
        (["", "", "", "blue", ""], "Content blue"), (["", "", "", "", ""], ""), (["\u{200b}", " ", "", "", "\u{2060}"], ""), (["\u{200b}", "cpc", "", "", ""], "By cpc"), ([" google ", "cpc\n", "", "", ""], "From google / cpc"),
    ];
    for (texts, expected) in table {
        assert_eq!(said(texts), expected);
    }
}

#[test]
fn a_strangers_words_are_told_from_ours() {
    let record = Opportunity {
        utm_source: Field::Set("<b>”".to_owned()),
        ..Opportunity::default()
    };
    assert_eq!(
        sentence(&record),
        [Part::Words("From "), Part::Value("<b>”")]
    );
}

#[test]
fn names_lead_sources_only_by_the_table() {
    let named = |text| named_by(text).map(|source| code::label(&TABLE, source.0));
    for (text, expected) in [
        ("google", Some("Google Search")),
        (" Google ", Some("Google Search")),
        ("FB", Some("Facebook")),
        ("hubblehq", Some("HubbleHQ")),
        ("newsletter", None),
        ("googleplex", None),
        ("", None),
    ] {
        assert_eq!(named(text).as_deref(), expected, "{text}");
    }
    for (name, code) in PAIRS {
        assert!(TABLE.iter().any(|entry| entry.code == code), "{name}");
    }
}

#[test]
fn only_a_listed_and_particular_source_contradicts() {
    #[rustfmt::skip]
    let table = [
        ("google", 19, false), ("google", 5, true), ("google", 14, true), ("google", 1, false), ("google", 99, false),
        ("google", 98, false), ("google", 3, false), ("google", 777, false), ("linkedin", 14, false), ("linkedin", 19, true),
        ("newsletter", 19, false),
    ];
    for (utm_source, code, expected) in table {
        assert_eq!(
            contradicts(utm_source, LeadSource(code)),
            expected,
            "{utm_source} against {code}"
        );
    }
}
