//! `ostrakon serve --demo`: begun, stopped in the middle, gone on with; voted on by a newcomer, and verified from outside.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is a test's verdict")]

mod support;

use ostrakon_postgres::Server;
use std::fs::File;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use support::{Place, failed};

/// A demonstration that answers until it is stopped.
struct Demo<'p> {
    place: &'p Place,
    child: Child,
    log: String,
}

impl<'p> Demo<'p> {
    /// Starts it; what it says goes into a file.
    fn start(place: &'p Place, log: &str, words: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ostrakon"));
        command.args(["serve", "--demo"]).args(words.split_whitespace()).current_dir(place.path(""));
        let said = File::create(place.path(log)).unwrap();
        let child =
            command.stdin(Stdio::null()).stderr(said.try_clone().unwrap()).stdout(said).spawn().unwrap();
        Self { place, child, log: log.into() }
    }

    fn said(&self) -> String {
        self.place.read(&self.log)
    }

    /// Waits until it says this.
    fn wait_for(&mut self, text: &str) {
        let begun = Instant::now();
        while !self.said().contains(text) {
            assert!(self.child.try_wait().unwrap().is_none(), "it has ended: {}", self.said());
            assert!(begun.elapsed() < Duration::from_secs(300), "it does not say {text:?}: {}", self.said());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// A command that it has said, as it was typed; the first that begins so, after the program's name.
    fn typed(&self, beginning: &str) -> String {
        let said = self.said();
        let words = said.lines().filter_map(|line| line.trim().split_once(' ').map(|(_, words)| words));
        let named = |words: &&str| words.starts_with(beginning);
        words.into_iter().find(named).unwrap_or_else(|| panic!("no {beginning} in {said}")).to_owned()
    }

    /// Stops it as Ctrl-C does; it ends in order.
    fn stop(mut self) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        assert!(self.child.wait().unwrap().success(), "{}", self.said());
        assert!(self.said().contains("goes on where it was"), "{}", self.said());
    }
}

impl Drop for Demo<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const CLOSES: &str = "--demo-closes 80s --data here";

#[test]
fn a_newcomer_votes_and_verifies() {
    let place = Place::new();
    let mut demo = Demo::start(&place, "first.log", &format!("{CLOSES} --listen 127.0.0.1:0"));
    demo.wait_for("the same command goes on");
    let paper = place.good(&demo.typed("vote --service"));
    assert!(
        paper.contains("presidency: Presidency, by approval") && paper.contains("--service http"),
        "{paper}"
    );
    let vote = said_vote(&demo);
    assert!(place.good(&format!("{vote} --cast")).contains("Cast: my.ballot, as entry"));
    place.good(&demo.typed("mirror"));
    let early = place.run(&demo.typed("verify my-copy"));
    assert!(
        early.out.contains("UNFINISHED") && early.out.contains("my.ballot.tlog-proof: on this board"),
        "{}",
        early.out
    );
    assert!(
        demo.said()
            .lines()
            .filter(|line| !line.trim().starts_with(['/', '.']))
            .all(|l| l.chars().count() <= 100)
    );
    demo.stop();
    again(&place, &vote);
}

/// The command that votes, with its answers.
fn said_vote(demo: &Demo<'_>) -> String {
    let paper = demo.typed("vote --service");
    demo.typed(&format!("{paper} --select"))
}

/// Started again, it takes its address again, goes on with the vote, and ends it.
fn again(place: &Place, vote: &str) {
    place.bad(
        "serve --demo --data here --listen 127.0.0.1:1",
        1,
        &["where it was begun", "leave --listen out"],
    );
    let mut demo = Demo::start(place, "second.log", CLOSES);
    demo.wait_for("the same command goes on");
    place.bad("serve --demo --data here", 1, &["cannot listen", "end what listens there"]);
    let second = vote.replace("code-1", "code-2").replace("my.ballot", "second");
    assert!(place.good(&format!("{second} --cast")).contains("Cast: second, as entry"));
    demo.wait_for("Believe none of it");
    assert!(demo.said().contains("(presidency): elected: Chirac (chirac)"), "{}", demo.said());
    place.good(&demo.typed("mirror"));
    let report = place.good("verify my-copy --receipt my.ballot.tlog-proof --receipt second.tlog-proof");
    // 360 ballots, 18 of them after an earlier one, and the newcomer's two.
    assert!(
        report.contains("PASSED: 39 checks passed") && report.contains("380 proofs verified"),
        "{report}"
    );
    assert!(report.contains("362 ballots counted"), "{report}");
    place.good(&demo.typed("mirror").replace("/elections/demo-vote my-copy", " my-archive"));
    assert_eq!(failed(place, "my-archive"), [[""; 0]; 2]);
    demo.stop();
    kept(place);
}

/// What was certified stays so, whoever starts it; everybody's keys are for their owner alone.
fn kept(place: &Place) {
    let mut demo = Demo::start(place, "third.log", CLOSES);
    demo.wait_for("Believe none of it");
    assert!(!demo.said().contains("The vote is open"), "{}", demo.said());
    demo.stop();
    use std::os::unix::fs::PermissionsExt as _;
    for key in [
        "organiser.key",
        "registrar.key",
        "keeper.key",
        "olga/officer.key",
        "ada/state/identity",
        "codes/code-1",
    ] {
        let mode = std::fs::metadata(place.path("here/demo").join(key)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{key}");
    }
}

#[test]
fn it_is_begun_and_gone_on_with_on_postgres() {
    let (place, server) = (Place::new(), Server::start());
    let words = format!("--data here --database {}", server.database());
    let mut demo = Demo::start(&place, "first.log", &format!("{words} --listen 127.0.0.1:0"));
    demo.wait_for("the same command goes on");
    demo.stop();
    assert!(!place.path("here/board.sqlite").exists());
    let mut demo = Demo::start(&place, "second.log", &words);
    demo.wait_for("the same command goes on");
    assert!(place.good(&format!("{} --cast", said_vote(&demo))).contains("Cast: my.ballot, as entry"));
    demo.stop();
}

#[test]
fn what_is_no_demonstration_is_left_alone() {
    let place = Place::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let busy = format!("serve --demo --data new --listen {address}");
    place.bad(&busy, 1, &["cannot listen", "--listen 127.0.0.1:8801"]);
    assert!(!place.path("new").exists());
    place.good("service new --data real --base https://vote.example.org --organisation Society");
    place.bad("serve --demo --data real", 1, &["is no demonstration", "--data"]);
    place.write("mine/notes.txt", "hello");
    place.bad("serve --demo --data mine --listen 127.0.0.1:0", 1, &["not empty"]);
    place.bad("serve --demo --data new --listen 0.0.0.0:0", 2, &["for this machine alone"]);
    place.bad("serve --demo-minutes 5", 2, &["--demo"]);
    std::fs::create_dir_all(place.path("half/demo")).unwrap();
    place.write("half/service.toml", format!("base = \"http://{address}\"\norganisation = \"Half\"\n"));
    drop(taken);
    place.bad("serve --demo --data half", 1, &["was interrupted", "remove the directory"]);
}
