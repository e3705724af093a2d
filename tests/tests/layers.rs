//! The layers of `top-core` and `tbk-cli`: a module imports only from its own layer and the layers below.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod sources;

use std::collections::{BTreeMap, BTreeSet};

use sources::parse_all;
use syn::visit::{self, Visit};
use syn::{ItemMod, ItemUse, UseTree};

/// The modules of `top-core` from the lowest layer to the highest, in the order of `docs/design.md`.
const LAYERS: [&str; 15] = [
    "names", "schema", "encode", "decode", "value", "types", "params", "check", "redact", "protocol", "api",
    "error", "client", "auth", "private",
];

/// The modules of `tbk-cli` from the lowest layer to the highest.
const CLI_LAYERS: [&str; 7] = ["ui", "api", "forensics", "config", "commands", "cli", "main"];

/// The path of a module, and the path of the crate that it refers to.
type Reference = (Vec<String>, Vec<String>);

struct References {
    module: Vec<String>,
    found: Vec<Reference>,
}

impl References {
    /// Resolves `crate::…` and `super::…` against the current module. Ignores other paths: they belong to other crates or
    /// to the module itself.
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

/// Every reference between modules of the crate. Excludes `lib.rs`, which re-exports from every module.
fn references(sources: &str) -> Vec<Reference> {
    let mut found = Vec::new();
    for (path, file) in parse_all(sources) {
        let path = path.with_extension("");
        let mut module: Vec<_> = path.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        if module == ["lib"] {
            continue;
        }
        let mut references = References { module, found: Vec::new() };
        references.visit_file(&file);
        found.extend(references.found);
    }
    assert!(found.len() > 200, "only {} references were found", found.len());
    found
}

#[test]
fn core_imports_run_downwards() {
    let layer = |module: &str| LAYERS.iter().position(|known| *known == module);
    let mut wrong = BTreeSet::new();
    for (from, to) in references("top-core/src") {
        // `builder` belongs to no layer. An empty path is a glob import of the crate root.
        let Some(target) = to.first() else { continue };
        if from[0] == "builder" {
            continue;
        }
        let from_layer = layer(&from[0]).unwrap_or_else(|| panic!("{} has no layer", from.join("::")));
        match layer(target) {
            Some(to_layer) if to_layer <= from_layer => {}
            Some(_) => _ = wrong.insert(format!("{} imports {}", from.join("::"), to.join("::"))),
            None if target == "builder" => {}
            None => _ = wrong.insert(format!("{} imports {} from the root", from.join("::"), to.join("::"))),
        }
    }
    assert_eq!(wrong, BTreeSet::new(), "imports that run upwards");
}

#[test]
fn command_line_imports_run_downwards() {
    let layer = |module: &str| CLI_LAYERS.iter().position(|known| *known == module);
    let mut wrong = BTreeSet::new();
    for (from, to) in references("tbk-cli/src") {
        let Some(target) = to.first() else { continue };
        let from_layer = layer(&from[0]).unwrap_or_else(|| panic!("{} has no layer", from.join("::")));
        if layer(target).is_none_or(|to_layer| to_layer > from_layer) {
            wrong.insert(format!("{} imports {}", from.join("::"), to.join("::")));
        }
    }
    assert_eq!(wrong, BTreeSet::new(), "imports that run upwards");
}

#[test]
fn core_modules_do_not_import_each_other() {
    // For each parent and each of its modules: the sibling modules that it uses.
    let mut uses: BTreeMap<(Vec<String>, String), BTreeSet<String>> = BTreeMap::new();
    for (from, to) in references("top-core/src") {
        let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        let (Some(a), Some(b)) = (from.get(shared), to.get(shared)) else { continue };
        // The path names an item of the shared parent, not a module.
        if b.starts_with(char::is_uppercase) {
            continue;
        }
        uses.entry((from[..shared].to_vec(), a.clone())).or_default().insert(b.clone());
    }
    let mut cycles = Vec::new();
    for ((parent, module), used) in &uses {
        for other in used {
            let reaches = reachable(&uses, parent, other);
            if reaches.contains(module) {
                cycles.push(format!("{}::{{{module}, {other}}}", parent.join("::")));
            }
        }
    }
    assert_eq!(cycles, Vec::<String>::new(), "modules that import each other");
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
