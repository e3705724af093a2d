//! Generates the code of the derives.

mod api;
mod builder;
mod code;
mod field;
mod object;
mod response;
mod serde;

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::ast::{Api, Code, Object};
use crate::attr::Errors;
use crate::check;

pub(crate) fn api(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let mut api = Api::parse(input, &mut errors);
    check::api(&mut api, &mut errors);
    let errors = errors.into_tokens();
    // The code for a generic struct would need its type parameters.
    let code = input.generics.params.is_empty().then(|| api::write(&api));
    quote!(#errors #code)
}

pub(crate) fn object(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let object = Object::parse(input, &mut errors);
    check::object(&object, &mut errors);
    let errors = errors.into_tokens();
    let code = input.generics.params.is_empty().then(|| object::write(&object));
    quote!(#errors #code)
}

pub(crate) fn code(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let mut code = Code::parse(input, &mut errors);
    check::code(&mut code, &mut errors);
    let errors = errors.into_tokens();
    let written = input.generics.params.is_empty().then(|| code::write(&code));
    quote!(#errors #written)
}
