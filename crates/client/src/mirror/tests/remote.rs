//! Over HTTP.

use crate::mirror::{Logs, MirrorError, Remote, Source, find};
use crate::wire::scripted::{Scripted, answer, json};
use crate::{Client, Options};
use std::time::Duration;

fn client(service: &Scripted) -> Client {
    let options = Options { patience: Duration::ZERO, ..Options::default() };
    Client::with(service.base.clone(), &options).unwrap()
}

#[test]
fn a_checkpoint_is_sent_when_it_has_changed() {
    let tagged = |tag: &str, body: &str| answer(200, &[("ETag", tag)], body);
    let script =
        vec![tagged("\"1\"", "one"), answer(304, &[], ""), tagged("\"2\"", "two"), answer(200, &[], "tile")];
    let service = Scripted::new(script);
    let remote = Remote::new(client(&service), "elections/spring/");
    let get = |path: &str| remote.get(path, 10).unwrap().unwrap();
    assert_eq!([get("checkpoint"), get("checkpoint"), get("checkpoint")], [b"one", b"one", b"two"]);
    assert_eq!(get("tile/0/000"), b"tile");
    let tags: Vec<_> = service.heard().iter().map(|h| h.header("if-none-match").map(str::to_owned)).collect();
    let tag = |text: &str| Some(text.to_owned());
    assert_eq!(tags, [None, tag("\"1\""), tag("\"1\""), None]);
    assert_eq!(service.heard()[0].line, "GET /votes/elections/spring/checkpoint");
}

#[test]
fn an_address_is_a_log_or_an_archive() {
    let nothing = || answer(404, &[], "");
    let service = Scripted::new(vec![answer(200, &[], "checkpoint")]);
    assert!(matches!(find(&client(&service)), Ok(Logs::One(_))));
    let elections = r#"[{"slug":"spring","title":"Spring","election":"0000000000000000000000000000000000000000000000000000000000000000","stage":"open","opens":1,"closes":2,"entries":9},{"slug":"autumn","stage":"draft","entries":0}]"#;
    let service = Scripted::new(vec![nothing(), json(elections), answer(200, &[], "checkpoint")]);
    let Ok(Logs::Archive(logs)) = find(&client(&service)) else { panic!() };
    let names: Vec<_> = logs.iter().map(|(folder, remote)| (folder.as_str(), remote.name())).collect();
    let name = |path: &str| format!("{}/{path}", service.base);
    assert_eq!(names, [("register", name("register")), ("elections/spring", name("elections/spring"))]);
    let service = Scripted::new(vec![nothing(), nothing(), nothing()]);
    assert!(matches!(find(&client(&service)), Err(MirrorError::NoLog(_))));
}
