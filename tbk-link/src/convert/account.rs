//! The calls, for publishers and for service providers.

use std::collections::HashMap;

use tbk_apis::{
    LinkItem, LinkPage, LinkShop, TbkCouponConvert, TbkDgGeneralLinkConvert, TbkItemInfoUpgradeGet,
    TbkItemidIneffectiveTransform, TbkPrivilegeGet, TbkScGeneralLinkConvert, TbkScTpwdConvert, TbkSpreadGet,
    TbkSpreadRequest, TbkTpwdConvert, TbkTpwdCreate,
};
use top_core::{BusinessError, Error, ItemId, PerEntry as _, SessionSource, TopApi as _, TopClient, Yuan};

use super::attribution::Attribution;
use super::material::Material;
use super::outcome::{Converted, RefusalKind, Refused};
use super::plan::{Entry, Single, sent};

/// The account that converts.
#[derive(Debug, Clone)]
pub(super) enum Account {
    Publisher(TopClient),
    Provider(TopClient<SessionSource>),
}

/// Calls an API that both kinds of accounts may call.
macro_rules! call {
    ($account:expr, $request:expr) => {
        match $account {
            Account::Publisher(client) => client.call($request).await,
            Account::Provider(client) => client.call($request).await,
        }
    };
}

/// Sets the members that the requests of both 万能转链 APIs have.
macro_rules! set_lists {
    ($request:ident, $sale:expr, $lists:expr) => {
        let Lists { items, links, shops, pages } = $lists;
        $request.relation_id = $sale.relation_id;
        $request.special_id = $sale.special_id;
        $request.item_dto = items;
        $request.material_list = links;
        $request.shop_dto = shops;
        $request.page_dto = pages;
    };
}

/// The answer for one entry.
pub(super) type Answer = Result<Box<Converted>, Refused>;

/// The answer for one entry of a batch, with its list and the input that it repeats.
pub(super) struct Answered {
    pub(super) list: u8,
    pub(super) input: Option<String>,
    pub(super) answer: Answer,
}

/// Reads a response of the general conversion. Both APIs have these members, in types of their own.
macro_rules! answers {
    ($api:ty, $response:expr) => {{
        let response = $response;
        let data = response.data.as_ref();
        let lists = data.map(|data| {
            [&data.material_url_list, &data.item_url_list, &data.shop_url_list, &data.event_url_list]
        });
        let entries = lists.into_iter().flatten().zip([1_u8, 0, 2, 3]);
        let entries = entries.flat_map(|(entries, list)| entries.iter().map(move |entry| (entry, list)));
        let results = <$api>::entries(response);
        entries
            .zip(results)
            .map(|((entry, list), result)| {
                let input = match list {
                    0 => entry.input_item_id.as_ref().map(ToString::to_string),
                    1 => entry.input_material_url.clone(),
                    2 => entry.input_shop_id.clone(),
                    _ => entry.input_page_id.clone(),
                };
                let answer = match (result, entry.link_info_dto.as_ref()) {
                    (Err(error), _) => Err(refused(error)),
                    (Ok(_), None) => {
                        Err(Refused::without_code(RefusalKind::NoLinks, "the entry has no links"))
                    }
                    (Ok(_), Some(links)) => {
                        let promotion = entry.promotion_info_dto.as_ref();
                        let coupon = entry.coupon_info_dto.as_ref();
                        let first = |first: &Option<String>, second: &Option<String>| {
                            first.clone().or_else(|| second.clone())
                        };
                        Ok(Box::new(Converted {
                            item_id: links.item_id.clone(),
                            price: promotion.and_then(|info| info.promotion_price).map(Yuan::from),
                            commission_rate: promotion.and_then(|info| info.commission_rate),
                            coupon_amount: coupon.and_then(|coupon| coupon.coupon_amount),
                            short_url: first(&links.coupon_short_url, &links.cps_short_url),
                            long_url: first(&links.coupon_long_url, &links.cps_long_url),
                            tpwd: first(&links.coupon_short_tpwd, &links.cps_short_tpwd),
                            tpwd_text: first(&links.coupon_full_tpwd, &links.cps_full_tpwd),
                            remark: entry.extra_info.clone(),
                            ..Converted::default()
                        }))
                    }
                };
                Answered { list, input, answer }
            })
            .collect()
    }};
}

impl Account {
    pub(super) fn general_method(&self) -> &'static str {
        match self {
            Self::Publisher(_) => TbkDgGeneralLinkConvert::SCHEMA.method,
            Self::Provider(_) => TbkScGeneralLinkConvert::SCHEMA.method,
        }
    }

    pub(super) fn single_method(&self, single: Single) -> &'static str {
        match (self, single) {
            (Self::Publisher(_), Single::Tpwd) => TbkTpwdConvert::SCHEMA.method,
            (Self::Provider(_), Single::Tpwd) => TbkScTpwdConvert::SCHEMA.method,
            (Self::Publisher(_), Single::Item) => TbkCouponConvert::SCHEMA.method,
            (Self::Provider(_), Single::Item) => TbkPrivilegeGet::SCHEMA.method,
        }
    }

    /// 万能转链 for a batch.
    pub(super) async fn general(&self, sale: &Attribution, batch: &[&Entry]) -> Result<Vec<Answered>, Error> {
        let lists = Lists::of(sale, batch);
        match self {
            Self::Publisher(client) => {
                let mut request = TbkDgGeneralLinkConvert::builder().adzone_id(sale.pid.adzone()).build();
                set_lists!(request, sale, lists);
                let reply = client.call(&request).await?.into_result()?;
                Ok(answers!(TbkDgGeneralLinkConvert, &reply.data))
            }
            Self::Provider(client) => {
                let mut request = TbkScGeneralLinkConvert::builder()
                    .adzone_id(sale.pid.adzone())
                    .site_id(sale.pid.site())
                    .build();
                set_lists!(request, sale, lists);
                let reply = client.call(&request).await?.into_result()?;
                Ok(answers!(TbkScGeneralLinkConvert, &reply.data))
            }
        }
    }

    /// 淘口令解析&转链 or 单品券高效转链, for one entry.
    pub(super) async fn single(
        &self,
        single: Single,
        sale: &Attribution,
        material: &Material,
    ) -> Result<Answer, Error> {
        match single {
            Single::Tpwd => self.convert_tpwd(sale, material.as_str()).await,
            Single::Item => self.convert_item(sale, ItemId::from(material.as_str())).await,
        }
    }

    async fn convert_tpwd(&self, sale: &Attribution, text: &str) -> Result<Answer, Error> {
        let (adzone, site) = (sale.pid.adzone(), sale.pid.site());
        let converted = match self {
            Self::Publisher(client) => {
                let mut request = TbkTpwdConvert::builder().password_content(text).adzone_id(adzone).build();
                request.relation_id = sale.relation_id;
                client.call(&request).await?.into_result()?.data.data
            }
            Self::Provider(client) => {
                let mut request = TbkScTpwdConvert::builder()
                    .password_content(text)
                    .adzone_id(adzone)
                    .site_id(site)
                    .build();
                request.relation_id = sale.relation_id;
                client.call(&request).await?.into_result()?.data.data
            }
        };
        let converted = converted.unwrap_or_default();
        Ok(complete(Converted {
            item_id: converted.num_iid,
            short_url: converted.short_url,
            long_url: converted.click_url,
            tpwd: converted.model,
            tpwd_text: converted.password,
            ..Converted::default()
        }))
    }

    async fn convert_item(&self, sale: &Attribution, id: ItemId) -> Result<Answer, Error> {
        let Attribution { pid, relation_id, special_id, external_id } = sale.clone();
        let material = match self {
            Self::Publisher(client) => {
                let mut request = TbkCouponConvert::builder().adzone_id(pid.adzone()).build();
                request.item_id = Some(id);
                request.relation_id = relation_id;
                request.special_id = special_id;
                request.external_id = external_id;
                let result = client.call(&request).await?.into_result()?.data.result.unwrap_or_default();
                match (result.results, result.result_msg) {
                    (Some(material), _) => material,
                    (None, message) => {
                        let code = result.result_code.map(|code| code.to_string());
                        let message = message.unwrap_or_else(|| "the response has no links".to_owned());
                        return Ok(Err(Refused::new(code, message)));
                    }
                }
            }
            Self::Provider(client) => {
                let mut request =
                    TbkPrivilegeGet::builder().adzone_id(pid.adzone()).site_id(pid.site()).build();
                request.item_id = Some(id);
                request.relation_id = relation_id;
                request.special_id = special_id;
                request.external_id = external_id;
                let result = client.call(&request).await?.into_result()?.data.result;
                result.and_then(|result| result.data).unwrap_or_default()
            }
        };
        Ok(complete(Converted {
            item_id: material.item_id,
            commission_rate: material.max_commission_rate.or(material.min_commission_rate),
            long_url: material.coupon_click_url.or(material.item_url),
            remark: material.extra_info,
            ..Converted::default()
        }))
    }

    /// 失效商品id转化. Ids without a new one are missing in the result.
    pub(super) async fn upgraded(&self, ids: Vec<ItemId>) -> Result<HashMap<ItemId, ItemId>, Error> {
        let request = TbkItemidIneffectiveTransform::builder().item_ids(ids).build();
        let rows = call!(self, &request)?.into_result()?.data.results;
        Ok(rows.into_iter().filter_map(|row| Some((row.original_item_id?, row.item_id?))).collect())
    }

    /// 长链转短链. The result has the places of the links; `None` where there is no short link.
    pub(super) async fn short_links(&self, urls: &[&str]) -> Result<Vec<Option<String>>, Error> {
        let requests = urls.iter().map(|url| TbkSpreadRequest { url: (*url).to_owned() });
        let request = TbkSpreadGet::builder().requests(requests).build();
        let reply = call!(self, &request)?.into_result()?;
        let entries = TbkSpreadGet::entries(&reply.data);
        if entries.len() != urls.len() {
            return Ok(vec![None; urls.len()]);
        }
        Ok(entries.into_iter().map(|entry| entry.ok().and_then(|entry| entry.content.clone())).collect())
    }

    /// 淘口令生成: the short and the long form. The platform refuses links that do not begin with `https`.
    pub(super) async fn tpwd(&self, url: &str) -> Result<(Option<String>, Option<String>), Error> {
        let url = match url.strip_prefix("http://") {
            Some(rest) => format!("https://{rest}"),
            None => url.to_owned(),
        };
        let request = TbkTpwdCreate::builder().url(url).build();
        let created = call!(self, &request)?.into_result()?.data.data.unwrap_or_default();
        Ok((created.password_simple, created.model))
    }

    /// 商品详情查询: titles by the id of the request.
    pub(super) async fn titles(&self, ids: Vec<ItemId>) -> Result<HashMap<ItemId, String>, Error> {
        let request = TbkItemInfoUpgradeGet::builder().item_id(ids).build();
        let rows = call!(self, &request)?.into_result()?.data.results;
        let title = |row: tbk_apis::ItemSummary| Some((row.input_item_iid?, row.item_basic_info?.title?));
        Ok(rows.into_iter().filter_map(title).collect())
    }
}

/// The lists of a request.
struct Lists {
    items: Option<Vec<LinkItem>>,
    links: Option<Vec<String>>,
    shops: Option<Vec<LinkShop>>,
    pages: Option<Vec<LinkPage>>,
}

impl Lists {
    fn of(sale: &Attribution, batch: &[&Entry]) -> Self {
        let (mut items, mut links, mut shops, mut pages) = (vec![], vec![], vec![], vec![]);
        for entry in batch {
            match &entry.material {
                Material::Item(id) => items.push(LinkItem {
                    item_id: Some(id.clone()),
                    external_id: sale.external_id.clone(),
                    ..LinkItem::default()
                }),
                Material::Link(_) | Material::Tpwd(_) => links.push(sent(&entry.material).into_owned()),
                Material::Shop(id) => shops.push(LinkShop { shop_id: Some(id.clone()) }),
                Material::Page(id) => {
                    pages.push(LinkPage { page_id: Some(id.clone()), ..LinkPage::default() });
                }
            }
        }
        Self {
            items: (!items.is_empty()).then_some(items),
            links: (!links.is_empty()).then_some(links),
            shops: (!shops.is_empty()).then_some(shops),
            pages: (!pages.is_empty()).then_some(pages),
        }
    }
}

/// A conversion without any link is none.
fn complete(converted: Converted) -> Answer {
    if converted.url().is_none() && converted.tpwd.is_none() {
        return Err(Refused::without_code(RefusalKind::NoLinks, "the response has no links"));
    }
    Ok(Box::new(converted))
}

fn refused(error: BusinessError) -> Refused {
    Refused::new(error.code, error.message.unwrap_or_default())
}
