//! The path to `top-core` in the crate that uses a derive.

use proc_macro_crate::{FoundCrate, crate_name};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// `top-core` as the caller's manifest names it, or as `tbk-apis` re-exports it.
///
/// The tests and examples of `top-core` itself see it as an external crate; its library has `extern crate self`.
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

/// The path at another place: an error about code that begins with it points there.
pub(crate) fn spanned(path: &TokenStream, span: Span) -> TokenStream {
    let respan = |mut token: TokenTree| {
        token.set_span(span.resolved_at(token.span()));
        token
    };
    path.clone().into_iter().map(respan).collect()
}
