//! Which code does the work.

use crate::lanes::{Lanes, twelve::Floating};
use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

/// Whether this is compiled with WebAssembly's vectors: there is no way to ask while running.
const VECTORS: bool = cfg!(all(target_arch = "wasm32", target_feature = "simd128"));

/// A way to compute. All give the same results; they differ in speed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Arithmetic(Kind);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(dead_code, reason = "each processor makes its own")]
pub(crate) enum Kind {
    Dalek,
    Portable,
    Narrow,
    Floating,
    Avx2,
    Ifma,
}

/// A name that is none, or one that this processor cannot do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no arithmetic {0:?} on this processor: it has {1}")]
pub struct UnknownArithmetic(String, String);

static CHOSEN: OnceLock<Arithmetic> = OnceLock::new();

impl Arithmetic {
    /// curve25519-dalek, point by point: the slowest, and nobody's code but theirs.
    pub const DALEK: Self = Self(Kind::Dalek);
    /// Plain Rust, on any processor: products of 64-bit words.
    pub const PORTABLE: Self = Self(Kind::Portable);
    /// Plain Rust, on any processor: products of 32-bit words.
    pub const NARROW: Self = Self(Kind::Narrow);

    /// Plain Rust, on any processor: products of doubles. In WebAssembly's vectors if this is compiled with them.
    pub const FLOATING: Self = Self(Kind::Floating);

    /// All that this processor can do, the slowest first.
    pub fn available() -> Vec<Self> {
        if cfg!(not(feature = "lanes")) {
            return vec![Self::DALEK];
        }
        let plain = match (cfg!(target_pointer_width = "64"), VECTORS) {
            (true, _) => [Self::FLOATING, Self::NARROW, Self::PORTABLE],
            (false, false) => [Self::PORTABLE, Self::FLOATING, Self::NARROW],
            (false, true) => [Self::PORTABLE, Self::NARROW, Self::FLOATING],
        };
        // Doubles that are computed with more bits than they have would be rounded twice.
        let exact = cfg!(not(all(target_arch = "x86", not(target_feature = "sse2"))));
        let plain = plain.into_iter().filter(|arithmetic| exact || *arithmetic != Self::FLOATING);
        [Self::DALEK].into_iter().chain(plain).chain(Self::of_processor()).collect()
    }

    /// Those that only some processors can do, the slowest first.
    fn of_processor() -> Vec<Self> {
        #[cfg(target_arch = "x86_64")]
        {
            let avx2 = is_x86_feature_detected!("avx2") && is_x86_feature_detected!("bmi2");
            let ifma = avx2
                && is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512dq")
                && is_x86_feature_detected!("avx512vl")
                && is_x86_feature_detected!("avx512ifma");
            let found = [avx2.then_some(Self(Kind::Avx2)), ifma.then_some(Self(Kind::Ifma))];
            found.into_iter().flatten().collect()
        }
        #[cfg(not(target_arch = "x86_64"))]
        Vec::new()
    }

    /// What the variable `OSTRAKON_ARITHMETIC` names, if it is set. Programs ask before they compute, so that a name that is none is told.
    pub fn from_environment() -> Result<Option<Self>, UnknownArithmetic> {
        std::env::var("OSTRAKON_ARITHMETIC").ok().map(|name| name.parse()).transpose()
    }

    /// The one that this process uses: as [chosen](Self::choose), else as the variable `OSTRAKON_ARITHMETIC` says, else the fastest.
    pub fn current() -> Self {
        *CHOSEN.get_or_init(|| {
            let named = Self::from_environment().ok().flatten();
            named.or_else(|| Self::available().last().copied()).unwrap_or(Self::DALEK)
        })
    }

    /// Decides for the whole process; false if something has been computed already, which then stays as it is.
    pub fn choose(self) -> bool {
        CHOSEN.set(self).is_ok() || Self::current() == self
    }

    /// Known while compiling where there is only one, so that nothing else is built.
    pub(crate) fn kind(self) -> Kind {
        if cfg!(feature = "lanes") { self.0 } else { Kind::Dalek }
    }

    /// Points handled at once.
    pub(crate) fn lanes(self) -> usize {
        match self.0 {
            Kind::Dalek | Kind::Portable | Kind::Narrow => 1,
            Kind::Floating => Floating::N,
            Kind::Avx2 => 4,
            Kind::Ifma => 8,
        }
    }
}

impl fmt::Display for Arithmetic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.0 {
            Kind::Dalek => "dalek",
            Kind::Portable => "portable",
            Kind::Narrow => "narrow",
            Kind::Floating => "floating",
            Kind::Avx2 => "avx2",
            Kind::Ifma => "ifma",
        })
    }
}

impl FromStr for Arithmetic {
    type Err = UnknownArithmetic;

    fn from_str(name: &str) -> Result<Self, UnknownArithmetic> {
        let all = Self::available();
        let found = all.iter().find(|one| one.to_string() == name).copied();
        let names = || all.iter().map(Self::to_string).collect::<Vec<_>>().join(", ");
        found.ok_or_else(|| UnknownArithmetic(name.into(), names()))
    }
}
