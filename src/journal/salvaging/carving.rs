//! Finding events in the pages of a database and its log, whatever SQLite says of them: each by its place, its form and its
//! checksum.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{BufReader, Read as _, Seek as _, SeekFrom};

use super::cell::{self, Cell};
use crate::files::{IoResultExt as _, PathError};
use crate::journal::location::DatabaseFile;
use crate::journal::store::events;
use crate::model::Record;

/// The size of a page: SQLite's own choice, which this program never changes.
const PAGE: usize = 4_096;
/// The lengths of what stands before the pages of a log, and before each of them.
const LOG_HEADER: u64 = 32;
const FRAME_HEADER: usize = 24;

/// Finds events at places that are wanted.
pub(super) fn carve(
    database: &DatabaseFile,
    is_wanted: impl Fn(i64) -> bool,
) -> Result<BTreeMap<i64, Record>, PathError> {
    let mut pages = Pages::open(database)?;
    let mut found = BTreeMap::new();
    let mut each = |page: &[u8], pages: &mut Pages| {
        for at in 0..page.len() {
            let Some(cell) = page.get(at..).and_then(cell::cell) else { continue };
            if is_wanted(cell.seq)
                && !found.contains_key(&cell.seq)
                && let Some(record) = event(page, at, cell, pages)
            {
                found.insert(cell.seq, record);
            }
        }
    };
    pages.of_log(&mut each).context("read", database.wal())?;
    pages.of_database(&mut each).context("read", database.path())?;
    Ok(found)
}

/// Reads the event in a cell.
fn event(page: &[u8], at: usize, cell: Cell, pages: &mut Pages) -> Option<Record> {
    let start = at.checked_add(cell.start)?;
    let local = cell::local(cell.length, PAGE);
    let here = page.get(start..start.checked_add(local)?)?;
    if !cell::may_be_event(here) {
        return None;
    }
    let read = |record: &[u8]| {
        let (row, checksum) = cell::event(cell.seq, record)?;
        events::decode(&row, checksum).ok()
    };
    if local == cell.length {
        return read(here);
    }
    let next = page.get(start + local..start + local + 4)?;
    let next = u32::from_be_bytes(next.try_into().ok()?);
    [true, false].into_iter().find_map(|newest| read(&pages.follow(here, next, cell.length, newest)?))
}

/// The pages of a database and of its log.
struct Pages {
    database: File,
    log: Option<File>,
    /// Where the newest copy of each page in the log is.
    in_log: HashMap<u32, u64>,
}

impl Pages {
    fn open(database: &DatabaseFile) -> Result<Self, PathError> {
        let file = File::open(database.path()).context("open", database.path())?;
        let mut pages = Self { database: file, log: File::open(database.wal()).ok(), in_log: HashMap::new() };
        pages.index_log().context("read", database.wal())?;
        Ok(pages)
    }

    fn index_log(&mut self) -> std::io::Result<()> {
        let Some(log) = &self.log else { return Ok(()) };
        let mut log = BufReader::new(log.try_clone()?);
        log.seek(SeekFrom::Start(LOG_HEADER))?;
        let mut frame = [0; FRAME_HEADER + PAGE];
        let mut at = LOG_HEADER;
        while read_whole(&mut log, &mut frame)? == frame.len() {
            if let Some(number) = frame.first_chunk() {
                self.in_log.insert(u32::from_be_bytes(*number), at + offset(FRAME_HEADER));
            }
            at += offset(frame.len());
        }
        Ok(())
    }

    /// Every page in the log, the last of which may be cut short.
    fn of_log(&mut self, each: &mut impl FnMut(&[u8], &mut Self)) -> std::io::Result<()> {
        let Some(log) = &self.log else { return Ok(()) };
        let (mut log, mut frame) = (log.try_clone()?, vec![0; FRAME_HEADER + PAGE]);
        let mut at = LOG_HEADER;
        loop {
            // A page that is followed on from here moves the place in the file.
            log.seek(SeekFrom::Start(at))?;
            let length = read_whole(&mut log, &mut frame)?;
            let Some(page) = frame.get(FRAME_HEADER..length) else { return Ok(()) };
            if page.is_empty() {
                return Ok(());
            }
            each(page, self);
            at += offset(length);
        }
    }

    /// Every page of the database, the last of which may be cut short.
    fn of_database(&mut self, each: &mut impl FnMut(&[u8], &mut Self)) -> std::io::Result<()> {
        let (mut file, mut page, mut at) = (self.database.try_clone()?, vec![0; PAGE], 0);
        loop {
            file.seek(SeekFrom::Start(at))?;
            let length = read_whole(&mut file, &mut page)?;
            match page.get(..length) {
                None | Some([]) => return Ok(()),
                Some(page) => each(page, self),
            }
            at += offset(length);
        }
    }

    /// A record that goes on on other pages: as the log has them, or as the database does.
    fn follow(&mut self, here: &[u8], mut next: u32, length: usize, newest: bool) -> Option<Vec<u8>> {
        let mut record = here.to_vec();
        while record.len() < length {
            let page = self.page(next, newest)?;
            let (number, content) = page.split_first_chunk::<4>()?;
            next = u32::from_be_bytes(*number);
            record.extend(content.get(..content.len().min(length - record.len()))?);
        }
        Some(record)
    }

    fn page(&mut self, number: u32, newest: bool) -> Option<Vec<u8>> {
        let in_log = self.in_log.get(&number).filter(|_| newest).copied();
        let (file, at) = match (in_log, &mut self.log) {
            (Some(at), Some(log)) => (log, at),
            (Some(_), None) | (None, _) => (&mut self.database, u64::from(number.checked_sub(1)?) * offset(PAGE)),
        };
        let mut page = vec![0; PAGE];
        file.seek(SeekFrom::Start(at)).ok()?;
        file.read_exact(&mut page).ok()?;
        Some(page)
    }
}

/// Fills a buffer as far as there is something. Returns how far.
fn read_whole(file: &mut impl std::io::Read, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut length = 0;
    while let Some(rest) = buffer.get_mut(length..).filter(|rest| !rest.is_empty()) {
        match file.read(rest)? {
            0 => break,
            more => length += more,
        }
    }
    Ok(length)
}

fn offset(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
