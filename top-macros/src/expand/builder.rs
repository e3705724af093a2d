//! Generates the builder. It sets parameters by name in any order; the compiler checks that all required ones are set.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt as _;

use crate::ast::{Api, Field};

/// A field of the builder.
struct Slot<'a> {
    field: &'a Field<'a>,
    /// The type parameter that states whether a required parameter is set.
    state: Option<Ident>,
}

struct Builder<'a> {
    api: &'a Api<'a>,
    krate: &'a TokenStream,
    ident: Ident,
    /// The module of the types with the names of the required parameters. They occur in compiler errors.
    names: Ident,
    slots: Vec<Slot<'a>>,
}

pub(super) fn write(api: &Api<'_>) -> TokenStream {
    let ident = &api.input.ident;
    let slots = api.fields().iter().enumerate().map(|(i, field)| Slot {
        field,
        // A name that does not conflict with types of the caller.
        state: (!field.shape.optional).then(|| format_ident!("__P{i}")),
    });
    let builder = Builder {
        api,
        krate: &api.krate,
        ident: format_ident!("{}Builder", ident.unraw(), span = ident.span()),
        names: format_ident!("__{}", ident.unraw()),
        slots: slots.collect(),
    };
    let (definition, start, build) = (builder.definition(), builder.start(), builder.build());
    // A field with the name `build` was reported.
    let setters = builder.slots.iter().filter(|slot| slot.field.ident.unraw() != "build");
    let setters = setters.map(|slot| builder.setter(slot));
    let (ident, states) = (&builder.ident, builder.states());
    quote! {
        #definition
        #start

        #[automatically_derived]
        #[allow(deprecated, non_camel_case_types)]
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

    fn required(&self) -> Vec<&Field<'_>> {
        self.slots.iter().filter(|slot| slot.state.is_some()).map(|slot| slot.field).collect()
    }

    fn docs(&self) -> String {
        let name = self.api.name();
        let required: Vec<_> = self.required().iter().map(|field| format!("`{}`", field.ident)).collect();
        let parameters = if required.is_empty() {
            "All parameters are optional.".to_owned()
        } else {
            format!("Required parameters: {}.", required.join(", "))
        };
        format!("A builder for [`{name}`]. [`{name}::builder`] creates it.\n\n{parameters}")
    }

    fn definition(&self) -> TokenStream {
        let (krate, ident, names, vis) = (self.krate, &self.ident, &self.names, &self.api.input.vis);
        let states = self.states();
        let required: Vec<_> = self.required().iter().map(|field| field.ident).collect();
        let docs = self.docs();
        let fields = self.slots.iter().map(|Slot { field, state }| {
            let (ident, ty) = (field.ident, field.ty);
            match state {
                Some(state) => quote!(#ident: #state),
                None => quote!(#ident: #ty),
            }
        });
        let names_mod = (!required.is_empty()).then(|| {
            quote! {
                #[doc(hidden)]
                #[allow(non_snake_case, non_camel_case_types, unreachable_pub, dead_code)]
                #vis mod #names {
                    #(pub struct #required;)*
                }
            }
        });
        quote! {
            #names_mod

            #[doc = #docs]
            #[must_use]
            #[allow(non_camel_case_types)]
            #vis struct #ident<#(#states = #krate::builder::Unset<#names::#required>),*> {
                #(#fields),*
            }
        }
    }

    fn start(&self) -> TokenStream {
        let (krate, api, ident, vis) = (self.krate, &self.api.input.ident, &self.ident, &self.api.input.vis);
        let fields = self.slots.iter().map(|Slot { field, state }| {
            let ident = field.ident;
            match state {
                Some(_) => quote!(#ident: #krate::builder::Unset::new()),
                None => quote!(#ident: ::core::option::Option::None),
            }
        });
        let aliases = aliases(self.api);
        quote! {
            #[automatically_derived]
            #[allow(deprecated)]
            impl #api {
                /// Returns a builder without parameters.
                #(#[doc(alias = #aliases)])*
                #[inline]
                #vis fn builder() -> #ident {
                    #ident { #(#fields),* }
                }
            }
        }
    }

    fn setter(&self, slot: &Slot<'_>) -> TokenStream {
        let Some(state) = &slot.state else { return self.optional_setter(slot.field) };
        let (krate, field) = (self.krate, slot.field);
        let (builder, ident, inner, vis) = (&self.ident, field.ident, field.shape.inner, &self.api.input.vis);
        let (takes, value) = if field.shape.list {
            (
                quote!(impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<#inner>>),
                quote!(#krate::builder::list(value)),
            )
        } else if field.shape.is_odd_integer() {
            (quote!(#inner), quote!(value))
        } else {
            (quote!(impl ::core::convert::Into<#inner>), quote!(::core::convert::Into::into(value)))
        };
        let ty = field.ty;
        let states = self
            .states()
            .into_iter()
            .map(|other| if other == state { quote!(#krate::builder::Set<#ty>) } else { quote!(#other) });
        let fields = self.slots.iter().map(|other| {
            let name = other.field.ident;
            if name == ident {
                quote!(#name: #krate::builder::Set(#value))
            } else {
                quote!(#name: self.#name)
            }
        });
        let attributes = attributes(field);
        quote! {
            #attributes
            #vis fn #ident(self, value: #takes) -> #builder<#(#states),*> {
                #builder { #(#fields),* }
            }
        }
    }

    fn optional_setter(&self, field: &Field<'_>) -> TokenStream {
        let (krate, ident, inner, vis) = (self.krate, field.ident, field.shape.inner, &self.api.input.vis);
        let attributes = attributes(field);
        if field.shape.is_odd_integer() {
            return quote! {
                #attributes
                #vis fn #ident(mut self, value: impl ::core::convert::Into<::core::option::Option<#inner>>) -> Self {
                    self.#ident = ::core::convert::Into::into(value);
                    self
                }
            };
        }
        let (name, method) = if field.shape.list {
            (quote!(IntoOptionalList), quote!(into_optional_list))
        } else {
            (quote!(IntoOptional), quote!(into_optional))
        };
        quote! {
            #attributes
            #vis fn #ident<__Kind>(mut self, value: impl #krate::builder::#name<#inner, __Kind>) -> Self {
                self.#ident = #krate::builder::#name::#method(value);
                self
            }
        }
    }

    fn build(&self) -> TokenStream {
        let (krate, api, vis) = (self.krate, &self.api.input.ident, &self.api.input.vis);
        let (states, required) = (self.states(), self.required());
        let names: Vec<_> = required.iter().map(|field| field.ident).collect();
        let types: Vec<_> = required.iter().map(|field| field.ty).collect();
        let (states, types) = (pairs(&states), pairs(&types));
        let (bound, take) = if names.is_empty() {
            (TokenStream::new(), TokenStream::new())
        } else {
            let (pattern, values) =
                (pairs(&names), pairs(&names.iter().map(|name| quote!(self.#name)).collect::<Vec<_>>()));
            (
                quote!(where #states: #krate::builder::AllSet<#types>),
                quote!(let #pattern = #krate::builder::AllSet::values(#values);),
            )
        };
        let fields = self.slots.iter().map(|Slot { field, state }| {
            let ident = field.ident;
            match state {
                Some(_) => quote!(#ident),
                None => quote!(#ident: self.#ident),
            }
        });
        quote! {
            /// Returns the request.
            ///
            /// The call compiles only if every required parameter is set.
            #[must_use]
            #vis fn build(self) -> #api #bound {
                #take
                #api { #(#fields),* }
            }
        }
    }
}

/// `(a, (b, (c, ())))`
fn pairs(items: &[impl quote::ToTokens]) -> TokenStream {
    items.iter().rev().fold(quote!(()), |rest, item| quote!((#item, #rest)))
}

/// The documentation and the deprecation of the field.
fn attributes(field: &Field<'_>) -> TokenStream {
    let docs = &field.docs;
    let docs = if docs.is_empty() {
        let text = format!("Sets `{}`.", field.name.text);
        quote!(#[doc = #text])
    } else {
        quote!(#(#docs)*)
    };
    let deprecated = match (field.deprecated_attr, &field.deprecated) {
        (Some(attr), _) => quote!(#attr),
        (None, Some(note)) => quote!(#[deprecated(note = #note)]),
        (None, None) => TokenStream::new(),
    };
    quote!(#docs #deprecated)
}

/// The aliases for the search of rustdoc: the method with and without `taobao.`, the Chinese title and its last part.
fn aliases(api: &Api<'_>) -> Vec<String> {
    let mut aliases: Vec<String> = Vec::new();
    let method = api.method.as_ref().map(syn::LitStr::value).unwrap_or_default();
    let title = api.title.as_ref().map(syn::LitStr::value).unwrap_or_default();
    let short = method.strip_prefix("taobao.").unwrap_or_default();
    let subject = title.rsplit('-').next().unwrap_or_default();
    for alias in [&method, short, &title, subject] {
        // The texts that rustdoc accepts as an alias.
        let fits = !alias.trim().is_empty()
            && alias.trim() == alias
            && alias.chars().all(|c| !matches!(c, '"' | '\'') && (c == ' ' || !c.is_whitespace()));
        if fits && aliases.iter().all(|earlier| earlier != alias) {
            aliases.push(alias.to_owned());
        }
    }
    aliases
}

#[cfg(test)]
mod tests {
    use super::aliases;
    use crate::ast::Api;
    use crate::attr::Errors;

    #[test]
    fn aliases_are_method_and_title() {
        let input = syn::parse_quote! {
            #[top_api(method = "taobao.tbk.sc.general.link.convert", title = "淘宝客-服务商-万能转链")]
            struct Demo {}
        };
        let api = Api::parse(&input, &mut Errors::default());
        assert_eq!(
            aliases(&api),
            [
                "taobao.tbk.sc.general.link.convert",
                "tbk.sc.general.link.convert",
                "淘宝客-服务商-万能转链",
                "万能转链"
            ]
        );
    }
}
