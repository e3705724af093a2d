//! 转链: conversion and parsing of links.

mod codes;
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

pub use codes::*;
pub use shapes::*;

apis! {
    dg_general_link_convert::TbkDgGeneralLinkConvert,
    dg_general_link_parse::TbkDgGeneralLinkParse,
    dg_pailitao_widget_convert::TbkDgPailitaoWidgetConvert,
    item_click_extract::TbkItemClickExtract,
    sc_general_link_convert::TbkScGeneralLinkConvert,
    sc_general_link_parse::TbkScGeneralLinkParse,
    sc_pailitao_widget_convert::TbkScPailitaoWidgetConvert,
    spread_get::TbkSpreadGet,
}
