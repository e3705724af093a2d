//! 人群: crowds of a publisher's members.

mod codes;
mod sc_ucrowd_create;
mod sc_ucrowd_delete;
mod sc_ucrowd_get;
mod sc_ucrowd_member_add;
mod sc_ucrowd_report_get;
mod shapes;

pub use codes::*;
pub use shapes::*;

apis! {
    sc_ucrowd_create::TbkScUcrowdCreate,
    sc_ucrowd_delete::TbkScUcrowdDelete,
    sc_ucrowd_get::TbkScUcrowdGet,
    sc_ucrowd_member_add::TbkScUcrowdMemberAdd,
    sc_ucrowd_report_get::TbkScUcrowdReportGet,
}
