//! The list of all APIs, `tbk_apis::ALL`.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod sources;

use std::collections::BTreeSet;

use sources::parse_all;
use syn::visit::{self, Visit};
use syn::{ItemStruct, LitStr, Meta};
use top_core::schema::DataType;

/// The method and the name of every annotated struct.
#[derive(Default)]
struct Annotated(BTreeSet<(String, String)>);

impl<'ast> Visit<'ast> for Annotated {
    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        for attribute in item.attrs.iter().filter(|attribute| attribute.path().is_ident("top_api")) {
            let method = method(&attribute.meta).expect("`top_api` has a method");
            self.0.insert((method, item.ident.to_string()));
        }
        visit::visit_item_struct(self, item);
    }
}

/// The value of `method` in the arguments of `top_api`.
fn method(meta: &Meta) -> Option<String> {
    let tokens: Vec<_> = meta.require_list().ok()?.tokens.clone().into_iter().collect();
    let texts: Vec<_> = tokens.iter().map(ToString::to_string).collect();
    let at = texts.windows(2).position(|pair| pair == ["method", "="])?;
    syn::parse_str::<LitStr>(texts.get(at + 2)?).ok().map(|literal| literal.value())
}

#[test]
fn all_lists_every_annotated_struct() {
    let mut annotated = Annotated::default();
    for (_, file) in parse_all("tbk-apis/src") {
        annotated.visit_file(&file);
    }
    let listed: BTreeSet<_> =
        tbk_apis::schemas().map(|api| (api.method.to_owned(), api.name.to_owned())).collect();
    assert_eq!(listed, annotated.0);
}

#[test]
fn every_api_has_a_title() {
    for api in tbk_apis::schemas() {
        assert_ne!(api.title.unwrap_or_default(), "", "{}", api.method);
    }
}

/// APIs with a page parameter that can't be read page by page, each with the reason.
const NOT_PAGED: [(&str, &str); 3] = [
    ("taobao.tbk.dg.vegas.send.report", "two lists, selected by `rpt_dim`"),
    ("taobao.tbk.sc.vegas.send.report", "two lists, selected by `rpt_dim`"),
    ("taobao.tbk.seed.wb.crowd.get", "`page_no` is always 1"),
];

#[test]
fn every_api_with_pages_declares_its_page_parameter() {
    let names = ["page_no", "page_num", "position_index", "cursor", "offset"];
    for api in tbk_apis::schemas() {
        let mut found = Vec::new();
        for field in api.parameters {
            let members = match field.data_type {
                DataType::Object(object) => object.fields,
                _ => &[],
            };
            let inside =
                members.iter().map(|member| (member.name, format!("{}.{}", field.name, member.name)));
            let all = std::iter::once((field.name, field.name.to_owned())).chain(inside);
            found.extend(all.filter(|(name, _)| names.contains(name)).map(|(_, path)| path));
        }
        match api.paging {
            Some(paging) => assert!(found.iter().any(|path| path == paging.parameter), "{}", api.method),
            // The response has no documented members, so the end of the list is unknown.
            None if api.response.fields.is_empty() => {}
            None if NOT_PAGED.iter().any(|(method, _)| *method == api.method) => {}
            None => assert_eq!(found, Vec::<String>::new(), "{}", api.method),
        }
    }
}
