use reqwest::Method;
use serde_json::Value;

use super::wire::{Login, LoginDomain, LoginDomains, Logins};
use super::{Answer, ApiError, Client, Request};
use crate::model::ResourceId;

/// The identity provider whose accounts bots sign in with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LoginProvider {
    /// Google Workspace, by SSO.
    Google,
    /// Microsoft Teams, by password.
    Teams,
}

impl LoginProvider {
    fn domains(self) -> &'static str {
        match self {
            Self::Google => "google-login-domains",
            Self::Teams => "teams-login-domains",
        }
    }

    fn logins(self) -> &'static str {
        match self {
            Self::Google => "google-logins",
            Self::Teams => "teams-logins",
        }
    }

    /// What the body calls the domain.
    pub fn domain_field(self) -> &'static str {
        match self {
            Self::Google => "sso_workspace_domain",
            Self::Teams => "domain",
        }
    }
}

impl Client {
    /// `GET /google-login-domains`, `/teams-login-domains`.
    pub async fn login_domains(&self, provider: LoginProvider) -> Result<Answer<LoginDomains>, ApiError> {
        self.ask(&Request::get([provider.domains()])).await
    }

    /// `GET /…-login-domains/{domain}`.
    pub async fn login_domain(
        &self,
        provider: LoginProvider,
        domain: &ResourceId,
    ) -> Result<Answer<LoginDomain>, ApiError> {
        self.ask(&Request::get([provider.domains(), domain.as_str()])).await
    }

    /// `POST /…-login-domains`.
    pub async fn add_login_domain(
        &self,
        provider: LoginProvider,
        body: Value,
    ) -> Result<Answer<LoginDomain>, ApiError> {
        self.ask(&Request::post([provider.domains()]).json(body)).await
    }

    /// `PATCH /…-login-domains/{domain}`, or `PUT` where the service knows that verb only.
    pub async fn update_login_domain(
        &self,
        provider: LoginProvider,
        domain: &ResourceId,
        body: Value,
    ) -> Result<Answer<LoginDomain>, ApiError> {
        let patch = Request::patch([provider.domains(), domain.as_str()]).json(body);
        let put = patch.clone().with_method(Method::PUT);
        match self.ask(&patch).await {
            Err(error) if error.status() == Some(405) => self.ask(&put).await,
            result => result,
        }
    }

    /// `DELETE /…-login-domains/{domain}`. Of Teams, its accounts go with it; of Google, it is refused while one is
    /// active.
    pub async fn remove_login_domain(
        &self,
        provider: LoginProvider,
        domain: &ResourceId,
    ) -> Result<Answer<()>, ApiError> {
        self.ask(&Request::delete([provider.domains(), domain.as_str()])).await
    }

    /// `GET /…-logins?domain=`.
    pub async fn logins(&self, provider: LoginProvider, domain: &ResourceId) -> Result<Answer<Logins>, ApiError> {
        self.ask(&Request::get([provider.logins()]).query("domain", domain.as_str())).await
    }

    /// `GET /teams-logins/{id}`; Google has no such route.
    pub async fn teams_login(&self, login: &ResourceId) -> Result<Answer<Login>, ApiError> {
        self.ask(&Request::get([LoginProvider::Teams.logins(), login.as_str()])).await
    }

    /// `POST /…-logins`. The body holds a password or a key.
    pub async fn add_login(&self, provider: LoginProvider, body: Value) -> Result<Answer<Login>, ApiError> {
        self.ask(&Request::post([provider.logins()]).json(body)).await
    }

    /// `PATCH /…-logins/{id}`. Google wants the domain in the body.
    pub async fn update_login(
        &self,
        provider: LoginProvider,
        login: &ResourceId,
        body: Value,
    ) -> Result<Answer<Login>, ApiError> {
        self.ask(&Request::patch([provider.logins(), login.as_str()]).json(body)).await
    }

    /// `DELETE /…-logins/{id}`. Google wants the domain in the query.
    pub async fn remove_login(
        &self,
        provider: LoginProvider,
        login: &ResourceId,
        domain: Option<&ResourceId>,
    ) -> Result<Answer<()>, ApiError> {
        let request = Request::delete([provider.logins(), login.as_str()]);
        self.ask(&request.query_if("domain", domain.map(ResourceId::as_str))).await
    }
}
