//! Writes what `#[derive(TopObject)]` stands for.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::DeriveInput;
use syn::spanned::Spanned as _;

use crate::ast::{Field, Object};
use crate::attr::Errors;
use crate::check;

pub(crate) fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let mut errors = Errors::default();
    let object = Object::parse(input, &mut errors);
    check::object(&object, &mut errors);
    errors.finish()?;
    Ok(write(&object))
}

fn write(object: &Object<'_>) -> TokenStream {
    let ident = &object.input.ident;
    let name = ident.to_string();
    let list_item = object.list_item.as_ref().map_or_else(|| snake_case(&name), syn::LitStr::value);
    let descriptions = object.fields.iter().map(describe);
    let read_object = read_object(object);
    let members = object.fields.iter().map(|Field { ident, name, ty, .. }| {
        let name = &name.text;
        // As in `read_object`: the error about a type that can't travel points at the type.
        quote_spanned!(ty.span()=> object.member::<#ty>(#name, &self.#ident);)
    });
    let travels = travels(ident);
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        const _: () = {
            // A static and not a constant: objects may contain themselves.
            static OBJECT: ::top_core::schema::ObjectSchema = ::top_core::schema::ObjectSchema {
                name: #name,
                list_item: #list_item,
                fields: &[#(#descriptions),*],
            };

            impl ::top_core::TopObject for #ident {
                const SCHEMA: &'static ::top_core::schema::ObjectSchema = &OBJECT;

                #read_object

                #[inline]
                #[allow(unused_variables, deprecated)]
                fn write_members(&self, object: &mut ::top_core::encode::ObjectWriter<'_>) {
                    #(#members)*
                }
            }

            #travels
        };
    }
}

/// What follows from `TopObject` alone: a place in other objects, and serde's traits.
fn travels(ident: &syn::Ident) -> TokenStream {
    quote! {
        impl ::top_core::TopValue for #ident {
            const TYPE: ::top_core::schema::DataType =
                ::top_core::schema::DataType::Object(::top_core::schema::ObjectRef::new(
                    || <Self as ::top_core::TopObject>::SCHEMA,
                ));

            #[inline]
            fn read(
                decoder: &mut ::top_core::decode::Decoder<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, ::top_core::decode::DecodeError> {
                ::top_core::TopObject::read_object(decoder)
            }

            #[inline]
            fn write_json(&self, json: &mut ::top_core::encode::JsonWriter) {
                json.object(|members| ::top_core::TopObject::write_members(self, members));
            }
        }

        // For objects that contain themselves. A blanket implementation would overlap with the one for scalars.
        impl ::top_core::TopValue for ::std::boxed::Box<#ident> {
            const TYPE: ::top_core::schema::DataType = <#ident as ::top_core::TopValue>::TYPE;

            #[inline]
            fn read(
                decoder: &mut ::top_core::decode::Decoder<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, ::top_core::decode::DecodeError> {
                ::top_core::__private::read_boxed(decoder)
            }

            #[inline]
            fn write_json(&self, json: &mut ::top_core::encode::JsonWriter) {
                <#ident as ::top_core::TopValue>::write_json(self, json);
            }
        }

        impl ::top_core::__private::serde::Serialize for #ident {
            fn serialize<S: ::top_core::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                ::top_core::__private::serialize(self, serializer)
            }
        }

        impl<'de> ::top_core::__private::serde::Deserialize<'de> for #ident {
            fn deserialize<D: ::top_core::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                ::top_core::__private::deserialize(deserializer)
            }
        }
    }
}

/// The values gather in a tuple of places: the field's own type where it is an `Option`, an `Option` of it elsewhere.
///
/// One closure with one pointer in it, and one call a field: there are thousands of them to compile. And `inline`, here as
/// elsewhere in what is written: the compiler then leaves what a program does not use uncompiled.
fn read_object(object: &Object<'_>) -> TokenStream {
    let fields = object.fields.iter().enumerate().map(|(i, Field { ident, ty, shape, .. })| {
        let place = syn::Index::from(i);
        if shape.optional {
            quote_spanned!(ty.span()=> #ident: places.#place,)
        } else {
            quote_spanned! {ty.span()=>
                #ident: decoder.finish::<#ty>(places.#place, &<Self as ::top_core::TopObject>::SCHEMA.fields[#i])?,
            }
        }
    });
    let puts = object.fields.iter().enumerate().map(|(i, Field { ty, shape, .. })| {
        let place = syn::Index::from(i);
        let value = shape.value;
        // The error about a type that can't travel points at the type.
        quote_spanned!(ty.span()=> #i => decoder.put::<#value>(&mut places.#place),)
    });
    let nothing = object.fields.iter().map(|_| quote!(::core::option::Option::None,));
    quote! {
        #[inline]
        #[allow(deprecated)]
        fn read_object(
            decoder: &mut ::top_core::decode::Decoder<'_>,
        ) -> ::core::result::Result<::core::option::Option<Self>, ::top_core::decode::DecodeError> {
            let mut places = (#(#nothing)*);
            let something = {
                let places = &mut places;
                decoder.object(<Self as ::top_core::TopObject>::SCHEMA, &mut move |decoder, index| match index {
                    #(#puts)*
                    _ => ::core::result::Result::Ok(()),
                })?
            };
            if !something {
                return ::core::result::Result::Ok(::core::option::Option::None);
            }
            ::core::result::Result::Ok(::core::option::Option::Some(Self {
                #(#fields)*
            }))
        }
    }
}

/// The constant that describes a field.
pub(crate) fn describe(field: &Field<'_>) -> TokenStream {
    let (ty, name) = (field.ty, &field.name.text);
    let list_item = field.list_item.iter().map(|text| quote!(.with_list_item(#text)));
    let example = field.example.iter().map(|text| quote!(.example(#text)));
    let default = field.default.iter().map(|text| quote!(.default(#text)));
    let max_items = field.max_items.iter().map(|(count, _)| quote!(.max_items(#count)));
    let max_len = field.max_len.iter().map(|(count, _)| quote!(.max_len(#count)));
    let range = field.range.iter().map(|((low, high), _)| quote!(.range(#low, #high)));
    let deprecated = field.deprecated.iter().map(|text| quote!(.deprecated(#text)));
    let docs = docs(&field.docs);
    let of = quote_spanned! {ty.span()=>
        ::top_core::schema::Field::new(
            #name,
            <#ty as ::top_core::Parameter>::TYPE,
            !<#ty as ::top_core::Parameter>::OPTIONAL,
        )
    };
    quote!(#of #docs #(#list_item)* #(#example)* #(#default)* #(#max_items)* #(#max_len)* #(#range)* #(#deprecated)*)
}

/// The documentation as a text, for programs that show it: with the feature `docs` alone, since it makes them larger.
pub(crate) fn docs(attrs: &[&syn::Attribute]) -> TokenStream {
    if !cfg!(feature = "docs") {
        return TokenStream::new();
    }
    let lines = attrs.iter().filter_map(|attr| match &attr.meta {
        syn::Meta::NameValue(syn::MetaNameValue {
            value: syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(line), .. }),
            ..
        }) => Some(line.value()),
        _ => None,
    });
    let text = lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>().join("\n");
    if text.is_empty() { TokenStream::new() } else { quote!(.docs(#text)) }
}

/// As the platform names the elements of its lists: `_` before every capital, then lower case.
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
    fn every_capital_begins_a_word() {
        assert_eq!(snake_case("PublisherRefundOrderDTO"), "publisher_refund_order_d_t_o");
        assert_eq!(snake_case("NTbkItem"), "n_tbk_item");
    }
}
