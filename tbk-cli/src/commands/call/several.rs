//! Prepares the calls of `--input` and of several accounts.

use futures_util::stream;
use top_core::check::check;
use top_core::schema::{ApiSchema, SessionPolicy};
use top_core::{Api, Params};

use super::batch::{self, Batch, Task, account_tasks, read_ahead, tasks};
use super::input::{Input, Options, Survey};
use super::outcome::Shape;
use super::resume::Resume;
use super::{Call, makes_changes, pages};
use crate::api::parameters::{FileAccess, Parameters};
use crate::config::credentials::{Selection, Target};
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::{Output, note};

/// The selection of the command line, and that of each account if several are selected.
type Accounts<'s> = (&'s Selection, Option<Vec<Selection>>);

impl Call {
    pub(super) async fn run_several(
        &self,
        found: Option<&'static Api>,
        parameters: Parameters,
        (selection, accounts): Accounts<'_>,
        output: &Output,
    ) -> Result<(), Failure> {
        let api = found.map(|api| api.schema);
        let several = accounts.is_some();
        self.check_options(api, several)?;
        let input = self.open_input(api, &parameters)?;
        let resume = match &self.resume {
            Some(path) => Resume::read(path, makes_changes(api))?,
            None => Resume::default(),
        };
        let survey = input.as_ref().and_then(Input::survey);
        let columns = survey.as_ref().and_then(|survey| survey.columns.clone());
        let shape = Shape {
            has_lines: input.is_some(),
            has_accounts: several,
            all_pages: self.all_pages,
            input: columns.or_else(|| input.as_ref().and_then(Input::own_columns)),
        };
        let selections = accounts.unwrap_or_else(|| vec![selection.clone()]);
        let quotas = self.gateway.quotas(&self.quota).await?;
        let mut callers = Vec::new();
        let mut targets = Vec::new();
        // A sandbox ends when its credentials are dropped.
        let mut credentials = Vec::new();
        for selection in &selections {
            let access = self.access(api, selection).await?;
            let account = selection.explicit_account().filter(|_| several).map(str::to_owned);
            callers.push((account, self.caller(found, &access, &quotas)?));
            targets.push(access.target());
            credentials.push(access);
        }
        let pages = found.filter(|_| self.all_pages);
        let batch = Batch {
            callers,
            concurrency: usize::try_from(self.concurrency).unwrap_or(1),
            pages,
            shape,
            output,
        };
        let input = input.map(|input| (input, survey)).ok_or(parameters);
        self.run_batch(&batch, api, input, resume, &targets).await
    }

    async fn run_batch(
        &self,
        batch: &Batch<'_>,
        api: Option<&'static ApiSchema>,
        input: Result<(Input, Option<Survey>), Parameters>,
        resume: Resume,
        targets: &[Target],
    ) -> Result<(), Failure> {
        let accounts: Vec<Option<String>> =
            batch.callers.iter().map(|(account, _)| account.clone()).collect();
        let all: Vec<Task> = match input {
            Err(parameters) => account_tasks(&parameters.into_params(api), &accounts),
            // Changes are confirmed together, so all of the input is read first.
            Ok((input, _)) if makes_changes(api) => {
                let all: Vec<Task> = input.flat_map(|line| tasks(line, &accounts, &resume)).collect();
                note_open_lines(&resume, &all);
                all
            }
            Ok((input, survey)) => {
                let total = survey.map(|survey| survey.calls * accounts.len());
                let each = input.flat_map(move |line| tasks(line, &accounts, &resume));
                return batch::run(batch, read_ahead(each), total).await;
            }
        };
        let is_valid = |params: &&Params| api.is_none_or(|api| check(api, params).is_ok());
        let calls: Vec<&Params> = all.iter().filter_map(Task::to_send).filter(is_valid).collect();
        let invalid = all.iter().filter(|task| task.is_open()).count() - calls.len();
        self.confirm(api, targets, &calls, invalid)?;
        let total = all.len();
        batch::run(batch, stream::iter(all), Some(total)).await
    }

    fn open_input(
        &self,
        api: Option<&'static ApiSchema>,
        common: &Parameters,
    ) -> Result<Option<Input>, Failure> {
        let Some(path) = &self.input else { return Ok(None) };
        let files = if self.input_files { FileAccess::Allowed } else { FileAccess::Denied };
        let options = Options { path, format: self.input_format, column: self.column.as_deref(), files, api };
        Input::open(&options, common.clone()).map(Some)
    }

    /// Rejects options that several calls cannot have.
    fn check_options(&self, api: Option<&'static ApiSchema>, several: bool) -> Result<(), Failure> {
        if let Some(api) = api.filter(|_| self.all_pages) {
            pages::check(api)?;
        }
        if !several {
            return Ok(());
        }
        if self.gateway.sandbox {
            return Err(Failure::usage(text(
                "--sandbox has no accounts of a profile: select no account",
                "--sandbox 不使用 profile 中的账号：请去掉 --account",
            )));
        }
        if self.dry_run || self.raw || self.position.is_some() {
            return Err(Failure::usage(text(
                "--dry-run, --raw and --position need a single account",
                "--dry-run、--raw 与 --position 只能用于单个账号",
            )));
        }
        match api.filter(|api| api.session == SessionPolicy::None) {
            Some(api) => {
                let method = api.method;
                Err(Failure::usage(say!(
                    "{method} takes no session: the call is the same for every account",
                    "{method} 不需要 session：各账号的调用完全相同"
                ))
                .hint(text("select no account", "请去掉 --account")))
            }
            None => Ok(()),
        }
    }
}

/// Outputs do not contain the calls that were running when the program was killed.
fn note_open_lines(resume: &Resume, all: &[Task]) {
    let open =
        resume.last_line().and_then(|last| all.iter().filter_map(Task::line).find(|line| *line > last));
    if let Some(line) = open {
        note(&say!(
            "the earlier output ends before line {line}: if that run was killed, check whether the next calls took effect",
            "上次的输出止于第 {line} 行之前：如上次进程被强制结束，请先核实其后的调用是否已生效"
        ));
    }
}
