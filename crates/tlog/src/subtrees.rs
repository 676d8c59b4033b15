//! What roots and proofs are made of, wherever the hashes stand: in memory or in tiles (RFC 6962 §2.1).

use crate::hash::{Hash, empty_root, node_hash};
use crate::tree::split;

/// A source of the roots of complete subtrees.
pub(crate) trait Subtrees {
    /// Why a root is not to be had.
    type Error;

    /// MTH(D[index·2^height : (index+1)·2^height]).
    fn node(&mut self, height: u32, index: u64) -> Result<Hash, Self::Error>;

    /// MTH(D[start:end]); `start` as RFC 6962's recursion has it: a multiple of the smallest power of two not
    /// below `end − start`.
    fn mth(&mut self, start: u64, end: u64) -> Result<Hash, Self::Error> {
        let n = end.saturating_sub(start);
        if n == 0 {
            return Ok(empty_root());
        }
        if n.is_power_of_two() {
            return self.node(n.trailing_zeros(), start / n);
        }
        // RFC 6962 §2.1: "MTH(D[n]) = SHA-256(0x01 || MTH(D[0:k]) || MTH(D[k:n]))".
        let middle = start + split(n);
        Ok(node_hash(&self.mth(start, middle)?, &self.mth(middle, end)?))
    }

    /// PATH(m, D[start:end]), `m` counted from `start`.
    fn audit_path(&mut self, m: u64, start: u64, end: u64) -> Result<Vec<Hash>, Self::Error> {
        // RFC 6962 §2.1.1: "The path for the single leaf in a tree with a one-element input
        // list D[1] = {d(0)} is empty".
        if end - start <= 1 {
            return Ok(Vec::new());
        }
        let k = split(end - start);
        let middle = start + k;
        // "PATH(m, D[n]) = PATH(m, D[0:k]) : MTH(D[k:n]) for m < k; and
        // PATH(m, D[n]) = PATH(m - k, D[k:n]) : MTH(D[0:k]) for m >= k".
        let (mut path, sibling) = if m < k {
            (self.audit_path(m, start, middle)?, self.mth(middle, end)?)
        } else {
            (self.audit_path(m - k, middle, end)?, self.mth(start, middle)?)
        };
        path.push(sibling);
        Ok(path)
    }

    /// SUBPROOF(m, D[start:end], b), `m` counted from `start`.
    fn subproof(&mut self, m: u64, start: u64, end: u64, b: bool) -> Result<Vec<Hash>, Self::Error> {
        let n = end - start;
        // RFC 6962 §2.1.2: "SUBPROOF(m, D[m], true) = {}" and
        // "SUBPROOF(m, D[m], false) = {MTH(D[m])}".
        if m == n {
            return if b { Ok(Vec::new()) } else { Ok(vec![self.mth(start, end)?]) };
        }
        let k = split(n);
        let middle = start + k;
        // "If m <= k […] SUBPROOF(m, D[n], b) = SUBPROOF(m, D[0:k], b) : MTH(D[k:n])";
        // "If m > k […] SUBPROOF(m, D[n], b) = SUBPROOF(m - k, D[k:n], false) : MTH(D[0:k])".
        let (mut path, sibling) = if m <= k {
            (self.subproof(m, start, middle, b)?, self.mth(middle, end)?)
        } else {
            (self.subproof(m - k, middle, end, false)?, self.mth(start, middle)?)
        };
        path.push(sibling);
        Ok(path)
    }
}
