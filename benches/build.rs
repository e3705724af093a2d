//! Generates the structs of the floor from the schema of the API, so that they have the fields of the SDK's types.

use std::fmt::Write as _;
use std::path::Path;

use top_core::schema::{ApiSchema, DataType, Field};

/// The number of members of an entry in the response.
const MEMBERS: usize = 47;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let api = tbk_apis::schemas().find(|api| api.method == "taobao.tbk.dg.material.optional");
    let api: &ApiSchema = api.ok_or("taobao.tbk.dg.material.optional does not exist")?;
    let list = api.response.fields.iter().find(|field| field.name == "result_list");
    let entry = list.and_then(|list| list.data_type.object()).ok_or("`result_list` does not exist")?;
    let simple = |field: &&Field| {
        matches!(
            field.data_type,
            DataType::Text | DataType::Number | DataType::Yuan | DataType::Id | DataType::Code(_)
        )
    };
    let all: Vec<_> = entry.fields.iter().filter(simple).collect();
    let fields = &all[..MEMBERS];
    let mut code = "/// An entry with the members that the response contains.\n\
                    #[derive(Debug, serde::Deserialize)]\n#[allow(missing_docs)]\npub struct PlainItem {\n"
        .to_owned();
    for field in fields {
        writeln!(code, "    pub r#{}: String,", field.name)?;
    }
    code.push_str(
        "}\n\n/// An entry with all simple members of the SDK's type.\n\
         #[derive(Debug, serde::Deserialize)]\n#[allow(missing_docs)]\npub struct PlainWideItem {\n",
    );
    for field in &all {
        writeln!(code, "    pub r#{}: Option<String>,", field.name)?;
    }
    code.push_str(
        "}\n\n/// The members of an entry and their values.\npub static MEMBERS: &[(&str, &str)] = &[\n",
    );
    for (i, field) in fields.iter().enumerate() {
        let value = match field.data_type {
            DataType::Number | DataType::Id | DataType::Code(_) => {
                format!("{}", 590_141_576_510_u64 + i as u64)
            }
            DataType::Yuan => format!("{i}.50"),
            _ => format!("{} 女装 连衣裙 2026 新款 https://img.example/{i}", field.example.unwrap_or("示例")),
        };
        writeln!(code, "    ({:?}, {value:?}),", field.name)?;
    }
    code.push_str("];\n");
    let out = std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    std::fs::write(Path::new(&out).join("plain.rs"), code)?;
    Ok(())
}
