//! Writes the programs that `scripts/compile-time` measures: `programs DIRECTORY`.
//!
//! | program | content |
//! | --- | --- |
//! | `floor` | one unsigned call with reqwest, tokio and serde_json |
//! | `one` | the same call with the SDK, with only the subject of the API |
//! | `all` | a call of every API, so that every response type is used |
//! | `serde` | 330 structs of 20 members with serde's derives |
//! | `derived` | the structs of the APIs with plain types and serde's derives, without tolerant decoding |

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use top_core::schema::{DataType, Field, ObjectSchema};

type Outcome = Result<(), Box<dyn std::error::Error>>;

const FLOOR: &str = r#"#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("usage: PROGRAM URL")?;
    let body = "method=taobao.tbk.sc.organization.member.mod&operate_type=1&organization_id=1356";
    let request = reqwest::Client::builder().build()?.post(url).body(body);
    let request = request.header("content-type", "application/x-www-form-urlencoded;charset=utf-8");
    let response: serde_json::Value = serde_json::from_slice(&request.send().await?.bytes().await?)?;
    println!("{}", response["tbk_sc_organization_member_mod_response"]["result"]);
    Ok(())
}
"#;

const ONE: &str = r#"use tbk_apis::prelude::*;
use tbk_apis::TbkScOrganizationMemberMod;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("usage: PROGRAM URL")?;
    let client = TopClient::builder("12345678", "secret").endpoint(Endpoint::custom(&url)?).build()?;
    let api = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
    println!("{:?}", client.session("6100a1b2c3").call(&api).await?.data.result);
    Ok(())
}
"#;

const ALL: &str = r#"#![allow(deprecated)]
use std::fmt::Debug;
use std::hint::black_box;

use tbk_apis::prelude::*;
use tbk_apis::*;
use top_core::{SessionSource, TopApi, TopClient};

async fn call<A: TopApi<Response: Debug>>(client: &TopClient<SessionSource>, api: Option<A>) {
    if let Some(api) = api {
        println!("{:?}", client.call(&api).await.map(|reply| reply.data));
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("usage: PROGRAM URL")?;
    let client = TopClient::builder("12345678", "secret").endpoint(Endpoint::custom(&url)?).build()?;
    let client = &client.session("6100a1b2c3");
"#;

fn main() -> Outcome {
    let to = std::env::args().nth(1).ok_or("usage: programs DIRECTORY")?;
    let to = Path::new(&to);
    let tokio = r#"tokio = { version = "1", default-features = false, features = ["macros", "rt"] }"#;
    let sdk = format!(
        "tbk-apis = {{ path = \"{0}/tbk-apis\" }}\ntop-core = {{ path = \"{0}/top-core\" }}\n{tokio}",
        root().display()
    );
    let reqwest = r#"reqwest = { version = "0.13", default-features = false, features = ["rustls", "gzip", "multipart"] }"#;
    program(&to.join("floor"), &format!("{reqwest}\nserde_json = \"1\"\n{tokio}"), "main.rs", FLOOR)?;
    let subject =
        sdk.replacen("\" }", "\", default-features = false, features = [\"client\", \"publisher\"] }", 1);
    program(&to.join("one"), &subject, "main.rs", ONE)?;
    program(&to.join("all"), &sdk, "main.rs", &all()?)?;
    let derive = r#"serde = { version = "1", features = ["derive"] }"#;
    program(&to.join("serde"), derive, "lib.rs", &serde()?)?;
    program(&to.join("derived"), derive, "lib.rs", &Derived::of_all()?)
}

/// Returns the directory of the workspace.
fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Writes a separate package with the lock file of the workspace.
fn program(to: &Path, dependencies: &str, file: &str, code: &str) -> Outcome {
    std::fs::create_dir_all(to.join("src"))?;
    let name = to.file_name().and_then(|name| name.to_str()).unwrap_or("program");
    let manifest = format!(
        "[package]\nname = \"top-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}\n\n\
         [profile.release]\nstrip = \"symbols\"\n\n[workspace]\n"
    );
    std::fs::write(to.join("Cargo.toml"), manifest)?;
    std::fs::write(to.join("src").join(file), code)?;
    std::fs::copy(root().join("Cargo.lock"), to.join("Cargo.lock"))?;
    Ok(())
}

fn all() -> Result<String, std::fmt::Error> {
    let mut code = ALL.to_owned();
    for api in tbk_apis::schemas() {
        writeln!(code, "    call(client, black_box(None::<{}>)).await;", api.name)?;
    }
    code.push_str("    Ok(())\n}\n");
    Ok(code)
}

fn serde() -> Result<String, std::fmt::Error> {
    const TYPES: [&str; 4] = ["Option<String>", "Option<i64>", "Vec<String>", "Option<bool>"];
    let mut code = USE.to_owned();
    for number in 0..330 {
        let members =
            (0..20).map(|member| (format!("member_{member}"), TYPES[member % TYPES.len()].to_owned()));
        plain(&mut code, &format!("Struct{number}"), members)?;
    }
    Ok(code)
}

const USE: &str = "use serde::{Deserialize, Serialize};\n";

fn plain(code: &mut String, name: &str, members: impl Iterator<Item = (String, String)>) -> std::fmt::Result {
    writeln!(code, "\n#[derive(Debug, Clone, Serialize, Deserialize)]\npub struct {name} {{")?;
    for (member, of) in members {
        writeln!(code, "    #[serde(default)]\n    pub r#{member}: {of},")?;
    }
    writeln!(code, "}}")
}

/// Generates the structs of all requests and objects, each once.
#[derive(Default)]
struct Derived {
    code: String,
    names: HashMap<*const ObjectSchema, String>,
}

impl Derived {
    fn of_all() -> Result<String, std::fmt::Error> {
        let mut derived = Self::default();
        for api in tbk_apis::schemas() {
            derived.object(api.response)?;
            derived.write(api.name, api.parameters)?;
        }
        Ok(format!("{USE}{}", derived.code))
    }

    /// Returns the name of the struct for an object, and writes the struct at the first call.
    fn object(&mut self, object: &'static ObjectSchema) -> Result<String, std::fmt::Error> {
        if let Some(name) = self.names.get(&std::ptr::from_ref(object)) {
            return Ok(name.clone());
        }
        let name = format!("{}{}", object.name, self.names.len());
        self.names.insert(object, name.clone());
        self.write(&name, object.fields)?;
        Ok(name)
    }

    fn write(&mut self, name: &str, fields: &'static [Field]) -> std::fmt::Result {
        let mut members = Vec::new();
        for field in fields {
            let of = match &field.data_type {
                DataType::List(_) => self.value(&field.data_type)?,
                other => format!("Option<{}>", self.value(other)?),
            };
            members.push((field.name.replace(['-', '.'], "_"), of));
        }
        plain(&mut self.code, name, members.into_iter())
    }

    fn value(&mut self, of: &'static DataType) -> Result<String, std::fmt::Error> {
        Ok(match of {
            DataType::Object(object) => self.object(object)?,
            DataType::List(item) => format!("Vec<{}>", self.value(item)?),
            DataType::Number => "i64".to_owned(),
            DataType::Boolean => "bool".to_owned(),
            _ => "String".to_owned(),
        })
    }
}
