//! 推广者与渠道: publishers, their promotion zones, channels and members.

mod adzone_create;
mod codes;
mod data_report;
mod errors;
mod sc_adzone_create;
mod sc_invitecode_get;
mod sc_membergroup_optional;
mod sc_organization_member_mod;
mod sc_publisher_info_get;
mod sc_publisher_info_save;
mod sc_relation_record;
mod shapes;
mod tbinfo_get;
mod tbkinfo_get;

pub use codes::*;
pub use shapes::*;

apis! {
    adzone_create::TbkAdzoneCreate,
    data_report::TbkDataReport,
    sc_adzone_create::TbkScAdzoneCreate,
    sc_invitecode_get::TbkScInvitecodeGet,
    sc_membergroup_optional::TbkScMembergroupOptional,
    sc_organization_member_mod::TbkScOrganizationMemberMod,
    sc_publisher_info_get::TbkScPublisherInfoGet,
    sc_publisher_info_save::TbkScPublisherInfoSave,
    sc_relation_record::TbkScRelationRecord,
    tbinfo_get::TbkTbinfoGet,
    tbkinfo_get::TbkTbkinfoGet,
}
