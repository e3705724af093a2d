//! How certain a word is a token, by the signs around it.

use std::ops::Range;

use super::neighbour::{self, Neighbour};
use super::shape::{has_shape, is_regular};
use crate::finding::Certainty;

/// The length of today's tokens.
const USUAL: usize = 11;

/// Returns how certain the word is a 淘口令. The word is all letters and digits in a row.
pub(crate) fn certainty(text: &str, word: Range<usize>) -> Option<Certainty> {
    let token = &text[word.clone()];
    if !has_shape(token) || neighbour::is_joined(text, &word) {
        return None;
    }
    let left = neighbour::before(&text[..word.start]);
    let right = neighbour::after(&text[word.end..]);
    if let Some(sure) = after_mark(text, &word, right).or_else(|| between_signs(token, left, right)) {
        return Some(sure);
    }
    otherwise(text, &word, left, right).filter(|_| !is_regular(token))
}

/// The long form: `89¥ CZ028 Z9YdVgTDJ2C¥`.
fn after_mark(text: &str, word: &Range<usize>, right: Neighbour) -> Option<Certainty> {
    match (neighbour::before_mark(&text[..word.start])?, right) {
        (Neighbour::Sign(left), Neighbour::Sign(right)) if left == right => Some(Certainty::Certain),
        (Neighbour::Sign(_) | Neighbour::Emoji, _) | (_, Neighbour::Sign(_) | Neighbour::Emoji) => {
            Some(Certainty::Likely)
        }
        _ => None,
    }
}

/// The same sign on both sides: `￥…￥`, and `￥ … ￥`.
fn between_signs(token: &str, left: Neighbour, right: Neighbour) -> Option<Certainty> {
    match (left, right) {
        (Neighbour::Sign(left), Neighbour::Sign(right)) if left == right => {
            Some(if token.len() == USUAL { Certainty::Certain } else { Certainty::Likely })
        }
        (
            Neighbour::Sign(left) | Neighbour::SpacedSign(left),
            Neighbour::Sign(right) | Neighbour::SpacedSign(right),
        ) if left == right && is_near_usual(token) => Some(Certainty::Likely),
        _ => None,
    }
}

fn is_near_usual(token: &str) -> bool {
    (9..=12).contains(&token.len())
}

/// Other characters on one side or both.
fn otherwise(text: &str, word: &Range<usize>, left: Neighbour, right: Neighbour) -> Option<Certainty> {
    use Neighbour::{Closing, Emoji, Opening, Sign, Slash};
    let usual = word.len() == USUAL;
    let likely = match (left, right) {
        (Opening(open), Closing(close)) if open == close => {
            if usual && !neighbour::is_call(&text[..word.start]) {
                return Some(Certainty::Certain);
            }
            false
        }
        (Opening(_) | Closing(_), Opening(_) | Closing(_)) | (Slash, Slash) => true,
        (Sign(_) | Emoji, _) | (_, Sign(_) | Emoji) => true,
        _ => false,
    };
    if likely && is_near_usual(&text[word.clone()]) {
        Some(Certainty::Likely)
    } else {
        usual.then_some(Certainty::Possible)
    }
}
