//! Generates the description of a field.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned as _;

use crate::ast::{Example, Field};
use crate::attr::Range;
use crate::krate::spanned;

/// The `Field` of a parameter.
pub(super) fn parameter(field: &Field<'_>, krate: &TokenStream) -> TokenStream {
    let (ty, name) = (field.ty, &field.name.text);
    let at_name = spanned(krate, field.name.span);
    let name = quote_spanned!(field.name.span=> #at_name::__private::annotation::parameter(#name));
    let required = if field.shape.optional {
        quote!(false)
    } else {
        let at_type = spanned(krate, ty.span());
        quote_spanned! {ty.span()=>
            #at_type::__private::annotation::required(<#ty as #krate::Parameter>::OPTIONAL)
        }
    };
    let data_type = data_type(field, ty, &quote!(#krate::Parameter), krate);
    describe(field, &quote!(#krate::schema::Field::new(#name, #data_type, #required)), krate)
}

/// The `Field` of a member.
pub(super) fn member(field: &Field<'_>, krate: &TokenStream) -> TokenStream {
    let (ty, name) = (field.shape.value, &field.name.text);
    let required = if field.shape.optional {
        quote!(false)
    } else {
        quote_spanned!(ty.span()=> !<#ty as #krate::TopValue>::OPTIONAL)
    };
    let data_type = data_type(field, ty, &quote!(#krate::TopValue), krate);
    describe(field, &quote!(#krate::schema::Field::new(#name, #data_type, #required)), krate)
}

/// The type of the field on the wire. For a type with a reported error, a placeholder.
fn data_type(field: &Field<'_>, ty: &Type, value: &TokenStream, krate: &TokenStream) -> TokenStream {
    if field.shape.misplaced_option().is_some() {
        return quote!(#krate::schema::DataType::Text);
    }
    quote_spanned!(ty.span()=> <#ty as #value>::TYPE)
}

/// Adds the values of the annotation. Values that depend on the type are set by the functions that check them.
fn describe(field: &Field<'_>, new: &TokenStream, krate: &TokenStream) -> TokenStream {
    let docs = docs(&field.docs);
    let deprecated = field.deprecation().into_iter().map(|text| quote!(.deprecated(#text)));
    let restricted = field.restricted.iter().map(|text| quote!(.restricted(#text)));
    let mut field_value = quote!(#new #docs #(#deprecated)* #(#restricted)*);
    let mut add = |span, function: &str, arguments: TokenStream| {
        let (function, krate) = (proc_macro2::Ident::new(function, span), spanned(krate, span));
        field_value =
            quote_spanned!(span=> #krate::__private::annotation::#function(#field_value, #arguments));
    };
    if let Some(text) = &field.list_item {
        add(text.span(), "list_item", quote!(#text));
    }
    if let Some((most, span)) = field.max_items {
        add(span, "max_items", quote!(#most));
    }
    if let (Some((most, span)), false) = (field.max_len, field.shape.list) {
        add(span, "max_len", quote!(#most));
    }
    if let (Some((Range { low, high }, span)), false) = (field.range, field.shape.list) {
        let end = |end: Option<i64>| match end {
            Some(number) => quote!(::core::option::Option::Some(#number)),
            None => quote!(::core::option::Option::None),
        };
        let (low, high) = (end(low), end(high));
        add(span, "range", quote!(#low, #high));
    }
    if let Some(text) = &field.default {
        add(text.span(), "default", quote!(#text));
    }
    if let Some(text) = &field.unit {
        add(text.span(), "unit", quote!(#text));
    }
    if let Some(format) = &field.format {
        let variant = &format.variant;
        add(variant.span(), "format", quote!(#krate::schema::Format::#variant));
    }
    if let Some(Example { text, is_number, span }) = &field.example {
        add(*span, if *is_number { "number_example" } else { "example" }, quote!(#text));
    }
    field_value
}

/// Adds the documentation as text. Only with the feature `docs`, because the texts make programs larger.
pub(super) fn docs(attrs: &[&syn::Attribute]) -> TokenStream {
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
