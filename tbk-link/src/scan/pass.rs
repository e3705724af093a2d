//! One pass over the bytes of a text, from left to right. Each step looks at a bounded number of bytes, or ends the run that it
//! read, so the time is proportional to the length.

use std::ops::Range;

use super::BareIds;
use super::collect::Collector;
use crate::finding::{Certainty, Finding, Tpwd, What};
use crate::link::{self, Extent};
use crate::{pid, token};

pub(super) fn run(text: &str, ids: BareIds) -> Vec<Finding> {
    let mut pass = Pass { text, bytes: text.as_bytes(), found: Collector::default(), ids };
    let mut at = 0;
    while at < pass.bytes.len() {
        at = match pass.bytes[at] {
            b if b.is_ascii_alphanumeric() => pass.word(at),
            b'/' => pass.slash(at),
            0xE0..=0xEF => at + 3,
            0xF0.. => at + 4,
            _ => at + 1,
        };
    }
    pass.found.finish()
}

/// `://` in a link that is encoded as a whole.
const ENCODED_SLASHES: &[u8] = b"%3A%2F%2F";

struct Pass<'t> {
    text: &'t str,
    bytes: &'t [u8],
    found: Collector,
    ids: BareIds,
}

// Each method that reads something returns where the pass goes on.
impl Pass<'_> {
    /// Reads the word that begins at `start`.
    fn word(&mut self, start: usize) -> usize {
        let end = self.end_of(start, u8::is_ascii_alphanumeric);
        if self.ids == BareIds::Find
            && let Some(next) = self.bare_id(start)
        {
            return next;
        }
        let joined = self.bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
        match self.bytes.get(end) {
            Some(b':') => match self.after_scheme(end) {
                Some(body) => self.with_scheme(start, end, body),
                None => self.token(start, end),
            },
            Some(b'.' | b'-') if joined => self.dotted(start),
            Some(b'_') if &self.bytes[start..end] == b"mm" => self.pid(start).unwrap_or(end),
            Some(b'%') if self.is_encoded_scheme(start, end) => {
                self.encoded(start, end + ENCODED_SLASHES.len())
            }
            _ => self.token(start, end),
        }
    }

    /// Returns the end of the run of bytes from `start` on.
    fn end_of(&self, start: usize, belongs: impl Fn(&u8) -> bool) -> usize {
        start + self.bytes[start..].iter().take_while(|b| belongs(b)).count()
    }

    fn token(&mut self, start: usize, end: usize) -> usize {
        if let Some(sure) = token::certainty(self.text, start..end) {
            self.tpwd(start..end, sure);
        }
        end
    }

    fn pid(&mut self, start: usize) -> Option<usize> {
        let (pid, span) = pid::at(self.text, start)?;
        let end = span.end;
        self.found.add(What::Pid(pid), span, Certainty::Certain);
        Some(end)
    }

    /// Reads a line that is one id.
    fn bare_id(&mut self, start: usize) -> Option<usize> {
        let before = self.bytes[..start].iter().rev().find(|b| !matches!(b, b' ' | b'\t'));
        if before.is_some_and(|b| *b != b'\n') {
            return None;
        }
        let end = self.end_of(start, |b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        let after = self.bytes[end..].iter().find(|b| !matches!(b, b' ' | b'\t'));
        if !after.is_none_or(|b| matches!(b, b'\r' | b'\n')) {
            return None;
        }
        let id = link::bare_id(&self.text[start..end])?;
        self.found.add(What::Item(id), start..end, Certainty::Possible);
        Some(end)
    }

    /// Returns where the text after `://` begins, if it follows at `colon`. `:\/\/` is the same in JSON.
    fn after_scheme(&self, colon: usize) -> Option<usize> {
        let rest = &self.bytes[colon + 1..];
        [&b"//"[..], br"\/\/"].iter().find(|slashes| rest.starts_with(slashes)).map(|s| colon + 1 + s.len())
    }

    fn scheme_at(&self, start: usize) -> bool {
        let end = self.end_of(start, u8::is_ascii_alphanumeric);
        let word = &self.bytes[start..end];
        (word.eq_ignore_ascii_case(b"https") || word.eq_ignore_ascii_case(b"http"))
            && self.bytes.get(end) == Some(&b':')
            && self.after_scheme(end).is_some()
    }

    /// Reads a link whose scheme ends at `colon`. The scheme is the end of the word: `CZ001https://…`.
    fn with_scheme(&mut self, start: usize, colon: usize, body: usize) -> usize {
        let word = &self.bytes[start..colon];
        let scheme = ["https", "http"].into_iter().find(|scheme| {
            word.len() >= scheme.len()
                && word[word.len() - scheme.len()..].eq_ignore_ascii_case(scheme.as_bytes())
        });
        let Some(scheme) = scheme else {
            // Links of other schemes, such as `ftp://item.taobao.com/`, are read and not found.
            let named = word.len() > 1 && word[0].is_ascii_alphabetic();
            return if named {
                Extent::of(self.bytes, start, body).raw_end
            } else {
                self.token(start, colon)
            };
        };
        if self.scheme_at(body) {
            // `http://https://…`: the second scheme counts.
            return body;
        }
        self.link(colon - scheme.len(), body)
    }

    fn is_encoded_scheme(&self, start: usize, end: usize) -> bool {
        let slashes = self.bytes[end..].get(..ENCODED_SLASHES.len());
        matches!(&self.bytes[start..end], b"http" | b"https")
            && slashes.is_some_and(|b| b.eq_ignore_ascii_case(ENCODED_SLASHES))
    }

    /// Reads a link that is encoded as a whole, as in a parameter: `https%3A%2F%2Fitem.taobao.com%2F…`. `body` is where its
    /// host begins.
    fn encoded(&mut self, start: usize, body: usize) -> usize {
        let extent = Extent::of(self.bytes, start, start);
        let link = &self.text[start..extent.end];
        if let Some((what, sure)) = link::classify_encoded(link, body - start) {
            self.found.add(what, start..extent.end, sure);
        }
        extent.raw_end
    }

    /// Reads a link from `start` to its end. `body` is where its host begins. Links of other hosts are read and not found.
    fn link(&mut self, start: usize, body: usize) -> usize {
        let extent = Extent::of(self.bytes, start, body);
        let text = &self.text[body..extent.end];
        let classified = link::classify(&self.text[start..extent.end], body - start);
        let Some((what, sure)) = classified else { return extent.raw_end };
        let short = matches!(what, What::Short(_));
        self.found.add(what, start..extent.end, sure);
        for (name, value) in link::values(text) {
            let span = body + value.start..body + value.end;
            match name {
                "tk" if short && token::has_shape(&text[value]) => self.tpwd(span, Certainty::Certain),
                _ => _ = self.pid(span.start),
            }
        }
        extent.end
    }

    fn tpwd(&mut self, span: Range<usize>, sure: Certainty) {
        self.found.add(What::Tpwd(Tpwd::new(&self.text[span.clone()])), span, sure);
    }

    /// Reads a link that begins with `//`.
    fn slash(&mut self, at: usize) -> usize {
        let host = self.bytes.get(at + 1) == Some(&b'/')
            && self.bytes.get(at + 2).is_some_and(u8::is_ascii_alphanumeric);
        let part_of_word = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'.' | b'\\');
        let border = match self.bytes[..at] {
            [.., before, b':'] => !part_of_word(&before),
            [.., before] => !part_of_word(&before),
            [] => true,
        };
        if host && border && link::authority(&self.bytes[at + 2..]).is_some() {
            self.link(at, at + 2)
        } else {
            at + 1
        }
    }

    /// Reads words that `.` and `-` join: a host without a scheme, or something else that contains no 淘口令.
    fn dotted(&mut self, start: usize) -> usize {
        let end = self.end_of_dotted(start);
        if self.bytes.get(end) == Some(&b':')
            && let Some(body) = self.after_scheme(end)
        {
            return self.with_scheme(start, end, body);
        }
        let before = start.checked_sub(1).map(|at| self.bytes[at]);
        let border = !matches!(before, Some(b'@' | b'_' | b'%' | b'/' | b'\\' | b'.' | b'-'));
        let first = self.after_list_number(start);
        if border
            && let Some(host) = [first, start].into_iter().find(|at| link::is_host(&self.text[*at..end]))
        {
            return self.link(host, host);
        }
        let more = matches!(self.bytes.get(end), Some(b'/' | b'?' | b'#'));
        if more && link::has_top_level_domain(&self.text[start..end]) {
            return Extent::of(self.bytes, start, start).raw_end;
        }
        // `1.` before a word is the number of a list.
        let one_word = self.end_of(first, u8::is_ascii_alphanumeric) == end;
        if first > start && one_word { self.word(first) } else { end }
    }

    fn end_of_dotted(&self, start: usize) -> usize {
        let mut end = start;
        loop {
            end = self.end_of(end, u8::is_ascii_alphanumeric);
            let joined = matches!(self.bytes.get(end), Some(b'.' | b'-'))
                && self.bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
            if !joined {
                return end;
            }
            end += 1;
        }
    }

    /// Returns where the text after `1.` begins, or `start` if there is no such number.
    fn after_list_number(&self, start: usize) -> usize {
        let digits = self.bytes[start..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
        let number = (1..=3).contains(&digits) && self.bytes.get(start + digits) == Some(&b'.');
        if number { start + digits + 1 } else { start }
    }
}
