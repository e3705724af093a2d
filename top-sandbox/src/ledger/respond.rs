//! Answers the queries of the order APIs from the ledger.

use top_core::schema::ApiSchema;

use super::dispute::relation_document;
use super::entry::{Document, Hit, Tables};
use super::list::{LinkedPage, numbered};
use super::node::{object, rows_of};
use super::query::{Query, QueryError};
use super::script::Script;
use super::select::{ILLEGAL_PARAMETER, size};
use crate::fault::Fault;
use crate::gateway_error::GatewayError;
use crate::request::Incoming;
use crate::sample::Node;

/// A list that the APIs return.
#[derive(Debug, Clone, Copy)]
pub(super) enum List {
    Orders,
    Refunds,
    RelationRefunds,
    Punishments,
}

impl List {
    /// Returns the list of an API.
    pub(super) fn of(api: &ApiSchema) -> Option<Self> {
        Some(match api.method {
            "taobao.tbk.order.details.get" | "taobao.tbk.sc.order.details.get" => Self::Orders,
            "taobao.tbk.order.refund.get" | "taobao.tbk.sc.order.refund.get" => Self::Refunds,
            "taobao.tbk.relation.refund" | "taobao.tbk.sc.relation.refund" => Self::RelationRefunds,
            "taobao.tbk.dg.punish.order.get" | "taobao.tbk.sc.punish.order.get" => Self::Punishments,
            _ => return None,
        })
    }
}

/// The state of the ledger at one time.
pub(super) struct View<'a> {
    pub(super) tables: &'a Tables,
    pub(super) script: &'a Script,
    /// Seconds since 1970.
    pub(super) now: i64,
}

impl View<'_> {
    /// Returns the response data. `None` if the ledger has no rows for the API.
    pub(super) fn respond(
        &self,
        api: &ApiSchema,
        call: &Incoming,
        fault: Option<&Fault>,
    ) -> Option<Result<Node, GatewayError>> {
        let list = List::of(api)?;
        let query = Query::new(call, api.paging?.object());
        let reply = Reply { api, query: &query, fault };
        let data = match list {
            List::Orders => self.orders(&query, fault).map(|page| reply.orders(&page)),
            List::Refunds => self.refunds(&query, fault).map(|page| reply.refunds(&page)),
            List::RelationRefunds => {
                self.relation_refunds(&query).and_then(|hits| reply.numbered(&hits, relation_document))
            }
            List::Punishments => {
                self.punishments(&query).and_then(|hits| reply.numbered(&hits, Document::clone))
            }
        };
        Some(match data {
            Ok(data) => Ok(data),
            Err(QueryError::Gateway(error)) => Err(error),
            Err(QueryError::Business(code, text)) => Ok(reply.business_error(code, text)),
        })
    }
}

/// Builds the response data of a query.
struct Reply<'a> {
    api: &'a ApiSchema,
    query: &'a Query<'a>,
    fault: Option<&'a Fault>,
}

impl Reply<'_> {
    fn orders(&self, page: &LinkedPage<'_>) -> Node {
        Node::Object(vec![("data", self.linked("results", page, Vec::new()))])
    }

    fn refunds(&self, page: &LinkedPage<'_>) -> Node {
        let number = self.query.number("page_no").unwrap_or(1);
        let around = vec![("pre_page", bare((number - 1).max(0))), ("next_page", bare(number + 1))];
        Node::Object(vec![("data", self.linked("result", page, around)), ("result_code", bare(200))])
    }

    fn linked(&self, list: &'static str, page: &LinkedPage<'_>, more: Vec<(&'static str, Node)>) -> Node {
        let mut members = vec![
            (list, self.rows(&page.rows, Document::clone)),
            ("has_pre", bare(page.has_previous)),
            ("has_next", bare(page.has_next)),
            ("page_no", bare(self.query.number("page_no").unwrap_or(1))),
            ("page_size", bare(size(self.query))),
        ];
        members.extend(more);
        let sent = self.query.text("position_index");
        let position = match (self.fault, sent) {
            (Some(Fault::StuckCursor), Some(sent)) => Some(sent),
            (Some(Fault::EndlessPages), sent) => page.position.clone().or(sent),
            _ => page.position.clone(),
        };
        members.extend(position.map(|position| ("position_index", Node::Text(position))));
        Node::Object(members)
    }

    /// Returns the page with the requested number.
    fn numbered(&self, hits: &[Hit<'_>], convert: fn(&Document) -> Document) -> Result<Node, QueryError> {
        let page = match self.query.number("page_no") {
            None => 1,
            Some(page) => usize::try_from(page).ok().filter(|page| *page >= 1).ok_or(ILLEGAL_PARAMETER)?,
        };
        let size = size(self.query);
        if size > 100 {
            return Err(ILLEGAL_PARAMETER);
        }
        let (hits, total) = numbered(hits, page, size, self.fault);
        let data = Node::Object(vec![
            ("results", self.rows(&hits, convert)),
            ("page_no", bare(page)),
            ("page_size", bare(size)),
            ("total_count", bare(total)),
        ]);
        let message = Node::Text("ok".to_owned());
        let result = vec![("data", data), ("result_msg", message), ("result_code", bare(200))];
        Ok(Node::Object(vec![("result", Node::Object(result))]))
    }

    fn rows(&self, hits: &[Hit<'_>], convert: fn(&Document) -> Document) -> Node {
        let Some((item, schema)) = rows_of(self.api) else { return Node::List("item", Vec::new()) };
        Node::List(item, hits.iter().map(|hit| object(schema, &convert(&hit.document()))).collect())
    }

    fn business_error(&self, code: i64, text: &str) -> Node {
        let error = Node::Object(vec![
            ("result_code", bare(code)),
            ("biz_error_code", bare(code)),
            ("biz_error_desc", Node::Text(text.to_owned())),
        ]);
        let is_nested = self.api.failure.is_some_and(|rule| rule.flag.contains('.'));
        if is_nested { Node::Object(vec![("result", error)]) } else { error }
    }
}

/// Returns a number or a boolean.
fn bare<T: ToString + Copy>(value: T) -> Node {
    Node::Bare(value.to_string())
}
