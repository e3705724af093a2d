//! The shape of a token.

/// Returns whether the word has the shape of a 淘口令: 8 to 14 letters and digits, with a letter, and a digit or both cases.
pub(crate) fn has_shape(word: &str) -> bool {
    let any = |class: fn(&u8) -> bool| word.bytes().any(|b| class(&b));
    (8..=14).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_alphanumeric())
        && any(u8::is_ascii_alphabetic)
        && (any(u8::is_ascii_digit) || (any(u8::is_ascii_lowercase) && any(u8::is_ascii_uppercase)))
}

/// Returns whether the word is made by a rule, and so hardly a token: a digest, a number with letters such as `SF1234567890`, or
/// a name such as `iPhone15Pro`. About 1 in 1,000 random tokens is.
pub(super) fn is_regular(word: &str) -> bool {
    let any = |class: fn(&u8) -> bool| word.bytes().any(|b| class(&b));
    let one_case = !(any(u8::is_ascii_lowercase) && any(u8::is_ascii_uppercase));
    let digest = one_case && word.bytes().all(|b| b.is_ascii_hexdigit());
    let changes =
        word.as_bytes().windows(2).filter(|w| w[0].is_ascii_digit() != w[1].is_ascii_digit()).count();
    digest || (one_case && changes <= 2) || (changes <= 1 && letters(word).nth(1).is_none()) || is_name(word)
}

/// Returns whether the word has few parts, and nearly all of its letters can be pronounced: `Bluetooth50`, `JavaScript8`.
fn is_name(word: &str) -> bool {
    let numbers = word.as_bytes().chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit());
    let numbers = numbers.filter(|run| run[0].is_ascii_digit()).count();
    if numbers + letters(word).count() > 4 {
        return false;
    }
    let spoken: usize = letters(word).filter(|part| is_pronounceable(part)).map(str::len).sum();
    let all: usize = letters(word).map(str::len).sum();
    spoken >= 4 && spoken * 4 >= all * 3
}

/// Returns the parts of a word that are letters: lower case with at most one capital letter before it, or upper case.
fn letters(word: &str) -> impl Iterator<Item = &str> {
    let bytes = word.as_bytes();
    let count = |from: usize, class: fn(&u8) -> bool| bytes[from..].iter().take_while(|b| class(b)).count();
    let mut at = 0;
    std::iter::from_fn(move || {
        at += count(at, u8::is_ascii_digit);
        let start = at;
        let upper = count(at, u8::is_ascii_uppercase);
        let lower = count(at + upper, u8::is_ascii_lowercase);
        // The last capital letter begins the next part.
        at += if upper > 1 && lower > 0 { upper - 1 } else { upper + lower };
        (at > start).then(|| &word[start..at])
    })
}

/// Returns the consonants that follow a consonant in English words and in pinyin.
fn followers(consonant: u8) -> &'static [u8] {
    match consonant {
        b'b' => b"blr",
        b'c' => b"chklrt",
        b'd' => b"dgrs",
        b'f' => b"flrt",
        b'g' => b"ghlr",
        b'h' => b"nt",
        b'k' => b"s",
        b'l' => b"dfklmpstv",
        b'm' => b"bmps",
        b'n' => b"cdgknstx",
        b'p' => b"hlprst",
        b'r' => b"bcdfgklmnprstv",
        b's' => b"chklmnpstw",
        b't' => b"chlrstw",
        b'w' => b"hnrs",
        b'x' => b"pt",
        b'z' => b"h",
        _ => b"",
    }
}

fn is_pronounceable(part: &str) -> bool {
    let bytes = part.as_bytes();
    let is_vowel = |b: u8| b"aeiouy".contains(&b.to_ascii_lowercase());
    let follows =
        |pair: &[u8]| followers(pair[0].to_ascii_lowercase()).contains(&pair[1].to_ascii_lowercase());
    let mut runs = bytes.chunk_by(|a, b| is_vowel(*a) == is_vowel(*b));
    let capitals = part.bytes().filter(u8::is_ascii_uppercase).count();
    part.len() >= 3
        && capitals <= 1
        && part.bytes().any(is_vowel)
        && runs.all(|run| if is_vowel(run[0]) { run.len() <= 3 } else { run.windows(2).all(follows) })
        && !part.ends_with(['j', 'q', 'v', 'w', 'J', 'Q', 'V', 'W'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_have_another_shape() {
        for word in ["Ab3dE5gH7jK", "2kt123e08DjviP", "OZGjcQKQkLE", "abcdefg1"] {
            assert!(has_shape(word), "{word}");
        }
        for word in ["13812345678", "application", "APPLICATION", "Ab3dE5g", "Ab3dE5gH7jK2345", "口令Ab3dE5g"]
        {
            assert!(!has_shape(word), "{word}");
        }
    }

    #[test]
    fn names_digests_and_numbers_are_regular() {
        for word in [
            "Bluetooth50",
            "iPhone15Pro",
            "JavaScript8",
            "Application",
            "Zhang198812",
            "2024summer1",
            "SF123456789",
            "JDVA0012345",
            "3f2a91c0b7d",
            "DEADBEEF01",
            "Username123",
            "OpenHarmony",
        ] {
            assert!(is_regular(word), "{word}");
        }
        for word in [
            "e2Nocj7Tx1g",
            "OZGjcQKQkLE",
            "hxWAcj3Yiqt",
            "F2iBcQ6xCZB",
            "s0jWcizeD02",
            "2jRycicbvxe",
            "yhSSc90Hk1L",
            "akuVc4tENOl",
            "MJN9f2bd29s",
            "Z9YdVgTDJ2C",
            "p7lYdesjTCG",
            "LOcqdeIlU9y",
            "hxlgccEumBB",
        ] {
            assert!(!is_regular(word), "{word}");
        }
    }

    #[test]
    fn few_random_tokens_are_regular() {
        const ALPHABET: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        let mut state = 20_260_101_u64;
        let mut token = || {
            let mut letter = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                char::from(ALPHABET[(state >> 33) as usize % ALPHABET.len()])
            };
            (0..11).map(|_| letter()).collect::<String>()
        };
        let tokens: Vec<_> = (0..100_000).map(|_| token()).filter(|token| has_shape(token)).collect();
        let regular: Vec<_> = tokens.iter().filter(|token| is_regular(token)).collect();
        assert!(
            tokens.len() > 99_000 && regular.len() * 1000 <= tokens.len() * 2,
            "{} of 100,000",
            regular.len()
        );
    }
}
