//! Every operation of every kind of lanes, lane by lane, against arithmetic as it is learnt at school.
#![allow(unsafe_code)]

pub(crate) mod draw;
mod field;
mod inside;
mod reference;

use crate::kernels::kernel;

kernel!(
    /// So many rounds of all operations on elements drawn from a seed; the number of results compared.
    check_field = field::rounds, (seed: u64, count: u64) -> u64
);

#[test]
fn field_operations() {
    for arithmetic in crate::Arithmetic::available() {
        let rounds = if cfg!(miri) { 1 } else { 2000 };
        assert!(check_field(arithmetic, 1, rounds) >= 23 * rounds, "{arithmetic}");
    }
}
