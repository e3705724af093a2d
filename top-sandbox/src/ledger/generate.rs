//! Generates purchases hour by hour. An hour has the same purchases whenever it is generated.

use std::ops::Range;

use super::clock::whole;
use super::dice::Dice;
use super::entry::{Body, Entry, Tables};
use super::life::{Life, Span};
use super::order::{ITEMS, Order};
use super::punishment::Punishment;
use super::script::{Burst, Script, seconds};

const HOUR: i64 = 3600;

/// The state of the generation.
#[derive(Debug)]
pub(super) struct Generator {
    pub(super) script: Script,
    /// The first second that has no purchases yet.
    next: i64,
    /// No purchases are made from this second on.
    end: i64,
}

impl Generator {
    pub(super) fn new(script: Script, start: i64) -> Self {
        let end = script.end.map_or(i64::MAX, seconds);
        Self { script, next: start, end }
    }

    /// Generates all hours that have begun.
    pub(super) fn extend(&mut self, tables: &mut Tables, now: i64) {
        let has_bursts = !self.script.bursts.is_empty();
        if self.script.orders_per_hour <= 0.0 && !has_bursts {
            return;
        }
        while self.next <= now && self.next < self.end {
            let hour = self.next.div_euclid(HOUR);
            let to = ((hour + 1) * HOUR).min(self.end);
            self.generate(tables, hour, self.next..to);
            self.next = to;
        }
    }

    fn generate(&self, tables: &mut Tables, hour: i64, span: Range<i64>) {
        let mut market =
            Market { script: &self.script, dice: Dice::new(self.script.seed, hour), hour, made: 0 };
        market.usual(tables, &span);
        for (number, burst) in (1_i64..).zip(&self.script.bursts) {
            if seconds(burst.at).div_euclid(HOUR) == hour {
                market.dice = Dice::new(self.script.seed, -number);
                market.burst(tables, burst);
            }
        }
    }
}

/// The purchases of one hour.
struct Market<'a> {
    script: &'a Script,
    dice: Dice,
    hour: i64,
    /// The number of child orders so far.
    made: i64,
}

impl Market<'_> {
    /// Makes the purchases of the hour and keeps those within the span. The others are made as well, so that the numbers of
    /// a purchase do not depend on the span.
    fn usual(&mut self, tables: &mut Tables, span: &Range<i64>) {
        let rate = self.script.orders_per_hour / 3600.0;
        if rate <= 0.0 {
            return;
        }
        let mut at = self.dice.gap(rate);
        while at < 3600.0 {
            let created = self.hour * HOUR + whole(at);
            self.purchase(tables, created, span.contains(&created));
            at += self.dice.gap(rate);
        }
    }

    fn burst(&mut self, tables: &mut Tables, burst: &Burst) {
        for _ in 0..burst.orders {
            let created = seconds(burst.at) + self.dice.between(0, burst.seconds - 1);
            self.order(tables, created, None, true);
        }
    }

    fn purchase(&mut self, tables: &mut Tables, created: i64, kept: bool) {
        let several = self.dice.chance(self.script.chances.several_children);
        let children = if several { self.dice.between(2, 3) } else { 1 };
        let mut parent = None;
        for _ in 0..children {
            let trade = self.order(tables, created, parent, kept);
            parent = parent.or(Some(trade));
        }
    }

    /// Makes one child order and what follows from it. Returns its number.
    fn order(&mut self, tables: &mut Tables, created: i64, parent: Option<i64>, kept: bool) -> i64 {
        let order = self.new_order(created, parent);
        let trade = order.trade;
        let third = self.dice.chance(self.script.chances.third_party);
        let both = self.dice.chance(self.script.chances.both_roles);
        let life = Life::of(order, self.script, &mut self.dice);
        let punishment = self.punishment(&life.order);
        if !kept {
            return trade;
        }
        let roles: &[i64] = match (both, third) {
            (true, _) => &[2, 3],
            (false, true) => &[3],
            (false, false) => &[2],
        };
        for role in roles {
            add_life(tables, life.clone(), *role);
        }
        if let Some((punishment, visible)) = punishment {
            tables.punishments.push(Entry {
                relation: punishment.relation,
                ..entry(&life.order, visible, Body::Punishment(punishment))
            });
        }
        trade
    }

    fn new_order(&mut self, created: i64, parent: Option<i64>) -> Order {
        let chances = &self.script.chances;
        let dice = &mut self.dice;
        // 19 digits, different for each child order of each hour.
        let trade = 2_000_000_000_000_000_000
            + self.hour.rem_euclid(700_000) * 10_000_000_000_000
            + self.made * 1_000_000;
        self.made += 1;
        let trade = trade + dice.between(0, 999_999);
        let (channel, member) = (dice.chance(chances.channel), dice.chance(chances.member));
        let items = i64::try_from(ITEMS.len()).unwrap_or(1);
        Order {
            trade,
            parent: parent.unwrap_or(trade),
            role: 2,
            item: usize::try_from(dice.between(0, items - 1)).unwrap_or(0),
            count: dice.between(1, 3),
            rate: dice.between(2, 60) * 50,
            share: 10_000,
            clicked: created - dice.between(10, 1800),
            created,
            deposit: None,
            relation: Some(dice.between(2_780_000_001, 2_780_000_040)).filter(|_| channel),
            special: Some(dice.between(2_830_000_001, 2_830_000_040)).filter(|_| member),
            site: 45_598_009,
            adzone: dice.between(111_112_234_451, 111_112_234_455),
            states: Vec::new(),
        }
    }

    fn punishment(&mut self, order: &Order) -> Option<(Punishment, Vec<i64>)> {
        if !self.dice.chance(self.script.chances.punished) {
            return None;
        }
        let span = Span::new(self.script.pace);
        let frozen = order.created + span.days(&mut self.dice, 1, 20);
        let mut visible = vec![frozen];
        if self.dice.chance(0.5) {
            visible.push(frozen + span.days(&mut self.dice, 5, 30));
        }
        let Order { trade, created, relation, site, adzone, .. } = *order;
        let is_fake = self.dice.chance(0.5);
        let states = vec![0, 1][..visible.len()].to_vec();
        Some((Punishment { trade, created, relation, site, adzone, is_fake, states }, visible))
    }
}

/// Adds an order and its disputes as they are seen in a role.
fn add_life(tables: &mut Tables, mut life: Life, role: i64) {
    life.order.role = role;
    if role == 3 {
        life.order.share = 3000;
    }
    for (mut dispute, visible) in life.disputes {
        dispute.role = role;
        dispute.suit += role - 2;
        let body = Body::Dispute(Box::new(dispute));
        tables.disputes.push(entry(&life.order, visible, body));
    }
    let visible = life.visible;
    let (order, body) = (&life.order.clone(), Body::Order(Box::new(life.order)));
    tables.orders.push(entry(order, visible, body));
}

fn entry(order: &Order, visible: Vec<i64>, body: Body) -> Entry {
    Entry {
        role: order.role,
        relation: order.relation,
        special: order.special,
        site: order.site,
        adzone: order.adzone,
        trade: Some(order.trade),
        visible,
        body,
    }
}
