use std::path::Path;

/// What a disk has for the likes of us.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Room {
    /// In bytes.
    pub(crate) free: u64,
    /// How much of that stays free, in bytes: a journal on the same disk must go on.
    pub(crate) reserve: u64,
}

/// What stays free of any disk, in bytes: a day of webhooks fits in.
#[cfg(any(unix, test))]
const RESERVE: u64 = 64 << 20;

impl Room {
    /// What may be taken, in bytes.
    pub(crate) fn left(self) -> u64 {
        self.free.saturating_sub(self.reserve)
    }

    /// A small disk keeps a hundredth free.
    #[cfg(any(unix, test))]
    fn of(free: u64, all: u64) -> Self {
        Self { free, reserve: RESERVE.min(all / 100) }
    }
}

/// What there is on the disk of a folder; `None` where the system does not say.
#[cfg(unix)]
pub(crate) fn room(folder: &Path) -> Option<Room> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let stat = rustix::fs::statvfs(folder).ok()?;
    Some(Room::of(stat.f_bavail.checked_mul(stat.f_frsize)?, stat.f_blocks.saturating_mul(stat.f_frsize)))
}

#[cfg(not(unix))]
pub(crate) fn room(_folder: &Path) -> Option<Room> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundredth_of_a_small_disk_stays_free_and_64_mib_of_a_large_one() {
        assert_eq!(Room::of(500, 1_000), Room { free: 500, reserve: 10 });
        assert_eq!(Room::of(5, 1_000).left(), 0);
        assert_eq!(Room::of(1 << 40, 1 << 42).left(), (1 << 40) - (64 << 20));
    }
}
