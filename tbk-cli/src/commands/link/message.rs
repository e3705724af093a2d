//! A message, and what is converted in it.

use clap::Args;
use tbk_link::convert::Material;
use tbk_link::{Certainty, Finding, scan_limited};

use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{counted, say, text};
use crate::ui::output::note;
use crate::ui::source;

/// The longest message in bytes.
const LONGEST: usize = 1 << 20;

/// A message: an argument, a file or standard input.
#[derive(Debug, Args)]
pub(super) struct Message {
    #[arg(value_name = "TEXT", conflicts_with = "file", help = text(
        "The text of a message, or - for standard input",
        "消息文本；- 表示标准输入",
    ))]
    pub(super) text: Option<String>,
    #[arg(short = 'i', long = "file", value_name = "FILE", help = text("Read the message from a file", "从文件读取消息"))]
    file: Option<String>,
}

impl Message {
    /// Returns the message. That of a file keeps all of its bytes.
    pub(super) fn read(&self) -> Result<String, Failure> {
        let path = match (self.text.as_deref(), self.file.as_deref()) {
            (Some("-"), _) => "-",
            (Some(text), _) => return Ok(text.to_owned()),
            (None, Some(path)) => path,
            (None, None) => {
                return Err(Failure::usage(text("there is no text", "缺少文本")).hint(text(
                    "write it as an argument in single quotes, or add -i FILE, or - for standard input",
                    "请用单引号给出文本，或用 -i 文件，或用 - 读取标准输入",
                )));
            }
        };
        String::from_utf8(source::bytes(path)?)
            .or_else(|error| source::decoded(error.into_bytes()))
            .map_err(|_| source::not_utf8(source::name(path)))
    }

    /// Whether the message is an argument.
    pub(super) fn is_argument(&self) -> bool {
        self.text.as_deref().is_some_and(|text| text != "-")
    }
}

/// Returns the findings of a message, or an error if it is too long.
pub(super) fn findings(message: &str) -> Result<Vec<Finding>, Failure> {
    scan_limited(message, LONGEST).map_err(|too_long| {
        let (bytes, most) = (too_long.bytes, too_long.max_bytes);
        Failure::usage(say!(
            "the message has {bytes} bytes; the limit is {most}",
            "消息有 {bytes} 字节，上限为 {most}"
        ))
        .hint(text(
            "`tbk link convert --input FILE` takes a list with a message on each line",
            "多条消息请用 `tbk link convert --input 文件`，每行一条",
        ))
    })
}

/// A finding to convert.
pub(super) struct Piece {
    pub(super) finding: Finding,
    /// The text of the finding in the message.
    pub(super) text: String,
    pub(super) material: Material,
    /// The 淘口令 inside a link, which may be convertible where the link is not.
    pub(super) inner: Option<Material>,
}

/// What a message contains.
pub(super) struct Pieces {
    pub(super) pieces: Vec<Piece>,
    /// The number of possible findings that are left out.
    pub(super) possible: usize,
}

impl Pieces {
    /// Returns what is to convert: certain and likely findings, and also possible ones with `all`.
    pub(super) fn of(message: &str, all: bool) -> Result<Self, Failure> {
        let found = findings(message)?;
        let convertible: Vec<(&Finding, Material)> =
            found.iter().filter_map(|finding| Some((finding, Material::of(&finding.what)?))).collect();
        let (mut pieces, mut possible) = (Vec::new(), 0);
        for (finding, material) in &convertible {
            if convertible.iter().any(|(outer, _)| contains(outer, finding)) {
                continue;
            }
            if finding.sure == Certainty::Possible && !all {
                possible += 1;
                continue;
            }
            let inner = convertible.iter().find(|(inner, _)| contains(finding, inner));
            pieces.push(Piece {
                finding: (*finding).clone(),
                text: finding.text(message).to_owned(),
                material: material.clone(),
                inner: inner.map(|(_, material)| material.clone()),
            });
        }
        Ok(Self { pieces, possible })
    }

    /// Prints how many possible findings are left out.
    pub(super) fn note_possible(&self) {
        let possible = self.possible;
        if possible > 0 {
            let findings = counted(possible, "possible finding is", "possible findings are");
            note(&say!(
                "{findings} not converted: add --all to convert",
                "有 {possible} 处可能的口令未转链：加 --all 转链"
            ));
        }
    }

    /// The failure for a message without anything to convert.
    pub(super) fn nothing(&self) -> Failure {
        let failure = Failure::new(
            Status::Business,
            text("the text contains nothing to convert", "文本中没有可转链的内容"),
        );
        let possible = self.possible;
        failure.hint(match possible {
            0 => text(
                "links, items and 口令 are recognised: `tbk link scan` shows them; copy the whole message, with the signs around a 口令",
                "可识别链接、商品与口令，见 `tbk link scan`；请复制整条消息，包括口令两侧的符号",
            )
            .to_owned(),
            _ => {
                let findings = counted(possible, "possible finding", "possible findings");
                say!("{findings}: add --all to convert", "有 {possible} 处可能的口令：加 --all 转链")
            }
        })
    }
}

/// Whether all places of a finding lie inside another one.
fn contains(outer: &Finding, inner: &Finding) -> bool {
    let inside = |place: &std::ops::Range<usize>| {
        outer.spans.iter().any(|span| span.start <= place.start && place.end <= span.end && span != place)
    };
    !inner.spans.is_empty() && inner.spans.iter().all(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tpwd_inside_a_link_belongs_to_the_link() {
        let pieces =
            Pieces::of("【淘宝】https://e.tb.cn/h.SQ6rjlgiow5ob5s?tk=MJN9f2bd29s CZ225", false).unwrap();
        assert_eq!(pieces.pieces.len(), 1);
        let piece = &pieces.pieces[0];
        assert_eq!(piece.finding.what.name(), "short");
        assert_eq!(piece.inner, Some(Material::Tpwd("￥MJN9f2bd29s￥".to_owned())));
    }

    #[test]
    fn possible_findings_need_all() {
        let text = "口令 Ab3dE5gH7jK 和 mm_1_2_3";
        let pieces = Pieces::of(text, false).unwrap();
        assert_eq!((pieces.pieces.len(), pieces.possible), (0, 1));
        assert!(pieces.nothing().advice().unwrap().contains("--all"));
        assert_eq!(Pieces::of(text, true).unwrap().pieces[0].text, "Ab3dE5gH7jK");
    }
}
