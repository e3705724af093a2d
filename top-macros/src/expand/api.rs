//! Writes what `#[derive(TopApi)]` stands for.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::DeriveInput;
use syn::spanned::Spanned as _;

use crate::ast::Api;
use crate::attr::Errors;
use crate::check;
use crate::expand::object::{describe, docs};
use crate::expand::{builder, response};

pub(crate) fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let mut errors = Errors::default();
    let api = Api::parse(input, &mut errors);
    check::api(&api, &mut errors);
    errors.finish()?;
    let implementation = write(&api);
    let builder = builder::write(&api);
    Ok(quote!(#implementation #builder))
}

fn write(api: &Api<'_>) -> TokenStream {
    let ident = &api.input.ident;
    let (method, name) = (&api.method, ident.to_string());
    let response = &api.response;
    let descriptions = api.fields.iter().map(describe);
    let title = api.title.iter().map(|title| quote!(.title(#title)));
    let api_id = api.api_id.iter().map(|api_id| quote!(.api_id(#api_id)));
    let (policy, session) = match api.session {
        "required" => (quote!(Required), quote!(Required)),
        "optional" => (quote!(Optional), quote!(Optional)),
        _ => (quote!(NotNeeded), quote!(None)),
    };
    let access = match (api.readonly, api.idempotent) {
        (Some(_), _) => quote!(Readonly),
        (None, Some(_)) => quote!(Idempotent),
        (None, None) => quote!(Write),
    };
    let (paging, failure) = (response::paging(api), response::failure(api));
    let errors = api.errors.iter().map(|errors| quote_spanned!(errors.span()=> .errors(#errors)));
    let verify = api.verify.iter().map(|hint| quote_spanned!(hint.span()=> .verify(#hint)));
    let (business_error, page) = (response::business_error(api), response::page(api));
    let (paged, entries) = (response::paged(api), response::entries(api));
    let docs = docs(&api.input.attrs.iter().filter(|attr| attr.path().is_ident("doc")).collect::<Vec<_>>());
    let pushes = api.fields.iter().map(|field| {
        let (ident, name, ty) = (field.ident, &field.name.text, field.ty);
        // The error about a type that can't travel points at the type.
        quote_spanned!(ty.span()=> params.push::<#ty>(#name, &self.#ident);)
    });
    let response_object = quote_spanned!(response.span()=> <#response as ::top_core::TopObject>::SCHEMA);
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::top_core::TopApi for #ident {
            type Response = #response;
            type Session = ::top_core::session::#policy;
            const SCHEMA: &'static ::top_core::schema::ApiSchema =
                &::top_core::schema::ApiSchema::new(
                    #method,
                    #name,
                    &[#(#descriptions),*],
                    #response_object,
                )
                #(#title)*
                #(#api_id)*
                .session(::top_core::schema::SessionPolicy::#session)
                .access(::top_core::schema::Access::#access)
                #paging
                #failure
                #(#errors)*
                #(#verify)*
                #docs;

            #[inline]
            #[allow(unused_variables, deprecated)]
            fn write_params(&self, params: &mut ::top_core::Params) {
                #(#pushes)*
            }

            #business_error
            #page
        }

        #paged
        #entries
    }
}
