//! Capitals that speak for their state here and there. They are no forms of its name, since a city more often stands for
//! itself; but where one side names the state and the other its capital, neither is new or gone.

use super::super::key::Key;

/// A state and its capital.
#[derive(Debug)]
pub struct Seat {
    /// The label of the state in the table of names.
    pub state: &'static str,
    /// The first word of a capital of two: the `Addis` of `Addis Ababa`.
    pub first: Option<Key>,
    /// The last word of the capital.
    pub last: Key,
}

/// Shortens the table below.
const fn seat(state: &'static str, capital: &'static str) -> Seat {
    let (first, rest) = super::split_word(capital.as_bytes());
    let first = Key::of_folded(first);
    if rest.is_empty() {
        return Seat {
            state,
            first: None,
            last: first,
        };
    }
    Seat {
        state,
        first: Some(first),
        last: Key::of_folded(rest),
    }
}

/// The seats. Those of bodies stand for them as capitals do for their states.
const SEATS: &[Seat] = &[
    seat("Afghanistan", "kabul"),
    seat("Albania", "tirana"),
    seat("Algeria", "algiers"),
    seat("Argentina", "buenos aires"),
    seat("Armenia", "yerevan"),
    seat("Australia", "canberra"),
    seat("Austria", "vienna"),
    seat("Azerbaijan", "baku"),
    seat("Bangladesh", "dhaka"),
    seat("Belarus", "minsk"),
    seat("Bosnia and Herzegovina", "sarajevo"),
    seat("Brazil", "brasilia"),
    seat("Bulgaria", "sofia"),
    seat("Cambodia", "phnom penh"),
    seat("Canada", "ottawa"),
    seat("China", "beijing"),
    seat("Colombia", "bogota"),
    seat("Croatia", "zagreb"),
    seat("Cuba", "havana"),
    seat("Cyprus", "nicosia"),
    seat("Denmark", "copenhagen"),
    seat("Egypt", "cairo"),
    seat("Eritrea", "asmara"),
    seat("Estonia", "tallinn"),
    seat("Ethiopia", "addis ababa"),
    seat("Finland", "helsinki"),
    seat("France", "paris"),
    seat("Georgia", "tbilisi"),
    seat("Germany", "berlin"),
    seat("Greece", "athens"),
    seat("Hungary", "budapest"),
    seat("India", "new delhi"),
    seat("Indonesia", "jakarta"),
    seat("Iran", "tehran"),
    seat("Iraq", "baghdad"),
    seat("Ireland", "dublin"),
    seat("Israel", "tel aviv"),
    seat("Italy", "rome"),
    seat("Japan", "tokyo"),
    seat("Jordan", "amman"),
    seat("Kazakhstan", "astana"),
    seat("Kenya", "nairobi"),
    seat("Kosovo", "pristina"),
    seat("Kyrgyzstan", "bishkek"),
    seat("Latvia", "riga"),
    seat("Lebanon", "beirut"),
    seat("Libya", "tripoli"),
    seat("Lithuania", "vilnius"),
    seat("Mali", "bamako"),
    seat("Moldova", "chisinau"),
    seat("Montenegro", "podgorica"),
    seat("Morocco", "rabat"),
    seat("Myanmar", "naypyidaw"),
    seat("Nepal", "kathmandu"),
    seat("Niger", "niamey"),
    seat("Nigeria", "abuja"),
    seat("North Korea", "pyongyang"),
    seat("North Macedonia", "skopje"),
    seat("Norway", "oslo"),
    seat("Oman", "muscat"),
    seat("Pakistan", "islamabad"),
    seat("Poland", "warsaw"),
    seat("Portugal", "lisbon"),
    seat("Qatar", "doha"),
    seat("Romania", "bucharest"),
    seat("Rwanda", "kigali"),
    seat("Saudi Arabia", "riyadh"),
    seat("Serbia", "belgrade"),
    seat("Somalia", "mogadishu"),
    seat("South Korea", "seoul"),
    seat("South Sudan", "juba"),
    seat("Spain", "madrid"),
    seat("Sudan", "khartoum"),
    seat("Sweden", "stockholm"),
    seat("Syria", "damascus"),
    seat("Tajikistan", "dushanbe"),
    seat("Thailand", "bangkok"),
    seat("Tunisia", "tunis"),
    seat("Turkey", "ankara"),
    seat("Uganda", "kampala"),
    seat("Uzbekistan", "tashkent"),
    seat("Venezuela", "caracas"),
    seat("Vietnam", "hanoi"),
    seat("the Central African Republic", "bangui"),
    seat("the Czech Republic", "prague"),
    seat("the DR Congo", "kinshasa"),
    seat("the EU", "brussels"),
    seat("the Philippines", "manila"),
    seat("the UAE", "abu dhabi"),
    seat("the UK", "london"),
    seat("Bahrain", "manama"),
    seat("Brazil", "brasília"),
    seat("Burundi", "bujumbura"),
    seat("Colombia", "bogotá"),
    seat("Moldova", "chișinău"),
    seat("Moldova", "chişinău"),
    seat("Guatemala", "guatemala city"),
    seat("India", "delhi"),
    seat("Israel", "jerusalem"),
    seat("Kazakhstan", "almaty"),
    seat("Kazakhstan", "nur sultan"),
    seat("Laos", "vientiane"),
    seat("Liberia", "monrovia"),
    seat("Mauritania", "nouakchott"),
    seat("Mongolia", "ulaanbaatar"),
    seat("Panama", "panama city"),
    seat("Palestine", "ramallah"),
    seat("Sierra Leone", "freetown"),
    seat("South Africa", "pretoria"),
    seat("Sri Lanka", "colombo"),
    seat("Switzerland", "bern"),
    seat("Taiwan", "taipei"),
    seat("Tanzania", "dodoma"),
    seat("Turkmenistan", "ashgabat"),
    seat("Yemen", "sanaa"),
    seat("Yemen", "sana'a"),
    seat("Zambia", "lusaka"),
    seat("Zimbabwe", "harare"),
    seat("Peru", "lima"),
    seat("Ecuador", "quito"),
    seat("Chile", "santiago"),
    seat("Bolivia", "la paz"),
    seat("Ghana", "accra"),
    seat("Senegal", "dakar"),
    seat("Guinea", "conakry"),
    seat("Chad", "n'djamena"),
    seat("Chad", "ndjamena"),
    seat("Burkina Faso", "ouagadougou"),
    seat("Haiti", "port-au-prince"),
    seat("Transnistria", "tiraspol"),
    seat("Mozambique", "maputo"),
    seat("Angola", "luanda"),
    seat("Namibia", "windhoek"),
    seat("Nicaragua", "managua"),
    seat("Timor-Leste", "dili"),
    seat("Slovakia", "bratislava"),
    seat("Slovenia", "ljubljana"),
    seat("Iceland", "reykjavik"),
    seat("Malaysia", "kuala lumpur"),
    seat("the Kurds", "erbil"),
    seat("Northern Ireland", "stormont"),
    seat("Yugoslavia", "belgrade"),
    seat("North Vietnam", "hanoi"),
];

/// Returns the seats of the state of that label, each spelling one.
pub fn seats_of(label: &str) -> impl Iterator<Item = &'static Seat> {
    SEATS.iter().filter(move |seat| seat.state == label)
}

/// Returns the seats whose capital ends in a word.
pub fn seated_in(word: Key) -> impl Iterator<Item = &'static Seat> {
    SEATS.iter().filter(move |seat| seat.last == word)
}
