//! The static description of an API. The derives generate it; the command line, the sandbox and the tests read it.

mod api;
mod data_type;
mod error;
mod field;

pub use api::{Access, ApiSchema, FailureRule, FailureTest, PageBy, Paging, SessionPolicy};
pub use data_type::{CodeSet, CodeValue, DataType, ObjectRef};
pub use error::{ErrorClass, ErrorKind, ErrorRule, Hint, Lasts, Scope};
pub use field::{Field, Format, ObjectSchema};
