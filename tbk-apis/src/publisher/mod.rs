//! 推广者与渠道: publishers, their ad zones, channels and members.

use top_core::Api;

mod adzone_create;
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

pub use adzone_create::*;
pub use data_report::*;
pub use sc_adzone_create::*;
pub use sc_invitecode_get::*;
pub use sc_membergroup_optional::*;
pub use sc_organization_member_mod::*;
pub use sc_publisher_info_get::*;
pub use sc_publisher_info_save::*;
pub use sc_relation_record::*;
pub use shapes::*;
pub use tbinfo_get::*;
pub use tbkinfo_get::*;

/// The APIs of this subject.
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkAdzoneCreate>(),
    Api::of::<TbkDataReport>(),
    Api::of::<TbkScAdzoneCreate>(),
    Api::of::<TbkScInvitecodeGet>(),
    Api::of::<TbkScMembergroupOptional>(),
    Api::of::<TbkScOrganizationMemberMod>(),
    Api::of::<TbkScPublisherInfoGet>(),
    Api::of::<TbkScPublisherInfoSave>(),
    Api::of::<TbkScRelationRecord>(),
    Api::of::<TbkTbinfoGet>(),
    Api::of::<TbkTbkinfoGet>(),
];
