use crc32fast::Hasher;

/// What a row of an event holds, in the types of the database.
#[derive(Clone, Copy, Debug)]
pub(in crate::journal) struct EventRow<'a> {
    pub(in crate::journal) seq: i64,
    pub(in crate::journal) received_at: i64,
    pub(in crate::journal) source: &'a str,
    pub(in crate::journal) auth: &'a str,
    pub(in crate::journal) bot_id: Option<&'a str>,
    pub(in crate::journal) previous: Option<i64>,
    pub(in crate::journal) name: &'a str,
    pub(in crate::journal) rank: Option<i64>,
    pub(in crate::journal) happened: Option<i64>,
    pub(in crate::journal) identity: &'a [u8],
    pub(in crate::journal) duplicate: bool,
    pub(in crate::journal) late: bool,
    pub(in crate::journal) headers: &'a str,
    pub(in crate::journal) body: &'a [u8],
    pub(in crate::journal) query: Option<&'a str>,
}

impl EventRow<'_> {
    /// The CRC-32 (ISO-HDLC) of the whole row, each value told from the next: it finds every single flipped bit.
    pub(in crate::journal) fn checksum(&self) -> u32 {
        let Self { seq, received_at, source, auth, bot_id, previous, name, rank, happened, identity, .. } = *self;
        let mut sum = Hasher::new();
        for number in [Some(seq), Some(received_at), previous, rank, happened] {
            sum.update(&[u8::from(number.is_some())]);
            sum.update(&number.unwrap_or_default().to_le_bytes());
        }
        sum.update(&[u8::from(self.duplicate), u8::from(self.late), u8::from(bot_id.is_some())]);
        let texts = [source, auth, bot_id.unwrap_or_default(), name, self.headers].map(str::as_bytes);
        for bytes in texts.into_iter().chain([identity, self.body]) {
            sum.update(&bytes.len().to_le_bytes());
            sum.update(bytes);
        }
        // A row that has none has the checksum that older versions wrote.
        if let Some(query) = self.query {
            sum.update(&query.len().to_le_bytes());
            sum.update(query.as_bytes());
        }
        sum.finalize()
    }
}
