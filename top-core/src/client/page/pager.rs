//! From one page to the next: what to ask for, and when it leads nowhere.

use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher as _};

use serde_json::{Map, Value};

use super::position::{At, Position};
use crate::api::Page;
use crate::error::{Cause, Error};
use crate::params::Params;
use crate::schema::{ApiSchema, ErrorKind, Field, PageBy, Paging};

/// TOP's names for the same thing.
const PAGE_SIZE: [&str; 2] = ["page_size", "limit"];

/// So many pages without an entry are taken for a list without an end, whatever they say.
const EMPTY_PAGES: u32 = 3;

pub(super) struct Pager {
    api: &'static ApiSchema,
    params: Params,
    at: Position,
    pub(super) max_pages: u32,
    pages: u32,
    empty_pages: u32,
    last_page: Option<u64>,
    cursors: HashSet<u64>,
    ended: bool,
}

/// What comes after a page.
pub(super) enum PageStep {
    /// The page is good; there may be another, or none.
    Next,
    /// The page is good, and the next one can't be asked for.
    Last(Error),
    /// The page itself is wrong.
    Invalid(Error),
}

impl Pager {
    pub(super) fn new(api: &'static ApiSchema, params: Params) -> Self {
        Self {
            api,
            params,
            at: Position(At::Start),
            max_pages: 10_000,
            pages: 0,
            empty_pages: 0,
            last_page: None,
            cursors: HashSet::new(),
            ended: api.paging.is_none(),
        }
    }

    pub(super) fn method(&self) -> &'static str {
        self.api.method
    }

    pub(super) fn position(&self) -> &Position {
        &self.at
    }

    pub(super) fn go_to(&mut self, position: Position) {
        self.at = position;
    }

    pub(super) fn end(&mut self) {
        self.ended = true;
    }

    pub(super) fn has_ended(&self) -> bool {
        self.ended
    }

    /// The parameters of the page to read.
    pub(super) fn params(&self) -> Result<Params, Error> {
        let mut params = self.params.clone();
        let Some(paging) = self.api.paging else { return Ok(params) };
        let mut set = |name: &str, value: Value| self.set(&mut params, paging, name, value);
        let own = paging.name();
        match (&self.at.0, paging.by) {
            (At::Start, _) => Ok(()),
            (At::Number(number), PageBy::Number) => set(own, (*number).into()),
            (At::Offset(offset), PageBy::Offset) => set(own, (*offset).into()),
            (At::Cursor { number, cursor }, PageBy::Cursor) => {
                set(own, cursor.as_str().into())?;
                // The order queries want to hear in which direction, and the number as well.
                for (name, value) in [("jump_type", 1_u64), ("page_no", *number)] {
                    if self.sibling(paging, name).is_some() {
                        set(name, value.into())?;
                    }
                }
                Ok(())
            }
            _ => Err(self.invalid(format!("the position `{}` is one of another API", self.at))),
        }?;
        Ok(params)
    }

    /// Sets a parameter beside the one that says which page, inside of the same object where it stands in one.
    fn set(&self, params: &mut Params, paging: Paging, name: &str, value: Value) -> Result<(), Error> {
        let Some(object) = paging.object() else {
            params.set_text(name, &text(&value));
            return Ok(());
        };
        let members = match params.get(object) {
            Some(json) => serde_json::from_str(json),
            None => Ok(Map::new()),
        };
        let mut members =
            members.map_err(|error| self.invalid(format!("`{object}` is no object: {error}")))?;
        members.insert(name.to_owned(), value);
        params.set_text(object, &Value::Object(members).to_string());
        Ok(())
    }

    /// The parameter of that name that stands beside the one that says which page.
    fn sibling(&self, paging: Paging, name: &str) -> Option<&'static Field> {
        match paging.object() {
            None => self.api.parameter(name),
            Some(object) => {
                let fields = self.api.parameter(object)?.data_type.object()?.fields;
                fields.iter().find(|field| field.name == name)
            }
        }
    }

    /// The number that the request gives a parameter beside the one that says which page, or the gateway's default.
    fn number(&self, paging: Paging, names: &[&str]) -> Option<u64> {
        let field = names.iter().find_map(|name| self.sibling(paging, name))?;
        let given = match paging.object() {
            None => self.params.get(field.name).map(str::to_owned),
            Some(object) => {
                let members: Map<String, Value> = serde_json::from_str(self.params.get(object)?).ok()?;
                members.get(field.name).map(text)
            }
        };
        given.as_deref().or(field.default)?.parse().ok()
    }

    /// Takes a page in and moves on to the next one.
    pub(super) fn advance(&mut self, page: &Page) -> PageStep {
        let Some(paging) = self.api.paging else { return PageStep::Next };
        if page.digest.is_some() && page.digest == self.last_page {
            return PageStep::Invalid(self.invalid("this page repeats the one before".to_owned()));
        }
        self.last_page = page.digest;
        self.pages += 1;
        self.empty_pages = if page.rows == Some(0) { self.empty_pages + 1 } else { 0 };
        let more = page.more.or_else(|| self.is_short_of_total(paging, page));
        match self.next(paging, page, more) {
            Ok(Some(at)) => {
                self.at = Position(at);
                self.limit(paging, more).map_or(PageStep::Next, PageStep::Last)
            }
            Ok(None) => {
                self.ended = true;
                PageStep::Next
            }
            Err(why) => PageStep::Last(self.invalid(why)),
        }
    }

    /// Whether entries are left by the total that the page tells; `None` where it may be this page's own count.
    fn is_short_of_total(&self, paging: Paging, page: &Page) -> Option<bool> {
        let (total, size) = (page.total?, self.number(paging, &PAGE_SIZE)?);
        let count = page.rows.unwrap_or(size);
        if self.entries_up_to_here(paging, count)? < total {
            return Some(true);
        }
        (count < size || total > size).then_some(false)
    }

    /// How many entries there are up to the end of this page, counted from the first page on.
    fn entries_up_to_here(&self, paging: Paging, count: u64) -> Option<u64> {
        let before = match paging.by {
            PageBy::Offset => self.offset(paging),
            _ => (self.page_number(paging) - 1).saturating_mul(self.number(paging, &PAGE_SIZE)?),
        };
        Some(before.saturating_add(count))
    }

    fn page_number(&self, paging: Paging) -> u64 {
        match self.at.0 {
            At::Number(number) | At::Cursor { number, .. } => number.max(1),
            _ => self.number(paging, &["page_no", "page_num"]).unwrap_or(1).max(1),
        }
    }

    /// How many entries come before this page, where the API asks by that.
    fn offset(&self, paging: Paging) -> u64 {
        match self.at.0 {
            At::Offset(offset) => offset,
            _ => self.number(paging, &[paging.name()]).unwrap_or(0),
        }
    }

    /// The next page; `None` if this was the last.
    fn next(&mut self, paging: Paging, page: &Page, more: Option<bool>) -> Result<Option<At>, String> {
        let count = page.rows.unwrap_or_default();
        if more == Some(false) || (count == 0 && more.is_none()) {
            return Ok(None);
        }
        if self.empty_pages >= EMPTY_PAGES {
            return Err(format!("{EMPTY_PAGES} pages without an entry say that there is more"));
        }
        let number = self.page_number(paging) + 1;
        match paging.by {
            // An empty page ends a list that only counts: the count may be out of date.
            PageBy::Number | PageBy::Offset if page.rows == Some(0) && page.more.is_none() => Ok(None),
            PageBy::Number => Ok(Some(At::Number(number))),
            PageBy::Offset => {
                let step = self.number(paging, &PAGE_SIZE).unwrap_or(0).max(count);
                Ok(Some(At::Offset(self.offset(paging).saturating_add(step))))
            }
            PageBy::Cursor => {
                self.next_cursor(page, more).map(|cursor| Some(At::Cursor { number, cursor: cursor? }))
            }
        }
    }

    /// The cursor that the page gives; each leads on once.
    fn next_cursor(&mut self, page: &Page, more: Option<bool>) -> Result<Option<String>, String> {
        let Some(cursor) = page.cursor.clone() else {
            return if more == Some(true) {
                Err("the page says that there is more, and gives no cursor".to_owned())
            } else {
                Ok(None)
            };
        };
        if let At::Cursor { cursor: sent, .. } = &self.at.0 {
            self.cursors.insert(digest(sent));
        }
        if self.cursors.contains(&digest(&cursor)) {
            return Err("the cursor leads back to a page that was read".to_owned());
        }
        Ok(Some(cursor))
    }

    /// Why there is no going on to the page that comes next.
    fn limit(&self, paging: Paging, more: Option<bool>) -> Option<Error> {
        if self.pages >= self.max_pages {
            let why =
                format!("there is more after {} pages; raise `max_pages` if that is meant to be", self.pages);
            return Some(self.invalid(why));
        }
        let (At::Number(number) | At::Cursor { number, .. }) = self.at.0 else { return None };
        let field = ["page_no", "page_num"].iter().find_map(|name| self.sibling(paging, name))?;
        let last =
            field.range.map(|(_, high)| u64::try_from(high).unwrap_or(0)).filter(|last| number > *last)?;
        let there_is = if more == Some(true) { "there is more" } else { "there may be more" };
        Some(self.invalid(format!(
            "page {last} is the last that the platform serves, and {there_is}: narrow the query"
        )))
    }

    fn invalid(&self, why: String) -> Error {
        Error::new(ErrorKind::Paging, Cause::Paging(why)).of_method(self.api.method)
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn digest(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}
