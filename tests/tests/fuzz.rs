//! Runs the fuzz targets on their corpus and on mutations of it. The mutations are the same in each run; `scripts/fuzz`
//! finds new ones.
#![allow(clippy::unwrap_used, missing_docs)]

use std::path::Path;

use top_tests::fuzz::{TARGETS, Target};

/// The number of mutations of each file.
const MUTATIONS: u64 = 400;

fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus").join(target);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).unwrap()).collect()
}

/// Applies a few random edits to the bytes.
fn mutated(random: &mut fastrand::Rng, seed: &[u8], other: &[u8]) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..random.usize(1..6) {
        let at = random.usize(..=bytes.len());
        match random.u8(0..6) {
            0 => bytes.truncate(at),
            1 => bytes.insert(at, random.u8(..)),
            2 if at < bytes.len() => bytes[at] ^= 1 << random.u8(0..8),
            3 if at < bytes.len() => _ = bytes.remove(at),
            4 => _ = bytes.splice(at..at, other[random.usize(..=other.len())..].iter().copied()),
            _ => {
                let again = bytes[at..].to_vec();
                bytes.extend(again);
            }
        }
        bytes.truncate(20_000);
    }
    bytes
}

fn run(target: Target, corpus: &[Vec<u8>]) {
    let mut random = fastrand::Rng::with_seed(20_260_101);
    for seed in corpus {
        target(seed);
        for _ in 0..MUTATIONS {
            let other = &corpus[random.usize(..corpus.len())];
            target(&mutated(&mut random, seed, other));
        }
    }
}

#[test]
fn corpus_and_mutations_do_not_panic() {
    for (name, target) in TARGETS {
        let corpus = corpus(name);
        assert!(corpus.len() >= 8, "{name}: {} files", corpus.len());
        run(target, &corpus);
    }
}
