//! Criterion: seal, verify and tally by kind and batch size, ours and the peer in one binary.
#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use ostrakon_bench::Kind;
use ostrakon_bench::batch::Batch;
use ostrakon_bench::ours::Ours;
use ostrakon_bench::peer::{Peer, tally};

fn seal(c: &mut Criterion) {
    let mut group = c.benchmark_group("seal");
    for kind in Kind::ALL {
        let ours = Ours::new(kind.form()).unwrap();
        let (booth, credential) = (ours.booth().unwrap(), Ours::credential().unwrap());
        let (peer, mut rng) = Peer::new(kind, 1);
        group.bench_function(BenchmarkId::new("ours", kind.name()), |b| {
            b.iter(|| ours.seal(&booth, &credential, 7).unwrap());
        });
        group.bench_function(BenchmarkId::new("elastic-elgamal", kind.name()), |b| {
            b.iter(|| peer.seal(7, &mut rng))
        });
    }
}

fn verify(c: &mut Criterion) {
    let mut group = c.benchmark_group("verify");
    group.sample_size(10);
    for kind in Kind::ALL {
        let ours = Ours::new(kind.form()).unwrap();
        let ballots = ours.ballots(8192).unwrap();
        let hints = ours.hints(&ballots);
        for batch in [1, 64, 1024, 8192] {
            group.throughput(Throughput::Elements(batch as u64));
            group.bench_function(BenchmarkId::new(format!("ours/{}", kind.name()), batch), |b| {
                let whole = Batch::of(&ballots, &[], batch);
                b.iter(|| ours.verify(&whole).unwrap());
            });
            group.bench_function(BenchmarkId::new(format!("ours, hints/{}", kind.name()), batch), |b| {
                let whole = Batch::of(&ballots, &hints, batch);
                b.iter(|| ours.verify(&whole).unwrap());
            });
        }
        let (peer, mut rng) = Peer::new(kind, 1);
        let ballot = peer.seal(7, &mut rng);
        group.throughput(Throughput::Elements(1));
        group.bench_function(BenchmarkId::new("elastic-elgamal", kind.name()), |b| {
            b.iter(|| peer.verify(&ballot).unwrap().len());
        });
    }
}

fn sums(c: &mut Criterion) {
    let mut group = c.benchmark_group("tally");
    group.throughput(Throughput::Elements(1024));
    for kind in Kind::ALL {
        let ours = Ours::new(kind.form()).unwrap();
        let ciphertexts = ours.ciphertexts(&ours.ballots(1024).unwrap());
        group.bench_function(BenchmarkId::new("ours", kind.name()), |b| {
            b.iter(|| ours.tally(&ciphertexts, 1024))
        });
        let (peer, mut rng) = Peer::new(kind, 1);
        let ballots: Vec<_> = (0..1024).map(|i| peer.seal(i, &mut rng)).collect();
        let sealed: Vec<_> = ballots.iter().map(|b| peer.verify(b).unwrap()).collect();
        group.bench_function(BenchmarkId::new("elastic-elgamal", kind.name()), |b| b.iter(|| tally(&sealed)));
    }
}

criterion_group!(benches, seal, verify, sums);
criterion_main!(benches);
