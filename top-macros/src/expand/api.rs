//! Generates the code of `#[derive(TopApi)]`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use crate::ast::Api;
use crate::expand::field::{docs, parameter};
use crate::expand::{builder, response, serde};
use crate::krate::spanned;

pub(super) fn write(api: &Api<'_>) -> TokenStream {
    let (krate, ident, response) = (&api.krate, &api.input.ident, api.response());
    let policy = match api.session {
        "required" => quote!(Required),
        "optional" => quote!(Optional),
        _ => quote!(NotNeeded),
    };
    let schema = schema(api);
    let write_params = write_params(api);
    let clauses = response::Clauses::new(api);
    let (business_error, page) = (clauses.business_error(), clauses.page());
    let (paged, entries, checks) = (clauses.paged(), clauses.entries(), clauses.checks());
    let builder = api.fields.is_some().then(|| builder::write(api));
    let serde = api.fields.is_some().then(|| serde::request(api));
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        const _: () = {
            #schema

            impl #krate::TopApi for #ident {
                type Response = #response;
                type Session = #krate::session::#policy;
                const SCHEMA: &'static #krate::schema::ApiSchema = &API;

                #write_params
                #business_error
                #page
            }

            #paged
            #entries
            #checks
            #serde
        };

        #builder
    }
}

/// The description. It is a static, so that the compiler checks it even if the program does not use the API.
fn schema(api: &Api<'_>) -> TokenStream {
    let (krate, ident, name) = (&api.krate, &api.input.ident, api.name());
    let method = match &api.method {
        Some(method) => {
            let krate = spanned(krate, method.span());
            quote_spanned!(method.span()=> #krate::__private::annotation::method(#method))
        }
        None => quote!(""),
    };
    let parameters = api.fields().iter().map(|field| parameter(field, krate));
    let title = api.title.iter().map(|title| quote!(.title(#title)));
    let api_id = api.api_id.iter().map(|api_id| quote!(.api_id(#api_id)));
    let session = match api.session {
        "required" => quote!(Required),
        "optional" => quote!(Optional),
        _ => quote!(None),
    };
    let access = match (api.readonly, api.idempotent) {
        (Some(_), _) => quote!(Readonly),
        (None, Some(_)) => quote!(Idempotent),
        (None, None) => quote!(Write),
    };
    let (paging, failure) = (response::paging(api), response::failure(api));
    let verify = api.verify.iter().map(|hint| quote_spanned!(hint.span()=> .verify(#hint)));
    let errors = api.errors.iter().map(|errors| quote_spanned!(errors.span()=> .errors(#errors)));
    let docs = docs(&api.input.attrs.iter().filter(|attr| attr.path().is_ident("doc")).collect::<Vec<_>>());
    let count = api.fields().len();
    // Two statics, so that an error in one does not hide an error in the other.
    quote! {
        static PARAMETERS: [#krate::schema::Field; #count] = [#(#parameters),*];

        static API: #krate::schema::ApiSchema = #krate::schema::ApiSchema::new(
            #method,
            #name,
            &PARAMETERS,
            #krate::__private::response_of::<#ident>(),
        )
        #(#title)*
        #(#api_id)*
        .session(#krate::schema::SessionPolicy::#session)
        .access(#krate::schema::Access::#access)
        #paging
        #failure
        #(#verify)*
        #(#errors)*
        #docs;
    }
}

fn write_params(api: &Api<'_>) -> TokenStream {
    let krate = &api.krate;
    let adds = api.fields().iter().map(|field| {
        let (ident, name, ty) = (field.ident, &field.name.text, field.ty);
        // The bound and the span are those of the schema, so that the compiler reports an unsupported type once.
        quote_spanned!(ty.span()=> <#ty as #krate::Parameter>::add_to(&self.#ident, params, #name);)
    });
    quote! {
        #[inline]
        #[allow(unused_variables)]
        fn write_params(&self, params: &mut #krate::Params) {
            #(#adds)*
        }
    }
}
