//! How the service meets the network: so many connections at a time, none that only waits, bodies of bounded size and patience, and so many
//! requests a minute of one caller (spec 10.2).

mod ballot;
mod bodies;
mod connections;
mod frame;
mod line;
mod rate;
mod reading;
mod refusals;
mod room;
mod shares;
mod tls;

pub(crate) use ballot::BallotBody;
pub(crate) use bodies::{Largest, bounded};
pub(crate) use connections::serve;
pub(crate) use frame::{Frame, framed};
pub(crate) use rate::{Rates, paced};
pub(crate) use room::{Room, counted};
pub use tls::{Tls, TlsError};

use std::time::Duration;
use tokio::net::TcpListener;

/// How the service meets the network.
#[derive(Debug, Default)]
pub struct Front {
    /// Its certificate, if no proxy before it has one.
    pub tls: Option<Tls>,
    /// Where it tells how it does: for its operator alone.
    pub metrics: Option<TcpListener>,
    /// What a connection may take.
    pub patience: Patience,
}

/// What a connection may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How many there are at a time.
    pub connections: usize,
    /// How many of them one caller may have.
    pub of_one: usize,
    /// How long one may take to send the head of a request, the next one's among them.
    pub head: Duration,
    /// How long one may take to send a body, beside what every byte that came has earned it.
    pub body: Duration,
    /// How long the rest of a body that nobody wants may take, before its connection ends.
    pub rest: Duration,
    /// How long one may take nothing of an answer that it asked for.
    pub answer: Duration,
    /// How long those that are there may go on after the end.
    pub end: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self {
            connections: 4_096,
            of_one: 1_024,
            head: seconds(10),
            body: seconds(30),
            rest: seconds(1),
            answer: seconds(30),
            end: seconds(30),
        }
    }
}
