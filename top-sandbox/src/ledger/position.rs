//! Positions: the keys of the oldest and the newest row of a page, as in `1555904214_lGltNdNvSX2|1555917305_lJfPMeFmdt2`.

/// The time of a row and its number.
pub(super) type Key = (i64, u32);

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LENGTH: usize = 11;

/// An odd factor, and its inverse modulo 2^64: numbers in a row have ids that look random.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
const INVERSE: u64 = 0xF1DE_83E1_9937_733D;

/// Writes the position of a page. A page with one row has one part.
pub(super) fn write(oldest: Key, newest: Key) -> String {
    if oldest == newest { part(oldest) } else { format!("{}|{}", part(oldest), part(newest)) }
}

/// Reads a position: the keys of the oldest and the newest row.
pub(super) fn read(position: &str) -> Option<(Key, Key)> {
    match position.split_once('|') {
        Some((oldest, newest)) => Some((read_part(oldest)?, read_part(newest)?)),
        None => read_part(position).map(|key| (key, key)),
    }
}

fn part((time, number): Key) -> String {
    let mut id = u64::from(number).wrapping_add(1).wrapping_mul(FACTOR);
    let mut digits = [b'0'; LENGTH];
    for digit in digits.iter_mut().rev() {
        // The remainder is less than 62.
        *digit = DIGITS[usize::try_from(id % 62).unwrap_or(0)];
        id /= 62;
    }
    format!("{time}_{}", digits.map(char::from).iter().collect::<String>())
}

fn read_part(part: &str) -> Option<Key> {
    let (time, digits) = part.split_once('_')?;
    if digits.len() != LENGTH {
        return None;
    }
    let id = digits.bytes().try_fold(0_u64, |id, digit| {
        let value = DIGITS.iter().position(|known| *known == digit)?;
        id.checked_mul(62)?.checked_add(u64::try_from(value).ok()?)
    })?;
    let number = id.wrapping_mul(INVERSE).wrapping_sub(1);
    Some((time.parse().ok()?, u32::try_from(number).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_factors_are_inverse() {
        assert_eq!(FACTOR.wrapping_mul(INVERSE), 1);
    }

    #[test]
    fn a_position_is_read_as_it_was_written() {
        for (oldest, newest) in [((1_555_904_214, 0), (1_555_917_305, 7)), ((5, u32::MAX), (5, u32::MAX))] {
            assert_eq!(read(&write(oldest, newest)), Some((oldest, newest)));
        }
    }

    #[test]
    fn a_position_has_the_form_of_the_platform() {
        let position = write((1_555_904_214, 1), (1_555_917_305, 2));
        let parts: Vec<_> = position.split('|').map(|part| part.split_once('_').unwrap()).collect();
        assert_eq!([parts[0].0, parts[1].0], ["1555904214", "1555917305"]);
        assert!(parts.iter().all(|(_, id)| id.len() == "lGltNdNvSX2".len()));
    }

    #[test]
    fn other_texts_are_not_positions() {
        for text in
            ["", "2222_334666", "1555904214", "1_lGltNdNvSX2x", "x_lGltNdNvSX2", "1555904214_lGltNdNvSX2"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
