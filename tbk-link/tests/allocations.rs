//! A text without findings costs no allocation.
#![allow(clippy::unwrap_used, missing_docs)]

use tbk_link::scan;

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

const PLAIN: &str = "今天下单的亲记得领券，明天恢复原价，有问题找客服";

/// Texts that resemble tokens and PIDs.
const WORDS: &str = "订单 2104567890123456789，快递 SF1234567890，蓝牙耳机 Bluetooth50 原价￥199.00，(iPhone15Pro)，3f2a91c0b7d，\
    mm_1_2，mm_1_2_3a，mm_01_2_3，Zhang198812@163.com";

/// Texts that resemble links.
const LINKS: &str = "https://item.taobao.com.evil.test/item.htm?id=722861155292 \
    https://item.taobao.com@evil.test/h.Ab3dE5g?tk=Ab3dE5gH7jK https://item.taobao.com_.evil.test/item.htm?id=1 \
    //evil.test/item.taobao.com/item.htm m.tb.cn.evil.test/h.Ab3dE5g taobao://item.taobao.com/item.htm?id=722861155292 \
    https%3A%2F%2Fitem.taobao.com.evil.test%2Fitem.htm%3Fid%3D722861155292";

/// Returns the number of allocations of a scan that finds `found`: the lowest of several counts, as the main thread of the test
/// harness allocates as well.
fn allocations(text: &str, found: usize) -> u64 {
    let count = || {
        let _profiler = dhat::Profiler::builder().testing().build();
        let len = scan(text).len();
        let blocks = dhat::HeapStats::get().total_blocks;
        assert_eq!(len, found, "{text}");
        blocks
    };
    (0..5).map(|_| count()).min().unwrap()
}

/// The counts are those of the process, so this file has only one test.
#[test]
fn a_text_without_findings_costs_no_allocation() {
    for text in [PLAIN, WORDS, LINKS] {
        assert_eq!(allocations(text, 0), 0, "{text}");
    }
    assert!(allocations("￥Ab3dE5gH7jK￥", 1) > 0, "the allocator does not count");
}
