//! Check 813: what browsers are given (spec 9.10). The vectors have every form of a path.

use crate::common::Society;
use ostrakon_group::sha256;
use ostrakon_register::Act;
use ostrakon_register::acts::SiteFile;

/// A site with a file below assets/, whose address has these digits of this hash.
fn with_asset(society: &Society, digits: &str, hash: [u8; 32]) -> Act {
    let mut act = society.site_published(&["en/login"]);
    if let Act::SitePublished(act) = &mut act {
        act.files.insert(0, SiteFile { path: format!("assets/style-all-{digits}.css"), sha256: hash.into() });
    }
    act
}

#[test]
fn the_last_site_stands() {
    let mut society = Society::new();
    assert!(society.state().site().is_none());
    let first = society.act(society.site_published(&["en/login"]));
    assert_eq!(society.state().site().map(|site| site.leaf), Some(first));
    let second = society.act(society.site_published(&["en/login", "en/votes/*/booth"]));
    let site = society.state().site().unwrap();
    assert_eq!((site.leaf, site.files.len(), site.release.as_str()), (second, 2, "1.0"));
    assert_eq!(society.state().at(2).site().map(|site| site.leaf), Some(first));
}

#[test]
fn an_address_holds_its_hash() {
    let society = Society::new();
    let hash = sha256(b"a");
    let digits = ostrakon_group::Bytes32::from(hash).to_string();
    society.allows(with_asset(&society, &digits[..16], hash));
    let what = society.breaks(with_asset(&society, &digits[..16], sha256(b"b")), 813);
    assert!(what.contains("not the beginning of its hash"), "{what}");
    society.breaks(with_asset(&society, &digits[..15], hash), 813);
}

#[test]
fn pages_of_data_and_other_places_are_no_part() {
    let society = Society::new();
    for path in ["en/votes/spring/booth", "api/service", "en", "/en/login", "https://elsewhere.example/x.js"]
    {
        society.breaks(society.site_published(&[path]), 813);
    }
    society.breaks(society.site_published(&[]), 813);
}

#[test]
fn files_stand_in_order_each_once() {
    let society = Society::new();
    society.breaks(society.site_published(&["en/me", "en/login"]), 802);
    society.breaks(society.site_published(&["en/me", "en/me"]), 802);
}

/// What an act says that breaks the rule does not stand.
#[test]
fn a_site_that_is_refused_does_not_stand() {
    let mut society = Society::new();
    let first = society.act(society.site_published(&["en/login"]));
    let act = ostrakon_register::SignedAct::sign(
        society.site_published(&["en"]),
        &crate::common::secret(crate::common::KEEPER),
    );
    let examined = ostrakon_register::examine(&society.with_entry(act.encode()));
    assert_eq!(examined.state.unwrap().site().map(|site| site.leaf), Some(first));
}
