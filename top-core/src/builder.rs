//! What the generated builders are made of: a required parameter is [`Set`] or [`Unset`], and the compiler knows which.

use std::fmt;
use std::marker::PhantomData;

/// A required parameter that has its value.
#[derive(Debug)]
pub struct Set<T>(pub T);

/// A required parameter that has no value yet; `Name` is a type named like the parameter.
pub struct Unset<Name>(PhantomData<Name>);

impl<Name> Unset<Name> {
    /// No value.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "only generated code makes these")]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<Name> fmt::Debug for Unset<Name> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unset")
    }
}

/// A required parameter when the request is built.
pub trait Slot<T> {
    /// Its value.
    fn take(self) -> T;
}

impl<T> Slot<T> for Set<T> {
    fn take(self) -> T {
        self.0
    }
}

/// Never implemented: the bound exists for the sentence that the compiler says where it does not hold.
#[diagnostic::on_unimplemented(
    message = "required parameter `{Self}` is not set",
    label = "`{Self}` is missing",
    note = "call `.{Self}(…)` before `.build()`"
)]
pub trait Given<T> {
    /// The value.
    fn given() -> T;
}

impl<T, Name: Given<T>> Slot<T> for Unset<Name> {
    fn take(self) -> T {
        Name::given()
    }
}
