//! Parses the sources of the workspace.

use std::path::{Path, PathBuf};

/// Parses every Rust file below a directory of the workspace. Returns each path relative to that directory.
pub(crate) fn parse_all(directory: &str) -> Vec<(PathBuf, syn::File)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(directory);
    let (mut parsed, mut pending) = (Vec::new(), vec![root.clone()]);
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let file = syn::parse_file(&std::fs::read_to_string(&path).unwrap()).unwrap();
            parsed.push((path.strip_prefix(&root).unwrap().to_owned(), file));
        }
    }
    parsed
}
