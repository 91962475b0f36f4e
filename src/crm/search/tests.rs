use super::*;
use proptest::prelude::*;

#[test]
fn folds_case_and_accents() {
    #[rustfmt::skip]
    let table = [
        ("Straße ẞ", "strasse ss"), ("Åsa Øre Ærø Œuvre Þór Ĳssel", "asa ore aero oeuvre thor ijssel"), ("ÀÉÎÕÜ àéîõü ÿŸ", "aeiou aeiou yy"),
        ("Łódź Čeština ŽIŽKOV ĞİIıŞ", "lodz cestina zizkov giiis"), ("Nguyễn Thị Ước", "nguyen thi uoc"), ("e\u{301}A\u{30a}", "ea"),
        ("ΆΝΘΡΩΠΟΣ ἀ ανθρωπος", "ανθρωποσ ἀ ανθρωποσ"), ("ЁЛКА Йод Ђ", "елка иод ђ"), ("×÷ 東京 עברית £12", "×÷ 東京 עברית £12"), ("Știință Ǎ ẦỒ", "stiinta a ao"), ("", ""),
        ("O’Neil L‘Atelier Smith‑Jones", "o'neil l'atelier smith-jones"), ("ＡＢＣ株式会社 １２", "abc株式会社 12"), ("ﬁne oﬀice ﬂat", "fine office flat"),
        ("Ґанок Қазақ Ӂ Ӏ", "ґанок қазақ ӂ ӏ"), ("co\u{AD}working \u{200B}desk", "coworking desk"),
    ];
    for (text, expected) in table {
        assert_eq!(fold(text), expected);
    }
}

#[test]
fn finds_words_in_any_order_within_words() {
    let haystack = fold("Architekturbüro Müller\nBerlin");
    for typed in [
        "",
        "  ",
        "berlin",
        "BER arch",
        "muller architekturburo",
        "müll",
        "b e r",
    ] {
        assert!(Query::new(typed).matches(&haystack), "{typed}");
    }
    for typed in ["munich", "berlin x", "mueller", "müllerberlin"] {
        assert!(!Query::new(typed).matches(&haystack), "{typed}");
    }
    assert!(Query::new(" \n").is_empty());
}

#[test]
fn of_notes_in_html_the_text_is_searched_and_not_the_source() {
    let record = Opportunity {
        notes: Field::Set("<p><strong>Wishes</strong>&nbsp;&amp; a caf&#233;</p>".to_owned()),
        ..Opportunity::default()
    };
    let all = haystack(&record);
    assert!(Query::new("wishes café").matches(&all));
    for source in ["strong", "nbsp", "amp", "233"] {
        assert!(!Query::new(source).matches(&all), "{source}");
    }
}

#[test]
fn a_title_is_found_where_no_name_shows_anything() {
    let text = |text: &str| Field::Set(text.to_owned());
    let record = Opportunity {
        name: text("\u{200B}"),
        display_text: text("Window seats"),
        ..Opportunity::default()
    };
    assert!(Query::new("window").matches(&haystack(&record)));
}

#[test]
fn searches_what_identifies_an_opportunity() {
    let text = |text: &str| Field::Set(text.to_owned());
    let record = Opportunity {
        name: text("Näme"),
        customer_name: text("Customer"),
        customer_company: text("Company"),
        customer_email: text("a@b.c"),
        team_name: text("Team"),
        responsible_name: text("Owner"),
        type_name: text("Type"),
        notes: text("Notes"),
        board_name: text("Board"),
        id: Field::Set("87654321".parse().expect("an Id")),
        ..Opportunity::default()
    };
    let all = haystack(&record);
    assert!(Query::new("name customer company a@b.c team owner type notes 87654321").matches(&all));
    assert!(Query::new("https://x.y/crm/crmOpportunities/87654321?tab=2").matches(&all));
    assert!(!Query::new("board").matches(&all));
    assert!(!Query::new("customercompany").matches(&all));
    let unnamed = Opportunity {
        display_text: text("Shown"),
        ..Opportunity::default()
    };
    assert!(Query::new("shown").matches(&haystack(&unnamed)));
}

/// The text with what is marked in brackets.
fn marked(typed: &str, text: &str) -> String {
    let mut out = text.to_owned();
    for mark in Query::new(typed).marks(text).into_iter().rev() {
        out.insert(mark.end, ']');
        out.insert(mark.start, '[');
    }
    out
}

#[test]
fn marks_what_was_found() {
    #[rustfmt::skip]
    let table = [
        ("mull", "Müller", "[Müll]er"), ("er ul", "Müller", "M[ül]l[er]"), ("strasse", "Hauptstraße 5", "Haupt[straße] 5"), ("s", "ß", "[ß]"),
        ("mü ül", "Müller", "[Mül]ler"), ("mu ll", "Müller", "[Müll]er"), ("cafe", "cafe\u{301}!", "[cafe\u{301}]!"), ("x", "Müller", "Müller"), ("", "Müller", "Müller"),
        ("an", "banana", "b[anan]a"), ("e", "e\u{301}\u{302}e", "[e\u{301}\u{302}e]"),
    ];
    for (typed, text, expected) in table {
        assert_eq!(marked(typed, text), expected, "{typed}");
    }
}

#[test]
fn capitals_fold_as_small_letters_do() {
    // Case is the standard library's, which the tables do without. Left out are letters of no living alphabet.
    let latin = (0xC0..0x180)
        .chain(0x1CD..0x1DD)
        .chain(0x200..0x21C)
        .chain(0x1E00..0x1EFA);
    let others = (0x386..0x3CF).chain(0x400..0x460);
    for character in latin.chain(others).filter_map(char::from_u32) {
        let small: String = character.to_lowercase().collect();
        assert_eq!(fold(&small), fold(&character.to_string()), "{character}");
    }
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in any::<String>()) {
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded);
    }

    #[test]
    fn marks_are_parts_of_the_text(typed in "[a-zäß ]{0,4}", text in "[a-zA-ZäÄßéœ\u{301}\u{300} 東]{0,12}") {
        let marks = Query::new(&typed).marks(&text);
        prop_assert!(marks.windows(2).all(|pair| pair[0].end < pair[1].start));
        for mark in &marks {
            prop_assert!(!text[mark.clone()].is_empty());
        }
        if !Query::new(&typed).is_empty() && Query::new(&typed).matches(&fold(&text)) {
            prop_assert!(!marks.is_empty());
        }
    }
}
