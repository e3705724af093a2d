//! The structure of `top-core`: every import runs downwards.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use syn::{Item, ItemMod, ItemUse, UseTree};

/// The modules of `top-core` from the ground up, as `docs/design.md` lists them. A module uses those before it.
const FLOORS: [&str; 15] = [
    "names", "schema", "encode", "decode", "value", "types", "params", "check", "redact", "protocol", "api",
    "error", "client", "auth", "private",
];

/// One reference: from a module to a path of the crate, as segments.
type Reference = (Vec<String>, Vec<String>);

struct References {
    module: Vec<String>,
    found: Vec<Reference>,
}

impl References {
    /// Resolves `crate::…` and `super::…` against the module it occurs in; other paths belong to other crates or to the
    /// module itself.
    fn add(&mut self, path: &[String]) {
        let mut base = match path.first().map(String::as_str) {
            Some("crate") => Vec::new(),
            Some("super") => self.module.clone(),
            _ => return,
        };
        let mut rest = path;
        if rest[0] == "crate" {
            rest = &rest[1..];
        }
        while rest.first().is_some_and(|segment| segment == "super") {
            base.pop();
            rest = &rest[1..];
        }
        base.extend(rest.iter().cloned());
        self.found.push((self.module.clone(), base));
    }

    fn add_use(&mut self, before: &[String], tree: &UseTree) {
        let mut path = before.to_vec();
        match tree {
            UseTree::Path(step) => {
                path.push(step.ident.to_string());
                self.add_use(&path, &step.tree);
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_use(before, tree)),
            UseTree::Name(name) => {
                path.push(name.ident.to_string());
                self.add(&path);
            }
            UseTree::Rename(rename) => {
                path.push(rename.ident.to_string());
                self.add(&path);
            }
            UseTree::Glob(_) => self.add(&path),
        }
    }
}

fn is_test(item: &ItemMod) -> bool {
    item.ident == "tests"
}

impl<'ast> Visit<'ast> for References {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.add_use(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.add(&segments);
        visit::visit_path(self, path);
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if is_test(item) {
            return;
        }
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../top-core/src")
}

/// Every reference between modules of the crate. The root itself (`lib.rs`) may name everything: it is the door.
fn references() -> Vec<Reference> {
    let mut found = Vec::new();
    let mut files = vec![source()];
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let inside = path.strip_prefix(source()).unwrap().with_extension("");
        let mut module: Vec<_> = inside.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        if module == ["lib"] {
            continue;
        }
        let file = syn::parse_file(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let mut references = References { module, found: Vec::new() };
        file.items.iter().for_each(|item: &Item| references.visit_item(item));
        found.extend(references.found);
    }
    assert!(found.len() > 300, "only {} references were found: the test reads nothing", found.len());
    found
}

#[test]
fn core_imports_run_downwards() {
    let floor = |module: &str| FLOORS.iter().position(|known| *known == module);
    let mut wrong = BTreeSet::new();
    for (from, to) in references() {
        // The builders' own helpers stand beside the floors; a path that ends at the root is a glob of the door.
        let Some(target) = to.first() else { continue };
        if from[0] == "builder" {
            continue;
        }
        let from_floor = floor(&from[0]).unwrap_or_else(|| panic!("{} is on no floor", from.join("::")));
        match floor(target) {
            Some(to_floor) if to_floor <= from_floor => {}
            Some(_) => _ = wrong.insert(format!("{} uses {}", from.join("::"), to.join("::"))),
            None if target == "builder" => {}
            None => _ = wrong.insert(format!("{} uses {} of the root", from.join("::"), to.join("::"))),
        }
    }
    assert!(
        wrong.is_empty(),
        "imports that run upwards:\n{}",
        wrong.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn core_modules_do_not_import_each_other() {
    // Every directory: which of its modules uses which.
    let mut uses: BTreeMap<(Vec<String>, String), BTreeSet<String>> = BTreeMap::new();
    for (from, to) in references() {
        let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        let (Some(a), Some(b)) = (from.get(shared), to.get(shared)) else { continue };
        // A path that ends at the shared module names an item of it.
        if b.starts_with(char::is_uppercase) {
            continue;
        }
        uses.entry((from[..shared].to_vec(), a.clone())).or_default().insert(b.clone());
    }
    let mut wrong = Vec::new();
    for ((parent, module), used) in &uses {
        for other in used {
            let reaches = reachable(&uses, parent, other);
            if reaches.contains(module) {
                wrong.push(format!("{}::{{{module}, {other}}}", parent.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "modules that import each other:\n{}", wrong.join("\n"));
}

fn reachable(
    uses: &BTreeMap<(Vec<String>, String), BTreeSet<String>>,
    parent: &[String],
    start: &str,
) -> BTreeSet<String> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![start.to_owned()]);
    while let Some(module) = next.pop() {
        for used in uses.get(&(parent.to_vec(), module)).into_iter().flatten() {
            if seen.insert(used.clone()) {
                next.push(used.clone());
            }
        }
    }
    seen
}
