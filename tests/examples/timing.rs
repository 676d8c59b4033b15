use ostrakon_tests::forge::*;
use std::time::Instant;
fn main() {
    for _ in 0..3 {
        let t = Instant::now();
        let mut e = Election::at(Stage::Manifest);
        let r = e.finish();
        let t1 = t.elapsed();
        let v = r.verify(None);
        let t2 = t.elapsed();
        let j = ostrakon_tests::reference::judge(&r, None).unwrap();
        println!("{t1:?} {t2:?} {:?} {} {}", t.elapsed(), v.report.passed(), j.passed);
    }
}
