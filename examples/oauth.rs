//! 授权: an account authorises the app (OAuth 2), and its session is renewed before it expires.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::error::Error;
use std::sync::Arc;

use tbk_apis::prelude::*;
use tokio::sync::Mutex;
use top_core::auth::{AuthorizeUrl, RefreshingSession, StoredToken, Token, TopAuthTokenCreate};
use top_sandbox::Sandbox;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // In production: `let client = TopClient::from_env()?;`, with TBK_APP_KEY and TBK_APP_SECRET.
    let sandbox = Sandbox::start().await?;
    let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(Endpoint::custom(sandbox.url())?)
        .build()?;

    // 1. Send the user to this page. `state` is a random value that only this user's browser knows.
    println!("{}", AuthorizeUrl::new(sandbox.app_key(), "https://rebate.example/callback").state("x7"));
    // prints: https://oauth.taobao.com/authorize?response_type=code

    // 2. The page calls back with `state`, which you compare, and a code, which works once.
    let exchange = TopAuthTokenCreate::builder().code("the-code-of-the-callback").build();
    let mut token = client.call(&exchange).await?.data.token()?;
    println!("authorised by {:?}, refreshable: {}", token.user_nick, token.is_refreshable());
    // prints: authorised by Some("sandbox"), refreshable: true

    // 3. Store it. In production: a database, encrypted, because serde writes the secrets in clear.
    let database = Arc::new(Mutex::new(serde_json::to_string(&token.to_stored())?));

    // 4. Call with a session that renews itself. A refresh token works once, so each new token is stored before use.
    token.expires = Some(TopTime::now()); // as if a month had passed
    let saved = Arc::clone(&database);
    let provider = RefreshingSession::new(client.clone(), token, move |token| {
        let saved = Arc::clone(&saved);
        async move {
            *saved.lock().await = serde_json::to_string(&token.to_stored())?;
            println!("new token stored");
            // prints: new token stored
            Ok(())
        }
    });
    let account = client.session_from(provider);
    let request = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
    for _ in 0..2 {
        println!("member changed: {:?}", account.call(&request).await?.data.result);
        // prints: member changed: Some(true)
    }

    // 5. After a restart, read the token from the database.
    let token = Token::from(serde_json::from_str::<StoredToken>(&database.lock().await)?);
    println!("{token:?}"); // without the secrets
    Ok(())
}
