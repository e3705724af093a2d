//! Subcommands that are built when they are needed.

use std::ops::Deref;

use clap::{ArgMatches, Command, Error, FromArgMatches, Subcommand};

use crate::ui::help::{localized, with_heading};

/// The subcommands of a command of `tbk`, built only if that command is used or its help is shown. Building all of them takes
/// longer than many commands do.
#[derive(Debug)]
pub(crate) struct Deferred<T>(T);

impl<T: Subcommand> Subcommand for Deferred<T> {
    fn augment_subcommands(command: Command) -> Command {
        command.defer(|command| {
            let parent = format!("tbk {}", command.get_name());
            with_heading(T::augment_subcommands(command)).mut_subcommands(|added| localized(added, &parent))
        })
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        T::augment_subcommands_for_update(command)
    }

    fn has_subcommand(name: &str) -> bool {
        T::has_subcommand(name)
    }
}

impl<T: FromArgMatches> FromArgMatches for Deferred<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches(matches).map(Self)
    }

    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches_mut(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }

    fn update_from_arg_matches_mut(&mut self, matches: &mut ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches_mut(matches)
    }
}

impl<T> Deref for Deferred<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
