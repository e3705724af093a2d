//! Generates the implementations of the traits of serde.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use crate::ast::{Api, Field};

/// Generates both traits from the bodies of their methods.
pub(super) fn implementation(
    ident: &Ident,
    krate: &TokenStream,
    serialize: &TokenStream,
    deserialize: &TokenStream,
) -> TokenStream {
    quote! {
        impl #krate::__private::serde::Serialize for #ident {
            fn serialize<S: #krate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                #serialize
            }
        }

        impl<'de> #krate::__private::serde::Deserialize<'de> for #ident {
            fn deserialize<D: #krate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                #deserialize
            }
        }
    }
}

/// Generates both traits for a request, as an object of its parameters.
pub(super) fn request(api: &Api<'_>) -> TokenStream {
    let (krate, ident) = (&api.krate, &api.input.ident);
    let members = api.fields().iter().map(|Field { ident, name, ty, .. }| {
        let name = &name.text;
        quote_spanned!(ty.span()=> <#ty as #krate::Parameter>::write_member(&self.#ident, #name, object);)
    });
    let serialize = quote! {
        #krate::__private::serialize_members(
            #[allow(unused_variables)]
            |object| {
                #(#members)*
            },
            serializer,
        )
    };
    let read = read(api);
    let deserialize = quote!(#krate::__private::deserialize_with(deserializer, #read));
    implementation(ident, krate, &serialize, &deserialize)
}

/// Generates the closure that reads a request. It collects the values in a tuple of `Option`s, as for objects.
fn read(api: &Api<'_>) -> TokenStream {
    let krate = &api.krate;
    let reads = api.fields().iter().enumerate().map(|(i, Field { ty, .. })| {
        let place = syn::Index::from(i);
        quote_spanned!(ty.span()=> #i => <#ty as #krate::Parameter>::read_member(decoder, &mut places.#place),)
    });
    let finished = api.fields().iter().enumerate().map(|(i, Field { ident, ty, .. })| {
        let place = syn::Index::from(i);
        quote_spanned! {ty.span()=>
            #ident: <#ty as #krate::Parameter>::finish_member(places.#place, decoder, &API.parameters[#i])?,
        }
    });
    let nothing = api.fields().iter().map(|_| quote!(::core::option::Option::None,));
    quote! {
        |decoder| {
            #[allow(unused_mut, unused_variables)]
            let mut places = (#(#nothing)*);
            decoder.object(&PARAMETERS, &mut |decoder, index| match index {
                #(#reads)*
                _ => ::core::result::Result::Ok(()),
            })?;
            ::core::result::Result::Ok(::core::option::Option::Some(Self {
                #(#finished)*
            }))
        }
    }
}
