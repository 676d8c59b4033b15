//! The figures, for people.

use ostrakon_bench::bad::Bad;
use ostrakon_bench::casts::Casts;
use ostrakon_bench::compare::Comparison;
use ostrakon_bench::limit::Limit;
use ostrakon_bench::memory::Memory;
use ostrakon_bench::threads::Threads;
use ostrakon_bench::types::Types;

/// What can be shown in lines.
pub(crate) trait Table {
    /// The lines.
    fn lines(&self) -> Vec<String>;
}

fn hinted(hints: bool) -> &'static str {
    if hints { "yes" } else { "" }
}

impl Table for Comparison {
    fn lines(&self) -> Vec<String> {
        let head = format!("commit {}, {}; µs a ballot, one core", self.commit, self.cpu);
        let columns = ["ballot", "op", "hints", "batch", "ours", "elastic-elgamal", "ratio"];
        let [a, b, c, d, e, f, g] = columns;
        let titles = format!("{a:<16} {b:<7} {c:<6} {d:>7} {e:>10} {f:>16} {g:>8}");
        let rows = self.rows.iter().map(|r| {
            let hints = hinted(r.hints);
            format!(
                "{:<16} {:<7} {hints:<6} {:>7} {:>10.2} {:>16.2} {:>7.1}×",
                r.ballot, r.op, r.batch, r.ours_us, r.peer_us, r.ratio
            )
        });
        [head, titles].into_iter().chain(rows).collect()
    }
}

impl Table for Types {
    fn lines(&self) -> Vec<String> {
        let head =
            format!("commit {}, {}; µs a ballot, one core, batches of {}", self.commit, self.cpu, self.batch);
        let [a, b, c, d, e, f, g, h] =
            ["ballot", "bits", "numbers", "slots", "bytes", "seal", "verify", "≤5 of 10 = 1"];
        let titles = format!("{a:<22} {b:>5} {c:>7} {d:>5} {e:>6} {f:>10} {g:>10} {h:>14}");
        let rows = self.rows.iter().map(|r| {
            format!(
                "{:<22} {:>5} {:>7} {:>5} {:>6} {:>10.1} {:>10.1} {:>13.2}×",
                r.ballot, r.bits, r.numbers, r.slots, r.bytes, r.seal_us, r.verify_us, r.verify_ratio
            )
        });
        [head, titles].into_iter().chain(rows).collect()
    }
}

impl Table for Limit {
    fn lines(&self) -> Vec<String> {
        let head = format!(
            "commit {}, {}, arithmetic {}; µs a ballot, one core, with hints",
            self.commit, self.cpu, self.arithmetic
        );
        let [a, b, c, d, e, f, g, h] =
            ["ballot", "points", "hash", "decode", "multiply", "add", "limit", "ours"];
        let titles = format!("{a:<16} {b:>6} {c:>7} {d:>7} {e:>9} {f:>7} {g:>8} {h:>8}");
        let rows = self.rows.iter().map(|r| {
            format!(
                "{:<16} {:>6} {:>7.2} {:>7.2} {:>9.2} {:>7.2} {:>8.2} {:>8.2} {:>6.1}×",
                r.ballot,
                r.points,
                r.hash_us,
                r.decode_us,
                r.multiply_us,
                r.add_us,
                r.limit_us,
                r.ours_us,
                r.ratio
            )
        });
        [head, titles].into_iter().chain(rows).collect()
    }
}

impl Table for Threads {
    fn lines(&self) -> Vec<String> {
        let head = format!("commit {}, {}", self.commit, self.cpu);
        let [a, b, c, d, e] = ["ballot", "hints", "cores", "ballots/s", "speed-up"];
        let titles = format!("{a:<16} {b:<6} {c:>5} {d:>10} {e:>9}");
        let rows = self.rows.iter().map(|r| {
            let hints = hinted(r.hints);
            format!(
                "{:<16} {hints:<6} {:>5} {:>10.0} {:>8.2}×",
                r.ballot, r.threads, r.ballots_per_second, r.speedup
            )
        });
        [head, titles].into_iter().chain(rows).collect()
    }
}

impl Table for Bad {
    fn lines(&self) -> Vec<String> {
        let head = format!("commit {}, {}; µs a ballot, one core, with hints", self.commit, self.cpu);
        let [a, b, c, d, e, f] = ["ballot", "ballots", "false", "all right", "with false", "ratio"];
        let titles = format!("{a:<16} {b:>8} {c:>6} {d:>10} {e:>11} {f:>8}");
        let rows = self.rows.iter().map(|r| {
            format!(
                "{:<16} {:>8} {:>6} {:>10.2} {:>11.2} {:>7.2}×",
                r.ballot, r.ballots, r.bad, r.good_us, r.bad_us, r.ratio
            )
        });
        [head, titles].into_iter().chain(rows).collect()
    }
}

impl Table for Memory {
    fn lines(&self) -> Vec<String> {
        let head = format!("commit {}, {}; with hints", self.commit, self.cpu);
        let [a, b, c, d, e] = ["ballot", "batch", "before, MB", "peak, MB", "bytes a ballot"];
        let titles = format!("{a:<16} {b:>7} {c:>11} {d:>9} {e:>15}");
        let rows = self.rows.iter().map(|r| {
            let (before, peak) = (r.before_bytes as f64 / 1e6, r.peak_bytes as f64 / 1e6);
            format!("{:<16} {:>7} {before:>11.1} {peak:>9.1} {:>15.0}", r.ballot, r.batch, r.bytes_per_ballot)
        });
        [head, titles].into_iter().chain(rows).collect()
    }
}

impl Table for Casts {
    fn lines(&self) -> Vec<String> {
        let head = format!("commit {}, {}, {} cores for service and load", self.commit, self.cpu, self.cores);
        let columns = [
            "engine",
            "at once",
            "due/s",
            "casts/s",
            "p50",
            "p99",
            "p99.9 ms",
            "a commit",
            "µs each",
            "verify",
            "of bound",
            "of cores",
            "MB: before, half, end",
        ];
        let [a, b, r, c, d, e, f, g, h, i, j, k, m] = columns;
        let titles = format!(
            "{a:<9} {b:>7} {r:>7} {c:>8} {d:>8} {e:>8} {f:>9} {g:>9} {h:>8} {i:>7} {j:>8} {k:>8} {m:>22}"
        );
        let rows = self.rows.iter().map(|r| {
            let megabytes = |tenth: usize| r.memory_bytes.get(tenth).map_or(f64::NAN, |bytes| *bytes as f64 / 1e6);
            let due = r.rate.map_or_else(|| "-".to_owned(), |rate| format!("{rate:.0}"));
            format!(
                "{:<9} {:>7} {due:>7} {:>8.0} {:>8.2} {:>8.2} {:>9.2} {:>9.1} {:>8.1} {:>7.1} {:>7.0}% {:>7.0}% {:>8.0} {:>6.0} {:>6.0}{}",
                r.engine, r.at_once, r.casts_a_second, r.p50_ms, r.p99_ms, r.p999_ms, r.ballots_a_commit,
                r.service_us, r.verify_us, 100.0 * r.of_the_bound, 100.0 * r.of_the_cores,
                megabytes(0), megabytes(5), megabytes(10),
                if r.errors > 0 { format!("   {} ERRORS", r.errors) } else { String::new() }
            )
        });
        [head, titles].into_iter().chain(rows).collect()
    }
}
