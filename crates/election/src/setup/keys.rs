//! The election's keys, recomputed from dealings (spec 1.3).

use super::Dealing;
use ostrakon_group::multiply::IsIdentity;
use ostrakon_group::{DecodeError, Point, Reader, decode_nonzero_point, encode_point, sha256};

const MAGIC: [u8; 4] = *b"OK\x01\x01";

/// K_1 … K_M, K_vrf, and every trustee's verification keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElectionKeys {
    joint: Vec<Point>,
    /// X_{i,s}, by trustee.
    verification: Vec<Vec<Point>>,
}

/// Why keys are refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    /// Not the layout.
    #[error("not a keys file of this version with {columns} keys")]
    Layout {
        /// How many keys there should be.
        columns: usize,
    },
    /// A key does not decode or is the identity.
    #[error("key {column}: {source}")]
    Key {
        /// From 1.
        column: usize,
        /// Why.
        source: DecodeError,
    },
    /// A joint key is the identity.
    #[error("joint key {column} is the identity")]
    Identity {
        /// From 1.
        column: usize,
    },
    /// Two keys are equal or opposite.
    #[error("joint keys {first} and {second} are equal or opposite")]
    Dependent {
        /// From 1.
        first: usize,
        /// From 1.
        second: usize,
    },
    /// A verification key is the identity.
    #[error("verification key {column} of trustee {trustee} is the identity")]
    Verification {
        /// From 1.
        trustee: usize,
        /// From 1.
        column: usize,
    },
}

impl ElectionKeys {
    /// Sums the dealings of all n trustees, by trustee.
    pub fn from_dealings(dealings: &[Dealing]) -> Self {
        let columns = dealings.first().map_or(0, Dealing::columns);
        let joint = (0..columns).map(|s| dealings.iter().map(|d| d.column(s)[0]).sum()).collect();
        let of_trustee = |i: u16| {
            let images: Vec<_> = dealings.iter().map(|d| d.share_images(i)).collect();
            (0..columns).map(|s| images.iter().map(|row| row[s]).sum()).collect()
        };
        let verification = (1..=dealings.len() as u16).map(of_trustee).collect();
        Self { joint, verification }
    }

    /// No identity; no two joint keys equal or opposite.
    pub fn check(&self) -> Result<(), KeysError> {
        if let Some(column) = self.joint.iter().position(Point::is_identity) {
            return Err(KeysError::Identity { column: column + 1 });
        }
        for (second, key) in self.joint.iter().enumerate() {
            if let Some(first) = self.joint[..second].iter().position(|k| k == key || *k == -key) {
                return Err(KeysError::Dependent { first: first + 1, second: second + 1 });
            }
        }
        for (trustee, row) in self.verification.iter().enumerate() {
            if let Some(column) = row.iter().position(Point::is_identity) {
                return Err(KeysError::Verification { trustee: trustee + 1, column: column + 1 });
            }
        }
        Ok(())
    }

    /// `setup/keys`.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend((self.joint.len() as u16).to_be_bytes());
        self.joint.iter().for_each(|k| out.extend(encode_point(k)));
        out
    }

    /// SHA-256 of `setup/keys`.
    pub fn hash(&self) -> [u8; 32] {
        sha256(&self.encode())
    }

    /// Reads the joint keys of `setup/keys`: what a voter's device needs.
    pub fn decode_joint(bytes: &[u8], columns: usize) -> Result<Vec<Point>, KeysError> {
        let layout = KeysError::Layout { columns };
        let mut reader = Reader::new(bytes);
        let head = [MAGIC.as_slice(), &(columns as u16).to_be_bytes()].concat();
        let rows = match reader.take(head.len()) {
            Ok(found) if found == head => reader.rows(columns).map_err(|_| layout.clone())?,
            _ => return Err(layout),
        };
        reader.finish().map_err(|_| layout)?;
        let decode =
            |(i, row)| decode_nonzero_point(row).map_err(|source| KeysError::Key { column: i + 1, source });
        rows.iter().enumerate().map(decode).collect()
    }

    /// K_1 … K_M.
    pub fn slots(&self) -> &[Point] {
        &self.joint[..self.joint.len().saturating_sub(1)]
    }

    /// K_vrf.
    pub fn lot(&self) -> Option<&Point> {
        self.joint.last()
    }

    /// X_{i,1} … X_{i,M+1} of trustee `number`, from 1.
    pub fn verification(&self, number: u16) -> Option<&[Point]> {
        self.verification.get(usize::from(number).checked_sub(1)?).map(Vec::as_slice)
    }
}
