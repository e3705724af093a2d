//! Encodes values as the gateway does: as JSON, simplified JSON or XML.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use crate::gateway_error::GatewayError;
use crate::request::Incoming;
use crate::sample::Node;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Json,
    SimplifiedJson,
    Xml,
}

impl Encoding {
    /// Returns the encoding that the request asks for. The gateway's default is XML.
    pub(crate) fn requested(incoming: &Incoming) -> Self {
        match (incoming.text("format"), incoming.text("simplify")) {
            (Some("json"), Some("true")) => Self::SimplifiedJson,
            (Some("json"), _) => Self::Json,
            _ => Self::Xml,
        }
    }

    /// Returns JSON for XML, and XML for JSON.
    pub(crate) fn other(self) -> Self {
        if self == Self::Xml { Self::Json } else { Self::Xml }
    }

    pub(crate) fn content_type(self) -> &'static str {
        if self == Self::Xml { "text/xml;charset=UTF-8" } else { "text/javascript;charset=UTF-8" }
    }
}

/// Encodes a successful response.
pub(crate) fn success(encoding: Encoding, key: &str, data: Node, request_id: &str) -> String {
    let data = with_request_id(data, request_id);
    match encoding {
        Encoding::SimplifiedJson => json(&data, encoding),
        Encoding::Json | Encoding::Xml => enclose(encoding, key, &data),
    }
}

/// Encodes an error. Errors have an envelope in every encoding.
pub(crate) fn error(encoding: Encoding, error: GatewayError, request_id: &str) -> String {
    enclose(encoding, "error_response", &with_request_id(error.into_node(), request_id))
}

/// Encodes data and an error in one response.
pub(crate) fn success_and_error(
    encoding: Encoding,
    key: &str,
    data: Node,
    error: GatewayError,
    request_id: &str,
) -> String {
    let data = with_request_id(data, request_id);
    let error = with_request_id(error.into_node(), request_id);
    if encoding == Encoding::Xml {
        // An XML document has one root, so both need a parent.
        let mut both = String::new();
        write_xml(&mut both, key, &data);
        write_xml(&mut both, "error_response", &error);
        return format!(r#"<?xml version="1.0" encoding="utf-8" ?><both>{both}</both>"#);
    }
    format!(r#"{{{}:{},"error_response":{}}}"#, quoted(key), json(&data, encoding), json(&error, encoding))
}

fn with_request_id(node: Node, request_id: &str) -> Node {
    match node {
        Node::Object(mut members) => {
            members.retain(|(name, _)| *name != "request_id");
            members.push(("request_id", Node::Text(request_id.to_owned())));
            Node::Object(members)
        }
        Node::Free(mut members) => {
            members.retain(|(name, _)| name != "request_id");
            members.push(("request_id".to_owned(), Node::Text(request_id.to_owned())));
            Node::Free(members)
        }
        other => other,
    }
}

fn enclose(encoding: Encoding, key: &str, data: &Node) -> String {
    if encoding == Encoding::Xml {
        let mut out = r#"<?xml version="1.0" encoding="utf-8" ?>"#.to_owned();
        write_xml(&mut out, key, data);
        // The gateway appends the name of its host as a comment.
        out.push_str("<!--sandbox-->");
        return out;
    }
    format!("{{{}:{}}}", quoted(key), json(data, encoding))
}

fn json(node: &Node, encoding: Encoding) -> String {
    let mut out = String::new();
    write_json(&mut out, node, encoding);
    out
}

fn write_json(out: &mut String, node: &Node, encoding: Encoding) {
    match node {
        Node::Text(text) => out.push_str(&quoted(text)),
        Node::Bare(text) => out.push_str(text),
        Node::Raw { json, .. } => out.push_str(json),
        Node::Object(members) => {
            write_members(out, members.iter().map(|(name, value)| (*name, value)), encoding);
        }
        Node::Free(members) => {
            write_members(out, members.iter().map(|(name, value)| (name.as_str(), value)), encoding);
        }
        Node::FreeList(items) => write_array(out, items, encoding),
        Node::List(_, items) if encoding == Encoding::SimplifiedJson => write_array(out, items, encoding),
        Node::List(item, items) => {
            let _ = write!(out, "{{{}:", quoted(item));
            write_array(out, items, encoding);
            out.push('}');
        }
    }
}

fn write_members<'n>(
    out: &mut String,
    members: impl Iterator<Item = (&'n str, &'n Node)>,
    encoding: Encoding,
) {
    out.push('{');
    for (i, (name, value)) in members.enumerate() {
        // Writing to a String can't fail.
        let _ = write!(out, "{}{}:", if i > 0 { "," } else { "" }, quoted(name));
        write_json(out, value, encoding);
    }
    out.push('}');
}

fn write_array(out: &mut String, items: &[Node], encoding: Encoding) {
    out.push('[');
    for (i, item) in items.iter().enumerate() {
        out.push_str(if i > 0 { "," } else { "" });
        write_json(out, item, encoding);
    }
    out.push(']');
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn write_xml(out: &mut String, name: &str, node: &Node) {
    // Writing to a String can't fail.
    let _ = write!(out, "<{name}>");
    match node {
        Node::Text(text) | Node::Bare(text) => out.push_str(&escape(text)),
        Node::Object(members) => members.iter().for_each(|(name, value)| write_xml(out, name, value)),
        Node::List(item, items) => items.iter().for_each(|value| write_xml(out, item, value)),
        Node::Free(members) => members.iter().for_each(|(name, value)| write_xml(out, name, value)),
        Node::FreeList(items) => items.iter().for_each(|value| write_xml(out, "item", value)),
        Node::Raw { xml, .. } => out.push_str(xml),
    }
    let _ = write!(out, "</{name}>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data() -> Node {
        let text = |text: &str| Node::Text(text.to_owned());
        let item = |id: &str| Node::Object(vec![("id", Node::Bare(id.to_owned()))]);
        Node::Object(vec![
            ("title", text("a<b> & \"c\"")),
            ("results", Node::List("n_tbk_item", vec![item("1"), item("2")])),
            ("pictures", Node::List("string", vec![text("x"), text("y")])),
        ])
    }

    #[test]
    fn a_response_has_three_encodings() {
        assert_eq!(
            success(Encoding::Json, "k_response", data(), "r"),
            r#"{"k_response":{"title":"a<b> & \"c\"","results":{"n_tbk_item":[{"id":1},{"id":2}]},"pictures":{"string":["x","y"]},"request_id":"r"}}"#
        );
        assert_eq!(
            success(Encoding::SimplifiedJson, "k_response", data(), "r"),
            r#"{"title":"a<b> & \"c\"","results":[{"id":1},{"id":2}],"pictures":["x","y"],"request_id":"r"}"#
        );
        assert_eq!(
            success(Encoding::Xml, "k_response", data(), "r"),
            r#"<?xml version="1.0" encoding="utf-8" ?><k_response><title>a&lt;b&gt; &amp; &quot;c&quot;</title><results><n_tbk_item><id>1</id></n_tbk_item><n_tbk_item><id>2</id></n_tbk_item></results><pictures><string>x</string><string>y</string></pictures><request_id>r</request_id></k_response><!--sandbox-->"#
        );
    }

    #[test]
    fn an_error_has_an_envelope_in_every_encoding() {
        let fault = || GatewayError::new(26, "Missing session");
        let json = r#"{"error_response":{"code":26,"msg":"Missing session","request_id":"r"}}"#;
        assert_eq!(error(Encoding::Json, fault(), "r"), json);
        assert_eq!(error(Encoding::SimplifiedJson, fault(), "r"), json);
        assert!(error(Encoding::Xml, fault(), "r").contains("<error_response><code>26</code>"));
    }
}
