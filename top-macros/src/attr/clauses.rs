//! The clauses of `#[top_api(…)]` that name members of the response: `paginate`, `failure` and `entries`.

use proc_macro2::Span;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, Lit, LitInt, Token, Type};

use super::unknown;
use crate::check::page_by;

/// The default for the values of a code that mean success.
const SUCCESS: [&str; 3] = ["SUCCESS", "0", "200"];

/// A path to a field, or to a member of the object in a field, at any depth.
#[derive(Clone)]
pub(crate) struct FieldPath(pub(crate) Vec<Ident>);

impl FieldPath {
    pub(crate) fn field(&self) -> &Ident {
        &self.0[0]
    }

    /// The last member.
    pub(crate) fn last(&self) -> &Ident {
        &self.0[self.0.len() - 1]
    }

    /// All members before the last one.
    pub(crate) fn steps(&self) -> &[Ident] {
        &self.0[..self.0.len() - 1]
    }

    /// The path with another last member.
    pub(crate) fn sibling(&self, name: &Ident) -> Self {
        let mut path = self.steps().to_vec();
        path.push(name.clone());
        Self(path)
    }

    /// The path on the wire. The fields on a path have their names on the wire.
    pub(crate) fn text(&self) -> String {
        self.0.iter().map(|ident| ident.unraw().to_string()).collect::<Vec<_>>().join(".")
    }
}

impl Parse for FieldPath {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut path = vec![input.parse()?];
        while input.parse::<Option<Token![.]>>()?.is_some() {
            path.push(input.parse()?);
        }
        Ok(Self(path))
    }
}

/// `data.results as Row`
pub(crate) struct Rows {
    pub(crate) path: FieldPath,
    pub(crate) ty: Type,
}

impl Parse for Rows {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let path: FieldPath = input.parse()?;
        if !input.peek(Token![as]) {
            let message = format!("missing type of the rows: write `{} as RowType`", path.text());
            return Err(syn::Error::new(path.last().span(), message));
        }
        input.parse::<Token![as]>()?;
        Ok(Self { path, ty: input.parse()? })
    }
}

/// `paginate(page_no, items = data.results as Row, more = data.has_next, total = data.total_count, first = 0)`
pub(crate) struct Paginate {
    pub(crate) by: FieldPath,
    pub(crate) items: Option<Rows>,
    pub(crate) more: Option<FieldPath>,
    pub(crate) total: Option<FieldPath>,
    pub(crate) cursor: Option<FieldPath>,
    pub(crate) first: Option<(u64, Span)>,
}

impl Paginate {
    /// Whether a response describes its page.
    pub(crate) fn describes_pages(&self) -> bool {
        self.items.is_some() || self.more.is_some() || self.total.is_some() || self.cursor.is_some()
    }

    /// The path of the cursor of the next page. By default, the member next to the rows with the name of the parameter.
    pub(crate) fn cursor_path(&self) -> Option<FieldPath> {
        if page_by(self.by.last()) != "Cursor" {
            return None;
        }
        self.cursor.clone().or_else(|| Some(self.items.as_ref()?.path.sibling(self.by.last())))
    }
}

impl Parse for Paginate {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let by = input.parse()?;
        let mut model = Self { by, items: None, more: None, total: None, cursor: None, first: None };
        Keys::new(&["items", "more", "total", "cursor", "first"]).read(input, |key, input| {
            match key {
                "items" => model.items = Some(input.parse()?),
                "more" => model.more = Some(input.parse()?),
                "total" => model.total = Some(input.parse()?),
                "cursor" => model.cursor = Some(input.parse()?),
                _ => {
                    let number: LitInt = input.parse()?;
                    model.first = Some((number.base10_parse()?, number.span()));
                }
            }
            Ok(())
        })?;
        Ok(model)
    }
}

/// `failure(result.success, code = result.msg_code)`, `failure(result_code = 200)` or
/// `failure(present = biz_error_desc, code = biz_error_code)`
pub(crate) struct Failure {
    pub(crate) flag: FieldPath,
    /// Whether the presence of the flag means failure, unless its value is one of `success`.
    pub(crate) present: bool,
    /// The values that mean success.
    pub(crate) success: Vec<String>,
    pub(crate) code: Option<FieldPath>,
    pub(crate) message: Option<FieldPath>,
}

impl Parse for Failure {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut flag: FieldPath = input.parse()?;
        let (mut present, mut success) = (false, None);
        if input.parse::<Option<Token![=]>>()?.is_some() {
            if input.peek(Lit) {
                success = Some(vec![value(input)?]);
            } else if flag.text() == "present" {
                flag = input.parse()?;
                present = true;
            } else {
                let message = format!("expected the value that means success: write `{} = 200`", flag.text());
                return Err(input.error(message));
            }
        }
        let by_value = success.is_some();
        let (mut code, mut message) = (None, None);
        Keys::new(&["code", "message", "success"]).read(input, |key, input| {
            match key {
                "code" => code = Some(input.parse()?),
                "message" => message = Some(input.parse()?),
                _ if by_value => {
                    let message = "the value that means success is given twice: remove `= …` after the flag";
                    return Err(input.error(message));
                }
                _ => success = Some(values(input)?),
            }
            Ok(())
        })?;
        if present {
            // The flag is also the code or the message, if one of them is not given.
            match (&code, &message) {
                (None, Some(_)) => code = Some(flag.clone()),
                (_, None) => message = Some(flag.clone()),
                (Some(_), Some(_)) => {}
            }
        }
        let default = || if present { SUCCESS.map(str::to_owned).to_vec() } else { vec!["true".to_owned()] };
        Ok(Self { flag, present, success: success.unwrap_or_else(default), code, message })
    }
}

/// `entries(data.list as Row, code = code, message = msg)`, or `entries([data.items, data.shops] as Row, …)`
pub(crate) struct Entries {
    pub(crate) lists: Vec<FieldPath>,
    pub(crate) ty: Type,
    pub(crate) success: Vec<String>,
    pub(crate) code: Option<FieldPath>,
    pub(crate) message: Option<FieldPath>,
}

impl Entries {
    /// The member whose presence means failure: the code, or the message of entries without a code.
    pub(crate) fn flag(&self) -> Option<&FieldPath> {
        self.code.as_ref().or(self.message.as_ref())
    }
}

impl Parse for Entries {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let lists: Vec<FieldPath> = if input.peek(syn::token::Bracket) {
            let paths;
            syn::bracketed!(paths in input);
            paths.parse_terminated(FieldPath::parse, Token![,])?.into_iter().collect()
        } else {
            vec![input.parse()?]
        };
        let place = lists.last().map_or_else(|| input.span(), |path| path.last().span());
        if input.parse::<Option<Token![as]>>()?.is_none() || lists.is_empty() {
            let message = "missing list or entry type: write `entries(data.list as Entry, code = code)`";
            return Err(syn::Error::new(place, message));
        }
        let mut model = Self {
            lists,
            ty: input.parse()?,
            success: SUCCESS.map(str::to_owned).to_vec(),
            code: None,
            message: None,
        };
        Keys::new(&["code", "message", "success"]).read(input, |key, input| {
            match key {
                "code" => model.code = Some(input.parse()?),
                "message" => model.message = Some(input.parse()?),
                _ => model.success = values(input)?,
            }
            Ok(())
        })?;
        if model.flag().is_none() {
            let message = "missing code: write `code = member`, a path inside an entry";
            return Err(syn::Error::new(place, message));
        }
        Ok(model)
    }
}

/// The `, key = value` pairs after the first part of a clause, in any order and each at most once.
struct Keys {
    known: &'static [&'static str],
}

impl Keys {
    const fn new(known: &'static [&'static str]) -> Self {
        Self { known }
    }

    /// Reads the pairs after the first part.
    fn read(
        &self,
        input: ParseStream<'_>,
        set: impl FnMut(&'static str, ParseStream<'_>) -> syn::Result<()>,
    ) -> syn::Result<()> {
        if input.is_empty() {
            return Ok(());
        }
        if input.parse::<Option<Token![,]>>()?.is_none() {
            return Err(input.error("expected a comma before this"));
        }
        self.read_all(input, set)
    }

    /// Reads the pairs.
    fn read_all(
        &self,
        input: ParseStream<'_>,
        mut set: impl FnMut(&'static str, ParseStream<'_>) -> syn::Result<()>,
    ) -> syn::Result<()> {
        let mut seen: Vec<&str> = Vec::new();
        while !input.is_empty() {
            let key: Ident = input.call(Ident::parse_any)?;
            let Some(word) = self.known.iter().find(|word| key == **word) else {
                return Err(syn::Error::new(key.span(), unknown("key", &key.to_string(), self.known)));
            };
            if seen.contains(word) {
                return Err(syn::Error::new(key.span(), format!("`{key}` is given twice")));
            }
            if input.parse::<Option<Token![=]>>()?.is_none() || input.is_empty() || input.peek(Token![,]) {
                return Err(syn::Error::new(key.span(), format!("`{key}` has no value: write `{key} = …`")));
            }
            seen.push(word);
            set(word, input)?;
            if !input.is_empty() && input.parse::<Option<Token![,]>>()?.is_none() {
                return Err(input.error("expected a comma before this"));
            }
        }
        Ok(())
    }
}

/// `["SUCCESS", 0, 200]`
fn values(input: ParseStream<'_>) -> syn::Result<Vec<String>> {
    if !input.peek(syn::token::Bracket) {
        return Err(input.error("expected a list: write `success = [\"SUCCESS\", 0, 200]`"));
    }
    let list;
    syn::bracketed!(list in input);
    Ok(list.parse_terminated(value, Token![,])?.into_iter().collect())
}

/// A value of a flag or a code, as the text on the wire.
fn value(input: ParseStream<'_>) -> syn::Result<String> {
    let minus = if input.parse::<Option<Token![-]>>()?.is_some() { "-" } else { "" };
    match input.parse::<Lit>()? {
        Lit::Int(number) => Ok(format!("{minus}{}", number.base10_digits())),
        Lit::Str(text) if minus.is_empty() => Ok(text.value()),
        Lit::Bool(flag) if minus.is_empty() => Ok(flag.value.to_string()),
        other => Err(syn::Error::new(other.span(), "expected a number, a text, `true` or `false`")),
    }
}
