//! 转链: links, made short or made to earn.

use top_core::Api;

mod dg_general_link_convert;
mod dg_general_link_parse;
mod dg_pailitao_widget_convert;
mod errors;
mod item_click_extract;
mod sc_general_link_convert;
mod sc_general_link_parse;
mod sc_pailitao_widget_convert;
mod shapes;
mod spread_get;

pub use dg_general_link_convert::*;
pub use dg_general_link_parse::*;
pub use dg_pailitao_widget_convert::*;
pub use item_click_extract::*;
pub use sc_general_link_convert::*;
pub use sc_general_link_parse::*;
pub use sc_pailitao_widget_convert::*;
pub use shapes::*;
pub use spread_get::*;

/// The APIs of this subject.
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkDgGeneralLinkConvert>(),
    Api::of::<TbkDgGeneralLinkParse>(),
    Api::of::<TbkDgPailitaoWidgetConvert>(),
    Api::of::<TbkItemClickExtract>(),
    Api::of::<TbkScGeneralLinkConvert>(),
    Api::of::<TbkScGeneralLinkParse>(),
    Api::of::<TbkScPailitaoWidgetConvert>(),
    Api::of::<TbkSpreadGet>(),
];
