//! The instrument itself: each fault does to a plain program what it says.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the verdict")]

use ostrakon_tests::faults::{Disk, Fault, Kind};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// Bytes of one write.
const BLOCK: usize = 4_096;

/// Three blocks of `x` written over a file of two blocks of `o`, and flushed in the end if so; what is there then, and the calls.
fn written(flush: bool, disk: impl Fn(&Path) -> Disk, fault: Option<Fault>) -> (Vec<u8>, Vec<String>) {
    let place = TempDir::new().unwrap();
    let (from, to) = (place.path().join("from"), place.path().join("disk-to"));
    fs::write(&from, vec![b'x'; 3 * BLOCK]).unwrap();
    fs::write(&to, vec![b'o'; 2 * BLOCK]).unwrap();
    let disk = disk(&place.path().join("disk"));
    let mut dd = Command::new("dd");
    dd.arg(format!("if={}", from.display())).arg(format!("of={}", to.display())).arg(format!("bs={BLOCK}"));
    dd.arg(if flush { "conv=notrunc,fsync" } else { "conv=notrunc" }).stderr(Stdio::null());
    disk.put(&mut dd, fault);
    let status = dd.status().unwrap();
    assert_eq!(status.success(), fault.is_none(), "{fault:?}");
    (fs::read(&to).unwrap(), disk.calls())
}

/// So many bytes of each.
fn bytes(parts: &[(usize, u8)]) -> Vec<u8> {
    parts.iter().flat_map(|&(length, byte)| vec![byte; length]).collect()
}

#[test]
fn a_sound_disk_counts() {
    let (left, calls) = written(true, Disk::under, None);
    assert_eq!(left, bytes(&[(3 * BLOCK, b'x')]));
    let names: Vec<_> = calls.iter().map(|call| call.split(' ').nth(1).unwrap()).collect();
    assert_eq!(names, ["write", "write", "write", "fsync"]);
    assert!(calls[0].starts_with("1 write /") && calls[0].ends_with("disk-to 4096"), "{}", calls[0]);
}

#[test]
fn each_kind_does_what_it_says() {
    let second = |kind| written(true, Disk::under, Some(Fault::once(2, kind))).0;
    let (x, o) = (|blocks| (blocks * BLOCK, b'x'), |blocks| (blocks * BLOCK, b'o'));
    assert_eq!(second(Kind::FailBefore), bytes(&[x(1), o(1)]));
    assert_eq!(second(Kind::NoSpace), bytes(&[x(1), o(1)]));
    assert_eq!(second(Kind::ReadOnly), bytes(&[x(1), o(1)]));
    assert_eq!(second(Kind::FailAfter), bytes(&[x(2)]));
    assert_eq!(second(Kind::Kill), bytes(&[x(1), o(1)]));
    assert_eq!(second(Kind::Torn), bytes(&[x(1), (BLOCK / 2, b'x'), (BLOCK / 2, b'o')]));
    assert_eq!(second(Kind::PowerLoss), bytes(&[o(2)]));
}

#[test]
fn what_was_flushed_outlasts_the_power_unless_the_disk_lied() {
    let at_flush = Some(Fault::once(4, Kind::PowerLoss));
    assert_eq!(written(true, Disk::under, at_flush).0, bytes(&[(2 * BLOCK, b'o')]), "sizes too");
    let place = TempDir::new().unwrap();
    for (lying, left) in [(false, "one\n"), (true, "")] {
        let file = place.path().join(lying.to_string());
        let disk = if lying { Disk::under(place.path()).lying() } else { Disk::under(place.path()) };
        // A file that is there, two lines, each flushed with its directory; the power fails at the second line.
        fs::write(&file, "").unwrap();
        let script = "import os, sys; f = os.open(sys.argv[1], os.O_WRONLY)\n\
                      for line in [b'one\\n', b'two\\n']: os.write(f, line); os.fsync(f)";
        let mut python = Command::new("python3");
        python.args(["-c", script]).arg(&file);
        disk.put(&mut python, Some(Fault::once(4, Kind::PowerLoss)));
        assert!(!python.status().unwrap().success());
        assert_eq!(fs::read_to_string(&file).unwrap(), left);
    }
}

#[test]
fn half_of_what_was_not_flushed_may_be_kept() {
    let left = |seed| {
        let fault = Fault { keep: Some(seed), ..Fault::once(4, Kind::PowerLoss) };
        written(true, Disk::under, Some(fault)).0
    };
    let all: std::collections::BTreeSet<_> = (1..40).map(|seed| left(seed * 0x9e37_79b9)).collect();
    assert!(all.len() > 3, "{} outcomes", all.len());
    assert!(
        all.iter().all(|left| left.chunks(BLOCK).all(|block| block.iter().all(|byte| *byte == block[0])))
    );
}

#[test]
fn a_new_file_lasts_when_its_directory_was_flushed() {
    let place = TempDir::new().unwrap();
    let script = "import os, sys; d = sys.argv[1]; flush = sys.argv[2] == '1'\n\
                  f = os.open(d + '/new', os.O_CREAT | os.O_WRONLY); os.write(f, b'x'); os.fsync(f)\n\
                  if flush: e = os.open(d, os.O_RDONLY); os.fsync(e)\n\
                  os.write(f, b'y'); os.write(f, b'z')";
    for (flush, at) in [("0", 5), ("1", 6)] {
        let disk = Disk::under(place.path());
        let mut python = Command::new("python3");
        python.args(["-c", script]).arg(place.path()).arg(flush);
        disk.put(&mut python, Some(Fault::once(at, Kind::PowerLoss)));
        assert!(!python.status().unwrap().success(), "{:?}", disk.calls());
        assert_eq!(fs::read_to_string(place.path().join("new")).ok(), (flush == "1").then(|| "x".to_owned()));
    }
}

#[test]
fn it_is_armed_and_disarmed_while_the_program_runs() {
    let place = TempDir::new().unwrap();
    let file = place.path().join("file");
    let disk = Disk::under(place.path());
    let script = "import os, sys; f = os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY)\n\
                  for word in sys.stdin:\n\
                  \x20   try: os.write(f, word.encode()); print('ok', flush=True)\n\
                  \x20   except OSError as error: print(error.errno, flush=True)";
    let mut python = Command::new("python3");
    python.args(["-c", script]).arg(&file).stdin(Stdio::piped()).stdout(Stdio::piped());
    disk.put_disarmed(&mut python, Some(Fault { lasting: true, ..Fault::once(2, Kind::NoSpace) }));
    let mut python = python.spawn().unwrap();
    let (mut to, from) = (python.stdin.take().unwrap(), python.stdout.take().unwrap());
    let mut answers = std::io::BufRead::lines(std::io::BufReader::new(from));
    let mut ask = |word: &str| {
        std::io::Write::write_all(&mut to, word.as_bytes()).unwrap();
        answers.next().unwrap().unwrap()
    };
    assert_eq!(ask("a\n"), "ok");
    disk.arm();
    assert_eq!(["b\n", "c\n", "d\n"].map(&mut ask), ["ok", "28", "28"]);
    disk.disarm();
    assert_eq!(ask("e\n"), "ok");
    python.kill().unwrap();
    python.wait().unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), "a\nb\ne\n");
}
