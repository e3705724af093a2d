//! Compares an API with the words of a search.

use std::cell::OnceCell;
use std::ops::RangeInclusive;

use top_core::schema::{ApiSchema, Field};

use super::pinyin::Spelling;
use super::terms::{TERMS, Term};
use super::{Hit, Level};
use crate::api::docs::summary;

/// The scores of the parts that a word can match.
mod score {
    pub(super) const METHOD: u32 = 4000;
    pub(super) const TERM: u32 = 1000;
    pub(super) const SEGMENT: u32 = 400;
    pub(super) const TITLE: u32 = 400;
    pub(super) const IN_METHOD: u32 = 300;
    pub(super) const PINYIN: u32 = 250;
    pub(super) const INITIALS: u32 = 200;
    pub(super) const SUBJECT: u32 = 150;
    pub(super) const PIECES: u32 = 100;
    pub(super) const SUMMARY: u32 = 80;
    pub(super) const FIELD: u32 = 50;
    pub(super) const DOCS: u32 = 10;
    /// The APIs of publishers, whom most users are, come before those of service providers.
    pub(super) const PUBLISHER: u32 = 2;
    pub(super) const PUBLIC: u32 = 1;
}

/// A longer word is not compared in pieces: the number of ways to split it grows exponentially.
const LONGEST: usize = 12;

/// The lengths of pinyin and initials. Shorter ones match too much.
const LETTERS: RangeInclusive<usize> = 3..=64;

/// A word of a search, in lower case, with the terms that it is a word of.
pub(super) struct Word<'w> {
    text: &'w str,
    terms: Vec<&'static Term>,
}

impl<'w> Word<'w> {
    pub(super) fn new(text: &'w str) -> Self {
        let letters = text.len() > 1 && is_letters(text);
        let is = |word: &&str| **word == *text || (letters && Spelling::of(word).is(text));
        Self { text, terms: TERMS.iter().filter(|term| term.words.iter().any(&is)).collect() }
    }
}

/// An API with the texts that a search compares. They are made when they are needed: a list without words needs none.
pub(super) struct Candidate {
    api: &'static ApiSchema,
    texts: OnceCell<Texts>,
    /// The title without the name of the product, which all titles share.
    spelling: OnceCell<Spelling>,
    names: OnceCell<Vec<&'static str>>,
    docs: OnceCell<Vec<String>>,
}

/// The texts that a word is compared with first.
struct Texts {
    title: String,
    subject: String,
    summary: String,
}

impl Candidate {
    pub(super) fn new(api: &'static ApiSchema) -> Self {
        Self {
            api,
            texts: OnceCell::new(),
            spelling: OnceCell::new(),
            names: OnceCell::new(),
            docs: OnceCell::new(),
        }
    }

    fn texts(&self) -> &Texts {
        let api = self.api;
        self.texts.get_or_init(|| {
            let subject =
                tbk_apis::SUBJECTS.iter().find(|s| s.apis.iter().any(|a| a.schema.method == api.method));
            Texts {
                title: api.title.unwrap_or_default().to_lowercase(),
                subject: subject.map(|s| format!("{} {}", s.name, s.title)).unwrap_or_default(),
                summary: summary(api).unwrap_or_default().to_lowercase(),
            }
        })
    }

    fn spelling(&self) -> &Spelling {
        let title = &self.texts().title;
        self.spelling.get_or_init(|| Spelling::of(title.strip_prefix("淘宝客").unwrap_or(title)))
    }

    fn names(&self) -> &[&'static str] {
        self.names.get_or_init(|| {
            let mut names = Vec::new();
            self.each_field(&mut |field| names.push(field.name));
            names.sort_unstable();
            names.dedup();
            names
        })
    }

    fn docs(&self) -> &[String] {
        self.docs.get_or_init(|| {
            let mut docs = Vec::new();
            self.each_field(&mut |field| docs.extend(field.docs.map(str::to_lowercase)));
            docs
        })
    }

    fn each_field(&self, visit: &mut dyn FnMut(&'static Field)) {
        each_field(self.api.parameters, visit);
        each_field(self.api.response.fields, visit);
    }

    /// Returns the hit if all words match. The documentation of fields is compared up to [`Level::Docs`] only.
    pub(super) fn hit(&self, words: &[Word<'_>], weakest: Level) -> Option<Hit> {
        let matches: Option<Vec<_>> = words.iter().map(|word| self.matches(word, weakest)).collect();
        let (mut level, mut score) = (Level::Name, self.preference());
        for (of_word, points) in matches? {
            level = level.max(of_word);
            score += points;
        }
        let has = |name: &&&str| words.iter().any(|word| name.contains(word.text));
        let fields = if level == Level::Name {
            Vec::new()
        } else {
            self.names().iter().filter(has).copied().collect()
        };
        Some(Hit { api: self.api, fields, level, score })
    }

    fn preference(&self) -> u32 {
        match self.api.title.unwrap_or_default() {
            title if title.contains("推广者") => score::PUBLISHER,
            title if title.contains("公用") => score::PUBLIC,
            _ => 0,
        }
    }

    fn matches(&self, word: &Word<'_>, weakest: Level) -> Option<(Level, u32)> {
        // Most texts contain any single letter or digit.
        if word.text.len() < 2 {
            return None;
        }
        if let Some(score) = self.by_name(word) {
            return Some((Level::Name, score));
        }
        if self.names().iter().any(|name| name.contains(word.text)) {
            return Some((Level::Field, score::FIELD));
        }
        let in_docs = weakest == Level::Docs && self.docs().iter().any(|docs| docs.contains(word.text));
        in_docs.then_some((Level::Docs, score::DOCS))
    }

    fn by_name(&self, word: &Word<'_>) -> Option<u32> {
        let (text, method) = (word.text, self.api.method);
        let Texts { title, subject, summary } = self.texts();
        let of_term = |term: &&Term| {
            let at = term.methods.iter().position(|known| *known == method)?;
            Some(score::TERM - 10 * u32::try_from(at).ok()?)
        };
        let by_letters = LETTERS.contains(&text.len()) && is_letters(text);
        let rules = [
            (method == text).then_some(score::METHOD),
            word.terms.iter().filter_map(of_term).max(),
            title.contains(text).then_some(score::TITLE),
            method.split('.').any(|segment| segment == text).then_some(score::SEGMENT),
            method.contains(text).then_some(score::IN_METHOD),
            (by_letters && self.spelling().contains(text)).then_some(score::PINYIN),
            (by_letters && self.spelling().contains_initials(text)).then_some(score::INITIALS),
            subject.split(' ').any(|part| part == text).then_some(score::SUBJECT),
            summary.split(' ').any(|part| part == text).then_some(score::SUMMARY),
            (!text.is_ascii() && has_pieces(title, text)).then_some(score::PIECES),
        ];
        rules.into_iter().flatten().max()
    }
}

/// Whether the title contains the word in pieces, in any order: 推广位创建 in 创建推广位. One piece may have one character,
/// such as 查 in 查订单.
fn has_pieces(title: &str, word: &str) -> bool {
    let characters: Vec<char> = word.chars().collect();
    (3..=LONGEST).contains(&characters.len()) && split(title, &characters, 1)
}

fn split(title: &str, rest: &[char], single: usize) -> bool {
    let piece = |length: usize| title.contains(&rest[..length].iter().collect::<String>());
    rest.is_empty()
        || (2..=rest.len()).any(|length| piece(length) && split(title, &rest[length..], single))
        || (single > 0 && piece(1) && split(title, &rest[1..], single - 1))
}

fn is_letters(word: &str) -> bool {
    word.len() <= *LETTERS.end() && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn each_field(fields: &'static [Field], visit: &mut dyn FnMut(&'static Field)) {
    for field in fields {
        visit(field);
        each_field(field.data_type.object().map_or(&[], |object| object.fields), visit);
    }
}
