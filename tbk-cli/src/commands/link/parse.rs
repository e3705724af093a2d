//! `tbk link parse`.

use clap::Args;
use futures_util::{StreamExt as _, stream};
use serde_json::{Map, Value};
use tbk_apis::{ParsedLink, ParsedMaterial, TbkDgGeneralLinkParse, TbkScGeneralLinkParse};
use top_core::{BusinessError, PerEntry as _};

use super::connect::{Account, Connected, Sale};
use super::entry::{Tally, error};
use super::message::{Message, Piece, Pieces};
use crate::config::credentials::Selection;
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{say, text};
use crate::ui::library;
use crate::ui::output::Output;

/// Calls that are made at the same time.
const IN_FLIGHT: usize = 4;

#[derive(Debug, Args)]
#[command(
    about = text("Shows what links and 口令 lead to, and your own PID in them", "解析链接与口令指向的内容及其中自己的 PID"),
    after_help = text(
        "Examples:\n  tbk link parse 'https://s.click.taobao.com/pQBDhNu' --pid mm_1_2_3\n  tbk link parse -i message.txt -o jsonl\n\n\
         The platform returns the PID of a link only if it is your own. Each link is a call.",
        "示例：\n  tbk link parse 'https://s.click.taobao.com/pQBDhNu' --pid mm_1_2_3\n  tbk link parse -i message.txt -o jsonl\n\n\
         仅当链接中的 PID 属于本账号时平台才返回。每个链接调用一次。",
    )
)]
pub(super) struct Parse {
    #[command(flatten)]
    message: Message,
    #[command(flatten)]
    sale: Sale,
    #[arg(long, help = text(
        "Also parse possible findings: texts that only look like a 口令",
        "同时解析可能的口令（仅外形相似）",
    ))]
    all: bool,
}

impl Parse {
    pub(super) async fn run(&self, selection: &Selection, output: &Output) -> Result<(), Failure> {
        let found = Pieces::of(&self.message.read()?, self.all)?;
        if found.pieces.is_empty() {
            return Err(found.nothing());
        }
        let connected = self.sale.connect(selection).await?;
        let calls = stream::iter(&found.pieces).map(async |piece| (piece, parse(&connected, piece).await));
        let parsed: Vec<_> = calls.buffered(IN_FLIGHT).collect().await;
        let mut tally = Tally::default();
        let mut entries = output.entries(None);
        for (piece, result) in parsed {
            entries.push(&entry(piece, result.as_ref()))?;
            let text = &piece.text;
            tally.add(result.err().map(|failure| failure.prefixed(&say!("{text}: ", "{text}："))));
        }
        entries.finish()?;
        if tally.failed() == 0 { Ok(()) } else { tally.result() }
    }
}

/// Parses one link, so that its result is certain to be its own.
async fn parse(connected: &Connected, piece: &Piece) -> Result<ParsedLink, Failure> {
    let link = ParsedMaterial { material_url: Some(piece.finding.what.canonical()) };
    let adzone = connected.pid.adzone();
    macro_rules! call {
        ($api:ty, $client:expr) => {{
            let mut request =
                <$api>::builder().adzone_id(adzone).material_dto([link]).fields("origin_pid").build();
            request.relation_id = connected.relation_id;
            let reply = $client.call(&request).await?.into_result()?;
            let first = <$api>::entries(&reply.data).into_iter().next();
            first.map(|entry| entry.cloned())
        }};
    }
    let first = match &connected.account {
        Account::Publisher(client) => call!(TbkDgGeneralLinkParse, client),
        Account::Provider(client) => call!(TbkScGeneralLinkParse, client),
    };
    match first {
        Some(Ok(link)) => Ok(link),
        Some(Err(error)) => Err(refused(&error)),
        None => Err(Failure::new(Status::Business, text("the response has no result", "响应中没有结果"))),
    }
}

fn refused(error: &BusinessError) -> Failure {
    Failure::new(Status::Business, library::business_error(error))
}

fn entry(piece: &Piece, result: Result<&ParsedLink, &Failure>) -> Value {
    let mut entry = Map::new();
    let mut add = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            entry.insert(name.to_owned(), value);
        }
    };
    add("ok", Some(result.is_ok().into()));
    add("what", Some(piece.finding.what.name().into()));
    add("text", Some(piece.text.clone().into()));
    match result {
        Ok(link) => {
            let info = link.link_info_dto.as_ref();
            let of_info = |get: fn(&tbk_apis::ParsedLinkInfo) -> Option<Value>| info.and_then(get);
            add("material_type", of_info(|info| Some(info.material_type?.label()?.into())));
            add("material_id", of_info(|info| Some(info.material_id.clone()?.into())));
            add("origin_url", of_info(|info| Some(info.tpwd_origin_url.clone()?.into())));
            add("tpwd_type", of_info(|info| Some(info.tk_biz_type?.label()?.into())));
            add("origin_pid", of_info(|info| Some(info.origin_pid?.to_string().into())));
            add("remark", link.extra_info.clone().map(Value::from));
        }
        Err(failure) => add("error", Some(error(failure))),
    }
    Value::Object(entry)
}
