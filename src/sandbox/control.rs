//! What is asked of the sandbox itself, not of the service: which faults are switched on, and what it was asked. Only
//! this machine may ask.

use std::net::IpAddr;

use hyper::StatusCode;
use hyper::header::HOST;
use hyper::http::request::Parts;
use serde_json::Value;

use super::call::{CallError, CallReply};
use super::fault::Fault;
use super::state::State;
use crate::model::HostName;

/// Where its paths begin.
pub(super) const ROOT: &str = "/sandbox/";

pub(super) fn respond(state: &State, head: &Parts, body: &[u8], peer: IpAddr) -> Result<CallReply, CallError> {
    if !(peer.to_canonical().is_loopback() && names_this_machine(head)) {
        return Err(CallError::new(StatusCode::FORBIDDEN, "Only this machine may ask the sandbox itself."));
    }
    let path = head.uri.path();
    let told = |faults: &[Fault]| CallReply::ok(faults.iter().map(|fault| Value::from(fault.to_string())).collect());
    match (head.method.as_str(), path) {
        ("GET", "/sandbox/faults") => Ok(told(&state.faults())),
        ("PUT", "/sandbox/faults") => {
            let faults = read_faults(body)?;
            state.set_faults(faults.clone());
            Ok(told(&faults))
        }
        ("GET", "/sandbox/requests") => Ok(CallReply::ok(state.with_requests(|requests| requests.tell()))),
        (method, _) => Err(CallError::not_found(format!("The sandbox has no route {method} {path}"))),
    }
}

fn read_faults(body: &[u8]) -> Result<Vec<Fault>, CallError> {
    let words: Vec<String> = serde_json::from_slice(body)
        .map_err(|_| CallError::bad("The body must be a JSON list of faults, such as [\"drop=all\"]."))?;
    let read = words.iter().map(|word| word.parse::<Fault>());
    read.collect::<Result<_, _>>().map_err(|error| CallError::bad(error.to_string()))
}

/// Whether `Host` names this machine, whatever else the sandbox may be called by: a tunnel's program is on this machine
/// too.
fn names_this_machine(head: &Parts) -> bool {
    head.headers.get_all(HOST).iter().all(|host| {
        let host = host.to_str().ok().and_then(HostName::of_authority);
        host.is_some_and(|host| host.is_this_machine())
    })
}
