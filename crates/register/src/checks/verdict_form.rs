//! Are verdicts what spec 7.7 says verdicts are? What follows from totals is for the election's record to prove.

use ostrakon_charter::{Charter, Id, Rule, Status, Verdict, Vote};
use ostrakon_election::setup::{Contest, ElectionManifest};

/// What is wrong, each in one sentence; empty if nothing is.
pub(super) fn verdict_faults(
    charter: &Charter,
    manifest: &ElectionManifest,
    verdicts: &[Verdict],
) -> Vec<String> {
    let (found, contests) = (verdicts.len(), manifest.contests.len());
    if found != contests {
        return vec![format!("{found} verdicts on {contests} contests")];
    }
    let pairs = manifest.contests.iter().zip(verdicts);
    let faults = pairs.filter_map(|(contest, verdict)| {
        let why = fault(charter, contest, verdict)?;
        Some(format!("the verdict on contest {}: {why}", contest.id))
    });
    faults.collect()
}

fn fault(charter: &Charter, contest: &Contest, verdict: &Verdict) -> Option<String> {
    if verdict.contest != contest.id || verdict.vote != contest.vote {
        return Some(format!("it is of contest {} under vote {}", verdict.contest, verdict.vote));
    }
    let Some(vote) = charter.vote(&contest.vote) else {
        return Some(format!("the charter has no vote {}", contest.vote));
    };
    if verdict.clause != *vote.clause() {
        return Some(format!("its clause is {}, the vote's {}", verdict.clause, vote.clause()));
    }
    let lists = [("elected", &verdict.elected), ("tied", &verdict.tied), ("choose", &verdict.choose)];
    let wrong = lists.into_iter().find_map(|(name, list)| list_fault(name, list, contest));
    wrong.or_else(|| members_fault(vote, verdict).map(str::to_owned))
}

/// Options of the contest, ascending.
fn list_fault(name: &str, list: &[Id], contest: &Contest) -> Option<String> {
    if list.windows(2).any(|pair| pair[0] >= pair[1]) {
        return Some(format!("{name} is not ascending, each once"));
    }
    let stranger = list.iter().find(|id| !contest.options.iter().any(|option| option.id == **id));
    stranger.map(|id| format!("{name} has {id}, which is no option"))
}

/// Each member stands only where its status has it.
fn members_fault(vote: &Vote, verdict: &Verdict) -> Option<&'static str> {
    use Status::{Carried, Elected, Invalid, Lost, Tied, TooFew, Vacant};
    let status = verdict.status;
    let fits = match vote.rule() {
        Rule::Majority { .. } => matches!(status, Carried | Lost | TooFew | Invalid),
        _ => matches!(status, Elected | Vacant | Tied | TooFew | Invalid),
    };
    let grounds = verdict.because.windows(2).all(|pair| pair[0].ground < pair[1].ground);
    let faults = [
        (!fits, "its status is none that this vote can have"),
        ((status == Invalid) == verdict.because.is_empty(), "grounds stand exactly where it is invalid"),
        (!grounds, "its grounds are not in their order, each once"),
        (
            !matches!(status, Elected | Tied) && !verdict.elected.is_empty(),
            "somebody is elected by a status that elects nobody",
        ),
        (status == Elected && verdict.elected.is_empty(), "nobody is elected"),
        (
            !matches!(status, Elected | Tied) && !verdict.tied.is_empty(),
            "somebody is tied by a status that has no tie",
        ),
        (status == Tied && verdict.tied.is_empty(), "nobody is tied"),
        (
            verdict.choose.iter().any(|id| !verdict.elected.contains(id)),
            "somebody must choose who is not elected",
        ),
    ];
    faults.into_iter().find_map(|(wrong, what)| wrong.then_some(what))
}
