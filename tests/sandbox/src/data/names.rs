//! Names of people, companies and cities, from the places coworking spaces are in.

/// How the people of one culture are called. Every name here is common; together they are nobody.
#[derive(Debug)]
pub struct Culture {
    /// Given names.
    pub given: &'static [&'static str],
    /// Family names.
    pub family: &'static [&'static str],
}

/// In scripts that need no transcription for an address; the first few are at home in London, the next in Berlin.
pub const LATIN: [Culture; 14] = [
    Culture {
        given: &[
            "Amelia", "Oliver", "Isla", "Harry", "Freya", "Alfie", "Poppy", "Theo", "Imogen",
            "Rhys",
        ],
        family: &[
            "Smith",
            "Whitaker",
            "O’Connor",
            "MacLeod",
            "Pemberton",
            "Hughes",
            "Ashworth",
            "Brown",
            "St John",
            "Clarke",
        ],
    },
    Culture {
        given: &[
            "Priya", "Arjun", "Ananya", "Rohan", "Sunita", "Vikram", "Meera", "Imran", "Ayesha",
            "Farhan",
        ],
        family: &[
            "Raman",
            "Patel",
            "Chatterjee",
            "Singh",
            "Iyer",
            "Khan",
            "Venkataraman",
            "Ahmed",
            "Banerjee",
            "D’Souza",
        ],
    },
    Culture {
        given: &[
            "Adaeze", "Chinedu", "Folake", "Kwame", "Temitope", "Ngozi", "Yaw", "Ifeoma",
        ],
        family: &[
            "Okafor", "Adeyemi", "Mensah", "Nwosu", "Boateng", "Eze", "Oyelaran",
        ],
    },
    Culture {
        given: &[
            "Anna",
            "Lukas",
            "Jürgen",
            "Käthe",
            "Sören",
            "Hannelore",
            "Moritz",
            "Jörg",
            "Friederike",
            "Björn",
        ],
        family: &[
            "Müller",
            "Weiß",
            "Schäfer",
            "von der Leyden",
            "Großmann",
            "Köhler",
            "Lindner",
            "Baumgärtner",
            "Vogt",
            "Jäger",
        ],
    },
    Culture {
        given: &[
            "Elif", "Mehmet", "Zeynep", "Çağla", "Emre", "Şule", "İbrahim", "Gülşen",
        ],
        family: &[
            "Yılmaz", "Öztürk", "Çelik", "Şahin", "Kılıç", "Doğan", "Güneş",
        ],
    },
    Culture {
        given: &[
            "Zofia",
            "Łukasz",
            "Małgorzata",
            "Paweł",
            "Agnieszka",
            "Wojciech",
            "Świętosława",
        ],
        family: &[
            "Kowalski",
            "Wiśniewska",
            "Wójcik",
            "Dąbrowski",
            "Szczepańska",
            "Żak",
            "Brzęczyszczykiewicz",
        ],
    },
    Culture {
        given: &[
            "Camille",
            "Étienne",
            "Zoé",
            "François",
            "Élodie",
            "Loïc",
            "Aurélie",
            "Jean-Baptiste",
        ],
        family: &[
            "Lefèvre",
            "Dubois",
            "d’Artois",
            "Benoît",
            "Garçon",
            "de La Fontaine",
            "Noël",
        ],
    },
    Culture {
        given: &[
            "Lucía",
            "Íñigo",
            "María José",
            "Joaquín",
            "Begoña",
            "Andrés",
            "Ximena",
        ],
        family: &[
            "García Márquez",
            "Núñez",
            "Ibáñez Ortega",
            "Peña",
            "Quiñones",
            "López de Haro",
        ],
    },
    Culture {
        given: &[
            "João",
            "Beatriz",
            "Antônio",
            "Inês",
            "Thaís",
            "Gonçalo",
            "Conceição",
        ],
        family: &[
            "da Silva",
            "Araújo",
            "Magalhães",
            "dos Santos",
            "Guimarães",
            "Brandão",
        ],
    },
    Culture {
        given: &[
            "Åsa", "Bjørn", "Søren", "Ingrid", "Þóra", "Håkon", "Signe", "Östen",
        ],
        family: &[
            "Ångström",
            "Sørensen",
            "Kjær",
            "Guðmundsdóttir",
            "Lindqvist",
            "Ødegård",
            "Nygård",
        ],
    },
    Culture {
        given: &["Giulia", "Niccolò", "Chiara", "Matteo", "Nicolò", "Letizia"],
        family: &[
            "Rossi",
            "De Angelis",
            "Dell’Acqua",
            "Bianchi",
            "Cantù",
            "Pirandello",
        ],
    },
    Culture {
        given: &["Nguyễn", "Trần", "Lê", "Phạm"],
        family: &["Thị Hương", "Văn Đức", "Minh Anh", "Quốc Bảo", "Thanh Thảo"],
    },
    Culture {
        given: &[
            "Ágnes",
            "Zoltán",
            "Jiří",
            "Růžena",
            "Ľubomír",
            "Anikó",
            "Ștefan",
            "Andreea",
        ],
        family: &[
            "Szabó",
            "Nagy",
            "Dvořák",
            "Novotná",
            "Kőszegi",
            "Popescu",
            "Ștefănescu",
        ],
    },
    Culture {
        given: &[
            "Mei", "Wei", "Jun", "Hui Min", "Kai", "Xin Yi", "Soo-jin", "Min-jun",
        ],
        family: &["Chen", "Wang", "Tan", "Lim", "Zhang", "Kim", "Park", "Lee"],
    },
];

/// In other scripts, each with the transcription its owner uses in an address.
pub const JAPANESE: [(&str, &str); 10] = [
    ("田中 美咲", "misaki.tanaka"),
    ("佐藤 健", "ken.sato"),
    ("鈴木 一郎", "ichiro.suzuki"),
    ("高橋 由美子", "yumiko.takahashi"),
    ("渡邉 翔太", "shota.watanabe"),
    ("伊藤 さくら", "sakura.ito"),
    ("山本 大輔", "daisuke.yamamoto"),
    ("中村 千尋", "chihiro.nakamura"),
    ("小林 蓮", "ren.kobayashi"),
    ("齋藤 葵", "aoi.saito"),
];

/// Written from right to left.
pub const ARABIC: [(&str, &str); 10] = [
    ("فاطمة الصباح", "fatima.alsabah"),
    ("محمد العنزي", "mohammed.alanazi"),
    ("نورة الكندري", "noura.alkandari"),
    ("عبد الله المطيري", "abdullah.almutairi"),
    ("مريم الرشيد", "maryam.alrasheed"),
    ("يوسف الخالد", "yousef.alkhaled"),
    ("هند الفهد", "hind.alfahad"),
    ("خالد العجمي", "khaled.alajmi"),
    ("سارة حسن", "sara.hassan"),
    ("عمر الشمري", "omar.alshammari"),
];

/// Of elsewhere.
pub const OTHER: [(&str, &str); 10] = [
    ("Олена Шевченко", "olena.shevchenko"),
    ("Дмитро Коваленко", "dmytro.kovalenko"),
    ("Мария Иванова", "maria.ivanova"),
    ("Γιώργος Παπαδόπουλος", "giorgos.papadopoulos"),
    ("Ελένη Νικολάου", "eleni.nikolaou"),
    ("יעל כהן", "yael.cohen"),
    ("אורי לוי", "uri.levy"),
    ("王 小明", "xiaoming.wang"),
    ("김 서연", "seoyeon.kim"),
    ("สมชาย ใจดี", "somchai.jaidee"),
];

/// What companies are called before their trade.
pub const COMPANY_WORDS: [&str; 24] = [
    "Northlight",
    "Blue Heron",
    "Kestrel",
    "Quayside",
    "Hawthorn",
    "Lumen",
    "Saltmarsh",
    "Paper Crane",
    "Ironbark",
    "Tidewater",
    "Copperfield",
    "Juniper",
    "Meridian",
    "Fernweh",
    "Polaris",
    "Ostrich & Egg",
    "Halcyon",
    "Bramble",
    "Zugvogel",
    "Ørsted Lane",
    "Third Floor",
    "Nimbus",
    "Marigold",
    "Acorn",
];

/// What companies do.
pub const TRADES: [&str; 16] = [
    "Analytics",
    "Architects",
    "Biotech",
    "Capital",
    "Consulting",
    "Design",
    "Energy",
    "Films",
    "Foods",
    "Games",
    "Legal",
    "Logistics",
    "Recruitment",
    "Robotics",
    "Software",
    "Travel",
];

/// How companies end, by location.
pub const LEGAL_FORMS: [&[&str]; 4] = [
    &["Ltd", "LLP", "plc", ""],
    &["GmbH", "UG", "AG", "GbR"],
    &["K.K.", "株式会社", "G.K."],
    &["W.L.L.", "ش.م.ك", "Co."],
];

/// Architects from Berlin who look for an office in London.
pub const BERLIN_ARCHITECTS: [&str; 6] = [
    "Lindner Architects Berlin",
    "Studio Köhler, Architects, Berlin",
    "Baum & Söhne Architekten Berlin",
    "Weiß Vogt Architects (Berlin)",
    "Atelier Grünberg Architects Berlin",
    "Raumwerk Berlin Architects",
];

/// What people do.
pub const POSITIONS: [&str; 8] = [
    "Office manager",
    "Managing director",
    "Head of people",
    "Founder",
    "Operations lead",
    "Executive assistant",
    "Partner",
    "Chief of staff",
];

/// The administrators who look after opportunities.
pub const STAFF: [(u64, &str, &str); 8] = [
    (303_914_620, "Priya Raman", "priya.raman@example.com"),
    (303_914_621, "Tom Ashworth", "tom.ashworth@example.com"),
    (303_914_622, "Zoë Lefèvre", "zoe.lefevre@example.com"),
    (303_914_623, "Jürgen Weiß", "jurgen.weiss@example.com"),
    (303_914_624, "佐藤 健", "ken.sato@example.com"),
    (303_914_625, "نورة الكندري", "noura.alkandari@example.com"),
    (303_914_626, "Adaeze Okafor", "adaeze.okafor@example.com"),
    (303_914_627, "Inês Magalhães", "ines.magalhaes@example.com"),
];

/// Brokers and agents, who are customers too.
pub const AGENTS: [(&str, &str); 6] = [
    ("Hubble Brokers", "deals@hubble-brokers.example"),
    ("Instant Desks", "hello@instant-desks.example"),
    ("Freedom of Office", "leads@freedom-of-office.example"),
    ("Kontor Partners", "london@kontor-partners.example"),
    ("Flexi & Co", "enquiries@flexi-co.example"),
    ("Maklerbüro Jäger", "post@jaeger-makler.example"),
];

/// The ASCII an address would use for Latin letters with marks.
#[must_use]
pub fn folded(name: &str) -> String {
    name.chars().map(fold).collect()
}

fn fold(letter: char) -> &'static str {
    // The letters that occur above; others have no place in an address.
    const TABLE: [(&str, &str); 20] = [
        ("àáâãåăąảầấạậ", "a"),
        ("äæ", "ae"),
        ("çćč", "c"),
        ("ďđð", "d"),
        ("èéêëęěễế", "e"),
        ("ğ", "g"),
        ("ìíîïịı", "i"),
        ("ľł", "l"),
        ("ñńň", "n"),
        ("òóôõőọồốộơ", "o"),
        ("öø", "oe"),
        ("řŕ", "r"),
        ("śşșš", "s"),
        ("ß", "ss"),
        ("țţť", "t"),
        ("þ", "th"),
        ("ùúûůűưủ", "u"),
        ("ü", "ue"),
        ("źżž", "z"),
        (" -", "-"),
    ];
    const ASCII: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    if let Some(at) = ASCII.find(lower) {
        return &ASCII[at..=at];
    }
    TABLE
        .iter()
        .find(|(letters, _)| letters.contains(lower))
        .map_or("", |(_, plain)| plain)
}
