/// The longest line, in bytes; what is beyond it is left out.
const LONGEST: usize = 4 << 10;

/// Cuts what a program writes into lines, of which none takes more memory than [`LONGEST`].
#[derive(Debug, Default)]
pub(super) struct Lines {
    line: Vec<u8>,
}

impl Lines {
    /// Takes bytes, and tells every line that they end.
    pub(super) fn push(&mut self, bytes: &[u8], mut tell: impl FnMut(&str)) {
        let mut parts = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).peekable();
        while let Some(part) = parts.next() {
            let room = LONGEST.saturating_sub(self.line.len());
            self.line.extend(part.iter().take(room));
            if parts.peek().is_some() {
                self.end(&mut tell);
            }
        }
    }

    /// Tells the line that was not ended.
    pub(super) fn end(&mut self, mut tell: impl FnMut(&str)) {
        if !self.line.is_empty() {
            tell(&String::from_utf8_lossy(&self.line));
            self.line.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(pieces: &[&[u8]]) -> Vec<String> {
        let (mut lines, mut told) = (Lines::default(), Vec::new());
        for piece in pieces {
            lines.push(piece, |line| told.push(line.to_owned()));
        }
        lines.end(|line| told.push(line.to_owned()));
        told
    }

    #[test]
    fn lines_are_told_whole_however_they_come() {
        assert_eq!(lines(&[b"one\ntw", b"o\r\nthree"]), ["one", "two", "three"]);
        assert_eq!(lines(&[b"\n\n", b"", b"\r"]), [""; 0]);
        assert_eq!(lines(&[b"a\xffb\n"]), ["a\u{FFFD}b"]);
    }

    #[test]
    fn an_endless_line_takes_no_more_memory_than_a_long_one() {
        let mut endless = Lines::default();
        for _ in 0..100 {
            endless.push(&[b'x'; 1 << 10], |_| panic!("it does not end"));
        }
        assert_eq!(endless.line.len(), LONGEST);
        let mut told = Vec::new();
        endless.push(b"y\nnext\n", |line| told.push(line.len()));
        assert_eq!(told, [LONGEST, 4]);
    }
}
