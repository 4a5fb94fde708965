//! The reactions that hand events on: `--forward`, `--route`, `--exec`, `--on`.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use crate::cli::RelayArgs;
use crate::commands::{added_headers, resign};
use crate::context::Context;
use crate::error::Error;
use crate::files::Spool;
use crate::model::{EventPattern, Routed, Secret, Span, Target, printable};
use crate::reaction::forward::DeliveryOptions;
use crate::reaction::{ExecOptions, ForwardOptions};
use crate::record::{SignaturePolicy, SigningSecret};
use crate::source::TrustPolicy;

/// To whom events are handed on, and how.
#[derive(Clone, Debug, Default)]
pub(crate) struct RelayOptions {
    /// Targets, with the names of the events that are for them; `None` means all.
    targets: Vec<(Option<EventPattern>, Target)>,
    forward_timeout: Option<Duration>,
    retry_refused: bool,
    resign: bool,
    /// Headers that are added, as they were given.
    headers: Vec<Secret>,
    takes_unproven: bool,
    max_connections: Option<u16>,
    /// Commands, with the names of the events that they are run for.
    commands: Vec<(Option<EventPattern>, String)>,
    exec_timeout: Option<Duration>,
    exec_jobs: usize,
}

impl RelayOptions {
    pub(crate) fn from_args(args: RelayArgs) -> Self {
        let RelayArgs {
            forward,
            route,
            header,
            forward_insecure,
            max_connections,
            forward_timeout,
            retry_4xx,
            resign,
            exec,
            on,
            exec_timeout,
            exec_jobs,
        } = args;
        Self {
            targets: rules(forward, route),
            forward_timeout: limit(forward_timeout),
            retry_refused: retry_4xx,
            resign,
            headers: header,
            takes_unproven: forward_insecure,
            max_connections,
            commands: rules(exec, on),
            exec_timeout: limit(exec_timeout),
            exec_jobs: exec_jobs.into(),
        }
    }

    /// What relayed webhooks are signed with, where they are signed anew; `secrets` are those that are configured.
    pub(crate) fn signing_secret(&self, secrets: &[Secret]) -> Option<SigningSecret> {
        let kind = if secrets.is_empty() { SigningSecret::Generated } else { SigningSecret::Configured };
        self.resign.then_some(kind)
    }

    /// Whether nothing is done with events.
    pub(crate) fn is_empty(&self) -> bool {
        self.targets.is_empty() && self.commands.is_empty()
    }

    /// What is done with events, for the banner; a line each.
    pub(super) fn lines(&self) -> Vec<(&'static str, String)> {
        let names = |pattern: &Option<EventPattern>| match pattern {
            Some(pattern) => format!("{} ", pattern.as_str()),
            None => String::new(),
        };
        let forward = self.targets.iter().map(|(pattern, to)| ("forward", format!("{}to {to}", names(pattern))));
        let exec = self
            .commands
            .iter()
            .map(|(pattern, command)| ("exec", format!("{}{}", names(pattern), printable(command))));
        forward.chain(exec).collect()
    }

    /// The flags that name the apps, each with its value.
    pub(super) fn flags(&self) -> Vec<String> {
        let flag = |(pattern, to): &(Option<EventPattern>, Target)| match pattern {
            Some(pattern) => ["--route".to_owned(), format!("{}={to}", pattern.as_str())],
            None => ["--forward".to_owned(), to.to_string()],
        };
        self.targets.iter().flat_map(flag).collect()
    }

    /// What is done for whoever can reach the receiver, where it takes deliveries that prove nothing.
    pub(super) fn warning(&self, trust: &TrustPolicy) -> Option<String> {
        let what = match (self.commands.is_empty(), self.resign && !self.targets.is_empty()) {
            (false, false) => "commands are run for them",
            (false, true) => "commands are run for them, and --resign gives them a valid signature",
            (true, true) => "--resign gives them a valid signature",
            (true, false) => return None,
        };
        let remedy = match trust.policy() {
            _ if !trust.admits_unproven() => return None,
            SignaturePolicy::Off => {
                "set the webhook secret (MEETSTREAM_WEBHOOK_SECRET, or `meetstream config set webhook_secrets --stdin`)"
            }
            SignaturePolicy::Checked | SignaturePolicy::Required => "leave out --allow-unsigned",
        };
        Some(format!(
            "deliveries are taken that prove nothing, from any program on this machine, and {what}: {remedy}, or take \
             deliveries on the secret path alone (--secret-path)"
        ))
    }

    /// The targets, each with what it is called beside the others. `secrets` sign where that is asked for.
    ///
    /// # Errors
    /// When certificates are named that cannot be used, or headers given that are none.
    pub(super) fn forwards(&self, secrets: &[Secret], ctx: &Context) -> Result<Vec<(String, ForwardOptions)>, Error> {
        let keys = if self.resign { resign::keys(secrets, ctx)? } else { None };
        let added = if self.targets.is_empty() { Vec::new() } else { added_headers::read(&self.headers)? };
        let slots = self.max_connections.map(|most| Arc::new(Semaphore::new(most.into())));
        let forward = |(pattern, target): &(Option<EventPattern>, Target)| {
            let delivery = DeliveryOptions {
                timeout: self.forward_timeout,
                keys: keys.clone(),
                added: added.clone(),
                trust: ctx.trust()?,
                takes_unproven: self.takes_unproven,
                clock: ctx.clock,
            };
            let options = ForwardOptions {
                target: target.clone(),
                pattern: pattern.clone(),
                retry_refused: self.retry_refused,
                delivery,
                slots: slots.clone(),
            };
            Ok((target.name_among(self.targets.iter().map(|(_, target)| target)), options))
        };
        self.targets.iter().map(forward).collect()
    }

    /// The commands; `spool` is for what they are handed.
    pub(super) fn execs(&self, spool: &Spool) -> Vec<ExecOptions> {
        let exec = |(pattern, command): &(Option<EventPattern>, String)| ExecOptions {
            command: command.clone(),
            pattern: pattern.clone(),
            timeout: self.exec_timeout,
            jobs: self.exec_jobs,
            spool: spool.clone(),
        };
        self.commands.iter().map(exec).collect()
    }
}

/// What is asked for, each once: an event is one task of a target, however often that is named.
fn rules<T: PartialEq>(all: Vec<T>, routed: Vec<Routed<T>>) -> Vec<(Option<EventPattern>, T)> {
    let routed = routed.into_iter().map(|Routed { pattern, to }| (Some(pattern), to));
    let mut rules = Vec::new();
    for rule in all.into_iter().map(|to| (None, to)).chain(routed) {
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    rules
}

/// A limit; zero is none.
fn limit(Span(limit): Span) -> Option<Duration> {
    (!limit.is_zero()).then_some(limit)
}
