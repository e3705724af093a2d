//! Determines the next page, and when to stop.

use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher as _};

use serde_json::{Map, Value};

use super::position::{At, Position};
use crate::api::Page;
use crate::error::{Cause, Error, PagingProblem};
use crate::params::Params;
use crate::schema::{ApiSchema, ErrorKind, Field, PageBy, Paging};

/// The platform's names for the number of items on a page.
const PAGE_SIZE: [&str; 2] = ["page_size", "limit"];
/// The platform's names for the number of a page.
const PAGE_NUMBER: [&str; 2] = ["page_no", "page_num"];

/// The maximum number of consecutive empty pages.
const EMPTY_PAGES: u32 = 3;

pub(super) struct Pager {
    api: &'static ApiSchema,
    params: Params,
    at: Position,
    pub(super) max_pages: u32,
    pages: u32,
    empty_pages: u32,
    /// The number of items on the pages so far; `None` if the list was not read from its first page.
    rows_read: Option<u64>,
    last_page: Option<u64>,
    cursors: HashSet<u64>,
    ended: bool,
}

/// The result of processing a page.
pub(super) enum PageStep {
    /// The page is valid, and another one follows.
    Next,
    /// The page is valid and the last one. The error says why, unless it is the end of the list.
    Last(Option<Error>),
    /// The page is invalid.
    Invalid(Error),
}

impl Pager {
    pub(super) fn new(api: &'static ApiSchema, params: Params) -> Self {
        let mut pager = Self {
            api,
            params,
            at: Position(At::Start),
            max_pages: 10_000,
            pages: 0,
            empty_pages: 0,
            rows_read: None,
            last_page: None,
            cursors: HashSet::new(),
            ended: api.paging.is_none(),
        };
        let starts = api.paging.is_some_and(|paging| pager.page_number(paging) == paging.first);
        pager.rows_read = starts.then_some(0);
        pager
    }

    pub(super) fn method(&self) -> &'static str {
        self.api.method
    }

    pub(super) fn position(&self) -> &Position {
        &self.at
    }

    pub(super) fn go_to(&mut self, position: Position) {
        if position != self.at {
            self.rows_read = None;
        }
        self.at = position;
    }

    pub(super) fn end(&mut self) {
        self.ended = true;
    }

    pub(super) fn has_ended(&self) -> bool {
        self.ended
    }

    /// Returns the parameters of the current page.
    pub(super) fn params(&self) -> Result<Params, Error> {
        let mut params = self.params.clone();
        let Some(paging) = self.api.paging else { return Ok(params) };
        let mut set = |name: &str, value: Value| self.set(&mut params, paging, name, value);
        let own = paging.name();
        match (&self.at.0, paging.by) {
            // The gateway's default is page 1, even if pages are numbered from 0.
            (At::Start, PageBy::Number) if paging.first != 1 && self.given(paging, own).is_none() => {
                set(own, paging.first.into())?;
            }
            (At::Start, _) => {}
            (At::Number(number), PageBy::Number) => set(own, (*number).into())?,
            (At::Offset(offset), PageBy::Offset) => set(own, (*offset).into())?,
            (At::Cursor { number, cursor }, PageBy::Cursor) => {
                set(own, cursor.as_str().into())?;
                // The order queries also require the direction (1: the next page) and the page number.
                for (name, value) in [("jump_type", 1_u64), ("page_no", *number)] {
                    if self.sibling(paging, name).is_some() {
                        set(name, value.into())?;
                    }
                }
            }
            _ => {
                return Err(self.invalid(PagingProblem::ForeignPosition { position: self.at.to_string() }));
            }
        }
        Ok(params)
    }

    /// Sets a parameter at the level of the paging parameter: inside the same object if it is in one.
    fn set(&self, params: &mut Params, paging: Paging, name: &str, value: Value) -> Result<(), Error> {
        let Some(object) = paging.object() else {
            params.set_text(name, &text(&value));
            return Ok(());
        };
        let members = match params.get(object) {
            Some(json) => serde_json::from_str(json),
            None => Ok(Map::new()),
        };
        let mut members = members.map_err(|error| {
            let (parameter, error) = (object.to_owned(), error.to_string());
            self.invalid(PagingProblem::NotAnObject { parameter, error })
        })?;
        members.insert(name.to_owned(), value);
        params.set_text(object, &Value::Object(members).to_string());
        Ok(())
    }

    /// Returns the parameter with this name at the level of the paging parameter.
    fn sibling(&self, paging: Paging, name: &str) -> Option<&'static Field> {
        match paging.object() {
            None => self.api.parameter(name),
            Some(object) => {
                let fields = self.api.parameter(object)?.data_type.object()?.fields;
                fields.iter().find(|field| field.name == name)
            }
        }
    }

    /// Returns the value in the request of a parameter at the level of the paging parameter.
    fn given(&self, paging: Paging, name: &str) -> Option<String> {
        let Some(object) = paging.object() else { return self.params.get(name).map(str::to_owned) };
        let members: Map<String, Value> = serde_json::from_str(self.params.get(object)?).ok()?;
        members.get(name).map(text)
    }

    /// Returns the value in the request, or the default, of the first of these parameters that the API has.
    fn number(&self, paging: Paging, names: &[&str]) -> Option<u64> {
        let field = names.iter().find_map(|name| self.sibling(paging, name))?;
        match self.given(paging, field.name) {
            Some(given) => given.parse().ok(),
            None => field.default?.parse().ok(),
        }
    }

    fn page_number(&self, paging: Paging) -> u64 {
        match self.at.0 {
            At::Number(number) | At::Cursor { number, .. } => number,
            // If pages are not numbered from 1, the pager sends the first number, and the default does not apply.
            _ if paging.first != 1 => {
                let given = self.given(paging, paging.name());
                given.and_then(|number| number.parse().ok()).unwrap_or(paging.first)
            }
            _ => self.number(paging, &PAGE_NUMBER).unwrap_or(paging.first),
        }
        .max(paging.first)
    }

    fn offset(&self, paging: Paging) -> u64 {
        match self.at.0 {
            At::Offset(offset) => offset,
            _ => self.number(paging, &[paging.name()]).unwrap_or(0),
        }
    }

    /// Returns the number of items before this page.
    fn rows_before(&self, paging: Paging, size: Option<u64>) -> Option<u64> {
        match (paging.by, size) {
            (PageBy::Offset, _) => Some(self.offset(paging)),
            (_, Some(size)) => Some((self.page_number(paging) - paging.first).saturating_mul(size)),
            (_, None) => self.rows_read,
        }
    }

    /// Returns whether another page follows; `None` if the response does not contain this information.
    fn has_more(&self, paging: Paging, page: &Page) -> Option<bool> {
        if page.more.is_some() {
            return page.more;
        }
        let (total, size) = (page.total?, self.number(paging, &PAGE_SIZE));
        // If the annotation declares no list, every page counts as full.
        let rows = page.rows.or(size)?;
        if self.rows_before(paging, size)?.saturating_add(rows) < total {
            return Some(true);
        }
        // Some APIs report the items of the current page as the total. Then only the next page shows whether there are more.
        (total > rows || size.is_some_and(|size| rows < size)).then_some(false)
    }

    /// Processes a page and moves to the next one.
    pub(super) fn advance(&mut self, page: &Page) -> PageStep {
        let Some(paging) = self.api.paging else { return PageStep::Last(None) };
        if page.digest.is_some() && page.digest == self.last_page {
            return PageStep::Invalid(self.invalid(PagingProblem::SamePage));
        }
        self.last_page = page.digest;
        self.pages += 1;
        self.empty_pages = if page.rows == Some(0) { self.empty_pages + 1 } else { 0 };
        let more = self.has_more(paging, page);
        let next = self.next(paging, page, more);
        self.rows_read = self.rows_read.zip(page.rows).map(|(read, rows)| read.saturating_add(rows));
        match next {
            Ok(Some(at)) => {
                self.at = Position(at);
                self.limit(paging, more).map_or(PageStep::Next, |error| PageStep::Last(Some(error)))
            }
            Ok(None) => PageStep::Last(None),
            Err(why) => PageStep::Last(Some(self.invalid(why))),
        }
    }

    /// Returns the next page; `None` if this was the last one.
    fn next(&mut self, paging: Paging, page: &Page, more: Option<bool>) -> Result<Option<At>, PagingProblem> {
        if more == Some(false) {
            return Ok(None);
        }
        if paging.by != PageBy::Cursor && more.is_none() && page.rows.unwrap_or(0) == 0 {
            return Self::end_of_list(page);
        }
        if self.empty_pages >= EMPTY_PAGES {
            return Err(PagingProblem::EmptyPages { pages: EMPTY_PAGES, total: page.total });
        }
        let number = self.page_number(paging).saturating_add(1);
        match paging.by {
            PageBy::Number => Ok(Some(At::Number(number))),
            PageBy::Offset => {
                let step = self.number(paging, &PAGE_SIZE).max(page.rows).filter(|step| *step > 0);
                let step = step.ok_or(PagingProblem::NoPageSize)?;
                Ok(Some(At::Offset(self.offset(paging).saturating_add(step))))
            }
            PageBy::Cursor => {
                let cursor = self.next_cursor(page, more)?;
                Ok(cursor.map(|cursor| At::Cursor { number, cursor }))
            }
        }
    }

    /// Ends the list at an empty page without information about more pages. An error if the total is not zero, because rows
    /// may be missing.
    fn end_of_list(page: &Page) -> Result<Option<At>, PagingProblem> {
        match page.total {
            None | Some(0) => Ok(None),
            Some(total) => Err(PagingProblem::UnknownEnd { total }),
        }
    }

    /// Returns the cursor of the next page. Each cursor is used only once.
    fn next_cursor(&mut self, page: &Page, more: Option<bool>) -> Result<Option<String>, PagingProblem> {
        let Some(cursor) = page.cursor.clone() else {
            return if more == Some(true) { Err(PagingProblem::NoCursor) } else { Ok(None) };
        };
        if let At::Cursor { cursor: sent, .. } = &self.at.0 {
            self.cursors.insert(digest(sent));
        }
        if self.cursors.contains(&digest(&cursor)) {
            return Err(PagingProblem::RepeatedCursor);
        }
        Ok(Some(cursor))
    }

    /// Returns an error if a limit prevents the next page.
    fn limit(&self, paging: Paging, more: Option<bool>) -> Option<Error> {
        if self.pages >= self.max_pages {
            return Some(self.invalid(PagingProblem::MaxPages { pages: self.pages }));
        }
        let (At::Number(number) | At::Cursor { number, .. }) = self.at.0 else { return None };
        let field = PAGE_NUMBER.iter().find_map(|name| self.sibling(paging, name))?;
        let last =
            field.range?.1.map(|high| u64::try_from(high).unwrap_or(0)).filter(|last| number > *last)?;
        Some(self.invalid(PagingProblem::LastPage { page: last, continues: more == Some(true) }))
    }

    fn invalid(&self, why: PagingProblem) -> Error {
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
