//! The model of `#[derive(TopCode)]`.

use proc_macro2::{Span, TokenStream};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Data, DeriveInput, Fields, Ident, Lit, LitStr, Token, Type};

use super::strip_groups;
use crate::attr::Errors;
use crate::krate;

/// An enum of codes.
pub(crate) struct Code<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) krate: TokenStream,
    /// The documented codes.
    pub(crate) variants: Vec<Variant<'a>>,
    /// The variant for undocumented codes.
    pub(crate) other: Option<Other<'a>>,
}

/// `#[code(12, "已付款")] Paid`
pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) value: Value,
    pub(crate) span: Span,
    pub(crate) label: Option<LitStr>,
}

/// `#[code(other)] Other(i64)`
pub(crate) struct Other<'a> {
    pub(crate) ident: &'a Ident,
    /// Whether the variant holds an `i64`. Otherwise, it holds a `String`.
    pub(crate) numeric: bool,
}

/// A code on the wire.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Number(i64),
    Text(String),
}

impl Value {
    /// The text on the wire.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

/// The content of `#[code(…)]` on a variant.
enum Annotation {
    Code { value: Value, span: Span, label: Option<LitStr> },
    Other,
}

impl Parse for Annotation {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Ident) {
            let word: Ident = input.parse()?;
            if word != "other" {
                return Err(syn::Error::new(word.span(), "expected a code: write `12`, `\"B\"` or `other`"));
            }
            return if input.is_empty() {
                Ok(Self::Other)
            } else {
                Err(input.error("`other` takes no label"))
            };
        }
        let minus = input.parse::<Option<Token![-]>>()?.is_some();
        let literal: Lit = input.parse()?;
        let span = literal.span();
        let value = match literal {
            Lit::Int(number) => {
                let text = format!("{}{}", if minus { "-" } else { "" }, number.base10_digits());
                Value::Number(text.parse().map_err(|error| syn::Error::new(span, error))?)
            }
            Lit::Str(text) if !minus => Value::Text(text.value()),
            _ => {
                return Err(syn::Error::new(
                    span,
                    "a code must be a whole number or a text: write `12` or `\"B\"`",
                ));
            }
        };
        let mut label = None;
        if input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
            label = Some(input.parse().map_err(|error: syn::Error| {
                syn::Error::new(error.span(), "the label must be a text: write `#[code(12, \"已付款\")]`")
            })?);
            input.parse::<Option<Token![,]>>()?;
        }
        if input.is_empty() {
            Ok(Self::Code { value, span, label })
        } else {
            Err(input.error("unexpected token"))
        }
    }
}

impl<'a> Code<'a> {
    pub(crate) fn parse(input: &'a DeriveInput, errors: &mut Errors) -> Self {
        let mut code = Self { input, krate: krate::path(), variants: Vec::new(), other: None };
        for attr in code_attrs(&input.attrs) {
            if let Some(path) = errors.keep(attr.parse_args_with(crate_path)) {
                code.krate = path;
            }
        }
        if !input.generics.params.is_empty() {
            errors
                .push(syn::Error::new_spanned(&input.generics, "`TopCode` does not support type parameters"));
        }
        let Data::Enum(data) = &input.data else {
            errors.add(input.ident.span(), "`TopCode` requires an enum whose variants are codes");
            return code;
        };
        for variant in &data.variants {
            code.add(variant, errors);
        }
        code
    }

    fn add(&mut self, variant: &'a syn::Variant, errors: &mut Errors) {
        let ident = &variant.ident;
        let mut attrs = code_attrs(&variant.attrs);
        let Some(attr) = attrs.next() else {
            errors.add(ident.span(), format!("missing code: write `#[code(…)]` above `{ident}`"));
            return;
        };
        if let Some(second) = attrs.next() {
            errors.push(syn::Error::new_spanned(second, format!("`{ident}` has two codes")));
        }
        match errors.keep(attr.parse_args()) {
            Some(Annotation::Code { value, span, label }) => {
                if matches!(variant.fields, Fields::Unit) {
                    self.variants.push(Variant { ident, value, span, label });
                } else {
                    errors
                        .add(ident.span(), format!("a variant with a code can't have fields: write `{ident},`"));
                }
            }
            Some(Annotation::Other) => match (payload_is_numeric(variant), &self.other) {
                (_, Some(first)) => {
                    errors.add(ident.span(), format!("`{}` is already the variant for undocumented codes", first.ident));
                }
                (Some(numeric), None) => self.other = Some(Other { ident, numeric }),
                (None, None) => errors.add(
                    ident.span(),
                    format!(
                        "undocumented codes must be numbers or texts: write `{ident}(i64)` or `{ident}(String)`"
                    ),
                ),
            },
            None => {}
        }
    }
}

/// Returns `true` for a variant with an `i64` and `false` for one with a `String`.
fn payload_is_numeric(variant: &syn::Variant) -> Option<bool> {
    let Fields::Unnamed(fields) = &variant.fields else { return None };
    let (1, Some(field)) = (fields.unnamed.len(), fields.unnamed.first()) else { return None };
    let Type::Path(path) = strip_groups(&field.ty) else { return None };
    match path.path.segments.last()?.ident.to_string().as_str() {
        "i64" => Some(true),
        "String" => Some(false),
        _ => None,
    }
}

fn code_attrs(attrs: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attrs.iter().filter(|attr| attr.path().is_ident("code"))
}

/// `crate = "path"`
fn crate_path(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let message = "on an enum, write `#[code(crate = \"path\")]`; write codes on its variants";
    if !input.peek(Token![crate]) {
        return Err(input.error(message));
    }
    input.parse::<Token![crate]>()?;
    input.parse::<Token![=]>()?;
    let text: LitStr = input.parse()?;
    crate::attr::path_in(&text)
}

impl Code<'_> {
    /// Whether the codes are numbers on the wire.
    pub(crate) fn is_numeric(&self) -> bool {
        match &self.other {
            Some(other) => other.numeric,
            None => !matches!(self.variants.first(), Some(Variant { value: Value::Text(_), .. })),
        }
    }

    /// Whether the model contains every variant of the enum.
    pub(crate) fn is_complete(&self) -> bool {
        let Data::Enum(data) = &self.input.data else { return false };
        data.variants.len() == self.variants.len() + usize::from(self.other.is_some())
    }
}
