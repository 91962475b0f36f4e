//! Where JSON text begins and ends: the grammar of RFC 8259, read from left to right. Nothing of it is kept, and what is
//! open stands in a list instead of on the stack, so deep nesting costs nothing and ends nothing.

/// Why text is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It ends where more has to come: a number after its sign, point or exponent, too.
    CutShort,
    /// It goes on where it should not.
    Damaged,
}
use Fault::{CutShort, Damaged};

/// Reads on in JSON text.
pub struct Reader<'a> {
    json: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// Reads text to its end: what `read` takes, and blanks around it (section 2).
    pub fn whole<T>(
        json: &'a str,
        read: impl FnOnce(&mut Self) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let mut reader = Self { json, at: 0 };
        let found = read(&mut reader)?;
        reader.skip_blanks();
        if reader.at == json.len() {
            Ok(found)
        } else {
            Err(Damaged)
        }
    }

    /// Takes what opens and closes an object or an array, and in between what `each` takes, as often as there is something.
    pub fn all(
        &mut self,
        opening: u8,
        mut each: impl FnMut(&mut Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.skip_blanks();
        self.expect(opening)?;
        if self.takes(closing(opening)) {
            return Ok(());
        }
        loop {
            each(self)?;
            match self.next()? {
                b',' => {}
                byte if byte == closing(opening) => return Ok(()),
                _ => return Err(Damaged),
            }
        }
    }

    /// Takes what a member of an object begins with (section 4): its name, as a JSON string, and the colon.
    pub fn name(&mut self) -> Result<&'a str, Fault> {
        self.skip_blanks();
        let from = self.at;
        self.expect(b'"')?;
        self.string()?;
        let name = self.since(from);
        match self.next()? {
            b':' => Ok(name),
            _ => Err(Damaged),
        }
    }

    /// Takes a value with all that is in it (section 3).
    pub fn value(&mut self) -> Result<&'a str, Fault> {
        self.skip_blanks();
        let from = self.at;
        // What closes what is open, the innermost last.
        let mut open = Vec::new();
        loop {
            match self.next()? {
                b'"' => self.string()?,
                b't' => self.rest_of(b"rue")?,
                b'f' => self.rest_of(b"alse")?,
                b'n' => self.rest_of(b"ull")?,
                opening @ (b'{' | b'[') => {
                    if !self.takes(closing(opening)) {
                        open.push(closing(opening));
                        if opening == b'{' {
                            self.name()?;
                        }
                        continue;
                    }
                }
                byte => self.number(byte)?,
            }
            // A value is whole; with it perhaps what it stands in.
            loop {
                let Some(&close) = open.last() else {
                    return Ok(self.since(from));
                };
                match self.next()? {
                    b',' => break,
                    byte if byte == close => open.pop(),
                    _ => return Err(Damaged),
                };
            }
            if open.last() == Some(&b'}') {
                self.name()?;
            }
        }
    }

    /// The rest of a string (section 7), past its first quotation mark.
    fn string(&mut self) -> Result<(), Fault> {
        loop {
            let ends = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
            let plain = self.rest().iter().position(ends).ok_or(CutShort)?;
            self.at += plain;
            match self.byte()? {
                b'"' => return Ok(()),
                b'\\' => match self.byte()? {
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                    b'u' => {
                        for _ in 0..4 {
                            if !self.byte()?.is_ascii_hexdigit() {
                                return Err(Damaged);
                            }
                        }
                    }
                    _ => return Err(Damaged),
                },
                _ => return Err(Damaged), // a control character
            }
        }
    }

    /// The rest of a number (section 6), past its first byte.
    fn number(&mut self, first: u8) -> Result<(), Fault> {
        let first = if first == b'-' { self.byte()? } else { first };
        match first {
            b'0' => {}
            b'1'..=b'9' => self.skip_digits(),
            _ => return Err(Damaged),
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    /// One digit at least.
    fn digits(&mut self) -> Result<(), Fault> {
        if !self.byte()?.is_ascii_digit() {
            return Err(Damaged);
        }
        self.skip_digits();
        Ok(())
    }

    fn skip_digits(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn rest_of(&mut self, word: &[u8]) -> Result<(), Fault> {
        word.iter().try_for_each(|byte| self.expect(*byte))
    }

    fn expect(&mut self, byte: u8) -> Result<(), Fault> {
        if self.byte()? == byte {
            Ok(())
        } else {
            Err(Damaged)
        }
    }

    /// Takes this byte, if it comes next, past what is blank.
    fn takes(&mut self, byte: u8) -> bool {
        self.skip_blanks();
        let comes = self.peek() == Some(byte);
        self.at += usize::from(comes);
        comes
    }

    /// Takes the next byte that is not blank.
    fn next(&mut self) -> Result<u8, Fault> {
        self.skip_blanks();
        self.byte()
    }

    fn byte(&mut self) -> Result<u8, Fault> {
        let byte = self.peek().ok_or(CutShort)?;
        self.at += 1;
        Ok(byte)
    }

    fn peek(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.json.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn since(&self, from: usize) -> &'a str {
        self.json.get(from..self.at).unwrap_or_default() // both are beside a byte of the grammar's, which is ASCII
    }
}

/// What closes what this opens: two further on in ASCII.
const fn closing(opening: u8) -> u8 {
    opening + 2
}
