//! `tbk pid`.

use clap::Args;
use serde_json::json;
use top_core::Pid;

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::Output;

#[derive(Debug, Args)]
#[command(
    about = text("Shows the parts of a PID", "拆解 PID：联盟账号、媒体、推广位"),
    after_help = text(
        "Examples:\n  tbk pid mm_26632322_6858406_23810104\n\n\
         No API of the platform lists the promotion zones of an account, so only a conversion shows whether a PID is your own.",
        "示例：\n  tbk pid mm_26632322_6858406_23810104\n\n\
         平台没有查询账号推广位列表的接口，PID 是否属于本账号只能通过转链验证。",
    )
)]
pub(crate) struct PidCommand {
    #[arg(value_name = "PID", value_parser = parse, help = text("The PID, such as mm_1_2_3", "PID，例如 mm_1_2_3"))]
    pid: Pid,
}

impl PidCommand {
    pub(crate) fn run(&self, output: &Output) -> Result<(), Failure> {
        let Pid { member_id, site_id, adzone_id, .. } = self.pid;
        output.one(&json!({
            "pid": self.pid.to_string(),
            "member_id": member_id.to_string(),
            "site_id": site_id.to_string(),
            "adzone_id": adzone_id.to_string(),
        }))
    }
}

/// Parses a PID of the command line.
pub(crate) fn parse(given: &str) -> Result<Pid, String> {
    given.parse().map_err(|_| {
        say!(
            "write mm_<member id>_<site id>_<adzone id>, such as mm_1_2_3",
            "格式为 mm_联盟账号_媒体_推广位，例如 mm_1_2_3"
        )
    })
}
