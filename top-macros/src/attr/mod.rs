//! Parses `#[name(key = value, flag, …)]` into keys with spans, and reports every error.

mod clauses;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ExprLit, Ident, Lit, LitInt, LitStr, Token, Type};

use crate::ast::Example;

pub(crate) use clauses::{Entries, Failure, FieldPath, Paginate, Rows};

/// Collects the errors of a struct, to report all of them.
#[derive(Default)]
pub(crate) struct Errors(Option<syn::Error>);

impl Errors {
    pub(crate) fn add(&mut self, span: Span, message: impl std::fmt::Display) {
        self.push(syn::Error::new(span, message));
    }

    pub(crate) fn push(&mut self, error: syn::Error) {
        match &mut self.0 {
            Some(all) => all.combine(error),
            none => *none = Some(error),
        }
    }

    /// Returns the value, or adds the error and returns `None`.
    pub(crate) fn keep<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// Returns the errors as calls of `compile_error!`.
    pub(crate) fn into_tokens(self) -> TokenStream {
        self.0.map(syn::Error::into_compile_error).unwrap_or_default()
    }
}

/// One `key = value` or `flag`.
pub(crate) struct Entry {
    pub(crate) key: Ident,
    value: Option<Value>,
}

enum Value {
    Type(Type),
    Expr(Expr),
    /// The unparsed value of `range = …`.
    Tokens(TokenStream),
    /// `key(…)`
    Parentheses(TokenStream),
}

/// `1..=100`, `1..` or `..=100`.
///
/// `syn::Expr` is not used, because it accepts ranges only with features that other crates may enable.
#[derive(Clone, Copy)]
pub(crate) struct Range {
    pub(crate) low: Option<i64>,
    pub(crate) high: Option<i64>,
}

impl Parse for Range {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let end = || {
            let minus = input.parse::<Option<Token![-]>>()?.is_some();
            let number: LitInt = input.parse()?;
            format!("{}{}", if minus { "-" } else { "" }, number.base10_digits())
                .parse::<i64>()
                .map_err(|error| syn::Error::new(number.span(), error))
        };
        let low = if input.peek(Token![..=]) { None } else { Some(end()?) };
        if low.is_some() && input.peek(Token![..]) && !input.peek(Token![..=]) {
            input.parse::<Token![..]>()?;
            return Ok(Self { low, high: None });
        }
        input.parse::<Token![..=]>()?;
        Ok(Self { low, high: Some(end()?) })
    }
}

impl Entry {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = input.call(Ident::parse_any)?;
        if input.peek(syn::token::Paren) {
            let group: proc_macro2::Group = input.parse()?;
            return Ok(Self { key, value: Some(Value::Parentheses(group.stream())) });
        }
        if !input.peek(Token![=]) {
            if input.is_empty() || input.peek(Token![,]) {
                return Ok(Self { key, value: None });
            }
            return Err(input.error(format!("expected `{key} = …`, or a comma before the next key")));
        }
        input.parse::<Token![=]>()?;
        if input.is_empty() || input.peek(Token![,]) {
            return Err(syn::Error::new(key.span(), format!("`{key}` has no value: write `{key} = …`")));
        }
        let value = match key.to_string().as_str() {
            "response" if !input.peek(Lit) => Value::Type(input.parse()?),
            "range" => Value::Tokens(up_to_comma(input)?),
            _ => Value::Expr(input.parse()?),
        };
        Ok(Self { key, value: Some(value) })
    }

    fn error<T>(&self, message: impl std::fmt::Display) -> syn::Result<T> {
        let at = match &self.value {
            Some(Value::Type(ty)) => ty.to_token_stream(),
            Some(Value::Expr(expr)) => expr.to_token_stream(),
            Some(Value::Tokens(tokens)) => tokens.clone(),
            Some(Value::Parentheses(_)) | None => self.key.to_token_stream(),
        };
        Err(syn::Error::new_spanned(at, message))
    }

    fn literal(&self) -> Option<&Lit> {
        match &self.value {
            Some(Value::Expr(expr)) => literal(expr),
            _ => None,
        }
    }

    /// The span of the value, or of a key without a value.
    pub(crate) fn span(&self) -> Span {
        match &self.value {
            Some(Value::Type(ty)) => ty.span(),
            Some(Value::Expr(expr)) => expr.span(),
            Some(Value::Tokens(tokens)) => tokens.clone().span(),
            Some(Value::Parentheses(_)) | None => self.key.span(),
        }
    }

    /// `key = "text"`
    pub(crate) fn text(&self) -> syn::Result<LitStr> {
        match self.literal() {
            Some(Lit::Str(text)) => Ok(text.clone()),
            _ => self.error(format!("`{}` takes a text: write `{0} = \"…\"`", self.key)),
        }
    }

    /// `example = "text"` or `example = 20`
    pub(crate) fn example(&self) -> syn::Result<Example> {
        let (text, is_number) = match self.literal() {
            Some(Lit::Str(text)) => (text.value(), false),
            Some(Lit::Int(number)) => (number.base10_digits().to_owned(), true),
            Some(Lit::Float(number)) => (number.base10_digits().to_owned(), true),
            _ => return self.error(format!("`{}` takes a text or a number: write `{0} = \"…\"`", self.key)),
        };
        Ok(Example { text, is_number, span: self.span() })
    }

    /// `key = 20`
    pub(crate) fn count(&self) -> syn::Result<u32> {
        match self.literal() {
            Some(Lit::Int(number)) => match number.base10_parse() {
                Ok(0) | Err(_) => {
                    self.error(format!("`{}` takes a whole number from 1 to {}", self.key, u32::MAX))
                }
                Ok(number) => Ok(number),
            },
            _ => self.error(format!("`{}` takes a whole number: write `{0} = 20`", self.key)),
        }
    }

    /// `key = 1..=100`
    pub(crate) fn range(&self) -> syn::Result<Range> {
        let range = match &self.value {
            Some(Value::Tokens(tokens)) => syn::parse2(tokens.clone()).ok(),
            _ => None,
        };
        match range {
            Some(Range { low: Some(low), high: Some(high) }) if low > high => {
                self.error("empty range: write the lower end first")
            }
            Some(range) => Ok(range),
            None => self.error("`range` takes whole numbers: write `range = 1..=100`"),
        }
    }

    /// `key = word`, one of `words`.
    pub(crate) fn word(&self, words: &[&'static str]) -> syn::Result<&'static str> {
        if let Some(Value::Expr(expr)) = &self.value
            && let Expr::Path(path) = strip_groups(expr)
            && let Some(ident) = path.path.get_ident()
        {
            let found = ident.to_string();
            return match words.iter().find(|word| **word == found) {
                Some(word) => Ok(word),
                None => self.error(unknown("word", &found, words)),
            };
        }
        match self.literal() {
            Some(Lit::Str(text)) if words.contains(&text.value().as_str()) => self.error(format!(
                "`{}` takes a word without quotes: write `{0} = {1}`",
                self.key,
                text.value()
            )),
            _ => self.error(format!(
                "`{}` takes a word: write `{0} = {}`; expected one of {}",
                self.key,
                words.first().unwrap_or(&"…"),
                list(words)
            )),
        }
    }

    /// `key(…)`, for a key with its own syntax.
    pub(crate) fn inside<T: Parse>(&self, example: &str) -> syn::Result<T> {
        match &self.value {
            Some(Value::Parentheses(tokens)) if !tokens.is_empty() => syn::parse2(tokens.clone()),
            _ => self.error(format!("`{}` takes a field: write `{example}`", self.key)),
        }
    }

    /// `crate = "path"`
    pub(crate) fn path(&self) -> syn::Result<TokenStream> {
        match self.literal() {
            Some(Lit::Str(text)) => path_in(text),
            _ => self.error(format!(
                "`{}` takes a path in quotes: write `{0} = \"tbk_apis::top_core\"`",
                self.key
            )),
        }
    }

    /// The type in `response = "Type"`, for the code after the error.
    pub(crate) fn quoted_type(&self) -> Option<Type> {
        match self.literal() {
            Some(Lit::Str(text)) => text.parse().ok(),
            _ => None,
        }
    }

    /// `key = PATH`, or another constant expression.
    pub(crate) fn constant(&self, example: &str) -> syn::Result<Expr> {
        match &self.value {
            Some(Value::Expr(expr)) if literal(expr).is_none() => Ok(expr.clone()),
            _ => self.error(format!("`{}` takes a constant: write `{example}`", self.key)),
        }
    }

    /// `key = Type`
    pub(crate) fn ty(&self) -> syn::Result<Type> {
        match &self.value {
            Some(Value::Type(ty)) => Ok(ty.clone()),
            _ => match self.quoted_type() {
                Some(ty) => {
                    let ty = ty.to_token_stream();
                    self.error(format!("`{}` takes a type without quotes: write `{0} = {ty}`", self.key))
                }
                None => self.error(format!("`{}` takes a type: write `{0} = SomeResponse`", self.key)),
            },
        }
    }

    /// `flag`
    pub(crate) fn flag(&self) -> syn::Result<()> {
        match &self.value {
            None => Ok(()),
            Some(_) => self.error(format!("`{}` is a flag: write it without a value", self.key)),
        }
    }
}

/// Returns the literal, even inside the invisible group around a `$m:literal` of a macro.
fn literal(expr: &Expr) -> Option<&Lit> {
    match expr {
        Expr::Lit(ExprLit { lit, .. }) => Some(lit),
        Expr::Group(group) => literal(&group.expr),
        Expr::Paren(paren) => literal(&paren.expr),
        _ => None,
    }
}

fn strip_groups(expr: &Expr) -> &Expr {
    match expr {
        Expr::Group(group) => strip_groups(&group.expr),
        other => other,
    }
}

/// Parses the path to a crate or module in quotes.
pub(crate) fn path_in(text: &LitStr) -> syn::Result<TokenStream> {
    let path = text.parse_with(syn::Path::parse_mod_style);
    let path =
        path.map_err(|_| syn::Error::new(text.span(), "expected a path, such as `tbk_apis::top_core`"))?;
    Ok(path.to_token_stream())
}

/// Returns the entries of all attributes with this name. Reports unknown and repeated keys.
pub(crate) fn entries(
    attrs: &[Attribute],
    name: &str,
    known: &[&'static str],
    errors: &mut Errors,
) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
        let parsed = attr.parse_args_with(|input: ParseStream<'_>| list_of(input, known, errors));
        for entry in errors.keep(parsed).unwrap_or_default() {
            let key = entry.key.to_string();
            if !known.contains(&key.as_str()) {
                errors.add(entry.key.span(), unknown("key", &key, known));
            } else if all.iter().any(|earlier| earlier.key == entry.key) {
                errors.add(entry.key.span(), format!("`{key}` is given twice"));
            } else {
                all.push(entry);
            }
        }
    }
    all
}

/// Parses all entries. An invalid entry does not hide the others.
fn list_of(input: ParseStream<'_>, known: &[&str], errors: &mut Errors) -> syn::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    while !input.is_empty() {
        if !input.peek(Ident::peek_any) {
            errors.push(input.error(format!("expected a key: one of {}", list(known))));
            up_to_comma(input)?;
        } else if let Some(entry) = errors.keep(Entry::parse(input)) {
            entries.push(entry);
        } else {
            up_to_comma(input)?;
        }
        if input.peek(Token![,]) {
            input.parse::<Token![,]>()?;
        } else if !input.is_empty() {
            errors.push(input.error("expected a comma before this"));
            if !input.peek(Ident::peek_any) {
                up_to_comma(input)?;
            }
        }
    }
    Ok(entries)
}

fn up_to_comma(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        tokens.extend([input.parse::<TokenTree>()?]);
    }
    Ok(tokens)
}

/// Returns whether an attribute with this name contains the key, even if the attribute is invalid.
pub(crate) fn mentions(attrs: &[Attribute], name: &str, key: &str) -> bool {
    attrs.iter().filter(|attr| attr.path().is_ident(name)).any(|attr| match &attr.meta {
        syn::Meta::List(list) => list
            .tokens
            .clone()
            .into_iter()
            .any(|token| matches!(token, TokenTree::Ident(ident) if ident == key)),
        _ => false,
    })
}

/// Reports misplaced attributes.
pub(crate) fn misplaced(attrs: &[Attribute], name: &str, instead: &str, errors: &mut Errors) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
        errors.add(Spanned::span(attr.path()), format!("`#[{name}(…)]` is not allowed here: {instead}"));
    }
}

/// Returns "unknown key `sesion`; did you mean `session`?", or a message with the known keys.
fn unknown(kind: &str, found: &str, known: &[&'static str]) -> String {
    let nearest = known
        .iter()
        .map(|word| (strsim::damerau_levenshtein(found, word), word))
        .filter(|(distance, word)| *distance <= word.len() / 3 + 1)
        .min_by_key(|(distance, _)| *distance);
    match nearest {
        Some((_, word)) => format!("unknown {kind} `{found}`; did you mean `{word}`?"),
        None => format!("unknown {kind} `{found}`; expected one of {}", list(known)),
    }
}

fn list(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}
