//! What a figure can be a figure of: time, money, shares, measures, references; and the words that say so.
//!
//! Multipliers, months and the words for money are listed in English; the multipliers, per cents and currencies of the other
//! languages in which plans are printed are here too, so that `600 тыс.` is never read as 600.

use super::key::Key;

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// Things, whatever the next word says: `600,000 personnel`.
    Plain,
    /// A place in an order: `5th`.
    Ordinal,
    /// A part of a whole, as a fraction of one: `50 %`, `half`.
    Share,
    /// Money of one currency.
    Money(Currency),
    /// Money of a currency that is not listed, but its noun is: Canadian dollars. Equal keys are one currency.
    OtherMoney(Key),
    /// Time in seconds; a day has 86,400 of them.
    Seconds,
    /// Time in months; a year has twelve.
    Months,
    /// Days on which offices are open, which no calendar turns into others.
    WorkingDays,
    /// A measure of length, area, mass, power or the like.
    Measure(Measure),
}

impl Unit {
    /// Tells whether it is a length of time.
    pub fn is_time(self) -> bool {
        match self {
            Self::Seconds | Self::Months | Self::WorkingDays => true,
            Self::Plain
            | Self::Ordinal
            | Self::Share
            | Self::Money(_)
            | Self::OtherMoney(_)
            | Self::Measure(_) => false,
        }
    }

    /// Tells whether it is money.
    pub fn is_money(self) -> bool {
        matches!(self, Self::Money(_) | Self::OtherMoney(_))
    }

    /// Returns a number of its own for the unit, for keys.
    pub fn number(self) -> u64 {
        match self {
            Self::Plain => 0,
            Self::Ordinal => 1,
            Self::Share => 2,
            Self::Seconds => 3,
            Self::Months => 4,
            Self::WorkingDays => 5,
            Self::Money(currency) => 100 + currency as u64,
            Self::Measure(measure) => 200 + measure as u64,
            // Past all others; two currencies share a number only by chance.
            Self::OtherMoney(currency) => currency.number() | 1 << 63,
        }
    }
}

/// A currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Currency {
    /// US dollar.
    Dollar,
    /// Euro.
    Euro,
    /// Pound sterling.
    Pound,
    /// Ukrainian hryvnia.
    Hryvnia,
    /// Russian rouble.
    Rouble,
    /// Israeli shekel.
    Shekel,
    /// Chinese yuan.
    Yuan,
    /// Japanese yen.
    Yen,
    /// Swiss franc.
    Franc,
    /// Polish zloty.
    Zloty,
}

impl Currency {
    /// Returns the currency of a sign.
    pub fn of_sign(sign: char) -> Option<Self> {
        match sign {
            '$' => Some(Self::Dollar),
            '€' => Some(Self::Euro),
            '£' => Some(Self::Pound),
            '₴' => Some(Self::Hryvnia),
            '₽' => Some(Self::Rouble),
            '₪' => Some(Self::Shekel),
            '¥' => Some(Self::Yen),
            _ => None,
        }
    }

    /// Returns the adjectives that leave it what it is, in small letters: dollars are American, Canadian ones another currency.
    pub fn adjectives(self) -> &'static [&'static str] {
        match self {
            Self::Dollar => &["us", "u.s", "american", "united states"],
            Self::Euro => &["eu", "european"],
            Self::Pound => &["british", "uk", "u.k", "english"],
            Self::Hryvnia => &["ukrainian"],
            Self::Rouble => &["russian"],
            Self::Shekel => &["israeli", "new israeli", "new"],
            Self::Yuan => &["chinese"],
            Self::Yen => &["japanese"],
            Self::Franc => &["swiss"],
            Self::Zloty => &["polish"],
        }
    }
}

/// A measure that is neither time nor money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is named by its own word")]
pub enum Measure {
    Metre,
    SquareMetre,
    CubicMetre,
    Mile,
    SquareMile,
    Kilogram,
    Barrel,
    Megawatt,
}

impl Measure {
    /// Returns the metric measure of the same thing, and how many of it one is.
    pub fn metric(self) -> (Self, f64) {
        match self {
            Self::Mile => (Self::Metre, METRES_IN_MILE),
            Self::SquareMile => (Self::SquareMetre, METRES_IN_MILE * METRES_IN_MILE),
            _ => (self, 1.0),
        }
    }

    /// Returns the measure of areas that goes with one of lengths.
    pub fn squared(self) -> Option<Self> {
        match self {
            Self::Metre => Some(Self::SquareMetre),
            Self::Mile => Some(Self::SquareMile),
            _ => None,
        }
    }
}

/// The international mile, of 1959.
const METRES_IN_MILE: f64 = 1_609.344;

/// What a number refers to when it names a passage instead of counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is named by its own word")]
pub enum Reference {
    Article,
    Point,
    Paragraph,
    Section,
    Clause,
    Annex,
    Phase,
    Chapter,
    Resolution,
    Protocol,
    Step,
}

impl Reference {
    /// Returns what the passage is called, for numbers that stand without their word.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Point => "point",
            Self::Paragraph => "paragraph",
            Self::Section => "section",
            Self::Clause => "clause",
            Self::Annex => "annex",
            Self::Phase => "phase",
            Self::Chapter => "chapter",
            Self::Resolution => "resolution",
            Self::Protocol => "protocol",
            Self::Step => "step",
        }
    }
}

/// Words for units, with how many of the unit one is.
pub const UNIT_WORDS: &[(Unit, u32, &[&str])] = &[
    (Unit::Seconds, 1, &["seconds"]),
    (Unit::Seconds, 60, &["minute", "minutes"]),
    (Unit::Seconds, 3_600, &["hour", "hours"]),
    (Unit::Seconds, 86_400, &["day", "days"]),
    (Unit::Seconds, 604_800, &["week", "weeks"]),
    (Unit::Seconds, 1_209_600, &["fortnight", "fortnights"]),
    (Unit::Months, 1, &["month", "months"]),
    (Unit::Months, 12, &["year", "years"]),
    (Unit::Months, 120, &["decade", "decades"]),
    (Unit::Months, 1_200, &["century", "centuries"]),
    (
        Unit::Share,
        1,
        &[
            "percent",
            "pct",
            "prozent",
            "procent",
            "procento",
            "procentů",
            "процент",
            "процента",
            "процентов",
            "відсоток",
            "відсотки",
            "відсотків",
            "відсотка",
        ],
    ),
    (
        Unit::Money(Currency::Dollar),
        1,
        &[
            "usd",
            "dollar",
            "dollars",
            "dólares",
            "dollari",
            "долларов",
            "доллара",
            "доларів",
            "долара",
            "dolarów",
        ],
    ),
    (
        Unit::Money(Currency::Euro),
        1,
        &["eur", "euro", "euros", "евро", "євро"],
    ),
    (
        Unit::Money(Currency::Pound),
        1,
        &["gbp", "pound", "pounds", "sterling"],
    ),
    (
        Unit::Money(Currency::Hryvnia),
        1,
        &["uah", "hryvnia", "hryvnias", "hryvnya", "гривень", "гривен"],
    ),
    (
        Unit::Money(Currency::Rouble),
        1,
        &["rub", "rouble", "roubles", "ruble", "rubles", "рублей", "рублів"],
    ),
    (Unit::Money(Currency::Shekel), 1, &["ils", "shekel", "shekels"]),
    (Unit::Money(Currency::Yuan), 1, &["cny", "yuan", "renminbi"]),
    (Unit::Money(Currency::Yen), 1, &["jpy", "yen"]),
    (Unit::Money(Currency::Franc), 1, &["chf", "francs"]),
    (
        Unit::Money(Currency::Zloty),
        1,
        &["pln", "zloty", "zlotys", "złotych"],
    ),
    (
        Unit::Measure(Measure::Metre),
        1_000,
        &["km", "kilometre", "kilometres", "kilometer", "kilometers", "км"],
    ),
    (
        Unit::Measure(Measure::Metre),
        1,
        &["metre", "metres", "meter", "meters"],
    ),
    (Unit::Measure(Measure::Mile), 1, &["mile", "miles"]),
    (
        Unit::Measure(Measure::SquareMetre),
        10_000,
        &["ha", "hectare", "hectares"],
    ),
    (Unit::Measure(Measure::SquareMetre), 1_000_000, &["km2", "sqkm"]),
    (Unit::Measure(Measure::SquareMetre), 1, &["m2", "sqm"]),
    (
        Unit::Measure(Measure::Kilogram),
        1,
        &["kg", "kilogram", "kilograms", "kilogramme", "kilogrammes"],
    ),
    // An American ton is a tenth less; texts that go back and forth between both spellings mean one.
    (
        Unit::Measure(Measure::Kilogram),
        1_000,
        &["tonne", "tonnes", "ton", "tons", "t"],
    ),
    (Unit::Measure(Measure::Barrel), 1, &["barrel", "barrels", "bpd"]),
    (
        Unit::Measure(Measure::Megawatt),
        1,
        &["mw", "megawatt", "megawatts"],
    ),
    (
        Unit::Measure(Measure::Megawatt),
        1_000,
        &["gw", "gigawatt", "gigawatts"],
    ),
];

/// Powers of ten as words.
pub const MULTIPLIER_WORDS: &[(u8, &[&str])] = &[
    (2, &["hundred"]),
    (
        3,
        &[
            "thousand",
            "тыс",
            "тысяч",
            "тысячи",
            "тысяча",
            "тис",
            "тисяч",
            "тисячі",
            "tausend",
            "tys",
            "tysięcy",
            "tysiące",
            "mille",
            "mila",
            "tisíc",
        ],
    ),
    (
        6,
        &[
            "million",
            "mln",
            "mn",
            "mio",
            "millionen",
            "millions",
            "millones",
            "milioni",
            "milionów",
            "милион",
            "млн",
            "миллион",
            "миллиона",
            "миллионов",
            "мільйон",
            "мільйони",
            "мільйонів",
        ],
    ),
    (
        9,
        &[
            "billion",
            "bn",
            "mrd",
            "mld",
            "milliarde",
            "milliarden",
            "milliard",
            "milliards",
            "miliardi",
            "miliardo",
            "miliardów",
            "miliardy",
            "млрд",
            "миллиард",
            "миллиарда",
            "миллиардов",
            "мільярд",
            "мільярди",
            "мільярдів",
        ],
    ),
    (
        12,
        &[
            "trillion",
            "tn",
            "трлн",
            "триллион",
            "триллионов",
            "трильйон",
            "трильйонів",
        ],
    ),
];

/// Letters that multiply the digits right before them.
pub const MULTIPLIER_SUFFIXES: &[(&str, i32)] = &[
    ("k", 3),
    ("m", 6),
    ("mn", 6),
    ("mln", 6),
    ("b", 9),
    ("bn", 9),
    ("tn", 12),
];

/// Cardinal numbers below a hundred as words.
pub const NUMBER_WORDS: &[(u8, &str)] = &[
    (0, "zero"),
    (1, "one"),
    (2, "two"),
    (2, "twice"),
    (3, "three"),
    (3, "thrice"),
    (4, "four"),
    (5, "five"),
    (6, "six"),
    (7, "seven"),
    (8, "eight"),
    (9, "nine"),
    (10, "ten"),
    (11, "eleven"),
    (12, "twelve"),
    (13, "thirteen"),
    (14, "fourteen"),
    (15, "fifteen"),
    (16, "sixteen"),
    (17, "seventeen"),
    (18, "eighteen"),
    (19, "nineteen"),
    (20, "twenty"),
    (30, "thirty"),
    (40, "forty"),
    (50, "fifty"),
    (60, "sixty"),
    (70, "seventy"),
    (80, "eighty"),
    (90, "ninety"),
];

/// Ordinal numbers as words, and the parts that they name (`three fifths`); `first`, `second` and `third` are listed
/// with the other words that have more than one meaning.
pub const ORDINAL_WORDS: &[(u8, &str)] = &[
    (4, "fourth"),
    (5, "fifth"),
    (6, "sixth"),
    (7, "seventh"),
    (8, "eighth"),
    (9, "ninth"),
    (10, "tenth"),
    (11, "eleventh"),
    (12, "twelfth"),
    (13, "thirteenth"),
    (14, "fourteenth"),
    (15, "fifteenth"),
    (16, "sixteenth"),
    (17, "seventeenth"),
    (18, "eighteenth"),
    (19, "nineteenth"),
    (20, "twentieth"),
    (30, "thirtieth"),
    (5, "fifths"),
    (6, "sixths"),
    (7, "sevenths"),
    (8, "eighths"),
    (9, "ninths"),
    (10, "tenths"),
];

/// Months; `may` is listed with the other words that have more than one meaning.
pub const MONTH_WORDS: &[(u8, &[&str])] = &[
    (1, &["january", "jan"]),
    (2, &["february", "feb"]),
    (3, &["march", "mar"]),
    (4, &["april", "apr"]),
    (6, &["june", "jun"]),
    (7, &["july", "jul"]),
    (8, &["august", "aug"]),
    (9, &["september", "sept", "sep"]),
    (10, &["october", "oct"]),
    (11, &["november", "nov"]),
    (12, &["december", "dec"]),
];

/// Words before a number that make it a reference.
pub const REFERENCE_WORDS: &[(Reference, &[&str])] = &[
    (Reference::Article, &["article", "articles", "art"]),
    (Reference::Point, &["point", "points", "item", "items"]),
    (Reference::Paragraph, &["paragraph", "paragraphs", "para"]),
    (Reference::Section, &["section", "sections"]),
    (Reference::Clause, &["clause", "clauses"]),
    (Reference::Annex, &["annex", "annexes", "appendix"]),
    (Reference::Phase, &["phase", "phases", "stage", "stages"]),
    (Reference::Chapter, &["chapter", "chapters"]),
    (Reference::Resolution, &["resolution", "resolutions"]),
    (Reference::Protocol, &["protocol", "protocols"]),
    (Reference::Step, &["step", "steps"]),
];
