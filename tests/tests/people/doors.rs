//! Every route of the interface, and who is let in by it.

use super::house::House;
use ostrakon_tests::carried::{Answer, SLUG};

/// A route by its path in the description, with one of that form.
pub(crate) struct Route {
    pub(crate) described: &'static str,
    pub(crate) path: String,
    pub(crate) method: &'static str,
    /// Who is asked for.
    pub(crate) door: Door,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Door {
    /// Anybody, from our own pages.
    Pages,
    /// Whoever is logged in.
    Session,
    /// A role's key.
    Key(Role),
    /// A navigation that ends here from another site.
    Return,
    /// Anybody: it only sends them on.
    Open,
    /// Anybody may read it.
    Public,
    /// Anybody may bring what others have signed, proved or announced: it speaks for itself.
    Sealed,
}

/// Who has a key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Role {
    Organiser,
    Registrar,
    Trustee,
}

impl Route {
    /// A request to it.
    pub(crate) fn ask(&self, house: &House, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        match self.method {
            "get" => house.get_with(&self.path, headers),
            "delete" => house.delete(&self.path, headers),
            _ => house.post(&self.path, headers, body),
        }
    }
}

/// All routes. Whoever adds one says here who is let in.
pub(crate) fn routes() -> Vec<Route> {
    let route = |described: &'static str, method, door| Route {
        described,
        path: described
            .replace("{body}", "membership")
            .replace("{slug}", SLUG)
            .replace("{roll}", "0")
            .replace("{key}", &"00".repeat(32))
            .replace("{attempt}/{from}/{to}", "0/2/1")
            .replace("{index}", "0")
            .replace("{id}", "AAAA"),
        method,
        door,
    };
    vec![
        route("/api/service", "get", Door::Public),
        route("/api/elections", "get", Door::Public),
        route("/api/elections/{slug}", "get", Door::Public),
        route("/api/elections/{slug}/vote-file", "get", Door::Public),
        route("/api/elections/{slug}/draft", "post", Door::Key(Role::Organiser)),
        route("/api/elections/{slug}/setup", "post", Door::Sealed),
        route("/api/elections/{slug}/roll", "post", Door::Sealed),
        route("/api/elections/{slug}/board", "post", Door::Sealed),
        route("/api/elections/{slug}/tally", "post", Door::Sealed),
        route("/api/elections/{slug}/decrypt", "post", Door::Sealed),
        route("/api/elections/{slug}/certify", "post", Door::Sealed),
        route("/api/register", "post", Door::Sealed),
        route("/api/elections/{slug}/cast", "post", Door::Sealed),
        route("/api/elections/{slug}/cast/{roll}/{key}", "get", Door::Sealed),
        route("/api/elections/{slug}/receipt/{index}", "get", Door::Sealed),
        route("/api/elections/{slug}/envelopes", "post", Door::Sealed),
        route("/api/elections/{slug}/envelopes/{attempt}/{from}/{to}", "get", Door::Key(Role::Trustee)),
        route("/api/bodies/{body}/people", "post", Door::Key(Role::Registrar)),
        route("/api/bodies/{body}/people", "get", Door::Key(Role::Registrar)),
        route("/api/bodies/{body}/credentials", "get", Door::Key(Role::Registrar)),
        route("/api/elections/{slug}/reminders", "post", Door::Key(Role::Organiser)),
        route("/api/elections/{slug}/retire", "post", Door::Key(Role::Organiser)),
        route("/api/login/mail", "post", Door::Pages),
        route("/api/login/mail/redeem", "post", Door::Pages),
        route("/api/login/passkey/begin", "post", Door::Pages),
        route("/api/login/passkey/finish", "post", Door::Pages),
        route("/api/login/oidc", "get", Door::Open),
        route("/api/login/oidc/return", "get", Door::Return),
        route("/api/logout", "post", Door::Session),
        route("/api/me", "get", Door::Session),
        route("/api/me/credential", "post", Door::Session),
        route("/api/me/passkeys/begin", "post", Door::Session),
        route("/api/me/passkeys/finish", "post", Door::Session),
        route("/api/me/passkeys", "get", Door::Session),
        route("/api/me/passkeys/{id}", "delete", Door::Session),
        route("/api/elections/{slug}/token/{roll}", "post", Door::Session),
    ]
}

/// What the interface describes is what is listed here: `method path` of each.
#[test]
fn no_route_was_forgotten() {
    let house = House::new(None, |_| {});
    let described = house.get("/api/openapi.json").json();
    let committed = include_str!("../../../spec/openapi.json");
    assert_eq!(described, serde_json::from_str::<serde_json::Value>(committed).unwrap());
    let operations = described["paths"].as_object().unwrap().iter().flat_map(|(path, operations)| {
        operations.as_object().unwrap().keys().map(move |method| format!("{method} {path}"))
    });
    let mut described: Vec<String> = operations.collect();
    let mut known: Vec<String> =
        routes().iter().map(|route| format!("{} {}", route.method, route.described)).collect();
    described.sort();
    known.sort();
    assert_eq!(known, described);
}
