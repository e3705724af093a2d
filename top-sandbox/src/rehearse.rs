//! Rehearses real work: a client for the sandbox, accounts, answers, and a view of the requests.

use std::fmt;

use top_core::{TopClient, TopClientBuilder};

use crate::accounts::Account;
use crate::answer::{Answer, InvalidAnswer};
use crate::codes::Codes;
use crate::fault::FaultRule;
use crate::observe::{Observed, Observer};
use crate::sandbox::{Sandbox, SandboxBuilder};

impl Sandbox {
    /// Returns a client builder with the credentials and the endpoint of the sandbox.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use tbk_apis::prelude::*;
    /// use top_sandbox::Sandbox;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start().await?;
    /// let client = sandbox.client_builder().deadline(Duration::from_secs(5)).build()?;
    /// let link = TbkSpreadRequest { url: "https://uland.taobao.com/1".to_owned() };
    /// let request = TbkSpreadGet::builder().requests([link]).build();
    /// assert_eq!(client.call(&request).await?.data.results.len(), 1);
    /// # Ok(())
    /// # }
    /// ```
    pub fn client_builder(&self) -> TopClientBuilder {
        TopClient::builder(self.app_key(), self.app_secret()).endpoint(self.endpoint.clone())
    }

    /// Returns the accounts, in the order in which the builder got them.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::Sandbox;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> std::io::Result<()> {
    /// let sandbox = Sandbox::builder().accounts(["shop1", "shop2"]).start().await?;
    /// let sessions: Vec<_> = sandbox.accounts().map(|account| account.session()).collect();
    /// assert_ne!(sessions[0], sessions[1]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn accounts(&self) -> impl Iterator<Item = &Account> {
        self.gateway.generator.accounts.iter()
    }

    /// Returns the account of this name.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::Sandbox;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> std::io::Result<()> {
    /// let sandbox = Sandbox::builder().accounts(["shop1", "shop2"]).start().await?;
    /// assert!(sandbox.account("shop2").is_some() && sandbox.account("shop3").is_none());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn account(&self, name: &str) -> Option<&Account> {
        self.accounts().find(|account| account.name() == name)
    }

    /// Adds a fault to the running sandbox: see [`SandboxBuilder::fault`].
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::{Fault, FaultRule, Sandbox};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> std::io::Result<()> {
    /// let sandbox = Sandbox::start().await?;
    /// sandbox.fault(FaultRule::new(Fault::NeverAnswer).on("taobao.tbk.shop.get"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn fault(&self, rule: impl Into<FaultRule>) {
        self.gateway.script.add(rule.into());
    }

    /// Adds an answer to the running sandbox: see [`SandboxBuilder::answer`].
    ///
    /// # Errors
    ///
    /// Returns an error if the answer does not fit the API.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::Sandbox;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> std::io::Result<()> {
    /// let sandbox = Sandbox::start().await?;
    /// assert!(sandbox.answer("taobao.tbk.shop.get", r#"{"total_results": 0}"#).is_ok());
    /// assert!(sandbox.answer("taobao.tbk.shop.get", r#"{"total_results": "none"}"#).is_err());
    /// # Ok(())
    /// # }
    /// ```
    pub fn answer(&self, method: &str, json: impl fmt::Display) -> Result<(), InvalidAnswer> {
        self.gateway.generator.answers.add(&self.gateway.apis, &[Answer::new(method, json)])
    }
}

impl SandboxBuilder {
    /// Sets the response of an API. See [`Answer`] for the rules.
    ///
    /// [`start`](Self::start) returns an error if an answer does not fit its API. [`answers`](Self::answers) accepts answers
    /// that are sent unchanged.
    ///
    /// # Examples
    ///
    /// The first request succeeds, all others fail:
    ///
    /// ```
    /// use serde_json::json;
    /// use tbk_apis::prelude::*;
    /// use top_core::ErrorKind;
    /// use top_sandbox::Sandbox;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::builder()
    ///     .answer("taobao.tbk.shop.get", json!({"results": [{"user_id": 7, "shop_title": "女装"}]}))
    ///     .answer("taobao.tbk.shop.get", json!({"error_response": {"code": 11}}))
    ///     .start()
    ///     .await?;
    /// let client = sandbox.client_builder().build()?;
    /// let request = TbkShopGet::builder().q("女装").fields(["user_id"]).build();
    /// assert_eq!(client.call(&request).await?.data.results[0].shop_title.as_deref(), Some("女装"));
    /// assert_eq!(client.call(&request).await.unwrap_err().kind(), ErrorKind::Permission);
    /// # Ok(())
    /// # }
    /// ```
    pub fn answer(self, method: &str, json: impl fmt::Display) -> Self {
        self.answers([Answer::new(method, json)])
    }

    /// Adds answers, in addition to those that are already set.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::{Answer, Sandbox};
    ///
    /// let file = r#"[{ "method": "taobao.tbk.shop.get", "response": { "total_results": 0 } }]"#;
    /// let answers: Vec<Answer> = serde_json::from_str(file)?;
    /// let builder = Sandbox::builder().answers(answers);
    /// # let _ = builder;
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn answers(mut self, answers: impl IntoIterator<Item = Answer>) -> Self {
        self.answers.extend(answers);
        self
    }

    /// Sets the accounts that authorised the app, by their names. Default: one account, `sandbox`.
    ///
    /// Each account has a session of its own; a session of another sandbox is invalid. A request without a session belongs to
    /// no account. The keys of the rows in paged lists differ between accounts.
    ///
    /// A name consists of ASCII letters, digits, `-` and `_`. It is the authorisation code that
    /// [`TopAuthTokenCreate`](top_core::auth::TopAuthTokenCreate) exchanges for the token of the account; any other code
    /// returns the token of the first account.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::auth::TopAuthTokenCreate;
    /// use top_sandbox::Sandbox;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::builder().accounts(["shop1", "shop2"]).start().await?;
    /// let client = sandbox.client_builder().build()?;
    /// let token = client.call(&TopAuthTokenCreate::builder().code("shop2").build()).await?.data.token()?;
    /// assert_eq!(Some(token.expose_secret().0), sandbox.account("shop2").map(|account| account.session()));
    /// # Ok(())
    /// # }
    /// ```
    pub fn accounts<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.accounts = names.into_iter().map(Into::into).collect();
        self
    }

    /// Accepts codes in requests that the platform does not document. By default, the sandbox refuses them with
    /// `isv.invalid-parameter`.
    ///
    /// # Examples
    ///
    /// ```
    /// use tbk_apis::prelude::*;
    /// use top_sandbox::Sandbox;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let request = TbkOrderDetailsGet::builder()
    ///     .query_type(OrderQueryType::Other(99))
    ///     .start_time("2026-01-01 00:00:00".parse::<TopTime>()?)
    ///     .end_time("2026-01-01 01:00:00".parse::<TopTime>()?)
    ///     .build();
    /// let strict = Sandbox::start().await?;
    /// assert!(strict.client_builder().build()?.call(&request).await.is_err());
    /// let lenient = Sandbox::builder().lenient().start().await?;
    /// lenient.client_builder().build()?.call(&request).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn lenient(mut self) -> Self {
        self.codes = Codes::Any;
        self
    }

    /// Calls a function for each request, after its outcome is known. Replaces an earlier function.
    ///
    /// The sandbox waits for the function. See [`Observed`] for an example.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::Sandbox;
    ///
    /// let builder = Sandbox::builder().observe(|request| eprintln!("{:?}", request.call.outcome));
    /// # let _ = builder;
    /// ```
    pub fn observe(mut self, observer: impl Fn(&Observed<'_>) + Send + Sync + 'static) -> Self {
        self.observer = Some(Observer::new(observer));
        self
    }
}
