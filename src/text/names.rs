//! Who and where: the parties and places of the plans, with the names that they go by.
//!
//! A name is one thing however it is called: Ukraine, Kyiv and Ukrainian are one party. Which of two meanings a
//! capital has (Moscow the city, Moscow for Russia) is decided where it stands, see [`NameIx::as_place`]. Names that
//! are not listed are noticed by their capital letters alone, with less weight.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::key::Key;

/// Whether something acts or is somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// States, their peoples, bodies, persons.
    Party,
    /// Regions, cities, waters.
    Place,
}

/// One thing in the table of names.
#[derive(Debug)]
pub struct Name {
    /// How it is called in sentences.
    pub label: &'static str,
    /// What it is when nothing around it says otherwise.
    pub role: Role,
    /// How else it is written: lower case, words apart by one space.
    pub forms: &'static [&'static str],
}

/// The number of a name in [`NAMES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameIx(u16);

impl NameIx {
    /// Returns the name itself.
    pub fn name(self) -> &'static Name {
        &NAMES[usize::from(self.0)]
    }

    /// Returns the place of the same spelling, for a capital that stands for its state elsewhere.
    pub fn as_place(self, spelling: Key) -> Option<Self> {
        CAPITALS
            .iter()
            .find(|(key, _)| *key == spelling)
            .map(|(_, city)| *city)
    }
}

/// What a first word may lead to: a name of its own, longer names, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameLead {
    /// The name when the word stands alone.
    pub alone: Option<NameIx>,
    /// Where its longer names begin in [`phrases`].
    first: u16,
    /// How many there are.
    count: u16,
}

impl NameLead {
    /// Returns the longer names that begin with the word, longest first.
    pub fn phrases(self) -> &'static [Phrase] {
        let first = usize::from(self.first);
        &INDEX.phrases[first..first + usize::from(self.count)]
    }
}

/// A name of several words, without its first one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words after the first.
    pub rest: Vec<Key>,
    /// The name.
    pub name: NameIx,
}

/// Shortens the table below.
const fn party(label: &'static str, forms: &'static [&'static str]) -> Name {
    Name {
        label,
        role: Role::Party,
        forms,
    }
}

/// Shortens the table below.
const fn place(label: &'static str, forms: &'static [&'static str]) -> Name {
    Name {
        label,
        role: Role::Place,
        forms,
    }
}

/// The names. Their order is their number inside one run and nothing else.
pub static NAMES: &[Name] = &[
    party("Ukraine", &["ukraine", "ukrainian", "ukrainians", "kyiv", "kiev"]),
    party(
        "Russia",
        &[
            "russia",
            "russian",
            "russians",
            "russian federation",
            "moscow",
            "kremlin",
        ],
    ),
    party(
        "the US",
        &[
            "us",
            "u.s",
            "usa",
            "united states",
            "united states of america",
            "america",
            "american",
            "americans",
            "washington",
        ],
    ),
    party("Europe", &["europe", "european", "europeans"]),
    party("the EU", &["eu", "european union"]),
    party("the European Commission", &["european commission"]),
    party("the E3", &["e3"]),
    party(
        "NATO",
        &[
            "nato",
            "north atlantic treaty organization",
            "north atlantic treaty organisation",
            "north atlantic alliance",
        ],
    ),
    party("Israel", &["israel", "israeli", "israelis"]),
    party("Hamas", &["hamas"]),
    party("the UN", &["un", "united nations"]),
    party(
        "the Security Council",
        &[
            "security council",
            "un security council",
            "united nations security council",
            "security council of the united nations",
            "unsc",
        ],
    ),
    party("the IAEA", &["iaea", "international atomic energy agency"]),
    party("the Palestinian Authority", &["palestinian authority"]),
    party("Palestine", &["palestine", "palestinian", "palestinians"]),
    party("the Board of Peace", &["board of peace"]),
    party("the Peace Council", &["peace council"]),
    party(
        "Trump",
        &[
            "trump",
            "donald trump",
            "donald j trump",
            "president trump",
            "president donald j trump",
        ],
    ),
    party("Tony Blair", &["blair", "tony blair"]),
    party(
        "the UK",
        &[
            "uk",
            "u.k",
            "united kingdom",
            "britain",
            "british",
            "great britain",
        ],
    ),
    party("France", &["france", "french"]),
    party("Germany", &["germany", "german", "germans"]),
    party("Poland", &["poland", "polish"]),
    party("Italy", &["italy", "italian"]),
    party("Spain", &["spain", "spanish"]),
    party("Hungary", &["hungary", "hungarian"]),
    party("Romania", &["romania", "romanian"]),
    party("Finland", &["finland", "finnish"]),
    party("Sweden", &["sweden", "swedish"]),
    party("Norway", &["norway", "norwegian"]),
    party("Canada", &["canada", "canadian"]),
    party("Japan", &["japan", "japanese"]),
    party("India", &["india", "indian"]),
    party("China", &["china", "chinese"]),
    party("Belarus", &["belarus", "belarusian"]),
    party("Moldova", &["moldova", "moldovan"]),
    party("Turkey", &["turkey", "türkiye", "turkish"]),
    party("Egypt", &["egypt", "egyptian"]),
    party("Jordan", &["jordan", "jordanian"]),
    party("Qatar", &["qatar", "qatari"]),
    party("Saudi Arabia", &["saudi arabia", "saudi"]),
    party("the UAE", &["uae", "united arab emirates", "emirates"]),
    party("Iran", &["iran", "iranian"]),
    party("Syria", &["syria", "syrian"]),
    party("Lebanon", &["lebanon", "lebanese"]),
    party("the Arab states", &["arab", "arabs"]),
    party(
        "the ISF",
        &[
            "isf",
            "international stabilization force",
            "international stabilisation force",
        ],
    ),
    party(
        "the IDF",
        &["idf", "israel defense forces", "israel defence forces"],
    ),
    party("the World Bank", &["world bank"]),
    party("the IMF", &["imf", "international monetary fund"]),
    party("the G7", &["g7"]),
    party("the G8", &["g8"]),
    party(
        "the OSCE",
        &[
            "osce",
            "organization for security and co operation in europe",
            "organisation for security and co operation in europe",
            "organization for security and cooperation in europe",
            "organisation for security and cooperation in europe",
        ],
    ),
    party(
        "the Red Cross",
        &["red cross", "icrc", "international committee of the red cross"],
    ),
    party("the African Union", &["african union"]),
    party("ECOWAS", &["ecowas"]),
    party("IGAD", &["igad"]),
    party("the Arab League", &["arab league", "league of arab states"]),
    party(
        "the Gulf Cooperation Council",
        &["gcc", "gulf cooperation council"],
    ),
    party("ASEAN", &["asean"]),
    party("the CSTO", &["csto"]),
    party("the Council of Europe", &["council of europe"]),
    party("the WHO", &["world health organization"]),
    party("the World Food Programme", &["wfp", "world food programme"]),
    party("UNRWA", &["unrwa"]),
    party("UNIFIL", &["unifil"]),
    party("UNICEF", &["unicef"]),
    party("the UNHCR", &["unhcr"]),
    party("OCHA", &["ocha"]),
    party(
        "the Secretary-General",
        &[
            "secretary general",
            "un secretary general",
            "united nations secretary general",
            "secretary general of the united nations",
        ],
    ),
    party(
        "the General Assembly",
        &[
            "general assembly",
            "un general assembly",
            "united nations general assembly",
        ],
    ),
    party(
        "the International Criminal Court",
        &["icc", "international criminal court"],
    ),
    party(
        "the International Court of Justice",
        &["icj", "international court of justice"],
    ),
    party("Hezbollah", &["hezbollah", "hizbullah", "hizballah"]),
    party("the Houthis", &["houthi", "houthis", "ansar allah"]),
    party("Fatah", &["fatah"]),
    party("the PLO", &["plo", "palestine liberation organization"]),
    party("Islamic Jihad", &["islamic jihad", "palestinian islamic jihad"]),
    party("the Taliban", &["taliban"]),
    party("the G20", &["g20"]),
    party("the BRICS", &["brics"]),
    party("Afghanistan", &["afghanistan", "afghan", "afghans"]),
    party("Albania", &["albania", "albanian"]),
    party("Algeria", &["algeria", "algerian"]),
    party("Angola", &["angola", "angolan"]),
    party("Argentina", &["argentina", "argentine"]),
    party("Armenia", &["armenia", "armenian", "armenians"]),
    party("Australia", &["australia", "australian"]),
    party("Austria", &["austria", "austrian"]),
    party("Azerbaijan", &["azerbaijan", "azerbaijani"]),
    party("Bahrain", &["bahrain", "bahraini"]),
    party("Bangladesh", &["bangladesh"]),
    party("Belgium", &["belgium", "belgian"]),
    party("Bolivia", &["bolivia", "bolivian"]),
    party(
        "Bosnia and Herzegovina",
        &["bosnia", "bosnian", "bosnia and herzegovina"],
    ),
    party("Brazil", &["brazil", "brazilian"]),
    party("Bulgaria", &["bulgaria", "bulgarian"]),
    party("Burundi", &["burundi"]),
    party("Cambodia", &["cambodia", "cambodian"]),
    party("Cameroon", &["cameroon"]),
    party("the Central African Republic", &["central african republic"]),
    party("Chad", &["chad", "chadian"]),
    party("Chile", &["chile", "chilean"]),
    party("Colombia", &["colombia", "colombian"]),
    party(
        "the DR Congo",
        &["drc", "democratic republic of the congo", "dr congo"],
    ),
    party("Costa Rica", &["costa rica"]),
    party("Croatia", &["croatia", "croatian"]),
    party("Cuba", &["cuba", "cuban"]),
    party("Cyprus", &["cyprus", "cypriot"]),
    party("the Czech Republic", &["czechia", "czech", "czech republic"]),
    party("Denmark", &["denmark", "danish"]),
    party("Djibouti", &["djibouti"]),
    party("Ecuador", &["ecuador"]),
    party("Eritrea", &["eritrea", "eritrean"]),
    party("Estonia", &["estonia", "estonian"]),
    party("Ethiopia", &["ethiopia", "ethiopian"]),
    party("Georgia", &["georgia", "georgian"]),
    party("Ghana", &["ghana"]),
    party("Greece", &["greece", "greek"]),
    party("Guatemala", &["guatemala"]),
    party("Guinea", &["guinea"]),
    party("Haiti", &["haiti", "haitian"]),
    party("Honduras", &["honduras"]),
    party("Iceland", &["iceland", "icelandic"]),
    party("Indonesia", &["indonesia", "indonesian"]),
    party("Iraq", &["iraq", "iraqi", "iraqis"]),
    party("Ireland", &["ireland", "irish"]),
    party("Kazakhstan", &["kazakhstan", "kazakh"]),
    party("Kenya", &["kenya", "kenyan"]),
    party("Kosovo", &["kosovo"]),
    party("Kuwait", &["kuwait", "kuwaiti"]),
    party("Kyrgyzstan", &["kyrgyzstan", "kyrgyz"]),
    party("Laos", &["laos"]),
    party("Latvia", &["latvia", "latvian"]),
    party("Libya", &["libya", "libyan"]),
    party("Lithuania", &["lithuania", "lithuanian"]),
    party("Luxembourg", &["luxembourg"]),
    party("Malaysia", &["malaysia", "malaysian"]),
    party("Mali", &["mali", "malian"]),
    party("Malta", &["malta", "maltese"]),
    party("Mauritania", &["mauritania"]),
    party("Mexico", &["mexico", "mexican"]),
    party("Mongolia", &["mongolia"]),
    party("Montenegro", &["montenegro", "montenegrin"]),
    party("Morocco", &["morocco", "moroccan"]),
    party("Mozambique", &["mozambique"]),
    party("Myanmar", &["myanmar", "burma"]),
    party("Nepal", &["nepal", "nepalese"]),
    party("the Netherlands", &["netherlands", "dutch"]),
    party("New Zealand", &["new zealand"]),
    party("Nicaragua", &["nicaragua"]),
    party("Niger", &["niger"]),
    party("Nigeria", &["nigeria", "nigerian"]),
    party(
        "North Korea",
        &[
            "north korea",
            "north korean",
            "dprk",
            "democratic people's republic of korea",
        ],
    ),
    party("North Macedonia", &["north macedonia"]),
    party("Oman", &["oman", "omani"]),
    party("Pakistan", &["pakistan", "pakistani"]),
    party("Panama", &["panama"]),
    party("Paraguay", &["paraguay"]),
    party("Peru", &["peru"]),
    party("the Philippines", &["philippines", "philippine"]),
    party("Portugal", &["portugal", "portuguese"]),
    party("Rwanda", &["rwanda", "rwandan"]),
    party("Senegal", &["senegal"]),
    party("Serbia", &["serbia", "serbian"]),
    party("Singapore", &["singapore"]),
    party("Slovakia", &["slovakia", "slovak"]),
    party("Slovenia", &["slovenia", "slovenian"]),
    party("Somalia", &["somalia", "somali"]),
    party("South Africa", &["south africa", "south african"]),
    party(
        "South Korea",
        &["south korea", "south korean", "republic of korea"],
    ),
    party("South Sudan", &["south sudan", "south sudanese"]),
    party("Sri Lanka", &["sri lanka"]),
    party("Sudan", &["sudan", "sudanese"]),
    party("Switzerland", &["switzerland", "swiss"]),
    party("Taiwan", &["taiwan"]),
    party("Tajikistan", &["tajikistan", "tajik"]),
    party("Tanzania", &["tanzania"]),
    party("Thailand", &["thailand", "thai"]),
    party("Tunisia", &["tunisia", "tunisian"]),
    party("Turkmenistan", &["turkmenistan"]),
    party("Uganda", &["uganda", "ugandan"]),
    party("Uruguay", &["uruguay"]),
    party("Uzbekistan", &["uzbekistan", "uzbek"]),
    party("the Vatican", &["vatican", "holy see"]),
    party("Venezuela", &["venezuela", "venezuelan"]),
    party("Vietnam", &["vietnam", "viet nam", "vietnamese"]),
    party("Yemen", &["yemen", "yemeni"]),
    party("Zambia", &["zambia"]),
    party("Zimbabwe", &["zimbabwe"]),
    party("the Red Crescent", &["red crescent"]),
    party("the Coalition of the Willing", &["coalition of the willing"]),
    place("Crimea", &["crimea", "crimean"]),
    place("Luhansk", &["luhansk", "lugansk"]),
    place("Donetsk", &["donetsk"]),
    place("Donbas", &["donbas", "donbass"]),
    place("Kherson", &["kherson"]),
    place(
        "Zaporizhzhia",
        &["zaporizhzhia", "zaporizhia", "zaporozhye", "zaporizhzhya"],
    ),
    place("Kharkiv", &["kharkiv", "kharkov"]),
    place("Sumy", &["sumy"]),
    place("Odesa", &["odesa", "odessa"]),
    place("Mykolaiv", &["mykolaiv"]),
    place("Mariupol", &["mariupol"]),
    place("Sevastopol", &["sevastopol"]),
    place("Kursk", &["kursk"]),
    place("Belgorod", &["belgorod"]),
    place("the Dnieper", &["dnieper", "dnipro"]),
    place("the Kinburn Spit", &["kinburn spit", "kinburn"]),
    place("the Kakhovka Dam", &["kakhovka dam", "kakhovka"]),
    place("the Black Sea", &["black sea"]),
    place("the Sea of Azov", &["sea of azov"]),
    place("the Arctic", &["arctic"]),
    place("St Petersburg", &["st petersburg", "saint petersburg"]),
    place("Moscow (the city)", &[]),
    place("Kyiv (the city)", &[]),
    place("Washington (the city)", &[]),
    place("Minsk", &["minsk"]),
    place("Istanbul", &["istanbul"]),
    place("Geneva", &["geneva"]),
    place("Gaza", &["gaza", "gazan", "gazans", "gaza strip", "new gaza"]),
    place("Rafah", &["rafah"]),
    place("the West Bank", &["west bank"]),
    place("Jerusalem", &["jerusalem", "east jerusalem"]),
    place("Lviv", &["lviv"]),
    place("Chernihiv", &["chernihiv"]),
    place("Melitopol", &["melitopol"]),
    place("Enerhodar", &["enerhodar"]),
    place("Pokrovsk", &["pokrovsk"]),
    place("Sloviansk", &["sloviansk"]),
    place("Kramatorsk", &["kramatorsk"]),
    place("Bakhmut", &["bakhmut"]),
    place("Transnistria", &["transnistria"]),
    place("Abkhazia", &["abkhazia"]),
    place("South Ossetia", &["south ossetia"]),
    place("Nagorno-Karabakh", &["nagorno karabakh", "karabakh"]),
    place("the Balkans", &["balkans"]),
    place("Khan Younis", &["khan younis", "khan yunis"]),
    place("Deir al-Balah", &["deir al balah"]),
    place("Jabalia", &["jabalia", "jabaliya"]),
    place("the Philadelphi Corridor", &["philadelphi corridor"]),
    place("the Golan Heights", &["golan", "golan heights"]),
    place("Sinai", &["sinai"]),
    place("the Red Sea", &["red sea"]),
    place("the Mediterranean", &["mediterranean"]),
    place("the Baltic Sea", &["baltic sea"]),
    place("the Hague", &["hague"]),
];

/// Spellings that are a city when they stand where a place stands, and the city.
static CAPITALS: LazyLock<Vec<(Key, NameIx)>> = LazyLock::new(|| {
    [
        ("moscow", "Moscow (the city)"),
        ("kyiv", "Kyiv (the city)"),
        ("kiev", "Kyiv (the city)"),
        ("washington", "Washington (the city)"),
    ]
    .into_iter()
    .filter_map(|(spelling, label)| {
        let number = NAMES.iter().position(|name| name.label == label)?;
        Some((Key::of(spelling), NameIx(u16::try_from(number).ok()?)))
    })
    .collect()
});

/// All names by their first word.
struct Index {
    leads: Vec<(&'static str, NameLead)>,
    phrases: Vec<Phrase>,
}

/// The index, built with the lexicon.
static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut by_first: BTreeMap<&str, (Option<NameIx>, Vec<Phrase>)> = BTreeMap::new();
    for (number, name) in NAMES.iter().enumerate() {
        let name_ix = NameIx(u16::try_from(number).expect("the table of names is short"));
        for form in name.forms {
            let mut words = form.split(' ');
            let first = words.next().expect("a split has a first part");
            let rest: Vec<Key> = words.map(Key::of).collect();
            let slot = by_first.entry(first).or_default();
            if rest.is_empty() {
                slot.0 = Some(name_ix);
            } else {
                slot.1.push(Phrase { rest, name: name_ix });
            }
        }
    }
    let mut index = Index {
        leads: Vec::new(),
        phrases: Vec::new(),
    };
    for (first, (alone, mut phrases)) in by_first {
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        let begin = u16::try_from(index.phrases.len()).expect("the table of names is short");
        let count = u16::try_from(phrases.len()).expect("the table of names is short");
        index.phrases.extend(phrases);
        index.leads.push((
            first,
            NameLead {
                alone,
                first: begin,
                count,
            },
        ));
    }
    index
});

/// Returns every first word with what it leads to.
pub fn leads() -> impl Iterator<Item = (&'static str, NameLead)> {
    INDEX.leads.iter().copied()
}

/// Returns the lead of `US` in capital letters.
pub fn us_lead() -> NameLead {
    static LEAD: LazyLock<NameLead> = LazyLock::new(|| {
        leads()
            .find(|(form, _)| *form == "us")
            .map(|(_, lead)| lead)
            .expect("the US is in the table")
    });
    *LEAD
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_names_two_things() {
        let mut forms: Vec<&str> = NAMES.iter().flat_map(|name| name.forms).copied().collect();
        let count = forms.len();
        forms.sort_unstable();
        forms.dedup();
        assert_eq!(forms.len(), count);
    }

    #[test]
    fn the_longest_name_comes_first() {
        let (_, european) = leads().find(|(form, _)| *form == "european").expect("listed");
        assert_eq!(european.alone.map(|name| name.name().label), Some("Europe"));
        assert_eq!(european.phrases().len(), 2);
        let (_, united) = leads().find(|(form, _)| *form == "united").expect("listed");
        assert_eq!(united.alone, None);
        assert_eq!(united.phrases()[0].name.name().label, "the US");
    }
}
