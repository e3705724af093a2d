//! Replaces a word that no API matches by the most similar known word.

use super::pinyin::Spelling;
use super::terms::TERMS;

/// Returns the known word that sounds the same, or that differs by a few letters.
pub(super) fn similar(word: &str) -> Option<String> {
    let terms = || TERMS.iter().flat_map(|term| term.words).copied();
    if !word.is_ascii() {
        let spelling = Spelling::of(word);
        let sounds_same = |known: &&str| !known.is_ascii() && Spelling::of(known).sounds_like(&spelling);
        if let Some(known) = terms().find(sounds_same) {
            return Some(known.to_owned());
        }
    }
    let allowed = allowed_edits(word)?;
    let methods = tbk_apis::schemas().flat_map(|api| api.method.split('.'));
    let names = terms().chain(methods.filter(|segment| segment.len() > 3)).map(str::to_owned);
    let known = names.chain(terms().map(|term| Spelling::of(term).letters()));
    // The distance is at least the difference of the lengths. It is not computed for a long word.
    let length = word.chars().count();
    let near = known.filter(|known| known.chars().count().abs_diff(length) <= allowed);
    let distances = near.map(|known| (strsim::damerau_levenshtein(word, &known), known));
    let similar = distances.filter(|(distance, _)| *distance <= allowed);
    similar.min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

/// Returns the number of edits that a typo may have. A change of a shorter word results in another word.
fn allowed_edits(word: &str) -> Option<usize> {
    match (word.is_ascii(), word.chars().count()) {
        (true, 4..=7) | (false, 3..) => Some(1),
        (true, 8..) => Some(2),
        _ => None,
    }
}
