//! One window of a multi-scalar multiplication (Pippenger): points with equal digits are added up first.
//!
//! The points are sorted by digit, and every lane walks through a stretch of the sorted list: it adds up one bucket after the other in registers, and
//! writes only finished buckets to memory. No two lanes ever touch one bucket.

use crate::digits::Digits;
use crate::lanes::{Block, Lanes, Niels, prefetch};
use crate::point::{Extended, IDENTITY, Row, Running, put, take};

/// Additions between asking for a point's memory and using it.
const AHEAD: usize = 2;

/// Entries of one window, sorted by the size of their digits; memory that is used again window by window.
pub(crate) struct Sorted {
    /// `starts[d]` is where entries of digit ±d begin, from 1 to 2^(w−1); the last is their end.
    starts: Vec<u32>,
    /// 2·point, plus 1 if the digit is negative.
    entries: Vec<u32>,
    digits: Vec<(u32, i32)>,
    buckets: Vec<Row>,
}

impl Sorted {
    pub(crate) fn new(width: u32, terms: usize) -> Self {
        let buckets = 1 << (width - 1);
        Self {
            starts: vec![0; buckets + 2],
            entries: vec![0; terms],
            digits: Vec::with_capacity(terms),
            buckets: vec![IDENTITY; buckets + 1],
        }
    }

    /// Counting sort; digits of 0 are dropped.
    pub(crate) fn sort(&mut self, digits: &Digits, window: u32) {
        self.digits.clear();
        self.starts.fill(0);
        let (kept, starts) = (&mut self.digits, &mut self.starts);
        digits.of_window(window, &mut |point, digit| {
            kept.push((point, digit));
            starts[digit.unsigned_abs() as usize] += 1;
        });
        self.starts[0] = 0;
        let mut sum = 0;
        for start in &mut self.starts {
            (*start, sum) = (sum, sum + *start);
        }
        // While it is filled, `starts[d]` moves on to the end of d, which is the start of d + 1.
        for (point, digit) in &self.digits {
            if *digit != 0 {
                let at = &mut self.starts[digit.unsigned_abs() as usize];
                self.entries[*at as usize] = point << 1 | u32::from(*digit < 0);
                *at += 1;
            }
        }
        self.starts.rotate_right(1);
        self.starts[0] = 0;
        self.starts[1] = 0;
    }

    fn count(&self) -> usize {
        self.starts.last().map_or(0, |end| *end as usize)
    }

    fn is_empty(&self, bucket: usize) -> bool {
        self.starts[bucket] == self.starts[bucket + 1]
    }
}

/// Where each lane stands.
struct Walk {
    position: [u32; 8],
    bucket: [u32; 8],
    /// End of the bucket.
    end: [u32; 8],
    /// First bucket that is no longer this lane's.
    limit: [u32; 8],
}

impl Walk {
    /// Cuts the buckets into as many stretches as there are lanes, of about as many entries each.
    fn new(sorted: &Sorted, lanes: usize) -> Self {
        let last = sorted.buckets.len() as u32;
        let cut = |lane: usize| match lane == lanes {
            true => last,
            false => {
                let target = (sorted.count() * lane / lanes) as u32;
                sorted.starts[1..last as usize].partition_point(|start| *start < target) as u32 + 1
            }
        };
        let mut walk = Self { position: [0; 8], bucket: [0; 8], end: [0; 8], limit: [0; 8] };
        for lane in 0..lanes {
            (walk.bucket[lane], walk.limit[lane]) = (cut(lane), cut(lane + 1));
            walk.enter(sorted, lane);
        }
        walk
    }

    /// Moves on to the lane's next bucket that is not empty, from where it stands.
    #[inline(always)]
    fn enter(&mut self, sorted: &Sorted, lane: usize) {
        while self.bucket[lane] < self.limit[lane] && sorted.is_empty(self.bucket[lane] as usize) {
            self.bucket[lane] += 1;
        }
        if !self.done(lane) {
            self.position[lane] = sorted.starts[self.bucket[lane] as usize];
            self.end[lane] = sorted.starts[self.bucket[lane] as usize + 1];
        }
    }

    #[inline(always)]
    fn done(&self, lane: usize) -> bool {
        self.bucket[lane] >= self.limit[lane]
    }
}

/// Fills the buckets. The last of `points` is the neutral element, for lanes that have nothing left to do.
#[inline(always)]
pub(crate) fn fill<L: Lanes>(points: &[Niels], sorted: &mut Sorted) {
    let mut walk = Walk::new(sorted, L::N);
    let mut sum = Running::<L>::identity();
    let mut blocks: [Block; 4] = [[[0; 8]; 5]; 4];
    let idle = (points.len() - 1) as u32;
    let last = sorted.entries.len().saturating_sub(1);
    loop {
        let (mut index, mut negative, mut working) = ([idle; 8], 0u8, 0u8);
        for lane in 0..L::N {
            if !walk.done(lane) {
                let entry = sorted.entries[walk.position[lane] as usize];
                index[lane] = entry >> 1;
                negative |= ((entry & 1) as u8) << lane;
                working |= 1 << lane;
                let ahead = sorted.entries[(walk.position[lane] as usize + AHEAD).min(last)];
                prefetch(&points[(ahead >> 1) as usize]);
            }
        }
        if working == 0 {
            return;
        }
        sum = sum.add(L::load_niels(points, &index), negative);
        let mut finished = 0u8;
        for lane in 0..L::N {
            walk.position[lane] += 1;
            finished |= u8::from(walk.position[lane] == walk.end[lane]) << lane;
        }
        finished &= working;
        if finished != 0 {
            sum.extended().store(&mut blocks);
            for lane in 0..L::N {
                if finished >> lane & 1 == 1 {
                    sorted.buckets[walk.bucket[lane] as usize] = take(&blocks, lane);
                    walk.bucket[lane] += 1;
                    walk.enter(sorted, lane);
                }
            }
            sum = sum.reset(finished);
        }
    }
}

/// Σ d·bucket_d: every lane a stretch of the buckets from above; (Σ (d − first)·bucket_d, Σ bucket_d) of each lane.
#[inline(always)]
pub(crate) fn reduce<L: Lanes>(sorted: &Sorted) -> [[Row; 2]; 8] {
    let stretch = (sorted.buckets.len() - 1) / L::N;
    let (mut weighted, mut plain) = (Extended::<L>::identity(), Extended::<L>::identity());
    let mut blocks: [Block; 4] = [[[0; 8]; 5]; 4];
    for step in (1..=stretch).rev() {
        for lane in 0..L::N {
            let bucket = lane * stretch + step;
            let row = if sorted.is_empty(bucket) { &IDENTITY } else { &sorted.buckets[bucket] };
            put(row, lane, &mut blocks);
        }
        plain = plain.add(Extended::load(&blocks));
        weighted = weighted.add(plain);
    }
    let mut rows = [[IDENTITY; 2]; 8];
    for (place, sum) in [weighted, plain].into_iter().enumerate() {
        sum.store(&mut blocks);
        for lane in 0..L::N {
            rows[lane][place] = take(&blocks, lane);
        }
    }
    rows
}

/// Sums the points of these indices, every lane a part of them. The last of `points` is the neutral element.
#[inline(always)]
pub(crate) fn add_up<L: Lanes>(points: &[Niels], indices: &[u32]) -> [Row; 8] {
    let mut sum = Running::<L>::identity();
    for some in indices.chunks(L::N) {
        let mut index = [(points.len() - 1) as u32; 8];
        index[..some.len()].copy_from_slice(some);
        sum = sum.add(L::load_niels(points, &index), 0);
    }
    let mut blocks: [Block; 4] = [[[0; 8]; 5]; 4];
    sum.extended().store(&mut blocks);
    let mut rows = [IDENTITY; 8];
    for lane in 0..L::N {
        rows[lane] = take(&blocks, lane);
    }
    rows
}
