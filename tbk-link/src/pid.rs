//! PIDs in text.

use std::ops::Range;

use top_core::Pid;

/// The longest PID: three numbers of 20 digits.
const LONGEST: usize = "mm".len() + 3 * (1 + 20);

/// Parses the PID that begins at `at`, if there is one that is not part of a longer word.
pub(crate) fn at(text: &str, at: usize) -> Option<(Pid, Range<usize>)> {
    let bytes = text.as_bytes();
    let word = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    if !bytes[at..].starts_with(b"mm_") || (at > 0 && word(&bytes[at - 1])) {
        return None;
    }
    let length = bytes[at..].iter().take(LONGEST + 1).take_while(|b| word(b)).count();
    // The parser of `Pid` allocates the message of its error.
    let mut parts = text.get(at + "mm_".len()..at + length)?.split('_').map(number);
    let pid = Pid::new(parts.next()??, parts.next()??, parts.next()??);
    parts.next().is_none().then_some((pid, at..at + length))
}

/// Parses a number without leading zeros.
fn number(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    let digits = number.checked_ilog10().map_or(1, |log| log as usize + 1);
    (digits == text.len()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        at(text, text.find("mm_")?).map(|(pid, span)| {
            assert_eq!(pid.to_string(), text[span.clone()]);
            text[span].to_owned()
        })
    }

    #[test]
    fn pids_end_at_other_characters() {
        assert_eq!(found("推广位mm_1_2_3。").as_deref(), Some("mm_1_2_3"));
        assert_eq!(found("pid=mm_1_0_111048050031&x").as_deref(), Some("mm_1_0_111048050031"));
        let longest = format!("mm_{0}_{0}_{0}", u64::MAX);
        assert_eq!(found(&longest), Some(longest.clone()));
    }

    #[test]
    fn longer_words_and_invalid_numbers_are_not_pids() {
        for text in ["mm_1_2", "mm_1_2_3_4", "xmm_1_2_3", "_mm_1_2_3", "mm_1_2_3a", "mm_01_2_3", "mm__2_3"] {
            assert_eq!(found(text), None, "{text}");
        }
        assert_eq!(found("mm_18446744073709551616_2_3"), None);
    }
}
