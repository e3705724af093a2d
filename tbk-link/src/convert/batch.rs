//! One call for many entries, halved if the platform refuses the whole call because of one entry.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use top_core::{Error, ErrorKind};

use super::account::{Account, Answer};
use super::attribution::Attribution;
use super::outcome::Refused;
use super::plan::{Entry, assign, list_of, sent};
use super::rules;

/// What a batch has for one entry.
#[derive(Debug, Clone)]
pub(super) enum Found {
    Answer(Answer),
    /// The app has no permission for this list of the API.
    NotPermitted(Arc<Error>),
    Failed(Arc<Error>),
}

/// The lists of the general conversion for which the app has no permission. They are not asked again.
#[derive(Debug, Default)]
pub(super) struct Closed(Mutex<HashSet<u8>>);

impl Closed {
    pub(super) fn contains(&self, list: u8) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(&list)
    }

    fn add(&self, list: u8) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(list);
    }
}

/// The refusals of the attribution in a run, by method. Every other input would be refused too, so no more calls are made.
#[derive(Debug, Default)]
pub(super) struct Rejected(Mutex<HashMap<&'static str, Refused>>);

impl Rejected {
    pub(super) fn of(&self, method: &str) -> Option<Refused> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(method).cloned()
    }

    /// Adds a refusal, if it is one of the attribution.
    pub(super) fn add(&self, method: &'static str, refused: &Refused) {
        if rules::is_about_the_attribution(method, refused.code.as_deref()) {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(method, refused.clone());
        }
    }
}

/// Converts a batch. The result has one element for each entry, in order.
///
/// If the whole call is refused for its parameters, the batch is halved until the entry that causes it is alone: at most
/// 2·⌈log₂ n⌉ + 1 calls for one such entry among n. If the attribution is refused, all entries are refused. If the app has no
/// permission, the lists are asked one by one, because each has a permission of its own.
pub(super) async fn convert(
    account: &Account,
    sale: &Attribution,
    batch: &[Entry],
    closed: &Closed,
    rejected: &Rejected,
) -> Vec<Found> {
    let method = account.general_method();
    let mut found: Vec<Option<Found>> = vec![None; batch.len()];
    let mut todo = vec![(0..batch.len()).collect::<Vec<_>>()];
    while let Some(places) = todo.pop() {
        if let Some(refused) = rejected.of(method) {
            for at in places {
                found[at] = Some(Found::Answer(Err(refused.clone())));
            }
            continue;
        }
        let entries: Vec<_> = places.iter().map(|place| &batch[*place]).collect();
        match account.general(sale, &entries).await {
            Ok(answers) => {
                let open = distribute(&places, &entries, answers, &mut found);
                if open.len() == places.len() && places.len() == 1 {
                    found[places[0]] = Some(Found::Answer(Err(Refused::no_result())));
                } else {
                    todo.extend(open.into_iter().map(|place| vec![place]));
                }
            }
            Err(error) if error.kind() == ErrorKind::Permission => {
                let lists = by_list(&places, batch);
                if let [_] = &lists[..] {
                    closed.add(list_of(&entries[0].material));
                    let error = Arc::new(error);
                    for at in places {
                        found[at] = Some(Found::NotPermitted(Arc::clone(&error)));
                    }
                } else {
                    todo.extend(lists);
                }
            }
            Err(error) if is_refusal(method, &error) => {
                let refused = refused(&error);
                rejected.add(method, &refused);
                if let [place] = places[..] {
                    found[place] = Some(Found::Answer(Err(refused)));
                } else if rejected.of(method).is_some() {
                    todo.push(places);
                } else {
                    let (first, second) = places.split_at(places.len() / 2);
                    todo.extend([second.to_vec(), first.to_vec()]);
                }
            }
            Err(error) => {
                let error = Arc::new(error);
                for at in places {
                    found[at] = Some(Found::Failed(Arc::clone(&error)));
                }
            }
        }
    }
    let none = || Found::Answer(Err(Refused::no_result()));
    found.into_iter().map(|found| found.unwrap_or_else(none)).collect()
}

/// Assigns the answers of a call. Returns the places that have none.
fn distribute(
    places: &[usize],
    entries: &[&Entry],
    answers: Vec<super::account::Answered>,
    found: &mut [Option<Found>],
) -> Vec<usize> {
    // One entry and one answer belong together, whatever the answer repeats.
    if let ([place], 1) = (places, answers.len()) {
        found[*place] = answers.into_iter().next().map(|answered| Found::Answer(answered.answer));
        return Vec::new();
    }
    let mut lists: [Vec<(Option<String>, Answer)>; 4] = Default::default();
    for answered in answers {
        lists[usize::from(answered.list)].push((answered.input, answered.answer));
    }
    let mut open = Vec::new();
    for (list, answers) in (0_u8..).zip(lists) {
        let of_list = |entry: &&Entry| list_of(&entry.material) == list;
        let (at, inputs): (Vec<usize>, Vec<Cow<'_, str>>) = places
            .iter()
            .zip(entries)
            .filter(|(_, entry)| of_list(entry))
            .map(|(place, entry)| (*place, sent(&entry.material)))
            .unzip();
        let assigned = assign(&inputs, answers);
        for (index, answer) in assigned.answered {
            found[at[index]] = Some(Found::Answer(answer));
        }
        open.extend(assigned.open.into_iter().map(|index| at[index]));
    }
    open
}

fn by_list(places: &[usize], batch: &[Entry]) -> Vec<Vec<usize>> {
    let of = |list| {
        let places = places.iter().copied().filter(|at| list_of(&batch[*at].material) == list);
        places.collect::<Vec<_>>()
    };
    (0..4).map(of).filter(|places| !places.is_empty()).collect()
}

/// Returns whether the platform refused the request itself, so that the same call is always refused.
pub(super) fn is_refusal(method: &str, error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::InvalidRequest | ErrorKind::BadParameter | ErrorKind::Business)
        || rules::is_about_the_attribution(method, refused(error).code.as_deref())
}

/// A call that was refused, as the refusal of its entry.
pub(super) fn refused(error: &Error) -> Refused {
    if let Some(error) = error.business_error() {
        return Refused::new(error.code.clone(), error.message.clone().unwrap_or_default());
    }
    match error.api_error() {
        Some(api) => {
            let code = api.sub_code.clone().unwrap_or_else(|| api.code.to_string());
            let message = api.sub_msg.clone().or_else(|| api.msg.clone()).unwrap_or_default();
            Refused::new(Some(code), message)
        }
        None => Refused::new(None, error.message()),
    }
}
