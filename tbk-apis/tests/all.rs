//! `ALL` lists every annotated struct of the crate.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use top_core::schema::DataType;

/// The methods that are annotated in the files below `dir`.
fn annotated(dir: &Path, methods: &mut BTreeSet<String>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            annotated(&path, methods);
            continue;
        }
        for rest in fs::read_to_string(&path).unwrap().split("method = \"").skip(1) {
            methods.insert(rest.split('"').next().unwrap().to_owned());
        }
    }
}

#[test]
fn all_lists_every_annotated_struct() {
    let mut methods = BTreeSet::new();
    annotated(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut methods);
    let listed: BTreeSet<_> = tbk_apis::schemas().map(|api| api.method.to_owned()).collect();
    assert_eq!(listed, methods);
}

#[test]
fn every_api_has_a_title() {
    for api in tbk_apis::schemas() {
        assert!(api.title.is_some_and(|title| !title.is_empty()), "{}", api.method);
    }
}

/// APIs with a page parameter that can't be read page by page, each with the reason.
const NOT_PAGED: [(&str, &str); 3] = [
    ("taobao.tbk.dg.vegas.send.report", "two lists, chosen by `rpt_dim`"),
    ("taobao.tbk.sc.vegas.send.report", "two lists, chosen by `rpt_dim`"),
    ("taobao.tbk.seed.wb.crowd.get", "`page_no` is always 1"),
];

#[test]
fn every_api_with_pages_declares_its_page_parameter() {
    let pages = ["page_no", "page_num", "position_index", "cursor", "offset"];
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
            found.extend(all.filter(|(name, _)| pages.contains(name)).map(|(_, path)| path));
        }
        match api.paging {
            Some(paging) => assert!(found.iter().any(|path| path == paging.parameter), "{}", api.method),
            // The end of the list is a member of the response.
            None if api.response.fields.is_empty() => {}
            None if NOT_PAGED.iter().any(|(method, _)| *method == api.method) => {}
            None => assert_eq!(found, Vec::<String>::new(), "{}", api.method),
        }
    }
}
