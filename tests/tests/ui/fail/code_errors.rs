use top_core::{TopCode, TopObject};

#[derive(TopCode)]
enum RepeatedCode {
    #[code(1, "有效")]
    One,
    #[code(1)]
    Again,
    #[code(other)]
    Other(i64),
}

#[derive(TopCode)]
enum NoOther {
    #[code("B")]
    Tmall,
}

#[derive(TopCode)]
enum Mixed {
    #[code("B")]
    Tmall,
    #[code(other)]
    Other(i64),
}

#[derive(TopCode)]
enum Forms {
    Bare,
    #[code(2.5)]
    Fraction,
    #[code(3, 4)]
    Label,
    #[code(5)]
    Holds(i64),
    #[code(rest)]
    Rest(i64),
    #[code(other)]
    Other(u8),
}

#[derive(TopCode)]
enum TwoOthers {
    #[code(other)]
    Other(String),
    #[code(other)]
    More(String),
}

#[derive(TopCode)]
struct Number(i64);

// The types remain usable, so that the compiler reports no other errors.
#[derive(TopObject)]
struct Uses {
    repeated: RepeatedCode,
    no_other: Option<NoOther>,
    forms: Option<Vec<Forms>>,
}

fn main() {}
