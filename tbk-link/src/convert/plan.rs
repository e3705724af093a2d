//! The plan of a conversion: batches and the order of the APIs. Pure functions.

use std::borrow::Cow;
use std::collections::HashMap;

use super::attribution::Attribution;
use super::material::Material;

/// The most entries of a kind in one call.
pub(super) const BATCH: usize = 20;

/// An entry of a batch, with the place of its input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) place: usize,
    pub(super) material: Material,
}

/// Puts entries into batches of at most [`BATCH`] of each kind. A call carries all kinds.
pub(super) fn batches(entries: Vec<Entry>) -> Vec<Vec<Entry>> {
    let mut batches: Vec<Vec<Entry>> = Vec::new();
    let mut counts: HashMap<u8, usize> = HashMap::new();
    for entry in entries {
        let count = counts.entry(list_of(&entry.material)).or_default();
        let batch = *count / BATCH;
        *count += 1;
        if batches.len() <= batch {
            batches.resize_with(batch + 1, Vec::new);
        }
        batches[batch].push(entry);
    }
    batches
}

/// The list of a request that carries a material: items, links, shops, pages.
pub(super) fn list_of(material: &Material) -> u8 {
    match material {
        Material::Item(_) => 0,
        Material::Link(_) | Material::Tpwd(_) => 1,
        Material::Shop(_) => 2,
        Material::Page(_) => 3,
    }
}

/// An API that converts a single entry, where the general conversion refuses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Single {
    /// `tpwd.convert`, `sc.tpwd.convert`.
    Tpwd,
    /// `coupon.convert`, `privilege.get`.
    Item,
}

/// Returns whether the general conversion keeps all ids. Only its items have an `external_id`.
pub(super) fn general_carries(material: &Material, sale: &Attribution) -> bool {
    sale.external_id.is_none() || matches!(material, Material::Item(_))
}

/// Returns the API after the general conversion that keeps all ids.
pub(super) fn next(material: &Material, sale: &Attribution) -> Option<Single> {
    match material {
        Material::Item(_) => Some(Single::Item),
        Material::Tpwd(_) if sale.special_id.is_none() && sale.external_id.is_none() => Some(Single::Tpwd),
        _ => None,
    }
}

/// The text that is sent for a material. The list of links is separated by commas.
pub(super) fn sent(material: &Material) -> Cow<'_, str> {
    match material {
        Material::Link(text) if text.contains(',') => text.replace(',', "%2C").into(),
        _ => material.as_str().into(),
    }
}

/// What a response has for the inputs of a batch.
#[derive(Debug)]
pub(super) struct Assigned<E> {
    /// The answered entries: index within the batch, answer.
    pub(super) answered: Vec<(usize, E)>,
    /// Entries to ask again, one by one.
    pub(super) open: Vec<usize>,
}

/// Assigns the answers of one list to its inputs: by the input that an answer repeats; by place, if no answer repeats its input
/// and the lengths agree. Anything else is left open, never guessed.
pub(super) fn assign<E>(inputs: &[Cow<'_, str>], answers: Vec<(Option<String>, E)>) -> Assigned<E> {
    let all: Vec<usize> = (0..inputs.len()).collect();
    let named = answers.iter().filter(|(input, _)| input.is_some()).count();
    if named == 0 && answers.len() == inputs.len() {
        let answered = answers.into_iter().enumerate().map(|(at, (_, answer))| (at, answer)).collect();
        return Assigned { answered, open: Vec::new() };
    }
    let mut answered: Vec<(usize, E)> = Vec::new();
    for (input, answer) in answers {
        let Some(input) = input else { continue };
        let at = inputs.iter().position(|sent| same(sent, &input));
        if let Some(at) = at.filter(|at| !answered.iter().any(|(known, _)| known == at)) {
            answered.push((at, answer));
        }
    }
    let open = all.into_iter().filter(|at| !answered.iter().any(|(known, _)| known == at)).collect();
    Assigned { answered, open }
}

/// The platform may repeat a 淘口令 without its signs.
fn same(sent: &str, repeated: &str) -> bool {
    let bare = |text: &str| -> String {
        let text = text.trim();
        text.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_owned()
    };
    sent.trim() == repeated.trim() || (sent.starts_with('￥') && bare(sent) == bare(repeated))
}
