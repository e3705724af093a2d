//! The account that converts, and whose sale it is.

use clap::Args;
use tbk_link::convert::{Attribution, Converter, Outcome, Want};
use top_core::schema::SessionPolicy;
use top_core::{Format, Pid, RelationId, SessionSource, TopClient};

use super::message::{Message, Piece, Pieces};
use crate::commands::pid;
use crate::config::credentials::{Access, Gateway, Selection};
use crate::config::quota::QuotaUrl;
use crate::config::sync::AccountKind as Kind;
use crate::config::{Link, Want as Wanted};
use crate::ui::failure::{Failure, Status, no_session};
use crate::ui::lang::text;

/// The account, and the ids that its sales are counted for.
#[derive(Debug, Args)]
pub(super) struct Sale {
    #[command(flatten)]
    gateway: Gateway,
    #[arg(long, value_enum, value_name = "KIND", default_value = "publisher", help = text(
        "publisher: the owner of the app, without a session; provider: an account with a session that authorised the app",
        "publisher：推广者，即应用所有者，不使用 session；provider：服务商，使用授权账号的 session",
    ))]
    kind: Kind,
    #[arg(long, value_name = "PID", value_parser = pid::parse, help = text(
        "Your PID, such as mm_1_2_3; the default is that of [link] in the configuration",
        "自己的 PID，例如 mm_1_2_3；默认取配置文件的 [link]",
    ))]
    pid: Option<Pid>,
    #[arg(long, value_name = "ID", value_parser = id, help = text("渠道关系ID, the channel partner", "渠道关系ID"))]
    relation_id: Option<i64>,
    #[arg(long, value_name = "ID", value_parser = id, help = text("会员运营ID, the member", "会员运营ID"))]
    special_id: Option<i64>,
    #[arg(long, value_name = "MARK", help = text(
        "外部用户标记, your own mark of a user; only items carry it",
        "外部用户标记，仅商品转链可用",
    ))]
    external_id: Option<String>,
    #[command(flatten)]
    quota: QuotaUrl,
}

/// What links contain.
#[derive(Debug, Args)]
pub(super) struct Wants {
    #[arg(long, value_enum, value_name = "WANTS", value_delimiter = ',', help = text(
        "What to add where the first answer lacks it: short, tpwd, title; each takes more calls [default: short]",
        "转链结果中没有时另行获取：short 短链接、tpwd 口令、title 标题，均需额外调用 [默认：short]",
    ))]
    want: Vec<Wanted>,
}

/// What `convert` and `explain` take beside the message.
#[derive(Debug, Args)]
pub(super) struct Conversion {
    #[command(flatten)]
    sale: Sale,
    #[command(flatten)]
    wants: Wants,
    #[arg(long, help = text(
        "Also convert possible findings: texts that only look like a 口令",
        "同时转链可能的口令（仅外形相似）",
    ))]
    pub(super) all: bool,
}

/// A client of either kind.
pub(super) enum Account {
    Publisher(TopClient),
    Provider(TopClient<SessionSource>),
}

/// An account that is ready to be called.
pub(super) struct Connected {
    pub(super) account: Account,
    pub(super) pid: Pid,
    pub(super) relation_id: Option<RelationId>,
    pub(super) sale: Attribution,
    link: Link,
    /// A sandbox runs as long as its credentials.
    _access: Access,
}

impl Sale {
    /// Connects the account. Returns an error without a PID: then the sales would not be attributed.
    pub(super) async fn connect(&self, selection: &Selection) -> Result<Connected, Failure> {
        let link = Link::read()?;
        let Some(pid) = self.pid.or_else(|| link.pid(self.relation_id, self.special_id)) else {
            return Err(Failure::usage(text(
                "no PID is set: the sales would not be attributed",
                "未设置 PID：成交将无法归属",
            ))
            .hint(text(
                "add --pid mm_1_2_3, or write pid = \"mm_1_2_3\" below [link] in the file that `tbk config path` prints",
                "请加 --pid mm_1_2_3，或在 `tbk config path` 所示文件的 [link] 下设置 pid = \"mm_1_2_3\"",
            )));
        };
        let (policy, selection) = match self.kind {
            Kind::Publisher => (SessionPolicy::None, selection.without_account()),
            Kind::Provider if self.gateway.sandbox => (SessionPolicy::Required, selection.without_account()),
            Kind::Provider => (SessionPolicy::Required, selection.clone()),
        };
        let access = self.gateway.access(&selection, policy).await?;
        let quotas = self.gateway.quotas(&self.quota).await?;
        let (client, with_session) = access.clients(Format::Json, None, &quotas)?;
        let account = match (self.kind, with_session) {
            (Kind::Publisher, _) => Account::Publisher(client),
            (Kind::Provider, Some(client)) => Account::Provider(client),
            (Kind::Provider, None) => {
                let message = text("--kind provider requires a session", "--kind provider 需要 session");
                return Err(Failure::new(Status::Authorisation, message).hint(no_session()));
            }
        };
        let relation_id = self.relation_id.map(RelationId::from);
        let sale = self.attribution(pid, relation_id);
        Ok(Connected { account, pid, relation_id, sale, link, _access: access })
    }

    fn attribution(&self, pid: Pid, relation_id: Option<RelationId>) -> Attribution {
        let mut sale = Attribution::pid(pid);
        if let Some(id) = relation_id {
            sale = sale.relation_id(id);
        }
        if let Some(id) = self.special_id {
            sale = sale.special_id(id);
        }
        match &self.external_id {
            Some(mark) => sale.external_id(mark),
            None => sale,
        }
    }
}

impl Conversion {
    /// Returns what a message contains, or a failure if there is nothing to convert.
    pub(super) fn pieces(&self, message: &Message) -> Result<Pieces, Failure> {
        let found = Pieces::of(&message.read()?, self.all)?;
        if found.pieces.is_empty() { Err(found.nothing()) } else { Ok(found) }
    }

    /// Connects the account.
    pub(super) async fn connect(&self, selection: &Selection) -> Result<(Connected, Converter), Failure> {
        let connected = self.sale.connect(selection).await?;
        let converter = connected.converter(&self.wants, &[]);
        Ok((connected, converter))
    }
}

impl Connected {
    /// Returns a converter with what is wanted: by the options, or else by the configuration, or else a short link.
    pub(super) fn converter(&self, wants: &Wants, more: &[Wanted]) -> Converter {
        let converter = match &self.account {
            Account::Publisher(client) => Converter::publisher(client.clone()),
            Account::Provider(client) => Converter::provider(client.clone()),
        };
        let wanted = [&wants.want, &self.link.want].into_iter().find(|wanted| !wanted.is_empty());
        let wanted = wanted.map_or(&[Wanted::Short][..], Vec::as_slice);
        converter.wants(wanted.iter().chain(more).map(|want| match want {
            Wanted::Short => Want::ShortLink,
            Wanted::Tpwd => Want::Tpwd,
            Wanted::Title => Want::Title,
        }))
    }

    /// Converts pieces. The 淘口令 inside a link is converted where the link is not.
    pub(super) async fn convert(&self, converter: &Converter, pieces: &[&Piece]) -> Vec<Outcome> {
        let materials = pieces.iter().map(|piece| piece.material.clone()).collect();
        let mut outcomes = converter.convert(&self.sale, materials).await;
        let (mut places, mut inner) = (Vec::new(), Vec::new());
        for (place, (piece, outcome)) in pieces.iter().zip(&outcomes).enumerate() {
            if let (Some(material), None) = (&piece.inner, outcome.converted()) {
                places.push(place);
                inner.push(material.clone());
            }
        }
        if inner.is_empty() {
            return outcomes;
        }
        for (place, second) in places.into_iter().zip(converter.convert(&self.sale, inner).await) {
            if let Outcome::Converted(mut link) = second {
                link.steps.splice(0..0, outcomes[place].steps().iter().cloned());
                outcomes[place] = Outcome::Converted(link);
            }
        }
        outcomes
    }
}

/// Parses an id of a channel or a member. Signs and leading zeros are refused.
fn id(given: &str) -> Result<i64, String> {
    let number = given.parse::<i64>().ok().filter(|id| *id > 0 && id.to_string() == given);
    number.ok_or_else(|| text("write a number, such as 77", "应为数字，例如 77").to_owned())
}
