use super::*;

fn read(pairs: &[(&str, &str)]) -> Address {
    Address::read(
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
    )
}

#[test]
fn an_address_gives_itself_back() {
    let all = [
        ("q", "berlin & co  ü+%25"),
        ("board", "12"),
        ("board", "13"),
        ("status", "in-progress"),
        ("follow-up", "overdue"),
        ("campaign", "50% off"),
        ("value", "GBP:1000..5000.50"),
        ("sort", "-value"),
        ("view", "board"),
    ];
    let address = read(&all);
    assert_eq!(address.ignored, []);
    let pairs = address.pairs();
    let printed: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    assert_eq!(printed, all);
}

#[test]
fn the_usual_needs_no_words() {
    assert_eq!(
        read(&[("q", "  "), ("sort", "-activity"), ("view", "table")]).pairs(),
        []
    );
    let order = read(&[]).order().expect("the usual order is one");
    assert_eq!(order.print(), USUAL_SORT);
}

#[test]
fn what_means_nothing_is_named() {
    let address = read(&[
        ("colour", "red"),
        ("status", "open"),
        ("sort", "colour"),
        ("view", "globe"),
        ("status", "won"),
    ]);
    let named: Vec<_> = address
        .ignored
        .iter()
        .map(|ignored| (ignored.name.as_str(), ignored.why))
        .collect();
    assert_eq!(
        named,
        [
            ("colour", Taken::NotAFilter),
            ("status", Taken::BadValue),
            ("sort", Taken::BadValue),
            ("view", Taken::BadValue)
        ]
    );
    assert_eq!(address.pairs(), [("status", "won".to_owned())]);
}

#[test]
fn what_there_can_be_but_one_of_is_named_when_it_comes_again() {
    let address = read(&[
        ("q", "berlin"),
        ("value", "GBP:1..2"),
        ("value", "EUR:1..2"),
        ("sort", "colour"),
        ("sort", "value"),
        ("view", "board"),
        ("value", "GBP:1..2"),
        ("value", "GBP:3..4"),
        ("q", "arch"),
        ("q", "berlin"),
        ("sort", "-title"),
        ("view", "table"),
    ]);
    let named: Vec<_> = address
        .ignored
        .iter()
        .map(|ignored| (ignored.value.as_str(), ignored.why))
        .collect();
    assert_eq!(
        named,
        [
            ("colour", Taken::BadValue),
            ("GBP:3..4", Taken::Repeated),
            ("arch", Taken::Repeated),
            ("-title", Taken::Repeated),
            ("table", Taken::Repeated)
        ]
    );
    let pairs = address.pairs();
    let values: Vec<&str> = pairs.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(values, ["berlin", "GBP:1..2", "EUR:1..2", "value", "board"]);
}

#[test]
fn what_nobody_has_is_named_once_all_are_here_and_never_again() {
    use crate::crm::calendar::day_at;
    use crate::crm::field::Field;
    let local_day = |epoch_ms| day_at(epoch_ms, 0);
    let now = Now {
        epoch_ms: 0,
        local_day: &local_day,
    };
    let record = Opportunity {
        board_id: Field::Set(12),
        ..Opportunity::default()
    };
    let mut address = read(&[("board", "12"), ("board", "999")]);
    address.settle([&record].into_iter(), &now);
    assert_eq!(address.pairs(), [("board", "12".to_owned())]);
    assert_eq!(
        address.ignored,
        [Ignored {
            name: "board".to_owned(),
            value: "999".to_owned(),
            why: Taken::BadValue
        }]
    );
    // It was chosen while somebody had it.
    address.settle([].into_iter(), &now);
    assert_eq!(address.pairs(), [("board", "12".to_owned())]);
}

#[test]
fn two_to_four_are_compared() {
    let id = |text: &str| text.parse::<OpportunityId>().expect("an Id");
    let compared = Compared::read("5,x, 6,5,007,7,8,9");
    assert_eq!(compared.ids, [id("5"), id("6"), id("7"), id("8")]);
    assert_eq!(compared.bad, ["x", "007"]);
    assert_eq!(compared.beyond, [id("9")]);
    assert_eq!(Compared::read(""), Compared::default());
}
