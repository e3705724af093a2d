use top_core::{FileItem, TopObject};

#[derive(TopObject)]
struct Inner {
    picture: Option<FileItem>,
}

fn main() {}
