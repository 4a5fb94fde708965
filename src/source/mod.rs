//! Where deliveries come from. A source turns the outside into a [`Delivery`](crate::model::Delivery), hands it to the
//! journal, and knows nothing of what happens next.

mod connections;
mod gate;
mod intake;
mod path_token;
mod receiver;
mod receiver_path;

pub(crate) use gate::{Gate, SecretPath};
pub(crate) use intake::{Intake, Refusal, Rejection, Report};
pub(crate) use path_token::{PathToken, PathTokenError};
pub(crate) use receiver::{Receiver, ReceiverError, Receiving};
pub(crate) use receiver_path::{ParseReceiverPathError, ReceiverPath};
