//! The path to `top-core` in the crate that uses a derive.

use proc_macro_crate::{FoundCrate, crate_name};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// Returns the path to `top-core`: the name in the manifest of the caller, or the re-export of `tbk-apis`.
///
/// In the tests and examples of `top-core`, it is an external crate. The library itself has `extern crate self`.
pub(crate) fn path() -> TokenStream {
    if let Ok(FoundCrate::Name(name)) = crate_name("top-core") {
        let name = Ident::new(&name, Span::call_site());
        return quote!(::#name);
    }
    if let Ok(FoundCrate::Name(name)) = crate_name("tbk-apis") {
        let name = Ident::new(&name, Span::call_site());
        return quote!(::#name::top_core);
    }
    quote!(::top_core)
}

/// Returns the path with another span. Errors in code that starts with the path then point to that span.
pub(crate) fn spanned(path: &TokenStream, span: Span) -> TokenStream {
    let respan = |mut token: TokenTree| {
        token.set_span(span.resolved_at(token.span()));
        token
    };
    path.clone().into_iter().map(respan).collect()
}
