//! A witness as a process, and a log's files on a web server.

use super::Place;
use std::io::{BufRead as _, BufReader, Lines, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// A witness that runs in a directory.
pub(crate) struct Witness {
    child: Child,
    /// Held open: what it says at its end must find a reader.
    _lines: Lines<BufReader<ChildStdout>>,
    pub(crate) address: String,
}

impl Witness {
    /// Starts `ostrakon witness serve` on a free port, with these words more.
    pub(crate) fn start(place: &Place, dir: &str, words: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ostrakon"));
        command
            .args(["witness", "serve", "--dir", dir, "--listen", "127.0.0.1:0"])
            .args(words.split_whitespace());
        command.current_dir(place.path("")).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines.find_map(|line| line.unwrap().strip_prefix("Listening on ").map(str::to_owned));
        Self { address: address.unwrap(), child, _lines: lines }
    }

    fn agent() -> ureq::Agent {
        let config = ureq::Agent::config_builder().http_status_as_error(false);
        config.timeout_global(Some(Duration::from_secs(20))).build().into()
    }

    /// Asks for a cosignature; status and body, or nothing if the process is gone.
    pub(crate) fn ask(address: &str, body: &str) -> Option<(u16, String)> {
        let mut answer = Self::agent().post(format!("{address}/add-checkpoint")).send(body).ok()?;
        Some((answer.status().as_u16(), answer.body_mut().read_to_string().ok()?))
    }

    pub(crate) fn get(&self, path: &str) -> (u16, String) {
        let mut answer = Self::agent().get(format!("{}{path}", self.address)).call().unwrap();
        (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap())
    }

    /// Waits until a page says something.
    pub(crate) fn wait_for(&self, path: &str, text: &str) -> String {
        let end = Instant::now() + Duration::from_secs(30);
        loop {
            let (_, page) = self.get(path);
            if page.contains(text) {
                return page;
            }
            assert!(Instant::now() < end, "{text:?} does not come to {path}:\n{page}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Ends the process at once, as a loss of power does to a process.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to end; whether it did so in order.
    #[cfg(unix)]
    pub(crate) fn terminate(mut self) -> bool {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.child.wait().unwrap().success()
    }
}

impl Drop for Witness {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A static web server for one folder, which can be another one from now on.
pub(crate) struct Site {
    pub(crate) url: String,
    folder: Arc<Mutex<PathBuf>>,
}

impl Site {
    pub(crate) fn new(folder: PathBuf) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let folder = Arc::new(Mutex::new(folder));
        let root = Arc::clone(&folder);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let root = root.lock().unwrap().clone();
                let _ = answer(stream, &root);
            }
        });
        Self { url, folder }
    }

    pub(crate) fn show(&self, folder: PathBuf) {
        *self.folder.lock().unwrap() = folder;
    }
}

fn answer(mut stream: TcpStream, root: &std::path::Path) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head);
    let path = head.split(' ').nth(1).unwrap_or("/").trim_start_matches('/');
    let (status, body) = match std::fs::read(root.join(path)) {
        Ok(body) => ("200 OK", body),
        Err(_) => ("404 Not Found", Vec::new()),
    };
    let length = body.len();
    write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n")?;
    stream.write_all(&body)
}
