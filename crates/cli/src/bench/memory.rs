//! How much memory this process has held at most.

/// In bytes, from `/proc/self/status`; nothing where there is no such file.
pub(super) fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #[test]
    fn a_process_holds_some_memory_and_less_than_the_machine_could() {
        let peak = super::peak().unwrap_or_default();
        assert!((1 << 20..1 << 45).contains(&peak), "{peak}");
    }
}
