//! Generates the code of `#[derive(TopObject)]`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;

use crate::ast::{Field, Object};
use crate::expand::field::member;
use crate::expand::serde;

pub(super) fn write(object: &Object<'_>) -> TokenStream {
    let (krate, ident) = (&object.krate, &object.input.ident);
    let name = ident.unraw().to_string();
    let list_item = object.list_item.as_ref().map_or_else(|| snake_case(&name), syn::LitStr::value);
    let descriptions = object.fields().iter().map(|field| member(field, krate));
    let read_object = match &object.fields {
        Some(fields) => read_object(fields, krate),
        None => read_nothing(krate),
    };
    let write_members = write_members(object.fields(), krate);
    let value = value(ident, krate);
    let serialize = quote!(#krate::__private::serialize(self, serializer));
    let deserialize = quote!(#krate::__private::deserialize(deserializer));
    let serde = serde::implementation(ident, krate, &serialize, &deserialize);
    let count = object.fields().len();
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        const _: () = {
            static FIELDS: [#krate::schema::Field; #count] = [#(#descriptions),*];

            // A static, because a constant can't be recursive.
            static OBJECT: #krate::schema::ObjectSchema = #krate::schema::ObjectSchema {
                name: #name,
                list_item: #list_item,
                fields: &FIELDS,
            };

            impl #krate::TopObject for #ident {
                const SCHEMA: &'static #krate::schema::ObjectSchema = &OBJECT;

                #read_object
                #write_members
            }

            #value
            #serde

        };
    }
}

/// `TopValue` for the object, as a member of other objects or a parameter.
fn value(ident: &syn::Ident, krate: &TokenStream) -> TokenStream {
    quote! {
        impl #krate::TopValue for #ident {
            const TYPE: #krate::schema::DataType = #krate::schema::DataType::Object(
                #krate::schema::ObjectRef::new(|| <Self as #krate::TopObject>::SCHEMA),
            );

            #[inline]
            fn read(
                decoder: &mut #krate::decode::Decoder<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, #krate::decode::DecodeError> {
                #krate::TopObject::read_object(decoder)
            }

            #[inline]
            fn write_json(&self, json: &mut #krate::encode::JsonWriter) {
                json.object(|members| #krate::TopObject::write_members(self, members));
            }
        }
    }
}

fn write_members(fields: &[Field<'_>], krate: &TokenStream) -> TokenStream {
    let members = fields.iter().map(|Field { ident, name, shape, format, .. }| {
        let (name, ty) = (&name.text, shape.value);
        if let (Some(separator), true) = (format.as_ref().and_then(|format| format.separator), shape.list) {
            let items = if shape.optional {
                quote!(self.#ident.as_deref().unwrap_or_default())
            } else {
                quote!(&self.#ident)
            };
            return quote!(#krate::__private::write_joined(#items, #name, #separator, object););
        }
        // The span of the type, so that the error for an unsupported type points to it.
        match (shape.optional, shape.boxed) {
            (true, false) => quote_spanned! {ty.span()=>
                <#ty as #krate::TopValue>::write_optional_member(&self.#ident, #name, object);
            },
            (true, true) => quote_spanned! {ty.span()=>
                if let ::core::option::Option::Some(value) = &self.#ident {
                    <#ty as #krate::TopValue>::write_member(value, #name, object);
                }
            },
            (false, _) => quote_spanned! {ty.span()=>
                <#ty as #krate::TopValue>::write_member(&self.#ident, #name, object);
            },
        }
    });
    quote! {
        #[inline]
        #[allow(unused_variables)]
        fn write_members(&self, object: &mut #krate::encode::ObjectWriter<'_>) {
            #(#members)*
        }
    }
}

/// Generates `read_object`. It collects the values in a tuple of `Option`s.
///
/// There are thousands of fields to compile. The code is therefore small: one closure with one pointer, and one call
/// for each field. `inline` makes the compiler skip the functions that a program does not use.
fn read_object(fields: &[Field<'_>], krate: &TokenStream) -> TokenStream {
    let finished = fields.iter().enumerate().map(|(i, Field { ident, shape, .. })| {
        let (place, ty) = (syn::Index::from(i), shape.value);
        if shape.optional {
            let unbox = shape.boxed.then(|| quote!(.map(::std::boxed::Box::new)));
            return quote!(#ident: places.#place #unbox,);
        }
        let value = quote_spanned! {ty.span()=>
            <#ty as #krate::TopValue>::finish_member(places.#place, decoder, &OBJECT.fields[#i])?
        };
        if shape.boxed { quote!(#ident: ::std::boxed::Box::new(#value),) } else { quote!(#ident: #value,) }
    });
    let reads = fields.iter().enumerate().map(|(i, Field { shape, .. })| {
        let (place, ty) = (syn::Index::from(i), shape.value);
        // The span of the type, so that the error for an unsupported type points to it.
        quote_spanned!(ty.span()=> #i => <#ty as #krate::TopValue>::read_member(decoder, &mut places.#place),)
    });
    let nothing = fields.iter().map(|_| quote!(::core::option::Option::None,));
    quote! {
        #[inline]
        fn read_object(
            decoder: &mut #krate::decode::Decoder<'_>,
        ) -> ::core::result::Result<::core::option::Option<Self>, #krate::decode::DecodeError> {
            let mut places = (#(#nothing)*);
            let something = {
                let places = &mut places;
                decoder.object(&FIELDS, &mut move |decoder, index| match index {
                    #(#reads)*
                    _ => ::core::result::Result::Ok(()),
                })?
            };
            if !something {
                return ::core::result::Result::Ok(::core::option::Option::None);
            }
            ::core::result::Result::Ok(::core::option::Option::Some(Self {
                #(#finished)*
            }))
        }
    }
}

/// Generates `read_object` for an input that is not a struct, after an error.
fn read_nothing(krate: &TokenStream) -> TokenStream {
    quote! {
        fn read_object(
            _: &mut #krate::decode::Decoder<'_>,
        ) -> ::core::result::Result<::core::option::Option<Self>, #krate::decode::DecodeError> {
            ::core::result::Result::Ok(::core::option::Option::None)
        }
    }
}

/// Returns the name that the platform gives the elements of a list: lower case, with `_` before every capital.
fn snake_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 8);
    for (i, c) in name.chars().enumerate() {
        if c.is_uppercase() && i > 0 {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::snake_case;

    #[test]
    fn every_capital_starts_a_word() {
        assert_eq!(snake_case("PublisherRefundOrderDTO"), "publisher_refund_order_d_t_o");
        assert_eq!(snake_case("NTbkItem"), "n_tbk_item");
    }
}
