//! The API that a call is for.

use super::endpoint::Endpoint;
use super::transport::{Delivery, TransportError};
use crate::error::{Cause, Error};
use crate::schema::{Access, ApiSchema, ErrorKind, ErrorRule};

/// The API that is called.
#[derive(Clone, Copy)]
pub(super) struct Target<'c> {
    pub(super) method: &'c str,
    pub(super) schema: Option<&'static ApiSchema>,
}

impl Target<'_> {
    /// An API without a schema counts as a write.
    pub(super) fn access(self) -> Access {
        self.schema.map_or(Access::Write, |schema| schema.access)
    }

    /// The documented errors of the API.
    pub(super) fn errors(self) -> &'static [ErrorRule] {
        self.schema.map_or(&[], |schema| schema.errors)
    }

    /// Returns the kind of a failure after which the call may have taken effect: `OutcomeUnknown` for a write, else `kind`.
    pub(super) fn unless_it_writes(self, kind: ErrorKind) -> ErrorKind {
        if self.access() == Access::Write { ErrorKind::OutcomeUnknown } else { kind }
    }

    /// Converts an error of the transport.
    pub(super) fn no_response(self, error: TransportError, endpoint: &Endpoint) -> Error {
        let TransportError { delivery, reason, source } = error;
        match delivery {
            Delivery::NotSent => {
                let cause = Cause::Unreachable { endpoint: endpoint.to_string(), reason, source };
                Error::new(ErrorKind::NotSent, cause)
            }
            Delivery::Unknown => self.lost(Cause::NoAnswer { reason, source }),
            Delivery::Impossible => Error::config(format!("the request can't be sent: {reason}")),
        }
    }

    /// Returns the error for a response that could not be read completely.
    pub(super) fn lost(self, cause: Cause) -> Error {
        let kind = match cause {
            Cause::TooLarge { .. } => ErrorKind::TooLarge,
            Cause::Decode { .. } => ErrorKind::Decode,
            _ => ErrorKind::Disconnected,
        };
        Error::new(self.unless_it_writes(kind), cause)
    }
}
