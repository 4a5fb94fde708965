use std::path::PathBuf;

use crate::cli::ListenArgs;
use crate::commands::pipeline::{PipelineOptions, ReceiverOptions, RelayOptions};
use crate::context::Context;
use crate::error::Error;
use crate::journal::Location;
use crate::model::{EventFilter, Secret};
use crate::reaction::StopOptions;
use crate::settings;
use crate::source::SecretPath;

/// The pipeline that was asked for.
pub(super) fn pipeline(args: ListenArgs, ctx: &Context) -> Result<PipelineOptions, Error> {
    let ListenArgs {
        host,
        port,
        path,
        secret_path,
        print_url: _,
        secret_file,
        allow_unsigned,
        tolerance,
        max_body,
        out,
        no_download,
        artifacts,
        on_deletion,
        relay,
        journal,
        ephemeral,
        ready_file: _,
        event,
        bot,
        until,
        count,
        idle,
    } = args;
    let receiver = ReceiverOptions::new(ctx)?;
    let receiver = ReceiverOptions {
        host: host.unwrap_or(receiver.host),
        port: port.unwrap_or(receiver.port),
        path: path.map_or(Ok(receiver.path), |path| ReceiverOptions::parse_path(&path))?,
        secret_path: if secret_path { SecretPath::Required } else { SecretPath::Optional },
        allow_unsigned,
        tolerance: tolerance.0,
        max_body: max_body.0,
    };
    let defaults = PipelineOptions::new(ctx);
    Ok(PipelineOptions {
        receiver: Some(receiver),
        secrets: if secret_file.is_empty() { defaults.secrets } else { secrets_in(&secret_file)? },
        journal: match (journal, ephemeral) {
            (_, true) => Location::Memory,
            (Some(path), false) => Location::File(path),
            (None, false) => defaults.journal,
        },
        folder: out.unwrap_or(defaults.folder),
        artifacts: (!no_download).then_some(artifacts),
        on_deletion: on_deletion.into(),
        filter: EventFilter { patterns: event, bots: bot },
        stop: StopOptions { until, count, idle: idle.map(|span| span.0) },
        relay: RelayOptions::from_args(relay),
    })
}

fn secrets_in(files: &[PathBuf]) -> Result<Vec<Secret>, Error> {
    let mut secrets = Vec::new();
    for file in files {
        secrets.extend(settings::read_secrets(file)?);
    }
    Ok(secrets)
}
