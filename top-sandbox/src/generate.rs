//! Generates the response to a request that passed all checks.

use std::sync::Arc;

use top_core::schema::ApiSchema;

use crate::accounts::Accounts;
use crate::answer::{Answers, Prepared};
use crate::entry;
use crate::fault::Fault;
use crate::gateway_error::GatewayError;
use crate::ledger::Ledger;
use crate::page;
use crate::request::Incoming;
use crate::sample::{self, Node};

/// The API and the response data of a request that passed all checks.
pub(crate) struct Accepted {
    pub(crate) api: &'static ApiSchema,
    pub(crate) data: Node,
    /// The body of a raw answer, which replaces the data.
    pub(crate) raw: Option<String>,
}

/// The source of the response data: fixed answers, or else a ledger, or else the examples of the schema.
pub(crate) struct Generator {
    pub(crate) answers: Answers,
    pub(crate) accounts: Arc<Accounts>,
    /// The number of entries of a paginated list.
    pub(crate) rows: usize,
    /// The orders, refunds and punishments. Its clock is the gateway's.
    pub(crate) ledger: Option<Ledger>,
}

impl Generator {
    pub(crate) fn response(
        &self,
        api: &'static ApiSchema,
        incoming: &Incoming,
        fault: Option<&Fault>,
    ) -> Result<Accepted, GatewayError> {
        match self.answers.next(api.method) {
            Some(Prepared::Data(data)) => return Ok(Accepted { api, data, raw: None }),
            Some(Prepared::Error(error)) => return Err(error),
            Some(Prepared::Raw(body)) => {
                return Ok(Accepted { api, data: Node::Object(Vec::new()), raw: Some(body) });
            }
            None => {}
        }
        if let Some(data) = self.ledger.as_ref().and_then(|ledger| ledger.respond(api, incoming, fault)) {
            return Ok(Accepted { api, data: data?, raw: None });
        }
        let mut data = sample::response(api);
        if let Some(token) = data.member("token_result") {
            *token = Node::Text(self.accounts.token(incoming));
        }
        page::paginate(api, &mut data, incoming, self.rows, self.accounts.of(incoming), fault);
        entry::bind(api, &mut data, incoming, fault);
        Ok(Accepted { api, data, raw: None })
    }
}
