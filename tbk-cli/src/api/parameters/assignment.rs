//! Arguments such as `list[0].member=value`, and the paths in them.

use std::fmt;
use std::str::FromStr;

use serde_json::{Map, Value};

use crate::ui::lang::{say, text};

/// An argument that sets a parameter or a value in it.
#[derive(Debug, Clone)]
pub(crate) struct Assignment {
    pub(super) path: Path,
    pub(super) value: Input,
}

#[derive(Debug, Clone)]
pub(super) enum Input {
    Text(String),
    File(String),
    Json(String),
}

impl FromStr for Assignment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, value) = text.split_once('=').ok_or_else(how_to_write)?;
        let (name, value) = match (name.strip_suffix(':'), value.strip_prefix('@')) {
            (Some(name), _) => (name, Input::Json(value.to_owned())),
            (None, Some(path)) => (name, Input::File(path.to_owned())),
            (None, None) => (name, Input::Text(value.to_owned())),
        };
        Ok(Self { path: name.trim().parse()?, value })
    }
}

pub(super) fn how_to_write() -> String {
    text(
        "write a parameter as name=value, name=@FILE, name:=JSON or list[0].member=value",
        "参数写作 name=value、name=@文件、name:=JSON 或 list[0].member=value",
    )
    .to_owned()
}

/// The path of a parameter or of a value in it, such as `a[0].b`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Path {
    /// The parameter.
    pub(crate) name: String,
    pub(super) inside: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Name(String),
    Index(usize),
}

impl Path {
    /// Whether the path is a parameter, not a value in it.
    pub(crate) fn is_whole(&self) -> bool {
        self.inside.is_empty()
    }
}

impl FromStr for Path {
    type Err = String;

    fn from_str(path: &str) -> Result<Self, String> {
        /// As deep as JSON that the parser accepts.
        const DEEPEST: usize = 127;
        let mut inside = Vec::new();
        let mut first = None;
        for part in path.split('.') {
            let (name, mut rest) = part.split_at(part.find('[').unwrap_or(part.len()));
            if name.is_empty() {
                return Err(how_to_write());
            }
            match first {
                None => first = Some(name.to_owned()),
                Some(_) => inside.push(Step::Name(name.to_owned())),
            }
            while let Some(after) = rest.strip_prefix('[') {
                let (index, after) = after.split_once(']').ok_or_else(how_to_write)?;
                inside.push(Step::Index(index.parse().map_err(|_| how_to_write())?));
                rest = after;
            }
            if !rest.is_empty() {
                return Err(how_to_write());
            }
            if inside.len() > DEEPEST {
                return Err(say!(
                    "the parameter is nested too deep, at most {DEEPEST} levels are allowed",
                    "参数嵌套过深，最多允许 {DEEPEST} 层"
                ));
            }
        }
        Ok(Self { name: first.ok_or_else(how_to_write)?, inside })
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        self.inside.iter().try_for_each(|step| match step {
            Step::Name(name) => write!(f, ".{name}"),
            Step::Index(index) => write!(f, "[{index}]"),
        })
    }
}

/// Sets the value at a path, and creates objects and lists as needed. The error completes a sentence that begins with
/// the path.
pub(super) fn place(mut at: &mut Value, steps: &[Step], value: Value) -> Result<(), String> {
    for step in steps {
        at = match step {
            Step::Name(name) => member(at, name)?,
            Step::Index(index) => item(at, *index)?,
        };
    }
    if !at.is_null() {
        return Err(given_twice().to_owned());
    }
    *at = value;
    Ok(())
}

pub(super) fn given_twice() -> &'static str {
    text("is given twice", "重复给出")
}

fn member<'v>(at: &'v mut Value, name: &str) -> Result<&'v mut Value, String> {
    if at.is_null() {
        *at = Value::Object(Map::new());
    }
    let members = at.as_object_mut();
    let members = members
        .ok_or_else(|| text("is given both as a value and as an object", "既有成员又有值").to_owned())?;
    Ok(members.entry(name).or_insert(Value::Null))
}

fn item(at: &mut Value, index: usize) -> Result<&mut Value, String> {
    if at.is_null() {
        *at = Value::Array(Vec::new());
    }
    let items = at.as_array_mut();
    let items = items.ok_or_else(|| {
        text("is given both as a list and as another value", "既是列表又是其他值").to_owned()
    })?;
    let length = items.len();
    if index == length {
        items.push(Value::Null);
    }
    items.get_mut(index).ok_or_else(|| {
        say!(
            "is out of order: [{length}] is missing, write the indexes without gaps from [0]",
            "之前缺少 [{length}]：数组下标要从 0 连续写起"
        )
    })
}
