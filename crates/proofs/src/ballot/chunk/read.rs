//! Points and scalars of all ballots, strictly (spec 3.4).

use super::Encoded;
use super::shape::Shape;
use ostrakon_arith::{Arithmetic, Points, Residue};

const IDENTITY: [u8; 32] = [0; 32];

pub(super) struct Read {
    pub(super) points: Points,
    pub(super) responses: Vec<Residue>,
    pub(super) readable: Vec<bool>,
}

impl Read {
    pub(super) fn new(
        shape: &Shape<'_>,
        arithmetic: Arithmetic,
        ballots: &[Encoded<'_>],
        hints: &[&[u8]],
    ) -> Self {
        let mut encodings = Vec::with_capacity(ballots.len() * shape.points);
        let mut responses = Vec::with_capacity(ballots.len() * shape.responses);
        let mut readable = Vec::with_capacity(ballots.len());
        for ballot in ballots {
            readable.push(read_one(shape, ballot, &mut encodings, &mut responses));
        }
        let hints = gather(shape, ballots.len(), hints);
        let (mut points, valid) = Points::decode(arithmetic, &encodings, hints.as_deref());
        for (readable, valid) in readable.iter_mut().zip(valid.chunks(shape.points)) {
            *readable &= valid.iter().all(|valid| *valid);
        }
        points.append(shape.relation.shared_points());
        Self { points, responses, readable }
    }
}

/// Takes a ballot's rows; of one that is refused, anything of the right length.
fn read_one(
    shape: &Shape<'_>,
    ballot: &Encoded<'_>,
    encodings: &mut Vec<[u8; 32]>,
    responses: &mut Vec<Residue>,
) -> bool {
    let (rows, rest) = ballot.elements.as_chunks::<32>();
    let (points, scalars) = (encodings.len(), responses.len());
    let right = ballot.elements.len() == shape.bytes() && rest.is_empty();
    let mut readable = right;
    if right {
        let (elements, answers) = rows.split_at(shape.points - 1);
        encodings.push(*ballot.credential);
        encodings.extend_from_slice(elements);
        readable = nonzero(shape, &encodings[points..]);
        responses.extend(answers.iter().map_while(Residue::from_canonical));
    }
    readable &= responses.len() == scalars + shape.responses;
    encodings.resize(points + shape.points, IDENTITY);
    responses.resize(scalars + shape.responses, Residue::ZERO);
    readable
}

/// Are P, every A, U₁ and U₀ other than O?
fn nonzero(shape: &Shape<'_>, encodings: &[[u8; 32]]) -> bool {
    let commitments = shape.commitments();
    let refused = [0, commitments, commitments + 1].into_iter().chain(shape.slots.iter().map(|s| s.1));
    refused.map(|at| &encodings[at]).all(|encoding| *encoding != IDENTITY)
}

/// The hints in the points' order, zeros where there is none.
fn gather(shape: &Shape<'_>, ballots: usize, hints: &[&[u8]]) -> Option<Vec<[u8; 32]>> {
    if hints.len() != ballots {
        return None;
    }
    let mut all = Vec::with_capacity(ballots * shape.points);
    for (i, part) in (1..).zip(hints) {
        let rows = part.as_chunks::<32>().0;
        all.extend_from_slice(&rows[..rows.len().min(shape.points)]);
        all.resize(i * shape.points, IDENTITY);
    }
    Some(all)
}
