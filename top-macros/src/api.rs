//! Writes what `#[derive(TopApi)]` stands for.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::DeriveInput;
use syn::spanned::Spanned as _;

use crate::ast::Api;
use crate::attr::{Errors, Failure, FieldPath, Paginate};
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
    let paging = paging(api);
    let failure = failure(api);
    let reads = reads(api);
    let (business_error, page) = (business_error(api), page(api));
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
                #docs;

            #[inline]
            #[allow(unused_variables, deprecated)]
            fn write_params(&self, params: &mut ::top_core::Params) {
                #(#pushes)*
            }

            #business_error
            #page
        }

        #reads
    }
}

fn paging(api: &Api<'_>) -> Option<TokenStream> {
    let Paginate { by, items } = api.paginate.as_ref()?;
    let last = by.last();
    let kind = check::PAGING.iter().find(|(known, _)| last == known).map_or("Number", |(_, kind)| kind);
    let kind = Ident::new(kind, last.span());
    // Its name on the wire: readers look the parameter up by it.
    let field = api.fields.iter().find(|field| *field.ident == *by.field());
    let mut name = field.map(|field| field.name.text.clone()).unwrap_or_default();
    if by.0.len() > 1 {
        name = format!("{name}.{last}");
    }
    let items = items.iter().map(|(path, _)| {
        let path = path.text();
        quote!(.items(#path))
    });
    Some(quote! {
        .paging(::top_core::schema::Paging::new(::top_core::schema::PageBy::#kind, #name) #(#items)*)
    })
}

fn failure(api: &Api<'_>) -> Option<TokenStream> {
    let Failure { flag, success, code, message } = api.failure.as_ref()?;
    let flag = flag.text();
    let texts = |path: &Option<FieldPath>| path.iter().map(FieldPath::text).collect::<Vec<_>>();
    let (code, message) = (texts(code), texts(message));
    Some(quote! {
        .failure(
            ::top_core::schema::FailureRule::new(::top_core::schema::FailureTest::Differs, #flag, &[#success])
                #(.code(#code))* #(.message(#message))*
        )
    })
}

/// The text of the member that a path leads to, as an expression over `response`.
fn text_of(path: &FieldPath) -> TokenStream {
    let (last, steps) = (path.last(), path.steps());
    quote! {
        (|| {
            let at = response;
            #(let at = at.#steps.as_ref()?;)*
            ::top_core::__private::text_of(&at.#last)
        })()
    }
}

fn business_error(api: &Api<'_>) -> Option<TokenStream> {
    let Failure { flag, success, code, message } = api.failure.as_ref()?;
    let text = |path: &Option<FieldPath>| path.as_ref().map_or(quote!(::core::option::Option::None), text_of);
    let (flag, code, message, response) = (text_of(flag), text(code), text(message), &api.response);
    Some(quote! {
        #[allow(deprecated)]
        fn business_error(response: &#response) -> ::core::option::Option<::top_core::BusinessError> {
            ::top_core::BusinessError::unless(#flag, &[#success], #code, #message)
        }
    })
}

fn page(api: &Api<'_>) -> Option<TokenStream> {
    let Paginate { items, .. } = api.paginate.as_ref()?;
    let (path, _) = items.as_ref()?;
    let (last, steps, response) = (path.last(), path.steps(), &api.response);
    Some(quote! {
        #[allow(deprecated)]
        fn page(response: &#response) -> ::core::option::Option<::top_core::Page> {
            let rows = (|| {
                let at = response;
                #(let at = at.#steps.as_ref()?;)*
                ::core::option::Option::Some(::top_core::Rows::rows(&at.#last))
            })();
            ::core::option::Option::Some(::top_core::Page::new(rows))
        }
    })
}

/// What the annotation says about members of the response: written as code, so that the compiler checks the paths.
fn reads(api: &Api<'_>) -> TokenStream {
    let (ident, response) = (&api.input.ident, &api.response);
    let paged = api.paginate.iter().filter_map(|paginate| paginate.items.as_ref()).map(|(path, item)| {
        let (last, steps) = (path.last(), path.steps());
        // The error about a list of something else points at the list.
        let rows = quote_spanned!(last.span()=> at.#last);
        let at = Ident::new("at", last.span());
        quote! {
            #[automatically_derived]
            #[allow(deprecated)]
            impl ::top_core::Paged for #ident {
                type Item = #item;

                fn into_items(#at: #response) -> ::std::vec::Vec<#item> {
                    #(let ::core::option::Option::Some(#at) = #at.#steps else { return ::std::vec::Vec::new() };)*
                    ::top_core::Rows::into_rows(#rows)
                }
            }
        }
    });
    quote!(#(#paged)*)
}
