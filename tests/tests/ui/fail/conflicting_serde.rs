use top_core::TopObject;
use top_core::__private::serde;

#[derive(TopObject)]
struct DemoResponse {
    total: Option<i64>,
}

impl serde::Serialize for DemoResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_none()
    }
}

fn main() {}
