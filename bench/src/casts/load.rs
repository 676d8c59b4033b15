//! Voters: each keeps a connection, sends a ballot, waits for the receipt, sends the next.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How many vote at once, and where.
pub(super) struct Load<'a> {
    pub(super) address: &'a str,
    pub(super) at_once: usize,
}

/// What the voters saw.
pub(super) struct Told {
    pub(super) seconds: f64,
    pub(super) errors: usize,
    /// Ascending.
    latencies: Vec<Duration>,
}

impl Told {
    /// Milliseconds.
    pub(super) fn quantile(&self, part: f64) -> f64 {
        let place =
            ((self.latencies.len() as f64 * part) as usize).min(self.latencies.len().saturating_sub(1));
        self.latencies.get(place).map_or(f64::NAN, |latency| latency.as_secs_f64() * 1e3)
    }
}

impl Load<'_> {
    /// Casts all, each ballot after those before it have been sent.
    pub(super) fn run(&self, ballots: &[Vec<u8>]) -> Result<Told, Box<dyn Error>> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let requests: Arc<Vec<Vec<u8>>> = Arc::new(ballots.iter().map(|b| request(b)).collect());
        runtime.block_on(async {
            let next = Arc::new(AtomicUsize::new(0));
            let start = Instant::now();
            let voters = (0..self.at_once)
                .map(|_| tokio::spawn(vote(self.address.to_owned(), requests.clone(), next.clone())))
                .collect::<Vec<_>>();
            let (mut errors, mut latencies) = (0, Vec::new());
            for voter in voters {
                let (own, failed) = voter.await??;
                latencies.extend(own);
                errors += failed;
            }
            let seconds = start.elapsed().as_secs_f64();
            latencies.sort_unstable();
            Ok(Told { seconds, errors, latencies })
        })
    }
}

type Seen = Result<(Vec<Duration>, usize), std::io::Error>;

async fn vote(address: String, requests: Arc<Vec<Vec<u8>>>, next: Arc<AtomicUsize>) -> Seen {
    let mut stream = TcpStream::connect(&address).await?;
    stream.set_nodelay(true)?;
    let (mut latencies, mut errors, mut buffer) = (Vec::new(), 0, Vec::new());
    while let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed)) {
        let sent = Instant::now();
        // A second ballot that overtook its voter's first on another connection is sent again, as a voter's device would.
        let answer = loop {
            stream.write_all(request).await?;
            match answer(&mut stream, &mut buffer).await? {
                Answer::Early => tokio::time::sleep(Duration::from_millis(10)).await,
                answer => break answer,
            }
        };
        latencies.push(sent.elapsed());
        errors += usize::from(answer != Answer::Receipt);
    }
    Ok((latencies, errors))
}

fn request(ballot: &[u8]) -> Vec<u8> {
    let head = format!(
        "POST /api/elections/{}/cast HTTP/1.1\r\nhost: board.example\r\n\
         content-type: application/octet-stream\r\ncontent-length: {}\r\n\r\n",
        super::served::SLUG,
        ballot.len()
    );
    [head.as_bytes(), ballot].concat()
}

/// What came back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Receipt,
    /// 409: the ballot before is still on its way.
    Early,
    Other,
}

/// Reads one answer.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<Answer, std::io::Error> {
    buffer.clear();
    let broken = || std::io::Error::other("the service hangs up");
    let head = loop {
        if stream.read_buf(buffer).await? == 0 {
            return Err(broken());
        }
        if let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let text = String::from_utf8_lossy(&buffer[..head]).to_ascii_lowercase();
    let length = text.lines().find_map(|line| line.strip_prefix("content-length:"));
    let length: usize = length.and_then(|l| l.trim().parse().ok()).ok_or_else(broken)?;
    while buffer.len() < head + length {
        if stream.read_buf(buffer).await? == 0 {
            return Err(broken());
        }
    }
    let receipt =
        buffer.starts_with(b"HTTP/1.1 200") && buffer[head..].starts_with(b"c2sp.org/tlog-proof@v1");
    Ok(match receipt {
        true => Answer::Receipt,
        false if buffer.starts_with(b"HTTP/1.1 409") => Answer::Early,
        false => Answer::Other,
    })
}
