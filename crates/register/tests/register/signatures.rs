//! Check 803: the keeper, and for officers their former quorum (spec 9.2, 9.3).

use crate::common::{KEEPER, OFFICERS, Society, failed, id, secret};
use ostrakon_register::acts::OfficersAct;
use ostrakon_register::{Act, SignedAct, examine};

fn formed(society: &Society) -> Act {
    society.body_formed("leeds", "branch", 1)
}

#[test]
fn only_the_keeper_signs() {
    let society = Society::new();
    let act = formed(&society);
    let by = |seeds: &[u8]| {
        let mut signed = SignedAct::unsigned(act.clone());
        seeds.iter().for_each(|seed| signed.add_signature(&secret(*seed)));
        failed(&examine(&society.with_entry(signed.encode())))
    };
    assert!(by(&[KEEPER]).is_empty());
    for seeds in [&[][..], &[11], &[KEEPER, 11], &[99]] {
        assert_eq!(by(seeds), [803], "{seeds:?}");
    }
}

#[test]
fn a_false_signature_is_found_and_the_act_judged_all_the_same() {
    let mut society = Society::new();
    society.form(&["york"], "branch");
    let mut signed = SignedAct::sign(formed(&society), &secret(KEEPER));
    signed.signatures[0].signature.0[3] ^= 1;
    let examined = examine(&society.with_entry(signed.encode()));
    assert_eq!(failed(&examined), [803]);
    assert!(examined.state.unwrap().kind_of(&id("leeds")).is_some());
}

fn rotation(society: &Society, officers: &[(u8, &str)], quorum: u16) -> Act {
    let (register, time) = (society.register(), society.time);
    Act::Officers(OfficersAct { officers: Society::officers(officers), quorum, register, time })
}

fn signed_by(act: &Act, seeds: &[u8]) -> SignedAct {
    let mut signed = SignedAct::unsigned(act.clone());
    seeds.iter().for_each(|seed| signed.add_signature(&secret(*seed)));
    signed
}

#[test]
fn officers_are_replaced_by_their_quorum() {
    let mut society = Society::new();
    let new = [(21, "pia"), (22, "per"), OFFICERS[0]];
    let act = rotation(&society, &new, 3);
    for seeds in [&[KEEPER][..], &[KEEPER, 11], &[11, 12], &[KEEPER, 21, 22], &[KEEPER, 11, 12, 21]] {
        let refused = society.keeper.clone().append_signed(&signed_by(&act, seeds), &secret(2));
        assert!(refused.unwrap_err().to_string().starts_with("check 803"), "{seeds:?}");
        assert_eq!(
            failed(&examine(&society.with_entry(signed_by(&act, seeds).encode()))),
            [803],
            "{seeds:?}"
        );
    }
    society.keeper.append_signed(&signed_by(&act, &[KEEPER, 11, 13]), &secret(2)).unwrap();
    assert!(society.examine().passed());
    assert_eq!((society.state().quorum(), society.state().officers().len()), (3, 3));
    assert_eq!(society.state().officers()[0].person, id("pia"));
    assert_eq!(society.state().at(1).officers()[0].person, id("ona"));
    // From now on it is the new ones who sign.
    let back = rotation(&society, &OFFICERS, 2);
    let old = signed_by(&back, &[KEEPER, 11, 12, 13]);
    assert_eq!(failed(&examine(&society.with_entry(old.encode()))), [803]);
    society.keeper.append_signed(&signed_by(&back, &[KEEPER, 11, 21, 22]), &secret(2)).unwrap();
    assert!(society.examine().passed());
}
