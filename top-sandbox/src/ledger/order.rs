//! Generated orders.

use serde_json::json;

use super::entry::{Axis, Document, Times, times};
use super::money::{document, part, percent, time, yuan};

/// The account that all rows belong to.
pub(super) const PUBLISHER: i64 = 98_836_808;

/// The share of the platform in the income: 10%.
const TECHNICAL_FEE: i64 = 1000;

/// Items: id, title, category, shop and price in fen.
pub(super) const ITEMS: [(i64, &str, &str, &str, i64); 6] = [
    (590_141_576_510, "纯棉短袖T恤 夏季宽松", "女装/女士精品", "棉言旗舰店", 5900),
    (612_205_880_014, "每日坚果 750g 混合装", "零食/坚果/特产", "果仁食品旗舰店", 8990),
    (638_871_104_233, "抽纸 40包 整箱家用", "洗护清洁剂/卫生巾/纸/香薰", "云柔官方旗舰店", 2990),
    (655_017_332_908, "蓝牙耳机 降噪 长续航", "影音电器", "声动数码专营店", 19_900),
    (671_446_902_775, "儿童保温杯 316不锈钢", "餐饮具", "小熊水杯企业店", 4550),
    (702_983_115_641, "四件套 全棉 1.8m床", "床上用品", "安眠家纺旗舰店", 32_800),
];

/// An order with all its states.
#[derive(Debug, Clone)]
pub(super) struct Order {
    pub(super) trade: i64,
    pub(super) parent: i64,
    /// 2 for the second party, 3 for the third party.
    pub(super) role: i64,
    /// The index in [`ITEMS`].
    pub(super) item: usize,
    pub(super) count: i64,
    /// The commission rate in hundredths of a percent.
    pub(super) rate: i64,
    /// The share of the commission in hundredths of a percent.
    pub(super) share: i64,
    pub(super) clicked: i64,
    pub(super) created: i64,
    /// The time and the amount of the deposit of a presale.
    pub(super) deposit: Option<(i64, i64)>,
    pub(super) relation: Option<i64>,
    pub(super) special: Option<i64>,
    pub(super) site: i64,
    pub(super) adzone: i64,
    pub(super) states: Vec<OrderState>,
}

/// A state of an order. Amounts are in fen.
#[derive(Debug, Clone, Copy)]
pub(super) struct OrderState {
    pub(super) status: i64,
    pub(super) paid: i64,
    pub(super) paid_amount: i64,
    pub(super) earned: Option<i64>,
    pub(super) settled_amount: i64,
    pub(super) disputed: bool,
    pub(super) modified: i64,
}

impl Order {
    /// Returns the full price in fen.
    pub(super) fn price(&self) -> i64 {
        ITEMS[self.item].4 * self.count
    }

    /// Returns the publisher's part of the commission on an amount, without the technical service fee.
    pub(super) fn income(&self, amount: i64) -> i64 {
        let commission = self.commission(amount);
        commission - part(commission, TECHNICAL_FEE)
    }

    fn commission(&self, amount: i64) -> i64 {
        part(part(amount, self.rate), self.share)
    }

    pub(super) fn times(&self, state: usize) -> Times {
        let state = &self.states[state];
        times([
            (Axis::Created, Some(self.created)),
            (Axis::Paid, Some(state.paid)),
            (Axis::Settled, state.earned),
            (Axis::Updated, Some(state.modified)),
        ])
    }

    /// Returns the members of the row.
    pub(super) fn document(&self, state: usize) -> Document {
        let state = &self.states[state];
        let mut members = self.item_members();
        members.extend(self.state_members(state));
        members.extend(self.amounts(state));
        members
    }

    fn state_members(&self, state: &OrderState) -> Document {
        document(json!({
            "trade_id": self.trade.to_string(),
            "trade_parent_id": self.parent.to_string(),
            "tk_order_role": self.role,
            "tk_status": state.status,
            "refund_tag": i64::from(state.disputed),
            "click_time": time(self.clicked),
            "tk_create_time": time(self.created),
            "tb_paid_time": time(state.paid),
            "tk_paid_time": time(state.paid),
            "tk_earning_time": state.earned.map(time),
            "modified_time": time(state.modified),
            "tb_deposit_time": self.deposit.map(|(at, _)| time(at)),
            "tk_deposit_time": self.deposit.map(|(at, _)| time(at)),
            "deposit_price": self.deposit.map(|(_, amount)| yuan(amount)),
            "pub_id": PUBLISHER,
            "site_id": self.site,
            "site_name": "合伙人",
            "adzone_id": self.adzone,
            "adzone_name": format!("推广位{}", self.adzone % 10),
            "relation_id": self.relation,
            "special_id": self.special,
        }))
    }

    fn item_members(&self) -> Document {
        let (item_id, title, category, shop, price) = ITEMS[self.item];
        document(json!({
            "item_id": item_id.to_string(),
            "item_title": title,
            "item_category_name": category,
            "item_num": self.count,
            "item_price": yuan(price),
            "item_img": "//img.alicdn.com/bao/uploaded/i1/2200782262419/O1CN01b5qlop1TjwarUo8fo_!!2200782262419.jpg",
            "item_link": format!("http://item.taobao.com/item.htm?id={item_id}"),
            "seller_nick": shop,
            "seller_shop_title": shop,
            "order_type": "天猫",
            "flow_source": "--",
            "terminal_type": "无线",
            "subsidy_type": "--",
        }))
    }

    fn amounts(&self, state: &OrderState) -> Document {
        let settled = state.earned.map(|_| state.settled_amount);
        let (paid, base) = (state.paid_amount, settled.unwrap_or(state.paid_amount));
        let fee = |amount: i64| yuan(part(self.commission(amount), TECHNICAL_FEE));
        let income = |amount: i64| yuan(self.commission(amount));
        let mut amounts = document(json!({
            "alipay_total_price": yuan(paid),
            "pay_price": settled.map(yuan),
            "tb_gmv_total_price": yuan(self.price()),
            "total_commission_rate": percent(self.rate),
            "total_commission_fee": yuan(part(base, self.rate)),
            "income_rate": percent(self.rate),
            "pub_share_rate": percent(self.share),
            "tk_total_rate": percent(part(self.rate, self.share)),
            "alimama_rate": percent(TECHNICAL_FEE),
            "alimama_share_fee": fee(base),
            "pub_share_pre_fee": income(paid),
            "pub_share_pre_fee_for_commission": income(paid),
            "pub_share_fee": settled.map(income),
            "pub_share_fee_for_commission": settled.map(income),
            "alimm_share_info_dto": {
                "alimm_tech_service_rate": percent(TECHNICAL_FEE),
                "alimm_tech_service_pre_fee": fee(paid),
                "alimm_tech_service_fee": fee(settled.unwrap_or_default()),
            },
        }));
        amounts.extend(ZEROS.map(|name| (name.to_owned(), "0".into())));
        amounts
    }
}

/// The members of subsidies and special fees: there are none.
const ZEROS: [&str; 8] = [
    "subsidy_rate",
    "subsidy_fee",
    "pub_share_rate_for_sdy",
    "tk_total_rate_for_sdy",
    "pub_share_pre_fee_for_sdy",
    "pub_share_fee_for_sdy",
    "platform_special_service_rate",
    "platform_special_service_fee",
];
