use crate::model::Origin;

/// What a project file is called.
pub(super) const PROJECT_FILE: &str = ".meetstream.toml";

/// A value and where it came from.
#[derive(Clone, Debug)]
pub(crate) struct Setting<T> {
    pub(crate) value: T,
    pub(crate) origin: Origin,
}

impl<T> Setting<T> {
    pub(super) fn default_value(value: T) -> Self {
        Self { value, origin: Origin::Default }
    }
}
