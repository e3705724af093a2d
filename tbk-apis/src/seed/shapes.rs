//! Shapes that several of these APIs share.

use top_core::TopObject;

/// 分页信息: the page number, the page size and the total.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SeedPageInfo {
    /// 总数: the number of entries on all pages.
    #[top(example = 222)]
    pub total: Option<i64>,
    /// 页码: the number of the page.
    #[top(example = 1)]
    pub page_no: Option<i64>,
    /// 页容: the number of entries on a page.
    #[top(example = 50)]
    pub page_size: Option<i64>,
}
