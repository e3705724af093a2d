//! Writes the floor's structs from the same descriptions that the SDK's types have: no list of fields by hand.

use std::fmt::Write as _;
use std::path::Path;

use top_core::schema::{ApiSchema, DataType, Field};

/// How many members an entry of the answer has.
const MEMBERS: usize = 47;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let api = tbk_apis::schemas().find(|api| api.method == "taobao.tbk.dg.material.optional");
    let api: &ApiSchema = api.ok_or("the API of the benches is gone")?;
    let list = api.response.fields.iter().find(|field| field.name == "result_list");
    let entry = list.and_then(|list| list.data_type.object()).ok_or("its list is gone")?;
    let simple = |field: &&Field| {
        matches!(
            field.data_type,
            DataType::Text | DataType::Number | DataType::Yuan | DataType::Id | DataType::Code(_)
        )
    };
    let all: Vec<_> = entry.fields.iter().filter(simple).collect();
    let fields = &all[..MEMBERS];
    let mut code = "/// An entry as somebody would write it down who wants texts only.\n\
                    #[derive(Debug, serde::Deserialize)]\n#[allow(missing_docs)]\npub struct PlainItem {\n"
        .to_owned();
    for field in fields {
        writeln!(code, "    pub r#{}: String,", field.name)?;
    }
    code.push_str(
        "}\n\n/// An entry of somebody who knows all of its simple members, whether they come or not.\n\
         #[derive(Debug, serde::Deserialize)]\n#[allow(missing_docs)]\npub struct PlainWideItem {\n",
    );
    for field in &all {
        writeln!(code, "    pub r#{}: Option<String>,", field.name)?;
    }
    code.push_str(
        "}\n\n/// The members of an entry, and a value for each.\npub static MEMBERS: &[(&str, &str)] = &[\n",
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
