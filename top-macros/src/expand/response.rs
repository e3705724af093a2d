//! Writes what an annotation declares about the response: pages, business errors and entries.
//!
//! Each path becomes code over the response's type, so the compiler checks it and nothing is searched for at run time.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use crate::ast::Api;
use crate::attr::{Entries, Failure, FieldPath, Paginate, Rows};
use crate::check;

/// `.paging(…)` of the schema.
pub(super) fn paging(api: &Api<'_>) -> Option<TokenStream> {
    let Paginate { by, items, more, total, first, .. } = api.paginate.as_ref()?;
    let kind = Ident::new(check::page_by(by.last()), by.last().span());
    // The name on the wire.
    let field = api.fields.iter().find(|field| *field.ident == *by.field());
    let mut name = field.map(|field| field.name.text.clone()).unwrap_or_default();
    for step in &by.0[1..] {
        name = format!("{name}.{step}");
    }
    let texts = |path: Option<&FieldPath>| path.map(FieldPath::text).into_iter().collect::<Vec<_>>();
    let items = texts(items.as_ref().map(|rows| &rows.path));
    let (more, total) = (texts(more.as_ref()), texts(total.as_ref()));
    let first = first.iter().map(|(first, _)| first);
    Some(quote! {
        .paging(
            ::top_core::schema::Paging::new(::top_core::schema::PageBy::#kind, #name)
                #(.first(#first))* #(.items(#items))* #(.more(#more))* #(.total(#total))*
        )
    })
}

/// `.failure(…)` of the schema.
pub(super) fn failure(api: &Api<'_>) -> Option<TokenStream> {
    let Failure { flag, present, success, code, message } = api.failure.as_ref()?;
    let flag = flag.text();
    let test = if *present { quote!(Present) } else { quote!(Differs) };
    let texts = |path: &Option<FieldPath>| path.iter().map(FieldPath::text).collect::<Vec<_>>();
    let (code, message) = (texts(code), texts(message));
    Some(quote! {
        .failure(
            ::top_core::schema::FailureRule::new(
                ::top_core::schema::FailureTest::#test, #flag, &[#(#success),*]
            )
            #(.code(#code))* #(.message(#message))*
        )
    })
}

/// `TopApi::business_error`
pub(super) fn business_error(api: &Api<'_>) -> Option<TokenStream> {
    let Failure { flag, present, success, code, message } = api.failure.as_ref()?;
    let response = &api.response;
    let (flag, code, message) = (text_of(Some(flag)), text_of(code.as_ref()), text_of(message.as_ref()));
    let make = if *present { quote!(if_present) } else { quote!(unless) };
    Some(quote! {
        #[allow(deprecated)]
        fn business_error(root: &#response) -> ::core::option::Option<::top_core::BusinessError> {
            ::top_core::BusinessError::#make(#flag, &[#(#success),*], #code, #message)
        }
    })
}

/// `TopApi::page`
pub(super) fn page(api: &Api<'_>) -> Option<TokenStream> {
    let paginate = api.paginate.as_ref().filter(|paginate| paginate.describes_pages())?;
    let Paginate { items, more, total, .. } = paginate;
    let response = &api.response;
    let page = match items {
        Some(Rows { path, .. }) => {
            let last = path.last();
            let rows = at(path, &quote!(::core::option::Option::Some(::top_core::Rows::rows(&at.#last))));
            quote!(::top_core::Page::new(#rows))
        }
        None => quote!(<::top_core::Page as ::core::default::Default>::default()),
    };
    let cursor = paginate.cursor_path().map(|path| text_of(Some(&path)));
    let cursor = cursor.iter();
    let more = more.iter().map(|path| text_of(Some(path)));
    let total = total.iter().map(|path| text_of(Some(path)));
    Some(quote! {
        #[allow(deprecated)]
        fn page(root: &#response) -> ::core::option::Option<::top_core::Page> {
            ::core::option::Option::Some(#page #(.cursor(#cursor))* #(.more(#more))* #(.total(#total))*)
        }
    })
}

/// `impl Paged`, and `impl PagedItems` where the rows are named.
pub(super) fn paged(api: &Api<'_>) -> Option<TokenStream> {
    let paginate = api.paginate.as_ref().filter(|paginate| paginate.describes_pages())?;
    let (ident, response) = (&api.input.ident, &api.response);
    let items = paginate.items.iter().map(|Rows { path, ty }| {
        let (last, steps) = (path.last(), path.steps());
        // An error about a list of another type points at the list.
        let at = Ident::new("at", last.span());
        let rows = quote_spanned!(last.span()=> at.#last);
        quote! {
            #[automatically_derived]
            #[allow(deprecated)]
            impl ::top_core::PagedItems for #ident {
                type Item = #ty;

                fn into_items(#at: #response) -> ::std::vec::Vec<#ty> {
                    #(
                        let ::core::option::Option::Some(#at) = ::top_core::__private::Step::into_object(#at.#steps)
                        else {
                            return ::std::vec::Vec::new();
                        };
                    )*
                    ::top_core::Rows::into_rows(#rows)
                }
            }
        }
    });
    Some(quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::top_core::Paged for #ident {}

        #(#items)*
    })
}

/// `impl PerEntry`
pub(super) fn entries(api: &Api<'_>) -> Option<TokenStream> {
    let entries = api.entries.as_ref()?;
    let Entries { lists, ty, success, code, message } = entries;
    let (ident, response) = (&api.input.ident, &api.response);
    let lists = lists.iter().map(|path| {
        let last = path.last();
        at(path, &quote!(::core::option::Option::Some(::top_core::Rows::rows(&at.#last))))
    });
    let flag = text_of(entries.flag());
    let (code, message) = (text_of(code.as_ref()), text_of(message.as_ref()));
    Some(quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::top_core::PerEntry for #ident {
            type Entry = #ty;

            fn entries(
                root: &#response,
            ) -> ::std::vec::Vec<::core::result::Result<&#ty, ::top_core::BusinessError>> {
                ::top_core::__private::entries(&[#(#lists),*], |root: &#ty| {
                    ::top_core::BusinessError::if_present(#flag, &[#(#success),*], #code, #message)
                })
            }
        }
    })
}

/// The text of a member, as an expression over `root`.
fn text_of(path: Option<&FieldPath>) -> TokenStream {
    let Some(path) = path else { return quote!(::core::option::Option::None) };
    let last = path.last();
    at(path, &quote!(::top_core::__private::text_of(&at.#last)))
}

/// `value`, an `Option` made of `at`: the object that holds the last member of the path. `None` where the response
/// leaves an object on the way out.
fn at(path: &FieldPath, value: &TokenStream) -> TokenStream {
    let steps = path.steps();
    quote! {
        (|| {
            let at = root;
            #(let at = ::top_core::__private::Step::object(&at.#steps)?;)*
            #value
        })()
    }
}
