//! 图片: pictures with a promotion code.

mod dg_pic_embed;
mod sc_pic_embed;

apis! {
    dg_pic_embed::TbkDgPicEmbed,
    sc_pic_embed::TbkScPicEmbed,
}
