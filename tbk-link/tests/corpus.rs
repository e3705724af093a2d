//! Texts with what a scan must find in them, and texts that contain nothing. Prints recall and precision.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::collections::HashSet;

use tbk_link::{Certainty, Finding, What, scan};

const FILES: [(&str, &str); 6] = [
    ("items", include_str!("data/items.tsv")),
    ("links", include_str!("data/links.tsv")),
    ("tokens", include_str!("data/tokens.tsv")),
    ("pids", include_str!("data/pids.tsv")),
    ("nothing", include_str!("data/nothing.tsv")),
    ("messages", include_str!("data/messages.tsv")),
];

struct Row {
    text: String,
    expected: Vec<String>,
}

/// Replaces the escapes `\n`, `\t` and `\\`.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.push(match (c, c == '\\') {
            (_, true) => match chars.next().unwrap() {
                'n' => '\n',
                't' => '\t',
                other => other,
            },
            (c, false) => c,
        });
    }
    out
}

fn rows(file: &str) -> Vec<Row> {
    let lines = file.lines().filter(|line| !line.starts_with("# "));
    let columns = lines.map(|line| line.split('\t').map(unescaped).collect::<Vec<_>>());
    columns.map(|mut row| Row { text: row.remove(0), expected: row }).collect()
}

/// Writes a finding as in the files.
fn line(finding: &Finding, text: &str) -> String {
    let id = match &finding.what {
        What::Item(id) => format!(" ={id}"),
        _ => String::new(),
    };
    format!("{} {} {}{id}", finding.sure, finding.what.name(), finding.text(text))
}

#[allow(clippy::cast_precision_loss, reason = "the numbers are small")]
fn ratio(part: usize, all: usize) -> f64 {
    part as f64 / all as f64
}

#[test]
fn the_corpus_has_every_kind_and_certainty() {
    let all: Vec<_> = FILES.iter().flat_map(|(_, file)| rows(file)).collect();
    assert!(all.len() >= 300, "{} texts", all.len());
    let texts: HashSet<_> = all.iter().map(|row| &row.text).collect();
    assert_eq!(texts.len(), all.len(), "a text occurs twice");
    let kinds: HashSet<_> =
        all.iter().flat_map(|row| &row.expected).map(|line| line.split(' ').nth(1).unwrap()).collect();
    assert_eq!(kinds, HashSet::from(["item", "shop", "page", "promotion", "short", "coupon", "tpwd", "pid"]));
    assert!(all.iter().filter(|row| row.expected.is_empty()).count() >= 100);
}

#[test]
fn recall_is_one_and_precision_at_least_99_percent() {
    let (mut expected, mut recalled, mut found, mut correct, mut wrong) = (0, 0, 0, 0, Vec::new());
    for (name, file) in FILES {
        for row in rows(file) {
            let lines: Vec<_> = scan(&row.text).iter().map(|finding| line(finding, &row.text)).collect();
            let sure = |line: &&String| !line.starts_with(Certainty::Possible.as_str());
            expected += row.expected.iter().filter(sure).count();
            recalled += row.expected.iter().filter(sure).filter(|line| lines.contains(line)).count();
            found += lines.len();
            correct += lines.iter().filter(|line| row.expected.contains(line)).count();
            if lines != row.expected {
                wrong.push(format!(
                    "{name}: {:?}\n  found    {lines:?}\n  expected {:?}",
                    row.text, row.expected
                ));
            }
        }
    }
    let (recall, precision) = (ratio(recalled, expected), ratio(correct, found));
    println!(
        "recall {recall:.4} ({recalled} of {expected}), precision {precision:.4} ({correct} of {found})"
    );
    assert_eq!(recalled, expected, "{}", wrong.join("\n"));
    assert!(precision >= 0.99, "{precision}\n{}", wrong.join("\n"));
    // No text is known to be read wrongly. Allow one here only with the reason.
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
