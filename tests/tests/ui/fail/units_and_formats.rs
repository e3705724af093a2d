use top_core::{TopObject, TopTime, UnixMillis, Yuan};

#[derive(TopObject)]
struct UnknownFormat {
    #[top(format = "epoch-s")]
    time: Option<TopTime>,
}

#[derive(TopObject)]
struct FormatOfAList {
    #[top(format = "comma-list")]
    words: Option<String>,
}

#[derive(TopObject)]
struct FormatOfATime {
    #[top(format = "epoch-ms")]
    time: Option<UnixMillis>,
}

#[derive(TopObject)]
struct FormatOfAText {
    #[top(format = "days-or-date")]
    days: Option<i64>,
}

#[derive(TopObject)]
struct UnitOfAnAmount {
    #[top(unit = "yuan")]
    fee: Option<Yuan>,
}

#[derive(TopObject)]
struct ExampleOfASpaceList {
    #[top(format = "space-list", example = "1,2")]
    amounts: Vec<Yuan>,
}

#[derive(TopObject)]
struct ExampleThatIsAName {
    #[top(example = wrong)]
    name: Option<String>,
}

fn main() {}
