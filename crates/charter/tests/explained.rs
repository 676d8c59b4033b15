//! Charters as people read them.

#![allow(clippy::unwrap_used)]

mod common;

use common::SMALL;
use ostrakon_charter::{Charter, explain};

fn isn() -> Charter {
    Charter::parse(include_bytes!("../../../charters/isn-2013.toml")).unwrap()
}

fn lindenhof() -> Charter {
    Charter::parse(include_bytes!("../../../charters/lindenhof-2024.toml")).unwrap()
}

fn every_method() -> Charter {
    Charter::parse(include_bytes!("../../../charters/every-method.toml")).unwrap()
}

/// What is said of one vote.
fn of(charter: &Charter, vote: &str) -> String {
    let text = explain(charter);
    let start = text.find(&format!("\n\n{vote}: ")).unwrap() + 2;
    text[start..].split("\n\n").next().unwrap().trim_end().to_owned()
}

#[test]
fn a_charter_reads_as_plain_sentences() {
    let text = explain(&Charter::parse(SMALL.as_bytes()).unwrap());
    assert_eq!(
        text,
        "How Chess club votes

A contest with fewer than 5 counted ballots, or with weights that would show how somebody voted, is never decrypted.

Bodies, each with its own roll of voters:
  members: All members (§ 2)

Decisions

motion: Motion (§ 3)
  A ballot says for, against or abstain.
  Carried by more than 1/2 of the votes for and against.
  Exactly 1/2 does not carry. Abstentions are published and do not decide.

Elections

election: Election (§ 4)
  A ballot says one of the options, or none of them where the contest offers that.
  Elected is the option with the most votes, for one seat.
  This is plurality, or first past the post.
  The seat stays vacant if no option has a vote, or if more votes are for none of them.
  A tie for the most votes elects nobody; the body votes afresh between the tied.
"
    );
}

#[test]
fn every_rule_is_explained_under_the_name_it_is_known_by() {
    let of = |vote: &str| of(&every_method(), vote);
    for (vote, known_as) in [
        ("plurality", "plurality, or first past the post"),
        ("approval", "approval voting"),
        ("block", "block vote"),
        ("score", "score voting"),
        ("star", "STAR"),
        ("cumulative", "cumulative voting"),
        ("borda", "Borda count"),
        ("positional", "positional voting"),
        ("copeland", "Copeland"),
        ("minimax", "minimax"),
        ("schulze", "Schulze"),
        ("ranked-pairs", "ranked pairs"),
        ("majority-judgment", "majority judgment"),
    ] {
        assert!(of(vote).contains(known_as), "{}", of(vote));
    }
    assert_eq!(
        of("quota-group"),
        "quota-group: Five seats as a group, two of them kept for women (M-7)
  Whose vote it is: any body.
  A ballot says which of the options it approves, as many as the contest allows.
  Elected are the options with the most votes, for 5 seats.
  This is the block vote where a ballot marks as many options as there are seats, and block approval where more.
  2 of the seats are kept for options with the flag \"woman\": these go before others with more, and seats for which too few of them stand stay vacant.
  Nobody is elected without a vote, or with fewer votes than are for none of them.
  A tie for the last seats is settled by a lot that everyone can check."
    );
    assert_eq!(
        of("ranked-pairs"),
        "ranked-pairs: Ranked pairs: duels locked from the strongest down (M-16)
  Whose vote it is: any body.
  A ballot says which option comes before which, each against each.
  Duels are locked in from the strongest down, but for those that would close a circle; elected is the option that no locked duel puts behind another. This is ranked pairs, or Tideman's method.
  A duel is as strong as its margin: how many more are for than against.
  The seat stays vacant if no option is marked, or if more say none of them than mark any.
  A tie of several winners elects nobody; the body votes afresh between the tied."
    );
}

#[test]
fn every_part_of_a_charter_stands_there_once_with_its_clause() {
    for charter in [isn(), lindenhof(), every_method()] {
        let text = explain(&charter);
        let bodies = charter.bodies().iter().map(|body| (body.id(), body.name(), body.clause(), "  "));
        let offices =
            charter.offices().iter().map(|office| (office.id(), office.name(), office.clause(), "  "));
        let meetings = charter.meetings().iter().map(|m| (m.id(), m.name(), m.clause(), "  "));
        let votes = charter.votes().iter().map(|vote| (vote.id(), vote.name(), vote.clause(), ""));
        for (id, name, clause, indent) in bodies.chain(offices).chain(meetings).chain(votes) {
            let start = format!("\n{indent}{id}: {name} ({clause})");
            assert_eq!(text.matches(&start).count(), 1, "{start}");
        }
        for pair in charter.incompatible() {
            assert!(text.contains(&format!("({}); who is elected to both chooses within", pair.clause())));
        }
    }
}

#[test]
fn bodies_offices_and_meetings_say_what_belongs_to_them() {
    let text = explain(&isn());
    for line in [
        "A body that is too small for that may decide openly; the register then says how.",
        "  branch: Branch (C-BRANCH); there are as many as the register forms",
        "  liberation-caucus: Liberation caucus (C-CG); there are 4 at a time, at most",
        "  faction: Faction (C-FACTION); there are as many as the register forms; 10 members at least declare one",
        "  platform: Platform (C-PLATFORM); there are as many as the register forms; it never votes",
        "  caucuses: All caucuses together (C-ADVISOR); everyone in any Caucus or Liberation caucus, once",
        "  nsc-branch-delegate: Branch delegate on the National Steering Committee (C-BRANCH); 2 seats, elected by each \
         Branch; sits in National Steering Committee; held until the next election to all its seats, or until it is vacated",
        "  nsc-guest: Invited representative on the National Steering Committee (C-NSC); 1 seat, filled by invitation; sits \
         in National Steering Committee, without a vote; held until it is vacated",
        "  cg-chair: Chair of the Complaints Group (C-CG); 1 seat, elected by Complaints Group; only for who sits in \
         Complaints Group already; held until the next election to all its seats, or until it is vacated",
        "  Nobody holds offices both in National Steering Committee and in Complaints Group (C-CG); who is elected to both \
         chooses within 14 days",
        "  nmm: National Members' Meeting (C-NMM); of All members; called 2 calendar months before, at least; 3 in a \
         calendar year, at least; no more than 2 one after another in London",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}");
    }
    let text = explain(&lindenhof());
    assert!(text.contains("\n  delegates: Delegates' Assembly (§ 6); its voters may have weights\n"));
    assert!(
        text.contains("; called 14 days before, at least; 4 in a calendar year, at least; no more than 3 ")
    );
    assert!(!text.contains("openly"));
}

#[test]
fn votes_say_whose_they_are_and_what_follows() {
    for (vote, line) in [
        (
            "motion",
            "Whose vote it is: Branch, Caucus, Liberation caucus, Fraction, Faction, National Steering Committee or Complaints Group.",
        ),
        (
            "national-motion",
            "Whose vote it is: All members, at a meeting of the kind National Members' Meeting.",
        ),
        ("dissolution", "Exactly 2/3 carries. Abstentions are published and do not decide."),
        ("dissolution", "Carried, it dissolves the organisation."),
        ("amendment", "Carried, it allows these rules to be replaced by others."),
        ("continuation", "Lost, it ends the Fraction that it is about."),
        (
            "faction-motion",
            "Carried or lost, it is the last vote of the Faction that it is about, which ends.",
        ),
        ("nmm-petition", "Carried by at least 1/5 of everyone on the roll."),
        ("nmm-petition", "Exactly 1/5 carries. Whoever abstains or takes no part counts as not for."),
        (
            "nmm-request",
            "Carried by at least 1/10 of all these bodies, it convenes a meeting of the kind National Members' Meeting.",
        ),
        ("nsc-convenes", "Carried, it convenes a meeting of the kind National Members' Meeting."),
        (
            "shorter-notice",
            "Carried, it lets one meeting of the kind National Members' Meeting be called with less notice.",
        ),
        (
            "recall",
            "Carried, those whom it names lose their offices; only whom this body elected can be named.",
        ),
        (
            "third-officer",
            "Announced together with treasurer and second-officer, and counted after them: whoever is elected there does not stand here.",
        ),
        ("treasurer", "The elected may take the office: National Treasurer."),
        ("treasurer", "Whoever held it until then loses it."),
        ("cg-membership", "One member, whom it concerns, has no vote."),
        ("co-option", "Its question is not public: what is published is a hash."),
    ] {
        let text = of(&isn(), vote);
        assert!(text.lines().any(|found| found == format!("  {line}")), "{line}\n{text}");
    }
    assert!(!of(&isn(), "national-by-election").contains("loses it"));
    let resolution = of(&lindenhof(), "resolution");
    assert!(resolution.contains("\n  Carried by more than 1/2 of all votes cast.\n"));
    assert!(resolution.contains("\n  Exactly 1/2 does not carry. Abstentions count as not for.\n"));
    assert!(resolution.ends_with("\n  It is invalid unless at least 1/2 of the roll take part."));
}

#[test]
fn quotas_say_what_else_they_count() {
    let then = "; as many as are still lacking are kept for them here: these go before others with more, and seats for which \
                too few of them stand stay vacant.";
    for (vote, start) in [
        (
            "national-members",
            "Of the seats here and the 3 of those votes, 4 at least are for options with the flag \"woman\"",
        ),
        (
            "complaints-group",
            "Of the seats here and those of Representative of a liberation caucus on the Complaints Group that are held then, 4 at \
             least are for options with the flag \"woman\"",
        ),
    ] {
        assert!(of(&isn(), vote).contains(&format!("\n  {start}{then}\n")), "{}", of(&isn(), vote));
    }
}

#[test]
fn votes_stand_under_headings() {
    let text = explain(&isn());
    let heading = |line: &&str| {
        !line.is_empty() && !line.contains(':') && !line.starts_with(' ') && !line.ends_with('.')
    };
    let headings: Vec<&str> = text.lines().skip(1).filter(heading).collect();
    assert_eq!(
        headings,
        [
            "Decisions",
            "Decisions with consequences of their own",
            "Convening meetings",
            "Elections to offices",
            "Elections",
            "Recall from offices",
            "Votes whose question is not public",
        ]
    );
}
