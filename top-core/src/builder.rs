//! The types of the generated builders. The type of a required parameter is [`Set`] or [`Unset`], so that the compiler
//! detects a missing one.

use std::fmt;
use std::marker::PhantomData;

/// A required parameter with its value.
#[derive(Debug)]
pub struct Set<T>(pub T);

/// A required parameter without a value. `Name` is a type with the name of the parameter.
pub struct Unset<Name>(PhantomData<Name>);

impl<Name> Unset<Name> {
    /// Creates a parameter without a value.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "only generated code calls it")]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<Name> fmt::Debug for Unset<Name> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unset")
    }
}

/// The required parameters of a request, as nested pairs, all of them set.
///
/// The bounds end at the first parameter that is not set, so that the compiler reports one missing parameter at a time.
pub trait AllSet<Values> {
    /// Returns the values.
    fn values(self) -> Values;
}

impl AllSet<()> for () {
    fn values(self) {}
}

impl<T, Values, Rest: AllSet<Values>> AllSet<(T, Values)> for (Set<T>, Rest) {
    fn values(self) -> (T, Values) {
        (self.0.0, self.1.values())
    }
}

impl<T, Values, Rest, Name: Given> AllSet<(T, Values)> for (Unset<Name>, Rest) {
    fn values(self) -> (T, Values) {
        Name::given()
    }
}

/// Exists only to produce a readable compiler error.
#[diagnostic::on_unimplemented(
    message = "required parameter `{Self}` is not set",
    label = "`{Self}` is missing",
    note = "call `.{Self}(…)` before `.build()`"
)]
pub trait Given {
    /// Returns the values of this parameter and the ones after it.
    fn given<Values>() -> Values;
}

/// An argument for an optional parameter of type `T`: a value or an `Option`. `Kind` distinguishes the two.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a value for a parameter of type `{T}`",
    label = "expected `{T}`",
    note = "pass a value of type `{T}`, a value that converts into it, or an `Option` of either"
)]
pub trait IntoOptional<T, Kind> {
    /// Returns the value, or `None` if the argument is `None`.
    fn into_optional(self) -> Option<T>;
}

/// The `Kind` of an argument that is a value.
#[derive(Debug)]
pub struct Value;
/// The `Kind` of an argument that is an `Option`.
#[derive(Debug)]
pub struct Optional;

impl<T, V: Into<T>> IntoOptional<T, Value> for V {
    fn into_optional(self) -> Option<T> {
        Some(self.into())
    }
}

impl<T, V: Into<T>> IntoOptional<T, Optional> for Option<V> {
    fn into_optional(self) -> Option<T> {
        self.map(Into::into)
    }
}

/// An argument for an optional list of `T`: an iterable or an `Option` of one. `Kind` distinguishes the two.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list for a parameter of type `Vec<{T}>`",
    label = "expected a list of `{T}`",
    note = "pass an array, a `Vec` or another iterator of `{T}`, or an `Option` of either"
)]
pub trait IntoOptionalList<T, Kind> {
    /// Returns the list, or `None` if the argument is `None`.
    fn into_optional_list(self) -> Option<Vec<T>>;
}

impl<T, I: IntoIterator<Item: Into<T>>> IntoOptionalList<T, Value> for I {
    fn into_optional_list(self) -> Option<Vec<T>> {
        Some(list(self))
    }
}

impl<T, I: IntoIterator<Item: Into<T>>> IntoOptionalList<T, Optional> for Option<I> {
    fn into_optional_list(self) -> Option<Vec<T>> {
        self.map(list)
    }
}

/// Converts each item.
pub fn list<T, I: IntoIterator<Item: Into<T>>>(items: I) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}
