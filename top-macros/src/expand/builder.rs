//! Writes the builder: parameters by name, in any order, required ones checked by the compiler.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::ast::{Api, Field};

/// A field with its place in the builder.
struct Slot<'a> {
    field: &'a Field<'a>,
    /// The type parameter that says whether a required parameter is set.
    state: Option<Ident>,
}

struct Builder<'a> {
    api: &'a Api<'a>,
    ident: Ident,
    /// Where the types stand that name the required parameters in errors of the compiler.
    names: Ident,
    slots: Vec<Slot<'a>>,
}

pub(crate) fn write(api: &Api<'_>) -> TokenStream {
    let ident = &api.input.ident;
    let slots = api
        .fields
        .iter()
        .enumerate()
        .map(|(i, field)| Slot { field, state: (!field.shape.optional).then(|| format_ident!("P{i}")) });
    let builder = Builder {
        api,
        ident: format_ident!("{ident}Builder", span = ident.span()),
        names: format_ident!("__{ident}"),
        slots: slots.collect(),
    };
    let definition = builder.definition();
    let start = builder.start();
    let setters = builder.slots.iter().map(|slot| builder.setter(slot));
    let build = builder.build();
    let (ident, states) = (&builder.ident, builder.states());
    quote! {
        #definition
        #start

        #[allow(deprecated)]
        impl<#(#states),*> #ident<#(#states),*> {
            #(#setters)*
            #build
        }
    }
}

impl Builder<'_> {
    fn states(&self) -> Vec<&Ident> {
        self.slots.iter().filter_map(|slot| slot.state.as_ref()).collect()
    }

    fn required(&self) -> Vec<&Ident> {
        self.slots.iter().filter(|slot| slot.state.is_some()).map(|slot| slot.field.ident).collect()
    }

    fn definition(&self) -> TokenStream {
        let (ident, names, vis) = (&self.ident, &self.names, &self.api.input.vis);
        let (states, required) = (self.states(), self.required());
        let docs = format!("Sets up a [`{}`], parameter by parameter.", self.api.input.ident);
        let fields = self.slots.iter().map(|Slot { field, state }| {
            let (ident, ty) = (field.ident, field.ty);
            match state {
                Some(state) => quote!(#ident: #state),
                None => quote!(#ident: #ty),
            }
        });
        quote! {
            #[doc(hidden)]
            #[allow(non_snake_case, non_camel_case_types, unreachable_pub, dead_code)]
            #vis mod #names {
                #(pub struct #required;)*
            }

            #[doc = #docs]
            #[must_use]
            #vis struct #ident<#(#states = ::top_core::builder::Unset<#names::#required>),*> {
                #(#fields),*
            }
        }
    }

    fn start(&self) -> TokenStream {
        let (api, ident, vis) = (&self.api.input.ident, &self.ident, &self.api.input.vis);
        let fields = self.slots.iter().map(|Slot { field, state }| {
            let ident = field.ident;
            match state {
                Some(_) => quote!(#ident: ::top_core::builder::Unset::new()),
                None => quote!(#ident: ::core::option::Option::None),
            }
        });
        quote! {
            #[allow(deprecated)]
            impl #api {
                /// Starts to set the parameters.
                #vis fn builder() -> #ident {
                    #ident { #(#fields),* }
                }
            }
        }
    }

    fn setter(&self, slot: &Slot<'_>) -> TokenStream {
        let field = slot.field;
        let (builder, ident, inner, vis) = (&self.ident, field.ident, field.shape.inner, &self.api.input.vis);
        let own_docs = &field.docs;
        let docs = if own_docs.is_empty() {
            let docs = format!("Sets `{}`.", field.name.text);
            quote!(#[doc = #docs])
        } else {
            quote!(#(#own_docs)*)
        };
        let (takes, value) = if field.shape.list {
            (
                quote!(impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<#inner>>),
                quote!(value.into_iter().map(::core::convert::Into::into).collect()),
            )
        } else {
            (quote!(impl ::core::convert::Into<#inner>), quote!(value.into()))
        };
        let Some(state) = &slot.state else {
            return quote! {
                #docs
                #vis fn #ident(mut self, value: #takes) -> Self {
                    self.#ident = ::core::option::Option::Some(#value);
                    self
                }
            };
        };
        let ty = field.ty;
        let states = self
            .states()
            .into_iter()
            .map(|other| if other == state { quote!(::top_core::builder::Set<#ty>) } else { quote!(#other) });
        let fields = self.slots.iter().map(|other| {
            let name = other.field.ident;
            if name == ident {
                quote!(#name: ::top_core::builder::Set(#value))
            } else {
                quote!(#name: self.#name)
            }
        });
        quote! {
            #docs
            #vis fn #ident(self, value: #takes) -> #builder<#(#states),*> {
                #builder { #(#fields),* }
            }
        }
    }

    fn build(&self) -> TokenStream {
        let (api, vis) = (&self.api.input.ident, &self.api.input.vis);
        let body_limits = self.slots.iter().filter_map(|Slot { field, state }| {
            let (state, ty) = (state.as_ref()?, field.ty);
            Some(quote!(#state: ::top_core::builder::Slot<#ty>))
        });
        let fields = self.slots.iter().map(|Slot { field, state }| {
            let ident = field.ident;
            match state {
                Some(_) => quote!(#ident: ::top_core::builder::Slot::take(self.#ident)),
                None => quote!(#ident: self.#ident),
            }
        });
        quote! {
            /// The request; it compiles once every required parameter is set.
            #[must_use]
            #vis fn build(self) -> #api
            where
                #(#body_limits,)*
            {
                #api { #(#fields),* }
            }
        }
    }
}
