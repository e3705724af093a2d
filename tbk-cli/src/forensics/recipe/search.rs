//! Searches the way in which a request was signed: first single differences from the correct way, then combinations.

use std::collections::HashSet;

use top_core::SignMethod;

use super::change::Change;
use super::digest::Digest;
use super::edit::{Credentials, Edit};
use super::material::Material;
use super::writing::{Writing, Written};

/// A way to compute a signature from parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recipe {
    pub(crate) edits: Vec<Edit>,
    pub(crate) digest: Digest,
    pub(crate) writing: Writing,
}

#[derive(Debug)]
pub(crate) enum Outcome {
    Found(Recipe),
    /// No way gives the signature.
    NotFound {
        tried: usize,
        /// Whether the search ended early, because the request is large.
        limited: bool,
    },
}

/// A search for the way that gives `sign`.
pub(crate) struct Search<'m> {
    material: &'m Material<'m>,
    secret: &'m str,
    declared: SignMethod,
    sign: &'m Written,
    /// The digests of the strings that were tried.
    seen: HashSet<String>,
    tried: usize,
    /// The work that is left, in bytes that are hashed.
    work: usize,
    work_of_text: usize,
}

/// The work of a search. The work of a common request is a tenth of it.
const MAX_WORK: usize = 80 << 20;

/// Above this size of a string, few digests are tried.
pub(crate) const LARGE: usize = 256 << 10;

/// The number of common digests that are tried with rare differences: those of the platform, and MD5 with the secret on one
/// side or without it.
const FEW: usize = 6;

impl<'m> Search<'m> {
    pub(crate) fn new(
        material: &'m Material<'m>,
        secret: &'m str,
        declared: SignMethod,
        sign: &'m Written,
    ) -> Self {
        let work_of_text = material.work();
        Self {
            material,
            secret,
            declared,
            sign,
            seen: HashSet::new(),
            tried: 0,
            work: MAX_WORK,
            work_of_text,
        }
    }

    pub(crate) fn run(mut self, credentials: Credentials) -> Outcome {
        match self.found(credentials) {
            Some(recipe) => Outcome::Found(recipe),
            None => Outcome::NotFound { tried: self.tried, limited: self.is_exhausted() },
        }
    }

    fn found(&mut self, credentials: Credentials) -> Option<Recipe> {
        let is_large = self.work_of_text > LARGE;
        let declared = vec![Digest::proper(self.declared)];
        let platform = Digest::of_platform(self.declared);
        let all = Digest::all(self.declared);
        let first = if is_large { &platform } else { &all };
        if let Some(recipe) = self.attempt(&[], first) {
            return Some(recipe);
        }
        let few = &Digest::common(self.declared)[..FEW];
        let (all, few) = if is_large { (&declared, &declared[..]) } else { (&all, few) };
        let mut effective = Vec::new();
        for edit in Edit::all(self.material, credentials) {
            let digests = if matches!(edit, Edit::Unsent { .. }) { few } else { all };
            if let Some(recipe) = self.single(edit, digests, &mut effective) {
                return Some(recipe);
            }
        }
        for change in Change::all() {
            // The change of all values is as much work as several strings.
            if !self.spend(self.work_of_text / 4) {
                return None;
            }
            for edit in Edit::of_change(change, self.material) {
                let digests = if edit.is_broad() { all } else { few };
                if let Some(recipe) = self.single(edit, digests, &mut effective) {
                    return Some(recipe);
                }
            }
        }
        for edit in Edit::of_several_parameters(self.material) {
            if let Some(recipe) =
                self.single(edit, if is_large { &declared } else { &platform }, &mut effective)
            {
                return Some(recipe);
            }
        }
        self.combinations(&effective)
    }

    /// Tries a difference, and keeps it for combinations if it changes the string.
    fn single(&mut self, edit: Edit, digests: &[Digest], effective: &mut Vec<Edit>) -> Option<Recipe> {
        let before = self.seen.len();
        let found = self.attempt(&[&edit], digests);
        if self.seen.len() > before {
            effective.push(edit);
        }
        found
    }

    fn combinations(&mut self, effective: &[Edit]) -> Option<Recipe> {
        let common = Digest::common(self.declared);
        let platform = Digest::of_platform(self.declared);
        let of_kind = |is: fn(&Edit) -> bool| effective.iter().filter(|edit| is(edit)).collect::<Vec<_>>();
        let structural = of_kind(Edit::is_structural);
        let left_out = of_kind(|edit| matches!(edit, Edit::LeftOut(places) if places.len() == 1));
        let values = of_kind(|edit| matches!(edit, Edit::Value(..)));
        let broad = of_kind(Edit::is_broad);
        let all: Vec<_> = effective.iter().collect();
        let unsent = of_kind(|edit| matches!(edit, Edit::Unsent { .. }));
        let others = [&left_out[..], &broad].concat();
        self.pairs(&structural, &all, &common[..FEW])
            .or_else(|| self.pairs(&left_out, &values, &platform))
            .or_else(|| self.pairs(&unsent, &others, &platform[..1]))
            .or_else(|| self.triples(&structural, &others, &platform))
            .or_else(|| self.pairs(&values, &values, &platform[..1]))
    }

    fn pairs(&mut self, first: &[&Edit], second: &[&Edit], digests: &[Digest]) -> Option<Recipe> {
        for first in first {
            for second in second.iter().filter(|second| first.combines_with(second)) {
                let found = self.attempt(&[*first, *second], digests);
                if found.is_some() || self.is_exhausted() {
                    return found;
                }
            }
        }
        None
    }

    fn triples(&mut self, structural: &[&Edit], others: &[&Edit], digests: &[Digest]) -> Option<Recipe> {
        for (i, first) in structural.iter().enumerate() {
            let rest = &structural[i + 1..];
            for (j, second) in rest.iter().enumerate().filter(|(_, second)| first.combines_with(second)) {
                let third = rest[j + 1..].iter().chain(others);
                for third in third.filter(|third| first.combines_with(third) && second.combines_with(third)) {
                    let found = self.attempt(&[*first, *second, *third], digests);
                    if found.is_some() || self.is_exhausted() {
                        return found;
                    }
                }
            }
        }
        None
    }

    /// Tries the differences with each digest.
    fn attempt(&mut self, edits: &[&Edit], digests: &[Digest]) -> Option<Recipe> {
        if !self.spend(self.work_of_text) {
            return None;
        }
        let text = self.material.text(edits);
        let mut digest_of = |digest: Digest| {
            self.work = self.work.saturating_sub(text.len() + 64);
            digest.of(&text, self.secret)
        };
        // The digest also identifies the string.
        let declared = Digest::proper(self.declared);
        let id = digest_of(declared);
        if self.seen.contains(&id) {
            return None;
        }
        self.tried += digests.len();
        let found = digests.iter().find_map(|digest| {
            let value = if *digest == declared { id.clone() } else { digest_of(*digest) };
            self.sign.writing_of(&value).map(|writing| (*digest, writing))
        });
        self.seen.insert(id);
        let (digest, writing) = found?;
        Some(Recipe { edits: edits.iter().map(|edit| (*edit).clone()).collect(), digest, writing })
    }

    /// Returns whether there is work left.
    fn spend(&mut self, work: usize) -> bool {
        let is_left = self.work > 0;
        self.work = self.work.saturating_sub(work);
        is_left
    }

    fn is_exhausted(&self) -> bool {
        self.work == 0
    }
}
