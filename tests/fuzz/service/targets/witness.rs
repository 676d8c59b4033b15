//! A witness through all that can happen to it: requests right and wrong, a disk that fails, heads that are damaged, a clock that goes
//! back, restarts. It never cosigns two histories, nor a smaller tree after a larger one, nor an earlier time after a later one.
#![no_main]
#![allow(clippy::expect_used, clippy::panic, reason = "a panic is a finding")]

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use libfuzzer_sys::fuzz_target;
use ostrakon_fuzz::Choices;
use ostrakon_fuzz_service::histories::{ORIGIN, consistent, key, log_key, request};
use ostrakon_fuzz_service::{disk::OddDisk, folder};
use ostrakon_tlog::checkpoint::VerifiedCheckpoint;
use ostrakon_tlog::cosignature::{Cosignature, WitnessKey};
use ostrakon_tlog::tree::TreeHead;
use ostrakon_tlog::witness::{AddCheckpoint, MAX_REQUEST_LEN};
use ostrakon_witness::layout::{self, Layout};
use ostrakon_witness::logs::LogEntry;
use ostrakon_witness::witness::{Options, Witness};
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use tempfile::TempDir;
use tower::ServiceExt;

/// A witness, what surrounds it, and what it has said.
struct Scene {
    home: TempDir,
    disk: Arc<OddDisk>,
    clock: Arc<AtomicU64>,
    witness: Option<Arc<Witness>>,
    said: Vec<(TreeHead, u64)>,
}

fuzz_target!(|input: &[u8]| {
    let (mut choices, mut scene) = (Choices::new(input), Scene::new());
    for _ in 0..24 {
        if choices.is_over() {
            return;
        }
        scene.act(&mut choices);
    }
});

impl Scene {
    fn new() -> Self {
        let (home, entry) = (folder(), LogEntry::new(&log_key().verifier_key().to_string(), None));
        let layout = Layout::new(home.path());
        layout::create(&layout).expect("its folders");
        fs::write(layout.logs(), entry.expect("a log").to_toml()).expect("its list");
        let clock = Arc::new(AtomicU64::new(1_700_000_000));
        let mut scene = Self { home, disk: Arc::default(), clock, witness: None, said: Vec::new() };
        scene.start();
        scene
    }

    fn act(&mut self, choices: &mut Choices<'_>) {
        match choices.byte() % 16 {
            0..8 => self.ask(choices, false),
            8 | 9 => self.ask(choices, true),
            10 => self.disk.next_write(choices.byte()),
            11 => self.clock.store(choices.number(), SeqCst),
            12 => self.start(),
            13 => self.damage(choices),
            _ => self.look(choices),
        }
    }

    /// Ends it and starts it again; with a disk that fails it may not start.
    fn start(&mut self) {
        self.witness = None;
        let (layout, clock) = (Layout::new(self.home.path()), self.clock.clone());
        let clock = Arc::new(move || clock.load(SeqCst));
        let options = Options {
            layout,
            key: key("witness.example", 9),
            more: Vec::new(),
            disk: self.disk.clone(),
            clock,
        };
        self.witness = Witness::open(options).ok().map(Arc::new);
    }

    /// Asks it to cosign; `changed` changes the request's bytes first.
    fn ask(&mut self, choices: &mut Choices<'_>, changed: bool) {
        let Some(witness) = self.witness.clone() else { return };
        let held = self.said.last().map_or(0, |(head, _)| head.size);
        let mut body = request(choices, held).encode().into_bytes();
        if changed {
            choices.change(&mut body);
        }
        match witness.add_checkpoint(&body) {
            Ok(line) => self.note(&witness, &body, &line),
            Err(failure) => assert!((400..=503).contains(&failure.status()), "{failure}"),
        }
    }

    fn note(&mut self, witness: &Witness, body: &[u8], line: &ostrakon_tlog::note::NoteSignature) {
        let asked = AddCheckpoint::parse(body).expect("what was cosigned");
        let shown: VerifiedCheckpoint = asked.checkpoint.verify(&log_key()).expect("what was cosigned");
        let key: &WitnessKey = witness.key();
        let cosignature = Cosignature::verify(shown.checkpoint(), line, key).expect("its own line");
        let said = (*shown.head(), cosignature.timestamp());
        for (head, time) in &self.said {
            assert!(consistent(head, &said.0), "two histories");
            assert!(head.size <= said.0.size && *time <= said.1, "back in time");
        }
        self.said.push(said);
    }

    /// Puts something else in the place of its head, starts it, and puts the head back.
    fn damage(&mut self, choices: &mut Choices<'_>) {
        let path = Layout::new(self.home.path()).head(&log_key());
        let Ok(good) = fs::read(&path) else { return };
        let mut bad = good.clone();
        choices.change(&mut bad);
        fs::write(&path, &bad).expect("a head");
        self.start();
        assert!(bad == good || self.witness.is_none(), "it started on a damaged head");
        fs::write(&path, &good).expect("a head");
        self.start();
    }

    /// Asks for a page.
    fn look(&mut self, choices: &mut Choices<'_>) {
        let Some(witness) = self.witness.clone() else { return };
        let routes: Router = ostrakon_witness::http::routes(witness);
        let method = *choices.one(&["GET", "POST", "HEAD", "DELETE"]);
        let hash = layout::origin_hash(ORIGIN);
        let path = match choices.byte() % 6 {
            0 => "/".to_owned(),
            1 => "/healthz".to_owned(),
            2 => "/add-checkpoint".to_owned(),
            3 => format!("/logs/{hash}/checkpoint"),
            4 => "/evidence".to_owned(),
            _ => format!("/{}", String::from_utf8_lossy(choices.piece())),
        };
        let body = Body::from(choices.piece().repeat(1 + choices.below(300)));
        let Ok(request) = Request::builder().method(method).uri(path).body(body) else { return };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let answer = runtime.block_on(routes.oneshot(request)).unwrap_or_else(|never| match never {});
        let status = answer.status();
        assert!(!status.is_server_error() || status == 503 || status == 500, "{status}");
        let most = 16 * MAX_REQUEST_LEN;
        let read = runtime.block_on(axum::body::to_bytes(answer.into_body(), most));
        assert!(read.is_ok(), "an answer of more than {most} bytes");
    }
}
