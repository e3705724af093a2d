//! Generates the code of `#[derive(TopCode)]`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::ext::IdentExt as _;

use crate::ast::{Code, Value, Variant};

pub(super) fn write(code: &Code<'_>) -> TokenStream {
    let scalar = scalar(code);
    // Without the variant for undocumented codes, conversions are impossible. The error was reported.
    let Some(_) = &code.other else { return stub(code) };
    let (inherent, conversions, compare, serde) =
        (inherent(code), conversions(code), compare(code), serde(code));
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        const _: () = {
            #inherent
            #conversions
            #scalar
            #compare
            #serde
        };
    }
}

/// The expression of a code.
fn literal(value: &Value) -> TokenStream {
    match value {
        Value::Number(number) => {
            let digits = Literal::u64_unsuffixed(number.unsigned_abs());
            if *number < 0 { quote!(-#digits) } else { quote!(#digits) }
        }
        Value::Text(text) => quote!(#text),
    }
}

/// `ALL`, `code` and `label`.
fn inherent(code: &Code<'_>) -> TokenStream {
    let (ident, vis) = (&code.input.ident, &code.input.vis);
    let variants: Vec<_> = code.variants.iter().map(|variant| variant.ident).collect();
    let codes = code.variants.iter().map(|variant| literal(&variant.value));
    let labels = code.variants.iter().filter_map(|Variant { ident, label, .. }| {
        let label = label.as_ref()?;
        Some(quote!(Self::#ident => ::core::option::Option::Some(#label),))
    });
    let other = code.other.as_ref().map(|other| other.ident);
    let (output, payload, default) = if code.is_numeric() {
        (quote!(i64), quote!(*code), quote!(0))
    } else {
        (quote!(&str), quote!(code.as_str()), quote!(""))
    };
    // After an error, the model may omit a variant.
    let rest = (!code.is_complete()).then(|| quote!(_ => #default,));
    quote! {
        impl #ident {
            /// All documented codes.
            #vis const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// Returns the code on the wire.
            #[must_use]
            #vis const fn code(&self) -> #output {
                match self {
                    #(Self::#variants => #codes,)*
                    Self::#other(code) => #payload,
                    #rest
                }
            }

            /// Returns the official Chinese label, or `None` for a code without one.
            #[must_use]
            #vis const fn label(&self) -> ::core::option::Option<&'static str> {
                #[allow(unreachable_patterns, clippy::match_single_binding)]
                match self {
                    #(#labels)*
                    _ => ::core::option::Option::None,
                }
            }
        }
    }
}

/// Conversions from and to the code, as a value and as text.
fn conversions(code: &Code<'_>) -> TokenStream {
    let ident = &code.input.ident;
    let variants: Vec<_> = code.variants.iter().map(|variant| variant.ident).collect();
    let codes: Vec<_> = code.variants.iter().map(|variant| literal(&variant.value)).collect();
    let other = code.other.as_ref().map(|other| other.ident);
    let from = if code.is_numeric() {
        quote! {
            impl ::core::convert::From<i64> for #ident {
                fn from(code: i64) -> Self {
                    match code {
                        #(#codes => Self::#variants,)*
                        other => Self::#other(other),
                    }
                }
            }

            impl ::core::convert::From<i32> for #ident {
                fn from(code: i32) -> Self {
                    <Self as ::core::convert::From<i64>>::from(code as i64)
                }
            }

            impl ::core::convert::From<#ident> for i64 {
                fn from(code: #ident) -> Self {
                    code.code()
                }
            }
        }
    } else {
        quote! {
            impl ::core::convert::From<&str> for #ident {
                fn from(code: &str) -> Self {
                    match code {
                        #(#codes => Self::#variants,)*
                        other => Self::#other(<::std::string::String as ::core::convert::From<&str>>::from(other)),
                    }
                }
            }

            impl ::core::convert::From<::std::string::String> for #ident {
                fn from(code: ::std::string::String) -> Self {
                    <Self as ::core::convert::From<&str>>::from(&code)
                }
            }
        }
    };
    let (error, parse) = if code.is_numeric() {
        (quote!(::core::num::ParseIntError), quote!(<i64 as ::core::str::FromStr>::from_str(text.trim())?))
    } else {
        (quote!(::core::convert::Infallible), quote!(text.trim()))
    };
    quote! {
        #from

        /// Parses the code on the wire.
        impl ::core::str::FromStr for #ident {
            type Err = #error;

            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                ::core::result::Result::Ok(::core::convert::From::from(#parse))
            }
        }

        /// Writes the code on the wire.
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.code(), f)
            }
        }
    }
}

fn data_type(code: &Code<'_>) -> TokenStream {
    let (krate, numeric) = (&code.krate, code.is_numeric());
    let values = code.variants.iter().map(|Variant { ident, value, label, .. }| {
        let (text, name) = (value.text(), ident.unraw().to_string());
        let label = label.as_ref().map(syn::LitStr::value).unwrap_or_default();
        quote!(#krate::schema::CodeValue { code: #text, name: #name, label: #label })
    });
    quote! {
        #krate::schema::DataType::Code(&#krate::schema::CodeSet { numeric: #numeric, values: &[#(#values),*] })
    }
}

fn scalar(code: &Code<'_>) -> TokenStream {
    let (krate, ident, data_type) = (&code.krate, &code.input.ident, data_type(code));
    let quoted = !code.is_numeric();
    let (read, push) = if code.is_numeric() {
        (
            quote!(<i64 as #krate::Scalar>::from_token(token).map(<Self as ::core::convert::From<i64>>::from)),
            quote!(<i64 as #krate::Scalar>::push_text(&self.code(), out)),
        )
    } else {
        (
            quote!(::core::option::Option::Some(::core::convert::From::from(token.as_text().trim()))),
            quote!(out.push_str(self.code())),
        )
    };
    quote! {
        impl #krate::Scalar for #ident {
            const DATA_TYPE: #krate::schema::DataType = #data_type;
            const QUOTED: bool = #quoted;

            fn from_token(token: #krate::decode::Token<'_>) -> ::core::option::Option<Self> {
                #read
            }

            fn push_text(&self, out: &mut ::std::string::String) {
                #push;
            }
        }
    }
}

/// Equality, order and hash by the code. A documented code in the variant for undocumented codes equals the code's own
/// variant.
fn compare(code: &Code<'_>) -> TokenStream {
    let ident = &code.input.ident;
    quote! {
        impl ::core::cmp::PartialEq for #ident {
            fn eq(&self, other: &Self) -> bool {
                self.code() == other.code()
            }
        }

        impl ::core::cmp::Eq for #ident {}

        impl ::core::cmp::PartialOrd for #ident {
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }

        impl ::core::cmp::Ord for #ident {
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                ::core::cmp::Ord::cmp(&self.code(), &other.code())
            }
        }

        impl ::core::hash::Hash for #ident {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(&self.code(), state);
            }
        }
    }
}

fn serde(code: &Code<'_>) -> TokenStream {
    let (krate, ident) = (&code.krate, &code.input.ident);
    let serialize = quote!(#krate::__private::serde::Serialize::serialize(&self.code(), serializer));
    let deserialize = quote!(#krate::__private::deserialize_value(deserializer));
    super::serde::implementation(ident, krate, &serialize, &deserialize)
}

/// A minimal implementation for fields of this type, after an error.
fn stub(code: &Code<'_>) -> TokenStream {
    let (krate, ident, data_type) = (&code.krate, &code.input.ident, data_type(code));
    quote! {
        #[automatically_derived]
        const _: () = {
            impl #krate::Scalar for #ident {
                const DATA_TYPE: #krate::schema::DataType = #data_type;
                const QUOTED: bool = false;

                fn from_token(_: #krate::decode::Token<'_>) -> ::core::option::Option<Self> {
                    ::core::option::Option::None
                }

                fn push_text(&self, _: &mut ::std::string::String) {}
            }
        };
    }
}
