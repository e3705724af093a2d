//! What happens to a generated order: payment, receipt, settlement, disputes.

use super::clock::whole;
use super::dice::Dice;
use super::dispute::{Dispute, DisputeState};
use super::money::part;
use super::order::{Order, OrderState};
use super::script::Script;

const DAY: i64 = 24 * 3600;

/// Times between the states, shortened by the pace.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pace: f64,
}

impl Span {
    pub(super) fn new(pace: f64) -> Self {
        Self { pace }
    }

    /// Returns a time between these numbers of days, in seconds.
    pub(super) fn days(self, dice: &mut Dice, low: i64, high: i64) -> i64 {
        self.seconds(dice, low * DAY, high * DAY)
    }

    pub(super) fn seconds(self, dice: &mut Dice, low: i64, high: i64) -> i64 {
        #[expect(clippy::cast_precision_loss, reason = "some weeks in seconds are exact in f64")]
        let seconds = dice.between(low, high) as f64;
        whole(seconds / self.pace).max(1)
    }
}

/// An order, its disputes, and when each of their states becomes visible.
#[derive(Debug, Clone)]
pub(super) struct Life {
    pub(super) order: Order,
    pub(super) visible: Vec<i64>,
    pub(super) disputes: Vec<(Dispute, Vec<i64>)>,
}

impl Life {
    pub(super) fn of(order: Order, script: &Script, dice: &mut Dice) -> Self {
        let life = Self { order, visible: Vec::new(), disputes: Vec::new() };
        let mut living = Living { life, script, dice, span: Span::new(script.pace) };
        living.run();
        living.life
    }
}

struct Living<'a> {
    life: Life,
    script: &'a Script,
    dice: &'a mut Dice,
    span: Span,
}

impl Living<'_> {
    fn run(&mut self) {
        let Some(paid) = self.pay() else { return };
        let next = paid.modified + self.span.days(self.dice, 1, 10);
        if self.dice.chance(self.script.chances.closed) {
            self.add(OrderState { status: 13, modified: next, ..paid });
            return;
        }
        let received = OrderState { status: 14, modified: next, ..paid };
        self.add(received);
        let earned = next + self.span.seconds(self.dice, 3600, 3 * DAY);
        let amount = paid.paid_amount;
        let settled = OrderState {
            status: 3,
            earned: Some(earned),
            settled_amount: amount,
            modified: earned,
            ..received
        };
        self.add(settled);
        let settled = self.adjust(settled);
        self.dispute(settled);
    }

    /// Pays the order: at once, or as a presale with a deposit. Returns `None` if the presale is not paid.
    fn pay(&mut self) -> Option<OrderState> {
        let paid = self.life.order.created + self.dice.between(5, 900);
        let price = self.life.order.price();
        let is_presale = self.dice.chance(self.script.chances.presale);
        let paid_amount = if is_presale { (price / 10).max(1) } else { price };
        let first = OrderState {
            status: 12,
            paid,
            paid_amount,
            earned: None,
            settled_amount: 0,
            disputed: false,
            modified: paid,
        };
        if is_presale {
            self.life.order.deposit = Some((paid, paid_amount));
        }
        self.add(first);
        if !is_presale {
            return Some(first);
        }
        let due = paid + self.span.days(self.dice, 2, 10);
        if self.dice.chance(0.15) {
            self.add(OrderState { status: 13, modified: due, ..first });
            return None;
        }
        let last = OrderState { paid: due, paid_amount: price, modified: due, ..first };
        self.add(last);
        Some(last)
    }

    /// Changes the settled amount without a change of the status.
    fn adjust(&mut self, settled: OrderState) -> OrderState {
        if !self.dice.chance(self.script.chances.adjusted) {
            return settled;
        }
        let at = settled.modified + self.span.days(self.dice, 1, 12);
        let amount = part(settled.settled_amount, self.dice.between(5000, 9500));
        let adjusted = OrderState { settled_amount: amount, modified: at, ..settled };
        if self.dice.chance(self.script.chances.unmarked) {
            self.add_at(at, OrderState { modified: settled.modified, ..adjusted });
        } else {
            self.add(adjusted);
        }
        adjusted
    }

    fn dispute(&mut self, settled: OrderState) {
        if !self.dice.chance(self.script.chances.disputed) {
            return;
        }
        let several = self.dice.chance(self.script.chances.several_disputes);
        let count = if several { self.dice.between(2, 3) } else { 1 };
        let mut at = settled.modified;
        for number in 0..count {
            at += self.span.days(self.dice, 1, 8);
            if number == 0 {
                self.add(OrderState { disputed: true, modified: at, ..settled });
            }
            let share = self.dice.between(1000, 9000) / count;
            // 18 digits: the numbers of disputes and orders differ.
            let suit = self.life.order.trade / 100 * 10 + number * 2;
            let earned = settled.earned.unwrap_or(at);
            let dispute = Dispute::new(&self.life.order, suit, earned, at, share);
            let dispute = self.run_dispute(dispute);
            self.life.disputes.push(dispute);
        }
    }

    fn run_dispute(&mut self, mut dispute: Dispute) -> (Dispute, Vec<i64>) {
        let opened = dispute.opened;
        let closed = opened + self.span.days(self.dice, 1, 7);
        let mut states = vec![DisputeState { status: 4, closed: None, modified: opened }];
        match self.dice.between(0, 9) {
            0..=5 => states.push(DisputeState { status: 2, closed: Some(closed), modified: closed }),
            6 | 7 => states.push(DisputeState { status: 3, closed: Some(closed), modified: closed }),
            _ => {
                let taken = closed + self.span.days(self.dice, 1, 20);
                states.push(DisputeState { status: 12, closed: Some(closed), modified: closed });
                states.push(DisputeState { status: 13, closed: Some(closed), modified: taken });
            }
        }
        let visible = states.iter().map(|state| state.modified + self.late()).collect();
        dispute.states = states;
        (dispute, visible)
    }

    fn add(&mut self, state: OrderState) {
        self.add_at(state.modified, state);
    }

    fn add_at(&mut self, at: i64, state: OrderState) {
        let late = self.late();
        self.life.visible.push(at + late);
        self.life.order.states.push(state);
    }

    fn late(&mut self) -> i64 {
        self.dice.lateness(&self.script.lateness)
    }
}
