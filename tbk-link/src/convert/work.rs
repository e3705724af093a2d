//! The calls for materials whose outcomes are not known.

use std::sync::Arc;

use futures_util::stream::{self, StreamExt as _};
use top_core::{Error, ItemId, TopApi as _};

use super::account::{Account, Answer};
use super::attribution::Attribution;
use super::batch::{self, Closed, Found, Rejected};
use super::converter::{IN_FLIGHT, Wants};
use super::material::Material;
use super::outcome::{Converted, Failed, Outcome, Problem, RefusalKind, Refused, Step, cannot_carry};
use super::plan::{self, BATCH, Entry, Single};
use super::rules::{self, Rule, Then};

/// What a conversion needs.
pub(super) struct Work<'w> {
    pub(super) account: &'w Account,
    pub(super) sale: &'w Attribution,
    pub(super) wants: Wants,
    pub(super) rules: &'w [Rule],
    pub(super) closed: &'w Closed,
    pub(super) rejected: Rejected,
}

/// Where the conversion of one material stands.
struct State {
    material: Material,
    /// Whether a new id was asked for.
    upgraded: bool,
    steps: Vec<Step>,
    next: Next,
}

enum Next {
    General,
    Single(Single),
    Upgrade,
    Done(Outcome),
}

impl State {
    fn step(&mut self, method: &'static str, problem: Option<Problem>) {
        self.steps.push(Step { method, problem });
    }

    fn refuse(&mut self, refused: Refused) {
        self.next = Next::Done(Outcome::Refused(refused));
    }
}

impl Work<'_> {
    pub(super) async fn run(&self, materials: Vec<Material>) -> Vec<Outcome> {
        let mut states: Vec<State> = materials.into_iter().map(|material| self.first(material)).collect();
        // A new id leads back to the general conversion, once for each material.
        while states.iter().any(|state| !matches!(state.next, Next::Done(_))) {
            self.upgrade(&mut states).await;
            self.general(&mut states).await;
            self.single(&mut states).await;
        }
        self.complete(&mut states).await;
        states.into_iter().map(State::outcome).collect()
    }

    fn first(&self, material: Material) -> State {
        let next = match &material {
            Material::Item(id) if id.is_legacy_numeric() => Next::Upgrade,
            _ if !plan::general_carries(&material, self.sale) => {
                Next::Done(Outcome::Refused(cannot_carry(&material)))
            }
            _ => Next::General,
        };
        State { material, upgraded: false, steps: Vec::new(), next }
    }

    /// Asks for the new ids of items. An item without one keeps its id.
    async fn upgrade(&self, states: &mut [State]) {
        const METHOD: &str = tbk_apis::TbkItemidIneffectiveTransform::SCHEMA.method;
        let due: Vec<usize> = places(states, |state| matches!(state.next, Next::Upgrade));
        for due in due.chunks(BATCH) {
            let ids: Vec<ItemId> = due.iter().map(|at| ItemId::from(states[*at].material.as_str())).collect();
            let answer = self.account.upgraded(ids.clone()).await.map_err(Arc::new);
            for (at, id) in due.iter().zip(&ids) {
                let state = &mut states[*at];
                state.upgraded = true;
                state.next = Next::General;
                match &answer {
                    Ok(new) => match new.get(id) {
                        Some(new) => {
                            state.material = Material::Item(new.clone());
                            state.step(METHOD, None);
                        }
                        None => state.step(METHOD, Some(Problem::no_result())),
                    },
                    Err(error) => state.step(METHOD, Some(Problem::Failed(Arc::clone(error)))),
                }
            }
        }
    }

    async fn general(&self, states: &mut [State]) {
        let due = places(states, |state| matches!(state.next, Next::General));
        let (closed, open): (Vec<usize>, Vec<usize>) =
            due.into_iter().partition(|at| self.closed.contains(plan::list_of(&states[*at].material)));
        for at in closed {
            let state = &mut states[at];
            match plan::next(&state.material, self.sale) {
                Some(single) => state.next = Next::Single(single),
                None => state.refuse(Refused::without_code(
                    RefusalKind::NotPermitted,
                    format!("the app has no permission for {}", self.account.general_method()),
                )),
            }
        }
        let entries = open.into_iter().map(|place| Entry { place, material: states[place].material.clone() });
        let batches = plan::batches(entries.collect());
        let calls: Vec<_> = batches
            .iter()
            .map(|entries| batch::convert(self.account, self.sale, entries, self.closed, &self.rejected))
            .collect();
        let found: Vec<Vec<Found>> = stream::iter(calls).buffered(IN_FLIGHT).collect().await;
        for (entry, found) in batches.iter().flatten().zip(found.into_iter().flatten()) {
            self.follow(&mut states[entry.place], found);
        }
    }

    /// Decides after the general conversion.
    fn follow(&self, state: &mut State, found: Found) {
        let method = self.account.general_method();
        match found {
            Found::Answer(Ok(converted)) => {
                state.step(method, None);
                state.next = Next::Done(Outcome::Converted(converted));
            }
            Found::Answer(Err(refused)) => {
                state.step(method, Some(Problem::from(&refused)));
                self.after(state, method, refused);
            }
            Found::NotPermitted(error) => {
                state.step(method, Some(Problem::Failed(Arc::clone(&error))));
                state.next = match plan::next(&state.material, self.sale) {
                    Some(single) => Next::Single(single),
                    None => Next::Done(Outcome::Failed(Failed::new(error))),
                };
            }
            Found::Failed(error) => {
                state.step(method, Some(Problem::Failed(Arc::clone(&error))));
                state.next = Next::Done(Outcome::Failed(Failed::new(error)));
            }
        }
    }

    fn after(&self, state: &mut State, method: &'static str, refused: Refused) {
        let is_tpwd = matches!(state.material, Material::Tpwd(_));
        let is_item = matches!(state.material, Material::Item(_));
        match rules::then(self.rules, method, refused.code.as_deref(), is_tpwd) {
            Then::Next if method == self.account.general_method() => {
                match plan::next(&state.material, self.sale) {
                    Some(single) => state.next = Next::Single(single),
                    None => state.refuse(refused),
                }
            }
            Then::UpgradeId if is_item && !state.upgraded => state.next = Next::Upgrade,
            _ => state.refuse(refused),
        }
    }

    /// Asks the APIs that convert one entry a call.
    async fn single(&self, states: &mut [State]) {
        let due: Vec<(usize, Single, Material)> = states
            .iter()
            .enumerate()
            .filter_map(|(at, state)| match state.next {
                Next::Single(single) => Some((at, single, state.material.clone())),
                _ => None,
            })
            .collect();
        let calls = stream::iter(due)
            .map(async |(at, single, material)| (at, single, self.one(single, &material).await));
        let answers: Vec<_> = calls.buffered(IN_FLIGHT).collect().await;
        for (at, single, answer) in answers {
            let state = &mut states[at];
            let method = self.account.single_method(single);
            match answer {
                Ok(Ok(converted)) => {
                    state.step(method, None);
                    state.next = Next::Done(Outcome::Converted(converted));
                }
                Ok(Err(refused)) => {
                    state.step(method, Some(Problem::from(&refused)));
                    self.after(state, method, refused);
                }
                Err(error) => {
                    let error = Arc::new(error);
                    state.step(method, Some(Problem::Failed(Arc::clone(&error))));
                    state.next = Next::Done(Outcome::Failed(Failed::new(error)));
                }
            }
        }
    }

    /// Converts one entry. No call is made if the attribution was refused before.
    async fn one(&self, single: Single, material: &Material) -> Result<Answer, Error> {
        let method = self.account.single_method(single);
        if let Some(refused) = self.rejected.of(method) {
            return Ok(Err(refused));
        }
        let answer = match self.account.single(single, self.sale, material).await {
            Err(error) if batch::is_refusal(method, &error) => Err(batch::refused(&error)),
            other => other?,
        };
        if let Err(refused) = &answer {
            self.rejected.add(method, refused);
        }
        Ok(answer)
    }

    /// Adds what is wanted and missing. The conversion stays, also if such a call fails.
    async fn complete(&self, states: &mut [State]) {
        if self.wants.short_link {
            self.short_links(states).await;
        }
        if self.wants.tpwd {
            self.tpwds(states).await;
        }
        if self.wants.title {
            self.titles(states).await;
        }
    }

    async fn short_links(&self, states: &mut [State]) {
        const METHOD: &str = tbk_apis::TbkSpreadGet::SCHEMA.method;
        let due: Vec<(usize, String)> =
            missing(states, |link| link.short_url.is_none().then(|| link.long_url.clone()).flatten());
        for due in due.chunks(BATCH) {
            let urls: Vec<&str> = due.iter().map(|(_, url)| url.as_str()).collect();
            let answer = self.account.short_links(&urls).await.map_err(Arc::new);
            for (place, (at, _)) in due.iter().enumerate() {
                let short = of_entry(&answer, |links| links.get(place).cloned().flatten());
                add(&mut states[*at], METHOD, short, |link, short| link.short_url = Some(short));
            }
        }
    }

    async fn tpwds(&self, states: &mut [State]) {
        const METHOD: &str = tbk_apis::TbkTpwdCreate::SCHEMA.method;
        let due =
            missing(states, |link| link.tpwd.is_none().then(|| link.url().map(str::to_owned)).flatten());
        let calls =
            stream::iter(due).map(async |(at, url)| (at, self.account.tpwd(&url).await)).buffered(IN_FLIGHT);
        let answers: Vec<_> = calls.collect().await;
        for (at, answer) in answers {
            let made = of_entry(&answer.map_err(Arc::new), |made| Some(made.clone()));
            add(&mut states[at], METHOD, made, |link, (short, long)| {
                link.tpwd = short;
                link.tpwd_text = link.tpwd_text.take().or(long);
            });
        }
    }

    async fn titles(&self, states: &mut [State]) {
        const METHOD: &str = tbk_apis::TbkItemInfoUpgradeGet::SCHEMA.method;
        let due: Vec<(usize, ItemId)> =
            missing(states, |link| link.title.is_none().then(|| link.item_id.clone()).flatten());
        for due in due.chunks(BATCH) {
            let ids = due.iter().map(|(_, id)| id.clone()).collect();
            let answer = self.account.titles(ids).await.map_err(Arc::new);
            for (at, id) in due {
                let title = of_entry(&answer, |titles| titles.get(id).cloned());
                add(&mut states[*at], METHOD, title, |link, title| link.title = Some(title));
            }
        }
    }
}

impl State {
    fn outcome(self) -> Outcome {
        let steps = self.steps;
        match self.next {
            Next::Done(Outcome::Converted(converted)) => {
                Outcome::Converted(Box::new(Converted { steps, ..*converted }))
            }
            Next::Done(Outcome::Refused(refused)) => Outcome::Refused(Refused { steps, ..refused }),
            Next::Done(Outcome::Failed(failed)) => Outcome::Failed(Failed { steps, ..failed }),
            // `run` ends when every state is done.
            Next::General | Next::Single(_) | Next::Upgrade => Outcome::Refused(Refused::without_code(
                RefusalKind::NoResult,
                "the conversion was not finished",
            )),
        }
    }
}

fn places(states: &[State], is_due: impl Fn(&State) -> bool) -> Vec<usize> {
    states.iter().enumerate().filter(|(_, state)| is_due(state)).map(|(at, _)| at).collect()
}

/// The converted states that lack something, with what it is made from.
fn missing<T>(states: &[State], lacks: impl Fn(&Converted) -> Option<T>) -> Vec<(usize, T)> {
    let lacking = states.iter().enumerate().filter_map(|(at, state)| match &state.next {
        Next::Done(Outcome::Converted(link)) => Some((at, lacks(link)?)),
        _ => None,
    });
    lacking.collect()
}

/// Returns what a response has for one entry.
fn of_entry<A, T>(answer: &Result<A, Arc<Error>>, get: impl FnOnce(&A) -> Option<T>) -> Result<T, Problem> {
    match answer {
        Ok(answer) => get(answer).ok_or_else(Problem::no_result),
        Err(error) => Err(Problem::Failed(Arc::clone(error))),
    }
}

/// Adds a step, and what it found.
fn add<T>(
    state: &mut State,
    method: &'static str,
    found: Result<T, Problem>,
    change: impl FnOnce(&mut Converted, T),
) {
    match found {
        Ok(found) => {
            state.step(method, None);
            if let Next::Done(Outcome::Converted(link)) = &mut state.next {
                change(link, found);
            }
        }
        Err(problem) => state.step(method, Some(problem)),
    }
}
