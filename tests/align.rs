//! The matching of clauses, on texts that a person can read and on texts that nobody would write.

use std::collections::BTreeSet;

use plandiff::align::explain::{Outcome, explain};
use plandiff::align::{Alignment, Authority, Decided, Group, Item, Side, align};
use proptest::prelude::*;

fn items<'a>(texts: &[&'a str]) -> Vec<Item<'a>> {
    texts
        .iter()
        .map(|text| Item {
            text: (*text).into(),
            ..Item::default()
        })
        .collect()
}

/// Returns the groups as `old=new`, with `~` before those that moved: `0=0 ~1=4 2=5,6 3= =7`.
fn picture(alignment: &Alignment) -> String {
    let list = |indexes: &[u32]| indexes.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
    let group = |(group, moved): (&Group, &bool)| {
        format!(
            "{}{}={}",
            if *moved { "~" } else { "" },
            list(&group.old),
            list(&group.new)
        )
    };
    alignment
        .groups
        .iter()
        .zip(&alignment.moved)
        .map(group)
        .collect::<Vec<_>>()
        .join(" ")
}

fn matched(old: &[&str], new: &[&str]) -> String {
    picture(&align(&items(old), &items(new), &Decided::default()))
}

const SOVEREIGNTY: &str = "Ukraine's sovereignty is confirmed.";
const ARMY: &str = "Ukraine's armed forces are limited to 600,000 personnel.";
const NATO: &str = "Ukraine puts a ban on joining NATO into its constitution, and NATO changes its statutes.";
const JETS: &str = "European fighter jets are stationed in Poland.";
const ELECTIONS: &str = "Ukraine holds elections within 100 days.";
const PLANT: &str = "The Zaporizhzhia nuclear plant restarts under the supervision of the IAEA, and its electricity is shared equally.";
const PRISONERS: &str = "All remaining prisoners and bodies are exchanged on the principle of all for all.";
const AMNESTY: &str = "Everyone who took part in the conflict receives full amnesty for acts of war.";

const WHOLE_PLAN: [&str; 8] = [
    SOVEREIGNTY,
    ARMY,
    NATO,
    JETS,
    ELECTIONS,
    PLANT,
    PRISONERS,
    AMNESTY,
];

#[test]
fn the_same_text_is_found_wherever_it_stands() {
    let old = [SOVEREIGNTY, ARMY, NATO, JETS];
    assert_eq!(
        matched(&old, &[ARMY, NATO, JETS, SOVEREIGNTY]),
        "~0=3 1=0 2=1 3=2"
    );
}

#[test]
fn a_clause_that_moved_and_was_reworded_is_one_row() {
    let new = [
        "Ukraine's armed forces are limited to 800,000 personnel in peacetime.",
        SOVEREIGNTY,
        NATO,
        JETS,
    ];
    assert_eq!(
        matched(&[SOVEREIGNTY, NATO, JETS, ARMY], &new),
        "0=1 1=2 2=3 ~3=0"
    );
}

#[test]
fn a_removed_and_an_added_clause_stay_alone() {
    let added = "Israel and Hamas agree on a ceasefire line along the Wadi.";
    assert_eq!(
        matched(
            &[SOVEREIGNTY, ARMY, JETS, PLANT],
            &[SOVEREIGNTY, ARMY, added, PLANT]
        ),
        "0=0 1=1 2= 3=3 =2"
    );
}

#[test]
fn a_split_names_both_halves() {
    let new = [
        SOVEREIGNTY,
        "The Zaporizhzhia nuclear plant restarts under the supervision of the IAEA.",
        "The electricity of the plant is shared equally.",
        JETS,
    ];
    assert_eq!(matched(&[SOVEREIGNTY, PLANT, JETS], &new), "0=0 1=1,2 2=3");
}

#[test]
fn a_merge_names_both_clauses() {
    let merged = format!("{PRISONERS} {AMNESTY}");
    assert_eq!(
        matched(&[PLANT, PRISONERS, AMNESTY, JETS], &[PLANT, &merged, JETS]),
        "0=0 1,2=1 3=2"
    );
}

#[test]
fn halves_that_stand_far_apart_are_found_in_a_text_in_another_order() {
    let old = WHOLE_PLAN;
    let new = [
        "Its electricity is shared equally between both.",
        AMNESTY,
        JETS,
        SOVEREIGNTY,
        PRISONERS,
        ARMY,
        ELECTIONS,
        "The Zaporizhzhia nuclear plant restarts under the supervision of the IAEA.",
        NATO,
    ];
    let alignment = align(&items(&old), &items(&new), &Decided::default());
    assert_eq!(alignment.groups[5].new, [0, 7]);
    assert_eq!(alignment.groups.len(), old.len());
}

#[test]
fn a_whole_revision_is_found() {
    let old = WHOLE_PLAN;
    let new = [
        SOVEREIGNTY,
        "There is no cap of 600,000 on the armed forces; Ukraine keeps 800,000 personnel in peacetime.",
        "Whether Ukraine joins NATO depends on a consensus of the members of NATO.",
        AMNESTY,
        "Elections are held in Ukraine as soon as possible.",
        "The Zaporizhzhia nuclear plant restarts under the IAEA.",
        "The electricity of the plant is shared equally between Russia and Ukraine.",
        "A committee exchanges all remaining prisoners and bodies.",
        "The frozen assets of Russia pay for the reconstruction of Ukraine.",
    ];
    assert_eq!(matched(&old, &new), "0=0 1=1 2=2 3= 4=4 5=5,6 6=7 ~7=3 =8");
}

#[test]
fn a_plan_told_in_other_words_is_found() {
    let old = [
        "Russia releases all Ukrainian prisoners and hostages.",
        "The ceasefire takes effect when both sides have signed.",
        "Kyiv holds elections within 100 days.",
        "The US guarantees the security of Ukraine and is compensated for it.",
        "Six buffer zones are set up along the border.",
        "All who fought receive amnesty.",
    ];
    let new = [
        "Moscow would free every detainee and captive it holds.",
        "A truce would begin once the signatures of the two are on paper.",
        "Ukrainians would go to vote a hundred days later at most.",
        "Washington would be paid compensation for its guarantee to Kyiv.",
        "The frontier would get 6 demilitarized areas.",
        "Nobody would be prosecuted; fighters get a pardon.",
    ];
    assert_eq!(matched(&old, &new), "0=0 1=1 2=2 3=3 4=4 5=5");
}

#[test]
fn texts_about_other_things_are_not_paired() {
    let forests = [
        "Parties reduce the loss of forests by half until 2030.",
        "A fund pays countries for each hectare that is kept.",
        "Timber is traded with a certificate of origin only.",
        "Indigenous peoples take part in decisions about their land.",
        "Satellites monitor the cover of trees every year.",
        "A secretariat in Nairobi reports to the conference.",
    ];
    let plan = [SOVEREIGNTY, ARMY, NATO, ELECTIONS, PLANT, PRISONERS];
    assert_eq!(matched(&forests, &plan), "0= 1= 2= 3= 4= 5= =0 =1 =2 =3 =4 =5");
}

#[test]
fn repeated_texts_keep_their_order_and_their_neighbours() {
    let reserved = "Reserved.";
    let old = [reserved, ARMY, reserved, JETS, reserved];
    assert_eq!(
        matched(&old, &[reserved, ARMY, JETS, reserved]),
        "0=0 1=1 2= 3=2 4=3"
    );
}

#[test]
fn a_clause_of_which_nothing_is_known_is_matched_with_nothing() {
    assert_eq!(matched(&["", ARMY], &["", ARMY]), "0= 1=1 =0");
}

/// A plan whose second clause has three parts.
fn with_parts<'a>(heads: [&'a str; 2], parts: &[(u32, &'a str)]) -> Vec<Item<'a>> {
    let mut all = items(&heads);
    all.extend(parts.iter().map(|&(parent, text)| Item {
        text: text.into(),
        parent: Some(parent),
        ..Item::default()
    }));
    all
}

#[test]
fn a_part_stays_in_its_clause_where_the_texts_are_equally_like() {
    let heads = [
        "The package for Ukraine covers:",
        "The package for Russia covers:",
    ];
    let old = with_parts(
        heads,
        &[
            (0, "Sanctions are lifted in stages."),
            (1, "Sanctions are lifted in steps."),
        ],
    );
    let new = with_parts(
        heads,
        &[
            (0, "Sanctions are lifted in parts."),
            (1, "Sanctions are lifted in rounds."),
        ],
    );
    assert_eq!(
        picture(&align(&old, &new, &Decided::default())),
        "0=0 1=1 2=2 3=3"
    );
}

#[test]
fn a_part_that_wanders_to_another_clause_is_found() {
    let heads = [
        "The United States guarantees the security of Ukraine:",
        "Ukraine is rebuilt:",
    ];
    let guarantee = "The United States receives compensation for the guarantee.";
    let reworded = "The United States receives compensation for its guarantee, paid yearly.";
    let fund = "A development fund invests in technology and data centres.";
    let old = with_parts(heads, &[(0, guarantee), (1, fund)]);
    let new = with_parts(heads, &[(1, fund), (1, reworded)]);
    assert_eq!(
        picture(&align(&old, &new, &Decided::default())),
        "0=0 1=1 ~2=3 3=2"
    );
}

#[test]
fn decided_groups_stand_and_the_rest_works_around_them() {
    let link = Group {
        old: vec![0],
        new: vec![1, 2],
        authority: Authority::Link,
        score: 1.0,
    };
    let decided = Decided {
        groups: vec![link.clone()],
        ..Decided::default()
    };
    let alignment = align(
        &items(&[ARMY, JETS]),
        &items(&[ARMY, NATO, PLANT, JETS]),
        &decided,
    );
    assert_eq!(alignment.groups[0], link);
    assert_eq!(picture(&alignment), "0=1,2 1=3 =0");
}

#[test]
fn a_forbidden_pair_is_never_made() {
    let decided = Decided {
        forbidden: vec![(0, 0)],
        ..Decided::default()
    };
    assert_eq!(
        picture(&align(&items(&[ARMY]), &items(&[ARMY]), &decided)),
        "0= =0"
    );
}

#[test]
fn clauses_of_different_topics_are_never_matched_by_text() {
    let topic = |topics: &[u32]| {
        vec![Item {
            text: ARMY.into(),
            topics: topics.to_vec(),
            ..Item::default()
        }]
    };
    let picture_of =
        |old: &[u32], new: &[u32]| picture(&align(&topic(old), &topic(new), &Decided::default()));
    assert_eq!(picture_of(&[1], &[2]), "0= =0");
    assert_eq!(picture_of(&[1, 3], &[2, 3]), "0=0");
    assert_eq!(picture_of(&[], &[2]), "0=0");
}

#[test]
fn decisions_about_clauses_that_do_not_exist_change_nothing() {
    let group = |old: &[u32], new: &[u32]| Group {
        old: old.to_vec(),
        new: new.to_vec(),
        authority: Authority::Link,
        score: 1.0,
    };
    let decided = Decided {
        groups: vec![group(&[9], &[0]), group(&[0, 0], &[0]), group(&[7], &[])],
        forbidden: vec![(8, 8)],
        ..Decided::default()
    };
    assert_eq!(
        picture(&align(&items(&[ARMY, JETS]), &items(&[ARMY, JETS]), &decided)),
        "0= 1=1 =0"
    );
}

#[test]
fn an_explanation_adds_up_and_says_what_became_of_each_candidate() {
    let old = items(&[SOVEREIGNTY, ARMY, JETS]);
    let new = items(&[
        SOVEREIGNTY,
        "The armed forces of Ukraine have 800,000 personnel.",
        PLANT,
    ]);
    let explanation = explain(&old, &new, &Decided::default(), Side::Old, 1);
    assert_eq!(explanation.group.new, [1]);
    assert_eq!(explanation.candidates[0].index, 1);
    assert_eq!(explanation.candidates[0].outcome, Outcome::Taken);
    for candidate in &explanation.candidates {
        let evidence: f32 = candidate
            .features
            .iter()
            .map(|feature| feature.contribution)
            .sum();
        let odds = candidate.score / (1.0 - candidate.score);
        assert!(
            (evidence - odds.ln()).abs() < 0.01,
            "{evidence} against {}",
            odds.ln()
        );
    }
}

#[test]
fn explaining_a_clause_that_does_not_exist_gives_nothing() {
    let explanation = explain(
        &items(&[ARMY]),
        &items(&[ARMY]),
        &Decided::default(),
        Side::New,
        5,
    );
    assert!(explanation.candidates.is_empty() && explanation.group.old.is_empty());
}

#[test]
fn a_clause_that_stands_alone_says_what_comes_nearest() {
    let retold = [
        "Warplanes from Europe would be based next door, in Poland.",
        "Nobody disputes that Ukraine is an independent country.",
        "Captives would go home, and the dead would be handed over.",
        "The reactors at Enerhodar would run again, watched by UN inspectors, each side getting half of the power.",
        "Kyiv would keep some 600,000 soldiers at most.",
        "Those who fought would not be put on trial.",
        "The door of the alliance would be shut for good, by law on both sides.",
        "Voters would be called to the ballot box within three months or so.",
    ];
    let alignment = align(&items(&WHOLE_PLAN), &items(&retold), &Decided::default());
    let nearest_of = |old: u32| {
        let place = alignment.groups.iter().position(|group| group.old == vec![old]);
        alignment.nearest[place.expect("every clause is in a group")]
    };
    let prisoners = nearest_of(6).expect("those who are held are prisoners");
    assert_eq!(prisoners.index, 2);
    assert!((0.1..0.5).contains(&prisoners.score), "{prisoners:?}");
    assert_eq!(nearest_of(4), None, "votes and elections are one matter");
    assert_eq!(nearest_of(5), None, "nothing is like it");
    assert_eq!(nearest_of(3), None, "it has its partner");
}

/// Returns the alignment with the sides swapped, in the order that this side of it would have.
fn mirrored(alignment: &Alignment) -> BTreeSet<(Vec<u32>, Vec<u32>, bool)> {
    let groups = alignment.groups.iter().zip(&alignment.moved);
    groups
        .map(|(group, &moved)| (group.new.clone(), group.old.clone(), moved))
        .collect()
}

fn straight(alignment: &Alignment) -> BTreeSet<(Vec<u32>, Vec<u32>, bool)> {
    let groups = alignment.groups.iter().zip(&alignment.moved);
    groups
        .map(|(group, &moved)| (group.old.clone(), group.new.clone(), moved))
        .collect()
}

fn assert_complete(alignment: &Alignment, n_old: usize, n_new: usize) {
    let mut old: Vec<u32> = alignment
        .groups
        .iter()
        .flat_map(|group| group.old.clone())
        .collect();
    let mut new: Vec<u32> = alignment
        .groups
        .iter()
        .flat_map(|group| group.new.clone())
        .collect();
    old.sort_unstable();
    new.sort_unstable();
    assert!((0..).zip(&old).all(|(expected, &index)| expected == index) && old.len() == n_old);
    assert!((0..).zip(&new).all(|(expected, &index)| expected == index) && new.len() == n_new);
    assert!(
        alignment
            .groups
            .iter()
            .all(|group| !group.old.is_empty() || !group.new.is_empty())
    );
    assert_eq!(alignment.groups.len(), alignment.moved.len());
}

/// Clauses of a few words each, so that they are often alike, and now and then parts of one before.
fn plan() -> impl Strategy<Value = Vec<(String, Option<usize>)>> {
    let words = "(Ukraine|Russia|the|of|army|forces|limited|to|600,000|800,000|troops|peace|not|NATO|joins)";
    let clause = prop::string::string_regex(&format!("({words} ){{0,9}}")).expect("the pattern is right");
    prop::collection::vec((clause, prop::option::weighted(0.2, 0..4_usize)), 0..12)
}

fn items_of(plan: &[(String, Option<usize>)]) -> Vec<Item<'_>> {
    let parent = |index: usize, parent: Option<usize>| {
        parent
            .filter(|&parent| parent < index)
            .map(|parent| parent as u32)
    };
    plan.iter()
        .enumerate()
        .map(|(index, (text, of))| Item {
            text: text.as_str().into(),
            parent: parent(index, *of),
            ..Item::default()
        })
        .collect()
}

proptest! {
    #[test]
    fn every_clause_is_in_exactly_one_group(old in plan(), new in plan()) {
        let alignment = align(&items_of(&old), &items_of(&new), &Decided::default());
        assert_complete(&alignment, old.len(), new.len());
    }

    #[test]
    fn swapping_the_sides_mirrors_the_groups(old in plan(), new in plan()) {
        let forth = align(&items_of(&old), &items_of(&new), &Decided::default());
        let back = align(&items_of(&new), &items_of(&old), &Decided::default());
        let groups = |all: BTreeSet<(Vec<u32>, Vec<u32>, bool)>| -> BTreeSet<(Vec<u32>, Vec<u32>)> {
            all.into_iter().map(|(old, new, _)| (old, new)).collect()
        };
        let n_moved = |alignment: &Alignment| alignment.moved.iter().filter(|moved| **moved).count();
        prop_assert_eq!(n_moved(&forth), n_moved(&back));
        prop_assert_eq!(groups(mirrored(&forth)), groups(straight(&back)));
        let hints = |alignment: &Alignment, side: fn(&Group) -> &Vec<u32>| -> BTreeSet<(Vec<u32>, Option<u32>)> {
            let of_side = alignment.groups.iter().zip(&alignment.nearest).filter(|(group, _)| !side(group).is_empty());
            of_side.map(|(group, nearest)| (side(group).clone(), nearest.map(|nearest| nearest.index))).collect()
        };
        prop_assert_eq!(hints(&forth, |group| &group.old), hints(&back, |group| &group.new));
    }

    #[test]
    fn the_same_plan_twice_shows_no_change(plan in plan()) {
        let alignment = align(&items_of(&plan), &items_of(&plan), &Decided::default());
        for (group, &moved) in alignment.groups.iter().zip(&alignment.moved) {
            let known = group.old.iter().chain(&group.new).all(|&index| !plan[index as usize].0.is_empty());
            prop_assert!(!known || (group.old == group.new && !moved), "{:?}", group);
        }
    }

    #[test]
    fn decisions_are_respected(old in plan(), new in plan(), link in (0..12_u32, 0..12_u32), barred in (0..12_u32, 0..12_u32)) {
        prop_assume!(!old.is_empty() && !new.is_empty());
        let link = (link.0 % old.len() as u32, link.1 % new.len() as u32);
        prop_assume!(link != barred);
        let group = Group { old: vec![link.0], new: vec![link.1], authority: Authority::Link, score: 1.0 };
        let decided = Decided { groups: vec![group.clone()], forbidden: vec![barred], ..Decided::default() };
        let alignment = align(&items_of(&old), &items_of(&new), &decided);
        assert_complete(&alignment, old.len(), new.len());
        prop_assert!(alignment.groups.contains(&group));
        prop_assert!(!alignment.groups.iter().any(|group| group.old.contains(&barred.0) && group.new.contains(&barred.1)));
    }

    #[test]
    fn any_text_at_all_is_matched_without_loss(old in prop::collection::vec(any::<String>(), 0..8), new in prop::collection::vec(any::<String>(), 0..8)) {
        let texts = |side: &[String]| -> Vec<Item<'static>> {
            side.iter().map(|text| Item { text: text.clone().into(), ..Item::default() }).collect()
        };
        let alignment = align(&texts(&old), &texts(&new), &Decided::default());
        assert_complete(&alignment, old.len(), new.len());
    }
}

/// Matches two texts of many lines and checks that nothing is lost; a quadratic step would not come to an end here.
fn assert_manageable(old: &[String], new: &[String]) {
    let texts = |side: &[String]| -> Vec<Item<'static>> {
        side.iter()
            .map(|text| Item {
                text: text.clone().into(),
                ..Item::default()
            })
            .collect()
    };
    let alignment = align(&texts(old), &texts(new), &Decided::default());
    assert_complete(&alignment, old.len(), new.len());
}

#[test]
fn texts_made_to_hurt_are_matched_without_loss() {
    let lines = |line: &dyn Fn(usize) -> String| -> Vec<String> { (0..6_000).map(line).collect() };
    let same = lines(&|_| "the same line again and again".to_owned());
    assert_manageable(&same, &same[1..]);
    assert_manageable(
        &lines(&|line| format!("line {line} old")),
        &lines(&|line| format!("line {line} new")),
    );
    assert_manageable(
        &lines(&|line| "peace ".repeat(line % 37)),
        &lines(&|line| "peace ".repeat(line % 41)),
    );
    let square =
        |line: usize, step: usize| format!("a{} b{} c{}", line % 50, line / 50 % 50, line * step % 7);
    assert_manageable(&lines(&|line| square(line, 1)), &lines(&|line| square(line, 3)));
    let huge: Vec<String> = (0..3)
        .map(|seed| {
            (0..20_000)
                .map(|word| format!("w{} ", word * (seed + 7) % 9973))
                .collect()
        })
        .collect();
    assert_manageable(&huge, &huge[1..]);
    assert_manageable(&huge[..1], &lines(&|line| format!("w{line}")));
}
