//! Subcommands that are built when they are needed.

use std::ops::Deref;

use clap::{ArgMatches, Command, Error, FromArgMatches, Subcommand};

use crate::ui::help::{localized, with_help};

/// Lets the commands of `tbk` be prepared when they are used.
pub(crate) fn deferred(all: Command) -> Command {
    all.mut_subcommands(|command| match with_help(command) {
        command if command.get_subcommand_value_name().is_some() => command,
        command => command.defer(|command| localized(command, "tbk")),
    })
}

/// The subcommands of a command of `tbk`, built only if that command is used or its help is shown. Building all of them takes
/// longer than many commands do.
#[derive(Debug)]
pub(crate) struct Deferred<T>(T);

impl<T: Subcommand> Subcommand for Deferred<T> {
    fn augment_subcommands(command: Command) -> Command {
        // The name tells `deferred` that the command has a function already.
        command
            .subcommand_value_name("COMMAND")
            .defer(|command| localized(T::augment_subcommands(command), "tbk"))
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
