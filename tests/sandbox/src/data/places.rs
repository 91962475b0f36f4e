//! Locations, their boards and the boards' stages.

use std::sync::LazyLock;

/// A currency as the API knows it.
#[derive(Debug)]
pub struct Currency {
    /// Its Id.
    pub id: u64,
    /// ISO 4217.
    pub code: &'static str,
    /// In English.
    pub name: &'static str,
    /// How .NET would print it.
    pub format: &'static str,
    /// Roughly how many of it a pound buys.
    pub per_pound: u64,
    /// The digits of its minor unit (ISO 4217).
    pub digits: usize,
}

/// A location ("business" in the API). It has one currency.
#[derive(Debug)]
pub struct Location {
    /// Its Id.
    pub id: u64,
    /// What people call it.
    pub name: &'static str,
    /// The currency of all its opportunities.
    pub currency: Currency,
    /// Its time zone, as IANA names it.
    pub zone: &'static str,
    /// Where its neighbours are.
    pub city: &'static str,
    /// Its boards.
    pub boards: Vec<Board>,
}

/// A board.
#[derive(Debug)]
pub struct Board {
    /// Its Id.
    pub id: u64,
    /// What people call it.
    pub name: String,
    /// In order.
    pub stages: Vec<Stage>,
}

/// A stage ("board column" in the API).
#[derive(Debug)]
pub struct Stage {
    /// Its Id.
    pub id: u64,
    /// What people call it; not unique.
    pub name: String,
    /// What happens on it.
    pub role: Role,
}

/// What a stage does to opportunities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Nothing.
    Plain,
    /// Customers come here by themselves: the trigger's name in the API.
    Trigger(&'static str),
    /// Wins them.
    Win,
    /// Loses them.
    Lose,
}

use Role::{Lose, Plain, Trigger, Win};

type Template = (&'static str, &'static [(&'static str, Role)]);

/// The boards of every location with generated records. The second has no stage that loses.
pub const TEMPLATES: [Template; 4] = [
    (
        "New business",
        &[
            ("New enquiry", Trigger("ContactMessages")),
            ("Contacted", Plain),
            ("Tour booked", Trigger("TourRequests")),
            ("Tour completed", Trigger("TourCompleted")),
            ("Proposal sent", Trigger("ProposalsSent")),
            ("Negotiation", Plain),
            ("Won", Win),
            ("Lost", Lose),
        ],
    ),
    (
        "Expansion",
        &[
            ("Identified", Plain),
            ("Qualified", Plain),
            ("Proposal", Trigger("ProposalsSent")),
            ("Signed", Win),
        ],
    ),
    (
        "Meetings & events",
        &[
            ("Request", Trigger("Bookings")),
            ("Quote sent", Plain),
            ("Confirmed", Win),
            ("Cancelled", Lose),
        ],
    ),
    (
        "Renewals",
        &[
            ("Upcoming", Plain),
            ("In talks", Plain),
            ("Renewed", Win),
            ("Left", Lose),
        ],
    ),
];

/// Where a stage is: indexes of location, board and stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Index into [`locations`].
    pub location: usize,
    /// Index into its boards.
    pub board: usize,
    /// Index into its stages.
    pub stage: usize,
}

impl Place {
    /// The location.
    #[must_use]
    pub fn location(self) -> &'static Location {
        &locations()[self.location]
    }

    /// The board.
    #[must_use]
    pub fn board(self) -> &'static Board {
        &self.location().boards[self.board]
    }

    /// The stage.
    #[must_use]
    pub fn stage(self) -> &'static Stage {
        &self.board().stages[self.stage]
    }
}

/// The index of the location of the awkward records.
pub const AWKWARD: usize = 4;
/// Its board with the usual stages.
pub const AWKWARD_USUAL: usize = 0;
/// Its board with one stage.
pub const AWKWARD_ONE_STAGE: usize = 1;
/// Its board with forty.
pub const AWKWARD_FORTY_STAGES: usize = 2;
/// Its board on which several stages share a name.
pub const AWKWARD_SAME_NAMES: usize = 3;

static LOCATIONS: LazyLock<Vec<Location>> = LazyLock::new(|| {
    let usual = |location: u64| {
        let boards = TEMPLATES.iter().zip(0..);
        boards
            .map(|(template, board)| from_template(location, board, template))
            .collect()
    };
    vec![
        location(0, "Canary Wharf", "London", "Europe/London", GBP, usual(0)),
        location(1, "Berlin Mitte", "Berlin", "Europe/Berlin", EUR, usual(1)),
        location(2, "Tokyo Shibuya", "Tokyo", "Asia/Tokyo", JPY, usual(2)),
        location(
            3,
            "Kuwait City Sharq",
            "Kuwait City",
            "Asia/Kuwait",
            KWD,
            usual(3),
        ),
        location(
            4,
            "Awkward House",
            "London",
            "Europe/London",
            GBP,
            awkward_boards(),
        ),
    ]
});

/// Every location; the last is that of the awkward records.
#[must_use]
pub fn locations() -> &'static [Location] {
    &LOCATIONS
}

/// Every board with its location.
pub fn boards() -> impl Iterator<Item = (&'static Location, &'static Board)> {
    locations()
        .iter()
        .flat_map(|location| location.boards.iter().map(move |board| (location, board)))
}

const GBP: Currency = Currency {
    id: 3005,
    code: "GBP",
    name: "UK Pound Sterling (GBP)",
    format: "£{0:0.00}",
    per_pound: 1,
    digits: 2,
};
const EUR: Currency = Currency {
    id: 3006,
    code: "EUR",
    name: "Euros",
    format: "€{0:0.00}",
    per_pound: 1,
    digits: 2,
};
const JPY: Currency = Currency {
    id: 3007,
    code: "JPY",
    name: "Japanese Yen",
    format: "¥{0:0}",
    per_pound: 190,
    digits: 0,
};
const KWD: Currency = Currency {
    id: 3008,
    code: "KWD",
    name: "Kuwaiti Dinar",
    format: "KD {0:0.000}",
    per_pound: 1,
    digits: 3,
};

fn location(
    index: u64,
    name: &'static str,
    city: &'static str,
    zone: &'static str,
    currency: Currency,
    boards: Vec<Board>,
) -> Location {
    Location {
        id: 1_414_000_001 + index,
        name,
        currency,
        zone,
        city,
        boards,
    }
}

fn from_template(location: u64, board: u64, (name, stages): &Template) -> Board {
    let stages = stages
        .iter()
        .map(|(name, role)| ((*name).to_owned(), *role));
    make_board(location, board, name, stages)
}

fn make_board(
    location: u64,
    board: u64,
    name: &str,
    stages: impl Iterator<Item = (String, Role)>,
) -> Board {
    let first = 1_414_001_000 + location * 400 + board * 50;
    let stages = stages
        .zip(first..)
        .map(|((name, role), id)| Stage { id, name, role })
        .collect();
    Board {
        id: 1_414_000_100 + location * 10 + board,
        name: name.to_owned(),
        stages,
    }
}

fn awkward_boards() -> Vec<Board> {
    let forty = (1..=40).map(|number| {
        let role = match number {
            39 => Win,
            40 => Lose,
            _ => Plain,
        };
        (
            format!("Step {number} of the long way to a signature"),
            role,
        )
    });
    let same = [
        ("Follow up", Plain),
        ("Waiting", Plain),
        ("Follow up", Plain),
        ("Follow up", Plain),
        ("Done", Win),
        ("Done", Lose),
    ];
    vec![
        from_template(4, 0, &TEMPLATES[0]),
        make_board(
            4,
            1,
            "One stage only",
            [("Everything".to_owned(), Plain)].into_iter(),
        ),
        make_board(4, 2, "Forty stages", forty),
        make_board(
            4,
            3,
            "Stages of the same name",
            same.into_iter().map(|(name, role)| (name.to_owned(), role)),
        ),
    ]
}
