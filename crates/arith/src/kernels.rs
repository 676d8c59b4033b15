//! The loops, compiled once for each kind of processor.
#![allow(unsafe_code)]

use crate::buckets::{self, Sorted};
use crate::decode::{self, Decoded};
use crate::lanes::Niels;
use crate::point::Row;

/// Declares a kernel: the generic function, compiled with each processor's instructions, and chosen by [`Arithmetic`](crate::Arithmetic).
macro_rules! kernel {
    ($(#[$doc:meta])* $name:ident = $room:ident::$generic:ident, ($($argument:ident: $type:ty),*) -> $result:ty) => {
        $(#[$doc])*
        pub(crate) fn $name(arithmetic: $crate::Arithmetic, $($argument: $type),*) -> $result {
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2,bmi2")]
            fn avx2($($argument: $type),*) -> $result {
                $room::$generic::<$crate::lanes::avx2::Avx2>($($argument),*)
            }
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx512f,avx512dq,avx512vl,avx512ifma,avx2,bmi2")]
            fn ifma($($argument: $type),*) -> $result {
                $room::$generic::<$crate::lanes::ifma::Ifma>($($argument),*)
            }
            match arithmetic.kind() {
                #[cfg(target_arch = "x86_64")]
                // SAFETY: this kind is only made where the processor was found to have its instructions.
                $crate::arithmetic::Kind::Avx2 => unsafe { avx2($($argument),*) },
                #[cfg(target_arch = "x86_64")]
                // SAFETY: this kind is only made where the processor was found to have its instructions.
                $crate::arithmetic::Kind::Ifma => unsafe { ifma($($argument),*) },
                $crate::arithmetic::Kind::Narrow => {
                    $room::$generic::<$crate::lanes::ten::Narrow>($($argument),*)
                }
                $crate::arithmetic::Kind::Floating => {
                    $room::$generic::<$crate::lanes::twelve::Floating>($($argument),*)
                }
                _ => $room::$generic::<$crate::lanes::portable::Portable>($($argument),*),
            }
        }
    };
}

#[cfg(test)]
pub(crate) use kernel;

kernel!(
    /// Decodes some encodings, a multiple of the lanes.
    decode_lanes = decode::decode, (encodings: &[[u8; 32]], hints: Option<&[[u8; 32]]>) -> Decoded
);
kernel!(fill = buckets::fill, (points: &[Niels], sorted: &mut Sorted) -> ());
kernel!(reduce = buckets::reduce, (sorted: &Sorted) -> [[Row; 2]; 8]);
kernel!(add_up = buckets::add_up, (points: &[Niels], indices: &[u32]) -> [Row; 8]);
