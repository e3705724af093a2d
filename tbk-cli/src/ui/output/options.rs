//! The options of the output.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::Value;

use super::column::Column;
use super::entries::Entries;
use super::flat::Record;
use super::pager;
use super::terminal::Terminal;
use super::workbook::check_file;
use super::write::{note, page_out};
use crate::ui::failure::Failure;
use crate::ui::lang::{global_options, say, text};

/// The options of the output.
#[derive(Debug, Clone, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct Output {
    #[arg(
        long = "output",
        short = 'o',
        value_enum,
        global = true,
        help_heading = global_options(),
        value_name = "FORMAT",
        help = text(
            "Output format; the default is a table on a terminal and JSON elsewhere",
            "输出格式；默认在终端显示表格，其他情况输出 JSON",
        )
    )]
    pub(super) form: Option<Form>,
    #[arg(
        long,
        global = true,
        help_heading = global_options(),
        value_delimiter = ',',
        value_name = "NAMES",
        help = text(
            "Print only these fields of each entry, in this order: trade_id,item.title",
            "每条记录只输出这些字段，按此顺序：trade_id,item.title",
        )
    )]
    pub(super) fields: Vec<String>,
    #[arg(
        long,
        global = true,
        help_heading = global_options(),
        value_name = "FILE",
        help = text(
            "Write the workbook of -o xlsx to a file",
            "将 -o xlsx 的工作簿写入文件",
        )
    )]
    pub(super) out: Option<PathBuf>,
    #[arg(
        long,
        global = true,
        help_heading = global_options(),
        help = text(
            "Write CSV for Excel: with a byte order mark and CRLF, and with ids as text so that they are not rounded",
            "输出供 Excel 打开的 CSV：带 BOM、CRLF 换行，ID 按文本写出，避免丢失精度",
        )
    )]
    pub(super) excel: bool,
    #[arg(
        long,
        global = true,
        help_heading = global_options(),
        help = text(
            "Official Chinese terms as the header, and the label after each code (CSV, xlsx, tables)",
            "表头用中文字段名，代码后附含义（CSV、xlsx、表格）",
        )
    )]
    pub(super) labels: bool,
    #[arg(
        long,
        global = true,
        help_heading = global_options(),
        help = text("Print no header (CSV, xlsx, tables)", "不输出表头（CSV、xlsx、表格）")
    )]
    pub(super) no_header: bool,
    #[arg(
        long,
        global = true,
        help_heading = global_options(),
        help = text(
            "Do not show long output in the pager (PAGER, or less)",
            "长输出不使用分页程序（PAGER，默认 less）",
        )
    )]
    no_pager: bool,
}

/// The output formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    Json,
    Jsonl,
    Csv,
    Xlsx,
    Table,
}

impl Output {
    /// Rejects combinations of options without an effect, and binary output to a terminal.
    pub(crate) fn check(&self) -> Result<(), Failure> {
        if self.no_pager {
            pager::disable();
        }
        let form = self.form();
        let without_effect = |option: &str, forms: &str| {
            Err(Failure::usage(say!("{option} applies to -o {forms}", "{option} 仅适用于 -o {forms}")))
        };
        if self.excel && form != Form::Csv {
            return without_effect("--excel", "csv");
        }
        if self.out.is_some() && form != Form::Xlsx {
            return without_effect("--out", "xlsx").map_err(|failure: Failure| {
                failure.hint(text("redirect other formats: > FILE", "其他格式请用重定向：> 文件"))
            });
        }
        self.out.as_deref().map_or(Ok(()), check_file)?;
        let is_json = matches!(form, Form::Json | Form::Jsonl);
        for (given, option) in [(self.labels, "--labels"), (self.no_header, "--no-header")] {
            if given && is_json {
                return without_effect(option, "csv, -o xlsx, -o table");
            }
        }
        if form == Form::Xlsx && self.out.is_none() && Terminal::stdout().interactive {
            return Err(Failure::usage(text(
                "a workbook is binary and is not printed to a terminal",
                "工作簿是二进制文件，不输出到终端",
            ))
            .hint(text("add --out FILE", "请加 --out 文件")));
        }
        Ok(())
    }

    /// Rejects a workbook for output that is not data, such as an unchanged response.
    pub(crate) fn reject_workbook(&self) -> Result<(), Failure> {
        if self.form() != Form::Xlsx {
            return Ok(());
        }
        Err(Failure::usage(text(
            "a response that is printed unchanged cannot be written as a workbook",
            "原样输出的响应不能写成工作簿",
        ))
        .hint(text("remove -o xlsx", "请去掉 -o xlsx")))
    }

    /// Returns the format: the selected one, or else the one that the other options imply, or else the default.
    pub(crate) fn form(&self) -> Form {
        let implied = if self.excel {
            Form::Csv
        } else if self.out.as_ref().is_some_and(|path| path.extension().is_some_and(|kind| kind == "xlsx")) {
            Form::Xlsx
        } else if Terminal::stdout().interactive {
            Form::Table
        } else {
            Form::Json
        };
        self.form.unwrap_or(implied)
    }

    /// Returns the selected format, if there is one.
    pub(crate) fn explicit_form(&self) -> Option<Form> {
        if self.excel || self.out.is_some() { Some(self.form()) } else { self.form }
    }

    /// Whether to print prose for people: no format is selected, or a table.
    pub(crate) fn is_for_people(&self) -> bool {
        matches!(self.explicit_form(), None | Some(Form::Table))
    }

    /// Returns the same options, with this format if none is selected.
    pub(crate) fn or_form(&self, form: Form) -> Self {
        Self { form: self.explicit_form().or(Some(form)), ..self.clone() }
    }

    /// Returns the same options with the table format.
    pub(crate) fn as_table(&self) -> Self {
        Self { form: Some(Form::Table), ..self.clone() }
    }

    pub(crate) fn fields(&self) -> &[String] {
        &self.fields
    }

    /// Prints one value: JSON prints it unchanged, the other formats print it as one entry.
    pub(crate) fn one(&self, value: &Value) -> Result<(), Failure> {
        self.one_of(value, None)
    }

    /// Prints one value whose columns are known.
    pub(crate) fn one_of(&self, value: &Value, columns: Option<Vec<Column>>) -> Result<(), Failure> {
        if self.form() == Form::Json && self.fields.is_empty() {
            return page_out(&format!("{value:#}"));
        }
        let mut entries = self.entries(columns);
        entries.push(value)?;
        entries.finish()
    }

    /// Prints a list of entries.
    pub(crate) fn list(&self, values: &[Value]) -> Result<(), Failure> {
        if !self.fields.is_empty() && !values.is_empty() {
            let records: Vec<_> = values.iter().map(Record::new).collect();
            let is_missing = |name: &&String| !records.iter().any(|record| record.has(name));
            if let Some(name) = self.fields.iter().find(is_missing) {
                let known = Record::columns(&records).join(", ");
                note(&say!(
                    "no entry has a field `{name}`; known fields: {known}",
                    "记录中没有字段 `{name}`；现有字段：{known}"
                ));
            }
        }
        let mut entries = self.entries(None).in_chunks();
        values.iter().try_for_each(|value| entries.push(value))?;
        entries.finish()
    }

    /// Returns a writer for entries. `columns` are all possible columns, if they are known.
    pub(crate) fn entries(&self, columns: Option<Vec<Column>>) -> Entries {
        Entries::new(self, columns)
    }
}
