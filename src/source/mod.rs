//! Where deliveries come from. A source turns the outside into a [`Delivery`](crate::model::Delivery), hands it to the
//! journal, and knows nothing of what happens next.

mod body_budget;
mod connections;
#[cfg(fuzzing)]
pub(crate) mod fuzzing;
mod intake;
mod path_token;
mod poller;
mod receiver;
mod receiver_path;
mod sound;
mod trust_policy;

pub(crate) use body_budget::BodyBudget;
pub(crate) use intake::{Intake, IntakeReport, Rejection, RejectionReason};
pub(crate) use path_token::{PathToken, PathTokenError};
pub(crate) use poller::{
    CaughtUp, Following, PollReport, Poller, PollerError, PollerHandle, PollerOptions, Report, Unfinished, catch_up,
};
pub(crate) use receiver::{Receiver, ReceiverError, Receiving};
pub(crate) use receiver_path::{ParseReceiverPathError, ReceiverPath};
pub(crate) use sound::{BELOW as SOUND_PATH, SoundIntake};
pub(crate) use trust_policy::{SecretPath, TrustPolicy};
