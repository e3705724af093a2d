//! Measures each case with criterion: `cargo bench -p top-benches`.

use criterion::{Criterion, criterion_group, criterion_main};

fn micro(criterion: &mut Criterion) {
    for mut case in top_benches::cases() {
        let mut group = criterion.benchmark_group(format!("{}, {}", case.name, case.floor_name));
        group.bench_function("floor", |bencher| bencher.iter(&mut case.floor));
        group.bench_function("sdk", |bencher| bencher.iter(&mut case.ours));
        group.finish();
    }
}

criterion_group!(benches, micro);
criterion_main!(benches);
