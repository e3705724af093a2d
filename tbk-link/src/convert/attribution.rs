//! Whose sale it is.

use top_core::{Pid, RelationId, SpecialId};

/// Who is paid for the sales of a link (归因).
///
/// Every conversion requires one, so that no id is lost between calls. A step that cannot carry all of its ids is not used: the
/// outcome is [`Refused`](super::Refused) instead of a link of somebody else.
///
/// # Examples
///
/// ```
/// use tbk_link::convert::Attribution;
///
/// let own = Attribution::pid("mm_1_2_3".parse()?);
/// let channel = own.clone().relation_id(77);
/// assert_eq!(channel.to_string(), "mm_1_2_3 relation_id 77");
/// # Ok::<(), top_core::ParseError>(())
/// ```
#[doc(alias = "归因")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Attribution {
    pub(super) pid: Pid,
    pub(super) relation_id: Option<RelationId>,
    pub(super) special_id: Option<SpecialId>,
    pub(super) external_id: Option<String>,
}

impl Attribution {
    /// The promotion zone alone: the publisher's own sales.
    #[must_use]
    pub fn pid(pid: Pid) -> Self {
        Self { pid, relation_id: None, special_id: None, external_id: None }
    }

    /// Sets 渠道关系ID, the channel partner.
    #[must_use]
    pub fn relation_id(mut self, id: impl Into<RelationId>) -> Self {
        self.relation_id = Some(id.into());
        self
    }

    /// Sets 会员运营ID, the member.
    #[must_use]
    pub fn special_id(mut self, id: impl Into<SpecialId>) -> Self {
        self.special_id = Some(id.into());
        self
    }

    /// Sets 外部用户标记, the publisher's own mark of a user. Only conversions of items can carry it.
    #[must_use]
    pub fn external_id(mut self, id: impl Into<String>) -> Self {
        self.external_id = Some(id.into());
        self
    }
}

impl std::fmt::Display for Attribution {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.pid.fmt(f)?;
        if let Some(id) = self.relation_id {
            write!(f, " relation_id {id}")?;
        }
        if let Some(id) = self.special_id {
            write!(f, " special_id {id}")?;
        }
        match &self.external_id {
            Some(id) => write!(f, " external_id {id}"),
            None => Ok(()),
        }
    }
}
