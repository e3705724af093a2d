//! `tbk link scan`.

use clap::Args;
use serde_json::{Map, Value, json};
use tbk_link::{Finding, What};

use super::message::{Message, findings};
use crate::ui::failure::Failure;
use crate::ui::lang::text;
use crate::ui::output::{Form, Output, note};

#[derive(Debug, Args)]
#[command(
    about = text("Shows what a message contains, without a call", "识别消息内容，不调用接口"),
    after_help = text(
        "Examples:\n  tbk link scan '看这个 https://item.taobao.com/item.htm?id=590141576510'\n  tbk link scan -i message.txt -o jsonl\n  \
         pbpaste | tbk link scan -\n\n\
         `at` is the first place in bytes, `all` are all places if there are several. `sure` is certain, likely or possible.",
        "示例：\n  tbk link scan '看这个 https://item.taobao.com/item.htm?id=590141576510'\n  tbk link scan -i message.txt -o jsonl\n  \
         pbpaste | tbk link scan -\n\n\
         `at` 为首个位置（字节），有多处时 `all` 为全部位置。`sure` 为 certain（确定）、likely（很可能）或 possible（可能）。",
    )
)]
pub(super) struct Scan {
    #[command(flatten)]
    message: Message,
}

impl Scan {
    pub(super) fn run(&self, output: &Output) -> Result<(), Failure> {
        let message = self.message.read()?;
        let found = findings(&message)?;
        if found.is_empty() && output.form() == Form::Table {
            note(text("nothing was found", "未识别到内容"));
        }
        let entries: Vec<Value> = found.iter().map(|finding| entry(finding, &message)).collect();
        let mut writer = output.entries(None);
        entries.iter().try_for_each(|entry| writer.push(entry))?;
        writer.finish()
    }
}

fn entry(finding: &Finding, message: &str) -> Value {
    let mut entry = Map::new();
    let mut add = |name: &str, value: Value| entry.insert(name.to_owned(), value);
    add("what", finding.what.name().into());
    add("text", finding.text(message).into());
    let id = match &finding.what {
        What::Item(id) => Some(id.to_string()),
        What::Coupon(coupon) => coupon.item_id().map(|id| id.to_string()),
        _ => None,
    };
    if let Some(id) = id {
        add("id", id.into());
    }
    let places: Vec<Value> = finding.spans.iter().map(|span| json!([span.start, span.end])).collect();
    add("at", places.first().cloned().unwrap_or_default());
    add("sure", finding.sure.as_str().into());
    if places.len() > 1 {
        add("all", places.into());
    }
    Value::Object(entry)
}
