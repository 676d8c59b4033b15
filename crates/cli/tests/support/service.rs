//! A service of one's own: `ostrakon serve`, on this machine, with a clock that is played.

use super::Place;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A service that answers until it is dropped.
pub(crate) struct Served {
    child: Child,
    /// Its base.
    pub(crate) base: String,
}

/// Writes settings in which these key files' owners may do what `words` say, and serves.
pub(crate) fn serve(place: &Place, words: &str) -> Served {
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap().to_string();
    drop(free);
    let base = format!("http://{address}");
    place.good(&format!("service new --data data --base {base} --organisation Society {words}"));
    clock(place, "2026-01-01T08:00:00Z");
    let mut served = Served { child: start(place, &address), base };
    served.wait(&address);
    served
}

fn start(place: &Place, address: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ostrakon"));
    command.args(["serve", "--data", "data", "--clock", "clock", "--listen", address]);
    let log = std::fs::File::create(place.path("service.log")).unwrap();
    command
        .current_dir(place.path(""))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .unwrap()
}

/// Sets its clock.
pub(crate) fn clock(place: &Place, time: &str) {
    let time: jiff::Timestamp = time.parse().unwrap();
    place.write("clock.next", time.as_second().to_string());
    std::fs::rename(place.path("clock.next"), place.path("clock")).unwrap();
}

impl Served {
    fn wait(&mut self, address: &str) {
        let begun = Instant::now();
        while std::net::TcpStream::connect(address).is_err() {
            assert!(self.child.try_wait().unwrap().is_none(), "the service has ended");
            assert!(begun.elapsed() < Duration::from_secs(60), "the service does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
