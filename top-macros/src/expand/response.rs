//! Generates the code for the clauses about the response: pages, business errors and entries.
//!
//! Each path becomes typed code, so that the compiler checks it and no search is necessary at run time. The functions
//! are `inline`, so that the compiler skips those of APIs that a program does not use.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt as _;

use crate::ast::Api;
use crate::attr::{Entries, Failure, FieldPath, Paginate, Rows, mentions};
use crate::check;
use crate::krate::spanned;

/// `.paging(…)` of the schema.
pub(super) fn paging(api: &Api<'_>) -> Option<TokenStream> {
    let krate = &api.krate;
    let Paginate { by, items, more, total, first, .. } = api.paginate.as_ref()?;
    let kind = page_by(by);
    // The name on the wire.
    let field = api.fields().iter().find(|field| *field.ident == *by.field());
    let mut name = field.map(|field| field.name.text.clone()).unwrap_or_default();
    for step in &by.0[1..] {
        name = format!("{name}.{}", step.unraw());
    }
    let texts = |path: Option<&FieldPath>| path.map(FieldPath::text).into_iter().collect::<Vec<_>>();
    let items = texts(items.as_ref().map(|rows| &rows.path));
    let (more, total) = (texts(more.as_ref()), texts(total.as_ref()));
    let first = first.iter().map(|(first, _)| first);
    Some(quote! {
        .paging(
            #krate::schema::Paging::new(#krate::schema::PageBy::#kind, #name)
                #(.first(#first))* #(.items(#items))* #(.more(#more))* #(.total(#total))*
        )
    })
}

/// `.failure(…)` of the schema.
pub(super) fn failure(api: &Api<'_>) -> Option<TokenStream> {
    let krate = &api.krate;
    let Failure { flag, present, success, code, message } = api.failure.as_ref()?;
    let (flag, test) = (flag.text(), test(*present));
    let texts = |path: &Option<FieldPath>| path.iter().map(FieldPath::text).collect::<Vec<_>>();
    let (code, message) = (texts(code), texts(message));
    Some(quote! {
        .failure(
            #krate::schema::FailureRule::new(#krate::schema::FailureTest::#test, #flag, &[#(#success),*])
                #(.code(#code))* #(.message(#message))*
        )
    })
}

/// A variant of `PageBy`.
fn page_by(by: &FieldPath) -> Ident {
    Ident::new(check::page_by(by.last()), by.last().span())
}

/// A variant of `FailureTest`.
fn test(present: bool) -> TokenStream {
    if present { quote!(Present) } else { quote!(Differs) }
}

/// The code for the clauses of an annotation.
pub(super) struct Clauses<'a> {
    api: &'a Api<'a>,
    krate: &'a TokenStream,
    response: TokenStream,
    /// `None` if the response is unknown, as for `failure` and `entries`.
    paginate: Option<&'a Paginate>,
    failure: Option<&'a Failure>,
    entries: Option<&'a Entries>,
}

impl<'a> Clauses<'a> {
    pub(super) fn new(api: &'a Api<'a>) -> Self {
        let known = api.response.is_some();
        let ident = &api.input.ident;
        let krate = &api.krate;
        Self {
            api,
            krate,
            // `TopApi` is the only place with the type, so that the compiler reports an error about it once.
            response: quote!(<#ident as #krate::TopApi>::Response),
            paginate: api.paginate.as_ref().filter(|paginate| known && paginate.describes_pages()),
            failure: api.failure.as_ref().filter(|_| known),
            entries: api.entries.as_ref().filter(|_| known),
        }
    }

    /// `TopApi::business_error`
    pub(super) fn business_error(&self) -> Option<TokenStream> {
        let Failure { flag, present, success, code, message } = self.failure?;
        let (krate, response) = (self.krate, &self.response);
        let (flag, code) = (self.text_of(Some(flag)), self.text_of(code.as_ref()));
        let message = self.text_of(message.as_ref());
        let make = if *present { quote!(if_present) } else { quote!(unless) };
        Some(quote! {
            #[inline]
            fn business_error(root: &#response) -> ::core::option::Option<#krate::BusinessError> {
                #krate::BusinessError::#make(#flag, &[#(#success),*], #code, #message)
            }
        })
    }

    /// `TopApi::page`
    pub(super) fn page(&self) -> Option<TokenStream> {
        let paginate = self.paginate?;
        let Paginate { items, more, total, .. } = paginate;
        let (krate, response) = (self.krate, &self.response);
        let page = match items {
            Some(Rows { path, .. }) => {
                let rows = self.rows(path);
                quote!(#krate::Page::new(#rows))
            }
            None => quote!(<#krate::Page as ::core::default::Default>::default()),
        };
        let cursor = paginate.cursor_path();
        let cursor = cursor.iter().map(|path| self.text_of(Some(path)));
        let more = more.iter().map(|path| self.text_of(Some(path)));
        let total = total.iter().map(|path| self.text_of(Some(path)));
        Some(quote! {
            #[inline]
            fn page(root: &#response) -> ::core::option::Option<#krate::Page> {
                ::core::option::Option::Some(#page #(.cursor(#cursor))* #(.more(#more))* #(.total(#total))*)
            }
        })
    }

    /// `impl Paged`, and `impl PagedItems` if the clause declares the rows.
    pub(super) fn paged(&self) -> Option<TokenStream> {
        let (krate, ident, response) = (self.krate, &self.api.input.ident, &self.response);
        // After an error in `paginate`, calls of `pages` must not cause more errors.
        let failed = self.paginate.is_none() && self.api.paginate.is_none();
        if self.paginate.is_none() && !(failed && mentions(&self.api.input.attrs, "top_api", "paginate")) {
            return None;
        }
        let items = self.paginate.and_then(|paginate| paginate.items.as_ref()).map(|Rows { path, ty }| {
            let (last, steps) = (path.last(), path.steps());
            // The span of the list, so that an error about its type points to it.
            let at = Ident::new("at", last.span());
            let rows_krate = spanned(krate, last.span());
            let rows = quote_spanned!(last.span()=> #rows_krate::Rows::into_rows(at.#last));
            quote! {
                impl #krate::PagedItems for #ident {
                    type Item = #ty;

                    #[inline]
                    fn into_items(#at: #response) -> ::std::vec::Vec<#ty> {
                        #(
                            let ::core::option::Option::Some(#at) =
                                #krate::__private::Step::into_object(#at.#steps)
                            else {
                                return ::std::vec::Vec::new();
                            };
                        )*
                        #rows
                    }
                }
            }
        });
        Some(quote! {
            impl #krate::Paged for #ident {}

            #items
        })
    }

    /// `impl PerEntry`
    pub(super) fn entries(&self) -> Option<TokenStream> {
        let entries = self.entries?;
        let Entries { lists, ty, success, code, message } = entries;
        let (krate, ident, response) = (self.krate, &self.api.input.ident, &self.response);
        let lists = lists.iter().map(|path| self.rows(path));
        let flag = self.text_of(entries.flag());
        let (code, message) = (self.text_of(code.as_ref()), self.text_of(message.as_ref()));
        Some(quote! {
            impl #krate::PerEntry for #ident {
                type Entry = #ty;

                #[inline]
                fn entries(
                    root: &#response,
                ) -> ::std::vec::Vec<::core::result::Result<&#ty, #krate::BusinessError>> {
                    #krate::__private::entries(&[#(#lists),*], |root: &#ty| {
                        #krate::BusinessError::if_present(#flag, &[#(#success),*], #code, #message)
                    })
                }
            }
        })
    }

    /// Constants that check the types of the members at the ends of the paths.
    pub(super) fn checks(&self) -> Option<TokenStream> {
        let mut checks = Vec::new();
        let krate = self.krate;
        let response = &self.response;
        if let Some(paginate) = &self.api.paginate {
            let (by, ident, kind) = (&paginate.by, &self.api.input.ident, page_by(&paginate.by));
            let arguments = quote!(, #krate::schema::PageBy::#kind);
            checks.push(self.check("page_parameter", by, &quote!(#ident), &arguments));
        }
        let mut members: Vec<FieldPath> = Vec::new();
        if let Some(paginate) = self.paginate {
            members.extend(paginate.cursor_path());
            members.extend(paginate.more.iter().chain(&paginate.total).cloned());
        }
        if let Some(Failure { flag, present, success, .. }) = self.failure {
            let test = test(*present);
            let arguments = quote!(, #krate::schema::FailureTest::#test, &[#(#success),*]);
            checks.push(self.check("flag", flag, response, &arguments));
        }
        if let Some(entries) = self.entries
            && let Some(flag) = entries.flag()
        {
            let ty = &entries.ty;
            let arguments = quote!(, #krate::schema::FailureTest::Present, &[]);
            checks.push(self.check("flag", flag, &quote!(#ty), &arguments));
        }
        checks.extend(members.iter().map(|path| self.check("member", path, response, &TokenStream::new())));
        (!checks.is_empty()).then(|| quote!(const _: () = { #(#checks)* };))
    }

    /// A call of a function that checks a type.
    fn check(
        &self,
        function: &str,
        path: &FieldPath,
        root: &TokenStream,
        arguments: &TokenStream,
    ) -> TokenStream {
        let last = path.last();
        let (krate, function) = (spanned(self.krate, last.span()), Ident::new(function, last.span()));
        let at = self.at(path, &quote!(::core::option::Option::Some(&at.#last)));
        let kind = quote!(#krate::__private::annotation::type_of::<#root, _>(|root| #at));
        quote_spanned!(last.span()=> #krate::__private::annotation::#function(#kind #arguments);)
    }

    /// An expression for the rows at the end of the path, an `Option` of a slice.
    fn rows(&self, path: &FieldPath) -> TokenStream {
        let last = path.last();
        let krate = spanned(self.krate, last.span());
        let rows = quote_spanned!(last.span()=> #krate::Rows::rows(&at.#last));
        self.at(path, &quote!(::core::option::Option::Some(#rows)))
    }

    /// An expression for the text of a member, an `Option` of a `String`.
    fn text_of(&self, path: Option<&FieldPath>) -> TokenStream {
        let Some(path) = path else { return quote!(::core::option::Option::None) };
        let (krate, last) = (self.krate, path.last());
        self.at(path, &quote!(#krate::__private::text_of(&at.#last)))
    }

    /// Evaluates `value`, an `Option`, with `at` as the object that contains the last member of the path. The result is
    /// `None` if the response omits an object of the path.
    fn at(&self, path: &FieldPath, value: &TokenStream) -> TokenStream {
        let steps = path.steps().iter().map(|step| {
            let krate = spanned(self.krate, step.span());
            quote_spanned!(step.span()=> #krate::__private::Step::object(&at.#step)?)
        });
        quote! {
            (|| {
                let at = root;
                #(let at = #steps;)*
                #value
            })()
        }
    }
}
