//! Prompts on the terminal.

use std::io;

use console::Term;

use crate::ui::cause;
use crate::ui::failure::Failure;
use crate::ui::lang::text;
use crate::ui::output::printable;

/// Reads a line that is not displayed. If a signal such as Ctrl-C ends the program, the terminal is restored.
pub(crate) fn without_echo(name: &str) -> io::Result<String> {
    #[cfg(unix)]
    signals::restore_terminal()?;
    let term = Term::stderr();
    term.write_str(&format!("{name}: "))?;
    term.read_secure_line()
}

/// Whether questions can be asked.
pub(crate) fn is_interactive() -> bool {
    Term::stderr().is_term() && io::IsTerminal::is_terminal(&io::stdin())
}

/// Asks a question that is answered with yes or no.
pub(crate) fn confirm(question: &str) -> Result<bool, Failure> {
    let failed = |error: io::Error| Failure::local(cause::describe(&error));
    let term = Term::stderr();
    term.write_str(&printable(&format!("{question} [y/N] "))).map_err(failed)?;
    let answer = term.read_line().map_err(failed)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes" | "是"))
}

/// The error for a question that was answered with no.
pub(crate) fn unchanged() -> Failure {
    Failure::usage(text("nothing was changed", "未做任何修改"))
}

#[cfg(unix)]
mod signals {
    use std::io;

    use futures_util::future::select_all;
    use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
    use tokio::signal::unix::{SignalKind, signal};

    use crate::ui::output::write_stderr;

    /// Until the program ends, SIGINT, SIGTERM and SIGHUP restore the current mode of the terminal before they end it.
    pub(super) fn restore_terminal() -> io::Result<()> {
        let original = tcgetattr(io::stdin())?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let kinds = [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()];
        let signals = {
            let _context = runtime.enter();
            kinds.map(signal).into_iter().collect::<io::Result<Vec<_>>>()?
        };
        std::thread::spawn(move || {
            let received = select_all(
                signals.into_iter().map(|mut signal| Box::pin(async move { signal.recv().await })),
            );
            let (_, index, _) = runtime.block_on(received);
            // Discards what was typed, so that the shell does not read it.
            let _ = tcsetattr(io::stdin(), OptionalActions::Flush, &original);
            write_stderr("\n");
            // The exit status after a signal, by the convention of shells.
            std::process::exit(128 + kinds[index].as_raw_value());
        });
        Ok(())
    }
}
