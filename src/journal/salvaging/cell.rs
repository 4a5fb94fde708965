//! A row of the table of events as it lies in a page (sqlite.org/fileformat2.html, "B-tree Pages" and "Record Format").

use std::ops::RangeInclusive;

use crate::journal::store::checksum::EventRow;

/// The longest event that is looked for, with its headers: far more than a receiver takes by default.
const LONGEST: u64 = 64 << 20;
/// Columns of an event's row. The last two came later: the checksum and the query.
const COLUMNS: usize = 16;
/// The lengths of the beginning of its record: a byte for itself and each value, or some more.
const HEADERS: RangeInclusive<u64> = 15..=60;

/// Where a row begins, and how much of it there is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Cell {
    pub(super) seq: i64,
    /// The length of the record, in bytes.
    pub(super) length: usize,
    /// Where the record begins, from the beginning of the cell.
    pub(super) start: usize,
}

/// Reads the beginning of a cell.
pub(super) fn cell(bytes: &[u8]) -> Option<Cell> {
    let (length, first) = varint(bytes)?;
    let (seq, second) = varint(bytes.get(first..)?)?;
    let is_plausible = (*HEADERS.start()..=LONGEST).contains(&length);
    let cell =
        Cell { seq: seq.cast_signed(), length: usize::try_from(length).ok()?, start: first.checked_add(second)? };
    is_plausible.then_some(cell)
}

/// What of a record lies in its own page, of pages of a size; the rest is on others.
pub(super) fn local(length: usize, page: usize) -> usize {
    let most = page - 35;
    if length <= most {
        return length;
    }
    let least = (page - 12) * 32 / 255 - 23;
    let fitting = least + (length - least) % (page - 4);
    if fitting <= most { fitting } else { least }
}

/// A value of a record.
#[derive(Clone, Copy, Debug)]
enum Value<'a> {
    Null,
    Integer(i64),
    Bytes(&'a [u8]),
}

/// A value is of another kind than its column.
#[derive(Debug)]
struct NoSuchValue;

impl<'a> Value<'a> {
    fn integer(self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(number),
            Self::Null | Self::Bytes(_) => None,
        }
    }

    /// A value that may be absent.
    fn optional<T>(self, read: impl FnOnce(Self) -> Option<T>) -> Result<Option<T>, NoSuchValue> {
        match self {
            Self::Null => Ok(None),
            Self::Integer(_) | Self::Bytes(_) => read(self).map(Some).ok_or(NoSuchValue),
        }
    }

    fn bytes(self) -> Option<&'a [u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Null | Self::Integer(_) => None,
        }
    }

    fn text(self) -> Option<&'a str> {
        std::str::from_utf8(self.bytes()?).ok()
    }

    fn boolean(self) -> Option<bool> {
        match self.integer()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

/// Whether a record can be an event's by how it begins.
pub(super) fn may_be_event(record: &[u8]) -> bool {
    let Some((header, first)) = varint(record) else { return false };
    // The place is not in the record. The time is a number.
    HEADERS.contains(&header)
        && record.get(first) == Some(&0)
        && record.get(first + 1).is_some_and(|kind| (1..=6).contains(kind))
}

/// Reads a record as an event's, with its checksum if it has one.
pub(super) fn event(seq: i64, record: &[u8]) -> Option<(EventRow<'_>, Option<u32>)> {
    let values = values(record)?;
    let (row, checksum, query) = match values.as_slice() {
        [row @ .., checksum, query] if values.len() == COLUMNS => (row, *checksum, *query),
        [row @ .., checksum] if values.len() == COLUMNS - 1 => (row, *checksum, Value::Null),
        row => (row, Value::Null, Value::Null),
    };
    let [
        Value::Null,
        received_at,
        source,
        auth,
        bot_id,
        previous,
        name,
        rank,
        happened,
        identity,
        duplicate,
        late,
        headers,
        body,
    ] = row
    else {
        return None;
    };
    let row = EventRow {
        seq,
        received_at: received_at.integer()?,
        source: source.text()?,
        auth: auth.text()?,
        bot_id: bot_id.optional(Value::text).ok()?,
        previous: previous.optional(Value::integer).ok()?,
        name: name.text()?,
        rank: rank.optional(Value::integer).ok()?,
        happened: happened.optional(Value::integer).ok()?,
        identity: identity.bytes()?,
        duplicate: duplicate.boolean()?,
        late: late.boolean()?,
        headers: headers.text()?,
        body: body.bytes()?,
        query: query.optional(Value::text).ok()?,
    };
    let checksum = match checksum.optional(Value::integer).ok()? {
        Some(checksum) => Some(u32::try_from(checksum).ok()?),
        None => None,
    };
    Some((row, checksum))
}

fn values(record: &[u8]) -> Option<Vec<Value<'_>>> {
    let (header, mut at) = varint(record)?;
    let header = usize::try_from(header).ok()?;
    let mut values = Vec::with_capacity(COLUMNS);
    let mut rest = record.get(header..)?;
    while at < header {
        let (kind, length) = varint(record.get(at..header)?)?;
        at += length;
        let size = usize::try_from(match kind {
            0 | 8 | 9 => 0,
            1..=4 => kind,
            5 => 6,
            6 | 7 => 8,
            10 | 11 => return None,
            _ => (kind - 12) / 2,
        })
        .ok()?;
        let (bytes, after) = rest.split_at_checked(size)?;
        rest = after;
        values.push(match kind {
            0 => Value::Null,
            8 => Value::Integer(0),
            9 => Value::Integer(1),
            1..=6 => Value::Integer(integer(bytes)),
            _ => Value::Bytes(bytes),
        });
    }
    rest.is_empty().then_some(values)
}

/// A number of one to eight bytes, the most significant first, signed.
fn integer(bytes: &[u8]) -> i64 {
    let sign = if bytes.first().is_some_and(|byte| byte & 0x80 != 0) { -1 } else { 0 };
    bytes.iter().fold(sign, |number, byte| (number << 8) | i64::from(*byte))
}

/// A number of one to nine bytes, and how many they are.
fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut number = 0;
    for (index, byte) in bytes.iter().take(9).enumerate() {
        if index == 8 {
            return Some(((number << 8) | u64::from(*byte), 9));
        }
        number = (number << 7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number, index + 1));
        }
    }
    None
}
