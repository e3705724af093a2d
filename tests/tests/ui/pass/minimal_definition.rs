//! The shortest definition of an API. All other keys have defaults.
use top_core::{TopApi, TopObject};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.sc.organization.member.mod", session = required)]
struct MemberMod {
    operate_type: i64,
    organization_id: i64,
}

#[derive(TopObject)]
struct MemberModResponse {
    result: Option<bool>,
}

fn main() {
    let literal = MemberMod { operate_type: 1, organization_id: 1356 };
    let built = MemberMod::builder().organization_id(1356).operate_type(1).build();
    assert_eq!(literal.operate_type, built.operate_type);
    assert_eq!(MemberMod::SCHEMA.method, "taobao.tbk.sc.organization.member.mod");
    let _ = |response: MemberModResponse| response.result;
}
