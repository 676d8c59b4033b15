//! Voters: each keeps a connection, sends a ballot, waits for the receipt, sends the next; at once, or when it is due.

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
    /// Ballots a second; as fast as it goes, if none.
    pub(super) rate: Option<f64>,
}

/// What the voters saw.
pub(super) struct Told {
    pub(super) seconds: f64,
    pub(super) errors: usize,
    /// The service's memory after each tenth.
    pub(super) memory: Vec<u64>,
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
    /// Casts all, each ballot after those before it have been sent; asks for the service's memory after each tenth.
    pub(super) fn run(
        &self,
        ballots: &[Vec<u8>],
        memory: impl Fn() -> Result<u64, Box<dyn Error>>,
    ) -> Result<Told, Box<dyn Error>> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let requests: Vec<Vec<u8>> = ballots.iter().map(|b| request(b)).collect();
        runtime.block_on(async {
            let start = Instant::now();
            let queue = Arc::new(Queue { requests, next: AtomicUsize::new(0), rate: self.rate, start });
            let voters = (0..self.at_once)
                .map(|_| tokio::spawn(vote(self.address.to_owned(), queue.clone())))
                .collect::<Vec<_>>();
            let memory = queue.watch(memory).await?;
            let (mut errors, mut latencies) = (0, Vec::new());
            for voter in voters {
                let (own, failed) = voter.await??;
                latencies.extend(own);
                errors += failed;
            }
            let seconds = start.elapsed().as_secs_f64();
            latencies.sort_unstable();
            Ok(Told { seconds, errors, memory, latencies })
        })
    }
}

/// What is still to be sent.
struct Queue {
    requests: Vec<Vec<u8>>,
    next: AtomicUsize,
    rate: Option<f64>,
    start: Instant,
}

impl Queue {
    /// The next request and when it is due: now, unless there is a rate.
    async fn take(&self) -> Option<(&[u8], Instant)> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let request = self.requests.get(number)?;
        let Some(rate) = self.rate else { return Some((request, Instant::now())) };
        let due = self.start + Duration::from_secs_f64(number as f64 / rate);
        tokio::time::sleep_until(due.into()).await;
        Some((request, due))
    }

    /// The memory after each tenth.
    async fn watch(
        &self,
        memory: impl Fn() -> Result<u64, Box<dyn Error>>,
    ) -> Result<Vec<u64>, Box<dyn Error>> {
        let mut seen = Vec::new();
        for tenth in 1..=10 {
            while self.next.load(Ordering::Relaxed) < self.requests.len() * tenth / 10 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            seen.push(memory()?);
        }
        Ok(seen)
    }
}

type Seen = Result<(Vec<Duration>, usize), std::io::Error>;

async fn vote(address: String, queue: Arc<Queue>) -> Seen {
    let mut stream = TcpStream::connect(&address).await?;
    stream.set_nodelay(true)?;
    let (mut latencies, mut errors, mut buffer) = (Vec::new(), 0, Vec::new());
    while let Some((request, due)) = queue.take().await {
        // A second ballot that overtook its voter's first on another connection is sent again, as a voter's device would.
        let answer = loop {
            stream.write_all(request).await?;
            match answer(&mut stream, &mut buffer).await? {
                Answer::Early => tokio::time::sleep(Duration::from_millis(10)).await,
                answer => break answer,
            }
        };
        latencies.push(due.elapsed());
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
