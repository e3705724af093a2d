//! Shapes that several of these APIs share.

use top_core::TopObject;

/// 分页信息: what stands in `page_info`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SeedReportPageInfo {
    /// 总数: how many there are.
    #[top(example = "222")]
    pub total: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "50")]
    pub page_size: Option<i64>,
}
