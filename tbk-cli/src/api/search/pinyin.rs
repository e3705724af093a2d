//! Pinyin of Chinese words, to match what users type without an input method.

use pinyin::ToPinyinMulti as _;

/// A word with the readings of each character. Characters without a reading, such as `-`, separate words.
#[derive(Debug)]
pub(super) struct Spelling(Vec<Vec<String>>);

/// The last syllable may be incomplete from this number of letters.
const MIN_PART: usize = 2;

impl Spelling {
    pub(super) fn of(word: &str) -> Self {
        Self(word.chars().map(readings).collect())
    }

    /// Whether the letters are the pinyin of consecutive characters: `dingdan` in 所有订单查询.
    pub(super) fn contains(&self, letters: &str) -> bool {
        (0..self.0.len()).any(|start| spells(&self.0[start..], letters, Rest::Any))
    }

    /// Whether the letters are the initials of consecutive characters: `tlj` in 淘礼金创建.
    pub(super) fn contains_initials(&self, letters: &str) -> bool {
        let letters: Vec<char> = letters.chars().collect();
        self.0.windows(letters.len()).any(|characters| have_initials(characters, &letters))
    }

    /// Whether the letters are the pinyin or the initials of the whole word.
    pub(super) fn is(&self, letters: &str) -> bool {
        let initials: Vec<char> = letters.chars().collect();
        spells(&self.0, letters, Rest::None)
            || (self.0.len() > 1 && initials.len() == self.0.len() && have_initials(&self.0, &initials))
    }

    /// Returns the pinyin with the most common reading of each character.
    pub(super) fn letters(&self) -> String {
        self.0.iter().filter_map(|readings| readings.first()).map(String::as_str).collect()
    }

    /// Whether the two words sound the same, as words that an input method confuses do.
    pub(super) fn sounds_like(&self, other: &Self) -> bool {
        let shared = |(a, b): (&Vec<String>, &Vec<String>)| a.iter().any(|reading| b.contains(reading));
        self.0.len() == other.0.len() && !self.0.is_empty() && self.0.iter().zip(&other.0).all(shared)
    }
}

/// The characters that may follow the spelled ones.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    None,
    Any,
}

fn spells(characters: &[Vec<String>], letters: &str, rest: Rest) -> bool {
    let Some((first, others)) = characters.split_first() else { return letters.is_empty() };
    if letters.is_empty() {
        return rest == Rest::Any;
    }
    first.iter().any(|reading| match letters.strip_prefix(reading.as_str()) {
        Some(left) => spells(others, left, rest),
        None => rest == Rest::Any && letters.len() >= MIN_PART && reading.starts_with(letters),
    })
}

fn have_initials(characters: &[Vec<String>], letters: &[char]) -> bool {
    let starts = |(readings, letter): (&Vec<String>, &char)| {
        readings.iter().any(|reading| reading.starts_with(*letter))
    };
    characters.iter().zip(letters).all(starts)
}

/// Returns the readings in plain letters, with `v` for ü as on keyboards. An ASCII letter or digit is its own reading.
fn readings(character: char) -> Vec<String> {
    if character.is_ascii_alphanumeric() {
        return vec![character.to_ascii_lowercase().to_string()];
    }
    let mut readings: Vec<String> = Vec::new();
    for reading in character.to_pinyin_multi().into_iter().flatten() {
        let reading = reading.plain().replace('ü', "v");
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinyin_and_initials_are_found_inside_of_a_title() {
        let title = Spelling::of("推广者-淘礼金创建");
        for letters in ["taolijin", "taoliji", "tuiguang", "lijinchuangjian"] {
            assert!(title.contains(letters), "{letters}");
        }
        // A separator ends a word, and a syllable starts at its first letter.
        for letters in ["zhetao", "aolijin", "taolix", "x"] {
            assert!(!title.contains(letters), "{letters}");
        }
        assert!(title.contains_initials("tlj") && title.contains_initials("tgz"));
        assert!(!title.contains_initials("ztl") && !title.contains_initials("tljx"));
    }

    #[test]
    fn characters_with_several_readings_are_found_by_each() {
        let title = Spelling::of("团长长链");
        assert!(title.contains("tuanzhang") && title.contains("changlian"));
        assert!(Spelling::of("佣金率").contains("yongjinlv"));
    }

    #[test]
    fn whole_words_and_words_that_sound_the_same_are_recognised() {
        let word = Spelling::of("转链");
        assert!(word.is("zhuanlian") && word.is("zl"));
        assert!(!word.is("zhuan") && !word.is("z") && !word.is("zhuanlianx"));
        assert!(word.sounds_like(&Spelling::of("转连")));
        assert!(!word.sounds_like(&Spelling::of("转")) && !word.sounds_like(&Spelling::of("转化")));
    }
}
