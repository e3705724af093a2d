//! Writes what `#[derive(TopApi)]` stands for.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::DeriveInput;
use syn::spanned::Spanned as _;

use crate::ast::Api;
use crate::attr::Errors;
use crate::object::{describe, docs};
use crate::{builder, check};

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
    let paging = api.paginate.iter().map(|path| {
        let last = path.last();
        let kind = check::PAGING.iter().find(|(known, _)| last == known).map_or("Number", |(_, kind)| kind);
        let kind = Ident::new(kind, last.span());
        // Its name on the wire: readers look the parameter up by it.
        let field = api.fields.iter().find(|field| *field.ident == path.field);
        let mut name = field.map(|field| field.name.text.clone()).unwrap_or_default();
        if let Some(member) = &path.member {
            name = format!("{name}.{member}");
        }
        quote!(.paging(::top_core::describe::Paging::#kind(#name)))
    });
    let docs = docs(&api.input.attrs.iter().filter(|attr| attr.path().is_ident("doc")).collect::<Vec<_>>());
    let pushes = api.fields.iter().map(|field| {
        let (ident, name, ty) = (field.ident, &field.name.text, field.ty);
        // The error about a type that can't travel points at the type.
        quote_spanned!(ty.span()=> params.push::<#ty>(#name, &self.#ident);)
    });
    let response_object = quote_spanned!(response.span()=> <#response as ::top_core::TopObject>::OBJECT);
    let transcode = quote_spanned!(response.span()=> ::top_core::__private::transcode::<#response>);
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::top_core::TopApi for #ident {
            type Response = #response;
            type Session = ::top_core::session::#policy;
            const DESCRIPTION: &'static ::top_core::describe::ApiDescription =
                &::top_core::describe::ApiDescription::new(
                    #method,
                    #name,
                    &[#(#descriptions),*],
                    #response_object,
                    #transcode,
                )
                #(#title)*
                #(#api_id)*
                .session(::top_core::describe::SessionPolicy::#session)
                .access(::top_core::describe::Access::#access)
                #(#paging)*
                #docs;

            #[allow(unused_variables, deprecated)]
            fn write_params(&self, params: &mut ::top_core::Params) {
                #(#pushes)*
            }
        }
    }
}
