//! The part `[link]` of the configuration: whose links `tbk link` makes, and what they contain.

use std::collections::BTreeMap;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};
use top_core::Pid;

use super::Config;
use super::file::path;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// The part `[link]`.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Link {
    /// The default PID.
    #[serde(with = "as_text")]
    pid: Option<Pid>,
    /// What links contain. Empty for the default.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) want: Vec<Want>,
    /// The PIDs of channels and members, by `relation:ID` and `special:ID`.
    #[serde(rename = "route", skip_serializing_if = "BTreeMap::is_empty")]
    routes: BTreeMap<String, Route>,
}

/// What a channel or a member uses.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Route {
    #[serde(with = "as_text")]
    pid: Option<Pid>,
}

/// What a link should contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Want {
    Short,
    Tpwd,
    Title,
}

impl Link {
    /// Reads this part of the configuration, and rejects routes that are not valid.
    pub(crate) fn read() -> Result<Self, Failure> {
        let link = Config::read()?.link;
        link.check().map_err(|failure| {
            let path = path().map(|path| path.display().to_string()).unwrap_or_default();
            failure.prefixed(&say!("{path}: ", "{path}："))
        })?;
        Ok(link)
    }

    /// Returns whether nothing is set.
    pub(super) fn is_empty(&self) -> bool {
        self.pid.is_none() && self.want.is_empty() && self.routes.is_empty()
    }

    /// Returns the PID of the channel, or else that of the member, or else the default.
    pub(crate) fn pid(&self, relation_id: Option<i64>, special_id: Option<i64>) -> Option<Pid> {
        let route = |kind: &str, id: Option<i64>| self.routes.get(&format!("{kind}:{}", id?))?.pid;
        route("relation", relation_id).or_else(|| route("special", special_id)).or(self.pid)
    }

    fn check(&self) -> Result<(), Failure> {
        for (name, route) in &self.routes {
            let id = name.strip_prefix("relation:").or_else(|| name.strip_prefix("special:"));
            let is_id = id.and_then(|id| id.parse::<i64>().ok().filter(|number| number.to_string() == id));
            if is_id.is_none() {
                return Err(Failure::usage(say!(
                    "[link.route.{name:?}] does not name a channel or a member",
                    "[link.route.{name:?}] 不是渠道或会员"
                ))
                .hint(text(
                    "write [link.route.\"relation:77\"] or [link.route.\"special:88\"]",
                    "请写成 [link.route.\"relation:77\"] 或 [link.route.\"special:88\"]",
                )));
            }
            if route.pid.is_none() {
                return Err(Failure::usage(say!(
                    "[link.route.{name:?}] has no pid",
                    "[link.route.{name:?}] 没有 pid"
                )));
            }
        }
        Ok(())
    }
}

/// A PID as text: `mm_1_2_3`.
mod as_text {
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer, de::Error as _};
    use top_core::Pid;

    #[allow(clippy::ref_option, reason = "the signature that serde requires")]
    pub(super) fn serialize<S: Serializer>(pid: &Option<Pid>, serializer: S) -> Result<S::Ok, S::Error> {
        pid.map(|pid| pid.to_string()).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Pid>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        text.map(|text| text.parse().map_err(D::Error::custom)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(toml: &str) -> Result<Link, String> {
        let link: Link = toml::from_str(toml).map_err(|error| error.to_string())?;
        link.check().map_err(|failure| failure.to_string())?;
        Ok(link)
    }

    const WHOLE: &str = r#"
        pid = "mm_1_2_3"
        want = ["short", "tpwd"]
        [route."relation:77"]
        pid = "mm_1_2_9"
        [route."special:88"]
        pid = "mm_1_2_8"
    "#;

    #[test]
    fn routes_come_before_the_default() {
        let link = read(WHOLE).unwrap();
        let pid = |relation, special| link.pid(relation, special).unwrap().to_string();
        assert_eq!(pid(None, None), "mm_1_2_3");
        assert_eq!(pid(Some(77), Some(88)), "mm_1_2_9");
        assert_eq!(pid(Some(78), Some(88)), "mm_1_2_8");
        assert_eq!(pid(Some(78), None), "mm_1_2_3");
        assert_eq!(link.want, [Want::Short, Want::Tpwd]);
        let again = read(&toml::to_string(&link).unwrap()).unwrap();
        assert_eq!(again.pid(Some(77), None), link.pid(Some(77), None));
        assert!(read("").unwrap().is_empty() && !link.is_empty());
    }

    #[test]
    fn invalid_values_are_refused() {
        assert!(read("pid = \"mm_1_2\"").unwrap_err().contains("mm_1_2"));
        assert!(read("want = [\"coupon\"]").unwrap_err().contains("coupon"));
        assert!(read("[route.\"relation:077\"]\npid = \"mm_1_2_3\"").unwrap_err().contains("relation:077"));
        assert!(read("[route.\"77\"]\npid = \"mm_1_2_3\"").unwrap_err().contains("channel"));
        assert!(read("[route.\"relation:77\"]").is_err());
        assert!(read("text = \"a\"").is_err());
    }
}
