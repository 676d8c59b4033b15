//! What trustees release and on whose word: sign-offs and lot shares.

use super::clean::tied_by_lot;
use super::support::{entry, with};
use super::{Case, Fixture, refused};
use crate::forge::{Election, Stage, id};
use ostrakon_election::decrypt::{LotShareDocument, SignOff};
use ostrakon_election::document::Document;

/// The section.
pub const FIXTURES: &[Fixture] = &[
    refused("x96_sign_off_of_another_board", &["601"], split),
    refused("x96_sign_off_of_other_tallies", &["601"], other_tallies),
    refused("x96_fewer_sign_offs_than_the_quorum", &["601"], too_few_sign_offs),
    refused("x96_second_sign_off_by_one_trustee", &["601"], second_sign_off),
    refused("x96_share_before_the_sign_offs", &["601"], early_share),
    refused("x96_sign_off_by_a_stranger", &["601"], stranger_signs),
    refused("x96_lot_shares_on_an_unsigned_root", &["605"], unsigned_root),
    refused("x96_lot_share_where_no_lot_is_due", &["605"], no_lot),
    refused("x96_lot_share_among_other_options", &["605"], other_tie),
    refused("x96_second_lot_share_by_one_trustee", &["605"], second_lot),
    refused("x96_lot_share_by_a_stranger", &["605"], stranger_draws),
];

fn sign_offs(at: u64, change: impl FnOnce(&mut Vec<SignOff>)) -> Case {
    with(Stage::SignOffs, |election| {
        let mut drafts = election.draft_sign_offs();
        change(&mut drafts);
        let place = entry(election.next() + at);
        election.enter_sign_offs(drafts);
        place
    })
}

fn split() -> Case {
    sign_offs(1, |drafts| drafts[1].closing.root = [6; 32].into())
}

fn other_tallies() -> Case {
    sign_offs(2, |drafts| drafts[2].tallies = [6; 32].into())
}

/// Two, where ⌈(3 + 2)/2⌉ = 3 are needed; the first share names the fault.
fn too_few_sign_offs() -> Case {
    sign_offs(2, |drafts| {
        drafts.pop();
    })
}

fn second_sign_off() -> Case {
    sign_offs(3, |drafts| drafts.push(drafts[1].clone()))
}

fn stranger_signs() -> Case {
    sign_offs(3, |drafts| {
        let mut sign_off = drafts[0].clone();
        sign_off.trustee = 4;
        drafts.push(sign_off);
    })
}

/// Trustee 1 gives its share of the motion when two have signed off.
fn early_share() -> Case {
    with(Stage::SignOffs, |election| {
        let mut drafts = election.draft_sign_offs();
        let last = drafts.pop().unwrap();
        election.enter_sign_offs(drafts);
        let mut shares = election.draft_shares();
        let index = election.enter_by_trustee(1, Document::Share(shares.remove(0)));
        election.enter_sign_offs(vec![last]);
        election.enter_shares(shares);
        entry(index)
    })
}

/// Two of three prove their lot shares under another root; the points are right. The certificate follows on three shares.
fn unsigned_root() -> Case {
    lots(3, |election, drafts| {
        for i in [1, 2] {
            let tied = drafts[i].tied.clone();
            let proof = election.lot_share(drafts[i].trustee, 2, &[8; 32].into(), &tied).proof;
            drafts[i].proof = proof;
        }
    })
}

fn lots(at: u64, change: impl FnOnce(&Election, &mut Vec<LotShareDocument>)) -> Case {
    let mut election = tied_by_lot();
    election.run_until(Stage::Lots);
    let mut drafts = election.draft_lot_shares();
    change(&election, &mut drafts);
    let index = election.next() + at;
    election.enter_lot_shares(drafts);
    Case::entry(election.finish(), index)
}

fn no_lot() -> Case {
    with(Stage::Lots, |election| {
        let root = election.closing_head().root;
        let tied = [id("cem"), id("dora")];
        let place = entry(election.next());
        election.enter_lot_shares(vec![election.lot_share(1, 2, &root, &tied)]);
        place
    })
}

fn other_tie() -> Case {
    lots(3, |election, drafts| {
        let root = election.closing_head().root;
        drafts.push(election.lot_share(3, 2, &root, &[id("cem"), id("egon")]));
    })
}

fn second_lot() -> Case {
    lots(3, |_, drafts| drafts.push(drafts[0].clone()))
}

fn stranger_draws() -> Case {
    lots(3, |_, drafts| {
        let mut share = drafts[0].clone();
        share.trustee = 4;
        drafts.push(share);
    })
}
