use super::setting::Setting;
use crate::model::{ArtifactKind, Condition, EventPattern, Routed, Secret, Target};

/// What `listen` does with events unless its flags say otherwise.
#[derive(Clone, Debug)]
pub(crate) struct ListenDefaults {
    /// Where every event is relayed to.
    pub(crate) forward: Setting<Vec<Target>>,
    /// Where events of some names are relayed to.
    pub(crate) routes: Setting<Vec<Routed<Target>>>,
    /// What is sent with each event: `Name: value`, or `@FILE`.
    pub(crate) headers: Setting<Vec<Secret>>,
    /// What is run for every event, in the shell.
    pub(crate) exec: Setting<Vec<String>>,
    /// What is run for events of some names.
    pub(crate) on: Setting<Vec<Routed<String>>>,
    /// The names of events that are shown, relayed and run for.
    pub(crate) event: Setting<Vec<EventPattern>>,
    /// What their payloads are to fulfil.
    pub(crate) conditions: Setting<Vec<Condition>>,
    /// What is fetched.
    pub(crate) artifacts: Setting<Vec<ArtifactKind>>,
}
