//! A sandbox on a thread of its own.

use std::io::{Error, Result};
use std::sync::mpsc;
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use crate::sandbox::{Sandbox, SandboxBuilder};

/// The thread that runs a sandbox. It ends when this value is dropped.
pub(crate) struct Background {
    /// The thread ends when this sender is dropped.
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Background {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // An error means that the thread has ended by a panic, which is already reported.
            let _ = thread.join();
        }
    }
}

impl Sandbox {
    /// Starts a sandbox on a thread of its own. The counterpart of [`start`](Self::start) for programs and tests without an
    /// async runtime.
    ///
    /// # Errors
    ///
    /// Returns an error if the socket can't be opened or the thread can't be started.
    ///
    /// # Examples
    ///
    /// ```
    /// use tbk_apis::prelude::*;
    /// use top_sandbox::Sandbox;
    ///
    /// let sandbox = Sandbox::start_blocking()?;
    /// let client = sandbox.client_builder().build_blocking()?.session(sandbox.session());
    /// let request = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
    /// assert_eq!(client.call(&request)?.data.result, Some(true));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn start_blocking() -> Result<Self> {
        Self::builder().start_blocking()
    }
}

impl SandboxBuilder {
    /// Starts the sandbox on a thread of its own. The counterpart of [`start`](Self::start) for programs and tests without
    /// an async runtime.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`start`](Self::start), and an error if the thread can't be started.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::Sandbox;
    ///
    /// let sandbox = Sandbox::builder().rows(45).start_blocking()?;
    /// assert_eq!(sandbox.received(), 0);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn start_blocking(self) -> Result<Sandbox> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (to_caller, started) = mpsc::channel();
        let (stop, stopped) = oneshot::channel::<()>();
        let run = move || {
            runtime.block_on(async {
                let sandbox = self.start().await;
                let is_started = sandbox.is_ok();
                if to_caller.send(sandbox).is_ok() && is_started {
                    // An error means that the sandbox was dropped.
                    let _ = stopped.await;
                }
            });
        };
        let thread = std::thread::Builder::new().name("top-sandbox".to_owned()).spawn(run)?;
        let mut sandbox = started.recv().map_err(Error::other)??;
        sandbox.background = Some(Background { stop: Some(stop), thread: Some(thread) });
        Ok(sandbox)
    }
}
