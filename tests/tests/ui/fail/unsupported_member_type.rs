use top_core::TopObject;

#[derive(TopObject)]
struct Inner {
    when: std::time::SystemTime,
}

fn main() {}
