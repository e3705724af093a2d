//! The derives of `top-core`.
use proc_macro::TokenStream;

/// One API.
#[proc_macro_derive(TopApi, attributes(top_api, top))]
pub fn top_api(_input: TokenStream) -> TokenStream {
    TokenStream::new()
}

/// One object.
#[proc_macro_derive(TopObject, attributes(top_object, top))]
pub fn top_object(_input: TokenStream) -> TokenStream {
    TokenStream::new()
}
