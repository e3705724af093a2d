//! An error of the gateway.

use crate::answer::Node;

/// What stands in `error_response`. Its texts never repeat what a request held.
#[derive(Debug)]
pub(crate) struct Fault {
    code: u32,
    msg: &'static str,
    sub: Option<(String, String)>,
}

impl Fault {
    pub(crate) fn new(code: u32, msg: &'static str) -> Self {
        Self { code, msg, sub: None }
    }

    /// The precise cause, and what to do about it.
    pub(crate) fn sub(mut self, code: impl Into<String>, msg: impl Into<String>) -> Self {
        self.sub = Some((code.into(), msg.into()));
        self
    }

    pub(crate) fn into_node(self) -> Node {
        let mut members =
            vec![("code", Node::Bare(self.code.to_string())), ("msg", Node::Text(self.msg.to_owned()))];
        if let Some((code, msg)) = self.sub {
            members.extend([("sub_code", Node::Text(code)), ("sub_msg", Node::Text(msg))]);
        }
        Node::Object(members)
    }
}
