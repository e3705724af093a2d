//! Decodes a response of about 250 KB, 100 entries of 47 members, into owned structs.

use std::fmt::Write as _;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde::Deserialize;
use tbk_apis::TbkDgMaterialOptional;
use top_core::decode::Options;
use top_core::decode_response;

use crate::{Case, work};

include!(concat!(env!("OUT_DIR"), "/plain.rs"));

/// The response of the floor.
#[derive(Debug, Deserialize)]
pub struct PlainEnvelope<Item = PlainItem> {
    /// The envelope.
    pub tbk_dg_material_optional_response: PlainResponse<Item>,
}

/// The content of the envelope.
#[derive(Debug, Deserialize)]
pub struct PlainResponse<Item = PlainItem> {
    /// The wrapped entries.
    pub result_list: PlainList<Item>,
}

/// The wrapper around the entries.
#[derive(Debug, Deserialize)]
pub struct PlainList<Item> {
    /// The entries.
    pub map_data: Vec<Item>,
}

/// Returns the cases for responses, which start from bytes as a socket delivers them.
#[must_use]
pub fn cases() -> Vec<Case> {
    const JSON: &str = "decode 100 entries of 47 members, JSON";
    const XML: &str = "decode 100 entries of 47 members, XML";
    let (json, xml) = (json(100), xml(100));
    let ours = |bytes: &str| {
        let bytes = bytes.to_owned();
        work(move || decode_response::<TbkDgMaterialOptional>(bytes.as_bytes(), Options::default()).is_ok())
    };
    let against = |name, floor_name, target, bytes: &str, floor| Case {
        name,
        floor_name,
        target,
        floor,
        ours: ours(bytes),
    };
    let bytes = || (json.clone(), xml.clone());
    let (floor_json, floor_xml) = bytes();
    let (text, pulled) = bytes();
    vec![
        against(
            JSON,
            "serde_json into plain String structs",
            Some(1.0 / 0.9),
            &json,
            work(move || serde_json::from_slice::<PlainEnvelope>(floor_json.as_bytes()).is_ok()),
        ),
        against(
            JSON,
            "the same without UTF-8 validation",
            None,
            &json,
            work(move || serde_json::from_str::<PlainEnvelope>(&text).is_ok()),
        ),
        against(
            XML,
            "quick-xml's serde into plain String structs",
            Some(0.5),
            &xml,
            work(move || {
                let text = std::str::from_utf8(floor_xml.as_bytes());
                text.is_ok_and(|text| quick_xml::de::from_str::<PlainResponse>(text).is_ok())
            }),
        ),
        against(
            XML,
            "hand-written pull parser, one String per member",
            None,
            &xml,
            work(move || std::str::from_utf8(pulled.as_bytes()).map(|text| pull(text).len())),
        ),
    ]
}

/// Returns a response with `entries` entries as JSON.
#[must_use]
pub fn json(entries: usize) -> String {
    let mut out = r#"{"tbk_dg_material_optional_response":{"result_list":{"map_data":["#.to_owned();
    for entry in 0..entries {
        out.push_str(if entry == 0 { "{" } else { ",{" });
        for (i, (name, value)) in MEMBERS.iter().enumerate() {
            let comma = if i == 0 { "" } else { "," };
            // Writing to a String can't fail.
            let _ = write!(out, "{comma}\"{name}\":\"{value}\"");
        }
        out.push('}');
    }
    out.push_str(r#"]},"total_results":"1000","request_id":"abc"}}"#);
    out
}

/// Returns a response with `entries` entries as XML.
#[must_use]
pub fn xml(entries: usize) -> String {
    let mut out = "<tbk_dg_material_optional_response><result_list>".to_owned();
    for _ in 0..entries {
        out.push_str("<map_data>");
        for (name, value) in MEMBERS {
            let _ = write!(out, "<{name}>{value}</{name}>");
        }
        out.push_str("</map_data>");
    }
    out.push_str(
        "</result_list><total_results>1000</total_results><request_id>abc</request_id></tbk_dg_material_optional_response>",
    );
    out
}

/// Extracts the texts of all members of all entries.
fn pull(xml: &str) -> Vec<Vec<String>> {
    let mut reader = Reader::from_str(xml);
    let (mut entries, mut depth) = (Vec::new(), 0);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                depth += 1;
                if start.name().as_ref() == "map_data" {
                    entries.push(Vec::with_capacity(MEMBERS.len()));
                }
            }
            Ok(Event::End(_)) => depth -= 1,
            Ok(Event::Text(text)) if depth == 4 => {
                if let Some(entry) = entries.last_mut() {
                    entry.push((*text).to_owned());
                }
            }
            Ok(Event::Eof) | Err(_) => return entries,
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::unwrap_used)]
    fn floors_decode_the_same_data() {
        let (json, xml) = (json(100), xml(100));
        assert!((230_000..350_000).contains(&json.len()), "{}", json.len());
        let plain: PlainEnvelope = serde_json::from_str(&json).unwrap();
        let ours = decode_response::<TbkDgMaterialOptional>(json.as_bytes(), Options::default()).unwrap();
        assert_eq!(plain.tbk_dg_material_optional_response.result_list.map_data.len(), 100);
        assert_eq!(ours.data.result_list.len(), 100);
        let plain: PlainResponse = quick_xml::de::from_str(&xml).unwrap();
        assert_eq!(plain.result_list.map_data.len(), 100);
        let of_xml = decode_response::<TbkDgMaterialOptional>(xml.as_bytes(), Options::default()).unwrap();
        assert_eq!(of_xml.data.result_list, ours.data.result_list);
        let pulled = pull(&xml);
        assert_eq!((pulled.len(), pulled[99].len()), (100, MEMBERS.len()));
    }
}
